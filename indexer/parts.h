// Databases that are written side by side and merged in order.
#ifndef REVUE_INDEXER_PARTS_H_
#define REVUE_INDEXER_PARTS_H_

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace revue {

// Thread-safe. Not meant to outlive a crash: nothing is forced to the disk.
class Parts {
 public:
  // `folder` is made when it is missing; it must hold no generation (index_directory.h).
  // Throws: Error.
  explicit Parts(const std::filesystem::path& folder);
  ~Parts();
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  // Makes the part whose place among all is `number`; `fill` adds its documents. Throws: Error, and
  // what `fill` throws.
  void write(std::size_t number, const std::function<void(Xapian::WritableDatabase&)>& fill);

  // Writes `first` and behind it all parts in order into a new database, compacted; metadata go
  // along. Requires: no write() is going on, and no other merge(). Throws: Xapian::Error.
  void merge(const std::filesystem::path& first, const std::filesystem::path& target);

 private:
  std::filesystem::path new_database();

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::vector<std::filesystem::path> databases_;        // all that were made
  std::map<std::size_t, std::filesystem::path> parts_;  // by number
};

}  // namespace revue

#endif  // REVUE_INDEXER_PARTS_H_
