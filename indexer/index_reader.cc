#include "indexer/index_reader.h"

#include <string>
#include <string_view>
#include <utility>

#include "indexer/generation.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

// Of a directory that has no stub.
Error no_index(const fs::path& index, const Xapian::Error& error) {
  const std::string what =
      fs::exists(index) ? "is no revue index (" + error.get_msg() + ")" : "does not exist";
  return {index.string(), what + "; make one with revue-index build -i " + index.string() +
                              " SOURCE, or name another with --index"};
}

}  // namespace

Xapian::Database open_index(const fs::path& index) {
  for (;;) {
    const fs::path generation = current_generation(index);
    try {
      Xapian::Database database(generation.string());
      // Otherwise a writer may have removed some of its files before they were opened, and Xapian
      // takes a missing table for an empty one.
      if (current_generation(index) == generation) return database;
    } catch (const Xapian::Error& error) {
      if (generation == index) throw no_index(index, error);
      if (current_generation(index) == generation) throw;
    }
  }
}

IndexReader::IndexReader(fs::path index, std::function<void(const Xapian::Database&)> opened)
    : path_(std::move(index)), opened_(std::move(opened)) {
  read([] {});
}

void IndexReader::open() {
  database_ = open_index(path_);
  opened_(database_);
  is_stale_ = false;
}

// What was written meanwhile may also look like damage, when a block was read while it was written.
bool IndexReader::may_succeed_anew(const Xapian::Error& error) const {
  if (std::string_view(error.get_type()) == "DatabaseModifiedError") return true;
  try {
    const Xapian::Database now = open_index(path_);
    return now.get_uuid() != database_.get_uuid() || now.get_revision() != database_.get_revision();
  } catch (const Xapian::Error&) {
    return false;
  }
}

}  // namespace revue
