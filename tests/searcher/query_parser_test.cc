#include "searcher/query_parser.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace revue {
namespace {

std::string notation(const Clause& clause);

// Parts joined by a word of the grammar.
std::string joined(const std::vector<Clause>& parts, const std::string& by) {
  std::string out;
  for (const Clause& part : parts) out += (out.empty() ? "" : by) + notation(part);
  return out;
}

std::string reach(const Nearness& nearness) {
  switch (nearness.kind) {
    case Nearness::Kind::kNear:
      return " ~" + std::to_string(nearness.distance) + " ";
    case Nearness::Kind::kOrdered:
      return " >" + std::to_string(nearness.distance) + " ";
    case Nearness::Kind::kSentence:
      return " ~S ";
    case Nearness::Kind::kParagraph:
      return " ~P ";
  }
  return {};
}

std::string without_sign(const Clause& clause) {
  switch (clause.kind) {
    case Clause::Kind::kWords:
      return clause.text;
    case Clause::Kind::kPhrase:
      return '"' + clause.text + '"';
    case Clause::Kind::kExact:
      return "=" + clause.text;
    case Clause::Kind::kPrefix:
      return clause.text + "…";
    case Clause::Kind::kFuzzy:
      return clause.text + "±" + std::to_string(clause.number);
    case Clause::Kind::kEntity:
      return "{" + clause.text + "}";
    case Clause::Kind::kSaid:
      return "<" + clause.text + ">";
    case Clause::Kind::kAbout:
      return "about{" + clause.text + "}";
    case Clause::Kind::kTitle:
      return "title{" + clause.text + "}";
    case Clause::Kind::kOutlet:
      return "outlet{" + clause.text + "}";
    case Clause::Kind::kLanguage:
      return "lang{" + clause.text + "}";
    case Clause::Kind::kDate:
      return "date{" + clause.text + "}";
    case Clause::Kind::kNear: {
      std::string out = notation(clause.parts.front());
      for (std::size_t i = 1; i < clause.parts.size(); ++i) {
        out += reach(clause.nearness[i - 1]) + notation(clause.parts[i]);
      }
      return "[" + out + "]";
    }
    case Clause::Kind::kAtLeast:
      return std::to_string(clause.number) + "×" + joined(clause.parts, "");
    case Clause::Kind::kList:
      return "(" + joined(clause.parts, " | ") + ")";
    case Clause::Kind::kAll:
      return "(" + joined(clause.parts, " & ") + ")";
    case Clause::Kind::kAny:
      return "(" + joined(clause.parts, " / ") + ")";
  }
  return {};
}

std::string notation(const Clause& clause) {
  const std::string sign = clause.sign == Sign::kMust ? "+" : clause.sign == Sign::kNot ? "-" : "";
  std::string boost = clause.boost == 1 ? "" : "^" + std::to_string(clause.boost).substr(0, 3);
  return sign + without_sign(clause) + boost;
}

// The whole without its own parentheses; then notes as !column.
std::string notation(std::string_view query) {
  const ParsedQuery parsed = parse_query(query);
  std::string out = notation(parsed.whole);
  if (out.starts_with('(') && out.ends_with(')')) out = out.substr(1, out.size() - 2);
  for (const QueryNote& note : parsed.notes) {
    CHECK(note.repaired);
    out += " !" + std::to_string(note.column);
  }
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
      {"Macron OR Vance", "Macron / Vance"},
      {"title:sommet", "title{sommet}"},
      {"TITLE:sommet Média:monde", "title{sommet} | outlet{monde}"},
      {"title:(sommet OR Paris)", "title: | (sommet / Paris) !1"},
      {"sommet ET NON Paris", "sommet & (-Paris)"},
      {"NON au traité", "NON au traité"},
      {"sommet ET NON", "sommet & NON"},
      {"\"régul* de\"", "\"régul* de\" !1"},
      {"a~1~1 b^2^3", "a~1~1 b^2^3 !1 !7"},
      {"titre:\"sommet de Paris\" média:monde lang:fr date:2025-02..2025-03",
       "title{sommet de Paris} | outlet{monde} | lang{fr} | date{2025-02..2025-03}"},
      {"régul*", "régul…"},
      {"r* * *gul a*b", "r* * *gul a*b !1 !4 !6 !11"},
      {"sommmet~1 x~ y~2 z~3", "sommmet±1 | x±1 | y±2 | z~3 !18"},
      {"(sommet Paris)", "sommet Paris"},
      {"(a", "a !1"},
      {"a)", "a !2"},
      {"loi(s) votée(s)", "loi(s) votée(s)"},
      {"(a (b c) ())", "a | b c"},
      {"()", ""},
      {"intelligence artificielle OR machine learning AND risk",
       "intelligence artificielle / (machine learning & risk)"},
      {"(a OR b) AND c", "(a / b) & c"},
      {"a ET b SAUF c", "a & (b | -c)"},
      {"NOT a", "-a"},
      {"a NOT (b OU c)", "a | -(b / c)"},
      {"AND a", "AND a !1"},
      {"a OR", "a OR !3"},
      {"a AND AND b", "a AND & b !3"},
      {"a NOT NOT b", "a NOT | -b !3"},
      {"a AND -b", "a & (-b)"},
      {"a and b or c", "a and b or c"},
      {"MACRON ET VANCE SE PARLENT", "MACRON ET VANCE SE PARLENT !8"},
      {"IA ET CNIL", "IA & CNIL"},
      {"EU AI ACT OR DSA", "EU AI ACT / DSA"},
      {"vance^2 \"AI Act\"^1.5 (a b)^3 x^y", "vance^2.0 | \"AI Act\"^1.5 | a b^3.0 | x^y !30"},
      {"atleast/3 mot AUMOINS/2 \"a b\"", "3×mot | 2×\"a b\""},
      {"atleast/3 atleast/2 mot", "atleast/3 | 2×mot !1"},
      {"atleast/0 mot", "atleast/0 mot !1"},
      {"atleast/3", "atleast/3 !1"},
      {"=\"Conseil d'État\"", "=Conseil d'État"},
      {"about:vance -said:macron", "about{vance} | -<macron>"},
      {"a && b || c", "a && b || c !3 !8"},
      {"\"a b\"~5", "\"a b\" !6"},
      {"l’été « a « b", "l’été « a « b !7 !11"},
      {"=", "="},
      {"+", "+"},
      {"entity:vance loi", "{vance} | loi"},
      {"said:vance loi", "<vance> | loi"},
      {"said:«La Quadrature du Net»", "<La Quadrature du Net>"},
      {"said: vance", "said: vance !1"},
      {"-entity:\"La Quadrature du Net\"", "-{La Quadrature du Net}"},
      {"entity:«Le Monde» x", "{Le Monde} | x"},
      {"entity:\"sans fin", "entity:\"sans fin !8"},
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
      {"\"a b\" NEAR/3 c", "[\"a b\" ~3 c]"},
      {"a NEAR/3 \"b c\"", "[a ~3 \"b c\"]"},
      {"(a OR \"b c\") NEAR/S régul*", "[(a / \"b c\") ~S régul…]"},
      {"a ADJ/2 b NEAR/p c PRÈS/3 d", "[a >2 b ~P c ~3 d]"},
      {"a NEAR/3 =B", "a & =B !1"},
      {"a NEAR/3 (b AND c)", "a & (b & c) !1"},
      {"a NEAR/3 -b", "a NEAR/3 | -b !3"},
      {"+a NEAR/3 b", "+[a ~3 b]"},
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
  const std::vector<std::string> atoms = {
      "\"", "«",     "»",    "“",     "”",          "'",  "’",  "+",       "-",        "=",
      " ",  "IA",    "l'",   "\xC2",  "\xFF",       "\0", "é",  "entity:", " NEAR/3 ", "(",
      ")",  " AND ", " OU ", " NOT ", "atleast/2 ", "^2", "~1", "*"};
  for (int round = 0; round < 5000; ++round) {
    std::string query;
    for (auto i = random() % 12; i > 0; --i) query += atoms[random() % atoms.size()];
    const ParsedQuery parsed = parse_query(query);
    for (const Clause& clause : parsed.whole.parts) REQUIRE_LE(clause.at, query.size());
    CHECK_EQ(parse_query(query).notes.size(), parsed.notes.size());
  }
}

}  // namespace
}  // namespace revue
