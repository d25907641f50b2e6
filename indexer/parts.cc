#include "indexer/parts.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "indexer/index_error.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

// A database has five files open, and a process may have 256 on every system.
constexpr std::size_t kMostOpen = 32;

void merge_at_once(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
  all.compact(target.string());
}

}  // namespace

Parts::Parts(const fs::path& folder) : folder_(folder) {
  std::error_code failure;
  fs::create_directory(folder_, failure);
  if (failure) {
    throw Error(folder_.string(), "cannot be made: " + failure.message() +
                                      "; see to the disk's room and permissions");
  }
}

Parts::~Parts() {
  std::error_code ignored;
  for (const fs::path& database : databases_) fs::remove_all(database, ignored);
  fs::remove(folder_, ignored);
}

fs::path Parts::new_database() {
  const std::lock_guard lock(mutex_);
  databases_.push_back(folder_ / ("g" + std::to_string(databases_.size() + 1)));
  return databases_.back();
}

void Parts::write(std::size_t number, const std::function<void(Xapian::WritableDatabase&)>& fill) {
  const fs::path part = new_database();
  guarded(part, [&] {
    Xapian::WritableDatabase database(
        part.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
    fill(database);
    database.commit();
    database.close();
  });
  const std::lock_guard lock(mutex_);
  parts_.emplace(number, part);
}

void Parts::merge(const fs::path& first, const fs::path& target) {
  std::vector<fs::path> sources = {first};
  for (const auto& [number, path] : parts_) sources.push_back(path);
  while (sources.size() > kMostOpen) {
    std::vector<fs::path> merged;
    for (std::size_t i = 0; i < sources.size(); i += kMostOpen) {
      const auto begin = sources.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = begin + static_cast<std::ptrdiff_t>(std::min(kMostOpen, sources.size() - i));
      merged.push_back(new_database());
      merge_at_once({begin, end}, merged.back());
    }
    sources = std::move(merged);
  }
  merge_at_once(sources, target);
}

}  // namespace revue
