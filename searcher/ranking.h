// How passages are weighed: the one place for parameters, chosen by measurement (docs/ranking.md).
#ifndef REVUE_SEARCHER_RANKING_H_
#define REVUE_SEARCHER_RANKING_H_

#include <xapian.h>

#include "searcher/query.h"

namespace revue {

struct RankingParameters {
  // BM25, Robertson and Zaragoza 2009, as Xapian::BM25Weight names them.
  double k1 = 1.2;
  double b = 0.75;
  // A heading of three words is no better a passage than a paragraph: measured, no loss.
  double min_normlen = 0.5;
  // Weight of a word in the article's title beside the same word in the passage.
  double title = 0.3;
};

// The query that Xapian runs. Matching depends on the query alone; titles only add weight.
Xapian::Query xapian_query(const Query& query, const RankingParameters& parameters = {});

Xapian::BM25Weight weighting(const RankingParameters& parameters = {});

}  // namespace revue

#endif  // REVUE_SEARCHER_RANKING_H_
