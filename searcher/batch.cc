#include "searcher/batch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "analyzers/error.h"
#include "indexer/schema.h"
#include "searcher/actor_names.h"

namespace revue {
namespace {

// Answers that wait for an earlier one, for each thread.
constexpr std::size_t kWaiting = 4;

// The one actor that a name means. Throws: Error, which refuses the topic.
std::string one_actor(Searcher& searcher, const std::string& name, const std::string& field) {
  const ActorChoice choice = searcher.choose(name);
  if (choice.kind == ActorChoice::Kind::kOne) return choice.ids.front();
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    throw Error(field, "«" + name + "» may be " + listed(choice.ids) + "; give one of these");
  }
  throw Error(field, "no actor is called «" + name + "»" +
                         (choice.ids.empty() ? "; revue-search entities lists them"
                                             : "; did you mean " + listed(choice.ids) + "?"));
}

void check_order(const Filters& filters) {
  if (!filters.from.empty() && !filters.to.empty() &&
      day_range(filters.to).last < day_range(filters.from).first) {
    throw Error("from", "«" + filters.from + "» is later than to, «" + filters.to + "»");
  }
}

// The first `most` quotes of each article, and of these the first `limit`.
void keep_per_article(QuoteResult& result, std::size_t most, std::size_t limit) {
  std::unordered_map<std::string, std::size_t> kept;
  std::erase_if(result.quotes,
                [&](const FoundQuote& found) { return ++kept[found.article.id] > most; });
  result.total = result.quotes.size();
  if (result.quotes.size() > limit) result.quotes.resize(limit);
}

// Hands topics out to threads and their answers back in order.
class Line {
 public:
  Line(std::size_t first, std::size_t end, std::size_t ahead)
      : next_(first), delivered_(first), end_(end), ahead_(ahead) {}

  // The next topic to run; waits while too many answers wait. False when there is none.
  bool take(std::size_t& topic) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ == end_ || next_ < delivered_ + ahead_; });
    if (stopped_ || next_ == end_) return false;
    topic = next_++;
    return true;
  }

  void put(BatchStep step) {
    const std::lock_guard lock(mutex_);
    const std::size_t topic = step.topic;
    done_.emplace(topic, std::move(step));
    changed_.notify_all();
  }

  // The answer after the last one; waits for it. False when there is no more.
  bool next_in_order(BatchStep& step) {
    std::unique_lock lock(mutex_);
    if (delivered_ == end_) return false;
    changed_.wait(lock, [&] { return stopped_ || done_.count(delivered_) > 0; });
    const auto found = done_.find(delivered_);
    if (found == done_.end()) return false;
    step = std::move(found->second);
    done_.erase(found);
    ++delivered_;
    changed_.notify_all();
    return true;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stopped_ = true;
    changed_.notify_all();
  }
  std::exception_ptr failure() {
    const std::lock_guard lock(mutex_);
    return failure_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_;
  std::size_t delivered_;
  std::size_t end_;
  std::size_t ahead_;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::map<std::size_t, BatchStep> done_;
};

// Joins its threads whatever happens.
class Threads {
 public:
  explicit Threads(Line& line) : line_(line) {}
  ~Threads() {
    line_.stop();
    for (std::thread& thread : threads_) thread.join();
  }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  template <typename Work>
  void start(const Work& work) {
    threads_.emplace_back(work);
  }

 private:
  Line& line_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk:
      return "ok";
    case Outcome::kEmpty:
      return "empty";
    case Outcome::kRepaired:
      return "repaired";
    case Outcome::kRefused:
      return "refused";
  }
  return {};
}

void BatchCounts::add(const TopicOutcome& outcome) {
  ++topics;
  ok += outcome.outcome == Outcome::kOk ? 1U : 0U;
  empty += outcome.outcome == Outcome::kEmpty ? 1U : 0U;
  repaired += outcome.outcome == Outcome::kRepaired ? 1U : 0U;
  refused += outcome.outcome == Outcome::kRefused ? 1U : 0U;
  hits += outcome.total;
  answers += outcome.answers;
  truncated += outcome.truncated() ? 1U : 0U;
}

