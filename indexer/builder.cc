#include "indexer/builder.h"

#include <xapian.h>

#include <algorithm>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <utility>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "corpus/source.h"
#include "indexer/document.h"
#include "indexer/writer.h"

namespace revue {
namespace {

// Thrown out of the reader to stop it.
struct Stop {};

// An article on its way: read, judged, analysed.
struct Job {
  Article article;
  std::string content;
  std::vector<Xapian::Document> documents;
};

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
  void keep_new(std::vector<Job>& batch) {
    const std::lock_guard lock(writer_mutex_);
    std::erase_if(batch, [this](const Job& job) {
      const bool known = writer_.exists(job.article.id);
      if (known && writer_.is_unchanged(job.article.id, job.content)) {
        ++counts_.unchanged;
        return true;
      }
      ++(known ? counts_.changed : counts_.added);
      return false;
    });
  }

  // Takes the batch over; returns once the one before is committed and this one is analysed.
  void run(std::vector<Job> batch) {
    analyze(batch);
    finish();
    counts_.passages += passages_of(batch);
    writing_ = std::async(std::launch::async, [this, jobs = std::move(batch)]() mutable {
      for (Job& job : jobs) {
        const std::lock_guard lock(writer_mutex_);
        writer_.replace(job.article.id, job.content, std::move(job.documents));
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
        const Article& article = batch[i].article;
        batch[i].documents = make_documents(
            article, analyzer.analyze(article.text, article.title, article.lang), gazetteer_);
      }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < analyzers_.size(); ++i) {
      others.push_back(std::async(std::launch::async, [&, i] { work(analyzers_[i]); }));
    }
    work(analyzers_.front());
    for (std::future<void>& other : others) other.get();
  }

  static std::uint64_t passages_of(const std::vector<Job>& batch) {
    std::uint64_t passages = 0;
    for (const Job& job : batch) passages += job.documents.size() - 1;
    return passages;
  }

  const Gazetteer& gazetteer_;
  IndexWriter& writer_;
  BuildCounts& counts_;
  std::deque<Analyzer> analyzers_;  // one per thread
  std::mutex writer_mutex_;
  std::future<void> writing_;
};

}  // namespace

BuildCounts build(const BuildOptions& options, std::istream& standard_input,
                  const NoticeSink& notice, const ProgressSink& progress,
                  const std::atomic<bool>& stop) {
  std::vector<GazetteerProblem> ignored;  // reported by the caller, who read the file
  const Gazetteer gazetteer = Gazetteer::parse(options.gazetteer, "gazetteer", ignored);
  IndexWriter writer(options.index, options.gazetteer);
  BuildCounts counts;
  std::unordered_set<std::string> seen;

  Pipeline pipeline(gazetteer, writer, options.jobs, counts);
  std::vector<Job> batch;
  std::size_t batch_size = 0;
  const auto flush = [&] {
    pipeline.keep_new(batch);
    if (!batch.empty()) pipeline.run(std::exchange(batch, {}));
    batch_size = 0;
    progress(counts);
  };

  const auto take = [&](Article&& article) {
    if (stop) throw Stop{};
    ++counts.read;
    counts.bytes += article.text.size();
    if (options.language) article.lang = options.language;
    if (options.prune) seen.insert(article.id);
    batch_size += article.text.size();
    Job job;
    job.content = content_hash(article);
    job.article = std::move(article);
    batch.push_back(std::move(job));
    if (batch_size >= options.batch_bytes) flush();
  };
  const auto report = [&](const Notice& what) {
    if (what.kind == Notice::Kind::kRefused) ++counts.refused;
    notice(what);
    if (options.strict && what.kind == Notice::Kind::kRefused) {
      throw Error(what.where, "refused, and --strict asks to stop at that");
    }
  };
  try {
    read_sources(options.sources, standard_input, ReadOptions{}, take, report);
  } catch (const Stop&) {
    counts.interrupted = true;
  }
  flush();
  pipeline.finish();
  if (options.prune && !counts.interrupted) {
    for (const std::string& id : writer.ids()) {
      if (seen.count(id) == 0) {
        writer.remove(id);
        ++counts.removed;
      }
    }
  }
  counts.stale = writer.close();
  progress(counts);
  return counts;
}

}  // namespace revue
