#include "searcher/explanation.h"

#include <utility>

#include "indexer/schema.h"
#include "searcher/actors.h"
#include "searcher/filters.h"
#include "searcher/quotes.h"
#include "searcher/ranking.h"
#include "searcher/reading.h"

namespace revue {
namespace {

// Xapian's description of a query, its numbers with three decimals.
std::string description(const Xapian::Query& query) {
  constexpr std::size_t kDecimals = 3;
  std::string out;
  std::size_t decimals = 0;  // seen in this number, its point included
  for (const char c : query.get_description()) {
    const bool digit = c >= '0' && c <= '9';
    const bool in_number = !out.empty() && out.back() >= '0' && out.back() <= '9';
    if (decimals > 0 ? digit : c == '.' && in_number) {
      if (++decimals <= kDecimals + 1) out += c;
      continue;
    }
    decimals = 0;
    out += c;
  }
  return out;
}

// "(XEjd-vance OR vance)"
std::string any_of(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) text += (text.empty() ? "" : " OR ") + term;
  return terms.size() == 1 ? text : "(" + text + ")";
}

std::string description(const std::vector<Row>& rows) {
  std::vector<std::string> out;
  for (const Row& row : rows) {
    std::string words;
    for (const auto& forms : row) words += (words.empty() ? "" : " ") + any_of(forms);
    out.push_back(row.size() == 1 ? words : "\"" + words + "\"");
  }
  return any_of(out);
}

std::string description(const Proximity& near) {
  const std::string name = operator_name(near);
  if (near.right.empty()) return name + " " + description(near.left);
  return description(near.left) + " " + name + " " + description(near.right);
}

class Explainer {
 public:
  Explainer(const Xapian::Database& database, const SearchOptions& options,
            const Gazetteer& gazetteer, Vocabulary& vocabulary)
      : database_(database),
        parameters_(options.ranking),
        filters_(options.filters),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        statistics_(read_statistics(database)) {}

  Explanation explain(const Query& query) {
    Explanation out;
    out.query = query.text;
    out.match = query.match;
    out.notes = query.notes;
    add(query, out.clauses);
    if (query.empty()) return out;
    for (const std::string& id : query.said_by)
      out.said_by.push_back(describe_actor(database_, gazetteer_, id).french);
    const Xapian::Query passages = within_quotes(
        passage_query(query, parameters_, statistics_, vocabulary_), query, database_);
    out.found = count_by_article(database_, passages_with(passages, filters_));
    if (out.found.passages == 0) out.relaxations = relaxations(query);
    out.passage_query = description(passages);
    out.article_query = description(article_query(query, parameters_, statistics_, vocabulary_));
    out.misspellings = find_misspellings(query, vocabulary_);
    return out;
  }

 private:
  Counts count(QueryNode node) const {
    Query alone;
    alone.may.push_back(std::move(node));
    return count_by_article(database_, passage_query(alone, parameters_, statistics_, vocabulary_));
  }
  Counts count(const Leaf& leaf) const { return count(leaf_node(leaf)); }

  // The query without one of its parts, each in turn; and with NEAR weakened to AND.
  std::vector<Relaxation> relaxations(const Query& query) const {
    std::vector<Relaxation> out;
    const auto attempt = [&](const Query& other, const std::string& without, std::size_t column,
                             const Filters& filters) {
      if (other.empty()) return;
      const Counts counts = count_by_article(
          database_,
          passages_with(within_quotes(passage_query(other, parameters_, statistics_, vocabulary_),
                                      other, database_),
                        filters));
      if (counts.passages > 0) out.push_back({without, column, counts});
    };
    const auto try_each = [&](std::vector<QueryNode> Query::*part, const std::string& sign) {
      for (std::size_t i = 0; i < (query.*part).size(); ++i) {
        const QueryNode& node = (query.*part)[i];
        const Leaf& leaf = node.leaf;
        Query other = query;
        if (leaf.near && !leaf.near->right.empty()) {
          (other.*part)[i] = both_sides(*leaf.near);
          attempt(other, operator_name(*leaf.near), leaf.column, filters_);
          other = query;
        }
        (other.*part).erase((other.*part).begin() + static_cast<std::ptrdiff_t>(i));
        attempt(other, sign + leaf.text, leaf.column, filters_);
      }
    };
    try_each(&Query::must, "");
    try_each(&Query::may, "");
    try_each(&Query::must_not, "-");
    if (!query.said_by.empty()) {
      Query other = query;
      other.said_by.clear();
      attempt(other, "said:", 1, filters_);
    }
    if (!filters_.empty()) attempt(query, "the filters", 1, {});
    return out;
  }

