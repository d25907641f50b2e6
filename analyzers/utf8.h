// Reading UTF-8 one character at a time, and counting characters for the JSON contract.
#ifndef REVUE_ANALYZERS_UTF8_H_
#define REVUE_ANALYZERS_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/span.h"

namespace revue {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// The character that starts at byte `at`, which is moved behind it. An invalid byte reads as
// U+FFFD and is one byte long, so that a loop over any bytes ends. Requires: at < text.size().
char32_t next_character(std::string_view text, std::size_t& at);

bool is_valid_utf8(std::string_view text);

// Whether a byte of UTF-8 is the first of its character.
constexpr bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::u32string code_points(std::string_view text);

void append_utf8(std::string& out, char32_t character);

// Whether a character may not be drawn as it is: C0 and C1 controls (tab and newline included),
// bidirectional overrides and isolates (Unicode Standard Annex 9), line and paragraph separators.
bool is_unsafe_to_display(char32_t character);

// `text` as a terminal can be sent it: what is unsafe to display becomes <U+202E>, but tabs and
// carriage returns become spaces and line feeds stay.
std::string displayable_lines(std::string_view text);
// The same on one line: line feeds become spaces.
std::string displayable(std::string_view text);

// Byte offsets of one text counted in code points. Construction is linear in the text; a look-up
// reads at most kStride bytes. Holds a view: the text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  // Code points before byte `offset`. Requires: offset <= text.size(), not inside a character.
  std::size_t at(std::size_t offset) const;

  std::size_t size() const { return at(text_.size()); }

 private:
  static constexpr std::size_t kStride = 256;
  std::string_view text_;
  std::vector<std::size_t> before_;  // code points before byte i * kStride
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_UTF8_H_
