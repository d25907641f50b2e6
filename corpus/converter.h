// Other programs that turn a document into text: found on the PATH, given bytes, held to limits.
//
// No shell is involved and no file: the bytes are the program's standard input, in memory, and its
// standard output and error go there too. It gets no terminal, no open file of this process, no
// home directory and the environment of C.UTF-8.
#ifndef REVUE_CORPUS_CONVERTER_H_
#define REVUE_CORPUS_CONVERTER_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

struct ConverterLimits {
  std::chrono::seconds time{60};                        // until it is killed
  std::size_t memory = std::size_t{1} << 30U;           // bytes, of its own data
  std::size_t largest_output = std::size_t{64} << 20U;  // bytes
};

struct Conversion {
  std::string output;
  std::string problem;  // why there is none, in words; empty when there is none
  std::string message;  // the first line that the program wrote to standard error; valid UTF-8
};

// Runs `command`, a program and its arguments, on `bytes` and waits for its end. Debian's `package`
// has the program, for the message that it is missing. Thread-safe.
Conversion convert(const std::vector<std::string>& command, const std::string& package,
                   std::string_view bytes, const ConverterLimits& limits);

}  // namespace revue

#endif  // REVUE_CORPUS_CONVERTER_H_
