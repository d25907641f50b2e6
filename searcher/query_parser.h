// A query as typed, taken apart: docs/query-syntax.md. Total: every byte string parses; what cannot
// be read is taken literally, with a note.
//
// Grammar, loosest first; white space parts what is not parted otherwise:
//   query    = all { OR all }
//   all      = list { AND list }
//   list     = unit { unit }
//   unit     = [ + | - | NOT ] near
//   near     = operand { NEAR/n operand }           (also ADJ/n, NEAR/S, NEAR/P)
//   operand  = ATLEAST/n operand | ( query ) [^n] | word [^n] | "phrase" [^n] | =word | word* |
//   word~n
//            | field:value
#ifndef REVUE_SEARCHER_QUERY_PARSER_H_
#define REVUE_SEARCHER_QUERY_PARSER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

enum class Sign { kMay, kMust, kNot };  // word, +word, -word

// How two neighbouring operands of NEAR must stand to each other.
struct Nearness {
  enum class Kind { kNear, kOrdered, kSentence, kParagraph };
  Kind kind = Kind::kNear;
  std::size_t distance = 0;  // words, of kNear and kOrdered
};

// The farthest that NEAR/n and ADJ/n reach.
inline constexpr std::size_t kMostDistance = 99;

struct Clause {
  enum class Kind {
    kWords,     // a run of plain words
    kPhrase,    // words between quotation marks
    kExact,     // =word; the text is without =
    kPrefix,    // word*; the text is without *
    kFuzzy,     // word~1; the text is without ~1, `number` typing errors are looked past
    kEntity,    // entity:macron; the text is the name; likewise the others
    kSaid,      // said:macron
    kAbout,     // about:macron
    kTitle,     // title:"sommet de Paris"
    kOutlet,    // outlet:monde
    kLanguage,  // lang:fr
    kDate,      // date:2025-02..2025-03
    kNear,      // `parts` stand near each other; `nearness` holds one item less
    kAtLeast,   // its part stands at least `number` times
    kList,      // side by side, each with its sign
    kAll,       // AND
    kAny,       // OR
  };
  Kind kind = Kind::kWords;
  Sign sign = Sign::kMay;
  std::string text;        // without marks, sign and boost; of parts all that was typed
  std::size_t at = 0;      // byte of the query where its word or its phrase's mark stands
  std::size_t column = 1;  // the same in code points, from 1
  std::size_t number = 0;
  double boost = 1;  // its weight is multiplied by this
  std::vector<Clause> parts;
  std::vector<Nearness> nearness;
};

// Something that the person who asks should know.
struct QueryNote {
  std::size_t column = 0;  // from 1, in code points
  std::string message;     // what is wrong; what was done
  bool repaired = false;   // a part of the query was not read as it seems to be meant
};

struct ParsedQuery {
  std::string text;  // as typed
  Clause whole;      // of kList, kAll or kAny
  std::vector<QueryNote> notes;
};

ParsedQuery parse_query(std::string_view query);

// The query as plain words, whatever it holds.
ParsedQuery parse_literally(std::string_view query);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_PARSER_H_
