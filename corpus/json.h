// What both readers of JSON ask before they parse.
#ifndef REVUE_CORPUS_JSON_H_
#define REVUE_CORPUS_JSON_H_

#include <cstddef>
#include <string_view>

namespace revue {

// Deeper nesting is refused.
inline constexpr std::size_t kDeepestJson = 100;

// Whether a text nests deeper than that. The parser keeps its own stack, but values are destroyed
// by recursion: deep ones never get built.
bool is_too_deep(std::string_view json);

}  // namespace revue

#endif  // REVUE_CORPUS_JSON_H_
