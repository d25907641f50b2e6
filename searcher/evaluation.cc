#include "searcher/evaluation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <sstream>

#include "analyzers/error.h"

namespace revue {
namespace {

constexpr std::array<std::size_t, 9> kCuts = {5, 10, 15, 20, 30, 100, 200, 500, 1000};
constexpr std::array<std::size_t, 3> kSuccessCuts = {1, 5, 10};
constexpr double kLeastPrecision = 0.00001;  // in a geometric mean

double discounted(int level, std::size_t index) {
  return level / std::log2(static_cast<double>(index) + 2);
}

double ratio(double part, std::size_t whole) {
  return whole == 0 ? 0 : part / static_cast<double>(whole);
}

// A topic's answers in their order, each with its level; -1 where it is not judged.
std::vector<int> levels_of(const std::vector<RankedArticle>& answers,
                           const std::map<std::string, int>& judged, std::size_t depth) {
  std::vector<const RankedArticle*> ranking;
  ranking.reserve(answers.size());
  for (const RankedArticle& answer : answers) ranking.push_back(&answer);
  std::sort(ranking.begin(), ranking.end(), [](const RankedArticle* a, const RankedArticle* b) {
    const auto left = static_cast<float>(a->score);
    const auto right = static_cast<float>(b->score);
    return left != right ? left > right : a->id > b->id;
  });
  if (depth > 0 && ranking.size() > depth) ranking.resize(depth);
  std::vector<int> levels;
  levels.reserve(ranking.size());
  for (const RankedArticle* answer : ranking) {
    const auto row = judged.find(answer->id);
    levels.push_back(row == judged.end() ? -1 : std::max(row->second, -1));
  }
  return levels;
}

// The measures of one topic.
class TopicFigures {
 public:
  TopicFigures(std::vector<int> levels, const std::map<std::string, int>& judged, int relevant)
      : levels_(std::move(levels)), relevant_(relevant) {
    for (const auto& [id, level] : judged) {
      if (level > 0) ideal_.push_back(level);
      num_rel_ += level >= relevant ? 1U : 0U;
      num_nonrel_ += level >= 0 && level < relevant ? 1U : 0U;
    }
    std::sort(ideal_.begin(), ideal_.end(), std::greater<>());
    for (const int level : levels_)
      found_.push_back(found_so_far() + (is_relevant(level) ? 1U : 0U));
  }

  std::vector<Figure> list() const {
    const std::size_t all = levels_.size();
    std::vector<Figure> figures = {{"num_ret", static_cast<double>(all), true},
                                   {"num_rel", static_cast<double>(num_rel_), true},
                                   {"num_rel_ret", static_cast<double>(found_so_far()), true},
                                   {"map", average_precision()},
                                   {"Rprec", ratio(found_in(num_rel_), num_rel_)},
                                   {"bpref", binary_preference()},
                                   {"recip_rank", reciprocal_rank()}};
    const auto add = [&](const char* name, std::size_t cut, double value) {
      figures.push_back({name + std::to_string(cut), value});
    };
    for (const std::size_t cut : kCuts) add("P_", cut, ratio(found_in(cut), cut));
    for (const std::size_t cut : kCuts) add("recall_", cut, ratio(found_in(cut), num_rel_));
    figures.push_back({"ndcg", gain_in(std::max(all, ideal_.size()))});
    for (const std::size_t cut : kCuts) add("ndcg_cut_", cut, gain_in(cut));
    for (const std::size_t cut : kSuccessCuts) add("success_", cut, found_in(cut) > 0 ? 1 : 0);
    return figures;
  }

 private:
  bool is_relevant(int level) const { return level >= relevant_ && level >= 0; }
  std::size_t found_so_far() const { return found_.empty() ? 0 : found_.back(); }
  // Relevant ones among the first `cut`.
  double found_in(std::size_t cut) const {
    const std::size_t size = std::min(cut, found_.size());
    return size == 0 ? 0 : static_cast<double>(found_[size - 1]);
  }

