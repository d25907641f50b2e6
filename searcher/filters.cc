#include "searcher/filters.h"

#include "indexer/schema.h"

namespace revue {
namespace {

Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& by) {
  return {Xapian::Query::OP_FILTER, query, by};
}

Xapian::Query with_all(Xapian::Query query, const Filters& filters,
                       std::string (*named)(std::string_view id)) {
  query = with_article_filters(std::move(query), filters);
  if (filters.language) query = filtered(query, Xapian::Query(language_term(*filters.language)));
  for (const std::string& id : filters.entities) query = filtered(query, Xapian::Query(named(id)));
  return query;
}

}  // namespace

Xapian::Query of_copies() {
  // No id is less than a zero byte; an empty value is.
  return {Xapian::Query::OP_VALUE_GE, kSlotCopyOf, std::string(1, '\0')};
}

Xapian::Query with_article_filters(Xapian::Query query, const Filters& filters) {
  if (filters.fold_copies) query = {Xapian::Query::OP_AND_NOT, query, of_copies()};
  if (!filters.outlets.empty()) {
    std::vector<std::string> outlets;
    for (const std::string& outlet : filters.outlets) outlets.push_back(outlet_term(outlet));
    query = filtered(query, {Xapian::Query::OP_OR, outlets.begin(), outlets.end()});
  }
  if (!filters.from.empty()) {
    query = filtered(query, Xapian::Query(Xapian::Query::OP_VALUE_GE, kSlotLastDay,
                                          day_range(filters.from).first));
  }
  if (!filters.to.empty()) {
    // An article without a date has an empty value, which would be smaller than any.
    query = filtered(query, Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kSlotFirstDay, "0",
                                          day_range(filters.to).last));
  }
  return query;
}

Xapian::Query passages_with(Xapian::Query query, const Filters& filters) {
  return with_all(std::move(query), filters, entity_term);
}

Xapian::Query articles_with(Xapian::Query query, const Filters& filters) {
  return with_all(std::move(query), filters, actor_term);
}

}  // namespace revue
