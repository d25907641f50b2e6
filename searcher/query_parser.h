// A query as typed, taken apart: docs/query-syntax.md. Total: every byte string parses; what cannot
// be read is taken literally, with a note.
#ifndef REVUE_SEARCHER_QUERY_PARSER_H_
#define REVUE_SEARCHER_QUERY_PARSER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/span.h"

namespace revue {

enum class Sign { kMay, kMust, kNot };  // word, +word, -word

struct Clause {
  enum class Kind {
    kWords,   // a run of plain words
    kPhrase,  // words between quotation marks
    kExact,   // =word
  };
  Kind kind = Kind::kWords;
  Sign sign = Sign::kMay;
  std::string text;        // without marks and sign
  std::size_t at = 0;      // byte of the query where its word or its phrase's mark stands
  std::size_t column = 1;  // the same in code points, from 1
};

// A part of the query that could not be read as meant.
struct QueryNote {
  std::size_t column = 0;  // from 1, in code points
  std::string message;     // what is wrong; what was done
};

struct ParsedQuery {
  std::string text;  // as typed
  std::vector<Clause> clauses;
  std::vector<QueryNote> notes;
};

ParsedQuery parse_query(std::string_view query);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_PARSER_H_
