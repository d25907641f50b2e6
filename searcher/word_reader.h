// Plain words of a query as leaves: known names count as their actors, everything else by word, in
// its own language, and by what it is also called (expansion.h).
#ifndef REVUE_SEARCHER_WORD_READER_H_
#define REVUE_SEARCHER_WORD_READER_H_

#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "searcher/query.h"

namespace revue {

class Vocabulary;

struct WordReading {
  bool cross_language = true;  // also by other names, when there is a vocabulary
  // Each word must be there: then a stop word is not asked for in languages that have no such word.
  bool asks_for_each = false;
};

// Adds a leaf for each word of the clause, in order, and notes about what was not read as typed.
// `vocabulary` may be null, as for analyze_query().
void read_plain_words(const Clause& clause, const WordReading& how, Tokenizer& tokenizer,
                      const Gazetteer& gazetteer, Vocabulary* vocabulary,
                      std::vector<QueryNode>& nodes, std::vector<QueryNote>& notes);

}  // namespace revue

#endif  // REVUE_SEARCHER_WORD_READER_H_
