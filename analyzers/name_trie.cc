#include "analyzers/name_trie.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "analyzers/hashes.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr Capitals kAllCapitals[] = {Capitals::kAny, Capitals::kInitial, Capitals::kAll};

std::uint32_t label_of(std::uint32_t word, Capitals capitals) {
  return word << 2U | static_cast<std::uint32_t>(capitals);
}

std::uint64_t step_hash(std::uint32_t from, std::uint32_t label) {
  return mixed(std::uint64_t{from} << 32U | label);
}

}  // namespace

Capitals capitals_of(std::string_view exact) {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool initial = false;
  for (std::size_t at = 0; at < exact.size();) {
    const auto c = static_cast<UChar32>(next_character(exact, at));
    if (u_isalpha(c) == 0) continue;
    ++letters;
    if (u_isupper(c) != 0) {
      ++upper;
      if (letters == 1) initial = true;
    }
  }
  if (letters >= 2 && upper == letters) return Capitals::kAll;
  return initial ? Capitals::kInitial : Capitals::kAny;
}

bool satisfies(std::string_view exact, Capitals capitals) {
  return static_cast<int>(capitals_of(exact)) >= static_cast<int>(capitals);
}

std::vector<const Token*> words_of(const TokenList& tokens) {
  std::vector<const Token*> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) words.push_back(&token);
  }
  return words;
}

NameTrieView::NameTrieView(ImageReader& image)
    : texts_(image.text()),
      words_(image.rows<Word>()),
      word_index_(image.rows<HashIndex::Slot>()),
      steps_(image.rows<Step>()),
      step_index_(image.rows<HashIndex::Slot>()),
      names_(image.rows<NameNumber>()) {}

std::optional<std::uint32_t> NameTrieView::find_word(std::string_view folded) const {
  return word_index_.find(hash_of(folded), [&](std::uint32_t number) {
    return texts_.substr(words_[number].begin, words_[number].size) == folded;
  });
}

std::optional<std::uint32_t> NameTrieView::find_step(std::uint32_t from,
                                                     std::uint32_t label) const {
  const auto found = step_index_.find(step_hash(from, label), [&](std::uint32_t number) {
    return steps_[number].from == from && steps_[number].label == label;
  });
  if (!found) return std::nullopt;
  return steps_[*found].to;
}

void NameTrieView::walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
                        std::uint32_t node, bool as_written, bool any_case,
                        std::vector<NameMatch>& matches) const {
  if (names_[node] != kNoName) matches.push_back({names_[node], at - begin, as_written});
  if (at == words.size()) return;
  const auto word = find_word(words[at]->folded);
  if (!word) return;
  for (const Capitals capitals : kAllCapitals) {
    const auto next = find_step(node, label_of(*word, capitals));
    if (!next) continue;
    const bool same = satisfies(words[at]->exact, capitals);
    if (same || any_case) {
      walk(words, begin, at + 1, *next, as_written && same, any_case, matches);
    }
  }
}

void NameTrieView::match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
                         std::vector<NameMatch>& matches) const {
  matches.clear();
  if (names_.empty()) return;
  walk(words, at, at, 0, true, any_case, matches);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const NameMatch& a, const NameMatch& b) { return a.length < b.length; });
}

NameTrieView NameTrie::view() const {
  NameTrieView view;
  view.texts_ = texts_;
  view.words_ = words_;
  view.word_index_ = word_index_.view();
  view.steps_ = steps_;
  view.step_index_ = step_index_.view();
  view.names_ = names_;
  return view;
}

void NameTrie::write(ImageWriter& image) const {
  image.add(std::string_view(texts_));
  image.add(words_);
  image.add(word_index_.slots());
  image.add(steps_);
  image.add(step_index_.slots());
  image.add(names_);
}

std::uint32_t NameTrie::add_word(std::string_view folded) {
  if (const auto known = view().find_word(folded)) return *known;
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.push_back(
      {static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(folded.size())});
  texts_ += folded;
  word_index_.add(hash_of(folded), number);
  return number;
}

std::optional<NameNumber> NameTrie::add(const std::vector<const Token*>& words, bool any_case) {
  if (words.empty()) return std::nullopt;
  std::uint32_t node = 0;
  for (const Token* token : words) {
    const std::uint32_t label =
        label_of(add_word(token->folded), any_case ? Capitals::kAny : capitals_of(token->exact));
    if (const auto next = view().find_step(node, label)) {
      node = *next;
      continue;
    }
    const auto next = static_cast<std::uint32_t>(names_.size());
    step_index_.add(step_hash(node, label), static_cast<std::uint32_t>(steps_.size()));
    steps_.push_back({node, label, next});
    names_.push_back(NameTrieView::kNoName);
    node = next;
  }
  if (names_[node] == NameTrieView::kNoName) names_[node] = size_++;
  return names_[node];
}

}  // namespace revue
