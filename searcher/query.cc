#include "searcher/query.h"

#include <algorithm>
#include <utility>

#include "analyzers/mentions.h"
#include "indexer/schema.h"

namespace revue {
namespace {

void add_unique(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// The positional terms of a token: its forms without stems.
void add_forms(const Token& token, Language language, std::vector<std::string>& forms) {
  for_each_term(token, language, [&](const std::string& term, bool positional) {
    if (positional) add_unique(forms, term);
  });
}

void add_terms(const Token& token, Language language, Leaf& leaf) {
  for_each_term(token, language,
                [&](const std::string& term, bool) { add_unique(leaf.terms, term); });
  if (token.kind == TokenKind::kWord) {
    add_unique(leaf.title_terms, title_stem_term(language, token.stem));
  }
}

bool is_tag(const Token& token) {
  return token.kind == TokenKind::kWhole && (token.folded[0] == '#' || token.folded[0] == '@');
}

// The same words analysed in each language.
struct Readings {
  std::vector<TokenList> lists;
};

Readings read(std::string_view text, Tokenizer& tokenizer) {
  Readings readings;
  for (const Language language : kLanguages) {
    readings.lists.push_back(tokenizer.tokens(text, language));
  }
  return readings;
}

// Stretches of the text that are one word, or hang together («vice-président», «1 200») in at least
// one language.
std::vector<ByteSpan> clusters(const Readings& readings) {
  std::vector<ByteSpan> spans;
  for (const TokenList& list : readings.lists) {
    for (const Token& token : list) spans.push_back(token.span);
  }
  std::sort(spans.begin(), spans.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
  std::vector<ByteSpan> merged;
  for (const ByteSpan span : spans) {
    if (!merged.empty() && span.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

// One cluster as a leaf: in each language a word, or a phrase of its words, or their whole.
Leaf make_leaf(const Readings& readings, ByteSpan cluster) {
  Leaf leaf;
  for (const Language language : kLanguages) {
    const TokenList& list = readings.lists[static_cast<std::size_t>(language)];
    std::vector<const Token*> inside;
    bool tag = false;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const Token& token : list) {
      if (!cluster.contains(token.span)) continue;
      inside.push_back(&token);
      tag = tag || is_tag(token);
      if (first == 0) first = token.position;
      last = token.position + token.width - 1;
    }
    const std::uint32_t words = first == 0 ? 0 : last - first + 1;
    // «la» is a stop word although English knows it not; «US», «IT» are none, written so.
    leaf.stop = leaf.stop || (words == 1 && inside.front()->stop &&
                              capitals_of(inside.front()->exact) != Capitals::kAll);
    std::vector<std::vector<std::string>> phrase(words);
    for (const Token* token : inside) {
      if (tag && !is_tag(*token)) continue;
      if (words == 1 || (token->kind == TokenKind::kWhole && token->width == words)) {
        add_terms(*token, language, leaf);
      }
      if (token->kind != TokenKind::kWhole) {
        add_forms(*token, language, phrase[token->position - first]);
        add_unique(leaf.title_terms, title_stem_term(language, token->stem));
      }
    }
    const bool spoken = !tag && words > 1;
    if (spoken &&
        std::find(leaf.phrases.begin(), leaf.phrases.end(), phrase) == leaf.phrases.end()) {
      leaf.phrases.push_back(std::move(phrase));
    }
  }
  return leaf;
}

QueryNode leaf_node(Leaf leaf) {
  QueryNode node;
  node.leaf = std::move(leaf);
  return node;
}

QueryNode group(QueryNode::Kind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

// Forms of each position of a phrase, in one language.
std::vector<std::vector<std::string>> phrase_of(const TokenList& list, Language language) {
  std::vector<std::vector<std::string>> phrase(list.positions());
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWhole) add_forms(token, language, phrase[token.position - 1]);
  }
  std::erase_if(phrase, [](const auto& forms) { return forms.empty(); });
  return phrase;
}

// A name of the gazetteer in the query.
struct NameInQuery {
  ByteSpan span;
  std::size_t words = 0;
  Leaf leaf;
  bool as_written = false;  // only capitals tell it from ordinary words
};

std::optional<NameInQuery> name_at(const std::vector<const Token*>& words, std::size_t at,
                                   const Gazetteer& gazetteer) {
  std::vector<Gazetteer::Match> matches;
  gazetteer.match(words, at, true, matches);
  if (matches.empty()) return std::nullopt;
  const Gazetteer::Match& longest = matches.back();
  NameInQuery name;
  name.words = longest.length;
  name.span = {words[at]->span.begin, words[at + longest.length - 1]->span.end};
  for (const NameSense& sense : *longest.senses) {
    add_unique(name.leaf.entities, gazetteer.entities()[sense.entity].id);
    name.as_written = name.as_written || sense.weak;
  }
  name.as_written = (name.as_written || longest.acronym) && longest.length == 1;
  const Token& first = *words[at];
  if (name.as_written) {
    name.leaf.exact.push_back({std::string(first.folded), std::string(first.exact)});
  } else if (longest.length == 1) {
    add_forms(first, Language::kFrench, name.leaf.terms);
  } else {
    std::vector<std::vector<std::string>> phrase(longest.length);
    for (std::size_t i = 0; i < longest.length; ++i) {
      add_forms(*words[at + i], Language::kFrench, phrase[i]);
    }
    name.leaf.phrases.push_back(std::move(phrase));
  }
  return name;
}

// Plain words: known names count as their actors, everything else by word.
void add_words(const std::string& text, Match match, Tokenizer& tokenizer,
               const Gazetteer& gazetteer, std::vector<QueryNode>& nodes) {
  const Readings readings = read(text, tokenizer);
  const std::vector<ByteSpan> all = clusters(readings);
  const std::vector<const Token*> words = words_of(readings.lists.front());
  std::size_t word = 0;
  for (std::size_t i = 0; i < all.size();) {
    while (word < words.size() && words[word]->span.begin < all[i].begin) ++word;
    std::optional<NameInQuery> name;
    if (word < words.size() && words[word]->span.begin == all[i].begin) {
      name = name_at(words, word, gazetteer);
    }
    std::size_t end = i + 1;
    if (name) {
      while (end < all.size() && all[end].begin < name->span.end) ++end;
    }
    std::vector<QueryNode> literal;
    if (!name || name->words > 1) {
      for (std::size_t k = i; k < end; ++k)
        literal.push_back(leaf_node(make_leaf(readings, all[k])));
    }
    if (!name) {
      nodes.push_back(std::move(literal.front()));
    } else if (literal.empty()) {
      for (const Language language : kLanguages) {
        for (const Token& token : readings.lists[static_cast<std::size_t>(language)]) {
          if (token.span == words[word]->span) {
            add_unique(name->leaf.title_terms, title_stem_term(language, token.stem));
          }
        }
      }
      nodes.push_back(leaf_node(std::move(name->leaf)));
    } else if (match == Match::kAll) {
      std::vector<QueryNode> either;
      either.push_back(leaf_node(std::move(name->leaf)));
      either.push_back(group(QueryNode::Kind::kAll, std::move(literal)));
      nodes.push_back(group(QueryNode::Kind::kAny, std::move(either)));
    } else {
      nodes.push_back(leaf_node(std::move(name->leaf)));
      for (QueryNode& node : literal) nodes.push_back(std::move(node));
    }
    i = end;
  }
}

void add_phrase(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const Readings readings = read(text, tokenizer);
  const std::vector<ByteSpan> all = clusters(readings);
  if (all.empty()) return;
  Leaf leaf;
  if (all.size() == 1) {
    leaf = make_leaf(readings, all.front());
    leaf.stop = false;
    // Quoted, a word is meant as it stands: no other inflection.
    std::erase_if(leaf.terms, [](const std::string& term) { return term[0] == 'Z'; });
    nodes.push_back(leaf_node(std::move(leaf)));
    return;
  }
  for (const Language language : kLanguages) {
    const TokenList& list = readings.lists[static_cast<std::size_t>(language)];
    auto phrase = phrase_of(list, language);
    if (!phrase.empty() &&
        std::find(leaf.phrases.begin(), leaf.phrases.end(), phrase) == leaf.phrases.end()) {
      leaf.phrases.push_back(std::move(phrase));
    }
    for (const Token& token : list) {
      if (!token.stop) add_unique(leaf.title_terms, title_stem_term(language, token.stem));
    }
  }
  nodes.push_back(leaf_node(std::move(leaf)));
}

void add_exact(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const TokenList list = tokenizer.tokens(text, Language::kFrench);
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWord) continue;
    Leaf leaf;
    leaf.exact.push_back({std::string(token.folded), std::string(token.exact)});
    nodes.push_back(leaf_node(std::move(leaf)));
  }
}

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer) {
  Query query;
  query.match = match;
  query.notes = parsed.notes;
  for (const Clause& clause : parsed.clauses) {
    std::vector<QueryNode> nodes;
    switch (clause.kind) {
      case Clause::Kind::kWords:
        add_words(clause.text, clause.sign == Sign::kMay ? match : Match::kAll, tokenizer,
                  gazetteer, nodes);
        break;
      case Clause::Kind::kPhrase:
        add_phrase(clause.text, tokenizer, nodes);
        break;
      case Clause::Kind::kExact:
        add_exact(clause.text, tokenizer, nodes);
        break;
    }
    if (nodes.empty()) continue;
    if (clause.sign == Sign::kMay) {
      for (QueryNode& node : nodes) query.may.push_back(std::move(node));
    } else {
      (clause.sign == Sign::kMust ? query.must : query.must_not)
          .push_back(group(QueryNode::Kind::kAll, std::move(nodes)));
    }
  }
  if (match == Match::kAny) {
    const auto is_stop = [](const QueryNode& node) {
      return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
    };
    const bool has_content =
        !query.must.empty() || !std::all_of(query.may.begin(), query.may.end(), is_stop);
    if (has_content) std::erase_if(query.may, is_stop);
  }
  return query;
}

}  // namespace revue
