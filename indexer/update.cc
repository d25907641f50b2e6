#include "indexer/update.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <string_view>
#include <utility>

namespace revue {
namespace {

// "path" of "path:line": a line moves whenever one above it comes or goes.
std::string_view file_of(std::string_view source) {
  const std::size_t behind = source.find_last_not_of("0123456789");
  const bool line = behind != std::string_view::npos && behind > 0 && source[behind] == ':' &&
                    behind + 1 < source.size();
  return line ? source.substr(0, behind) : source;
}

}  // namespace

Update::Update(const Gazetteer& gazetteer, IndexWriter& writer, unsigned jobs, BuildCounts& counts,
               NoticeSink notice, OutcomeSink outcome)
    : gazetteer_(gazetteer),
      writer_(writer),
      counts_(counts),
      notice_(std::move(notice)),
      outcome_(std::move(outcome)) {
  for (unsigned i = 0; i < std::max(jobs, 1U); ++i) analyzers_.emplace_back(gazetteer);
}

Update::~Update() {
  if (writing_.valid()) writing_.wait();
}

// Leaves in the batch what the index does not hold yet. Every id comes once, so that articles still
// being written are never asked for.
void Update::keep_new(Batch& batch) {
  const std::lock_guard lock(writer_mutex_);
  std::erase_if(batch, [&](const ReadArticle& read) {
    const Article& article = read.article;
    const std::optional<IndexWriter::Known> known = writer_.find(article.id, read.content);
    if (!known) {
      ++counts_.added;
      outcome_(outcome_of(article, InputOutcome::Kind::kAdded));
      return false;
    }
    if (known->unchanged) {
      ++counts_.unchanged;
      outcome_(outcome_of(article, InputOutcome::Kind::kUnchanged));
      return true;
    }
    ++counts_.changed;
    outcome_(outcome_of(article, InputOutcome::Kind::kChanged));
    const bool elsewhere = file_of(known->source) != file_of(article.source);
    if (elsewhere || article.source == "stdin") {
      notice_({Notice::Kind::kNote, article.source,
               "takes the place of the article «" + article.id + "» read from " + known->source +
                   (elsewhere ? "; build both from one folder above them to keep both"
                              : "; give JSON Lines with an id each to keep both")});
    }
    return false;
  });
}

void Update::run(Batch batch) {
  keep_new(batch);
  if (batch.empty()) return;
  std::vector<Job> jobs = analyze_all(std::move(batch));
  await_commit();
  for (const Job& job : jobs) {
    counts_.passages += job.written.passages;
    counts_.quotes += job.written.quotes;
  }
  writing_ = std::async(std::launch::async, [this, jobs = std::move(jobs)]() mutable {
    for (Job& job : jobs) {
      const std::lock_guard lock(writer_mutex_);
      writer_.replace(job.read.article.id, job.read.content, job.documents);
      std::vector<std::string>().swap(job.documents);
    }
    const std::lock_guard lock(writer_mutex_);
    writer_.commit();
  });
}

void Update::finish(bool /*soon*/) { await_commit(); }

void Update::await_commit() {
  if (writing_.valid()) writing_.get();
}

std::vector<Update::Job> Update::analyze_all(Batch batch) {
  std::vector<Job> jobs(batch.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](Analyzer& analyzer) {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      Job& job = jobs[i];
      job.read = std::move(batch[i]);
      job.written = analyze(
          job.read.article, analyzer, gazetteer_,
          [&](const Xapian::Document& document) { job.documents.push_back(document.serialise()); });
      std::string().swap(job.read.article.text);  // the documents hold it
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < analyzers_.size(); ++i) {
    others.push_back(std::async(std::launch::async, [&, i] { work(analyzers_[i]); }));
  }
  work(analyzers_.front());
  for (std::future<void>& other : others) other.get();
  return jobs;
}

}  // namespace revue
