// What verbs of saying report without a clause of its own: in an infinitive, a gerund or a noun.
#ifndef REVUE_ANALYZERS_GOVERNED_CLAUSES_H_
#define REVUE_ANALYZERS_GOVERNED_CLAUSES_H_

#include <cstddef>

#include "analyzers/speech_sentence.h"

namespace revue {

// Where what the verb governs begins: «dit vouloir», «promet de ne pas le voter», “promised to”,
// “denied breaking”. The end of the sentence for none.
std::size_t governed_begin(const SpeechSentence& in, const SpeechVerb& verb);

// Whether what begins there is the noun that the verb governs: «réclame la démission du maire».
bool governs_object(const SpeechSentence& in, const SpeechVerb& verb, std::size_t begin);

// “urged the public not to worry”: where begins what somebody is told to do. The end of the
// sentence for nothing.
std::size_t exhortation_begin(const SpeechSentence& in, const SpeechVerb& verb);

}  // namespace revue

#endif  // REVUE_ANALYZERS_GOVERNED_CLAUSES_H_
