// The one process that may write to an index.
//
// The system keeps the lock, and gives it up when its process ends, however it ends; what stands in
// the file only tells others who has it.
#ifndef REVUE_INDEXER_INDEX_LOCK_H_
#define REVUE_INDEXER_INDEX_LOCK_H_

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "analyzers/error.h"

namespace revue {

inline constexpr const char* kLock = "lock";  // in the index directory

// Another process holds the lock.
class LockedError : public Error {
 public:
  using Error::Error;
};

// What to do when another process holds the lock.
struct LockWait {
  // How long to wait for it; nothing: until it is given up.
  std::optional<std::chrono::seconds> most = std::chrono::seconds(0);
  const std::atomic<bool>* stop = nullptr;  // ends the waiting; may be null
  // Told once, before waiting, who holds it: "process 123 on host since …".
  std::function<void(const std::string& holder)> told = [](const std::string&) {};
};

// Held until destruction.
class IndexLock {
 public:
  // Makes the file kLock in the directory `index` when it is missing (mode 0600). Throws:
  // LockedError, which names the holder; Error when the file cannot be made.
  IndexLock(const std::filesystem::path& index, const LockWait& wait);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace revue

#endif  // REVUE_INDEXER_INDEX_LOCK_H_
