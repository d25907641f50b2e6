// An article as a row of words, punctuation and marked texts, cut into sentences: what the grammar
// of reported speech is read from. A marked text is one part, whatever stands in it, so that the
// sentence around it keeps its shape.
#ifndef REVUE_ANALYZERS_SENTENCE_PARTS_H_
#define REVUE_ANALYZERS_SENTENCE_PARTS_H_

#include <cstdint>
#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/quote_marks.h"

namespace revue {

enum class PartKind : std::uint8_t {
  kWord,
  kMarked,
  kComma,
  kColon,
  kSemicolon,
  kDash,
  kOpening,  // a bracket
  kClosing,
  kStop,   // . ! ? …
  kBreak,  // the end of a paragraph
};

struct SentencePart {
  PartKind kind = PartKind::kWord;
  std::uint32_t number = 0;  // of the word or the marked text
  ByteSpan span;             // in the article's text
};

struct Sentence {
  std::size_t begin = 0;  // part
  std::size_t end = 0;
  bool opens_paragraph = false;
};

struct SentenceParts {
  std::vector<MarkedText> marked;
  std::vector<SentencePart> parts;
  std::vector<Sentence> sentences;  // without the breaks between them
};

// Linear in the size of the article.
SentenceParts sentence_parts(const ArticleWords& article);

// The same of a stretch of it, such as what stands inside marks.
SentenceParts sentence_parts(const ArticleWords& article, ByteSpan stretch);

}  // namespace revue

#endif  // REVUE_ANALYZERS_SENTENCE_PARTS_H_
