#include "searcher/query_parser.h"

#include <algorithm>
#include <utility>

#include "searcher/query_lexer.h"

namespace revue {
namespace {

// What can stand beside NEAR and behind ATLEAST: what has places in the index.
bool has_places(const Clause& clause) {
  switch (clause.kind) {
    case Clause::Kind::kWords:
    case Clause::Kind::kPhrase:
    case Clause::Kind::kPrefix:
    case Clause::Kind::kFuzzy:
    case Clause::Kind::kEntity:
      return true;
    case Clause::Kind::kList:
    case Clause::Kind::kAny:
      return std::all_of(clause.parts.begin(), clause.parts.end(), [](const Clause& part) {
        return part.sign == Sign::kMay && has_places(part);
      });
    default:
      return false;
  }
}

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), lexemes_(lex_query(query)) {}

  ParsedQuery parse() {
    ParsedQuery parsed;
    parsed.text = query_;
    parsed.whole = alternatives();
    if (parsed.whole.kind != Clause::Kind::kList && parsed.whole.kind != Clause::Kind::kAll &&
        parsed.whole.kind != Clause::Kind::kAny) {
      parsed.whole = group(Clause::Kind::kList, {std::move(parsed.whole)}, 0);
    }
    parsed.notes = std::move(lexemes_.notes);
    return parsed;
  }

 private:
  bool at_end() const { return at_ == lexemes_.all.size(); }
  bool is(Lexeme::Kind kind) const { return !at_end() && lexemes_.all[at_].kind == kind; }
  const Lexeme& take() { return lexemes_.all[at_++]; }

  void note(const Clause& clause, std::string message) {
    lexemes_.notes.push_back({clause.column, std::move(message), true});
  }

  // Of what was typed from a lexeme on to the last one taken.
  Clause group(Clause::Kind kind, std::vector<Clause> parts, std::size_t first) const {
    Clause clause;
    clause.kind = kind;
    if (first < at_) clause.text = typed(first);
    if (!parts.empty()) {
      clause.at = parts.front().at;
      clause.column = parts.front().column;
    }
    clause.parts = std::move(parts);
    return clause;
  }

  Clause joined(Clause::Kind kind, Lexeme::Kind by, Clause (Parser::*part)()) {
    const std::size_t begin = at_;
    std::vector<Clause> parts;
    parts.push_back((this->*part)());
    while (is(by)) {
      ++at_;
      parts.push_back((this->*part)());
    }
    if (parts.size() == 1) return std::move(parts.front());
    return group(kind, std::move(parts), begin);
  }

  Clause alternatives() {
    return joined(Clause::Kind::kAny, Lexeme::Kind::kOr, &Parser::conjunction);
  }
  Clause conjunction() { return joined(Clause::Kind::kAll, Lexeme::Kind::kAnd, &Parser::list); }

  Clause list() {
    const std::size_t begin = at_;
    std::vector<Clause> parts;
    std::size_t words_end = 0;  // where the last part ends when it is a run of plain words
    while (!at_end() && !is(Lexeme::Kind::kOr) && !is(Lexeme::Kind::kAnd) &&
           !is(Lexeme::Kind::kClose)) {
      const std::size_t before = at_;
      Clause part = unit();
      const bool plain = part.kind == Clause::Kind::kWords && part.sign == Sign::kMay &&
                         part.boost == 1 && at_ == before + 1;
      // Plain words stay together, so that names and numbers of several words are recognised.
      if (plain && words_end > 0) {
        Clause& last = parts.back();
        last.text = query_.substr(last.at, lexemes_.all[before].end - last.at);
      } else {
        parts.push_back(std::move(part));
      }
      words_end = plain ? lexemes_.all[before].end : 0;
    }
    if (parts.size() == 1 && parts.front().sign == Sign::kMay) return std::move(parts.front());
    return group(Clause::Kind::kList, std::move(parts), begin);
  }

  Clause unit() {
    Sign sign = Sign::kMay;
    if (is(Lexeme::Kind::kSign)) sign = take().must ? Sign::kMust : Sign::kNot;
    if (is(Lexeme::Kind::kNot)) {
      ++at_;
      sign = Sign::kNot;
    }
    Clause clause = near();
    clause.sign = sign;
    return clause;
  }

  // vance NEAR/10 (loi OR règlement) NEAR/5 "intelligence artificielle"
  Clause near() {
    const std::size_t begin = at_;
    std::vector<Clause> parts;
    std::vector<Nearness> nearness;
    parts.push_back(operand());
    while (is(Lexeme::Kind::kNear)) {
      nearness.push_back(take().nearness);
      parts.push_back(operand());
    }
    if (parts.size() == 1) return std::move(parts.front());
    if (!std::all_of(parts.begin(), parts.end(), has_places)) {
      note(parts.front(),
           "NEAR and ADJ join words, phrases, names and groups of these; all of it is asked for, "
           "wherever it stands");
      return group(Clause::Kind::kAll, std::move(parts), begin);
    }
    Clause clause = group(Clause::Kind::kNear, std::move(parts), begin);
    clause.nearness = std::move(nearness);
    return clause;
  }

  Clause operand() {
    const std::size_t begin = at_;
    const Lexeme& lexeme = take();
    if (lexeme.kind == Lexeme::Kind::kAtLeast) {
      const std::size_t number = lexeme.number;
      Clause part = operand();
      if (!has_places(part)) {
        note(part, "atleast/n counts words, phrases and names; it is left out of account");
        return part;
      }
      Clause clause = group(Clause::Kind::kAtLeast, {std::move(part)}, begin);
      clause.number = number;
      return clause;
    }
    if (lexeme.kind == Lexeme::Kind::kOpen) {
      Clause clause = alternatives();
      const double boost = lexemes_.all[at_].boost;
      ++at_;  // the parenthesis that closes it
      if (!clause.parts.empty()) clause.text = typed(begin);
      clause.boost *= boost;
      return clause;
    }
    Clause clause = lexeme.clause;
    clause.boost = lexeme.boost;
    return clause;
  }

  std::string typed(std::size_t first) const {
    const std::size_t begin = lexemes_.all[first].begin;
    return std::string(query_.substr(begin, lexemes_.all[at_ - 1].end - begin));
  }

  std::string_view query_;
  Lexemes lexemes_;
  std::size_t at_ = 0;
};

}  // namespace

ParsedQuery parse_query(std::string_view query) { return Parser(query).parse(); }

ParsedQuery parse_literally(std::string_view query) {
  Clause words;
  words.text = query;
  Clause whole;
  whole.kind = Clause::Kind::kList;
  whole.parts.push_back(std::move(words));
  return {std::string(query), std::move(whole), {}};
}

}  // namespace revue
