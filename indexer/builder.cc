#include "indexer/builder.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unordered_set>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/glossary.h"
#include "corpus/dictionary.h"
#include "corpus/source.h"
#include "indexer/document.h"
#include "indexer/first_build.h"
#include "indexer/update.h"
#include "indexer/writer.h"

namespace revue {
namespace {

// Measured (docs/architecture.md, "Memory"): what is derived from a batch's text, with that of the
// batch before, and what Xapian holds of the documents it has not merged into its tables.
constexpr std::size_t kMemoryPerBatchByte = 512;
constexpr std::size_t kMemoryPerDocument = std::size_t{128} << 10U;

// Thrown out of the reader to stop it.
struct Stop {};

// The glossary and the machine's dictionaries go into the index, so that it answers alike wherever
// it is searched.
void store_lexicon(const BuildOptions& options, IndexWriter& writer) {
  const Dictionary dictionary =
      options.dictionaries.empty() ? Dictionary() : read_dictionary(options.dictionaries);
  std::string names;
  for (const std::string& name : dictionary.names) names += (names.empty() ? "" : ", ") + name;
  std::string source = options.glossary;
  for (const DictionaryEntry& entry : dictionary.entries) {
    source += '\n' + entry.headword;
    for (const std::string& text : entry.translations) source += '\t' + text;
  }
  writer.set_lexicon(source, options.glossary, names, [&] {
    std::vector<TableProblem> reported;  // by the caller, who read the file
    const std::vector<Concept> glossary =
        options.glossary.empty() ? std::vector<Concept>()
                                 : parse_glossary(options.glossary, "glossary", reported);
    return compile_lexicon(glossary, dictionary.entries);
  });
}

// Where the index has an article from.
std::string source_of(const IndexWriter& writer, const std::string& id) {
  const auto known = writer.find(id, {});
  return known ? known->source : std::string();
}

// How many there are.
std::size_t settle_duplicates(Duplicates policy, IndexWriter& writer, const NoticeSink& notice,
                              const OutcomeSink& outcome) {
  if (policy == Duplicates::kKeep) {
    writer.mark_copies({});
    return 0;
  }
  const std::vector<CopiedArticle> copies = writer.copies();
  const bool dropped = policy == Duplicates::kDrop;
  for (const CopiedArticle& copy : copies) {
    const std::string source = source_of(writer, copy.id);
    outcome({dropped ? InputOutcome::Kind::kDropped : InputOutcome::Kind::kCopy,
             source,
             copy.id,
             {},
             {},
             copy.of});
    if (!dropped) continue;
    notice({Notice::Kind::kNote, source.empty() ? copy.id : source,
            "«" + copy.id + "» is a copy of «" + copy.of + "» and is dropped"});
    writer.remove(copy.id);
  }
  writer.mark_copies(dropped ? std::vector<CopiedArticle>() : copies);
  return copies.size();
}

}  // namespace

BuildCounts build(const BuildOptions& options, std::istream& standard_input,
                  const NoticeSink& notice, const ProgressSink& progress,
                  const std::atomic<bool>& stop) {
  std::vector<TableProblem> ignored;  // reported by the caller, who read the file
  const Gazetteer gazetteer = Gazetteer::parse(options.gazetteer, "gazetteer", ignored);
  // Xapian takes this from its environment alone; a user's own setting stands.
  ::setenv("XAPIAN_FLUSH_THRESHOLD",
           std::to_string(std::max<std::size_t>(options.memory / kMemoryPerDocument, 1)).c_str(),
           0);
  const auto told_to_wait = [&](const std::string& holder) {
    notice({Notice::Kind::kNote, options.index, "waits for " + holder});
  };
  IndexWriter writer(options.index, options.gazetteer,
                     {{options.wait, &stop, told_to_wait}, options.strict});
  store_lexicon(options, writer);
  BuildCounts counts;
  std::unordered_set<std::string> seen;

  std::unique_ptr<Pipeline> pipeline;
  if (writer.is_empty()) {
    pipeline =
        std::make_unique<FirstBuild>(gazetteer, writer, options.jobs, counts, options.outcome);
  } else {
    pipeline =
        std::make_unique<Update>(gazetteer, writer, options.jobs, counts, notice, options.outcome);
  }
  Batch batch;
  std::size_t batch_size = 0;
  const auto flush = [&] {
    if (!batch.empty()) pipeline->run(std::exchange(batch, {}));
    batch_size = 0;
    progress(counts);
  };

  // An interruption ends the reading of standard input in the middle of a text or line: what comes
  // from it then is neither an article nor a fault of the input.
  const auto take = [&](Article&& article) {
    if (stop) throw Stop{};
    ++counts.read;
    counts.bytes += article.text.size();
    if (!article.lang) article.lang = options.language;
    if (options.prune) seen.insert(article.id);
    batch_size += article.text.size();
    std::string content = content_hash(article);
    batch.push_back({std::move(article), std::move(content)});
    if (batch_size >= options.memory / kMemoryPerBatchByte) flush();
    if (stop) throw Stop{};  // rather than wait for more input
  };
  const auto report = [&](const Notice& what) {
    if (stop) throw Stop{};
    if (what.kind == Notice::Kind::kLeftOut) {
      options.outcome({InputOutcome::Kind::kLeftOut, what.where, {}, what.format, what.message});
      return;
    }
    notice(what);
    if (what.kind == Notice::Kind::kRefused) {
      ++counts.refused;
      options.outcome({InputOutcome::Kind::kRefused, what.where, {}, what.format, what.message});
    }
    if (options.strict && what.kind == Notice::Kind::kRefused) {
      throw Error(what.where, "refused, and --strict asks to stop at that; nothing was committed");
    }
  };
  try {
    read_sources(options.sources, standard_input, options.read, take, report);
  } catch (const Stop&) {
    // What was read before is written like all else.
  }
  flush();
  pipeline->finish(stop);
  counts.interrupted = stop;
  counts.prune_skipped = options.prune && (counts.refused > 0 || counts.read == 0);
  if (options.prune && !counts.interrupted && !counts.prune_skipped) {
    for (const std::string& id : writer.ids()) {
      if (seen.count(id) == 0) {
        options.outcome({InputOutcome::Kind::kRemoved, source_of(writer, id), id, {}, {}, {}});
        writer.remove(id);
        ++counts.removed;
      }
    }
  }
  counts.duplicates_dropped = options.duplicates == Duplicates::kDrop;
  counts.duplicates = settle_duplicates(options.duplicates, writer, notice, options.outcome);
  const bool all_refused = counts.read == 0 && counts.refused > 0;
  if (!all_refused || !writer.is_new()) counts.stale = writer.close(!counts.interrupted);
  progress(counts);
  return counts;
}

}  // namespace revue
