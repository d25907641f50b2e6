// A build: sources in, index out.
#ifndef REVUE_INDEXER_BUILDER_H_
#define REVUE_INDEXER_BUILDER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/language.h"
#include "corpus/article.h"
#include "corpus/source.h"
#include "indexer/build_report.h"
#include "indexer/duplicates.h"

namespace revue {

inline constexpr std::size_t kDefaultMemory = std::size_t{512} << 20U;
inline constexpr std::size_t kLeastMemory = std::size_t{64} << 20U;  // of a program's build

struct BuildOptions {
  std::string index;
  std::vector<std::string> sources;
  ReadOptions read;          // how they are read
  std::string gazetteer;     // TSV text
  std::string glossary;      // TSV text; may be empty
  std::string dictionaries;  // folder of bilingual dictionaries (dictionary.h); may be empty
  unsigned jobs = 1;         // threads that analyse; at least 1
  // Bytes of memory to keep to, about: articles are read in batches that fit it. One article
  // alone takes up to 70 times its size whatever this says, since its parts explain one another.
  std::size_t memory = kDefaultMemory;
  bool prune = false;  // drop articles that the sources no longer hold
  Duplicates duplicates = Duplicates::kFold;
  bool strict = false;  // end with an Error at the first input that is refused
  // Told of each input that the counts speak of, in the building thread: articles in input order, a
  // refusal at once; then of the articles that are copies or go. What it throws ends the build.
  OutcomeSink outcome = [](const InputOutcome&) {};
  // How long to wait for another process at work on the index; nothing: until it ends.
  std::optional<std::chrono::seconds> wait = std::chrono::seconds(0);
  std::optional<Language> language;  // of the articles that state none
};

struct BuildCounts {
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t refused = 0;
  // Copies of earlier articles: those in the index, or with Duplicates::kDrop those taken out of
  // it.
  std::uint64_t duplicates = 0;
  bool duplicates_dropped = false;
  std::uint64_t bytes = 0;     // of article text read
  std::uint64_t passages = 0;  // written
  std::uint64_t quotes = 0;    // written, without words between marks that are nobody's
  std::uint64_t stale = 0;     // articles left of another analysis (IndexWriter::close)
  bool interrupted = false;
  // Nothing was pruned although it was asked for: an input was refused, or nothing was read.
  bool prune_skipped = false;
};

// Called from the building thread after each batch and at the end.
using ProgressSink = std::function<void(const BuildCounts&)>;

// Reads the sources, analyses in `jobs` threads, writes in input order, so that the index does not
// depend on the number of threads or the memory. Stops reading when `stop` becomes true; what was
// read before is written, of a first build 4 MB of it at least, and the counts speak of that. An
// article that takes the place of one of the same id from another file is named to `notice`. A new
// index is not kept when all was refused. Throws: Error when nothing can go on (index, disk); with
// `strict` also when an input was refused, and then nothing is committed;
// LockedError (index_lock.h) when another process is at work on the index.
BuildCounts build(const BuildOptions& options, std::istream& standard_input,
                  const NoticeSink& notice, const ProgressSink& progress,
                  const std::atomic<bool>& stop);

}  // namespace revue

#endif  // REVUE_INDEXER_BUILDER_H_
