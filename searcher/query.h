// A query analysed: the tree that becomes a Xapian query and that says what to highlight, so that
// both always agree.
#ifndef REVUE_SEARCHER_QUERY_H_
#define REVUE_SEARCHER_QUERY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "searcher/query_parser.h"

namespace revue {

// A word as written, for =word and for acronyms and names that only capitals tell from words.
struct ExactWord {
  std::string folded;
  std::string exact;
};

// What counts as one word of the query: everything in it is the same thing by another name, so it
// counts once (Xapian's OP_SYNONYM).
struct Leaf {
  std::vector<std::string> terms;     // words, stems
  std::vector<ExactWord> exact;       // words as written
  std::vector<std::string> entities;  // ids
  // Each a run of neighbouring words; each word a list of the terms it may be.
  std::vector<std::vector<std::vector<std::string>>> phrases;
  std::vector<std::string> title_terms;  // the same in a title, for ranking alone
  bool stop = false;                     // a stop word
};

struct QueryNode {
  enum class Kind { kLeaf, kAny, kAll };
  Kind kind = Kind::kLeaf;
  Leaf leaf;
  std::vector<QueryNode> children;
};

enum class Match { kAny, kAll };

struct Query {
  std::vector<QueryNode> may;
  std::vector<QueryNode> must;
  std::vector<QueryNode> must_not;
  std::vector<QueryNote> notes;
  Match match = Match::kAny;
  // Nothing to search for: no word at all.
  bool empty() const { return may.empty() && must.empty() && must_not.empty(); }
};

// Analyses a parsed query as texts are analysed, in every language at once. With Match::kAny stop
// words are left out of a query that has other words; with kAll every word is asked for.
Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_H_
