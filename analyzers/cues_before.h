// Who says marked words by what stands before them in the sentence: rules 3 to 5 of quotes.h.
#ifndef REVUE_ANALYZERS_CUES_BEFORE_H_
#define REVUE_ANALYZERS_CUES_BEFORE_H_

#include <cstddef>

#include "analyzers/speech_sentence.h"

namespace revue {

inline constexpr std::size_t kLeastFloating = 4;  // words that may be a quote without a verb
inline constexpr std::size_t kLongestLabel = 8;   // words before the colon of an interview
inline constexpr std::size_t kFarObject = 14;     // parts between a verb and what it says

// `at` is the part of the marked text.

// Rule 3 for passives: “described by X as “…””, «qualifié de « … » par X».
Attribution passive_before(const SpeechSentence& in, std::size_t at);

// Rule 3.
Attribution cue_before(const SpeechSentence& in, std::size_t at);

// Rule 4.
Attribution source_beside(const SpeechSentence& in, std::size_t at);

// Rule 5.
Attribution colon_before(const SpeechSentence& in, std::size_t at);

}  // namespace revue

#endif  // REVUE_ANALYZERS_CUES_BEFORE_H_
