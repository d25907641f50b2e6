// The measures against values worked out by hand from trec_eval's definitions.
#include "searcher/evaluation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/error.h"

namespace revue {
namespace {

// "nDCG@10 MAP MRR@10 P@10 R@100 R@1000", as trec_eval rounds them.
std::string printed(const Measures& measures) {
  char line[80];
  std::snprintf(line, sizeof line, "%.4f %.4f %.4f %.4f %.4f %.4f", measures.ndcg_10, measures.map,
                measures.mrr_10, measures.p_10, measures.recall_100, measures.recall_1000);
  return line;
}

using Answers = std::vector<RankedArticle>;
using Judged = std::map<std::string, int>;

struct Row {
  std::string what;
  Answers answers;
  Judged judged;
  std::string measures;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK_EQ(printed(measure(row.answers, row.judged)), row.measures);
  }
}

// `count` answers that are not judged, below `score`.
Answers fillers(int count, double score) {
  Answers answers;
  for (int i = 1; i <= count; ++i) answers.push_back({"x" + std::to_string(i), score - i});
  return answers;
}

// `judged` behind so many answers that are not.
Answers at_rank(int rank, const std::string& id) {
  Answers answers = fillers(rank - 1, 0);
  answers.push_back({id, -1e4});
  return answers;
}

TEST_CASE("evaluation: answers are ordered by score, then by id from the last to the first") {
  check({
      // One relevant article at rank r: nDCG 1/log2(r+1), MAP and MRR 1/r.
      {"the list's own order does not matter",
       {{"low", 1}, {"high", 2}},
       {{"high", 1}},
       "1.0000 1.0000 1.0000 0.1000 1.0000 1.0000"},
      {"of three equal scores the last id comes first",
       {{"a", 1}, {"b", 1}, {"c", 1}},
       {{"c", 1}},
       "1.0000 1.0000 1.0000 0.1000 1.0000 1.0000"},
      {"and the first id last: rank 3",
       {{"a", 1}, {"b", 1}, {"c", 1}},
       {{"a", 1}},
       "0.5000 0.3333 0.3333 0.1000 1.0000 1.0000"},
      {"ids are compared byte by byte, not as numbers: 9, 10",
       {{"10", 1}, {"9", 1}},
       {{"10", 1}},
       "0.6309 0.5000 0.5000 0.1000 1.0000 1.0000"},
      {"accented letters come before others, capitals after: é, a, Z",
       {{"Z", 1}, {"a", 1}, {"é", 1}},
       {{"Z", 1}},
       "0.5000 0.3333 0.3333 0.1000 1.0000 1.0000"},
      {"a tie between answers of different score does not reach past them: z, c, b",
       {{"z", 2}, {"b", 1}, {"c", 1}},
       {{"c", 1}},
       "0.6309 0.5000 0.5000 0.1000 1.0000 1.0000"},
      {"scores that single precision cannot tell apart are ties: b, a",
       {{"a", 1.00000001}, {"b", 1}},
       {{"b", 1}},
       "1.0000 1.0000 1.0000 0.1000 1.0000 1.0000"},
      {"scores that it can are none: a, b",
       {{"a", 1.000001}, {"b", 1}},
       {{"b", 1}},
       "0.6309 0.5000 0.5000 0.1000 1.0000 1.0000"},
      {"negative scores are scores",
       {{"a", -1}, {"b", -2}},
       {{"a", 1}},
       "1.0000 1.0000 1.0000 0.1000 1.0000 1.0000"},
  });
}

TEST_CASE("evaluation: levels and what is not judged") {
  check({
      // Gain 2/log2(2) + 1/log2(4) = 2.5 of 3/log2(2) + 2/log2(3) + 1/log2(4) = 4.7619;
      // MAP (1/1 + 2/3) / 3.
      {"graded levels are gains; an unjudged answer takes its place and earns nothing",
       {{"two", 3}, {"unjudged", 2}, {"one", 1}},
       {{"two", 2}, {"one", 1}, {"three", 3}},
       "0.5250 0.5556 1.0000 0.2000 0.6667 0.6667"},
      // Gain 1 + 2/log2(3) = 2.2619 of 2 + 1/log2(3) = 2.6309.
      {"the order of levels matters to nDCG alone",
       {{"one", 2}, {"two", 1}},
       {{"one", 1}, {"two", 2}},
       "0.8597 1.0000 1.0000 0.2000 1.0000 1.0000"},
      {"level 0 and negative levels are not relevant and cost no gain",
       {{"spam", 3}, {"good", 2}, {"zero", 1}},
       {{"spam", -2}, {"zero", 0}, {"good", 1}, {"other", -1}},
       "0.6309 0.5000 0.5000 0.1000 1.0000 1.0000"},
      {"nothing is relevant", {{"a", 1}}, {{"a", 0}}, "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000"},
      {"nothing is judged", {{"a", 1}}, {}, "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000"},
      {"nothing is answered", {}, {{"a", 1}}, "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000"},
  });
}

TEST_CASE("evaluation: where each measure stops to look") {
  Answers twelve;
  Judged all;
  for (int i = 0; i < 12; ++i) {
    twelve.push_back({"r" + std::to_string(i), -1.0 * i});
    all["r" + std::to_string(i)] = 1;
  }
  check({
      // P@10 is of ten whatever was answered.
      {"fewer than ten answers",
       {{"r0", 2}, {"r1", 1}},
       {{"r0", 1}, {"r1", 1}},
       "1.0000 1.0000 1.0000 0.2000 1.0000 1.0000"},
      // MAP 3/5; gain 1 + .6309 + .5 of 1 + .6309 + .5 + .4307 + .3869.
      {"three relevant answers and two that are missing",
       {{"a", 3}, {"b", 2}, {"c", 1}},
       {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}},
       "0.7227 0.6000 1.0000 0.3000 0.6000 0.6000"},
      {"more than ten relevant: ten are an ideal answer", twelve, all,
       "1.0000 1.0000 1.0000 1.0000 1.0000 1.0000"},
      {"rank 10", at_rank(10, "r"), {{"r", 1}}, "0.2891 0.1000 0.1000 0.1000 1.0000 1.0000"},
      {"rank 11", at_rank(11, "r"), {{"r", 1}}, "0.0000 0.0909 0.0000 0.0000 1.0000 1.0000"},
      {"rank 100", at_rank(100, "r"), {{"r", 1}}, "0.0000 0.0100 0.0000 0.0000 1.0000 1.0000"},
      {"rank 101", at_rank(101, "r"), {{"r", 1}}, "0.0000 0.0099 0.0000 0.0000 0.0000 1.0000"},
      {"rank 1000", at_rank(1000, "r"), {{"r", 1}}, "0.0000 0.0010 0.0000 0.0000 0.0000 1.0000"},
      // MAP looks at every answer: 1/1250.
      {"rank 1250", at_rank(1250, "r"), {{"r", 1}}, "0.0000 0.0008 0.0000 0.0000 0.0000 0.0000"},
  });
}

