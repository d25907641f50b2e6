// Lines of a text.
#ifndef REVUE_CORPUS_TEXT_LINES_H_
#define REVUE_CORPUS_TEXT_LINES_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace revue {

// Without white space, unbreakable too, at either end.
inline std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && kBlank.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    while (!text.empty() && kBlank.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    if (text.starts_with("\u00A0")) text.remove_prefix(2), again = true;
    if (text.ends_with("\u00A0")) text.remove_suffix(2), again = true;
  }
  return text;
}

// The line that starts at `at`, without its end; `at` moves behind it.
inline std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  at = std::min(end + 1, text.size());
  std::string_view line = text.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace revue

#endif  // REVUE_CORPUS_TEXT_LINES_H_
