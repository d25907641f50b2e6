#include "indexer/first_build.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace revue {
namespace {

// Batches; each is 1/512 of the memory to keep to.
constexpr std::size_t kMostWaiting = 32;

// Bytes of text that are still indexed when a build is to end soon: seconds.
constexpr std::size_t kMostWhenSoon = std::size_t{4} << 20U;

std::size_t bytes_of(const Batch& batch) {
  std::size_t bytes = 0;
  for (const ReadArticle& read : batch) bytes += read.article.text.size();
  return bytes;
}

}  // namespace

FirstBuild::FirstBuild(const Gazetteer& gazetteer, IndexWriter& writer, unsigned jobs,
                       BuildCounts& counts, OutcomeSink outcome)
    : gazetteer_(gazetteer),
      writer_(writer),
      counts_(counts),
      parts_(writer.parts()),
      outcome_(std::move(outcome)) {
  for (unsigned i = 0; i < std::max(jobs, 1U); ++i) threads_.emplace_back([this] { work(); });
}

FirstBuild::~FirstBuild() {
  {
    const std::lock_guard lock(mutex_);
    for (Row& row : rows_) row.waiting.clear();
  }
  end();
}

void FirstBuild::end() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void FirstBuild::run(Batch batch) {
  counts_.added += batch.size();
  std::vector<InputOutcome>& outcomes = untold_.emplace_back();
  for (const ReadArticle& read : batch) {
    outcomes.push_back(outcome_of(read.article, InputOutcome::Kind::kAdded));
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_ < kMostWaiting || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  if (rows_.empty()) rows_.push_back({batches_, {}, false});
  rows_.back().waiting.push_back(std::move(batch));
  ++batches_;
  ++waiting_;
  counts_.passages = written_.passages;
  counts_.quotes = written_.quotes;
  const std::size_t sure = first_waiting();
  lock.unlock();
  changed_.notify_all();
  tell_before(sure);
}

// The number of the first batch that no thread has taken yet. Requires: mutex_ is held.
std::size_t FirstBuild::first_waiting() const {
  std::size_t first = batches_;
  for (const Row& row : rows_) {
    if (!row.waiting.empty()) first = std::min(first, row.number);
  }
  return first;
}

void FirstBuild::tell_before(std::size_t batch) {
  for (; told_ < batch; ++told_) {
    for (const InputOutcome& outcome : untold_.front()) outcome_(outcome);
    untold_.pop_front();
  }
}

void FirstBuild::finish(bool soon) {
  if (soon) give_up_late_ones();
  end();
  if (failure_) std::rethrow_exception(failure_);
  counts_.passages = written_.passages;
  counts_.quotes = written_.quotes;
  tell_before(batches_);
  if (batches_ > 0) writer_.fill(parts_);
}

void FirstBuild::give_up_late_ones() {
  const std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  for (Row& row : rows_) {
    for (std::size_t i = 0; i < row.waiting.size(); ++i) {
      const std::size_t of_batch = bytes_of(row.waiting[i]);
      bytes += of_batch;
      if (bytes <= kMostWhenSoon) continue;
      counts_.read -= row.waiting[i].size();
      counts_.added -= row.waiting[i].size();
      counts_.bytes -= of_batch;
      row.waiting[i].clear();
      untold_[row.number + i - told_].clear();
    }
  }
}

void FirstBuild::work() {
  Analyzer analyzer(gazetteer_);
  try {
    while (const auto row = take_row()) {
      parts_.write((*row)->number, [&](Xapian::WritableDatabase& part) {
        while (auto batch = next_batch(*row)) write(std::move(*batch), analyzer, part);
      });
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    changed_.notify_all();
  }
}

// Waits for a row to work on; nothing when no batch is left for this thread.
std::optional<FirstBuild::RowPlace> FirstBuild::take_row() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (failure_) return std::nullopt;
    const auto longest = std::max_element(
        rows_.begin(), rows_.end(),
        [](const Row& a, const Row& b) { return a.waiting.size() < b.waiting.size(); });
    if (longest != rows_.end() && !longest->taken) {
      longest->taken = true;
      return longest;
    }
    if (longest != rows_.end() && longest->waiting.size() > 1) {
      std::deque<Batch>& all = longest->waiting;
      const std::size_t kept = (all.size() + 1) / 2;
      const auto half = all.begin() + static_cast<std::ptrdiff_t>(kept);
      Row row{longest->number + kept, {}, true};
      std::move(half, all.end(), std::back_inserter(row.waiting));
      all.erase(half, all.end());
      return rows_.insert(std::next(longest), std::move(row));
    }
    if (ends_) return std::nullopt;
    changed_.wait(lock);
  }
}

// The next batch of a row; nothing when the row has ended, which is then no more.
std::optional<Batch> FirstBuild::next_batch(RowPlace row) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    return !row->waiting.empty() || ends_ || failure_ || std::next(row) != rows_.end();
  });
  if (row->waiting.empty() || failure_) {
    rows_.erase(row);
    return std::nullopt;
  }
  Batch batch = std::move(row->waiting.front());
  row->waiting.pop_front();
  ++row->number;
  --waiting_;
  changed_.notify_all();
  return batch;
}

void FirstBuild::write(Batch batch, Analyzer& analyzer, Xapian::WritableDatabase& part) {
  Written written;
  for (ReadArticle& read : batch) {
    bool is_first = true;
    const Written of_article =
        analyze(read.article, analyzer, gazetteer_, [&](Xapian::Document& document) {
          if (std::exchange(is_first, false)) writer_.mark(document, read.content);
          part.add_document(document);
        });
    written.passages += of_article.passages;
    written.quotes += of_article.quotes;
    read = {};
  }
  const std::lock_guard lock(mutex_);
  written_.passages += written.passages;
  written_.quotes += written.quotes;
}

}  // namespace revue
