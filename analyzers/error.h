// What a person must hear about: failures, "where: what", and how many of a thing there are.
#ifndef REVUE_ANALYZERS_ERROR_H_
#define REVUE_ANALYZERS_ERROR_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace revue {

// Thrown by the libraries, caught by the two mains only. `where` names a file, a file:line or an
// option; `what()` is the full message "where: problem; what to do".
class Error : public std::runtime_error {
 public:
  Error(const std::string& where, const std::string& problem)
      : std::runtime_error(where + ": " + problem) {}
};

// A number of things in a message: "1 article", "2 articles".
inline std::string counted(std::uint64_t number, std::string_view one) {
  return std::to_string(number) + " " + std::string(one) + (number == 1 ? "" : "s");
}

}  // namespace revue

#endif  // REVUE_ANALYZERS_ERROR_H_
