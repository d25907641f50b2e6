// How the passages that match are spread over languages, outlets, months and actors.
#ifndef REVUE_SEARCHER_FACETS_H_
#define REVUE_SEARCHER_FACETS_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "searcher/counts.h"

namespace revue {

enum class FacetBy { kLanguage, kOutlet, kMonth, kEntity };

// "lang", "outlet", "month", "entity".
std::string_view name_of(FacetBy by);
std::optional<FacetBy> facet_by(std::string_view name);

struct FacetValue {
  // "fr"; an outlet as its first article writes it; "2025-02", or "2025" of a date that is no more
  // precise; an actor's id.
  std::string value;
  std::string name;  // of an actor: the usual one; else as `value`
  Counts counts;
  Xapian::docid first = 0;  // passage that counts
};

struct Facet {
  FacetBy by = FacetBy::kLanguage;
  std::vector<FacetValue> values;  // the most passages first, then by `value`; months in order
  std::size_t total = 0;           // values in all
  Counts none;                     // without a value
};

// Counts what `passages` matches, and gives of each facet the `most` frequent values, but all
// months; 0: all. Visits every match; for kEntity also reads its terms. Xapian's errors come
// through.
std::vector<Facet> count_facets(const Xapian::Database& database, const Xapian::Query& passages,
                                const std::vector<FacetBy>& by, std::size_t most,
                                const Gazetteer& gazetteer);

}  // namespace revue

#endif  // REVUE_SEARCHER_FACETS_H_
