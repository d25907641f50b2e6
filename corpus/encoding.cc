#include "corpus/encoding.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "analyzers/utf8.h"

namespace revue {
namespace {

// Windows-1252, 0x80 to 0x9F; 0 where it defines nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// Length of the longest start of a valid sequence at `at`; `valid` when it is a whole one.
std::size_t maximal_subpart(std::string_view bytes, std::size_t at, bool& valid) {
  const unsigned char lead = byte_at(bytes, at);
  const std::size_t length = lead < 0x80                    ? 1
                             : lead >= 0xC2 && lead <= 0xDF ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  valid = length == 1;
  if (length < 2) return 1;
  std::size_t size = 1;
  for (; size < length && at + size < bytes.size(); ++size) {
    const unsigned char next = byte_at(bytes, at + size);
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (size == 1) {
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    }
    if (next < low || next > high) break;
  }
  valid = size == length;
  return size;
}

struct Survey {
  std::size_t first_invalid = std::string::npos;
  std::size_t invalid = 0;
  bool has_sequence = false;  // a valid one of several bytes
};

Survey survey(std::string_view bytes) {
  Survey result;
  for (std::size_t at = 0; at < bytes.size();) {
    bool valid = false;
    const std::size_t size = maximal_subpart(bytes, at, valid);
    if (!valid) {
      if (result.invalid++ == 0) result.first_invalid = at;
    } else if (size > 1) {
      result.has_sequence = true;
    }
    at += size;
  }
  return result;
}

bool fits_windows_1252(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0 && kWindows1252[byte - 0x80U] == 0;
  });
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte);
  }
  return out;
}

std::string with_replacements(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    bool valid = false;
    const std::size_t size = maximal_subpart(bytes, at, valid);
    if (valid) {
      out += bytes.substr(at, size);
    } else {
      append_utf8(out, kReplacementCharacter);
    }
    at += size;
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const unsigned high = byte_at(bytes, big_endian ? i : i + 1);
    const unsigned low = byte_at(bytes, big_endian ? i + 1 : i);
    units.push_back(static_cast<char16_t>(high << 8U | low));
  }
  std::string out;
  icu::UnicodeString(false, units.data(), static_cast<int32_t>(units.size())).toUTF8String(out);
  return out;
}

}  // namespace

Decoded decode(std::string bytes) {
  Decoded decoded;
  std::size_t mark = 0;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded.text = from_utf16(bytes, bytes[0] == '\xFE');
    if (bytes.size() % 2 != 0) {
      decoded.problems.push_back(
          {bytes.size() - 1, "UTF-16 text ends in half a character; left out"});
    }
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
      bytes.erase(0, 3);
      mark = 3;
    }
    const Survey found = survey(bytes);
    if (found.invalid == 0) {
      decoded.text = std::move(bytes);
    } else if (!found.has_sequence && fits_windows_1252(bytes)) {
      decoded.problems.push_back({found.first_invalid + mark, "not UTF-8; read as Windows-1252"});
      decoded.text = from_windows_1252(bytes);
    } else {
      decoded.problems.push_back(
          {found.first_invalid + mark, "invalid UTF-8 in " + std::to_string(found.invalid) +
                                           (found.invalid == 1 ? " place" : " places") +
                                           ", this the first; replaced by U+FFFD"});
      decoded.text = with_replacements(bytes);
    }
  }
  if (const std::size_t zero = decoded.text.find('\0'); zero != std::string::npos) {
    const auto count = std::count(decoded.text.begin(), decoded.text.end(), '\0');
    decoded.problems.push_back({zero + mark, std::to_string(count) +
                                                 (count == 1 ? " zero byte" : " zero bytes") +
                                                 ", here the first; replaced by spaces"});
    std::replace(decoded.text.begin(), decoded.text.end(), '\0', ' ');
  }
  return decoded;
}

}  // namespace revue
