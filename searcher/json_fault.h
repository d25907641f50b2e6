// What is wrong with JSON that somebody else wrote, in words.
#ifndef REVUE_SEARCHER_JSON_FAULT_H_
#define REVUE_SEARCHER_JSON_FAULT_H_

#include <exception>
#include <string>

namespace revue {

// "key 'program' not found", without the library's number of it in front.
inline std::string json_fault(const std::exception& error) {
  const std::string text = error.what();
  const std::size_t number = text.find("] ");
  return number == std::string::npos ? text : text.substr(number + 2);
}

}  // namespace revue

#endif  // REVUE_SEARCHER_JSON_FAULT_H_
