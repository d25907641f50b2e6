// What crosses the language, how much it weighs, and how it is shown.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/tiny_index.h"

namespace revue {
namespace {

// Ids of the articles that all words of the query find.
std::string found(TinyIndex& index, const std::string& query, bool cross_language = true) {
  SearchOptions options;
  options.match = Match::kAll;
  options.limit = 1000;
  options.cross_language = cross_language;
  std::set<std::string> ids;
  for (const Hit& hit : index->search(query, options).hits) ids.insert(hit.article.id);
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : " ") + id;
  return joined;
}

constexpr std::string_view kPress =
    R"({"id":"face-fr","text":"La ville renonce à la reconnaissance faciale dans ses gares.\n"}
{"id":"face-en","text":"The city gives up facial recognition in its stations.\n"}
{"id":"halls-fr","text":"Deux centres de données sortent de terre près de la rivière.\n"}
{"id":"halls-gb","text":"Two data centres are rising beside the river.\n"}
{"id":"halls-us","text":"A data center needs as much water as the town.\n"}
{"id":"law-fr","text":"La loi sur l’IA entre en vigueur cet été.\n"}
{"id":"law-en","text":"The AI Act takes effect this summer.\n"}
{"id":"rights-fr","text":"La Ligue des droits de l’Homme dépose un recours.\n"}
{"id":"rights-short","text":"The LDH files an appeal.\n"}
{"id":"court-fr","text":"La CJUE tranche mardi.\n"}
{"id":"court-en","text":"The Court of Justice of the European Union rules on Tuesday.\n"}
{"id":"room-fr","text":"Pour l’hébergement à l’hôtel, rien n’est prévu.\n"}
{"id":"room-en","text":"Hotel accommodation was scarce during the week.\n"}
{"id":"god-fr","text":"Son roman imagine une théocratie de machines.\n"}
{"id":"god-en","text":"Her novel imagines a theocracy of machines.\n"}
{"id":"books-fr","text":"La librairie ferme à midi.\n"}
{"id":"books-en","text":"The library shuts at noon.\n"}
)";

TEST_CASE("expansion: a query finds what its words are called in the other language") {
  struct Row {
    std::string query;
    std::string found;
    std::string as_typed;  // with cross_language off
  };
  const std::vector<Row> rows = {
      {"facial recognition", "face-en face-fr", "face-en"},
      {"Reconnaissance Faciale", "face-en face-fr", "face-fr"},
      {"reconnaissances faciales", "face-en face-fr", "face-fr"},
      {"data centre", "halls-fr halls-gb halls-us", "halls-gb halls-us"},
      {"data center", "halls-fr halls-gb halls-us", "halls-gb halls-us"},
      {"centre de données", "halls-fr halls-gb halls-us", "halls-fr"},
      {"loi sur l’IA", "law-en law-fr", "law-fr"},
      {"loi sur l'ia", "law-en law-fr", "law-fr"},
      {"AI Act", "law-en law-fr", "law-en"},
      {"machines +theocracy", "god-en god-fr", "god-en"},
      // Outside the table, by spelling.
      {"theocracy", "god-en god-fr", "god-en"},
      {"théocratie", "god-en god-fr", "god-fr"},
      {"librairie", "books-fr", "books-fr"},
      {"library", "books-en", "books-en"},
      // Ambiguous alone, and yet a guess.
      {"accommodation", "room-en room-fr", "room-en"},
      {"hotel accommodation", "room-en room-fr", "room-en"},
      // As typed, and nothing else.
      {"\"facial recognition\"", "face-en", "face-en"},
      {"«reconnaissance faciale»", "face-fr", "face-fr"},
      {"=faciale", "face-fr", "face-fr"},
      {"\"theocracy\"", "god-en", "god-en"},
      {"=theocracy", "god-en", "god-en"},
      {"river -theocracy", "halls-gb", "halls-gb"},
      {"machines -theocracy", "god-fr", "god-fr"},
  };
  TinyIndex index(kPress);
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK_EQ(found(index, row.query), row.found);
    CHECK_EQ(found(index, row.query, false), row.as_typed);
  }
}

