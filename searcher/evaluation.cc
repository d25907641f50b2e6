#include "searcher/evaluation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

#include "analyzers/error.h"

namespace revue {
namespace {

constexpr std::size_t kCut = 10;

double discounted(int level, std::size_t index) {
  return level / std::log2(static_cast<double>(index) + 2);
}

}  // namespace

Measures measure(const std::vector<RankedArticle>& answers,
                 const std::map<std::string, int>& judged) {
  std::vector<const RankedArticle*> ranking;
  ranking.reserve(answers.size());
  for (const RankedArticle& answer : answers) ranking.push_back(&answer);
  std::sort(ranking.begin(), ranking.end(), [](const RankedArticle* a, const RankedArticle* b) {
    const auto left = static_cast<float>(a->score);
    const auto right = static_cast<float>(b->score);
    return left != right ? left > right : a->id > b->id;
  });

  std::vector<int> ideal;
  for (const auto& [id, level] : judged) {
    if (level > 0) ideal.push_back(level);
  }
  Measures measures;
  if (ideal.empty()) return measures;
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  const auto relevant = static_cast<double>(ideal.size());
  double ideal_gain = 0;
  for (std::size_t i = 0; i < std::min(kCut, ideal.size()); ++i) {
    ideal_gain += discounted(ideal[i], i);
  }

  double gain = 0;
  double precisions = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto row = judged.find(ranking[i]->id);
    if (row == judged.end() || row->second <= 0) continue;
    ++found;
    const auto rank = static_cast<double>(i + 1);
    precisions += static_cast<double>(found) / rank;
    if (i < kCut) {
      gain += discounted(row->second, i);
      measures.p_10 += 1.0 / kCut;
      if (found == 1) measures.mrr_10 = 1 / rank;
    }
    if (i < 100) measures.recall_100 += 1 / relevant;
    if (i < 1000) measures.recall_1000 += 1 / relevant;
  }
  measures.ndcg_10 = gain / ideal_gain;
  measures.map = precisions / relevant;
  return measures;
}

Measures measure(const Run& run, const Qrels& qrels) {
  Measures mean;
  if (qrels.empty()) return mean;
  const auto topics = static_cast<double>(qrels.size());
  for (const auto& [topic, judged] : qrels) {
    const auto answers = run.find(topic);
    if (answers == run.end()) continue;
    const Measures one = measure(answers->second, judged);
    for (const auto field : {&Measures::ndcg_10, &Measures::map, &Measures::mrr_10, &Measures::p_10,
                             &Measures::recall_100, &Measures::recall_1000}) {
      mean.*field += one.*field / topics;
    }
  }
  return mean;
}

Qrels read_qrels(std::istream& in, const std::string& name) {
  Qrels qrels;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::istringstream columns(line);
    std::string topic;
    std::string iteration;
    std::string article;
    std::string rest;
    int level = 0;
    if (!(columns >> topic)) continue;
    if (!(columns >> iteration >> article >> level) || columns >> rest) {
      throw Error(name + ":" + std::to_string(number),
                  "is no judgement; write «topic 0 article level»");
    }
    qrels[topic][article] = level;
  }
  return qrels;
}

}  // namespace revue
