#include "analyzers/encoding.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "analyzers/error.h"
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
  std::size_t sequences = 0;  // valid ones of several bytes
};

Survey survey(std::string_view bytes) {
  Survey result;
  for (std::size_t at = 0; at < bytes.size();) {
    bool valid = false;
    const std::size_t size = maximal_subpart(bytes, at, valid);
    if (!valid) {
      if (result.invalid++ == 0) result.first_invalid = at;
    } else if (size > 1) {
      ++result.sequences;
    }
    at += size;
  }
  return result;
}

// Chance makes UTF-8 sequences in Windows-1252 («é », with the no-break space French puts before
// the mark, is E9 A0 BB), but few: in French one letter in thirty has an accent.
bool is_windows_1252(std::string_view bytes, const Survey& found) {
  constexpr std::size_t kInvalidPerSequence = 4;
  if (found.invalid <= kInvalidPerSequence * found.sequences) return false;
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 && byte < 0xA0 && kWindows1252[byte - 0x80U] == 0;
  });
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    append_utf8(out, windows_1252(static_cast<unsigned char>(c)));
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

// Zero units of `units`, `size` bytes each from byte `begin` of the input, become spaces.
template <typename Units>
void blank_zeros(Units& units, std::size_t begin, std::size_t size, Decoded& decoded) {
  const auto first = std::find(units.begin(), units.end(), 0);
  if (first == units.end()) return;
  const auto count = static_cast<std::size_t>(std::count(first, units.end(), 0));
  const auto offset = begin + size * static_cast<std::size_t>(first - units.begin());
  decoded.problems.push_back(
      {offset, counted(count, "zero byte") + ", here the first; replaced by spaces"});
  std::replace(first, units.end(), typename Units::value_type{0}, typename Units::value_type{' '});
}

enum class Order { kBigEndian, kLittleEndian };

// The order of UTF-16 that lacks its mark: in Latin letters every second byte is zero.
std::optional<Order> order_without_mark(std::string_view bytes) {
  constexpr std::size_t kFewest = 16;  // bytes that tell
  constexpr std::size_t kSample = 4096;
  if (bytes.size() < kFewest) return std::nullopt;
  std::size_t zeros[2] = {0, 0};  // at even and at odd places
  const std::size_t size = std::min(bytes.size(), kSample) / 2 * 2;
  for (std::size_t i = 0; i < size; ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  const auto most = [&](std::size_t a, std::size_t b) { return 4 * a > size && 20 * b < size; };
  if (most(zeros[0], zeros[1])) return Order::kBigEndian;
  if (most(zeros[1], zeros[0])) return Order::kLittleEndian;
  return std::nullopt;
}

// `mark` bytes of the input come before the text.
Decoded from_utf16(std::string_view bytes, Order order, std::size_t mark) {
  const bool big_endian = order == Order::kBigEndian;
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = mark; i + 1 < bytes.size(); i += 2) {
    const unsigned high = byte_at(bytes, big_endian ? i : i + 1);
    const unsigned low = byte_at(bytes, big_endian ? i + 1 : i);
    units.push_back(static_cast<char16_t>(high << 8U | low));
  }
  Decoded decoded;
  std::size_t halves = 0;
  std::size_t first_half = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (U16_IS_LEAD(units[i]) && i + 1 < units.size() && U16_IS_TRAIL(units[i + 1])) {
      ++i;
    } else if (U16_IS_SURROGATE(units[i])) {
      if (halves++ == 0) first_half = mark + 2 * i;
      units[i] = static_cast<char16_t>(kReplacementCharacter);
    }
  }
  if (halves > 0) {
    decoded.problems.push_back({first_half, "half a UTF-16 pair in " + counted(halves, "place") +
                                                ", this the first; replaced by U+FFFD"});
  }
  if (bytes.size() % 2 != 0) {
    decoded.problems.push_back(
        {bytes.size() - 1, "UTF-16 text ends in half a character; left out"});
  }
  blank_zeros(units, mark, 2, decoded);
  icu::UnicodeString(false, units.data(), static_cast<int32_t>(units.size()))
      .toUTF8String(decoded.text);
  return decoded;
}

}  // namespace

char32_t windows_1252(unsigned char byte) {
  const char32_t defined = byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : 0;
  return defined != 0 ? defined : byte;
}

Decoded decode(std::string bytes) {
  constexpr std::size_t kMark = 2;
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, Order::kLittleEndian, kMark);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, Order::kBigEndian, kMark);
  if (const auto order = order_without_mark(bytes)) {
    Decoded decoded = from_utf16(bytes, *order, 0);
    decoded.problems.insert(decoded.problems.begin(), {0, "UTF-16 without its mark"});
    return decoded;
  }
  Decoded decoded;
  std::size_t mark = 0;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    mark = 3;
  }
  const Survey found = survey(bytes);
  const bool windows_1252 = found.invalid > 0 && is_windows_1252(bytes, found);
  if (windows_1252) {
    decoded.problems.push_back({found.first_invalid + mark, "not UTF-8; read as Windows-1252"});
  } else if (found.invalid > 0) {
    decoded.problems.push_back(
        {found.first_invalid + mark, "invalid UTF-8 in " + counted(found.invalid, "place") +
                                         ", this the first; replaced by U+FFFD"});
  }
  blank_zeros(bytes, mark, 1, decoded);
  decoded.text = found.invalid == 0 ? std::move(bytes)
                 : windows_1252     ? from_windows_1252(bytes)
                                    : with_replacements(bytes);
  return decoded;
}

}  // namespace revue
