#include "analyzers/gazetteer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::uint32_t kNoWord = 0;  // numbers of words count from 1

std::uint64_t step_key(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32U | word;
}

constexpr std::array<std::string_view, 7> kColumns = {"id",      "type", "fr",     "en",
                                                      "aliases", "weak", "context"};

}  // namespace

Capitals capitals_of(std::string_view exact) {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool initial = false;
  for (std::size_t at = 0; at < exact.size();) {
    const auto c = static_cast<UChar32>(next_character(exact, at));
    if (!u_isalpha(c)) continue;
    ++letters;
    if (u_isupper(c)) {
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

std::optional<EntityIndex> Gazetteer::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

std::uint32_t Gazetteer::word_number(std::string_view folded) const {
  const auto found = word_numbers_.find(std::string(folded));
  return found == word_numbers_.end() ? kNoWord : found->second;
}

void Gazetteer::add_name(std::string_view name, EntityIndex entity, bool weak,
                         Tokenizer& tokenizer) {
  const TokenList tokens = tokenizer.tokens(name, Language::kFrench);
  std::uint32_t node = 0;
  std::size_t words = 0;
  bool acronym = false;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWord) continue;
    ++words;
    const auto number = static_cast<std::uint32_t>(word_numbers_.size() + 1);
    const std::uint32_t word = word_numbers_.emplace(token.folded, number).first->second;
    const Capitals capitals = capitals_of(token.exact);
    acronym = words == 1 && capitals == Capitals::kAll;
    std::vector<Step>& steps = steps_[step_key(node, word)];
    const auto same = std::find_if(steps.begin(), steps.end(),
                                   [&](const Step& step) { return step.capitals == capitals; });
    if (same != steps.end()) {
      node = same->node;
    } else {
      steps.push_back({nodes_, capitals});
      node = nodes_++;
    }
  }
  if (words == 0) return;
  Name& row = names_[node];
  row.acronym = acronym;
  row.weak = row.weak || weak;
  const auto known = std::find_if(row.senses.begin(), row.senses.end(),
                                  [&](const NameSense& sense) { return sense.entity == entity; });
  if (known == row.senses.end()) {
    row.senses.push_back({entity, weak});
  } else {
    known->weak = known->weak || weak;
  }
}

Gazetteer Gazetteer::parse(std::string_view tsv, const std::string& where,
                           std::vector<TableProblem>& problems) {
  Gazetteer gazetteer;
  Tokenizer tokenizer;
  const auto add_row = [&](std::span<const std::string_view> cells) -> std::string {
    const std::string_view id = cells[0];
    const std::string_view type = cells[1];
    const std::string_view french = cells[2];
    const std::string_view english = cells[3];
    if (id.empty() || type.empty() || french.empty()) return "needs at least id, type and fr";
    const auto index = static_cast<EntityIndex>(gazetteer.entities_.size());
    if (!gazetteer.by_id_.emplace(id, index).second) {
      return "the id «" + std::string(id) + "» stands on an earlier line";
    }
    gazetteer.entities_.push_back({std::string(id), std::string(type), std::string(french),
                                   std::string(english.empty() ? french : english)});
    std::vector<std::string>& words = gazetteer.context_.emplace_back();
    for (const auto word : alternatives(cells[6])) words.push_back(fold(word));
    gazetteer.add_name(french, index, false, tokenizer);
    gazetteer.add_name(english, index, false, tokenizer);
    for (const auto name : alternatives(cells[4]))
      gazetteer.add_name(name, index, false, tokenizer);
    for (const auto name : alternatives(cells[5])) gazetteer.add_name(name, index, true, tokenizer);
    return {};
  };
  read_table(tsv, where, kColumns, problems, add_row);
  return gazetteer;
}

void Gazetteer::walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
                     std::uint32_t node, bool exact_case, bool any_case,
                     std::vector<Match>& matches) const {
  if (const auto name = names_.find(node); at > begin && name != names_.end()) {
    if (exact_case || !(name->second.acronym || name->second.weak)) {
      matches.push_back({at - begin, &name->second.senses, name->second.acronym});
    }
  }
  if (at == words.size()) return;
  const auto steps = steps_.find(step_key(node, word_number(words[at]->folded)));
  if (steps == steps_.end()) return;
  for (const Step& step : steps->second) {
    const bool as_written = satisfies(words[at]->exact, step.capitals);
    if (as_written || any_case) {
      walk(words, begin, at + 1, step.node, exact_case && as_written, any_case, matches);
    }
  }
}

void Gazetteer::match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
                      std::vector<Match>& matches) const {
  matches.clear();
  walk(words, at, at, 0, true, any_case, matches);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.length < b.length; });
}

}  // namespace revue
