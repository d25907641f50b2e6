// What became of each input of a build: a line of JSON each, and figures of all.
#ifndef REVUE_INDEXER_BUILD_REPORT_H_
#define REVUE_INDEXER_BUILD_REPORT_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace revue {

// One input: an article that was read, or what could not be read as one.
struct InputOutcome {
  enum class Kind {
    kAdded,
    kChanged,
    kUnchanged,
    kRefused,
    kLeftOut,  // a file of a folder or archive in no format that is read
    // What became of articles in the end, behind all inputs:
    kRemoved,  // its sources no longer hold it
    kCopy,     // of an earlier article, marked as such
    kDropped,  // a copy that was taken out
  };
  Kind kind = Kind::kAdded;
  std::string source;  // "path" or "path:line"
  std::string id;      // of the article; empty when none was made of it
  std::string format;  // by its name (source.h); empty when it is not known
  std::string reason;  // why none was made, else empty
  std::string of{};    // id of the article that it is a copy of, else empty
};
using OutcomeSink = std::function<void(const InputOutcome&)>;

// {"source":…,"id":…,"outcome":"added","format":…,"reason":…,"of":…}; what is empty is left out.
std::string to_json(const InputOutcome& outcome);

// Whether to_json() can have made the line.
bool is_report_line(const std::string& line);

// Counts inputs by format and reason. One thread.
class BuildTally {
 public:
  void add(const InputOutcome& outcome);

  // "by format: html 9,100 read, 50 refused; csv 900 read" when there are several formats, and
  // "refused: 48 no article text found in this page; 2 …" when several were refused. Reasons that
  // differ in a name or number alone are one, the most frequent come first.
  std::vector<std::string> lines() const;

 private:
  struct Counts {
    std::uint64_t read = 0;
    std::uint64_t refused = 0;
  };
  std::map<std::string, Counts> formats_;
  std::map<std::string, std::uint64_t> reasons_;
};

}  // namespace revue

#endif  // REVUE_INDEXER_BUILD_REPORT_H_
