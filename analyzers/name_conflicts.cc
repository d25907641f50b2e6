#include "analyzers/name_conflicts.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

const Entity& entity(const NameSense& sense, const Gazetteer& gazetteer) {
  return gazetteer.entities()[sense.entity];
}

// «Apple Inc»: what stands behind the name says nothing new.
bool has_only_tail(const NameSpan& name, const NameCandidate& candidate, const NamedText& text) {
  for (std::size_t i = candidate.end(); i < name.begin + name.length; ++i) {
    if ((text.contexts[i].kinds & kOrgTail) == 0) return false;
  }
  return true;
}

// “… on X. Musk …”: the end of a sentence rather than an initial, where the letter is a name of the
// gazetteer and so is the surname, of persons whose first name begins with another letter.
bool is_two_names(const NameSpan& name, std::size_t index, const NamedText& text,
                  const Gazetteer& gazetteer) {
  const NameCandidate& letter = text.candidates[index];
  const std::size_t last = name.begin + 1;
  if (name.length != 2 || letter.begin != name.begin || letter.senses.empty() ||
      !is_initial(text.contexts[name.begin]) || text.contexts[last].before != Gap::kStop ||
      index + 1 == text.candidates.size()) {
    return false;
  }
  const NameCandidate& surname = text.candidates[index + 1];
  const std::string_view initial = text.words[name.begin]->folded;
  return surname.begin == last && surname.length == 1 && is_person_name(surname, gazetteer) &&
         std::none_of(surname.senses.begin(), surname.senses.end(), [&](const NameSense& sense) {
           return fold(entity(sense, gazetteer).english).starts_with(initial);
         });
}

}  // namespace

bool is_person_name(const NameCandidate& name, const Gazetteer& gazetteer) {
  return !name.senses.empty() &&
         std::all_of(name.senses.begin(), name.senses.end(),
                     [&](const NameSense& sense) { return entity(sense, gazetteer).is_person(); });
}

bool stands_over(const NameSpan& name, std::size_t index, const NamedText& text,
                 const Gazetteer& gazetteer) {
  const NameCandidate& candidate = text.candidates[index];
  const std::size_t end = name.begin + name.length;
  if (candidate.senses.empty()) {  // somebody else's name: perhaps this one
    return name.rule != NameRule::kForm && name.begin <= candidate.begin && candidate.end() <= end;
  }
  if (candidate.begin <= name.begin && end <= candidate.end()) return false;
  if (name.type == NameType::kOrganisation) {
    return candidate.begin != name.begin ||
           entity(candidate.senses.front(), gazetteer).type != "company" ||
           !has_only_tail(name, candidate, text);
  }
  if (candidate.length > 1 || is_two_names(name, index, text, gazetteer)) return false;
  if (name.rule != NameRule::kForm) return true;
  // «Kimbal Musk», «Claude Monet»: a name of the gazetteer as surname, or a weak one as first name.
  const bool as_surname = is_person_name(candidate, gazetteer) && candidate.end() == end;
  const bool as_first_name = candidate.begin == name.begin &&
                             (text.contexts[name.begin].kinds & kFirstName) != 0 &&
                             std::all_of(candidate.senses.begin(), candidate.senses.end(),
                                         [](const NameSense& sense) { return sense.weak(); });
  return as_surname || as_first_name;
}

bool belongs_to_another(const NamedText& text, std::size_t index, const Gazetteer& gazetteer) {
  const std::size_t at = text.candidates[index].begin;
  const auto stranger = [&](std::size_t word) {
    if (text.contexts[word].capitals == Capitals::kAny) return false;
    std::vector<Gazetteer::Match> matches;
    gazetteer.match(text.words, word, false, matches);
    return matches.empty();
  };
  if (at + 1 < text.words.size() && text.contexts[at + 1].before == Gap::kHyphen &&
      stranger(at + 1)) {
    return true;
  }
  if (at == 0) return false;
  const NameContext& before = text.contexts[at - 1];
  const Gap gap = text.contexts[at].before;
  if (gap == Gap::kHyphen) return stranger(at - 1);
  if (gap != Gap::kSpace || before.capitals == Capitals::kAny) return false;
  constexpr std::uint32_t kNoFirstName = kTitle | kRole | kKin | kDemonym | kCalendar | kNoName |
                                         kOrgHead | kOrgTail | kPlace | kPlaceHead;
  if ((before.kinds & kNoFirstName) != 0 && (before.kinds & kFirstName) == 0) return false;
  if (is_title(before.token->folded) || is_stop_word_anywhere(before.token->folded)) return false;
  return index == 0 || text.candidates[index - 1].end() != at;
}

}  // namespace revue
