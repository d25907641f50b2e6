#include "searcher/run_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

#include "analyzers/error.h"
#include "indexer/hasher.h"
#include "indexer/schema.h"

namespace revue {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw Error(path.string(), std::string(what) + " (" + std::strerror(errno) +
                                 "); check the folder, its permissions and the disk");
}

int open_to_write(const fs::path& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) fail(path, "cannot be written");
  return file;
}

void write_all(int file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "could not be written wholly");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void make_durable(int file, const fs::path& path) {
  if (fsync(file) != 0 && errno != EINVAL && errno != EROFS)
    fail(path, "could not be made durable");
}

// So that a rename outlives a crash.
void make_folder_durable(const fs::path& file) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  fsync(opened);  // some file systems cannot: then there is nothing to be done
  close(opened);
}

void cut(int file, std::uint64_t size, const fs::path& path) {
  if (ftruncate(file, static_cast<off_t>(size)) != 0 ||
      lseek(file, static_cast<off_t>(size), SEEK_SET) < 0) {
    fail(path, "cannot be written");
  }
}

// The next `size` bytes of the file, fewer at its end.
std::string read_bytes(std::istream& in, std::uint64_t size) {
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

Json to_json(const TopicOutcome& outcome) {
  Json json;
  json["outcome"] = name_of(outcome.outcome);
  json["total"] = outcome.total;
  json["answers"] = outcome.answers;
  json["truncated"] = outcome.truncated();
  json["notes"] = Json::array();
  for (const TopicNote& note : outcome.notes) {
    json["notes"].push_back(
        {{"column", note.column > 0 ? Json(note.column) : Json()}, {"message", note.message}});
  }
  json["reason"] = outcome.reason.empty() ? Json() : Json(outcome.reason);
  return json;
}

TopicOutcome outcome_of(const Json& json) {
  TopicOutcome outcome;
  for (const Outcome each :
       {Outcome::kOk, Outcome::kEmpty, Outcome::kRepaired, Outcome::kRefused}) {
    if (json.at("outcome").get<std::string>() == name_of(each)) outcome.outcome = each;
  }
  outcome.total = json.at("total").get<std::uint64_t>();
  outcome.answers = json.at("answers").get<std::uint64_t>();
  for (const Json& note : json.at("notes")) {
    outcome.notes.push_back({note.at("column").is_null() ? 0 : note.at("column").get<std::size_t>(),
                             note.at("message").get<std::string>()});
  }
  if (json.at("reason").is_string()) outcome.reason = json.at("reason").get<std::string>();
  return outcome;
}

RunFile::RunFile(const fs::path& path, const Json& key, bool resume)
    : path_(path),
      partial_path_(path.string() + ".partial"),
      journal_path_(path.string() + ".journal") {
  partial_ = open_to_write(partial_path_);
  if (flock(partial_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    close(partial_);
    throw Error(partial_path_.string(), "another batch is writing it; wait for its end");
  }
  begun_anew_ = !resume && fs::exists(journal_path_);
  try {
    if (resume) resume_from_journal(key);
    cut(partial_, size_, partial_path_);
    if (done_.empty() && !has_header_) {
      begin_journal(key);
    }
  } catch (...) {
    close(partial_);
    if (journal_ >= 0) close(journal_);
    throw;
  }
}

RunFile::~RunFile() {
  if (partial_ >= 0) close(partial_);
  if (journal_ >= 0) close(journal_);
}

void RunFile::begin_journal(const Json& key) {
  journal_ = open_to_write(journal_path_);
  cut(journal_, 0, journal_path_);
  write_all(journal_, Json{{"v", 1}, {"key", key}}.dump() + "\n", journal_path_);
}

// Reads what the journal says was done, as far as the bytes are there, and cuts off the rest.
void RunFile::resume_from_journal(const Json& key) {
  std::ifstream journal(journal_path_, std::ios::binary);
  std::string line;
  if (!std::getline(journal, line)) return;
  const Json begun = Json::parse(line, nullptr, false);
  if (!begun.is_object() || !begun.contains("key")) return;
  for (const auto& [part, value] : key.items()) {
    if (begun["key"].value(part, Json()) != value) {
      throw Error(journal_path_.string(),
                  "was begun with another " + part + "; take --resume away to begin anew");
    }
  }
  std::uint64_t kept = static_cast<std::uint64_t>(journal.tellg());
  std::ifstream partial(partial_path_, std::ios::binary);
  while (std::getline(journal, line) && !journal.eof()) {
    const Json entry = Json::parse(line, nullptr, false);
    if (!entry.is_object() || !entry.contains("hash") || !entry.contains("bytes")) break;
    const auto bytes = entry["bytes"].get<std::uint64_t>();
    const std::string written = read_bytes(partial, bytes);
    if (written.size() != bytes || hash(written) != entry["hash"].get<std::string>()) break;
    size_ += bytes;
    if (entry.contains("header")) {
      has_header_ = true;
    } else {
      done_.push_back(outcome_of(entry.at("outcome")));
    }
    kept = static_cast<std::uint64_t>(journal.tellg());
  }
  journal.close();
  journal_ = open_to_write(journal_path_);
  cut(journal_, kept, journal_path_);
  if (done_.empty() && !has_header_) {
    close(journal_);
    journal_ = -1;
  }
}

void RunFile::write_header(std::string_view bytes) {
  if (has_header_) return;
  has_header_ = true;
  write_all(partial_, bytes, partial_path_);
  size_ += bytes.size();
  const Json entry = {{"header", true}, {"bytes", bytes.size()}, {"hash", hash(bytes)}};
  write_all(journal_, entry.dump() + "\n", journal_path_);
}

void RunFile::write_topic(const BatchStep& step) {
  write_all(partial_, step.bytes, partial_path_);
  size_ += step.bytes.size();
  const Json entry = {{"topic", step.topic},
                      {"bytes", step.bytes.size()},
                      {"hash", hash(step.bytes)},
                      {"outcome", to_json(step.outcome)}};
  write_all(journal_, entry.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n",
            journal_path_);
}

void RunFile::rewrite(const std::function<void(std::istream&, std::ostream&)>& work) {
  const fs::path whole = path_.string() + ".whole";
  {
    std::ifstream written(partial_path_, std::ios::binary);
    std::ofstream out(whole, std::ios::binary);
    work(written, out);
    out.flush();
    if (!written.is_open() || !out) fail(whole, "could not be written wholly");
  }
  // The lock goes over to the new file before the old one loses its name.
  const int file = open_to_write(whole);
  flock(file, LOCK_EX | LOCK_NB);
  if (rename(whole.c_str(), partial_path_.c_str()) != 0) fail(whole, "cannot be renamed");
  close(partial_);
  partial_ = file;
}

void RunFile::publish(const fs::path& beside_path,
                      const std::function<std::string(std::uint64_t, const std::string&)>& beside) {
  make_durable(partial_, partial_path_);
  Hasher whole;
  std::uint64_t size = 0;
  {
    constexpr std::uint64_t kBlock = 1 << 20;
    std::ifstream in(partial_path_, std::ios::binary);
    for (std::string block = read_bytes(in, kBlock); !block.empty();
         block = read_bytes(in, kBlock)) {
      whole.add(block);
      size += block.size();
    }
  }
  if (rename(partial_path_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be put in place");
  make_folder_durable(path_);
  write_whole(beside_path, beside(size, whole.value()));
  std::error_code ignored;
  fs::remove(journal_path_, ignored);
}

void write_whole(const fs::path& path, std::string_view bytes) {
  const fs::path partial = path.string() + ".partial";
  const int file = open_to_write(partial);
  try {
    cut(file, 0, partial);
    write_all(file, bytes, partial);
    make_durable(file, partial);
  } catch (...) {
    close(file);
    throw;
  }
  close(file);
  if (rename(partial.c_str(), path.c_str()) != 0) fail(path, "cannot be put in place");
  make_folder_durable(path);
}

}  // namespace revue
