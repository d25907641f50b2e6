#include "searcher/query.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/mentions.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/actor_names.h"
#include "searcher/reading.h"
#include "searcher/vocabulary.h"
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

// entity:macron as one leaf; nothing when no actor is called so.
std::optional<Leaf> entity_leaf(const Clause& clause, Tokenizer& tokenizer,
                                const Gazetteer& gazetteer, const Vocabulary* vocabulary,
                                std::vector<QueryNote>& notes) {
  const ActorChoice choice = choose_actor(clause.text, gazetteer, tokenizer, vocabulary);
  if (choice.kind == ActorChoice::Kind::kNone) {
    notes.push_back({clause.column,
                     "no actor is called «" + clause.text + "»; searched as words" +
                         (choice.ids.empty() ? "" : "; did you mean " + listed(choice.ids) + "?")});
    return std::nullopt;
  }
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    notes.push_back({clause.column, "«" + clause.text + "» may be " + listed(choice.ids) +
                                        "; searched for all of them; entity: takes these names"});
  }
  Leaf leaf;
  leaf.entities = choice.ids;
  return leaf;
}

// The terms with positions by which a word of NEAR is searched: as typed, inflected, in other words
// that are single ones, and by an actor's names.
std::vector<std::string> terms_of_operand(const Leaf& leaf, Vocabulary* vocabulary) {
  std::vector<std::string> terms;
  const auto add = [&](const std::vector<std::string>& all) {
    for (const std::string& term : all) {
      const auto stem = parse_stem_term(term);
      if (!stem) {
        add_unique(terms, term);
      } else if (vocabulary != nullptr) {
        for (const std::string& form : vocabulary->forms(stem->language, stem->stem)) {
          add_unique(terms, bounded_term(form));
        }
      }
    }
  };
  add(leaf.terms);
  for (const std::string& id : leaf.entities) add_unique(terms, entity_term(id));
  for (const ExactWord& word : leaf.exact) add_unique(terms, bounded_term(word.folded));
  for (const Expansion& expansion : leaf.expansions) {
    if (!expansion.entity.empty()) add_unique(terms, entity_term(expansion.entity));
    add(expansion.terms);
  }
  return terms;
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
  std::erase_if(clause.operands,
                [&](const Clause& operand) { return operand.at >= clause.at + cut_at; });
  if (clause.operands.size() < 2 && clause.kind == Clause::Kind::kNear) {
    clause.kind = Clause::Kind::kWords;
  }
  left = 0;
}

class QueryAnalysis {
 public:
  QueryAnalysis(Match match, Tokenizer& tokenizer, const Gazetteer& gazetteer,
                Vocabulary* vocabulary, bool cross_language)
      : tokenizer_(tokenizer),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        cross_language_(cross_language) {
    query_.match = match;
  }

  Query of(const ParsedQuery& parsed) {
    query_.text = parsed.text;
    query_.notes = parsed.notes;
    std::size_t left = kMostWords;
    for (const Clause& parsed_clause : parsed.clauses) {
      Clause clause = parsed_clause;
      // No word is shorter than a byte.
      if (parsed.text.size() > kMostWords) limit_words(clause, left, tokenizer_, query_.notes);
      std::vector<QueryNode> nodes = nodes_of(clause);
      if (nodes.empty()) continue;
      if (clause.kind != Clause::Kind::kWords) place(nodes, clause);
      if (clause.sign == Sign::kMay) {
        for (QueryNode& node : nodes) query_.may.push_back(std::move(node));
      } else {
        (clause.sign == Sign::kMust ? query_.must : query_.must_not)
            .push_back(all_of(std::move(nodes)));
      }
    }
    if (query_.match == Match::kAny) set_stop_words_aside();
    if (query_.empty()) {
      query_.notes.push_back({1, "the query holds no word; nothing was searched"});
    }
    return std::move(query_);
  }

