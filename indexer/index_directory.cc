#include "indexer/index_directory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "analyzers/error.h"
#include "indexer/generation.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

constexpr const char* kDraft = "XAPIANDB.new";  // of the stub
constexpr const char* kParts = "parts";

// Whether this is a generation, or what an interrupted compaction left of one: a folder of its name
// that holds nothing but what Xapian writes.
bool is_generation(const fs::path& path) {
  if (!generation_number(path.filename().string()) || !fs::is_directory(path)) return false;
  for (const auto& entry : fs::directory_iterator(path)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".glass" && name != "iamglass" && name != "flintlock" &&
        name != "v.tmp") {
      return false;
    }
  }
  return true;
}

bool holds_generation(const fs::path& index) {
  const fs::directory_iterator entries(index);
  return std::any_of(begin(entries), end(entries),
                     [](const fs::directory_entry& entry) { return is_generation(entry.path()); });
}

// Whether this is what a first build writes, or what a killed one left of it.
bool is_parts(const fs::path& path) {
  if (path.filename() != kParts || !fs::is_directory(path)) return false;
  const fs::directory_iterator entries(path);
  return std::all_of(begin(entries), end(entries),
                     [](const fs::directory_entry& entry) { return is_generation(entry.path()); });
}

// Requires: a directory without a stub of ours. Throws: Error when it holds more than a first build
// leaves that was ended at once.
void refuse_strangers(const fs::path& index) {
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (name == kLock || name == kDraft) continue;
    if (!is_generation(entry.path())) {
      throw Error(index.string(),
                  "holds «" + name + "» and is no revue index; name a new directory with --index");
    }
    if (name != generation_name(1)) {
      throw Error(index.string(), std::string("is damaged: its file ") + kStub + " is missing" +
                                      std::string(kRebuild));
    }
  }
}

// Makes what was written to a file, or the names in a folder, outlive a power cut.
void make_durable(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  // EINVAL: a file system that keeps folders by other means.
  const bool done = file >= 0 && (::fsync(file) == 0 || errno == EINVAL);
  const int failure = errno;
  if (file >= 0) ::close(file);
  if (!done) {
    throw Error(path.string(), std::string("cannot be written to the disk: ") +
                                   std::strerror(failure) + "; is it full?");
  }
}

}  // namespace

IndexDirectory::IndexDirectory(const fs::path& path, const LockWait& wait) : path_(path) {
  std::error_code failure;
  if (!path_.has_filename()) path_ = path_.parent_path();
  if (path_.has_parent_path()) fs::create_directories(path_.parent_path(), failure);
  made_ = ::mkdir(path_.c_str(), 0700) == 0;
  if (!made_ && errno != EEXIST) {
    throw Error(path_.string(), std::string("cannot create the index: ") + std::strerror(errno));
  }
  if (!fs::is_directory(path_)) {
    throw Error(path_.string(), "is not a directory; name a new or existing index with --index");
  }
  if (!named_generation(path_) && !(fs::exists(path_ / kStub) && holds_generation(path_))) {
    refuse_strangers(path_);
  }
  current_generation(path_);  // throws when the index is damaged
  lock_.emplace(path_, wait);
  if (const auto generation = named_generation(path_)) {
    generation_ = *generation;
    remove_others();
  } else {
    is_new_ = !holds_database(current());
    // Xapian would take the tables of a database that was not made to its end for a damaged one.
    if (is_new_) fs::remove_all(current());
  }
}

fs::path IndexDirectory::current() const { return path_ / generation_name(generation_); }

fs::path IndexDirectory::next() const { return path_ / generation_name(generation_ + 1); }

fs::path IndexDirectory::parts() const { return path_ / kParts; }

void IndexDirectory::write_stub() {
  const fs::path draft = path_ / kDraft;
  {
    std::ofstream out(draft);
    out << "auto " << generation_name(generation_) << "\n";
    out.flush();
    if (!out) throw Error(draft.string(), "cannot be written; is the disk full?");
  }
  make_durable(current());
  make_durable(draft);
  fs::rename(draft, path_ / kStub);
  make_durable(path_);
}

// Left behind by a merge that did not finish, or finished.
void IndexDirectory::remove_others() {
  for (const auto& entry : fs::directory_iterator(path_)) {
    if ((entry.path() != current() && is_generation(entry.path())) || is_parts(entry.path())) {
      std::error_code ignored;
      fs::remove_all(entry.path(), ignored);
    }
  }
}

void IndexDirectory::publish_current() {
  if (!fs::exists(path_ / kStub)) write_stub();
}

void IndexDirectory::publish_next() {
  ++generation_;
  write_stub();
  remove_others();
}

void IndexDirectory::remove_new() noexcept {
  std::error_code ignored;
  fs::remove(path_ / kStub, ignored);
  fs::remove_all(current(), ignored);
  if (is_parts(parts())) fs::remove_all(parts(), ignored);
  fs::remove(path_ / kLock, ignored);
  if (made_) fs::remove(path_, ignored);
}

}  // namespace revue
