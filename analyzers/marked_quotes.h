// The marked texts of a sentence: whose words they are, by the rules 1 to 8 of quotes.h.
#ifndef REVUE_ANALYZERS_MARKED_QUOTES_H_
#define REVUE_ANALYZERS_MARKED_QUOTES_H_

#include <cstddef>
#include <vector>

#include "analyzers/quote.h"
#include "analyzers/speech_sentence.h"

namespace revue {

// What came before a sentence.
struct Turn {
  bool somebody_spoke = false;
  std::size_t silent_sentences = 0;  // since then
  Phrase last_subject;               // of the sentence before, when it is an actor or a pronoun
  Phrase last_called;                // of it, when that is no actor but a word for who can speak
  Attribution announced;             // by a verb and a colon that end the sentence before
};

// Adds a quote for each marked text of the sentence, words that are nobody's among them.
void add_marked_quotes(SpeechSentence& in, const Turn& turn, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_MARKED_QUOTES_H_