TopicAnswer TopicRunner::run(const Topic& topic) {
  TopicAnswer answer;
  bool repaired = !topic.repairs.empty();
  for (const std::string& repair : topic.repairs) answer.outcome.notes.push_back({0, repair});
  const auto refuse = [&](const std::string& reason) {
    answer.found = {};
    answer.quotes = {};
    answer.outcome.outcome = Outcome::kRefused;
    answer.outcome.total = answer.outcome.answers = 0;
    answer.outcome.reason = reason;
    return answer;
  };
  if (!topic.refusal.empty()) return refuse(topic.refusal);
  try {
    if (topic.quotes) {
      quote(topic, answer);
    } else {
      find(topic, answer);
    }
  } catch (const Xapian::Error& error) {
    return refuse(std::string("the index cannot answer it (") + error.get_type() + ": " +
                  error.get_msg() + ")");
  } catch (const Error& error) {
    return refuse(error.what());
  }
  repaired = repaired || answer.outcome.notes.size() > topic.repairs.size();
  for (const QueryNote& note : topic.quotes ? answer.quotes.notes : answer.found.notes) {
    answer.outcome.notes.push_back({note.column, note.message});
    repaired = repaired || note.repaired;
  }
  if (repaired && options_.strict) {
    return refuse("--strict: it is not read as it seems to be meant; its notes say why");
  }
  answer.outcome.outcome = repaired                    ? Outcome::kRepaired
                           : answer.outcome.total == 0 ? Outcome::kEmpty
                                                       : Outcome::kOk;
  return answer;
}

SearchOptions TopicRunner::options_of(const Topic& topic, TopicOutcome& outcome) {
  SearchOptions search = options_.search;
  if (topic.language) search.filters.language = topic.language;
  if (!topic.from.empty()) search.filters.from = topic.from;
  if (!topic.to.empty()) search.filters.to = topic.to;
  if (!topic.outlets.empty()) search.filters.outlets = topic.outlets;
  if (topic.match) search.match = *topic.match;
  if (topic.limit) search.limit = *topic.limit;
  if (search.limit == 0 || options_.all) search.limit = std::numeric_limits<std::size_t>::max();
  check_order(search.filters);
  if (!topic.entities.empty()) {
    search.filters.entities.clear();
    for (const std::string& name : topic.entities) {
      search.filters.entities.push_back(one_actor(searcher_, name, "entity"));
    }
  }
  if (!topic.outlets.empty()) {
    for (const std::string& outlet : searcher_.find_outlets(search.filters.outlets)) {
      outcome.notes.push_back({0, "no article is of the outlet «" + outlet + "»"});
    }
  }
  return search;
}

void TopicRunner::find(const Topic& topic, TopicAnswer& answer) {
  answer.found = searcher_.search(topic.query, options_of(topic, answer.outcome));
  answer.outcome.total = answer.found.total;
  answer.outcome.answers = answer.found.hits.size();
}

void TopicRunner::quote(const Topic& topic, TopicAnswer& answer) {
  const SearchOptions search = options_of(topic, answer.outcome);
  QuoteOptions quotes;
  quotes.filters = search.filters;
  quotes.by_date = topic.query.empty();
  const bool all = search.limit == std::numeric_limits<std::size_t>::max();
  quotes.limit = all || search.per_article > 0 ? 0 : search.limit;
  if (topic.quotes_by.empty() && topic.query.empty() && quotes.filters.empty()) {
    throw Error("quotes", "give a query, quotes_by or a filter");
  }
  if (!topic.quotes_by.empty()) {
    const ActorChoice choice = searcher_.choose(topic.quotes_by);
    if (choice.kind == ActorChoice::Kind::kNone) {
      quotes.by_words = searcher_.words_of_name(topic.quotes_by);
      if (quotes.by_words.empty()) {
        throw Error("quotes_by", "«" + topic.quotes_by + "» holds no word");
      }
      answer.outcome.notes.push_back(
          {0, "no actor is called «" + topic.quotes_by +
                  "»; speakers described by these words are looked for"});
    } else {
      quotes.by = one_actor(searcher_, topic.quotes_by, "quotes_by");
    }
  }
  answer.quotes =
      searcher_.quotes(topic.query, quotes, search.match, search.cross_language, search.literal);
  if (search.per_article > 0) keep_per_article(answer.quotes, search.per_article, search.limit);
  answer.outcome.total = answer.quotes.total;
  answer.outcome.answers = answer.quotes.quotes.size();
}

void run_batch(const BatchOptions& options, const std::vector<Topic>& topics, std::size_t first,
               const RenderTopic& render, const std::function<void(BatchStep&&)>& deliver,
               const std::atomic<bool>& stop) {
  const std::size_t jobs =
      std::clamp<std::size_t>(options.jobs, 1, std::max<std::size_t>(topics.size() - first, 1));
  Line line(first, topics.size(), kWaiting * jobs);
  Threads threads(line);
  for (std::size_t i = 0; i < jobs; ++i) {
    threads.start([&] {
      try {
        TopicRunner runner(options);
        for (std::size_t topic = 0; !stop && line.take(topic);) {
          const TopicAnswer answer = runner.run(topics[topic]);
          line.put({topic, render(topics[topic], answer), answer.outcome});
        }
        if (stop) line.stop();
      } catch (...) {
        line.fail(std::current_exception());
      }
    });
  }
  for (BatchStep step; line.next_in_order(step);) deliver(std::move(step));
  if (const std::exception_ptr failure = line.failure()) std::rethrow_exception(failure);
}

}  // namespace revue
