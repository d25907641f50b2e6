// Programs run beside a test, which may be killed or kept from writing.
#ifndef REVUE_TESTS_SAFETY_PROCESS_H_
#define REVUE_TESTS_SAFETY_PROCESS_H_

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace revue {

struct Limits {
  std::optional<std::size_t> file_size;  // bytes that a file may have
};

// How a program ended.
struct Ended {
  int code = -1;         // its exit code; -1 when a signal ended it
  int signal = 0;        // that ended it
  bool late = false;     // it took too long and was killed
  std::string output;    // standard output
  std::string messages;  // standard error
};

// Found in the folders of REVUE_PROGRAMS.
class Process {
 public:
  Process(const std::vector<std::string>& command, const Limits& limits = {});
  // Kills it when it still runs.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool runs();
  // Waits until its messages hold these words; false when it ends, or `most` goes by, before that.
  bool says(const std::string& words, std::chrono::milliseconds most = std::chrono::minutes(1));
  void kill();
  // Waits for its end; kills it after `most`.
  Ended end(std::chrono::milliseconds most = std::chrono::minutes(2));

 private:
  int pid_ = -1;
  std::optional<int> status_;
  std::filesystem::path output_;
  std::filesystem::path messages_;
};

inline Ended run(const std::vector<std::string>& command, const Limits& limits = {}) {
  return Process(command, limits).end();
}

// The number in an environment variable, or `usual`: how long a test looks for rare things.
std::size_t number_of(const char* variable, std::size_t usual);

}  // namespace revue

#endif  // REVUE_TESTS_SAFETY_PROCESS_H_
