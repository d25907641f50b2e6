#include "analyzers/name_candidates.h"

#include <algorithm>
#include <iterator>

#include "analyzers/credits.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

// «le « sommet » de Paris»: no name goes over a quotation mark.
bool is_parted(const NamedText& text, std::size_t first, std::size_t length) {
  constexpr std::string_view kMarks[] = {"«", "»", "“", "”", "„", "\""};
  for (std::size_t i = first; i + 1 < first + length; ++i) {
    const std::size_t end = text.words[i]->span.end;
    const std::size_t next = std::max(end, text.words[i + 1]->span.begin);
    const std::string_view gap = text.source.substr(end, next - end);
    const bool marked = std::any_of(std::begin(kMarks), std::end(kMarks), [&](auto mark) {
      return gap.find(mark) != std::string_view::npos;
    });
    if (marked) return true;
  }
  return false;
}

// Rule 3.
bool is_shouted(const NamedText& text, std::size_t at) {
  const auto shouted = [&](std::size_t word) {
    return word < text.words.size() && text.words[word]->exact.size() > 2 &&
           text.contexts[word].capitals == Capitals::kAll;
  };
  if (text.words[at]->exact.size() > 3 || is_noun(text, at)) return false;
  if (text.contexts[at].shouted) return true;
  const bool left = at > 0 && shouted(at - 1);
  const bool right = shouted(at + 1);
  const bool edge = at == 0 || at + 1 == text.words.size();
  return (left && right) || (edge && (left || right));
}

bool is_place(const NameCandidate& name, const Gazetteer& gazetteer) {
  return !name.senses.empty() &&
         std::all_of(name.senses.begin(), name.senses.end(), [&](const NameSense& sense) {
           return gazetteer.entities()[sense.entity].type == "place";
         });
}

}  // namespace

bool is_noun(const NamedText& text, std::size_t at) {
  return at > 0 && text.contexts[at].before == Gap::kSpace &&
         text.contexts[at].capitals == Capitals::kAll &&
         is_stop_word_anywhere(text.words[at]->folded) && is_definite(text.words[at - 1]->folded);
}

NamedText read_names(const MentionText& given, const Gazetteer& gazetteer, const NameLists& lists) {
  NamedText text;
  text.source = given.source;
  text.words = words_of(*given.tokens);
  text.contexts = name_contexts(text.words, given.source, given.language, lists);
  text.credit = find_credits(text.contexts, given.source);
  std::vector<Gazetteer::Match> matches;
  for (std::size_t at = 0; at < text.words.size();) {
    gazetteer.match(text.words, at, false, matches);
    while (!matches.empty() && ((matches.back().acronym && is_shouted(text, at)) ||
                                is_parted(text, at, matches.back().length))) {
      matches.pop_back();
    }
    if (matches.empty()) {
      ++at;
      continue;
    }
    text.candidates.push_back({at, matches.back().length, matches.back().senses});
    at += matches.back().length;
  }
  std::vector<bool> taken(text.words.size());
  for (const NameCandidate& name : text.candidates) {
    if (name.length == 1 || name.senses.empty() || is_place(name, gazetteer)) continue;
    std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(name.begin), name.length, true);
  }
  text.names = find_names(text.contexts, taken);
  return text;
}

}  // namespace revue
