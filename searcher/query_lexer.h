// A query as typed, cut into the pieces that its grammar is made of (query_parser.h).
#ifndef REVUE_SEARCHER_QUERY_LEXER_H_
#define REVUE_SEARCHER_QUERY_LEXER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query_parser.h"

namespace revue {

struct Lexeme {
  enum class Kind {
    kWord,     // also what could not be read as anything else
    kOperand,  // a phrase, =word, a field, word*, word~1: `clause` is it
    kSign,     // + or - right before what it concerns
    kOpen,     // ( and ) that belong together
    kClose,
    kAnd,
    kOr,
    kNot,
    kNear,     // `nearness`
    kAtLeast,  // `number`
  };
  Kind kind = Kind::kWord;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;    // of a word without its boost
  Clause clause;          // of kWord and kOperand
  bool must = false;      // of kSign
  Nearness nearness;
  std::size_t number = 0;
  double boost = 1;  // of kWord, kOperand, kClose
};

struct Lexemes {
  std::vector<Lexeme> all;
  std::vector<QueryNote> notes;
};

// Every operator among them stands where it can; others are words, with a note, as are parentheses
// without their partner. Linear in the size of the query.
Lexemes lex_query(std::string_view query);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_LEXER_H_
