#include "searcher/reading.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/gazetteer.h"
#include "analyzers/language_id.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"

namespace revue {
namespace {

// «US», «IT» are no stop words, unless everything is in capitals.
bool is_stop(const Token& token, bool shouted) {
  return token.stop && (shouted || capitals_of(token.exact) != Capitals::kAll);
}

bool is_tag(const Token& token) {
  return token.kind == TokenKind::kWhole && (token.folded[0] == '#' || token.folded[0] == '@');
}

// Capitals say nothing about the words of a query that has no small letter, unless they are all as
// short as acronyms: LE SOMMET, but EU AI.
bool is_shouted(std::string_view text) {
  constexpr std::size_t kLongestAcronym = 3;
  std::size_t letters = 0;
  bool several = false;
  bool long_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, at));
    if (u_islower(c)) return false;
    letters = u_isalpha(c) ? letters + 1 : 0;
    long_word = long_word || letters > kLongestAcronym;
    several = several || c == ' ';
  }
  return several && long_word;
}

}  // namespace

Readings read_words(std::string_view text, Tokenizer& tokenizer) {
  Readings readings;
  for (const Language language : kLanguages) {
    readings.lists.push_back(tokenizer.tokens(text, language));
  }
  readings.shouted = is_shouted(text);
  readings.written = identify_language(readings.shouted ? lower(text) : std::string(text));
  return readings;
}

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

Leaf make_leaf(const Readings& readings, ByteSpan cluster) {
  Leaf leaf;
  for (const Language language : kLanguages) {
    const TokenList& list = readings.in(language);
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
    leaf.stop = leaf.stop || (words == 1 && is_stop(*inside.front(), readings.shouted));
    std::vector<std::vector<std::string>> phrase(words);
    for (const Token* token : inside) {
      if (tag && !is_tag(*token)) continue;
      if (words == 1 || (token->kind == TokenKind::kWhole && token->width == words)) {
        add_terms(*token, token->span, language, readings.shouted, leaf);
      }
      if (token->kind != TokenKind::kWhole) {
        add_forms(*token, language, phrase[token->position - first]);
        add_evidence(*token, token->span, language, readings.shouted, leaf);
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

std::vector<std::vector<std::string>> phrase_of(const TokenList& list, Language language) {
  std::vector<std::vector<std::string>> phrase(list.positions());
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWhole) add_forms(token, language, phrase[token.position - 1]);
  }
  std::erase_if(phrase, [](const auto& forms) { return forms.empty(); });
  return phrase;
}

void add_forms(const Token& token, Language language, std::vector<std::string>& forms) {
  for_each_term(token, language, [&](const std::string& term, bool positional) {
    if (positional) add_unique(forms, term);
  });
}

void add_evidence(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf) {
  if (token.kind == TokenKind::kWhole) return;
  auto word = std::find_if(leaf.evidence.begin(), leaf.evidence.end(),
                           [span](const EvidenceWord& each) { return each.span == span; });
  if (word == leaf.evidence.end()) {
    word = leaf.evidence.insert(word, EvidenceWord{span, std::string(token.exact), false, {}});
  }
  word->stop = word->stop || is_stop(token, shouted);
  for_each_term(token, language,
                [&](const std::string& term, bool) { add_unique(word->terms, term); });
  // Titles hold the stems of stop words too.
  if (token.stop) add_unique(word->terms, stem_term(language, token.stem));
}

void add_terms(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf) {
  for_each_term(token, language,
                [&](const std::string& term, bool) { add_unique(leaf.terms, term); });
  add_evidence(token, span, language, shouted, leaf);
}

QueryNode leaf_node(Leaf leaf) {
  QueryNode node;
  node.leaf = std::move(leaf);
  return node;
}

void add_unique(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

}  // namespace revue
