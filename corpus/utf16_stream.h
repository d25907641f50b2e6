// Lines of UTF-16, as Excel and databases write them, for readers of UTF-8.
#ifndef REVUE_CORPUS_UTF16_STREAM_H_
#define REVUE_CORPUS_UTF16_STREAM_H_

#include <streambuf>
#include <string>

namespace revue {

// Reads UTF-16 from a buffer as UTF-8, without its byte order mark; half a character becomes
// U+FFFD, a zero U+0000.
class Utf16Buffer : public std::streambuf {
 public:
  // Whether `in` begins with a byte order mark of UTF-16; then that is taken from it.
  static bool takes_mark(std::streambuf& in, bool& big_endian);

  // `in` stands behind the mark and must outlive the buffer.
  Utf16Buffer(std::streambuf& in, bool big_endian) : in_(in), big_endian_(big_endian) {}

 protected:
  int_type underflow() override;

 private:
  char32_t next_unit();

  std::streambuf& in_;
  bool big_endian_;
  static constexpr char32_t kNone = 0x110000;
  char32_t waiting_ = kNone;  // a unit that was read too early
  std::string out_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_UTF16_STREAM_H_