 private:
  std::vector<QueryNode> nodes_of(const Clause& clause) {
    std::vector<QueryNode> nodes;
    switch (clause.kind) {
      case Clause::Kind::kWords:
        add_words(clause, nodes);
        break;
      case Clause::Kind::kPhrase:
        add_phrase(clause.text, tokenizer_, nodes);
        break;
      case Clause::Kind::kExact:
        add_exact(clause.text, tokenizer_, nodes);
        break;
      case Clause::Kind::kEntity:
        if (auto leaf = entity_leaf(clause, tokenizer_, gazetteer_, vocabulary_, query_.notes)) {
          nodes.push_back(leaf_node(std::move(*leaf)));
        } else {
          add_words(clause, nodes);
        }
        break;
      case Clause::Kind::kSaid:
        add_speaker(clause, nodes);
        break;
      case Clause::Kind::kNear:
        add_near(clause, nodes);
        break;
    }
    return nodes;
  }

  void add_words(const Clause& clause, std::vector<QueryNode>& nodes) {
    // What is excluded is excluded as typed, not in other words.
    read_plain_words(clause,
                     {.cross_language = cross_language_ && clause.sign != Sign::kNot,
                      .asks_for_each = query_.match == Match::kAll || clause.sign != Sign::kMay},
                     tokenizer_, gazetteer_, vocabulary_, nodes, query_.notes);
  }

  // said:macron; what is excluded, or nobody's name, is searched as words.
  void add_speaker(const Clause& clause, std::vector<QueryNode>& nodes) {
    auto leaf = clause.sign == Sign::kNot
                    ? std::nullopt
                    : entity_leaf(clause, tokenizer_, gazetteer_, vocabulary_, query_.notes);
    if (leaf) {
      for (std::string& id : leaf->entities) add_unique(query_.said_by, std::move(id));
      return;
    }
    if (clause.sign == Sign::kNot) {
      query_.notes.push_back(
          {clause.column, "-said: is not part of the language; searched as words"});
    }
    add_words(clause, nodes);
  }

  // Each pair of neighbouring operands is a leaf; together they are all asked for.
  void add_near(const Clause& clause, std::vector<QueryNode>& nodes) {
    std::vector<Leaf> operands;
    for (const Clause& operand : clause.operands) {
      Leaf all;
      for (QueryNode& node : nodes_of(operand)) {
        for (const std::string& term : terms_of_operand(node.leaf, vocabulary_)) {
          add_unique(all.terms, term);
        }
        all.evidence.insert(all.evidence.end(), node.leaf.evidence.begin(),
                            node.leaf.evidence.end());
      }
      if (!all.terms.empty()) operands.push_back(std::move(all));
    }
    if (operands.size() < clause.operands.size()) {
      query_.notes.push_back({clause.column, "«" + clause.text +
                                                 "» lacks a word on one side of NEAR; the rest is "
                                                 "searched as words"});
      for (Leaf& operand : operands) nodes.push_back(leaf_node(std::move(operand)));
      return;
    }
    for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
      Leaf pair;
      pair.near.push_back({operands[i].terms, operands[i + 1].terms, clause.distances[i]});
      pair.evidence = std::move(operands[i].evidence);
      if (i + 2 == operands.size()) {
        pair.evidence.insert(pair.evidence.end(), operands[i + 1].evidence.begin(),
                             operands[i + 1].evidence.end());
      }
      nodes.push_back(leaf_node(std::move(pair)));
    }
    if (nodes.size() > 1) nodes = {all_of(std::move(nodes))};
  }

  void set_stop_words_aside() {
    const auto is_stop_leaf = [](const QueryNode& node) {
      return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
    };
    const bool has_content =
        !query_.must.empty() || !std::all_of(query_.may.begin(), query_.may.end(), is_stop_leaf);
    if (has_content) {
      const auto words =
          std::stable_partition(query_.may.begin(), query_.may.end(),
                                [&](const auto& node) { return !is_stop_leaf(node); });
      query_.aside.assign(std::make_move_iterator(words),
                          std::make_move_iterator(query_.may.end()));
      query_.may.erase(words, query_.may.end());
    }
  }

  Tokenizer& tokenizer_;
  const Gazetteer& gazetteer_;
  Vocabulary* vocabulary_;
  bool cross_language_;
  Query query_;
};

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary, bool cross_language) {
  return QueryAnalysis(match, tokenizer, gazetteer, vocabulary, cross_language).of(parsed);
}

}  // namespace revue
