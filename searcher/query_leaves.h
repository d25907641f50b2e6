// Phrases, words as written and names of a query, as parts of its tree; plain words are
// word_reader.h's.
#ifndef REVUE_SEARCHER_QUERY_LEAVES_H_
#define REVUE_SEARCHER_QUERY_LEAVES_H_

#include <optional>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "searcher/query.h"

namespace revue {

class Vocabulary;

// The words in this order; a single one as it stands, without its other inflections. Adds nothing
// when there is no word; likewise the next.
void add_phrase(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes);

// =États-Unis: each word as written, and the words in a row.
void add_exact(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes);

// entity:macron as one leaf; nothing, with a note, when no actor is called so.
std::optional<Leaf> entity_leaf(const Clause& clause, Tokenizer& tokenizer,
                                const Gazetteer& gazetteer, const Vocabulary* vocabulary,
                                std::vector<QueryNote>& notes);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_LEAVES_H_
