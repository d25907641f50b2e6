#include "indexer/index_error.h"

#include <cerrno>
#include <cstring>
#include <string>

namespace revue {
namespace {

// Whether the system refused something, other than a file of the index that is gone. A commit that
// fails says so in its message alone.
bool is_of_the_system(const Xapian::Error& error) {
  if (error.get_msg().starts_with("Modifications failed")) return true;
  const char* const reason = error.get_error_string();
  return reason != nullptr && std::string(reason) != std::strerror(ENOENT);
}

}  // namespace

Error index_error(const std::filesystem::path& index, const Xapian::Error& error) {
  const std::string type = error.get_type();
  std::string what = type + ": " + error.get_msg();
  if (error.get_error_string() != nullptr) {
    what += std::string(": ") + error.get_error_string();
  }
  if (type == "DatabaseModifiedError") {
    return {index.string(), "was written to meanwhile (" + what + "); run the same command again"};
  }
  if (type == "DatabaseLockError") {
    return {index.string(), "another program is writing here (" + what + "); wait for it"};
  }
  if (is_of_the_system(error)) {
    return {index.string(), "could not be read or written (" + what +
                                "); see to the disk's room and permissions, run the same command "
                                "again, then revue-index check"};
  }
  return {index.string(),
          "is damaged (" + what + "); delete the directory and build it again from its sources"};
}

}  // namespace revue
