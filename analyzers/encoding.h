// Bytes to valid UTF-8 without losing text.
#ifndef REVUE_ANALYZERS_ENCODING_H_
#define REVUE_ANALYZERS_ENCODING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

// Something in the bytes that had to be mended. `offset` is a byte of the input, from 0.
struct EncodingProblem {
  std::size_t offset = 0;
  std::string message;
};

struct Decoded {
  std::string text;  // valid UTF-8, without byte order mark
  std::vector<EncodingProblem> problems;
};

// In this order: UTF-16 when a byte order mark says so, or every second byte is zero; UTF-8, with or without mark, when the bytes
// are valid; Windows-1252 when the bytes hold no UTF-8 sequence but by chance and each is defined
// there; else UTF-8 with each invalid part replaced by U+FFFD (Unicode Standard 15, section 3.9,
// "maximal subparts"). Zero bytes become spaces, because programs downstream take them for an end.
// Linear.
Decoded decode(std::string bytes);

// The character that Windows-1252 has at a byte; that of Latin-1 where it defines nothing.
char32_t windows_1252(unsigned char byte);

}  // namespace revue

#endif  // REVUE_ANALYZERS_ENCODING_H_
