#include "corpus/utf16_stream.h"

#include <utility>

#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kBlock = std::size_t{16} << 10U;  // bytes
constexpr char32_t kReplacement = 0xFFFD;

bool is_first_half(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool Utf16Buffer::takes_mark(std::streambuf& in, bool& big_endian) {
  const int first = in.sgetc();
  if (first != 0xFE && first != 0xFF) return false;
  in.sbumpc();
  big_endian = first == 0xFE;
  if (in.sgetc() == (big_endian ? 0xFF : 0xFE)) {
    in.sbumpc();
    return true;
  }
  in.sungetc();
  return false;
}

// kNone at the end.
char32_t Utf16Buffer::next_unit() {
  const char32_t kept = std::exchange(waiting_, kNone);
  if (kept != kNone) return kept;
  const int first = in_.sbumpc();
  if (first == traits_type::eof()) return kNone;
  const int second = in_.sbumpc();
  if (second == traits_type::eof()) return kReplacement;
  const auto high = static_cast<char32_t>(big_endian_ ? first : second);
  const auto low = static_cast<char32_t>(big_endian_ ? second : first);
  return (high << 8U) | low;
}

Utf16Buffer::int_type Utf16Buffer::underflow() {
  out_.clear();
  while (out_.size() < kBlock) {
    char32_t unit = next_unit();
    if (unit == kNone) break;
    if (is_first_half(unit)) {
      const char32_t second = next_unit();
      if (is_second_half(second)) {
        unit = 0x10000 + ((unit - 0xD800) << 10U) + (second - 0xDC00);
      } else {
        unit = kReplacement;
        waiting_ = second;
      }
    } else if (is_second_half(unit)) {
      unit = kReplacement;
    }
    append_utf8(out_, unit);
  }
  setg(out_.data(), out_.data(), out_.data() + out_.size());
  return out_.empty() ? traits_type::eof() : traits_type::to_int_type(out_.front());
}

}  // namespace revue