  double average_precision() const {
    double sum = 0;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (is_relevant(levels_[i]))
        sum += static_cast<double>(found_[i]) / static_cast<double>(i + 1);
    }
    return ratio(sum, num_rel_);
  }

  double reciprocal_rank() const {
    for (std::size_t i = 0; i < levels_.size(); ++i) {
      if (is_relevant(levels_[i])) return 1 / static_cast<double>(i + 1);
    }
    return 0;
  }

  double binary_preference() const {
    const auto most = static_cast<double>(std::min(num_nonrel_, num_rel_));
    std::size_t before = 0;  // judged and not relevant
    double sum = 0;
    for (const int level : levels_) {
      if (is_relevant(level)) {
        sum += before == 0 ? 1 : 1 - static_cast<double>(std::min(before, num_rel_)) / most;
      } else if (level >= 0) {
        ++before;
      }
    }
    return ratio(sum, num_rel_);
  }

  double gain_in(std::size_t cut) const {
    double gain = 0;
    double most = 0;
    for (std::size_t i = 0; i < std::min(cut, levels_.size()); ++i) {
      if (levels_[i] > 0) gain += discounted(levels_[i], i);
    }
    for (std::size_t i = 0; i < std::min(cut, ideal_.size()); ++i) most += discounted(ideal_[i], i);
    return most > 0 ? gain / most : 0;
  }

  std::vector<int> levels_;
  std::vector<int> ideal_;          // the levels of the best answer
  std::vector<std::size_t> found_;  // relevant ones up to each rank
  std::size_t num_rel_ = 0;
  std::size_t num_nonrel_ = 0;
  int relevant_;
};

}  // namespace

std::vector<Figure> figures(const std::vector<RankedArticle>& answers,
                            const std::map<std::string, int>& judged,
                            const EvaluationOptions& options) {
  return TopicFigures(levels_of(answers, judged, options.depth), judged, options.relevant).list();
}

Evaluation evaluate(const Run& run, const Qrels& qrels, const EvaluationOptions& options) {
  Evaluation evaluation;
  for (const auto& [topic, answers] : run) evaluation.unjudged += qrels.count(topic) == 0 ? 1U : 0U;
  for (const auto& [topic, judged] : qrels) {
    const auto answers = run.find(topic);
    evaluation.unanswered += answers == run.end() ? 1U : 0U;
    if (answers == run.end() && !options.complete) continue;
    evaluation.topics.emplace_back(
        topic, figures(answers == run.end() ? std::vector<RankedArticle>() : answers->second,
                       judged, options));
  }
  const auto topics = static_cast<double>(evaluation.topics.size());
  evaluation.all = figures({}, {}, options);
  double logarithms = 0;
  for (const auto& [topic, own] : evaluation.topics) {
    for (std::size_t i = 0; i < own.size(); ++i) {
      evaluation.all[i].value += own[i].count ? own[i].value : own[i].value / topics;
      if (own[i].name == "map") logarithms += std::log(std::max(own[i].value, kLeastPrecision));
    }
  }
  const auto map = std::find_if(evaluation.all.begin(), evaluation.all.end(),
                                [](const Figure& figure) { return figure.name == "map"; });
  evaluation.all.insert(map + 1, {"gm_map", topics > 0 ? std::exp(logarithms / topics) : 0});
  evaluation.all.insert(evaluation.all.begin(), {"num_q", topics, true});
  return evaluation;
}

Measures measure(const std::vector<RankedArticle>& answers,
                 const std::map<std::string, int>& judged) {
  const std::vector<Figure> list = figures(answers, judged, {});
  const auto value = [&](std::string_view name) {
    return std::find_if(list.begin(), list.end(),
                        [&](const Figure& figure) { return figure.name == name; })
        ->value;
  };
  constexpr double kRankTen = 0.1;
  const double reciprocal = value("recip_rank");
  return {value("ndcg_cut_10"), value("map"),        reciprocal >= kRankTen ? reciprocal : 0,
          value("P_10"),        value("recall_100"), value("recall_1000")};
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
