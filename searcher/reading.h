// The words of a query, read in every language at once, since a query is too short to tell its own.
// One thing for plain words, phrases and names, so that they find alike.
#ifndef REVUE_SEARCHER_READING_H_
#define REVUE_SEARCHER_READING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/tokens.h"
#include "searcher/query.h"

namespace revue {

// A text with its tokens in each language, in the order of kLanguages.
struct Readings {
  std::vector<TokenList> lists;
  std::optional<Language> written;  // nothing when the text does not tell
  bool shouted = false;             // its capitals say nothing

  const TokenList& in(Language language) const { return lists[static_cast<std::size_t>(language)]; }
};

Readings read_words(std::string_view text, Tokenizer& tokenizer);

// Stretches of the text that are one word, or hang together («vice-président», «1 200») in at least
// one language; in order.
std::vector<ByteSpan> clusters(const Readings& readings);

// One cluster as a leaf: in each language a word, or a phrase of its words, or their whole.
Leaf make_leaf(const Readings& readings, ByteSpan cluster);

// Forms of each position of a phrase, in one language.
std::vector<std::vector<std::string>> phrase_of(const TokenList& list, Language language);

// The positional terms of a token: its forms without stems.
void add_forms(const Token& token, Language language, std::vector<std::string>& forms);

// All terms of the word that stands at `span`, as evidence that its article is about it. `shouted`
// as in Readings.
void add_evidence(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf);

// The same, and the terms by which passages are searched.
void add_terms(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf);

QueryNode leaf_node(Leaf leaf);

// Adds what the list does not hold yet.
void add_unique(std::vector<std::string>& list, std::string item);

}  // namespace revue

#endif  // REVUE_SEARCHER_READING_H_
