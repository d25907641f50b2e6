#include "searcher/query_parser.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace revue {
namespace {

// words · "phrase" · =exact, each with its sign, parted by bars; then notes as !column.
std::string notation(std::string_view query) {
  const ParsedQuery parsed = parse_query(query);
  std::string out;
  for (const Clause& clause : parsed.clauses) {
    if (!out.empty()) out += " | ";
    out += clause.sign == Sign::kMust ? "+" : clause.sign == Sign::kNot ? "-" : "";
    if (clause.kind == Clause::Kind::kPhrase) out += '"';
    if (clause.kind == Clause::Kind::kExact) out += '=';
    out += clause.text;
    if (clause.kind == Clause::Kind::kPhrase) out += '"';
  }
  for (const QueryNote& note : parsed.notes) out += " !" + std::to_string(note.column);
  return out;
}

TEST_CASE("queries are read as typed") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"   ", ""},
      {"sommet de Paris", "sommet de Paris"},
      {"\"sommet de Paris\"", "\"sommet de Paris\""},
      {"«sommet de Paris»", "\"sommet de Paris\""},
      {"« sommet de Paris »", "\" sommet de Paris \""},
      {"“AI Act”", "\"AI Act\""},
      {"„AI Act“", "\"AI Act\""},
      {"”AI Act”", "\"AI Act\""},
      {"'AI Act'", "\"AI Act\""},
      {"‘AI Act’", "\"AI Act\""},
      {"l'IA aujourd'hui", "l'IA aujourd'hui"},
      {"'Europe de l'IA'", "\"Europe de l'IA\""},
      {"l'\"IA accélère\"", "\"l'IA accélère\""},
      {"+IA -Paris x", "+IA | -Paris | x"},
      {"a - b", "a - b"},
      {"vice-président", "vice-président"},
      {"=Élysée", "=Élysée"},
      {"-=Élysée", "-=Élysée"},
      {"+\"AI Act\"", "+\"AI Act\""},
      {"IA \"sans fin", "IA \"sans fin !4"},
      {"»", "»"},
      {"a' 'b 'c", "a' 'b 'c"},
      {"Macron OR Vance", "Macron OR Vance !8"},
      {"title:sommet", "title:sommet !1"},
      {"régul*", "régul* !1"},
      {"(sommet Paris)", "(sommet Paris) !1 !9"},
      {"l’été « a « b", "l’été « a « b !7 !11"},
      {"=", "="},
      {"+", "+"},
  };
  for (const auto& row : rows) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK_EQ(notation(query), expected);
  }
}

TEST_CASE("every byte string parses") {
  const unsigned seed = 3;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> atoms = {"\"", "«", "»",  "“",  "”",    "'",    "’",  "+", "-",
                                          "=",  " ", "IA", "l'", "\xC2", "\xFF", "\0", "é"};
  for (int round = 0; round < 5000; ++round) {
    std::string query;
    for (auto i = random() % 12; i > 0; --i) query += atoms[random() % atoms.size()];
    for (const Clause& clause : parse_query(query).clauses) REQUIRE_LE(clause.at, query.size());
  }
}

}  // namespace
}  // namespace revue
