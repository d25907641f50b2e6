#include "searcher/explanation.h"

#include <utility>

#include "indexer/schema.h"
#include "searcher/actors.h"
#include "searcher/quotes.h"
#include "searcher/ranking.h"

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

class Explainer {
 public:
  Explainer(const Xapian::Database& database, const SearchOptions& options,
            const Gazetteer& gazetteer, Vocabulary& vocabulary)
      : database_(database),
        parameters_(options.ranking),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        statistics_(read_statistics(database)) {}

  Explanation explain(const Query& query) {
    Explanation out;
    out.query = query.text;
    out.match = query.match;
    out.notes = query.notes;
    add("must", query.must, out.clauses);
    add("may", query.may, out.clauses);
    add("not", query.must_not, out.clauses);
    add("aside", query.aside, out.clauses);
    if (query.empty()) return out;
    for (const std::string& id : query.said_by)
      out.said_by.push_back(describe_actor(database_, gazetteer_, id).french);
    const Xapian::Query passages = within_quotes(
        passage_query(query, parameters_, statistics_, vocabulary_), query, database_);
    out.found = count_by_article(database_, passages);
    out.passage_query = description(passages);
    out.article_query = description(article_query(query, parameters_, statistics_, vocabulary_));
    out.misspellings = find_misspellings(query, vocabulary_);
    return out;
  }

 private:
  Counts count(const Leaf& leaf) const {
    Query alone;
    QueryNode node;
    node.leaf = leaf;
    alone.may.push_back(std::move(node));
    return count_by_article(database_, passage_query(alone, parameters_, statistics_, vocabulary_));
  }

  void add(const std::string& role, const std::vector<QueryNode>& nodes,
           std::vector<ExplainedClause>& clauses) {
    for (const QueryNode& node : nodes) {
      if (node.kind == QueryNode::Kind::kLeaf) clauses.push_back(clause(role, node.leaf));
      add(role, node.children, clauses);
    }
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
    for (const NearPair& pair : leaf.near) {
      Leaf near;
      near.near.push_back(pair);
      out.terms.push_back(
          {any_of(pair.left) + " NEAR/" + std::to_string(pair.distance) + " " + any_of(pair.right),
           count(near).passages});
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
    return entity ? gazetteer_.entities()[*entity].french : id;
  }

  const Xapian::Database& database_;
  const RankingParameters& parameters_;
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
