// Where in a file its records stand.
#ifndef REVUE_CORPUS_RECORD_PLACE_H_
#define REVUE_CORPUS_RECORD_PLACE_H_

#include <cstddef>
#include <string>
#include <utility>

namespace revue {

// The place of each record of one file, in order: "path:line", and of those that begin on one line
// "path:line#2" and so on from the second, as in a document that is one line.
class RecordPlaces {
 public:
  explicit RecordPlaces(std::string source) : source_(std::move(source)) {}

  // Of the record behind the last one, which begins on `line`.
  std::string next(std::size_t line) {
    count_ = line == line_ ? count_ + 1 : 1;
    line_ = line;
    std::string place = source_ + ":" + std::to_string(line);
    return count_ == 1 ? place : place + "#" + std::to_string(count_);
  }

 private:
  std::string source_;
  std::size_t line_ = 0;   // of the last record
  std::size_t count_ = 0;  // of records on it
};

}  // namespace revue

#endif  // REVUE_CORPUS_RECORD_PLACE_H_
