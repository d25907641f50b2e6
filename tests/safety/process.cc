#include "tests/safety/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace revue {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string taken(const fs::path& file) {
  std::string text = content_of(file);
  fs::remove(file);
  return text;
}

fs::path new_file() {
  std::string name = (fs::temp_directory_path() / "revue-process-XXXXXX").string();
  const int file = mkstemp(name.data());
  if (file < 0) throw std::runtime_error("cannot make " + name);
  close(file);
  return name;
}

void redirect(const fs::path& file, int descriptor) {
  dup2(open(file.c_str(), O_WRONLY | O_TRUNC), descriptor);
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const Limits& limits)
    : output_(new_file()), messages_(new_file()) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ != 0) return;
  redirect(output_, STDOUT_FILENO);
  redirect(messages_, STDERR_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, 0);  // pipes that another program waits to end
  if (limits.file_size) {
    const rlimit size = {*limits.file_size, *limits.file_size};
    setrlimit(RLIMIT_FSIZE, &size);
  }
  setenv("PATH", REVUE_PROGRAMS, 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  // What Xapian does to damaged files it does here as for users: the program has to answer it, not
  // a sanitizer. Faults of our own still end in a report.
  const char* const given = std::getenv("ASAN_OPTIONS");
  const std::string options =
      std::string(given == nullptr ? "" : given) +
      ":handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_abort=0:allocator_may_return_null=1"
      ":suppressions=" REVUE_SOURCE_DIR "/tests/safety/asan.supp";
  setenv("ASAN_OPTIONS", options.c_str(), 1);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::~Process() {
  kill();
  if (pid_ > 0 && !status_) waitpid(pid_, nullptr, 0);
  std::error_code ignored;
  fs::remove(output_, ignored);
  fs::remove(messages_, ignored);
}

bool Process::runs() {
  int status = 0;
  if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return !status_;
}

bool Process::says(const std::string& words, std::chrono::milliseconds most) {
  const auto begun = std::chrono::steady_clock::now();
  while (content_of(messages_).find(words) == std::string::npos) {
    if (!runs() || std::chrono::steady_clock::now() - begun > most) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

void Process::kill() {
  if (runs()) ::kill(pid_, SIGKILL);
}

Ended Process::end(std::chrono::milliseconds most) {
  Ended ended;
  const auto begun = std::chrono::steady_clock::now();
  while (runs()) {
    if (std::chrono::steady_clock::now() - begun > most) {
      ended.late = true;
      kill();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (WIFEXITED(*status_)) ended.code = WEXITSTATUS(*status_);
  if (WIFSIGNALED(*status_)) ended.signal = WTERMSIG(*status_);
  ended.output = taken(output_);
  ended.messages = taken(messages_);
  return ended;
}

std::size_t number_of(const char* variable, std::size_t usual) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? usual : std::stoul(value);
}

}  // namespace revue
