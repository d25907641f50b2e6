#include "analyzers/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "analyzers/utf8.h"

namespace revue {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& normalizer = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
  }();
  return normalizer;
}

const icu::Normalizer2& nfkd() {
  static const icu::Normalizer2& normalizer = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFKDInstance(status);
  }();
  return normalizer;
}

bool is_ascii(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

bool is_apostrophe(char32_t c) {
  return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x2032 || c == 0x00B4;
}

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

// Letters that NFKD does not take apart but readers type without their stroke or as two letters.
std::string_view special_folding(char32_t c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00F8:
      return "o";
    case 0x0111:
      return "d";
    case 0x0142:
      return "l";
    case 0x00DF:
      return "ss";
    case 0x0131:
      return "i";
    case 0x00F0:
      return "d";
    case 0x00FE:
      return "th";
    default:
      return {};
  }
}

void append_lowered_ascii(std::string_view text, std::string& out) {
  for (const char byte : text) {
    out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte);
  }
}

// Folding of one character on its own: decomposed, marks dropped, lower case.
std::string fold_character(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString full(static_cast<UChar32>(character));
  full = nfkd().normalize(full, status);
  std::string out;
  for (int32_t i = 0; i < full.length();) {
    const UChar32 part = full.char32At(i);
    i += U16_LENGTH(part);
    const int8_t type = u_charType(part);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) continue;
    const char32_t lowered = static_cast<char32_t>(u_tolower(part));
    const std::string_view special = special_folding(lowered);
    if (!special.empty()) {
      out += special;
    } else if (is_apostrophe(lowered)) {
      out += '\'';
    } else if (!is_invisible(lowered)) {
      append_utf8(out, lowered);
    }
  }
  return out;
}

constexpr char32_t kTableEnd = 0x0250;  // Latin, up to Latin Extended-B

const std::array<std::string, kTableEnd>& folding_table() {
  static const auto table = [] {
    std::array<std::string, kTableEnd> rows;
    for (char32_t c = 0; c < kTableEnd; ++c) rows[c] = fold_character(c);
    return rows;
  }();
  return table;
}

}  // namespace

void append_exact(std::string_view word, std::string& out) {
  if (is_ascii(word)) {
    out += word;
    return;
  }
  std::string visible;
  visible.reserve(word.size());
  bool composed = true;  // nothing at or above U+0300, where NFC begins to matter
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_character(word, at);
    if (is_invisible(c)) continue;
    append_utf8(visible, is_apostrophe(c) ? U'\'' : c);
    if (c >= 0x0300) composed = false;
  }
  if (composed) {
    out += visible;
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalize(icu::UnicodeString::fromUTF8(visible), status).toUTF8String(out);
}

void append_lower(std::string_view exact, std::string& out) {
  if (is_ascii(exact)) {
    append_lowered_ascii(exact, out);
    return;
  }
  for (std::size_t at = 0; at < exact.size();) {
    append_utf8(out,
                static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_character(exact, at)))));
  }
}

void append_folded(std::string_view word, std::string& out) {
  const auto& rows = folding_table();
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20U)
                                               : static_cast<char>(byte));
      ++at;
      continue;
    }
    const char32_t c = next_character(word, at);
    out += c < kTableEnd ? rows[c] : fold_character(c);
  }
}

std::string small_letters(std::string_view text) {
  std::string out;
  append_lowered_ascii(text, out);
  return out;
}

std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t character = at;
    if (u_isalnum(static_cast<UChar32>(next_character(folded, at))) != 0) continue;
    if (character > begin) words.push_back(folded.substr(begin, character - begin));
    begin = at;
  }
  if (begin < folded.size()) words.push_back(folded.substr(begin));
  return words;
}

std::string exact(std::string_view word) {
  std::string out;
  append_exact(word, out);
  return out;
}

std::string lower(std::string_view exact) {
  std::string out;
  append_lower(exact, out);
  return out;
}

std::string fold(std::string_view word) {
  std::string out;
  append_folded(word, out);
  return out;
}

}  // namespace revue
