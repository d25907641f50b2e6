#include "analyzers/mentions.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_set>

#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

constexpr std::size_t kContextReach = 10;  // words on either side

struct Candidate {
  std::size_t begin = 0;  // word
  std::size_t length = 0;
  const std::vector<NameSense>* senses = nullptr;
};

// One text of the article with what the rules ask about it.
struct Text {
  std::string_view source;
  std::vector<const Token*> words;
  std::vector<Candidate> candidates;

  // The text between two neighbouring words.
  std::string_view between(std::size_t left, std::size_t right) const {
    const std::size_t from = words[left]->span.end;
    const std::size_t to = words[right]->span.begin;
    return from < to ? source.substr(from, to - from) : std::string_view();
  }
  bool shouted(std::size_t word) const {
    return word < words.size() && words[word]->exact.size() > 2 &&
           capitals_of(words[word]->exact) == Capitals::kAll;
  }
};

// White space as between the words of a name: no-break and doubled spaces and a line's end too, but
// no blank line.
bool is_word_gap(std::string_view between) {
  std::size_t line_ends = 0;
  for (std::size_t at = 0; at < between.size();) {
    const auto c = static_cast<UChar32>(next_character(between, at));
    if (u_isUWhiteSpace(c) == 0) return false;
    if (c == '\n') ++line_ends;
  }
  return !between.empty() && line_ends < 2;
}

// Rule 2.
bool belongs_to_another(const Text& text, std::size_t at) {
  if (at == 0 || !is_word_gap(text.between(at - 1, at))) return false;
  const Token& before = *text.words[at - 1];
  if (capitals_of(before.exact) == Capitals::kAny) return false;
  if (is_title(before.folded) || is_stop_word_anywhere(before.folded)) return false;
  const auto& found = text.candidates;
  return found.empty() || found.back().begin + found.back().length != at;
}

// Rule 2 for «Dupont-Macron»: half of a double name. Two known names joined are an axis instead.
bool is_half_of_double_name(const Text& text, std::size_t at, const Gazetteer& gazetteer) {
  std::vector<Gazetteer::Match> matches;
  const auto stranger = [&](std::size_t word) {
    if (capitals_of(text.words[word]->exact) == Capitals::kAny) return false;
    gazetteer.match(text.words, word, false, matches);
    return matches.empty();
  };
  return (at > 0 && text.between(at - 1, at) == "-" && stranger(at - 1)) ||
         (at + 1 < text.words.size() && text.between(at, at + 1) == "-" && stranger(at + 1));
}

// Rule 3.
bool is_shouted(const Text& text, std::size_t at) {
  const bool left = at > 0 && text.shouted(at - 1);
  const bool right = text.shouted(at + 1);
  const bool edge = at == 0 || at + 1 == text.words.size();
  return (left && right) || (edge && (left || right));
}

bool refused(const Text& text, std::size_t at, const Gazetteer::Match& match,
             const Gazetteer& gazetteer) {
  if (match.length > 1) return false;
  if (match.acronym && text.words[at]->exact.size() <= 3 && is_shouted(text, at)) return true;
  const bool person = std::all_of(
      match.senses->begin(), match.senses->end(),
      [&](const NameSense& sense) { return gazetteer.entities()[sense.entity].type == "person"; });
  return person && (belongs_to_another(text, at) || is_half_of_double_name(text, at, gazetteer));
}

void find_candidates(Text& text, const Gazetteer& gazetteer) {
  std::vector<Gazetteer::Match> matches;
  for (std::size_t at = 0; at < text.words.size();) {
    gazetteer.match(text.words, at, false, matches);
    std::size_t taken = 0;
    while (!matches.empty() && taken == 0) {
      const Gazetteer::Match& longest = matches.back();
      if (!refused(text, at, longest, gazetteer)) {
        text.candidates.push_back({at, longest.length, longest.senses});
        taken = longest.length;
      }
      matches.pop_back();
    }
    at += std::max<std::size_t>(taken, 1);
  }
}

bool has_context(const Text& text, const Candidate& name, const std::vector<std::string>& words) {
  const std::size_t from = name.begin - std::min(name.begin, kContextReach);
  const std::size_t to = std::min(text.words.size(), name.begin + name.length + kContextReach);
  for (std::size_t i = from; i < to; ++i) {
    if (i >= name.begin && i < name.begin + name.length) continue;
    if (std::find(words.begin(), words.end(), text.words[i]->folded) != words.end()) return true;
  }
  return false;
}

}  // namespace

std::vector<const Token*> words_of(const TokenList& tokens) {
  std::vector<const Token*> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) words.push_back(&token);
  }
  return words;
}

std::vector<std::vector<Mention>> find_mentions(const std::vector<const TokenList*>& texts,
                                                const std::vector<std::string_view>& sources,
                                                const Gazetteer& gazetteer) {
  std::vector<Text> all;
  std::unordered_set<EntityIndex> certain;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Text& text = all.emplace_back(Text{sources[i], words_of(*texts[i]), {}});
    find_candidates(text, gazetteer);
    for (const Candidate& name : text.candidates) {
      if (name.senses->size() == 1 && !name.senses->front().weak) {
        certain.insert(name.senses->front().entity);
      }
    }
  }
  std::vector<std::vector<Mention>> out(texts.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Text& text = all[i];
    for (const Candidate& name : text.candidates) {
      // Of several senses the one with evidence; none when two have the same.
      const NameSense* chosen = nullptr;
      int best = 0;
      bool tie = false;
      for (const NameSense& sense : *name.senses) {
        const int evidence = !sense.weak                                                ? 3
                             : certain.count(sense.entity) != 0                         ? 2
                             : has_context(text, name, gazetteer.context(sense.entity)) ? 1
                                                                                        : 0;
        if (evidence > best) {
          chosen = &sense;
          best = evidence;
          tie = false;
        } else if (evidence == best && evidence > 0) {
          tie = true;
        }
      }
      if (chosen == nullptr || tie) continue;
      const Token& first = *text.words[name.begin];
      const Token& last = *text.words[name.begin + name.length - 1];
      out[i].push_back({{first.span.begin, last.span.end}, chosen->entity, first.position});
    }
  }
  return out;
}

}  // namespace revue
