// Running many topics against one index.
//
// Every topic has an outcome, and one that cannot be asked stops no other. Topics run in parallel,
// a Searcher each thread; their answers are delivered in the order of the topics, so that what is
// written does not depend on the number of threads. Within a topic the order is that of find: by
// weight, and equal weights in the order of the index.
#ifndef REVUE_SEARCHER_BATCH_H_
#define REVUE_SEARCHER_BATCH_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search.h"
#include "searcher/topics.h"

namespace revue {

struct BatchOptions {
  std::filesystem::path index;
  // What a topic does not say itself. A limit of 0: all.
  SearchOptions search;
  bool all = false;     // no limit counts, nor a topic's own
  bool strict = false;  // refuse what would be repaired
  unsigned jobs = 1;
};

enum class Outcome { kOk, kEmpty, kRepaired, kRefused };

// "ok", "empty", "repaired", "refused".
std::string_view name_of(Outcome outcome);

struct TopicNote {
  std::size_t column = 0;  // of the query as it was asked, in code points from 1; 0: of no place
  std::string message;
};

struct TopicOutcome {
  Outcome outcome = Outcome::kOk;
  std::uint64_t total = 0;    // hits in all: passages, articles or quotes
  std::uint64_t answers = 0;  // of these in the answer
  std::vector<TopicNote> notes;
  std::string reason;  // of a refusal

  bool truncated() const { return answers < total; }
};

struct TopicAnswer {
  TopicOutcome outcome;
  SearchResult found;  // of a topic that asks for passages
  QuoteResult quotes;  // of one that asks for quotes
};

struct BatchCounts {
  std::uint64_t topics = 0;
  std::uint64_t ok = 0;
  std::uint64_t empty = 0;
  std::uint64_t repaired = 0;
  std::uint64_t refused = 0;
  std::uint64_t hits = 0;  // totals of all topics
  std::uint64_t answers = 0;
  std::uint64_t truncated = 0;  // topics

  void add(const TopicOutcome& outcome);
};

// Asks topics, one after the other. One per thread.
class TopicRunner {
 public:
  // Throws: as Searcher does.
  explicit TopicRunner(const BatchOptions& options) : options_(options), searcher_(options.index) {}

  // What goes wrong with one topic refuses it.
  TopicAnswer run(const Topic& topic);

 private:
  void find(const Topic& topic, TopicAnswer& answer);
  void quote(const Topic& topic, TopicAnswer& answer);
  SearchOptions options_of(const Topic& topic, TopicOutcome& outcome);

  const BatchOptions& options_;
  Searcher searcher_;
};

// What became of one topic.
struct BatchStep {
  std::size_t topic = 0;  // its place
  std::string bytes;      // as `render` wrote its answer
  TopicOutcome outcome;
};

using RenderTopic = std::function<std::string(const Topic& topic, const TopicAnswer& answer)>;

// Runs the topics from place `first` on. `render` is called in any thread, `deliver` in this one
// and in the order of the topics; no more than a few answers for each thread wait for it. Ends
// early when `stop` is set; the topics delivered are then the first ones. Throws: Error when there
// is no index, and what `deliver` throws.
void run_batch(const BatchOptions& options, const std::vector<Topic>& topics, std::size_t first,
               const RenderTopic& render, const std::function<void(BatchStep&&)>& deliver,
               const std::atomic<bool>& stop);

}  // namespace revue

#endif  // REVUE_SEARCHER_BATCH_H_
