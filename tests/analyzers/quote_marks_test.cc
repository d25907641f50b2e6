#include "analyzers/quote_marks.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace revue {
namespace {

// What stands between marks, parted by bars; an open end is shown as …
std::string inside(const std::string& text, bool single_marks = false) {
  std::string out;
  for (const MarkedText& marked : find_marked(text, single_marks)) {
    if (!out.empty()) out += " | ";
    out += std::string(cut(text, marked.inside)) + (marked.closed ? "" : "…");
  }
  return out;
}

TEST_CASE("quotation marks are paired, whatever their kind") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"rien", ""},
      {"« un » et «deux»", "un | deux"},
      {"“one” and “two”", "one | two"},
      {"\"one\" and \"two\"", "one | two"},
      {"„eins“ und „zwei”", "eins | zwei"},
      {"‹ un ›", "un"},
      {"« il a dit “non” hier »", "il a dit “non” hier"},
      {"“he said ‘no’ twice”", "he said ‘no’ twice"},
      {"« l’un »", "l’un"},
      {"« »", ""},
      {"un » et « deux »", "deux"},
      {"“one « two”", "one « two"},
      {"« sans fin\n\nLa suite « est là ».", "sans fin… | est là"},
      {"\"sans fin\n\nLa \"suite\" est là.", "sans fin… | suite"},
      {"« un\n\n« deux »\n\nfin", "un\n\n« deux"},
      {"« un\n\n» deux »\n\nfin", "un\n\n» deux"},
      {"“one\n\n“two”\n\nend", "one\n\n“two"},
      {"\"one\n\n\"two\"\n\nend", "one\n\n\"two"},
      {"« un\n\ndeux » fin", "un\n\ndeux"},
      {"“one,\" he said, “two“ and \"three”.", "one, | two | three"},
      {"”one” and two", "one"},
      {"''one,'' he said, ``two''", "one, | two"},
      {"''one\n\n''two''\n\nend", "one\n\n''two"},
      {"<a title=\"one\" href=\"/two/\"> \"three\"", "three"},
      {"5' 6\" tall", ""},
      {"the \"A\" team's \"B\"", "A | B"},
      {"(\"one\")", "one"},
      {"« un\nseul » paragraphe", "un\nseul"},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    CAPTURE(text);
    CHECK_EQ(inside(text), row.second);
  }
}

TEST_CASE("single marks count in English only, and never inside a word") {
  CHECK_EQ(inside("‘It’s late,’ he said", true), "It’s late,");
  CHECK_EQ(inside("‘It’s late,’ he said", false), "");
  CHECK_EQ(inside("l’un et l’autre", true), "");
  CHECK_EQ(inside("aujourd’hui ‘ ‘", true), "");
}

TEST_CASE("marks of any bytes lie in the text, in order, and do not overlap") {
  const unsigned seed = 5;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> atoms = {"«", "»",    "“",    "”", "„",  "\"",   "‘",
                                          "’", " ",    "a",    "é", "\n", "\n\n", ". ",
                                          ",", "\xC2", "\xFF", "A", "1",  "("};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto i = random() % 30; i > 0; --i) text += atoms[random() % atoms.size()];
    CAPTURE(text);
    std::size_t end = 0;
    for (const MarkedText& marked : find_marked(text, round % 2 == 0)) {
      REQUIRE_GE(marked.span.begin, end);
      REQUIRE(marked.span.contains(marked.inside));
      REQUIRE_FALSE(marked.inside.empty());
      REQUIRE_LE(marked.span.end, text.size());
      end = marked.span.end;
    }
  }
}

}  // namespace
}  // namespace revue
