// Exact numbers of what a Xapian query matches.
#ifndef REVUE_SEARCHER_COUNTS_H_
#define REVUE_SEARCHER_COUNTS_H_

#include <xapian.h>

#include <cstdint>

namespace revue {

// Passages that match, and the articles that they are of.
struct Counts {
  std::uint64_t passages = 0;
  std::uint64_t articles = 0;
};

// Shows every match to `spy`, without weighing it, in the order of the index; how many there are.
// Xapian's errors come through.
std::uint64_t visit_matches(const Xapian::Database& database, const Xapian::Query& query,
                            Xapian::MatchSpy& spy);

// How many match.
std::uint64_t count_passages(const Xapian::Database& database, const Xapian::Query& query);

// The same with the articles that they are of; reads a value of every match.
Counts count_by_article(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace revue

#endif  // REVUE_SEARCHER_COUNTS_H_
