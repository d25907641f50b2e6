#include "indexer/index_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <thread>

namespace revue {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds kBetweenTries(100);

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S UTC", &parts);
  return text;
}

std::string this_process() {
  char host[256] = {};
  if (::gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  return "process " + std::to_string(::getpid()) + " on " + (host[0] != '\0' ? host : "this host") +
         " since " + utc_now();
}

// Who holds the lock, as it wrote into the file.
std::string holder(const fs::path& file) {
  std::string line;
  std::ifstream in(file);
  return "another revue-index" + (std::getline(in, line) ? " (" + line + ")" : std::string());
}

Error cannot_lock(const fs::path& index) {
  return {index.string(), std::string("cannot lock the index: ") + std::strerror(errno) +
                              "; see to the permissions of its file " + kLock};
}

// A lock on a file that was removed, with a new index that was given up, is none.
bool is_named(int descriptor, const fs::path& file) {
  struct stat held = {};
  struct stat named = {};
  return ::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

// The descriptor that holds the lock; -1 when another process has it.
int try_to_take(const fs::path& index) {
  const fs::path file = index / kLock;
  for (;;) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) throw cannot_lock(index);
    const bool taken = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    if (taken && is_named(descriptor, file)) return descriptor;
    const int failure = taken ? 0 : errno;
    ::close(descriptor);
    if (failure == EWOULDBLOCK) return -1;
    if (failure != 0 && failure != EINTR) {
      errno = failure;
      throw cannot_lock(index);
    }
  }
}

}  // namespace

IndexLock::IndexLock(const fs::path& index, const LockWait& wait) {
  const auto begun = std::chrono::steady_clock::now();
  bool told = false;
  while ((descriptor_ = try_to_take(index)) < 0) {
    const std::string who = holder(index / kLock);
    const bool stopped = wait.stop != nullptr && *wait.stop;
    const auto waited = std::chrono::steady_clock::now() - begun;
    if (stopped || (wait.most && waited >= *wait.most)) {
      throw LockedError(index.string(), who +
                                            " is at work on this index; wait for its end with "
                                            "--wait, or name another index");
    }
    if (!told) wait.told(who);
    told = true;
    std::this_thread::sleep_for(kBetweenTries);
  }
  const std::string own = this_process() + "\n";
  if (::ftruncate(descriptor_, 0) != 0 || ::write(descriptor_, own.data(), own.size()) < 0) {
    // It only helps a message of another process: a full disk must not keep from pruning.
  }
}

IndexLock::~IndexLock() { ::close(descriptor_); }

}  // namespace revue
