// Which language is this? Decided per passage, with the article's language as prior.
//
// Function words and everyday words of the language tables vote; elided articles and accents add to
// it. Figures are in docs/analysis.md. (A published measurement on news gives function words 99.5 %
// at eight words; passages are longer.)
#ifndef REVUE_ANALYZERS_LANGUAGE_ID_H_
#define REVUE_ANALYZERS_LANGUAGE_ID_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "analyzers/language.h"

namespace revue {

// The head of an article tells its language as well as the whole: so many bytes are looked at.
inline constexpr std::size_t kLanguageSample = 20000;

// The language of the text, or `prior` when the text does not tell (a name, a number, too few
// words). Linear; thread-safe.
Language identify_language(std::string_view text, Language prior);

// The same without a prior: nothing when the text does not tell.
std::optional<Language> identify_language(std::string_view text);

}  // namespace revue

#endif  // REVUE_ANALYZERS_LANGUAGE_ID_H_
