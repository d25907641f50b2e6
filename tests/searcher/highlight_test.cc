#include "searcher/highlight.h"

#include <doctest/doctest.h>

#include <string>

#include "analyzers/mentions.h"

namespace revue {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer one = [] {
    std::vector<TableProblem> problems;
    return Gazetteer::parse(
        "id\ttype\tfr\ten\taliases\tweak\tcontext\n"
        "lqdn\tngo\tLa Quadrature du Net\tLa Quadrature du Net\tQuadrature du Net\t\t\n"
        "macron\tperson\tEmmanuel Macron\tEmmanuel Macron\tMacron\t\t\n",
        "test", problems);
  }();
  return one;
}

// The text with *matches* and _entities_.
std::string marked(const std::string& query, const std::string& text,
                   Language language = Language::kFrench) {
  Tokenizer tokenizer;
  const Query analyzed = analyze_query(parse_query(query), Match::kAny, tokenizer, gazetteer());
  const TokenList tokens = tokenizer.tokens(text, language);
  std::vector<MentionRecord> mentions;
  const auto found =
      find_mentions({{&tokens, text, language}}, gazetteer(), NameLists::shipped(), std::nullopt);
  for (const Mention& mention : found.found.front()) {
    mentions.push_back({mention.span, std::string(mention.entity->id), {}});
  }
  const auto marks = highlights(text, language, analyzed, mentions, tokenizer, gazetteer());
  std::string out;
  for (const MarkedPiece& piece : marked_pieces(text, marks)) {
    if (piece.entity_begins) out += '_';
    if (piece.match_begins) out += '*';
    out += cut(text, piece.span);
    if (piece.match_ends) out += '*';
    if (piece.entity_ends) out += '_';
  }
  return out;
}

TEST_CASE("highlights are the matched words and nothing more") {
  struct Row {
    std::string query;
    std::string text;
    std::string marked;
  };
  const std::vector<Row> rows = {
      {"IA", "avec l’IA, l'IA et «IA»", "avec l’*IA*, l'*IA* et «*IA*»"},
      {"élysée", "à l’Elysée", "à l’*Elysée*"},
      {"régulation", "des régulations", "des *régulations*"},
      {"\"régulation\"", "des régulations, la régulation", "des régulations, la *régulation*"},
      {"\"droit d’auteur\"", "le droit d'auteur, le droit", "le *droit d'auteur*, le droit"},
      {"vice-président", "le vice-président, un vice président",
       "le *vice-président*, un *vice président*"},
      {"citoyennes", "les citoyen·nes", "les *citoyen·nes*"},
      {"président", "le pre\u0301sident", "le *pre\u0301sident*"},
      {"la", "la loi", "*la* loi"},
      {"la loi", "la loi", "la *loi*"},
      {"Macron", "Emmanuel Macron parle", "_*Emmanuel Macron*_ parle"},
      {"\"du Net dénonce\"", "La Quadrature du Net dénonce", "_La Quadrature *du Net_ dénonce*"},
      {"-loi texte", "un texte, une loi", "un *texte*, une loi"},
      {"entity:macron", "Emmanuel Macron parle de Brigitte",
       "_*Emmanuel Macron*_ parle de Brigitte"},
      {"entity:macron NEAR/2 loi", "la loi, dit Macron ; la loi est loin, la loi",
       "la *loi*, dit _*Macron*_ ; la *loi* est loin, la loi"},
      {"texte NEAR/1 loi", "un texte, une loi, un texte loi",
       "un texte, une loi, un *texte* *loi*"},
      {"1 200", "les 1 200 hectares", "les *1 200* hectares"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK_EQ(marked(row.query, row.text), row.marked);
  }
  CHECK_EQ(marked("company", "the company's plan", Language::kEnglish), "the *company*'s plan");
}

}  // namespace
}  // namespace revue
