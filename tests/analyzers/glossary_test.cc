#include "analyzers/glossary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::string_view kHeader = "id\tfr\ten\tuse\tcontext\tsource\n";

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

// "fr names / en names / use / context"
std::string shown(const Concept& row) {
  return joined(row.names[0]) + " / " + joined(row.names[1]) + " / " +
         (row.only_in_context ? "context" : "always") + " / " + joined(row.context);
}

TEST_CASE("a glossary's concepts are read as they are written") {
  std::vector<TableProblem> problems;
  const std::vector<Concept> concepts =
      parse_glossary("\xEF\xBB\xBF# a comment\n\n" + std::string(kHeader) +
                         "act\tloi\tact|bill\tcontext\tSénat|parliament\tpress\n"
                         "hall\tcentre de données\tdata centre||data center|\talways\t\tpress\r\n"
                         "alone\tseul\talone\tcontext\t\tpress\n",
                     "test.tsv", problems);
  CHECK(problems.empty());
  REQUIRE_EQ(concepts.size(), 3);
  CHECK_EQ(shown(concepts[0]), "loi / act|bill / context / senat|parliament");
  CHECK_EQ(shown(concepts[1]), "centre de données / data centre|data center / always / ");
  CHECK_EQ(shown(concepts[2]), "seul / alone / context / ");
}

TEST_CASE("a glossary may order its columns otherwise and have more of them") {
  std::vector<TableProblem> problems;
  const std::vector<Concept> concepts = parse_glossary(
      "note\ten\tcontext\tuse\tfr\tid\nn\tlaw\t\talways\tloi\tlaw\n", "test.tsv", problems);
  CHECK(problems.empty());
  REQUIRE_EQ(concepts.size(), 1);
  CHECK_EQ(concepts[0].id, "law");
  CHECK_EQ(shown(concepts[0]), "loi / law / always / ");
}

TEST_CASE("a glossary's bad lines are reported with their number, the rest is used") {
  std::vector<TableProblem> problems;
  const std::vector<Concept> concepts = parse_glossary("# a comment\n" + std::string(kHeader) +
                                                           "law\tloi\tlaw\talways\t\tpress\n"
                                                           "too\tfew\n"
                                                           "law\tdroit\tlaw\talways\t\tpress\n"
                                                           "\tdroit\tlaw\talways\t\tpress\n"
                                                           "x\tdroit\tlaw\tsometimes\t\tpress\n"
                                                           "y\t\tlaw\talways\t\tpress\n"
                                                           "z\tdroit\t|\talways\t\tpress\n"
                                                           "y\tdroit\tlaw\talways\t\tpress\n",
                                                       "test.tsv", problems);
  std::vector<std::string> lines;
  for (const TableProblem& problem : problems) {
    lines.push_back(std::to_string(problem.line) + ": " + problem.message);
  }
  const std::vector<std::string> expected = {
      "4: has fewer tab-separated columns than the header; the line was left out",
      "5: the id «law» stands on an earlier line; the line was left out",
      "6: has no id; the line was left out",
      "7: has «sometimes» in the column use; write always or context; the line was left out",
      "8: has no name in the column fr; the line was left out",
      "9: has no name in the column en; the line was left out",
  };
  CHECK_EQ(joined(lines), joined(expected));
  // A line left out does not take its id with it.
  REQUIRE_EQ(concepts.size(), 2);
  CHECK_EQ(concepts[0].id, "law");
  CHECK_EQ(concepts[1].id, "y");
}

TEST_CASE("a glossary without its columns is refused with their names") {
  std::vector<TableProblem> problems;
  CHECK_THROWS_WITH_AS(parse_glossary("id\tfr\ten\nx\ty\tz\n", "test.tsv", problems),
                       "test.tsv: the header has no column «use»; this table needs id, use, "
                       "context, fr, en",
                       Error);
}

TEST_CASE("revue's glossary loads line by line, with enough concepts") {
  std::vector<TableProblem> problems;
  const std::vector<Concept> concepts =
      parse_glossary(default_glossary(), "glossary.tsv", problems);
  for (const TableProblem& problem : problems) MESSAGE(problem.line, ": ", problem.message);
  CHECK(problems.empty());
  std::size_t rows = 0;
  for (const std::string_view line : split(default_glossary(), '\n')) {
    if (!line.empty() && line[0] != '#') ++rows;
  }
  CHECK_EQ(concepts.size() + 1, rows);  // and the header
  CHECK_GE(concepts.size(), 500);
  for (const Concept& row : concepts) {
    CAPTURE(row.id);
    for (const std::vector<std::string>& names : row.names) {
      const std::set<std::string> once(names.begin(), names.end());
      CHECK_EQ(once.size(), names.size());
      for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(name.front() != ' ');
        CHECK(name.back() != ' ');
        CHECK_EQ(name.find("  "), std::string::npos);
      }
    }
    CHECK(std::all_of(row.context.begin(), row.context.end(),
                      [](const std::string& word) { return fold(word) == word; }));
  }
}

}  // namespace
}  // namespace revue