TEST_CASE("evaluation: a run is the mean over the topics of the judgements") {
  const Qrels qrels = {
      {"t1", {{"a", 1}}}, {"t2", {{"a", 1}}}, {"t3", {{"b", 2}}}, {"t4", {{"b", 0}}}};
  const Run run = {{"t1", {{"a", 1}}},
                   {"t2", {{"x", 2}, {"a", 1}}},
                   {"t4", {{"b", 1}}},
                   {"not judged", {{"a", 1}}}};
  // t1 is perfect, t2 has its article at rank 2, t3 is not answered, t4 has nothing to find:
  // nDCG (1 + .6309) / 4, MAP (1 + .5) / 4.
  CHECK_EQ(printed(measure(run, qrels)), "0.4077 0.3750 0.3750 0.0500 0.5000 0.5000");
  CHECK_EQ(printed(measure(run, {})), "0.0000 0.0000 0.0000 0.0000 0.0000 0.0000");
}

TEST_CASE("evaluation: judgements are read, or refused with file and line") {
  const auto read = [](const std::string& text) {
    std::istringstream in(text);
    return read_qrels(in, "judged.txt");
  };
  const Qrels expected = {{"1", {{"a", 1}, {"b", -1}}}, {"2", {{"a", 0}}}};
  CHECK(read("1 0 a 1\n\n1\t0\tb\t-1\r\n  2  Q0  a  0") == expected);
  CHECK(read("").empty());

  const std::vector<std::string> bad = {
      "1 0 a", "1", "1 0 a one", "1 0 a 1.5", "1 0 a 1 more", "1 0 a 99999999999"};
  for (const std::string& line : bad) {
    CAPTURE(line);
    CHECK_THROWS_WITH_AS(read("1 0 a 1\n\n" + line + "\n"),
                         "judged.txt:3: is no judgement; write «topic 0 article level»", Error);
  }
}

