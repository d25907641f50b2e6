// Reading an index while a writer may be at work on it.
//
// Xapian keeps a reader's revision whole until the second commit after it; what is read then throws
// DatabaseModifiedError. A finished build puts another generation in the place of the one that was
// opened. Both are met here, and nowhere else: what was read is thrown away, and read again whole.
#ifndef REVUE_INDEXER_INDEX_READER_H_
#define REVUE_INDEXER_INDEX_READER_H_

#include <xapian.h>

#include <filesystem>
#include <functional>

#include "indexer/index_error.h"

namespace revue {

// Opens the generation that counts, all of its files. Throws: Error when there is no index or its
// stub is damaged; Xapian::Error when the generation cannot be opened.
Xapian::Database open_index(const std::filesystem::path& index);

// One per thread.
class IndexReader {
 public:
  // Opens the index. `opened` is called then and whenever the index was opened anew. Throws: Error,
  // and what `opened` throws.
  explicit IndexReader(
      std::filesystem::path index,
      std::function<void(const Xapian::Database&)> opened = [](const Xapian::Database&) {});
  IndexReader(const IndexReader&) = delete;
  IndexReader& operator=(const IndexReader&) = delete;

  // As it was opened last.
  const Xapian::Database& database() const { return database_; }
  const std::filesystem::path& path() const { return path_; }

  // Runs `work`, which reads database(); again from its beginning on the index opened anew when a
  // writer has changed what it read. So `work` must give its result alone, and leave nothing behind
  // when it throws. Throws: Error when the index is damaged, or is written to faster than it can be
  // read; other errors of `work` come through.
  template <typename Work>
  auto read(const Work& work) -> decltype(work());

 private:
  void open();
  bool may_succeed_anew(const Xapian::Error& error) const;

  static constexpr int kTries = 10;

  std::filesystem::path path_;
  std::function<void(const Xapian::Database&)> opened_;
  Xapian::Database database_;
  bool is_stale_ = true;
};

template <typename Work>
auto IndexReader::read(const Work& work) -> decltype(work()) {
  for (int attempt = 1;; ++attempt) {
    try {
      if (is_stale_) open();
      return work();
    } catch (const Xapian::Error& error) {
      is_stale_ = true;
      if (attempt == kTries || !may_succeed_anew(error)) throw index_error(path_, error);
    }
  }
}

}  // namespace revue

#endif  // REVUE_INDEXER_INDEX_READER_H_
