// A run on its way to its file: never seen before it is whole, and never begun anew for nothing.
//
//   FILE.partial   what is written so far
//   FILE.journal   a line of JSON: what is asked of which index; then a line a topic: where its
//                  bytes end, their hash, and what became of it
//
// When the last topic is written, FILE.partial is made durable and takes the place of FILE in one
// step; the journal is removed. Whoever is interrupted leaves both, and --resume goes on behind the
// last topic whose bytes are as the journal says.
#ifndef REVUE_SEARCHER_RUN_FILE_H_
#define REVUE_SEARCHER_RUN_FILE_H_

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/batch.h"

namespace revue {

class RunFile {
 public:
  // `key` says what is asked of what. Takes hold of FILE.partial; without `resume` it begins empty.
  // Throws: Error when it cannot be written, when another run writes it, or when `resume` is set
  // and what lies there answers another key: then the message says which part differs.
  RunFile(const std::filesystem::path& path, const nlohmann::ordered_json& key, bool resume);
  ~RunFile();
  RunFile(const RunFile&) = delete;
  RunFile& operator=(const RunFile&) = delete;

  // What was done before, with --resume: the first topics.
  const std::vector<TopicOutcome>& done() const { return done_; }
  // An interrupted run lay there, and was not gone on with.
  bool begun_anew() const { return begun_anew_; }

  // What stands before the first topic; nothing happens when it was written before.
  void write_header(std::string_view bytes);
  void write_topic(const BatchStep& step);

  // Replaces what is written by what `work` makes of it.
  void rewrite(const std::function<void(std::istream& written, std::ostream& out)>& work);

  // Makes it the file. `beside` is written to `beside_path` likewise, after it. Throws: Error.
  void publish(
      const std::filesystem::path& beside_path,
      const std::function<std::string(std::uint64_t bytes, const std::string& hash)>& beside);

 private:
  void resume_from_journal(const nlohmann::ordered_json& key);
  void begin_journal(const nlohmann::ordered_json& key);

  std::filesystem::path path_;
  std::filesystem::path partial_path_;
  std::filesystem::path journal_path_;
  int partial_ = -1;
  int journal_ = -1;
  std::uint64_t size_ = 0;
  bool has_header_ = false;
  bool begun_anew_ = false;
  std::vector<TopicOutcome> done_;
};

// Writes `bytes` so that the file is seen whole or not at all, also after a crash. Throws: Error.
void write_whole(const std::filesystem::path& path, std::string_view bytes);

nlohmann::ordered_json to_json(const TopicOutcome& outcome);
// Throws: nlohmann's exceptions when `json` was not made by to_json().
TopicOutcome outcome_of(const nlohmann::ordered_json& json);

}  // namespace revue

#endif  // REVUE_SEARCHER_RUN_FILE_H_
