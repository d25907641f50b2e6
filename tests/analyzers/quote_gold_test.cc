// Quotes of the sample corpus against their gold annotation, tests/gold/quotes_sample.tsv.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/tsv.h"
#include "corpus/source.h"

namespace revue {
namespace {

// What was reached when the annotation was made, less a little.
constexpr double kLeastPrecision = .85;
constexpr double kLeastRecall = .90;
constexpr double kLeastSpeakers = .90;

struct GoldQuote {
  std::string type;
  std::string speaker;
  std::string begin;
  std::string end;
};

std::map<std::string, std::vector<GoldQuote>> read_gold() {
  const std::string path = std::string(REVUE_SOURCE_DIR) + "/tests/gold/quotes_sample.tsv";
  std::ifstream file(path);
  const std::string tsv((std::istreambuf_iterator<char>(file)), {});
  constexpr std::array<std::string_view, 5> kColumns = {"article", "type", "speaker", "begin",
                                                        "end"};
  std::map<std::string, std::vector<GoldQuote>> gold;
  std::vector<TableProblem> problems;
  read_table(
      tsv, path, kColumns, {}, problems,
      [&](std::span<const std::string_view> cells) -> std::string {
        gold[std::string(cells[0])].push_back({std::string(cells[1]), std::string(cells[2]),
                                               std::string(cells[3]), std::string(cells[4])});
        return {};
      });
  CHECK(problems.empty());
  return gold;
}

double union_share(ByteSpan a, ByteSpan b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  if (begin >= end) return 0;
  const auto both = static_cast<double>(end - begin);
  return both / (static_cast<double>(a.size() + b.size()) - both);
}

TEST_CASE("gold: the quotes of the sample corpus are found with their speakers") {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  const auto gold = read_gold();
  double right = 0;
  double wrong = 0;
  double missed = 0;
  double right_speakers = 0;
  std::size_t articles = 0;
  const auto read = [&](Article&& article) {
    const auto known = gold.find(article.id);
    if (known == gold.end()) return;
    ++articles;
    const Analysis analysis =
        analyzer.analyze(article.text, article.title, article.lang, article.date);
    std::vector<bool> used(analysis.quotes.size());
    for (const GoldQuote& quote : known->second) {
      CAPTURE(quote.begin);
      const std::size_t begin = article.text.find(quote.begin);
      REQUIRE_NE(begin, std::string::npos);
      std::size_t end = begin + quote.begin.size();
      if (!quote.end.empty()) {
        end = article.text.find(quote.end, end);
        REQUIRE_NE(end, std::string::npos);
        end += quote.end.size();
      }
      bool found = false;
      for (std::size_t k = 0; k < analysis.quotes.size() && !found; ++k) {
        const Quote& each = analysis.quotes[k];
        if (used[k] || union_share(each.span, {begin, end}) <= .5) continue;
        found = used[k] = true;
        if (quote.type == "scare") {
          if (each.type != QuoteType::kScare) {
            MESSAGE(article.id, ": nobody's words: ", quote.begin);
            ++wrong;
          }
          continue;
        }
        if (each.type == QuoteType::kScare) {
          MESSAGE(article.id, ": taken for nobody's: ", quote.begin);
          ++missed;
          continue;
        }
        ++right;
        const std::string who(each.who == nullptr ? "" : each.who->id);
        if (who == quote.speaker) {
          ++right_speakers;
        } else {
          MESSAGE(article.id, ": ", quote.begin, ": ", who, " instead of ", quote.speaker);
        }
      }
      if (!found && quote.type != "scare") {
        MESSAGE(article.id, ": missed: ", quote.begin);
        ++missed;
      }
    }
    for (std::size_t k = 0; k < used.size(); ++k) {
      if (used[k] || analysis.quotes[k].type == QuoteType::kScare) continue;
      MESSAGE(article.id, ": not labelled: ", cut(article.text, analysis.quotes[k].span));
      ++wrong;
    }
  };
  std::istringstream in;
  read_sources({std::string(REVUE_SOURCE_DIR) + "/corpus/sample"}, in, {}, read,
               [](const Notice&) {});
  CHECK_EQ(articles, gold.size());
  MESSAGE("precision ", right / (right + wrong), ", recall ", right / (right + missed),
          ", speakers ", right_speakers / right);
  CHECK_GE(right / (right + wrong), kLeastPrecision);
  CHECK_GE(right / (right + missed), kLeastRecall);
  CHECK_GE(right_speakers / right, kLeastSpeakers);
}

}  // namespace
}  // namespace revue
