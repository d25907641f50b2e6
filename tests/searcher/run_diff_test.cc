// Runs read back, and what changed from one to another.
#include "searcher/run_diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

ReadRun run_of(const std::vector<std::string>& ids) {
  ReadRun run;
  run.topics.push_back({"t", {}});
  double score = 0;
  for (const std::string& id : ids) run.topics.front().answers.push_back({id, --score});
  return run;
}

// "+c@2 -a@1 ~b:3>1"
std::string told(const TopicDifference& difference) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  for (const PlacedAnswer& answer : difference.entered) {
    add("+" + answer.id + "@" + std::to_string(answer.rank));
  }
  for (const PlacedAnswer& answer : difference.left) {
    add("-" + answer.id + "@" + std::to_string(answer.rank));
  }
  for (const MovedAnswer& answer : difference.moved) {
    add("~" + answer.id + ":" + std::to_string(answer.from) + ">" + std::to_string(answer.to));
  }
  return text;
}

TEST_CASE("diff: what entered, left and moved; what makes way has not moved") {
  struct Row {
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::string told;
  };
  const std::vector<Row> rows = {
      {{}, {}, ""},
      {{"a", "b"}, {"a", "b"}, ""},
      {{"a", "b"}, {"c", "a", "b"}, "+c@1"},
      {{"a", "b", "c"}, {"b", "c"}, "-a@1"},
      {{"a", "b", "c"}, {"c", "a", "b"}, "~c:3>1"},
      {{"a", "b", "c"}, {"c", "b", "d"}, "+d@3 -a@1 ~c:3>1"},
  };
  for (const Row& row : rows) {
    const auto topics = compare(run_of(row.before), run_of(row.after));
    REQUIRE_EQ(topics.size(), 1);
    CHECK_EQ(told(topics.front()), row.told);
    CHECK_EQ(topics.front().alike(), row.told.empty());
  }
}

TEST_CASE("diff: the fewest moves that make one order of the other") {
  std::mt19937 random(7);
  std::vector<std::string> before = {"a", "b", "c", "d", "e", "f"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> after = before;
    std::shuffle(after.begin(), after.end(), random);
    const auto moved = compare(run_of(before), run_of(after)).front().moved;
    // The longest series that keeps its order, by trying all.
    std::size_t longest = 0;
    for (unsigned kept = 0; kept < 64; ++kept) {
      std::string series;
      for (std::size_t i = 0; i < after.size(); ++i) {
        if ((kept >> i & 1U) != 0) series += after[i];
      }
      if (std::is_sorted(series.begin(), series.end())) longest = std::max(longest, series.size());
    }
    CHECK_EQ(moved.size(), before.size() - longest);
  }
}

TEST_CASE("runs: what cannot be read says where") {
  const TempDir folder;
  const auto failure = [&](const std::string& text) {
    const auto path = folder.path() / "run";
    std::ofstream(path) << text;
    try {
      read_run(path, false);
    } catch (const Error& error) {
      const std::string what = error.what();
      return what.substr(what.find("/run:") + 1);
    }
    return std::string();
  };
  CHECK_EQ(failure("t Q0 a 1 2.5 x\n"), "");
  CHECK_EQ(failure("t Q0 a 1 2.5 x\nt Q0 b\n"),
           "run:2: is no line of a run; write «topic Q0 article rank score name»");
  CHECK_EQ(failure("t Q0 a 1 high x\n"),
           "run:1: is no line of a run; write «topic Q0 article rank score name»");
  CHECK_EQ(failure("{\"topic\":1}\n").substr(0, 6), "run:1:");
  const std::string header = "topic,query,outcome,rank,score,article,passage\n";
  CHECK_EQ(failure(header + "t,q,,1,2.5,a,0\n"), "");
  CHECK_EQ(failure(header + ",q,,1,2.5,a,0\n"), "run:2: names no topic");
  CHECK_EQ(failure(header + "t,q,,1,2.5,,0\n"), "run:2: names no article");
  CHECK_EQ(failure("topic,query,rank\n"), "run:1: is no run: it has no column outcome");
}

}  // namespace
}  // namespace revue
