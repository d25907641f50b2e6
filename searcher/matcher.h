// Finding and ordering the passages that match.
//
// All passages that match are answers; their order is by weight (ranking.h). Two hundred articles
// that weigh most for the query, and two hundred whose passages weigh most by their own words, are
// looked at closely: they lend a share of their weight to their passages, where words that stand
// near one another weigh too. Other passages follow by their own words. Equal weights are ordered
// as the index is, so that the same index gives the same order, whatever part of it is asked for.
//
// Copies (minhash.h), such as an agency's dispatch in many papers, may be folded under the first:
// they are looked for among twice as many passages as are asked for, and at least a hundred.
#ifndef REVUE_SEARCHER_MATCHER_H_
#define REVUE_SEARCHER_MATCHER_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/articles.h"
#include "searcher/facets.h"
#include "searcher/filters.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

namespace revue {

// What to do about words that no passage holds: nothing, say what they may mean, or also search for
// that when nothing else is found.
enum class Spelling { kOff, kSuggest, kAuto };

// How much of a hit is read: only its score and its article's id; also what is stored of the
// passage and the article; also what to mark in them. The first costs a tenth of the last.
enum class Detail { kIds, kRecords, kMarks };

struct SearchOptions {
  std::size_t limit = 10;
  std::size_t offset = 0;
  std::size_t per_article = 0;  // at most so many passages of one article; 0: all
  bool fold_copies = false;     // put near-identical passages under the first of them
  Match match = Match::kAny;
  Filters filters;
  std::string not_article;     // id of an article whose passages are left out; may be empty
  bool by_date = false;        // newest first instead of best first
  bool cross_language = true;  // find also what the words are called in the other language
  // Articles taken for relevant, whose telling words weigh in too (ranking.h); 0: none.
  std::size_t feedback = 0;
  Spelling spelling = Spelling::kSuggest;
  bool literal = false;  // the query is plain words, whatever it holds
  Detail detail = Detail::kMarks;
  std::vector<FacetBy> facets;    // what to count of all that matches
  std::size_t facet_values = 10;  // the most frequent of each facet, but all months; 0: all
  RankingParameters ranking;
};

struct RankedPassage {
  Xapian::docid document = 0;
  Articles::Number article = 0;
  double score = 0;
  std::vector<Xapian::docid> copies;  // folded under it, in their order
};

struct Matches {
  // From options.offset on, at most options.limit; those that were folded do not count there.
  std::vector<RankedPassage> passages;
  std::uint64_t total = 0;  // passages that match, of each article at most per_article
  Xapian::Query query;      // what matches, whatever per_article is
};

// `articles` and `vocabulary` are the database's. Requires: !query.empty(). Xapian's errors come
// through.
Matches find_matches(const Xapian::Database& database, const Query& query,
                     const SearchOptions& options, Articles& articles, Vocabulary& vocabulary);

}  // namespace revue

#endif  // REVUE_SEARCHER_MATCHER_H_