  static QueryNode both_sides(const Proximity& near) {
    QueryNode both;
    both.kind = QueryNode::Kind::kList;
    for (const auto* rows : {&near.left, &near.right}) {
      both.list.must.push_back(any(*rows));
    }
    return both;
  }

  static QueryNode any(const std::vector<Row>& rows) {
    Leaf leaf;
    leaf.phrases = rows;
    return leaf_node(std::move(leaf));
  }

  void add(const ClauseList& list, std::vector<ExplainedClause>& clauses, std::size_t depth = 0) {
    const auto add_all = [&](const std::string& role, const std::vector<QueryNode>& nodes) {
      for (const QueryNode& node : nodes) {
        if (node.kind == QueryNode::Kind::kLeaf) {
          clauses.push_back(clause(role, node.leaf));
          clauses.back().depth = depth;
          clauses.back().boost = node.boost;
        } else {
          ExplainedClause group;
          group.role = role;
          group.text = node.leaf.text;
          group.column = node.leaf.column;
          group.depth = depth;
          group.boost = node.boost;
          group.typed = group.expanded = count(node);
          clauses.push_back(std::move(group));
          add(node.list, clauses, depth + 1);
        }
      }
    };
    add_all("must", list.must);
    add_all("may", list.may);
    add_all("not", list.must_not);
    add_all("aside", list.aside);
  }

  ExplainedClause clause(const std::string& role, const Leaf& leaf) const {
    ExplainedClause out;
    out.role = role;
    out.text = leaf.text;
    out.column = leaf.column;
    for (const std::string& id : leaf.entities) {
      out.actors.push_back(name_of(id));
      out.terms.push_back(term(entity_term(id)));
    }
    for (const std::string& each : leaf.terms) out.terms.push_back(term(each));
    for (const ExactWord& word : leaf.exact) {
      out.terms.push_back(term(exact_term(word.folded, word.exact)));
    }
    for (const auto& phrase : leaf.phrases) {
      Leaf row;
      row.phrases.push_back(phrase);
      std::string words;
      for (const auto& forms : phrase) words += (words.empty() ? "" : " ") + forms.front();
      out.terms.push_back({"\"" + words + "\"", count(row).passages});
    }
    if (leaf.near) {
      out.terms.push_back({description(*leaf.near), count(leaf).passages});
      for (const auto* rows : {&leaf.near->left, &leaf.near->right}) {
        if (!rows->empty()) out.terms.push_back({description(*rows), count(any(*rows)).passages});
      }
    }
    if (leaf.restriction) {
      for (const std::string& each : leaf.restriction->terms) out.terms.push_back(term(each));
    }
    // Passages that need not hold a stop word are not found by it.
    Leaf expanded = leaf;
    expanded.exempt.clear();
    Leaf typed = expanded;
    typed.expansions.clear();
    out.typed = count(typed);
    out.expanded = leaf.expansions.empty() ? out.typed : count(expanded);
    for (const Expansion& expansion : leaf.expansions) {
      Leaf other;
      other.expansions.push_back(expansion);
      out.expansions.push_back({expansion.to, expansion.source,
                                expansion_weight(expansion.source, parameters_), count(other)});
    }
    return out;
  }

  ExplainedTerm term(const std::string& name) const {
    return {name, static_cast<std::uint64_t>(vocabulary_.frequency(name))};
  }

  std::string name_of(const std::string& id) const {
    const auto entity = gazetteer_.find(id);
    return entity ? std::string(gazetteer_.entities()[*entity].french) : id;
  }

  const Xapian::Database& database_;
  const RankingParameters& parameters_;
  const Filters& filters_;
  const Gazetteer& gazetteer_;
  Vocabulary& vocabulary_;
  KindStatistics statistics_;
};

}  // namespace

Explanation explain_query(const Xapian::Database& database, const Query& query,
                          const SearchOptions& options, const Gazetteer& gazetteer,
                          Vocabulary& vocabulary) {
  return Explainer(database, options, gazetteer, vocabulary).explain(query);
}

}  // namespace revue
