// What explain says is what a search does.
#include "searcher/explanation.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "searcher/output.h"
#include "tests/support/sample_index.h"

namespace revue {
namespace {

Counts counted(const std::string& query, SearchOptions options) {
  options.limit = 100000;
  const SearchResult result = sample().search(query, options);
  CHECK_EQ(result.hits.size(), result.total);
  std::set<std::string> articles;
  for (const Hit& hit : result.hits) articles.insert(hit.article.id);
  return {result.total, articles.size()};
}

std::string shown(const Counts& counts) {
  return std::to_string(counts.passages) + " of " + std::to_string(counts.articles);
}

const std::vector<std::string>& queries() {
  static const std::vector<std::string> all = {
      "sommet",
      "AI",
      "l’IA",
      "elysee",
      "régulation de l’IA",
      "facial recognition",
      "reconnaissance faciale",
      "data centre",
      "loi sur l’IA",
      "droit d’auteur",
      "copyright",
      "Macron",
      "Emmanuel Macron",
      "J.D. Vance",
      "HIATUS",
      "CNIL",
      "European Union",
      "États-Unis",
      "vice-président",
      "109 milliards",
      "la",
      "to be or not to be",
      "+sommet -Paris",
      "+IA +sécurité",
      "-IA",
      "\"sommet de Paris\"",
      "«Quadrature du Net» CNIL",
      "=Paris",
      "=États-Unis",
      "Vance safety -\"Grand Palais\"",
      "zzzzzzz",
      "citoyennes surveillance democracy",
  };
  return all;
}

TEST_CASE("explain: the whole query finds what a search for it finds") {
  for (const std::string& query : queries()) {
    for (const Match match : {Match::kAny, Match::kAll}) {
      for (const bool cross_language : {true, false}) {
        CAPTURE(query);
        CAPTURE(cross_language);
        SearchOptions options;
        options.match = match;
        options.cross_language = cross_language;
        CHECK_EQ(shown(sample().explain(query, options).found), shown(counted(query, options)));
      }
    }
  }
}

TEST_CASE("explain: each part finds what it finds alone") {
  struct Row {
    std::string query;
    std::vector<std::string> parts;  // as each would be typed alone
  };
  const std::vector<Row> rows = {
      {"sommet", {"sommet"}},
      {"=régulation de l’IA", {"=régulation", "IA", "de"}},
      {"elysee sommets", {"elysee", "sommets"}},
      {"AI safety act", {"AI", "safety", "act"}},
      {"Macron Vance", {"Macron", "Vance"}},
      {"Macron HIATUS CNIL", {"Macron", "HIATUS", "CNIL"}},
      {"vice-président américain", {"vice-président", "américain"}},
      {"109 milliards", {"109", "milliards"}},
      {"+sommet -Paris IA", {"sommet", "IA", "Paris"}},
      {"\"sommet de Paris\" democracy", {"\"sommet de Paris\"", "democracy"}},
      {"=Paris =sommet", {"=Paris", "=sommet"}},
      {"\"surveillance\" zzzzzzz", {"\"surveillance\"", "zzzzzzz"}},
      {"to be or not to be", {"to", "be", "or", "not", "to", "be"}},
      {"loi sur l’IA", {"loi", "IA", "sur"}},
  };
  SearchOptions options;
  options.cross_language = false;
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Explanation as_typed = sample().explain(row.query, options);
    REQUIRE_EQ(as_typed.clauses.size(), row.parts.size());
    // What a part finds as typed is the same however the language is crossed.
    const Explanation crossed = sample().explain(row.query, {});
    REQUIRE_EQ(crossed.clauses.size(), row.parts.size());
    for (std::size_t i = 0; i < row.parts.size(); ++i) {
      CAPTURE(row.parts[i]);
      const std::string alone = shown(counted(row.parts[i], options));
      CHECK_EQ(shown(as_typed.clauses[i].typed), alone);
      CHECK_EQ(shown(as_typed.clauses[i].expanded), alone);
      CHECK(as_typed.clauses[i].expansions.empty());
      CHECK_EQ(shown(crossed.clauses[i].typed), alone);
      CHECK_GE(crossed.clauses[i].expanded.passages, crossed.clauses[i].typed.passages);
    }
  }
}

TEST_CASE("explain: a word with its other names finds what a search for it finds") {
  for (const std::string query :
       {"copyright", "démocratie", "summit", "surveillance", "AI", "chips"}) {
    CAPTURE(query);
    const Explanation explanation = sample().explain(query, {});
    REQUIRE_EQ(explanation.clauses.size(), 1);
    const ExplainedClause& clause = explanation.clauses[0];
    CHECK_FALSE(clause.expansions.empty());
    CHECK_EQ(shown(clause.expanded), shown(counted(query, {})));
    for (const ExplainedExpansion& expansion : clause.expansions) {
      CHECK_LE(expansion.counts.passages, clause.expanded.passages);
    }
  }
  // «reconnaissance faciale» is one expansion, of each of its words.
  const Explanation explanation = sample().explain("facial recognition", {});
  REQUIRE_EQ(explanation.clauses.size(), 2);
  for (const ExplainedClause& clause : explanation.clauses) {
    bool found = false;
    for (const ExplainedExpansion& expansion : clause.expansions) {
      if (expansion.to.text != "reconnaissance faciale") continue;
      found = true;
      CHECK(expansion.source == TranslationSource::kGlossary);
      CHECK_EQ(expansion.weight, RankingParameters().glossary);
      CHECK_GT(expansion.counts.passages, 0);
    }
    CHECK(found);
  }
}

TEST_CASE("explain: terms are counted as the index holds them") {
  const Explanation explanation = sample().explain("régulation \"sommet de Paris\"", {});
  REQUIRE_EQ(explanation.clauses.size(), 2);
  const std::vector<ExplainedTerm>& terms = explanation.clauses[0].terms;
  REQUIRE_FALSE(terms.empty());
  CHECK_EQ(terms[0].text, "regulation");
  SearchOptions options;
  CHECK_EQ(terms[0].passages, counted("\"régulation\"", options).passages);
  REQUIRE_FALSE(explanation.clauses[1].terms.empty());
  CHECK_EQ(explanation.clauses[1].terms[0].text, "\"sommet de paris\"");
  CHECK_EQ(explanation.clauses[1].terms[0].passages,
           counted("\"sommet de Paris\"", options).passages);
}

// "role text@column" of each clause.
std::string roles(const Explanation& explanation) {
  std::string out;
  for (const ExplainedClause& clause : explanation.clauses) {
    out += (out.empty() ? "" : ", ") + clause.role + " " + clause.text + "@" +
           std::to_string(clause.column);
  }
  return out;
}

TEST_CASE("explain: what part each word plays, and where it stands") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"régulation de l’IA", "may régulation@1, may IA@17, aside de@12"},
      {"+sommet -Paris IA", "must sommet@2, may IA@16, not Paris@10"},
      {"« sommet de Paris » Macron", "may  sommet de Paris @1, may Macron@21"},
      {"=Élysée", "may =Élysée@1"},
      {"de la", "may de@1, may la@4"},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    const Explanation explanation = sample().explain(query, {});
    CHECK_EQ(explanation.query, query);
    CHECK_EQ(roles(explanation), expected);
  }
  const Explanation actors = sample().explain("Vance", {});
  REQUIRE_EQ(actors.clauses.size(), 1);
  REQUIRE_EQ(actors.clauses[0].actors.size(), 1);
  CHECK_EQ(actors.clauses[0].actors[0], "J. D. Vance");
}

