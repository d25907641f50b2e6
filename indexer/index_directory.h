// An index on disk: a directory that holds generations of the Xapian database and says which one
// counts.
//
//   revue.index/XAPIANDB   a stub, "auto g2": Xapian opens the directory through it
//   revue.index/g2/        the database
//   revue.index/parts/     what a first build writes before it merges it (parts.h)
//   revue.index/lock       held by the one writer (index_lock.h)
//
// A finished build is compacted into the next generation, the stub is replaced atomically, and the
// old generation removed. Whoever opens the directory sees one complete generation. Nothing but
// generations and parts is ever removed; a folder that holds other files than Xapian's is none.
#ifndef REVUE_INDEXER_INDEX_DIRECTORY_H_
#define REVUE_INDEXER_INDEX_DIRECTORY_H_

#include <filesystem>
#include <optional>

#include "indexer/index_lock.h"

namespace revue {

// The writer's hold on an index directory. Released on destruction.
class IndexDirectory {
 public:
  // Creates the directory (mode 0700) when it is missing.
  // Throws: Error when it cannot be made, holds something else or is damaged, LockedError when
  // another process is at work on it; then nothing in it was changed.
  explicit IndexDirectory(const std::filesystem::path& path, const LockWait& wait = {});
  IndexDirectory(const IndexDirectory&) = delete;
  IndexDirectory& operator=(const IndexDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Whether there was no index before.
  bool is_new() const { return is_new_; }
  // The database to write to; it does not exist yet in a new index.
  std::filesystem::path current() const;
  // Where a compacted copy of it belongs; not existing.
  std::filesystem::path next() const;
  // Folder for databases that are merged into next(); removed with the other generations.
  std::filesystem::path parts() const;
  // Makes the current generation what readers see, when the index is new.
  void publish_current();
  // Makes next() the current generation and removes all others.
  void publish_next();
  // Takes a new index away again. Requires: is_new(), and no database of it is open.
  void remove_new() noexcept;

 private:
  void write_stub();
  void remove_others();

  std::filesystem::path path_;
  std::optional<IndexLock> lock_;
  unsigned generation_ = 1;
  bool is_new_ = false;
  bool made_ = false;  // the directory itself
};

}  // namespace revue

#endif  // REVUE_INDEXER_INDEX_DIRECTORY_H_
