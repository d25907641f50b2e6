// The clauses of a sentence that somebody is reported to have said, without marks or with some
// marked words in them.
#ifndef REVUE_ANALYZERS_REPORTED_CLAUSES_H_
#define REVUE_ANALYZERS_REPORTED_CLAUSES_H_

#include <cstddef>
#include <vector>

#include "analyzers/quote.h"
#include "analyzers/speech_sentence.h"

namespace revue {

// Adds them. A clause takes the place of the quotes in it, those from `first_quote` on being the
// sentence's.
void add_reported_clauses(SpeechSentence& in, std::size_t first_quote, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_REPORTED_CLAUSES_H_
