#include "analyzers/text_units.h"

#include <unicode/uchar.h>

#include "analyzers/utf8.h"

namespace revue {

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

// A combining mark counts as a letter: in NFD text it is half of one.
bool is_letter(char16_t unit) {
  if (unit < 0x80) return (unit | 0x20U) >= u'a' && (unit | 0x20U) <= u'z';
  return u_isalpha(unit) != 0 || u_charType(unit) == U_NON_SPACING_MARK ||
         (unit >= 0xD800 && unit < 0xE000);
}

bool is_space(char16_t unit) { return unit == u' ' || (unit >= 9 && unit <= 13); }

bool is_upper(char16_t unit) { return u_isupper(unit) != 0; }

bool is_apostrophe(char16_t unit) {
  return unit == u'\'' || unit == 0x2019 || unit == 0x2018 || unit == 0x02BC || unit == 0x2032 ||
         unit == 0x00B4;
}

bool is_hyphen(char16_t unit) { return unit == u'-' || unit == 0x2010 || unit == 0x2011; }

namespace {

bool is_wide_space(char16_t unit) {
  return unit == 0x00A0 || unit == 0x202F || (unit >= 0x2000 && unit <= 0x200A) || unit == 0x205F ||
         unit == 0x3000;
}

bool is_bullet(char16_t unit) {
  return unit == 0x2022 || unit == 0x2027 || unit == 0x22C5 || unit == 0x30FB;
}

void edit(std::u16string& units) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    char16_t& unit = units[i];
    if (unit < 0x80) continue;
    if (is_wide_space(unit)) {
      unit = u' ';
    } else if (unit == 0x200B) {
      unit = 0x2060;
    } else if (is_apostrophe(unit) || is_bullet(unit)) {
      const bool between =
          i > 0 && i + 1 < units.size() && is_letter(units[i - 1]) && is_letter(units[i + 1]);
      if (between) unit = is_bullet(unit) ? char16_t{0x00B7} : u'\'';
    }
  }
}

}  // namespace

void read_units(std::string_view text, TextUnits& out) {
  out.units.clear();
  out.byte_of.clear();
  out.units.reserve(text.size());
  out.byte_of.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_character(text, at);
    if (c < 0x10000) {
      out.units.push_back(static_cast<char16_t>(c));
      out.byte_of.push_back(begin);
    } else {
      out.units.push_back(static_cast<char16_t>(0xD7C0U + (c >> 10U)));
      out.units.push_back(static_cast<char16_t>(0xDC00U | (c & 0x3FFU)));
      out.byte_of.push_back(begin);
      out.byte_of.push_back(begin);
    }
  }
  out.byte_of.push_back(static_cast<std::uint32_t>(text.size()));
  edit(out.units);
}

}  // namespace revue
