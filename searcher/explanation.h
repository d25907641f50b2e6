// How a query was read and what each part of it finds: what `revue-search explain` shows.
#ifndef REVUE_SEARCHER_EXPLANATION_H_
#define REVUE_SEARCHER_EXPLANATION_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/counts.h"
#include "searcher/matcher.h"
#include "searcher/query.h"
#include "searcher/spelling.h"
#include "searcher/vocabulary.h"

namespace revue {

// A term of the index, or several words in a row, that a part of the query is searched by.
struct ExplainedTerm {
  std::string text;  // as the index holds it; a row of words is quoted
  std::uint64_t passages = 0;
};

struct ExplainedExpansion {
  Translation to;
  TranslationSource source = TranslationSource::kGlossary;
  double weight = 1;  // beside what was typed
  Counts counts;
};

// What counts as one word of the query.
struct ExplainedClause {
  std::string role;  // "may", "must", "not"; "aside" for a stop word that decides nothing
  std::string text;  // as typed
  std::size_t column = 1;
  std::size_t depth = 0;  // of groups inside groups; a group has no terms
  double boost = 1;
  std::vector<std::string> actors;  // names of the actors that it stands for
  std::vector<ExplainedTerm> terms;
  std::vector<ExplainedExpansion> expansions;
  Counts typed;     // by its own terms
  Counts expanded;  // with the expansions
};

// What would be found without one part of a query that finds nothing.
struct Relaxation {
  std::string without;  // "NEAR/3", "zzzz", "-Paris"
  std::size_t column = 1;
  Counts found;
};

struct Explanation {
  std::string query;
  Match match = Match::kAny;
  std::vector<ExplainedClause> clauses;
  std::vector<std::string> said_by;  // names of the speakers in whose words all must match
  std::vector<Misspelling> misspellings;
  std::vector<QueryNote> notes;
  Counts found;                         // by the whole query and the filters
  std::vector<Relaxation> relaxations;  // when that is nothing: those that find something
  std::string passage_query;            // Xapian's description of it
  std::string article_query;
};

// Xapian's errors come through.
Explanation explain_query(const Xapian::Database& database, const Query& query,
                          const SearchOptions& options, const Gazetteer& gazetteer,
                          Vocabulary& vocabulary);

}  // namespace revue

#endif  // REVUE_SEARCHER_EXPLANATION_H_
