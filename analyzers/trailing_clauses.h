// Clauses whose verb of saying stands behind them or in their midst: “CLAUSE, X said”, «CLAUSE, a
// déclaré X», “The law, X said, is no answer”.
#ifndef REVUE_ANALYZERS_TRAILING_CLAUSES_H_
#define REVUE_ANALYZERS_TRAILING_CLAUSES_H_

#include <vector>

#include "analyzers/quote.h"
#include "analyzers/speech_sentence.h"

namespace revue {

// Adds what the first such verb of the sentence reports. Whether there was one.
bool add_trailing_clause(const SpeechSentence& in, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_TRAILING_CLAUSES_H_
