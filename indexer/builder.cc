#include "indexer/builder.h"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/glossary.h"
#include "corpus/dictionary.h"
#include "corpus/source.h"
#include "indexer/document.h"
#include "indexer/writer.h"

namespace revue {
namespace {

// Measured (docs/architecture.md, "Memory"): what is derived from a batch's text, with that of the
// batch before, and what Xapian holds of the documents it has not merged into its tables.
constexpr std::size_t kMemoryPerBatchByte = 512;
constexpr std::size_t kMemoryPerDocument = std::size_t{128} << 10U;

// Thrown out of the reader to stop it.
struct Stop {};

// An article on its way: read, judged, analysed.
struct Job {
  Article article;
  std::string content;
  std::vector<std::string> documents;
  std::uint64_t passages = 0;
  std::uint64_t quotes = 0;  // with a speaker or without, but somebody's words
};

// "path" of "path:line": a line moves whenever one above it comes or goes.
std::string_view file_of(std::string_view source) {
  const std::size_t behind = source.find_last_not_of("0123456789");
  const bool line = behind != std::string_view::npos && behind > 0 && source[behind] == ':' &&
                    behind + 1 < source.size();
  return line ? source.substr(0, behind) : source;
}

// Batches of articles: one is analysed while the one before is written.
class Pipeline {
 public:
  Pipeline(const Gazetteer& gazetteer, IndexWriter& writer, unsigned jobs, BuildCounts& counts)
      : gazetteer_(gazetteer), writer_(writer), counts_(counts) {
    for (unsigned i = 0; i < std::max(jobs, 1U); ++i) analyzers_.emplace_back(gazetteer);
  }
  ~Pipeline() {
    if (writing_.valid()) writing_.wait();
  }

  // Leaves in the batch what the index does not hold yet. The reader gives every id once, so that
  // articles still being written are never asked for.
  void keep_new(std::vector<Job>& batch, const NoticeSink& notice) {
    const std::lock_guard lock(writer_mutex_);
    std::erase_if(batch, [&](const Job& job) {
      const std::optional<IndexWriter::Known> known = writer_.find(job.article.id, job.content);
      if (!known) {
        ++counts_.added;
        return false;
      }
      if (known->unchanged) {
        ++counts_.unchanged;
        return true;
      }
      ++counts_.changed;
      const bool elsewhere = file_of(known->source) != file_of(job.article.source);
      if (elsewhere || job.article.source == "stdin") {
        notice({Notice::Kind::kNote, job.article.source,
                "takes the place of the article «" + job.article.id + "» read from " +
                    known->source +
                    (elsewhere ? "; build both from one folder above them to keep both"
                               : "; give JSON Lines with an id each to keep both")});
      }
      return false;
    });
  }

  // Takes the batch over; returns once the one before is committed and this one is analysed.
  void run(std::vector<Job> batch) {
    analyze(batch);
    finish();
    for (const Job& job : batch) {
      counts_.passages += job.passages;
      counts_.quotes += job.quotes;
    }
    writing_ = std::async(std::launch::async, [this, jobs = std::move(batch)]() mutable {
      for (Job& job : jobs) {
        const std::lock_guard lock(writer_mutex_);
        writer_.replace(job.article.id, job.content, job.documents);
        std::vector<std::string>().swap(job.documents);
      }
      const std::lock_guard lock(writer_mutex_);
      writer_.commit();
    });
  }

  // Waits until all is committed. Throws what the writing threw.
  void finish() {
    if (writing_.valid()) writing_.get();
  }

 private:
  void analyze(std::vector<Job>& batch) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&](Analyzer& analyzer) {
      for (std::size_t i = next++; i < batch.size(); i = next++) {
        Article& article = batch[i].article;
        Analysis analysis =
            analyzer.analyze(article.text, article.title, article.lang, article.date);
        batch[i].passages = analysis.passages.size();
        batch[i].quotes = static_cast<std::uint64_t>(
            std::count_if(analysis.quotes.begin(), analysis.quotes.end(),
                          [](const Quote& quote) { return quote.type != QuoteType::kScare; }));
        batch[i].documents = make_documents(article, std::move(analysis), gazetteer_);
        std::string().swap(article.text);  // the documents hold it
      }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < analyzers_.size(); ++i) {
      others.push_back(std::async(std::launch::async, [&, i] { work(analyzers_[i]); }));
    }
    work(analyzers_.front());
    for (std::future<void>& other : others) other.get();
  }

  const Gazetteer& gazetteer_;
  IndexWriter& writer_;
  BuildCounts& counts_;
  std::deque<Analyzer> analyzers_;  // one per thread
  std::mutex writer_mutex_;
  std::future<void> writing_;
};

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
  IndexWriter writer(options.index, options.gazetteer);
  store_lexicon(options, writer);
  BuildCounts counts;
  std::unordered_set<std::string> seen;

  Pipeline pipeline(gazetteer, writer, options.jobs, counts);
  std::vector<Job> batch;
  std::size_t batch_size = 0;
  const auto flush = [&] {
    pipeline.keep_new(batch, notice);
    if (!batch.empty()) pipeline.run(std::exchange(batch, {}));
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
    Job job;
    job.content = content_hash(article);
    job.article = std::move(article);
    batch.push_back(std::move(job));
    if (batch_size >= options.memory / kMemoryPerBatchByte) flush();
    if (stop) throw Stop{};  // rather than wait for more input
  };
  const auto report = [&](const Notice& what) {
    if (stop) throw Stop{};
    if (what.kind == Notice::Kind::kRefused) ++counts.refused;
    notice(what);
    if (options.strict && what.kind == Notice::Kind::kRefused) {
      throw Error(what.where, "refused, and --strict asks to stop at that");
    }
  };
  try {
    read_sources(options.sources, standard_input, options.read, take, report);
  } catch (const Stop&) {
    // What was read before is written like all else.
  }
  flush();
  pipeline.finish();
  counts.interrupted = stop;
  counts.prune_skipped = options.prune && (counts.refused > 0 || counts.read == 0);
  if (options.prune && !counts.interrupted && !counts.prune_skipped) {
    for (const std::string& id : writer.ids()) {
      if (seen.count(id) == 0) {
        writer.remove(id);
        ++counts.removed;
      }
    }
  }
  const bool all_refused = counts.read == 0 && counts.refused > 0;
  if (!all_refused || !writer.is_new()) counts.stale = writer.close(!counts.interrupted);
  progress(counts);
  return counts;
}

}  // namespace revue