TEST_CASE("explain: suggestions and notes are those of the search") {
  const Explanation explanation = sample().explain("sommmet \"Paris", {});
  REQUIRE_EQ(explanation.misspellings.size(), 1);
  CHECK_EQ(explanation.misspellings[0].column, 1);
  CHECK_EQ(explanation.misspellings[0].typed, "sommmet");
  CHECK_EQ(explanation.misspellings[0].suggestion, "sommet");
  SearchOptions off;
  off.spelling = Spelling::kOff;
  const SearchResult result = sample().search("sommmet \"Paris", off);
  REQUIRE_EQ(explanation.notes.size(), 1);
  REQUIRE_EQ(result.notes.size(), 1);
  CHECK_EQ(explanation.notes[0].message, result.notes[0].message);
  CHECK(sample().explain("sommet", {}).misspellings.empty());
}

TEST_CASE("explain: JSON has the members of docs/output.md") {
  using Json = nlohmann::json;
  std::ostringstream out;
  write_explanation_jsonl(out, sample().explain("copyright sommmet \"Paris", {}));
  const Json line = Json::parse(out.str());
  CHECK_EQ(line["v"], 1);
  CHECK_EQ(line["query"], "copyright sommmet \"Paris");
  CHECK_EQ(line["match"], "any");
  const auto has = [](const Json& object, const std::vector<std::string>& members) {
    CHECK_EQ(object.size(), members.size());
    for (const std::string& member : members) {
      CAPTURE(member);
      CHECK(object.contains(member));
    }
  };
  has(line, {"v", "query", "match", "clauses", "suggestions", "notes", "found", "passage_query",
             "article_query"});
  REQUIRE_GE(line["clauses"].size(), 1);
  const Json& clause = line["clauses"][0];
  has(clause, {"role", "text", "column", "actors", "terms", "typed", "expansions", "found"});
  REQUIRE_GE(clause["terms"].size(), 1);
  has(clause["terms"][0], {"term", "passages"});
  REQUIRE_GE(clause["expansions"].size(), 1);
  has(clause["expansions"][0], {"text", "lang", "source", "weight", "found"});
  for (const Json& counts :
       {line["found"], clause["typed"], clause["found"], clause["expansions"][0]["found"]}) {
    has(counts, {"passages", "articles"});
  }
  REQUIRE_EQ(line["suggestions"].size(), 1);
  has(line["suggestions"][0], {"column", "text", "suggestion"});
  REQUIRE_EQ(line["notes"].size(), 1);
  has(line["notes"][0], {"column", "message"});
}

}  // namespace
}  // namespace revue
