// Failure that a person must hear about: "where: what".
#ifndef REVUE_ANALYZERS_ERROR_H_
#define REVUE_ANALYZERS_ERROR_H_

#include <stdexcept>
#include <string>

namespace revue {

// Thrown by the libraries, caught by the two mains only. `where` names a file, a file:line or an
// option; `what()` is the full message "where: problem; what to do".
class Error : public std::runtime_error {
 public:
  Error(const std::string& where, const std::string& problem)
      : std::runtime_error(where + ": " + problem) {}
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_ERROR_H_
