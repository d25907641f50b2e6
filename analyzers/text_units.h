// A text as ICU wants it (UTF-16), made ready for word and sentence breaking, with the way back to
// bytes. Internal to analyzers/: tokens.cc, sentences.cc.
//
// Every edit replaces one unit by one unit, so offsets stay true: no-break spaces become spaces
// (ICU 72 glues words over U+202F), apostrophes of all shapes between letters become ', bullets
// between letters become the middle dot of inclusive spelling, zero-width spaces become word
// joiners, which ICU ignores.
#ifndef REVUE_ANALYZERS_TEXT_UNITS_H_
#define REVUE_ANALYZERS_TEXT_UNITS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/span.h"

namespace revue {

struct TextUnits {
  std::u16string units;
  std::vector<std::uint32_t> byte_of;  // byte offset of each unit; one more entry for the end

  // Requires: begin <= end <= units.size().
  ByteSpan bytes(std::size_t begin, std::size_t end) const {
    return {byte_of[begin], byte_of[end]};
  }
};

// Refills `out`, reusing its memory. Invalid bytes become U+FFFD, one unit for one byte.
// Requires: text.size() < 4 GiB.
void read_units(std::string_view text, TextUnits& out);

bool is_letter(char16_t unit);
bool is_digit(char16_t unit);  // 0-9
bool is_space(char16_t unit);
bool is_upper(char16_t unit);
bool is_apostrophe(char16_t unit);  // ' and every shape that stands for it
bool is_hyphen(char16_t unit);      // hyphen-minus, hyphen, no-break hyphen

}  // namespace revue

#endif  // REVUE_ANALYZERS_TEXT_UNITS_H_
