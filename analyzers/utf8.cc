#include "analyzers/utf8.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace revue {
namespace {

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && !starts_character(text[at]);
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const int length = lead >= 0xF0 && lead < 0xF5   ? 4
                     : lead >= 0xE0 && lead < 0xF0 ? 3
                     : lead >= 0xC2 && lead < 0xE0 ? 2
                                                   : 0;
  char32_t character = lead & (0x7FU >> length);
  for (int i = 1; i < length; ++i) {
    if (!continues(text, at + static_cast<std::size_t>(i))) {
      ++at;
      return kReplacementCharacter;
    }
    character = character << 6U |
                (static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]) & 0x3FU);
  }
  const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (length == 0 || overlong || surrogate || character > 0x10FFFF) {
    ++at;
    return kReplacementCharacter;
  }
  at += static_cast<std::size_t>(length);
  return character;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (next_character(text, at) == kReplacementCharacter && at - begin == 1) return false;
  }
  return true;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_character(text, at));
  return out;
}

void append_utf8(std::string& out, char32_t character) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xC0U | character >> 6U);
    byte(0x80U | (character & 0x3FU));
  } else if (character < 0x10000) {
    byte(0xE0U | character >> 12U);
    byte(0x80U | (character >> 6U & 0x3FU));
    byte(0x80U | (character & 0x3FU));
  } else {
    byte(0xF0U | character >> 18U);
    byte(0x80U | (character >> 12U & 0x3FU));
    byte(0x80U | (character >> 6U & 0x3FU));
    byte(0x80U | (character & 0x3FU));
  }
}

bool is_unsafe_to_display(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string displayable_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == '\r' || c == '\t') {
      out += ' ';
    } else if (c != '\n' && is_unsafe_to_display(c)) {
      char code_point[16];
      std::snprintf(code_point, sizeof code_point, "<U+%04X>", static_cast<unsigned>(c));
      out += code_point;
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string displayable(std::string_view text) {
  std::string out = displayable_lines(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) before_.push_back(count);
    count += starts_character(text[i]) ? 1U : 0U;
  }
  if (text.size() % kStride == 0) before_.push_back(count);
}

std::size_t CodePointIndex::at(std::size_t offset) const {
  assert(offset <= text_.size());
  std::size_t count = before_[offset / kStride];
  for (std::size_t i = offset / kStride * kStride; i < offset; ++i) {
    count += starts_character(text_[i]) ? 1U : 0U;
  }
  return count;
}

}  // namespace revue
