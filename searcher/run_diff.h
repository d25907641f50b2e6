// What became of the answers to each topic from one run to another.
#ifndef REVUE_SEARCHER_RUN_DIFF_H_
#define REVUE_SEARCHER_RUN_DIFF_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "searcher/run_reader.h"

namespace revue {

struct PlacedAnswer {
  std::string id;
  std::size_t rank = 0;  // from 1
};

struct MovedAnswer {
  std::string id;
  std::size_t from = 0;
  std::size_t to = 0;
};

struct TopicDifference {
  std::string topic;
  std::size_t before = 0;  // answers
  std::size_t after = 0;
  bool added = false;    // only the later run holds the topic
  bool removed = false;  // only the earlier one
  std::vector<PlacedAnswer> entered;
  std::vector<PlacedAnswer> left;
  // The fewest that must move for the order of those that stayed: what only makes way for others
  // has not moved.
  std::vector<MovedAnswer> moved;

  bool alike() const {
    return !added && !removed && entered.empty() && left.empty() && moved.empty();
  }
};

// A topic of either run each, in the order of the earlier one, then of the later one.
std::vector<TopicDifference> compare(const ReadRun& before, const ReadRun& after);

// `changes` says what else differs (manifest.h). Of each kind at most `most` answers a topic are
// listed (0: all), with the number of the others.
void write_diff_text(std::ostream& out, const std::vector<TopicDifference>& topics,
                     const std::vector<std::string>& changes, std::size_t most);
// First a line of the changes, then a line for each topic that differs.
void write_diff_jsonl(std::ostream& out, const std::vector<TopicDifference>& topics,
                      const std::vector<std::string>& changes);

}  // namespace revue

#endif  // REVUE_SEARCHER_RUN_DIFF_H_
