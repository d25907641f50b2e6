// What is written beside a run, so that it can be repeated, compared and cited.
#ifndef REVUE_SEARCHER_MANIFEST_H_
#define REVUE_SEARCHER_MANIFEST_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "searcher/batch.h"
#include "searcher/index_identity.h"
#include "searcher/run_options.h"

namespace revue {

struct ManifestTopic {
  std::string id;
  std::size_t line = 0;
  TopicOutcome outcome;
};

struct Manifest {
  std::string program;    // "revue 0.1.0"
  std::string libraries;  // that ran it
  std::string index_path;
  IndexIdentity index;
  bool index_changed = false;  // while the batch ran
  std::string topics_path;     // "-" for standard input
  std::string topics_hash;     // of its bytes
  RunOptions options;
  std::string output_path;
  std::uint64_t output_bytes = 0;
  std::string output_hash;
  std::string started;  // UTC, "2025-02-11T10:00:00Z"
  std::string finished;
  double seconds = 0;  // with --resume: since it was resumed
  BatchCounts counts;
  std::vector<ManifestTopic> topics;
};

// RUN.manifest.json
std::filesystem::path manifest_path(const std::filesystem::path& run);

std::string to_text(const Manifest& manifest);
// Throws: Error when the file cannot be read or is no manifest.
Manifest read_manifest(const std::filesystem::path& path);
// Nothing when there is none beside the run. Throws: as read_manifest().
std::optional<Manifest> manifest_beside(const std::filesystem::path& run);

// What two runs differ in besides their answers, a sentence each: program, libraries, analysis,
// tables, articles, topics, options.
std::vector<std::string> differences(const Manifest& before, const Manifest& after);

}  // namespace revue

#endif  // REVUE_SEARCHER_MANIFEST_H_
