// tests/analyzers/traps.tsv: each short text with every actor that it names.
#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>

#include "analyzers/analysis.h"
#include "analyzers/tsv.h"

namespace revue {
namespace {

std::string named(Analyzer& analyzer, std::string_view text, Language language) {
  const Analysis analysis = analyzer.analyze(text, {}, language);
  std::string out;
  for (const AnalyzedPassage& passage : analysis.passages) {
    for (const Mention& mention : passage.mentions) {
      out += (out.empty() ? "" : " | ") + std::string(cut(cut(text, passage.span), mention.span)) +
             "=" + std::string(mention.entity->id);
    }
  }
  return out;
}

TEST_CASE("traps: every actor that a text names is found, and nothing else") {
  std::ifstream file(std::string(REVUE_SOURCE_DIR) + "/tests/analyzers/traps.tsv");
  const std::string tsv((std::istreambuf_iterator<char>(file)), {});
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  constexpr std::array<std::string_view, 5> kColumns = {"id", "lang", "text", "mentions", "why"};
  constexpr std::array<std::string_view, 1> kFurther = {"known_defect"};
  std::size_t rows = 0;
  read_table(tsv, "traps.tsv", kColumns, kFurther, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               const auto language = language_from_code(cells[1]);
               REQUIRE(language.has_value());
               const std::string found = named(analyzer, cells[2], *language);
               const std::string id(cells[0]);
               const std::string text(cells[2]);
               const std::string why(cells[4]);
               CAPTURE(id);
               CAPTURE(text);
               CAPTURE(why);
               if (cells[5].empty()) {
                 CHECK_EQ(found, std::string(cells[3]));
               } else {
                 CHECK_NE(found, std::string(cells[3]));  // mended: take the mark away
               }
               ++rows;
               return {};
             });
  CHECK(problems.empty());
  CHECK_GE(rows, 80);
}

}  // namespace
}  // namespace revue
