#include "searcher/query_parser.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace revue {
namespace {

// words · "phrase" · =exact · {entity} · [words ~10 {entity}], each with its sign, parted by bars;
// then notes as !column.
std::string notation(const Clause& clause) {
  const std::string sign = clause.sign == Sign::kMust ? "+" : clause.sign == Sign::kNot ? "-" : "";
  switch (clause.kind) {
    case Clause::Kind::kWords:
      return sign + clause.text;
    case Clause::Kind::kPhrase:
      return sign + '"' + clause.text + '"';
    case Clause::Kind::kExact:
      return sign + "=" + clause.text;
    case Clause::Kind::kEntity:
      return sign + "{" + clause.text + "}";
    case Clause::Kind::kSaid:
      return sign + "<" + clause.text + ">";
    case Clause::Kind::kNear:
      break;
  }
  std::string out = sign + "[";
  for (std::size_t i = 0; i < clause.operands.size(); ++i) {
    if (i > 0) out += " ~" + std::to_string(clause.distances[i - 1]) + " ";
    out += notation(clause.operands[i]);
  }
  return out + "]";
}

std::string notation(std::string_view query) {
  const ParsedQuery parsed = parse_query(query);
  std::string out;
  for (const Clause& clause : parsed.clauses) {
    if (!out.empty()) out += " | ";
    out += notation(clause);
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
      {"entity:vance loi", "{vance} | loi"},
      {"said:vance loi", "<vance> | loi"},
      {"said:«La Quadrature du Net»", "<La Quadrature du Net>"},
      {"said: vance", "said: vance !1"},
      {"-entity:\"La Quadrature du Net\"", "-{La Quadrature du Net}"},
      {"entity:«Le Monde» x", "{Le Monde} | x"},
      {"entity:\"sans fin", "entity:\"sans fin !1 !8"},
      {"entity: vance", "entity: vance !1"},
      {"entity:vance NEAR/10 régulation", "[{vance} ~10 régulation]"},
      {"un deux NEAR/3 trois quatre", "un | [deux ~3 trois] | quatre"},
      {"a NEAR/3 b NEAR/5 entity:c", "[a ~3 b ~5 {c}]"},
      {"a  NEAR/3\t b", "[a ~3 b]"},
      {"NEAR/3 b", "NEAR/3 b !1"},
      {"a NEAR/3", "a NEAR/3 !3"},
      {"a NEAR/0 b", "a NEAR/0 b !3"},
      {"a NEAR/100 b", "a NEAR/100 b !3"},
      {"a NEAR/9999999999999999999999 b", "a NEAR/9999999999999999999999 b !3"},
      {"a NEAR b", "a NEAR b !3"},
      {"\"a b\" NEAR/3 c", "\"a b\" | NEAR/3 c !7"},
      {"a NEAR/3 \"b c\"", "a NEAR/3 | \"b c\" !3"},
      {"a NEAR/3 -b", "a NEAR/3 | -b !3"},
      {"+a NEAR/3 b", "+[+a ~3 +b]"},
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
  const std::vector<std::string> atoms = {"\"",   "«",  "»", "“",       "”",       "'",  "’",
                                          "+",    "-",  "=", " ",       "IA",      "l'", "\xC2",
                                          "\xFF", "\0", "é", "entity:", " NEAR/3 "};
  for (int round = 0; round < 5000; ++round) {
    std::string query;
    for (auto i = random() % 12; i > 0; --i) query += atoms[random() % atoms.size()];
    for (const Clause& clause : parse_query(query).clauses) REQUIRE_LE(clause.at, query.size());
  }
}

}  // namespace
}  // namespace revue
