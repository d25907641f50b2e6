// Measures of retrieval quality, equal to trec_eval's.
//
// As trec_eval does, a ranking is ordered by score, the highest first, whatever its order was, and
// equal scores by article id, the last in byte order first; scores are compared in single
// precision. A topic of the judgements that the run does not answer counts as zero (trec_eval -c).
// Sources: the documentation of trec_eval 9; Järvelin and Kekäläinen 2002 for nDCG, with the
// judged level as gain and log2(rank + 1) as discount; Buckley and Voorhees 2004 for bpref.
#ifndef REVUE_SEARCHER_EVALUATION_H_
#define REVUE_SEARCHER_EVALUATION_H_

#include <istream>
#include <map>
#include <string>
#include <utility>
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

// A measure as trec_eval names it: map, P_10, num_rel_ret …
struct Figure {
  std::string name;
  double value = 0;
  bool count = false;  // a whole number, summed over topics and not averaged
};

struct EvaluationOptions {
  int relevant = 1;       // the least level that is (trec_eval -l)
  std::size_t depth = 0;  // answers looked at (trec_eval -M); 0: all
  // Topics that the run does not answer count as zero (trec_eval -c); else they do not count.
  bool complete = false;
};

// num_ret, num_rel, num_rel_ret, map, Rprec, bpref, recip_rank, P_k, recall_k, ndcg, ndcg_cut_k
// and success_k, in this order.
std::vector<Figure> figures(const std::vector<RankedArticle>& answers,
                            const std::map<std::string, int>& judged,
                            const EvaluationOptions& options);

struct Evaluation {
  std::vector<std::pair<std::string, std::vector<Figure>>> topics;  // in byte order
  // num_q, then sums and means, and gm_map: the geometric mean of map, of at least 0.00001 each.
  std::vector<Figure> all;
  std::size_t unanswered = 0;  // topics of the judgements
  std::size_t unjudged = 0;    // topics of the run
};

Evaluation evaluate(const Run& run, const Qrels& qrels, const EvaluationOptions& options);

// Lines "topic iteration article level", the columns parted by white space; empty lines are passed
// over. Throws: Error with `name` and the line's number.
Qrels read_qrels(std::istream& in, const std::string& name);

}  // namespace revue

#endif  // REVUE_SEARCHER_EVALUATION_H_
