#include "searcher/query_leaves.h"

#include <algorithm>
#include <utility>

#include "searcher/actor_names.h"
#include "searcher/query_lists.h"
#include "searcher/reading.h"

namespace revue {

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

void add_exact(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const TokenList list = tokenizer.tokens(text, Language::kFrench);
  std::vector<QueryNode> words;
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWord) continue;
    Leaf leaf;
    leaf.exact.push_back({std::string(token.folded), std::string(token.exact)});
    leaf.text = "=" + std::string(token.exact);
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

std::optional<Leaf> entity_leaf(const Clause& clause, Tokenizer& tokenizer,
                                const Gazetteer& gazetteer, const Vocabulary* vocabulary,
                                std::vector<QueryNote>& notes) {
  const ActorChoice choice = choose_actor(clause.text, gazetteer, tokenizer, vocabulary);
  if (choice.kind == ActorChoice::Kind::kNone) {
    notes.push_back({clause.column,
                     "no actor is called «" + clause.text + "»; searched as words" +
                         (choice.ids.empty() ? "" : "; did you mean " + listed(choice.ids) + "?"),
                     true});
    return std::nullopt;
  }
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    notes.push_back({clause.column, "«" + clause.text + "» may be " + listed(choice.ids) +
                                        "; searched for all of them; an id names one"});
  }
  Leaf leaf;
  leaf.entities = choice.ids;
  return leaf;
}

}  // namespace revue
