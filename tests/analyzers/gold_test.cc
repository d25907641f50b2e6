// The sample corpus against its gold annotation, tests/gold/entities_sample.tsv: known actors by
// mention, with the right id.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"
#include "corpus/source.h"

namespace revue {
namespace {

struct GoldRow {
  std::size_t begin = 0;  // code points
  std::size_t end = 0;
  std::string field;
  std::string kind;
  std::string entity;

  bool overlaps(const GoldRow& other) const {
    return field == other.field && begin < other.end && other.begin < end;
  }
  bool is_same(const GoldRow& other) const {
    return field == other.field && begin == other.begin && end == other.end &&
           entity == other.entity;
  }
};

using Gold = std::map<std::string, std::vector<GoldRow>>;  // by article

Gold read_gold(const std::string& path) {
  std::ifstream file(path);
  const std::string tsv((std::istreambuf_iterator<char>(file)), {});
  constexpr std::array<std::string_view, 6> kColumns = {"article", "begin", "end",
                                                        "field",   "kind",  "entity"};
  Gold gold;
  std::vector<TableProblem> problems;
  read_table(tsv, path, kColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               gold[std::string(cells[0])].push_back(
                   {std::stoul(std::string(cells[1])), std::stoul(std::string(cells[2])),
                    std::string(cells[3]), std::string(cells[4]), std::string(cells[5])});
               return {};
             });
  CHECK(problems.empty());
  return gold;
}

struct Score {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t missed = 0;
  double precision() const {
    return static_cast<double>(right) / static_cast<double>(right + wrong);
  }
  double recall() const { return static_cast<double>(right) / static_cast<double>(right + missed); }
};

// Adds an article's known actors; roles are found, or not, beside the names.
void add(const std::vector<GoldRow>& gold, const std::vector<GoldRow>& found,
         const std::string& article, Score& score) {
  for (const GoldRow& mention : found) {
    const auto same = [&](const GoldRow& row) {
      return (row.kind == "name" || row.kind == "role") && row.is_same(mention);
    };
    const auto optional = [&](const GoldRow& row) {
      return row.kind == "optional" && row.overlaps(mention);
    };
    if (std::any_of(gold.begin(), gold.end(), same)) {
      score.right += mention.kind == "name" ? 1U : 0U;
    } else if (std::none_of(gold.begin(), gold.end(), optional)) {
      ++score.wrong;
      MESSAGE(article, ": wrong ", mention.field, " ", mention.begin, "-", mention.end, " ",
              mention.entity);
    }
  }
  for (const GoldRow& row : gold) {
    if (row.kind != "name" || row.entity.empty()) continue;
    const bool hit = std::any_of(found.begin(), found.end(), [&](const GoldRow& mention) {
      return mention.is_same(row) || (mention.kind == "role" && mention.overlaps(row));
    });
    if (!hit) {
      ++score.missed;
      MESSAGE(article, ": missed ", row.field, " ", row.begin, "-", row.end, " ", row.entity);
    }
  }
}

Score score_of(const std::string& sources, const Gold& gold) {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  Score score;
  std::istringstream no_input;
  read_sources(
      {sources}, no_input, ReadOptions{},
      [&](Article&& article) {
        const auto rows = gold.find(article.id);
        if (rows == gold.end()) return;
        const Analysis analysis =
            analyzer.analyze(article.text, article.title, article.lang, article.date);
        std::vector<GoldRow> found;
        const auto add_mention = [&](const Mention& mention, std::size_t begin, std::size_t end,
                                     const std::string& field) {
          if (!gazetteer.find(mention.entity->id)) return;
          const bool role = mention.rule == MentionRule::kRole;
          found.push_back(
              {begin, end, field, role ? "role" : "name", std::string(mention.entity->id)});
        };
        const CodePointIndex title(article.title);
        for (const Mention& mention : analysis.title_mentions) {
          add_mention(mention, title.at(mention.span.begin), title.at(mention.span.end), "title");
        }
        const CodePointIndex text(article.text);
        for (const AnalyzedPassage& passage : analysis.passages) {
          for (const Mention& mention : passage.mentions) {
            add_mention(mention, text.at(passage.span.begin + mention.span.begin),
                        text.at(passage.span.begin + mention.span.end), "text");
          }
        }
        add(rows->second, found, article.id, score);
      },
      [](const Notice&) {});
  return score;
}

void check(const Score& score) {
  MESSAGE("precision ", score.precision(), ", recall ", score.recall());
  CHECK_GE(score.precision(), 0.97);
  CHECK_GE(score.recall(), 0.95);
}

TEST_CASE("gold: known actors of the sample corpus are found") {
  const std::string root(REVUE_SOURCE_DIR);
  check(score_of(root + "/corpus/sample", read_gold(root + "/tests/gold/entities_sample.tsv")));
}

TEST_CASE("gold: known actors of five press texts are found") {
  const char* shared = std::getenv("REVUE_SHARED");
  if (shared == nullptr || *shared == '\0') {
    MESSAGE("skipped: no data");
    return;
  }
  const std::string root(REVUE_SOURCE_DIR);
  check(
      score_of(std::string(shared) + "/seeds", read_gold(root + "/tests/gold/entities_seeds.tsv")));
}

}  // namespace
}  // namespace revue
