#include "indexer/index_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include "analyzers/error.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

constexpr const char* kStub = "XAPIANDB";

std::string generation_name(unsigned generation) { return "g" + std::to_string(generation); }

// The number in the stub; 0 when there is none.
unsigned read_stub(const fs::path& index) {
  std::ifstream stub(index / kStub);
  std::string word;
  std::string name;
  if (!(stub >> word >> name) || name.size() < 2 || name[0] != 'g') return 0;
  return static_cast<unsigned>(std::strtoul(name.c_str() + 1, nullptr, 10));
}

}  // namespace

fs::path current_generation(const fs::path& index) {
  const unsigned generation = read_stub(index);
  return generation == 0 ? index : index / generation_name(generation);
}

IndexDirectory::IndexDirectory(const fs::path& path) : path_(path) {
  std::error_code failure;
  if (!path_.has_filename()) path_ = path_.parent_path();
  if (path_.has_parent_path()) fs::create_directories(path_.parent_path(), failure);
  if (::mkdir(path_.c_str(), 0700) != 0 && errno != EEXIST) {
    throw Error(path_.string(), std::string("cannot create the index: ") + std::strerror(errno));
  }
  if (!fs::is_directory(path_)) {
    throw Error(path_.string(), "is not a directory; name a new or existing index with --index");
  }
  if (!fs::exists(path_ / kStub)) {
    for (const auto& entry : fs::directory_iterator(path_)) {
      const std::string name = entry.path().filename();
      if (name != "lock" && name != "g1") {
        throw Error(
            path_.string(),
            "holds «" + name + "» and is no revue index; name a new directory with --index");
      }
    }
  }
  lock_ = ::open((path_ / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) {
    throw Error(path_.string(), std::string("cannot lock the index: ") + std::strerror(errno));
  }
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const ssize_t size = ::read(lock_, holder, sizeof holder - 1);
    ::close(lock_);
    throw Error(path_.string(),
                "another revue-index is writing here" +
                    (size > 0 ? " (process " + std::string(holder) + ")" : std::string()) +
                    "; wait for it or name another index");
  }
  const std::string own = std::to_string(::getpid());
  if (::ftruncate(lock_, 0) != 0 || ::write(lock_, own.data(), own.size()) < 0) {
    // The number only helps a message of another writer.
  }
  if (const unsigned generation = read_stub(path_); generation != 0) {
    generation_ = generation;
    remove_others();
  }
}

IndexDirectory::~IndexDirectory() {
  if (lock_ >= 0) ::close(lock_);
}

fs::path IndexDirectory::current() const { return path_ / generation_name(generation_); }

fs::path IndexDirectory::next() const { return path_ / generation_name(generation_ + 1); }

void IndexDirectory::write_stub() {
  const fs::path draft = path_ / "XAPIANDB.new";
  {
    std::ofstream out(draft);
    out << "auto " << generation_name(generation_) << "\n";
    out.flush();
    if (!out) throw Error(draft.string(), "cannot be written; is the disk full?");
  }
  fs::rename(draft, path_ / kStub);
}

// Left behind by a compaction that did not finish, or finished.
void IndexDirectory::remove_others() {
  for (const auto& entry : fs::directory_iterator(path_)) {
    const std::string name = entry.path().filename();
    if (entry.is_directory() && name.size() > 1 && name[0] == 'g' &&
        name != generation_name(generation_)) {
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

}  // namespace revue
