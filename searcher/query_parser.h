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
    kEntity,  // entity:macron; the text is the name
    kSaid,    // said:macron; likewise
    kNear,    // its operands stand at most so many words from each other: vance NEAR/10 law
  };
  Kind kind = Kind::kWords;
  Sign sign = Sign::kMay;
  std::string text;        // without marks and sign
  std::size_t at = 0;      // byte of the query where its word or its phrase's mark stands
  std::size_t column = 1;  // the same in code points, from 1
  // Of kNear: kWords of one word, or kEntity; and the distance between each and the next.
  std::vector<Clause> operands;
  std::vector<std::size_t> distances;
};

// The farthest that NEAR/n reaches.
inline constexpr std::size_t kMostDistance = 99;

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
