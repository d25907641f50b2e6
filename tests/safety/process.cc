#include "tests/safety/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <map>
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

void redirect(const char* file, int descriptor) {
  dup2(open(file, O_WRONLY | O_TRUNC), descriptor);
}

// Where a program called `name` stands.
fs::path program_called(const std::string& name) {
  std::istringstream folders(REVUE_PROGRAMS);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const fs::path program = fs::path(folder) / name;
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  throw std::runtime_error("no program " + name + " in " REVUE_PROGRAMS);
}

// The environment that the program is run in.
std::vector<std::string> environment_of_programs() {
  std::map<std::string, std::string> values;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    const std::size_t sign = text.find('=');
    if (sign != std::string::npos) values[text.substr(0, sign)] = text.substr(sign + 1);
  }
  values["PATH"] = REVUE_PROGRAMS;
  values["LC_ALL"] = "C.UTF-8";
  // What Xapian does to damaged files it does here as for users: the program has to answer it, not
  // a sanitizer. Faults of our own still end in a report. Xapian's check() of an index that has
  // changes deletes an object as one of its base's size.
  values["ASAN_OPTIONS"] +=
      ":handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_abort=0:allocator_may_return_null=1"
      ":new_delete_type_mismatch=0:suppressions=" REVUE_SOURCE_DIR "/tests/safety/asan.supp";
  std::vector<std::string> environment;
  for (const auto& [name, value] : values) environment.push_back(name + "=" + value);
  return environment;
}

// As exec() takes them, valid as long as `words`.
std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const Limits& limits)
    : output_(new_file()), messages_(new_file()) {
  const fs::path program = program_called(command[0]);
  const std::vector<char*> arguments = pointers_to(command);
  const std::vector<std::string> variables = environment_of_programs();
  const std::vector<char*> environment = pointers_to(variables);
  pid_ = fork();
  if (pid_ != 0) return;
  // Only what is safe after a signal: another thread may have held the lock of the heap.
  redirect(output_.c_str(), STDOUT_FILENO);
  redirect(messages_.c_str(), STDERR_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, 0);  // pipes that another program waits to end
  if (limits.file_size) {
    const rlimit size = {*limits.file_size, *limits.file_size};
    setrlimit(RLIMIT_FSIZE, &size);
  }
  execve(program.c_str(), arguments.data(), environment.data());
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
