// The fixed words and marks of the query language, in both languages, and the numbers that stand
// behind them: one table for each, read by query_lexer.cc.
#ifndef REVUE_SEARCHER_QUERY_WORDS_H_
#define REVUE_SEARCHER_QUERY_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "searcher/query_lexer.h"
#include "searcher/query_parser.h"

namespace revue {

// A quotation mark that opens a phrase, and those that close it.
struct QuotationMarks {
  char32_t opening = 0;
  std::u32string_view closing;
};

// Null when the character opens nothing.
const QuotationMarks* marks_opened_by(char32_t c);
// Apostrophes, which open only where they stand apart from words.
const QuotationMarks* single_marks_opened_by(char32_t c);

// AND, ET, OR, OU, NOT, SAUF.
std::optional<Lexeme::Kind> operator_named(std::string_view word);

// What stands before the slash of NEAR/10, ADJ/1, ATLEAST/3.
enum class Reach { kNear, kOrdered, kAtLeast };
std::optional<Reach> reach_named(std::string_view word);

struct Field {
  Clause::Kind kind;
  std::string_view name;  // with its colon; as typed, or the English one
};
// The field that a text begins with, in any capitals: entity:, acteur: and so on. Nothing when it
// begins with none.
std::optional<Field> field_at(std::string_view text);
// The field that a clause of this kind is of; its name is empty when it is of none.
std::string_view field_name(Clause::Kind kind);

// What other query languages have and this one writes otherwise.
struct Foreign {
  std::string_view written;
  std::string_view advice;
};
// Null when the word is, or begins with, none of these.
const Foreign* foreign_word(std::string_view word);

// A whole number in digits, and nothing else.
std::optional<std::size_t> number_of(std::string_view digits);

// The factor behind ^, as in ^2, ^1.5 or ^1,5: more than 0 and at most 100.
std::optional<double> factor_of(std::string_view digits);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_WORDS_H_