TEST_CASE("expansion: any name of an actor finds all its names, in both languages, always") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"LDH", "Ligue des droits de l’Homme", "ligue des droits de l'homme"},
       "rights-fr rights-short"},
      {{"CJUE", "CJEU", "ECJ", "European Court of Justice", "Cour de justice de l’Union européenne",
        "Court of Justice of the European Union"},
       "court-en court-fr"},
  };
  TinyIndex index(kPress);
  for (const auto& [names, expected] : rows) {
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK_EQ(found(index, name), expected);
      CHECK_EQ(found(index, name, false), expected);
    }
  }
}

// Pairs of sentences of the same structure and length.
struct Pair {
  std::string french;
  std::string english;
  std::string french_sentence;
  std::string english_sentence;
};
const std::vector<Pair>& pairs() {
  static const std::vector<Pair> all = {
      {"reconnaissance faciale", "facial recognition",
       "La reconnaissance faciale divise Lyon hier.",
       "The facial recognition divides Leeds yesterday."},
      {"apprentissage automatique", "machine learning", "Un apprentissage automatique séduit Metz.",
       "Some machine learning seduces Leeds."},
      {"conseiller", "adviser", "Un conseiller arrive.", "Some adviser arrives."},
      {"plan d’action", "action plan", "Un plan d’action arrive.", "Some action plan arrives."},
      {"théocratie", "theocracy", "Une théocratie arrive.", "Some theocracy arrives."},
  };
  return all;
}

TEST_CASE("expansion: what was typed comes before what it is also called") {
  // How often each language says it: the rarer word must not win for that.
  const std::vector<std::pair<int, int>> frequencies = {{1, 1}, {1, 6}, {6, 1}};
  for (const Pair& pair : pairs()) {
    for (const auto& row : frequencies) {
      const int french = row.first;
      const int english = row.second;
      std::string articles;
      const auto add = [&](const std::string& id, const std::string& text) {
        articles += R"({"id":")" + id + R"(","text":")" + text + "\"}\n";
      };
      for (int i = 0; i < french; ++i) add("fr" + std::to_string(i), pair.french_sentence);
      for (int i = 0; i < english; ++i) add("en" + std::to_string(i), pair.english_sentence);
      for (int i = 0; i < 6; ++i) {
        add("other-fr" + std::to_string(i), "Le marché ouvre ses portes à huit heures.");
        add("other-en" + std::to_string(i), "Our market opens its doors at eight.");
      }
      TinyIndex index(articles);
      for (const bool typed_french : {true, false}) {
        const std::string& query = typed_french ? pair.french : pair.english;
        CAPTURE(query);
        CAPTURE(french);
        CAPTURE(english);
        SearchOptions options;
        options.match = Match::kAll;
        options.limit = 100;
        const SearchResult result = index->search(query, options);
        CHECK_EQ(result.total, static_cast<std::uint64_t>(french + english));
        const auto typed = static_cast<std::size_t>(typed_french ? french : english);
        REQUIRE_GE(result.hits.size(), typed);
        for (std::size_t i = 0; i < result.hits.size(); ++i) {
          const bool is_french = result.hits[i].article.id.starts_with("fr");
          CHECK_EQ(is_french == typed_french, i < typed);
        }
      }
    }
  }
}

