// Which known entities an article names, and where.
//
// Rules, in this order:
// 1. The longest name wins, from left to right: «Brigitte Macron» is not Emmanuel Macron.
// 2. A one-word name of a person right behind another capitalised word is another person's
//    («Olivier Vance»), unless that word is a title, opens the sentence as a function word, or is
//    itself part of a mention.
// 3. An acronym among other words in capitals is not told from a shouted word and is left alone.
// 4. A weak name counts when the article also holds a strong name of the entity, or one of the
//    entity's context words stands within ten words.
#ifndef REVUE_ANALYZERS_MENTIONS_H_
#define REVUE_ANALYZERS_MENTIONS_H_

#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"

namespace revue {

struct Mention {
  ByteSpan span;  // in the text its TokenList was made from
  EntityIndex entity = 0;
  std::uint32_t position = 0;  // of the name's first word
};

// Mentions of each of the texts, which together are one article (title and passages, in order).
// Spans of one text do not overlap and are in order. Linear in the number of tokens.
std::vector<std::vector<Mention>> find_mentions(const std::vector<const TokenList*>& texts,
                                                const std::vector<std::string_view>& sources,
                                                const Gazetteer& gazetteer);

// The words (TokenKind::kWord) of a token list, in order.
std::vector<const Token*> words_of(const TokenList& tokens);

}  // namespace revue

#endif  // REVUE_ANALYZERS_MENTIONS_H_
