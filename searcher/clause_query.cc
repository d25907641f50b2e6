#include "searcher/clause_query.h"

#include <utility>
#include <vector>

namespace revue {
namespace {

using Queries = std::vector<Xapian::Query>;

Xapian::Query combine(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

class Builder {
 public:
  Builder(const Xapian::Query& everything, const LeafQuery& leaf)
      : everything_(everything), leaf_(leaf) {}

  // Xapian takes a query that nothing matches for an empty one, so that the lists tell.
  std::optional<Xapian::Query> of(const ClauseList& list) const {
    const bool all = list.match == Match::kAll;
    const Queries may = nodes(list.may);
    const Queries must = nodes(list.must);
    const Queries must_not = nodes(list.must_not);
    if (may.empty() && must.empty() && must_not.empty()) return std::nullopt;
    Xapian::Query result = everything_;
    if (!may.empty()) result = combine(all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, may);
    if (!must.empty()) {
      const Xapian::Query asked = combine(Xapian::Query::OP_AND, must);
      result = may.empty()
                   ? asked
                   : Xapian::Query(all ? Xapian::Query::OP_AND : Xapian::Query::OP_AND_MAYBE, asked,
                                   result);
    }
    if (must_not.empty()) return result;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, result,
                         combine(Xapian::Query::OP_OR, must_not));
  }

 private:
  Queries nodes(const std::vector<QueryNode>& nodes) const {
    Queries parts;
    for (const QueryNode& node : nodes) {
      auto part = node.kind == QueryNode::Kind::kLeaf ? leaf_(node.leaf) : of(node.list);
      if (!part) continue;
      if (node.boost != 1) part = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, *part, node.boost);
      parts.push_back(std::move(*part));
    }
    return parts;
  }

  const Xapian::Query& everything_;
  const LeafQuery& leaf_;
};

}  // namespace

Xapian::Query clause_query(const ClauseList& list, const Xapian::Query& everything,
                           const LeafQuery& leaf) {
  return Builder(everything, leaf).of(list).value_or(everything);
}

}  // namespace revue
