// A list of clauses as a Xapian query, whatever its leaves are asked of: passages or quotes.
#ifndef REVUE_SEARCHER_CLAUSE_QUERY_H_
#define REVUE_SEARCHER_CLAUSE_QUERY_H_

#include <xapian.h>

#include <functional>
#include <optional>

#include "searcher/query.h"

namespace revue {

// The query of one leaf, which may be one that nothing matches; none when the leaf decides nothing.
using LeafQuery = std::function<std::optional<Xapian::Query>(const Leaf& leaf)>;

// `everything` are the documents among which those without an excluded word are looked for; it has
// no weight.
Xapian::Query clause_query(const ClauseList& list, const Xapian::Query& everything,
                           const LeafQuery& leaf);

}  // namespace revue

#endif  // REVUE_SEARCHER_CLAUSE_QUERY_H_
