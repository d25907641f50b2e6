// Words that French and English share but for their endings: démocratie, democracy.
#ifndef REVUE_ANALYZERS_COGNATES_H_
#define REVUE_ANALYZERS_COGNATES_H_

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"

namespace revue {

// How a folded word of `language` would be spelt in `target` if it were the same word with the
// ending that the other language gives it; candidates, of which the caller keeps those that exist.
// The word itself is not among them. Sources and measured precision: docs/ranking.md.
std::vector<std::string> cognates(std::string_view folded, Language language, Language target);

}  // namespace revue

#endif  // REVUE_ANALYZERS_COGNATES_H_
