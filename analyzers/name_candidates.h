// What may be a name in one text of an article: names of the gazetteer, names that it does not
// hold.
#ifndef REVUE_ANALYZERS_NAME_CANDIDATES_H_
#define REVUE_ANALYZERS_NAME_CANDIDATES_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/mentions.h"
#include "analyzers/names.h"

namespace revue {

// A name of the gazetteer in a text.
struct NameCandidate {
  std::size_t begin = 0;  // word
  std::size_t length = 0;
  std::span<const NameSense> senses;
  std::size_t end() const { return begin + length; }
};

// One text of the article.
struct NamedText {
  std::string_view source;
  std::vector<const Token*> words;
  std::vector<NameContext> contexts;
  std::vector<bool> credit;  // by word: in a photo credit or a byline
  std::vector<NameCandidate> candidates;
  std::vector<NameSpan> names;

  ByteSpan span(std::size_t begin, std::size_t length) const {
    return {words[begin]->span.begin, words[begin + length - 1]->span.end};
  }
};

// Points into the text, the gazetteer and the tokens. Linear in the number of words.
NamedText read_names(const MentionText& given, const Gazetteer& gazetteer, const NameLists& lists);

// Rule 4 of mentions.h: whether «UN», “US”, “WHO” in capitals stands behind an article of its own,
// where no small word of that spelling can.
bool is_noun(const NamedText& text, std::size_t at);

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAME_CANDIDATES_H_
