// What Xapian throws about an index, as a message a person can act on.
#ifndef REVUE_INDEXER_INDEX_ERROR_H_
#define REVUE_INDEXER_INDEX_ERROR_H_

#include <xapian.h>

#include <filesystem>

#include "analyzers/error.h"

namespace revue {

// Tells a damaged index from a disk that is full or may not be read, and says what to do.
Error index_error(const std::filesystem::path& index, const Xapian::Error& error);

// Does the work; what Xapian throws becomes an Error about the index.
template <typename Work>
auto guarded(const std::filesystem::path& index, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw index_error(index, error);
  }
}

}  // namespace revue

#endif  // REVUE_INDEXER_INDEX_ERROR_H_
