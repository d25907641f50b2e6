#include "analyzers/name_trie.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "analyzers/utf8.h"

namespace revue {
namespace {

std::uint64_t step_key(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32U | word;
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

std::optional<NameTrie::NameNumber> NameTrie::add(const std::vector<const Token*>& words,
                                                  bool any_case) {
  if (words.empty()) return std::nullopt;
  std::uint32_t node = 0;
  for (const Token* word : words) {
    const auto number = static_cast<std::uint32_t>(word_numbers_.size());
    const std::uint32_t known =
        word_numbers_.emplace(std::string(word->folded), number).first->second;
    const Capitals capitals = any_case ? Capitals::kAny : capitals_of(word->exact);
    std::vector<Step>& steps = steps_[step_key(node, known)];
    const auto same = std::find_if(steps.begin(), steps.end(),
                                   [&](const Step& step) { return step.capitals == capitals; });
    if (same == steps.end()) {
      steps.push_back({nodes_, capitals});
      node = nodes_++;
    } else {
      node = same->node;
    }
  }
  const auto [name, is_new] = names_.emplace(node, size_);
  if (is_new) ++size_;
  return name->second;
}

void NameTrie::walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
                    std::uint32_t node, bool as_written, bool any_case,
                    std::vector<Match>& matches) const {
  if (const auto name = names_.find(node); at > begin && name != names_.end()) {
    matches.push_back({name->second, at - begin, as_written});
  }
  if (at == words.size()) return;
  const auto word = word_numbers_.find(words[at]->folded);
  if (word == word_numbers_.end()) return;
  const auto steps = steps_.find(step_key(node, word->second));
  if (steps == steps_.end()) return;
  for (const Step& step : steps->second) {
    const bool same = satisfies(words[at]->exact, step.capitals);
    if (same || any_case) {
      walk(words, begin, at + 1, step.node, as_written && same, any_case, matches);
    }
  }
}

void NameTrie::match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
                     std::vector<Match>& matches) const {
  matches.clear();
  walk(words, at, at, 0, true, any_case, matches);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.length < b.length; });
}

}  // namespace revue
