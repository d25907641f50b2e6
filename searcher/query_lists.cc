#include "searcher/query_lists.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace revue {
namespace {

// Asks only what article or whose words it may be: lang:fr, (date:2023 OR date:2025).
bool is_filter(const QueryNode& node) {
  if (node.kind == QueryNode::Kind::kLeaf) return node.leaf.restriction.has_value();
  const auto all = [](const std::vector<QueryNode>& nodes) {
    return std::all_of(nodes.begin(), nodes.end(), is_filter);
  };
  return all(node.list.may) && all(node.list.must) && all(node.list.must_not) &&
         all(node.list.aside);
}

}  // namespace

QueryNode list_node(ClauseList list, const Clause* clause) {
  QueryNode node;
  node.kind = QueryNode::Kind::kList;
  if (clause != nullptr) {
    node.leaf.text = clause->text;
    node.leaf.column = clause->column;
  }
  node.list = std::move(list);
  return node;
}

QueryNode all_of(std::vector<QueryNode> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  ClauseList list;
  list.must = std::move(nodes);
  return list_node(std::move(list));
}

void set_filters_apart(ClauseList& list) {
  const auto filters = std::stable_partition(list.may.begin(), list.may.end(),
                                             [](const auto& node) { return !is_filter(node); });
  std::move(filters, list.may.end(), std::back_inserter(list.must));
  list.may.erase(filters, list.may.end());
  if (list.may.empty() || list.must.empty() ||
      !std::all_of(list.must.begin(), list.must.end(), is_filter)) {
    return;
  }
  ClauseList words;
  words.may = std::move(list.may);
  list.may.clear();
  if (words.may.size() == 1) {
    list.must.insert(list.must.begin(), std::move(words.may.front()));
    return;
  }
  QueryNode node = list_node({});
  node.leaf.column = words.may.front().leaf.column;
  for (const QueryNode& word : words.may) {
    node.leaf.text += (node.leaf.text.empty() ? "" : " ") + word.leaf.text;
  }
  set_stop_words_aside(words);
  node.list = std::move(words);
  list.must.insert(list.must.begin(), std::move(node));
}

void set_stop_words_aside(ClauseList& list) {
  const auto is_stop_leaf = [](const QueryNode& node) {
    return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
  };
  const bool has_content =
      !list.must.empty() || !std::all_of(list.may.begin(), list.may.end(), is_stop_leaf);
  if (!has_content) return;
  const auto words = std::stable_partition(list.may.begin(), list.may.end(),
                                           [&](const auto& node) { return !is_stop_leaf(node); });
  list.aside.assign(std::make_move_iterator(words), std::make_move_iterator(list.may.end()));
  list.may.erase(words, list.may.end());
}

}  // namespace revue
