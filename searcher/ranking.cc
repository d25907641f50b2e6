#include "searcher/ranking.h"

#include "indexer/schema.h"

namespace revue {
namespace {

using Queries = std::vector<Xapian::Query>;

Xapian::Query combine(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  Queries parts;
  for (const std::string& term : terms) parts.emplace_back(term);
  return combine(Xapian::Query::OP_OR, parts);
}

// The word as written. A form equal to its folded one has no term of its own in passages that hold
// no other form of it (schema.h).
Xapian::Query exact_query(const ExactWord& word) {
  const Xapian::Query marked(exact_term(word.folded, word.exact));
  if (word.exact != word.folded) return marked;
  const Xapian::Query other_forms(Xapian::Query::OP_WILDCARD, exact_prefix(word.folded));
  return {Xapian::Query::OP_OR, marked,
          Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query(bounded_term(word.folded)),
                        other_forms)};
}

Xapian::Query leaf_query(const Leaf& leaf) {
  Queries parts;
  for (const std::string& term : leaf.terms) parts.emplace_back(term);
  for (const std::string& id : leaf.entities) parts.emplace_back(entity_term(id));
  for (const auto& phrase : leaf.phrases) {
    Queries words;
    for (const auto& forms : phrase) words.push_back(any_of(forms));
    parts.push_back(words.size() == 1
                        ? words.front()
                        : Xapian::Query(Xapian::Query::OP_PHRASE, words.begin(), words.end(),
                                        static_cast<Xapian::termcount>(words.size())));
  }
  for (const ExactWord& word : leaf.exact) {
    // An exact form decides whether, its word decides how much.
    parts.emplace_back(Xapian::Query::OP_FILTER, Xapian::Query(bounded_term(word.folded)),
                       exact_query(word));
  }
  return combine(Xapian::Query::OP_SYNONYM, parts);
}

Xapian::Query node_query(const QueryNode& node) {
  if (node.kind == QueryNode::Kind::kLeaf) return leaf_query(node.leaf);
  Queries parts;
  for (const QueryNode& child : node.children) parts.push_back(node_query(child));
  return combine(node.kind == QueryNode::Kind::kAll ? Xapian::Query::OP_AND : Xapian::Query::OP_OR,
                 parts);
}

Queries node_queries(const std::vector<QueryNode>& nodes) {
  Queries parts;
  for (const QueryNode& node : nodes) parts.push_back(node_query(node));
  return parts;
}

void add_title_queries(const std::vector<QueryNode>& nodes, Queries& parts) {
  for (const QueryNode& node : nodes) {
    if (node.kind == QueryNode::Kind::kLeaf && !node.leaf.stop && !node.leaf.title_terms.empty()) {
      Queries terms;
      for (const std::string& term : node.leaf.title_terms) terms.emplace_back(term);
      parts.push_back(combine(Xapian::Query::OP_SYNONYM, terms));
    }
    add_title_queries(node.children, parts);
  }
}

}  // namespace

Xapian::Query xapian_query(const Query& query, const RankingParameters& parameters) {
  Xapian::Query result;
  const bool all = query.match == Match::kAll;
  if (!query.may.empty()) {
    result = combine(all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, node_queries(query.may));
  }
  if (!query.must.empty()) {
    const Xapian::Query must = combine(Xapian::Query::OP_AND, node_queries(query.must));
    if (query.may.empty()) {
      result = must;
    } else {
      result =
          Xapian::Query(all ? Xapian::Query::OP_AND : Xapian::Query::OP_AND_MAYBE, must, result);
    }
  }
  if (query.may.empty() && query.must.empty()) {
    result = Xapian::Query(kind_term(kKindPassage));
  }
  Queries titles;
  add_title_queries(query.may, titles);
  add_title_queries(query.must, titles);
  if (!titles.empty() && parameters.title > 0) {
    result = Xapian::Query(Xapian::Query::OP_AND_MAYBE, result,
                           Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                                         combine(Xapian::Query::OP_OR, titles), parameters.title));
  }
  if (!query.must_not.empty()) {
    result = Xapian::Query(Xapian::Query::OP_AND_NOT, result,
                           combine(Xapian::Query::OP_OR, node_queries(query.must_not)));
  }
  return result;
}

Xapian::BM25Weight weighting(const RankingParameters& parameters) {
  return {parameters.k1, 0, 1, parameters.b, parameters.min_normlen};
}

}  // namespace revue
