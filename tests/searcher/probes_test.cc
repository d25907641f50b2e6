// One-sentence articles and the queries that must find exactly some of them: the accidents of
// French and English press text that hide words from other engines.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::string found(Searcher& searcher, const std::string& query, bool cross_language = true) {
  SearchOptions options;
  options.cross_language = cross_language;
  options.match = Match::kAll;
  options.limit = 1000;
  std::set<std::string> ids;
  for (const Hit& hit : searcher.search(query, options).hits) ids.insert(hit.article.id);
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : " ") + id;
  return joined;
}

constexpr std::string_view kArticles =
    R"({"id":"ascii","text":"La rencontre s'ouvre. L'IA y tient la vedette.\n"}
{"id":"curly","text":"La rencontre s’ouvre. Car l’IA y tient la vedette.\n"}
{"id":"que","text":"Le juge pense qu’OpenAI doit répondre.\n"}
{"id":"elysee","text":"Un dîner à l’Élysée, hier soir.\n"}
{"id":"elysee-plain","text":"Un diner a l'Elysee, hier soir.\n"}
{"id":"today","text":"Le vote a lieu aujourd’hui.\n"}
{"id":"quadrature","text":"La Quadrature du Net saisit le Conseil d’État.\n"}
{"id":"quadrature-far","text":"Une autre quadrature, celle d’un net recul.\n"}
{"id":"usa","text":"Les États-Unis ne signent pas.\n"}
{"id":"vice-fr","text":"Le vice-président J.D. Vance est arrivé.\n"}
{"id":"vice-en","text":"Vice President JD Vance has arrived in Paris.\n"}
{"id":"ligature","text":"Une œuvre, deux œuvres, un cœur.\n"}
{"id":"no-ligature","text":"Une oeuvre seulement.\n"}
{"id":"nfd","text":"Le pre\u0301sident de la se\u0301ance parle.\n"}
{"id":"inclusive","text":"Des citoyen·nes et des professionnel·les manifestent.\n"}
{"id":"nbsp","text":"Un mot :\u00a0«\u202fralentir\u202f».\n"}
{"id":"hiatus","text":"La coalition HIATUS se réunit.\n"}
{"id":"hiatus-word","text":"Il y a un hiatus entre ces chiffres.\n"}
{"id":"cnil","text":"La C.N.I.L. se prononce ; la CNIL confirme.\n"}
{"id":"possessive","text":"Meredith Whittaker's answer was the company's answer.\n"}
{"id":"number-fr","text":"Un terrain de 1 200 hectares.\n"}
{"id":"avoir","text":"J’ai eu raison, hier.\n"}
{"id":"union","text":"The EU wants rules on AI.\n"}
{"id":"axis","text":"Macron and Vance have met.\n"}
{"id":"xray","text":"An X-ray of the sector.\n"}
{"id":"x-network","text":"He wrote so on X, the social network.\n"}
{"id":"obrien","text":"Conor O’Brien’s plan was refused.\n"}
{"id":"short-title","title":"Vol","text":"Une volte-face du ministre.\n"}
{"id":"number-en","text":"A site of 1,200 hectares for the project.\n"}
)";

TEST_CASE("probes: each query finds exactly its articles") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {folder.write("probes.jsonl", kArticles).string()});
  Searcher searcher(index);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"IA", "ascii curly union"},
      {"l’IA", "ascii curly union"},
      {"AI", "ascii curly union"},
      {"ai rules", "union"},
      {"EU AI", "union"},
      {"UE", "union"},
      {"EU", "union"},
      {"Macron-Vance", "axis"},
      {"X-ray", "xray"},
      {"O'Brien", "obrien"},
      {"OBrien", "obrien"},
      {"O’Brien’s", "obrien"},
      {"vol", "short-title"},
      {"OpenAI", "que"},
      {"élysée", "elysee elysee-plain"},
      {"elysee", "elysee elysee-plain"},
      {"l'elysee", "elysee elysee-plain"},
      {"ÉLYSÉE", "elysee elysee-plain"},
      {"aujourd'hui", "today"},
      {"aujourd’hui", "today"},
      {"quadrature", "quadrature quadrature-far"},
      {"\"quadrature du net\"", "quadrature"},
      {"«quadrature du net»", "quadrature"},
      {"“quadrature du net”", "quadrature"},
      {"'quadrature du net'", "quadrature"},
      {"autre", "quadrature-far"},
      {"entre autre quadrature", ""},
      {"etats-unis", "usa"},
      {"États Unis", "usa"},
      {"\"Etats Unis ne signent\"", "usa"},
      {"vice president", "vice-en vice-fr"},
      {"J.D. Vance", "axis vice-en vice-fr"},
      {"JD Vance", "axis vice-en vice-fr"},
      {"J. D. Vance", "axis vice-en vice-fr"},
      {"œuvres", "ligature no-ligature"},
      {"oeuvre", "ligature no-ligature"},
      {"président", "nfd vice-en vice-fr"},
      {"=président", "nfd vice-fr"},
      {"=President", "vice-en"},
      {"=États-Unis", "usa"},
      {"=Etats-Unis", ""},
      {"citoyennes", "inclusive"},
      {"citoyens", "inclusive"},
      {"professionnels", "inclusive"},
      {"\"mot ralentir\"", "nbsp"},
      {"«ralentir»", "nbsp"},
      {"HIATUS", "hiatus"},
      {"hiatus", "hiatus hiatus-word"},
      {"CNIL", "cnil"},
      {"whittaker", "possessive"},
      {"company", "possessive"},
      {"\"IA y tient\"", "ascii curly"},
      {"\"conseil d'état\"", "quadrature"},
      {"1 200", "number-en number-fr"},
      {"1.200", "number-en number-fr"},
      {"1,200", "number-en number-fr"},
      {"1200", "number-en number-fr"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK_EQ(found(searcher, query), expected);
  }
}

TEST_CASE("a query of the grammar words of both languages finds passages alone") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {folder.write("probes.jsonl", kArticles).string()});
  Searcher searcher(index);
  for (const std::string query : {"to be or not to be", "être ou ne pas être", "de the"}) {
    for (const bool by_date : {false, true}) {
      SearchOptions options;
      options.by_date = by_date;
      options.limit = 1000;
      CAPTURE(query);
      const SearchResult result = searcher.search(query, options);
      CHECK_EQ(result.hits.size(), result.total);
    }
  }
}

TEST_CASE("probes: the shared table") {
  const char* shared = std::getenv("REVUE_SHARED");
  if (shared == nullptr) {
    MESSAGE("skipped: no data (REVUE_SHARED is not set)");
    return;
  }
  const std::string probes = std::string(shared) + "/probes/";
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {probes + "articles.jsonl"});
  Searcher searcher(index);
  std::ifstream table(probes + "probes.tsv");
  REQUIRE(table);
  std::string line;
  std::getline(table, line);
  std::size_t count = 0;
  while (std::getline(table, line)) {
    std::vector<std::string> fields(1);
    for (const char c : line) c == '\t' ? void(fields.emplace_back()) : fields.back().push_back(c);
    fields.resize(4);
    std::istringstream words(fields[3]);
    std::set<std::string> ids;
    for (std::string id; words >> id;) ids.insert(id);
    std::string expected;
    for (const std::string& id : ids) expected += (expected.empty() ? "" : " ") + id;
    CAPTURE(fields[0]);
    CHECK_EQ(found(searcher, fields[1], fields[2] == "on"), expected);
    ++count;
  }
  CHECK_GE(count, 37);
}

}  // namespace
}  // namespace revue
