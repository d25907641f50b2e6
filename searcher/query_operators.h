// The parentheses and operators of a query, once it is cut into pieces (query_lexer.h): those that
// stand where they can mean nothing are taken for words or left out, each with a note.
#ifndef REVUE_SEARCHER_QUERY_OPERATORS_H_
#define REVUE_SEARCHER_QUERY_OPERATORS_H_

#include <string_view>

#include "searcher/query_lexer.h"

namespace revue {

// Drops parentheses without partner, those around nothing, and those too deep inside others.
void match_parentheses(Lexemes& lexemes);

// Operators that have nothing to join become words. The parentheses are matched before.
void settle_operators(std::string_view query, Lexemes& lexemes);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_OPERATORS_H_