double figure(const std::vector<Figure>& list, const std::string& name) {
  for (const Figure& each : list) {
    if (each.name == name) return each.value;
  }
  FAIL("no figure is called " << name);
  return 0;
}

TEST_CASE("evaluation: the further measures of a topic, by hand") {
  // In order: b (0), x (not judged), a (2), c (1); d (1) is not found, e (0) neither.
  const Answers answers = {{"b", 9}, {"x", 8}, {"a", 7}, {"c", 6}};
  const Judged judged = {{"a", 2}, {"b", 0}, {"c", 1}, {"d", 1}, {"e", 0}};
  const auto list = figures(answers, judged, {});
  CHECK_EQ(figure(list, "num_ret"), 4);
  CHECK_EQ(figure(list, "num_rel"), 3);
  CHECK_EQ(figure(list, "num_rel_ret"), 2);
  CHECK_EQ(figure(list, "map"), doctest::Approx((1.0 / 3 + 2.0 / 4) / 3));
  CHECK_EQ(figure(list, "Rprec"), doctest::Approx(1.0 / 3));
  CHECK_EQ(figure(list, "recip_rank"), doctest::Approx(1.0 / 3));
  // One judged and not relevant stands before each of both; min(N, R) = 2.
  CHECK_EQ(figure(list, "bpref"), doctest::Approx((0.5 + 0.5) / 3));
  CHECK_EQ(figure(list, "P_5"), doctest::Approx(0.4));
  CHECK_EQ(figure(list, "recall_5"), doctest::Approx(2.0 / 3));
  CHECK_EQ(figure(list, "success_1"), 0);
  CHECK_EQ(figure(list, "success_5"), 1);
  const double best = 2 + 1 / std::log2(3) + 1 / std::log2(4);
  CHECK_EQ(figure(list, "ndcg"), doctest::Approx((2 / std::log2(4) + 1 / std::log2(5)) / best));

  EvaluationOptions strict;
  strict.relevant = 2;
  CHECK_EQ(figure(figures(answers, judged, strict), "num_rel"), 1);
  CHECK_EQ(figure(figures(answers, judged, strict), "map"), doctest::Approx(1.0 / 3));
  EvaluationOptions first;
  first.depth = 2;
  CHECK_EQ(figure(figures(answers, judged, first), "num_ret"), 2);
  CHECK_EQ(figure(figures(answers, judged, first), "num_rel_ret"), 0);
}

TEST_CASE("evaluation: sums and means over topics") {
  const Run run = {{"1", {{"a", 1}}}, {"2", {{"x", 2}, {"b", 1}}}, {"9", {{"a", 1}}}};
  const Qrels qrels = {{"1", {{"a", 1}}}, {"2", {{"b", 1}}}, {"3", {{"c", 1}}}};
  const Evaluation some = evaluate(run, qrels, {});
  CHECK_EQ(some.topics.size(), 2);
  CHECK_EQ(some.unanswered, 1);
  CHECK_EQ(some.unjudged, 1);
  CHECK_EQ(figure(some.all, "num_q"), 2);
  CHECK_EQ(figure(some.all, "num_ret"), 3);
  CHECK_EQ(figure(some.all, "map"), doctest::Approx(0.75));
  CHECK_EQ(figure(some.all, "gm_map"), doctest::Approx(std::sqrt(0.5)));
  EvaluationOptions complete;
  complete.complete = true;
  const Evaluation all = evaluate(run, qrels, complete);
  CHECK_EQ(figure(all.all, "num_q"), 3);
  CHECK_EQ(figure(all.all, "map"), doctest::Approx(0.5));
  // The geometric mean takes 0.00001 for a map of zero.
  CHECK_EQ(figure(all.all, "gm_map"), doctest::Approx(std::cbrt(0.5 * 0.00001)));
}

}  // namespace
}  // namespace revue
