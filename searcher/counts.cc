#include "searcher/counts.h"

#include "indexer/schema.h"

namespace revue {
namespace {

std::uint64_t visit(const Xapian::Database& database, const Xapian::Query& query,
                    Xapian::MatchSpy* spy) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (spy != nullptr) enquire.add_matchspy(spy);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_lower_bound();
}

}  // namespace

std::uint64_t count_passages(const Xapian::Database& database, const Xapian::Query& query) {
  return visit(database, query, nullptr);
}

std::uint64_t visit_matches(const Xapian::Database& database, const Xapian::Query& query,
                            Xapian::MatchSpy& spy) {
  return visit(database, query, &spy);
}

Counts count_by_article(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::ValueCountMatchSpy articles(kSlotArticle);
  visit(database, query, &articles);
  Counts counts;
  for (auto it = articles.values_begin(); it != articles.values_end(); ++it) {
    ++counts.articles;
    counts.passages += it.get_termfreq();
  }
  return counts;
}

}  // namespace revue