TEST_CASE("expansion: a concept counts once, by however many names") {
  TinyIndex index(
      R"({"id":"typed-twice","text":"Some adviser met another adviser.\n"}
{"id":"typed-once","text":"Some adviser met another farmer.\n"}
{"id":"both","text":"Some adviser met another conseiller.\n"}
{"id":"other-twice","text":"Some conseiller met another conseiller.\n"}
{"id":"two-others","text":"Some conseiller met another conseillère.\n"}
{"id":"other-once","text":"Some conseiller met another farmer.\n"}
{"id":"none","text":"Some farmer met another farmer.\n"}
)");
  std::map<std::string, double> score;
  for (const Hit& hit : index->search("adviser", {}).hits) score[hit.article.id] = hit.score;
  CHECK_EQ(score.size(), 6);
  CHECK_GT(score["typed-twice"], score["both"]);
  CHECK_EQ(score["both"], doctest::Approx(score["typed-once"]));
  CHECK_GT(score["typed-once"], score["other-once"]);
  CHECK_GT(score["typed-twice"], score["other-twice"]);
  CHECK_LT(score["two-others"], score["typed-twice"]);
  CHECK_GT(score["other-twice"], score["other-once"]);
}

// "text" of each match as typed, "text + other name (source)" of each that is not.
std::string marks(TinyIndex& index, const std::string& query, const std::string& id) {
  SearchOptions options;
  options.match = Match::kAll;
  options.limit = 100;
  std::string out;
  for (const Hit& hit : index->search(query, options).hits) {
    if (hit.article.id != id) continue;
    for (const Highlight& mark : hit.highlights) {
      if (mark.kind != Highlight::Kind::kMatch) continue;
      out += (out.empty() ? "" : "; ") + std::string(cut(hit.passage.text, mark.span));
      if (mark.expansion) {
        out += " + " + std::string(code(mark.expansion->to.language)) + " " +
               mark.expansion->to.text + " (" + std::string(source_name(mark.expansion->source)) +
               ")";
      }
    }
  }
  return out;
}

TEST_CASE("expansion: an ambiguous name is a guess, where nothing tells more") {
  struct Row {
    std::string query;
    std::string names;  // of the query's first word: "weight name"
  };
  const std::vector<Row> rows = {
      {"strike", "0.4 grève, 0.4 frappe"},
      {"strike of the actors", "0.8 grève"},
      {"board", "0.4 comité"},
      // A longer name says what its words mean.
      {"intelligence artificielle", "0.8 IA, 0.8 artificial intelligence, 0.8 AI"},
      // So does one of the word's own names that is not ambiguous.
      {"application", "0.8 app"},
  };
  TinyIndex index(
      R"({"id":"fr","lang":"fr","text":"La grève, la frappe, le comité, l’IA, l’application.\n"}
{"id":"en","lang":"en","text":"The app, the enforcement, the board, strikes, AI, artificial intelligence.\n"})");
  for (const Row& row : rows) {
    CAPTURE(row.query);
    std::string names;
    const Explanation explanation = index->explain(row.query, {});
    for (const ExplainedExpansion& each : explanation.clauses.front().expansions) {
      std::ostringstream name;
      name << each.weight << ' ' << each.to.text;
      if (each.counts.passages > 0) names += (names.empty() ? "" : ", ") + name.str();
    }
    CHECK_EQ(names, row.names);
  }
}

TEST_CASE("expansion: marks say by which other name a passage was found") {
  struct Row {
    std::string query;
    std::string article;
    std::string marks;
  };
  const std::vector<Row> rows = {
      {"facial recognition", "face-en", "facial; recognition"},
      {"facial recognition", "face-fr",
       "reconnaissance faciale + fr reconnaissance faciale (glossary)"},
      {"data centre", "halls-gb", "data centres"},
      {"data centre", "halls-fr", "centres de données + fr centre de données (glossary)"},
      {"théocratie", "god-fr", "théocratie"},
      {"théocratie", "god-en", "theocracy + en theocracy (cognate)"},
      {"Court of Justice of the European Union", "court-en",
       "The; Court of Justice of the European Union"},
      {"CJUE", "court-en", "Court of Justice of the European Union"},
      {"European Court of Justice", "court-fr",
       "CJUE + fr Cour de justice de l'Union européenne (name)"},
  };
  TinyIndex index(kPress);
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.article);
    CHECK_EQ(marks(index, row.query, row.article), row.marks);
  }
}

}  // namespace
}  // namespace revue
