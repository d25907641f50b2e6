// Interviews printed without marks: paragraphs that begin with who speaks and a colon, «Ada Ngo :
// …», “Q: … A: …”.
#ifndef REVUE_ANALYZERS_INTERVIEWS_H_
#define REVUE_ANALYZERS_INTERVIEWS_H_

#include <vector>

#include "analyzers/quote.h"
#include "analyzers/speech_sentence.h"

namespace revue {

// Adds a direct quote for each answer, in place of the quotes within it, where a person's label
// comes back or questions and answers have theirs. Questions are the outlet's: no quotes. Linear in
// the size of the article.
void add_interview_answers(const SpeechSentence& in, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_INTERVIEWS_H_
