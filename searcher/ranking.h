// How passages are weighed: the one place for formulas and parameters, chosen by measurement
// (docs/ranking.md).
//
// A passage that matches a query weighs what its own words weigh, and a share of what its whole
// article weighs: BM25 (Robertson and Zaragoza 2009) once over the passage's words and once over
// those of the article with its title.
//
// A word w with translations t1, t2 … weighs what w does where w stands, and elsewhere
// c · synonym(w, t1, t2 …), c at most 1: the word itself is weighed as if there were no
// translations; a translation counts once, with the pooled frequency of all (Pirkola 1998), so that
// the rarer language does not win; and never more than the word would.
#ifndef REVUE_SEARCHER_RANKING_H_
#define REVUE_SEARCHER_RANKING_H_

#include <xapian.h>

#include <string_view>
#include <utility>

#include "searcher/query.h"

namespace revue {

struct RankingParameters {
  // BM25 over passages, as Xapian::BM25Weight names them.
  double k1 = 1.2;
  double b = 0.3;
  // Passages shorter than this share of the mean weigh as if they had it: a heading of three words
  // is no better an answer than a paragraph.
  double shortest = 0.5;
  // Weight of two neighbouring words of the query that stand near one another in a passage, beside
  // the words themselves.
  double proximity = 0.3;
  // BM25 over articles.
  double article_k1 = 1.4;
  double article_b = 0.75;
  // Weight of the article beside its best passage; its second-best has half of that, the third a
  // third …, so that one good article does not push all others down.
  double article = 12;
  // Weight of a word in the article's title beside the same word in the article.
  double title = 0.3;
  // Weight of a stop word, in articles and their titles only.
  double stop = 0.4;
  // Weight of the words that feedback adds, beside those of the query.
  double feedback = 0.1;
  // What a word is also called weighs so much of what the word itself would, by how that is known.
  double name = 1;
  double glossary = 0.8;
  double dictionary = 0.6;
  double cognate = 0.6;
  double ambiguous = 0.4;
};

// Every parameter by name, for measuring.
inline constexpr std::pair<std::string_view, double RankingParameters::*> kRankingParameters[] = {
    {"k1", &RankingParameters::k1},
    {"b", &RankingParameters::b},
    {"shortest", &RankingParameters::shortest},
    {"proximity", &RankingParameters::proximity},
    {"article_k1", &RankingParameters::article_k1},
    {"article_b", &RankingParameters::article_b},
    {"article", &RankingParameters::article},
    {"title", &RankingParameters::title},
    {"stop", &RankingParameters::stop},
    {"feedback", &RankingParameters::feedback},
    {"name", &RankingParameters::name},
    {"glossary", &RankingParameters::glossary},
    {"dictionary", &RankingParameters::dictionary},
    {"cognate", &RankingParameters::cognate},
    {"ambiguous", &RankingParameters::ambiguous},
};

// What a word weighs when it is known from `source` to be another name for a typed one, beside it.
double expansion_weight(TranslationSource source, const RankingParameters& parameters);

// What the weights need to know of an index. Documents of all kinds stand in one database, whose
// own averages mix them.
struct KindStatistics {
  double documents = 0;    // of all kinds
  double mean_length = 0;  // of all kinds
  struct Kind {
    double documents = 0;
    double mean_length = 0;
  };
  Kind passage;
  Kind article;
};

KindStatistics read_statistics(const Xapian::Database& database);

// Which passages match, and what their words weigh. `vocabulary` is the index's.
Xapian::Query passage_query(const Query& query, const RankingParameters& parameters,
                            const KindStatistics& statistics, Vocabulary& vocabulary);
// What it weighs beside that when neighbouring words of the query stand near one another, in their
// order; empty when there are none. Reading positions is dear: for few passages only.
Xapian::Query proximity_query(const Query& query, const RankingParameters& parameters);
Xapian::BM25Weight passage_weighting(const RankingParameters& parameters,
                                     const KindStatistics& statistics);

// What articles weigh for the words of a query, whatever their order; empty when it has none.
Xapian::Query article_query(const Query& query, const RankingParameters& parameters,
                            const KindStatistics& statistics, const Vocabulary& vocabulary);
Xapian::BM25Weight article_weighting(const RankingParameters& parameters,
                                     const KindStatistics& statistics);

}  // namespace revue

#endif  // REVUE_SEARCHER_RANKING_H_
