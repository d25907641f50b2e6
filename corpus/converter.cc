#include "corpus/converter.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "analyzers/encoding.h"
#include "analyzers/error.h"

namespace revue {
namespace {

constexpr std::size_t kLongestMessage = 200;  // bytes

// A file without a name, in memory.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("revue", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail();
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }

  // All of it, to be read from the beginning.
  void fill(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail();
      bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    ::lseek(descriptor_, 0, SEEK_SET);
  }

  // The first `most` bytes.
  std::string content(std::size_t most) const {
    const off_t end = ::lseek(descriptor_, 0, SEEK_END);
    std::string bytes(std::min(static_cast<std::size_t>(std::max<off_t>(end, 0)), most), '\0');
    const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return bytes;
  }

 private:
  [[noreturn]] static void fail() {
    throw Error("converting a document", std::string("no memory file: ") + std::strerror(errno));
  }

  int descriptor_;
};

struct Files {
  MemoryFile input;
  MemoryFile output;
  MemoryFile errors;
};

// What posix_spawn() is told beside the command.
class SpawnSettings {
 public:
  explicit SpawnSettings(const Files& files) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, files.input.descriptor(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, files.output.descriptor(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, files.errors.descriptor(), STDERR_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    ::posix_spawnattr_init(&attributes_);
    // A group of its own: it is killed with what it started, and Ctrl-C is ours alone.
    ::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    sigset_t signals;
    sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  // 0, or an error number.
  int spawn(pid_t& child, const std::vector<std::string>& command) const {
    const char* const path = std::getenv("PATH");
    std::vector<std::string> variables = {std::string("PATH=") + (path == nullptr ? "" : path),
                                          "LC_ALL=C.UTF-8", "HOME=/nonexistent"};
    return ::posix_spawnp(&child, command.front().c_str(), &actions_, &attributes_,
                          pointers(command).data(), pointers(variables).data());
  }

 private:
  static std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
    out.push_back(nullptr);
    return out;
  }

  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Set from outside, right after the start; they hold for what the program has taken already too.
void limit(pid_t child, const ConverterLimits& limits) {
  const auto set = [&](__rlimit_resource resource, rlim_t value) {
    const rlimit both = {value, value};
    ::prlimit(child, resource, &both, nullptr);
  };
  // Not of the address space, of which Haskell reserves far more than it takes.
  set(RLIMIT_DATA, limits.memory);
  set(RLIMIT_FSIZE, limits.largest_output + 1);
  set(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()) + 1);
  set(RLIMIT_CORE, 0);
}

// Its status; killed when `time` has gone by, of which `late` receives whether.
int wait_for(pid_t child, std::chrono::seconds time, bool& late) {
  constexpr std::chrono::milliseconds kLongestPause{20};
  const auto end = std::chrono::steady_clock::now() + time;
  std::chrono::milliseconds pause{1};
  late = false;
  for (;;) {
    int status = 0;
    if (::waitpid(child, &status, late ? 0 : WNOHANG) == child) {
      ::kill(-child, SIGKILL);  // what it left behind
      return status;
    }
    if (std::chrono::steady_clock::now() > end) {
      late = true;
      ::kill(-child, SIGKILL);
    } else {
      std::this_thread::sleep_for(pause);
      pause = std::min(2 * pause, kLongestPause);
    }
  }
}

std::string first_line(const std::string& text) {
  const std::string line = decode("/" + text.substr(0, text.find('\n'))).text.substr(1);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// Why there is no text of a program that has ended; empty when there is.
std::string problem_of(int status, bool late, const Conversion& done,
                       const ConverterLimits& limits) {
  if (late) return "was not done after " + std::to_string(limits.time.count()) + " seconds";
  if (done.output.size() > limits.largest_output ||
      (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)) {
    return "gave more than " + std::to_string(limits.largest_output) + " bytes of text";
  }
  const std::string said = done.message.empty() ? "" : ": " + done.message;
  if (WIFSIGNALED(status)) {
    return "was ended by signal " + std::to_string(WTERMSIG(status)) + said;
  }
  if (WEXITSTATUS(status) == 0) return {};
  return "cannot read it" +
         (said.empty() ? ": exit code " + std::to_string(WEXITSTATUS(status)) : said);
}

}  // namespace

Conversion convert(const std::vector<std::string>& command, const std::string& package,
                   std::string_view bytes, const ConverterLimits& limits) {
  Files files;
  files.input.fill(bytes);
  const SpawnSettings settings(files);
  Conversion done;
  pid_t child = -1;
  if (const int failure = settings.spawn(child, command); failure != 0) {
    done.problem = failure == ENOENT
                       ? "needs the program " + command.front() +
                             ", which is not on the PATH; install Debian's package " + package
                       : command.front() + " cannot be started: " + std::strerror(failure);
    return done;
  }
  limit(child, limits);
  bool late = false;
  const int status = wait_for(child, limits.time, late);
  done.output = files.output.content(limits.largest_output + 1);
  done.message = first_line(files.errors.content(kLongestMessage));
  done.problem = problem_of(status, late, done, limits);
  if (!done.problem.empty()) done.problem = command.front() + " " + done.problem;
  return done;
}

}  // namespace revue
