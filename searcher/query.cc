#include "searcher/query.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analyzers/mentions.h"
#include "analyzers/utf8.h"
#include "searcher/reading.h"
#include "searcher/word_reader.h"

namespace revue {
namespace {

// More take longer to search than anybody waits; nobody types so many.
constexpr std::size_t kMostWords = 500;

QueryNode all_of(std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  node.kind = QueryNode::Kind::kAll;
  node.children = std::move(children);
  return node;
}

void add_phrase(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const Readings readings = read_words(text, tokenizer);
  const std::vector<ByteSpan> all = clusters(readings);
  if (all.empty()) return;
  Leaf leaf;
  if (all.size() == 1) {
    leaf = make_leaf(readings, all.front());
    leaf.text = cut(text, all.front());
    leaf.stop = false;
    // Quoted, a word is meant as it stands: no other inflection.
    std::erase_if(leaf.terms, [](const std::string& term) { return term[0] == 'Z'; });
    nodes.push_back(leaf_node(std::move(leaf)));
    return;
  }
  for (const Language language : kLanguages) {
    const TokenList& list = readings.in(language);
    auto phrase = phrase_of(list, language);
    if (!phrase.empty() &&
        std::find(leaf.phrases.begin(), leaf.phrases.end(), phrase) == leaf.phrases.end()) {
      leaf.phrases.push_back(std::move(phrase));
    }
    for (const Token& token : list) {
      add_evidence(token, token.span, language, readings.shouted, leaf);
    }
  }
  nodes.push_back(leaf_node(std::move(leaf)));
}

// =États-Unis: each word as written, and the words in a row.
void add_exact(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const TokenList list = tokenizer.tokens(text, Language::kFrench);
  std::vector<QueryNode> words;
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWord) continue;
    Leaf leaf;
    leaf.exact.push_back({std::string(token.folded), std::string(token.exact)});
    words.push_back(leaf_node(std::move(leaf)));
  }
  if (words.empty()) return;
  if (words.size() > 1) {
    Leaf row;
    row.phrases.push_back(phrase_of(list, Language::kFrench));
    words.push_back(leaf_node(std::move(row)));
  }
  nodes.push_back(all_of(std::move(words)));
}

// Phrases and exact words are shown as their whole clause.
void place(std::vector<QueryNode>& nodes, const Clause& clause) {
  for (QueryNode& node : nodes) {
    if (node.leaf.text.empty()) node.leaf.text = clause.text;
    node.leaf.column = clause.column;
    place(node.children, clause);
  }
}

// Shortens a clause to the words that are `left`, with a note where it does.
void limit_words(Clause& clause, std::size_t& left, Tokenizer& tokenizer,
                 std::vector<QueryNote>& notes) {
  const TokenList list = tokenizer.tokens(clause.text, Language::kFrench);
  const std::vector<const Token*> words = words_of(list);
  if (words.size() <= left) {
    left -= words.size();
    return;
  }
  const std::size_t cut_at = words[left]->span.begin;
  notes.push_back({clause.column + CodePointIndex(clause.text.substr(0, cut_at)).size(),
                   "a query has at most " + std::to_string(kMostWords) +
                       " words; what begins here is left out"});
  clause.text.resize(cut_at);
  left = 0;
}

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary, bool cross_language) {
  Query query;
  query.text = parsed.text;
  query.match = match;
  query.notes = parsed.notes;
  std::size_t left = kMostWords;
  for (const Clause& parsed_clause : parsed.clauses) {
    Clause clause = parsed_clause;
    // No word is shorter than a byte.
    if (parsed.text.size() > kMostWords) limit_words(clause, left, tokenizer, query.notes);
    std::vector<QueryNode> nodes;
    switch (clause.kind) {
      case Clause::Kind::kWords:
        // What is excluded is excluded as typed, not in other words.
        read_plain_words(clause,
                         {.cross_language = cross_language && clause.sign != Sign::kNot,
                          .asks_for_each = match == Match::kAll || clause.sign != Sign::kMay},
                         tokenizer, gazetteer, vocabulary, nodes, query.notes);
        break;
      case Clause::Kind::kPhrase:
        add_phrase(clause.text, tokenizer, nodes);
        break;
      case Clause::Kind::kExact:
        add_exact(clause.text, tokenizer, nodes);
        break;
    }
    if (nodes.empty()) continue;
    if (clause.kind != Clause::Kind::kWords) place(nodes, clause);
    if (clause.sign == Sign::kMay) {
      for (QueryNode& node : nodes) query.may.push_back(std::move(node));
    } else {
      (clause.sign == Sign::kMust ? query.must : query.must_not)
          .push_back(all_of(std::move(nodes)));
    }
  }
  if (match == Match::kAny) {
    const auto is_stop_leaf = [](const QueryNode& node) {
      return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
    };
    const bool has_content =
        !query.must.empty() || !std::all_of(query.may.begin(), query.may.end(), is_stop_leaf);
    if (has_content) {
      const auto words =
          std::stable_partition(query.may.begin(), query.may.end(),
                                [&](const auto& node) { return !is_stop_leaf(node); });
      query.aside.assign(std::make_move_iterator(words), std::make_move_iterator(query.may.end()));
      query.may.erase(words, query.may.end());
    }
  }
  if (query.empty()) query.notes.push_back({1, "the query holds no word; nothing was searched"});
  return query;
}

}  // namespace revue
