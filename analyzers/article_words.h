// An article's words in one row, across its passages, with what is known of each: what quotes
// (quotes.h) and their speakers (speakers.h) are read from.
#ifndef REVUE_ANALYZERS_ARTICLE_WORDS_H_
#define REVUE_ANALYZERS_ARTICLE_WORDS_H_

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/names.h"

namespace revue {

// No mention, no word.
inline constexpr std::uint32_t kNoMention = std::numeric_limits<std::uint32_t>::max();

struct ArticleWord {
  ByteSpan span;  // in the article's text; without an elided article, as the token's
  NameContext context;
  Language language = Language::kFrench;  // its passage's
  std::uint32_t passage = 0;
  std::uint32_t mention = kNoMention;  // into ArticleWords::mentions, when the word is part of one

  std::string_view folded() const { return context.token->folded; }
  std::string_view exact() const { return context.token->exact; }
};

struct ArticleMention {
  ByteSpan span;  // in the article's text
  const Entity* entity = nullptr;
  MentionRule rule = MentionRule::kName;
  std::uint32_t first = 0;  // word
  std::uint32_t end = 0;    // word behind its last
};

// The words and mentions of the body, in order. Points into `text` and the analysis.
struct ArticleWords {
  std::string_view text;
  std::vector<ArticleWord> words;
  std::vector<ArticleMention> mentions;

  // The first word that begins at or behind this byte; words.size() when none does. Logarithmic.
  std::size_t word_at(std::size_t byte) const;
  // The mention that the word is part of; null for none.
  const ArticleMention* mention_at(std::size_t word) const;
  // From the last mention that begins before this byte, backwards. Logarithmic.
  std::vector<ArticleMention>::const_reverse_iterator mentions_before(std::size_t byte) const;
};

// `text` is what `analysis` was made of. Linear in its size.
ArticleWords article_words(std::string_view text, const Analysis& analysis, const NameLists& lists);

}  // namespace revue

#endif  // REVUE_ANALYZERS_ARTICLE_WORDS_H_
