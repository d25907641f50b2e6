// Mistyped words are said, with what may be meant, and nothing is corrected in silence.
#include "searcher/spelling.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/tiny_index.h"

namespace revue {
namespace {

TEST_CASE("typing errors between two words") {
  struct Row {
    std::u32string a;
    std::u32string b;
    std::size_t most;
    std::size_t errors;
  };
  const std::vector<Row> rows = {
      {U"sommet", U"sommet", 2, 0},
      {U"sommmet", U"sommet", 2, 1},  // a letter too many
      {U"somet", U"sommet", 2, 1},    // one missing
      {U"sammet", U"sommet", 2, 1},   // another one
      {U"osmmet", U"sommet", 2, 1},   // two exchanged, at the beginning
      {U"sommte", U"sommet", 2, 1},   // and at the end
      {U"osmmte", U"sommet", 2, 2},   // both
      {U"été", U"ete", 2, 2},         // a letter of several bytes is one letter
      {U"œuvre", U"œvure", 2, 1},     //
      {U"регион", U"регоин", 2, 1},   //
      {U"ca", U"abc", 3, 3},          // exchanged letters stay neighbours
      {U"kitten", U"sitting", 3, 3},  //
      {U"kitten", U"sitting", 2, 3},  // more than asked for is one more
      {U"kitten", U"sitting", 1, 2},  //
      {U"paris", U"london", 0, 1},    //
      {U"a", U"surveillance", 2, 3},  // too different in length
      {U"", U"ia", 2, 2},             //
      {U"", U"", 0, 0},               //
  };
  for (const Row& row : rows) {
    CAPTURE(&row - rows.data());
    CHECK_EQ(typing_errors(row.a, row.b, row.most), row.errors);
    CHECK_EQ(typing_errors(row.b, row.a, row.most), row.errors);
  }
}

constexpr std::string_view kArticles =
    R"({"id":"face","text":"La reconnaissance faciale recule.\n"}
{"id":"summit","text":"Le sommet de Lyon s’ouvre lundi dans le calme.\n"}
{"id":"rule","text":"La régulation de l’IA avance à petits pas.\n"}
{"id":"watch","text":"Mass surveillance is growing in the city.\n"}
{"id":"dinner","text":"Un dîner discret à l’Élysée.\n"}
)";

// "column: message" of each note.
std::vector<std::string> notes(const SearchResult& result) {
  std::vector<std::string> lines;
  for (const QueryNote& note : result.notes) {
    lines.push_back(std::to_string(note.column) + ": " + note.message);
  }
  return lines;
}

std::string asks(int column, const std::string& typed, const std::string& suggestion) {
  return std::to_string(column) + ": no passage holds «" + typed + "»; did you mean «" +
         suggestion + "»?";
}

std::string instead(const std::string& query) {
  return "1: nothing was found; searched for «" + query + "» instead";
}

using Lines = std::vector<std::string>;

TEST_CASE("spelling: a word that no passage holds is met with one that some do") {
  TinyIndex index(kArticles);
  const std::vector<std::pair<std::string, Lines>> rows = {
      {"reconaissance", {asks(1, "reconaissance", "reconnaissance")}},
      {"survelliance", {asks(1, "survelliance", "surveillance")}},
      {"sommmet", {asks(1, "sommmet", "sommet")}},
      {"SOMMMET", {asks(1, "SOMMMET", "sommet")}},
      {"regulaton", {asks(1, "regulaton", "régulation")}},
      {"régulaton", {asks(1, "régulaton", "régulation")}},
      {"elyzee", {asks(1, "elyzee", "Élysée")}},
      {"l’Elyzée", {asks(3, "Elyzée", "Élysée")}},
      {"+sommmet", {asks(2, "sommmet", "sommet")}},
      {"à l’été : sommmet", {asks(11, "sommmet", "sommet")}},
      {"regulaton lundi sommmet",
       {asks(1, "regulaton", "régulation"), asks(17, "sommmet", "sommet")}},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(notes(index->search(query, {})) == expected);
    SearchOptions off;
    off.spelling = Spelling::kOff;
    CHECK(notes(index->search(query, off)).empty());
  }
}

TEST_CASE("spelling: words that are known, or that could be anything, are left alone") {
  TinyIndex index(kArticles);
  const std::vector<std::string> queries = {
      "sommet",          // found
      "sommets",         // by its stem
      "regulation",      // without its accent
      "redevabilité",    // the glossary knows it, though no passage does
      "Macron",          // an actor
      "dans",            // a stop word
      "pax",             // three letters; «pas» is there
      "lumdx",           // five letters, two errors
      "reconaisanxe",    // three errors
      "20255",           // a number
      "sommet7",         // with digits
      "=sommmet",        // exactly so
      "lundi -sommmet",  // not wanted
  };
  for (const std::string& query : queries) {
    CAPTURE(query);
    CHECK(notes(index->search(query, {})).empty());
  }
}

TEST_CASE("spelling: at most eight words are looked at, whatever their signs") {
  TinyIndex index(kArticles);
  std::string plain;
  std::string required;
  for (int i = 0; i < 10; ++i) {
    plain += " sommmet";
    required += " +sommmet";
  }
  for (const std::string& query : {plain, required, plain + required}) {
    CAPTURE(query);
    CHECK_EQ(index->search(query, {}).notes.size(), 8);
  }
}

TEST_CASE("spelling: nothing is corrected unless it was asked for and nothing else is found") {
  TinyIndex index(kArticles);
  SearchOptions automatic;
  automatic.spelling = Spelling::kAuto;

  const SearchResult suggested = index->search("sommmet", {});
  CHECK_EQ(suggested.total, 0);
  CHECK(suggested.hits.empty());

  const SearchResult corrected = index->search("sommmet", automatic);
  REQUIRE_EQ(corrected.hits.size(), 1);
  CHECK_EQ(corrected.total, 1);
  CHECK_EQ(corrected.hits[0].article.id, "summit");
  CHECK(notes(corrected) == Lines{asks(1, "sommmet", "sommet"), instead("sommet")});

  const SearchResult other = index->search("sommmet faciale", automatic);
  REQUIRE_EQ(other.hits.size(), 1);
  CHECK_EQ(other.hits[0].article.id, "face");
  CHECK(notes(other) == Lines{asks(1, "sommmet", "sommet")});

  CHECK(notes(index->search("zzzzzzz", automatic)).empty());
  // Nothing found by the correction either: still said.
  const SearchResult neither = index->search("+sommmet +faciale", automatic);
  CHECK_EQ(neither.total, 0);
  CHECK(notes(neither) == Lines{asks(2, "sommmet", "sommet"), instead("+sommet +faciale")});
}

TEST_CASE("spelling: the rest of a corrected query is as typed") {
  TinyIndex index(kArticles);
  SearchOptions automatic;
  automatic.spelling = Spelling::kAuto;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"+sommmet", "+sommet"},
      {"  sommmet ,\t zzzzzzz ", "  sommet ,\t zzzzzzz "},
      {"ŷûžœ «ğķž ŵœ» sommmet", "ŷûžœ «ğķž ŵœ» sommet"},
      {"l’Elyzée, sommmet…", "l’Élysée, sommet…"},
      {"\"sommmet\"", "\"sommet\""},
      {"+« sommmet » zzzzzzz", "+« sommet » zzzzzzz"},
      {"\xFF sommmet \xC3", "\xFF sommet \xC3"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    const Lines all = notes(index->search(query, automatic));
    REQUIRE_FALSE(all.empty());
    CHECK_EQ(all.back(), instead(expected));
  }
  CHECK_EQ(corrected("sommet", {}), "sommet");
  CHECK_EQ(corrected("", {}), "");
}

}  // namespace
}  // namespace revue
