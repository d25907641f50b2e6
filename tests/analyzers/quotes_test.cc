// Who said what, in sentences of our own about persons whom we made up: tests/analyzers/quotes.tsv.
#include "analyzers/quotes.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer one = [] {
    std::vector<TableProblem> problems;
    return Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  }();
  return one;
}

// "type: speaker <- words" of each quote, parted by bars; "scare" has no speaker.
std::string notation(const std::string& text, Language language) {
  Analyzer analyzer(gazetteer());
  const Analysis analysis = analyzer.analyze(text, {}, language, "2025-02-11");
  std::string out;
  for (const Quote& quote : analysis.quotes) {
    if (!out.empty()) out += " | ";
    out += name_of(quote.type);
    out += ": ";
    if (quote.type != QuoteType::kScare) {
      out += quote.who != nullptr        ? quote.who->name(language)
             : quote.description.empty() ? std::string("?")
                                         : std::string(cut(text, quote.description));
      out += " <- ";
    }
    out += cut(text, quote.span);
  }
  return out;
}

std::string unescaped(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) {
    text.replace(at, 2, "\n");
  }
  return text;
}

TEST_CASE("quotes: who says what, sentence by sentence") {
  std::ifstream in(std::string(REVUE_SOURCE_DIR) + "/tests/analyzers/quotes.tsv");
  REQUIRE(in);
  const std::string tsv((std::istreambuf_iterator<char>(in)), {});
  std::vector<TableProblem> problems;
  constexpr std::array<std::string_view, 3> kColumns = {"lang", "text", "quotes"};
  constexpr std::array<std::string_view, 1> kFurther = {"known_defect"};
  std::size_t rows = 0;
  read_table(tsv, "quotes.tsv", kColumns, kFurther, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               ++rows;
               const std::string text = unescaped(cells[1]);
               const std::string found = notation(text, *language_from_code(cells[0]));
               const std::string expected = unescaped(cells[2]);
               CAPTURE(text);
               if (cells[3].empty()) {
                 CHECK_EQ(found, expected);
               } else {
                 CHECK_NE(found, expected);  // mended: take the mark away
               }
               return {};
             });
  CHECK(problems.empty());
  CHECK_GE(rows, 60);
}

TEST_CASE("quotes: of any text they lie within it, in order") {
  const unsigned seed = 11;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> atoms = {
      "«",       "»",     "“",     "”",           "\"",   "’",   " ",        " ",
      ", ",      ". ",    "dit",   "-il",         "said", "he",  "elle",     "que ",
      "qu’",     "that ", "selon", ": ",          "Ada",  "Ngo", "Macron",   "a ",
      "déclaré", "\n\n",  "(",     ")",           " – ",  "le ", "ministre", "according to ",
      "\xFF",    "told",  "\n",    "READ MORE: ", "who ", "’s "};
  Analyzer analyzer(gazetteer());
  for (int round = 0; round < 600; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += atoms[random() % atoms.size()];
    if (text.find("\xFF") != std::string::npos) continue;
    CAPTURE(text);
    const Analysis analysis = analyzer.analyze(text, {}, std::nullopt);
    std::size_t begin = 0;
    for (const Quote& quote : analysis.quotes) {
      REQUIRE_GE(quote.span.begin, begin);
      REQUIRE_LE(quote.span.end, text.size());
      REQUIRE_LE(quote.speaker.end, text.size());
      REQUIRE_LE(quote.cue.end, text.size());
      REQUIRE_LE(quote.sentence.end, text.size());
      REQUIRE_GE(quote.confidence, 0);
      REQUIRE_LE(quote.confidence, 1);
      begin = quote.span.begin;
    }
  }
}

}  // namespace
}  // namespace revue
