#include "analyzers/gazetteer.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzers/error.h"

namespace revue {
namespace {

constexpr std::string_view kHeader = "id\ttype\tfr\ten\taliases\tweak\tcontext\n";

TEST_CASE("a gazetteer's bad lines are reported with their number, the rest is used") {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse("# a comment\n" + std::string(kHeader) +
                                                   "a\tperson\tAnne Un\tAnne Un\t\t\t\n"
                                                   "too\tfew\n"
                                                   "a\tperson\tAutre\tOther\t\t\t\n"
                                                   "b\torganisation\tB\tB\t\t\t\r\n",
                                               "test.tsv", problems);
  REQUIRE_EQ(problems.size(), 2);
  CHECK_EQ(problems[0].line, 4);
  CHECK_EQ(problems[1].line, 5);
  CHECK_EQ(gazetteer.entities().size(), 2);
  CHECK(gazetteer.find("b").has_value());
  CHECK_FALSE(gazetteer.find("c").has_value());
}

TEST_CASE("a gazetteer without its columns is refused with their names") {
  std::vector<TableProblem> problems;
  CHECK_THROWS_WITH_AS(
      Gazetteer::parse("id\tname\nx\ty\n", "test.tsv", problems),
      "test.tsv: the header has no column «type»; this table needs id, type, fr, en, "
      "aliases, weak, context",
      Error);
}

TEST_CASE("revue's gazetteer has no bad line and enough actors") {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  for (const TableProblem& problem : problems) MESSAGE(problem.line, ": ", problem.message);
  CHECK(problems.empty());
  CHECK_GE(gazetteer.entities().size(), 300);
  static const std::set<std::string> types = {"person", "organisation", "company", "institution",
                                              "ngo",    "media",        "law",     "product",
                                              "place",  "event"};
  for (const Entity& entity : gazetteer.entities()) {
    CAPTURE(entity.id);
    CHECK_EQ(types.count(entity.type), 1);
  }
}

}  // namespace
}  // namespace revue
