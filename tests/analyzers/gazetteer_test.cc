#include "analyzers/gazetteer.h"

#include <doctest/doctest.h>

#include <algorithm>
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

TEST_CASE("a gazetteer's types are those of its documents") {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(std::string(kHeader) +
                                                   "a\tPerson\tAnne Un\tAnne Un\t\t\t\n"
                                                   "b\tngo\tB\tB\t\t\t\n",
                                               "test.tsv", problems);
  REQUIRE_EQ(problems.size(), 1);
  CHECK_EQ(problems[0].message,
           "has the type «Person»; the types are person, organisation, institution, company, ngo, "
           "media, event, law, product and place; the line was left out");
  CHECK_EQ(gazetteer.entities().size(), 1);
}

TEST_CASE("names that two actors of a gazetteer share are told, unless one of them is weak") {
  std::vector<TableProblem> problems;
  std::vector<NameCollision> collisions;
  Gazetteer::parse(std::string(kHeader) +
                       "a\tngo\tLes Vigies\tThe Watch\tVigies\t\t\n"
                       "b\tcompany\tVigies SA\tVigies SA\tVigies|Phare\t\t\n"
                       "c\tmedia\tPhare\tPhare\t\tPhare\tquotidien\n",
                   "test.tsv", problems, &collisions);
  CHECK(problems.empty());
  REQUIRE_EQ(collisions.size(), 1);
  CHECK_EQ(collisions[0].name, "Vigies");
  CHECK_EQ(collisions[0].earlier, 0);
  CHECK_EQ(collisions[0].later, 1);
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
  CHECK_GE(gazetteer.entities().size(), 750);
  static const std::set<std::string_view> types = {
      "person", "organisation", "company", "institution", "ngo",
      "media",  "law",          "product", "place",       "event"};
  for (const Entity& entity : gazetteer.entities()) {
    CAPTURE(entity.id);
    CHECK_EQ(types.count(entity.type), 1);
  }
}

TEST_CASE("a gazetteer opened from its image is the one that was parsed") {
  std::vector<TableProblem> problems;
  const Gazetteer parsed = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  const std::string_view image = parsed.image();
  const Gazetteer opened = Gazetteer::open(image);
  CHECK_EQ(opened.image(), image);
  REQUIRE_EQ(opened.entities().size(), parsed.entities().size());
  Tokenizer tokenizer;
  std::vector<Gazetteer::Match> expected;
  std::vector<Gazetteer::Match> found;
  for (EntityIndex i = 0; i < parsed.entities().size(); ++i) {
    const Entity& entity = parsed.entities()[i];
    CAPTURE(entity.id);
    CHECK_EQ(opened.entities()[i].id, entity.id);
    CHECK_EQ(opened.entities()[i].gender, entity.gender);
    CHECK_EQ(opened.find(entity.id), i);
    CHECK(std::ranges::equal(opened.context(i), parsed.context(i)));
    CHECK(std::ranges::equal(opened.never(i), parsed.never(i)));
    const TokenList tokens = tokenizer.name(entity.french);
    const std::vector<const Token*> words = words_of(tokens);
    parsed.match(words, 0, true, expected);
    opened.match(words, 0, true, found);
    REQUIRE_EQ(found.size(), expected.size());
    CHECK_FALSE(found.empty());
    for (std::size_t k = 0; k < found.size(); ++k) {
      CHECK_EQ(found[k].length, expected[k].length);
      REQUIRE_EQ(found[k].senses.size(), expected[k].senses.size());
      for (std::size_t sense = 0; sense < found[k].senses.size(); ++sense) {
        CHECK_EQ(found[k].senses[sense].entity, expected[k].senses[sense].entity);
        CHECK_EQ(found[k].senses[sense].weak(), expected[k].senses[sense].weak());
      }
    }
  }
  for (std::size_t size = 0; size < image.size(); size += 1 + image.size() / 97) {
    CHECK_THROWS_AS(Gazetteer::open(image.substr(0, size)), Error);
  }
}

}  // namespace
}  // namespace revue
