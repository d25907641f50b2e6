// Measures of retrieval quality, equal to trec_eval's.
//
// As trec_eval does, a ranking is ordered by score, the highest first, whatever its order was, and
// equal scores by article id, the last in byte order first; scores are compared in single
// precision. A topic of the judgements that the run does not answer counts as zero (trec_eval -c).
// Sources: the documentation of trec_eval 9; Järvelin and Kekäläinen 2002 for nDCG, with the
// judged level as gain and log2(rank + 1) as discount.
#ifndef REVUE_SEARCHER_EVALUATION_H_
#define REVUE_SEARCHER_EVALUATION_H_

#include <istream>
#include <map>
#include <string>
#include <vector>

namespace revue {

// One answer to a topic.
struct RankedArticle {
  std::string id;
  double score = 0;
};

// Topic → its answers in any order, each article once.
using Run = std::map<std::string, std::vector<RankedArticle>>;

// Topic → article → level; above 0 means relevant.
using Qrels = std::map<std::string, std::map<std::string, int>>;

// Each between 0 and 1.
struct Measures {
  double ndcg_10 = 0;      // ndcg_cut_10
  double map = 0;          // map
  double mrr_10 = 0;       // recip_rank of the first ten (trec_eval -M 10)
  double p_10 = 0;         // P_10
  double recall_100 = 0;   // recall_100
  double recall_1000 = 0;  // recall_1000
};

Measures measure(const std::vector<RankedArticle>& answers,
                 const std::map<std::string, int>& judged);

// The mean over all topics of the judgements.
Measures measure(const Run& run, const Qrels& qrels);

// Lines "topic iteration article level", the columns parted by white space; empty lines are passed
// over. Throws: Error with `name` and the line's number.
Qrels read_qrels(std::istream& in, const std::string& name);

}  // namespace revue

#endif  // REVUE_SEARCHER_EVALUATION_H_
