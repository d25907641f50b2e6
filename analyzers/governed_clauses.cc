#include "analyzers/governed_clauses.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace revue {
namespace {

// A word that can be an infinitive by its ending and by what it is not; behind a marker, a negation
// or a pronoun («le voter») it can hardly be a noun.
bool is_infinitive(const SpeechGrammar& grammar, std::size_t i, bool marked) {
  if (!grammar.is(i, PartKind::kWord) || grammar.is_capitalised(i)) return false;
  constexpr std::uint32_t kNouns = kRole | kTitle | kCalendar | kOrgHead | kKin;
  constexpr std::span<const std::string_view> SpeechWords::*kSmall[] = {
      &SpeechWords::prepositions, &SpeechWords::determiners, &SpeechWords::adverbs,
      &SpeechWords::times, &SpeechWords::no_infinitives};
  if ((!marked && (grammar.word(i).context.kinds & kNouns) != 0) ||
      std::any_of(std::begin(kSmall), std::end(kSmall),
                  [&](auto list) { return grammar.in(i, list); })) {
    return false;
  }
  const std::string_view word = grammar.folded(i);
  const auto endings = speech_words(grammar.word(i).language).infinitive_endings;
  return word.size() > 3 &&
         std::any_of(endings.begin(), endings.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
}

// «en clôture du sommet», but «en avoir assez»: whether a noun follows «en».
bool is_complement_of_place(const SpeechGrammar& grammar, std::size_t i) {
  if (grammar.folded(i) != "en" || !grammar.is(i + 1, PartKind::kWord)) return false;
  const std::size_t behind = i + 2;
  return !grammar.is(behind, PartKind::kWord) || grammar.is_complementiser(behind) ||
         grammar.in(behind, &SpeechWords::noun_joints) || grammar.elided(behind) == "d";
}

// Whether an infinitive begins here with its negation and pronouns: «ne pas la voter»,
// «s’expliquer». Behind «de» and «à», «le» and «les» are pronouns: the article is «du», «des».
bool is_infinitive_group(const SpeechGrammar& grammar, std::size_t i, bool marked) {
  constexpr std::size_t kLongest = 5;  // words before the infinitive
  // «assure d’ordinaire que», «déclare en clôture du sommet que»
  if (!marked && (grammar.elided(i) == "d" || is_complement_of_place(grammar, i))) return false;
  bool pronouns = marked;
  for (const std::size_t first = i; i - first <= kLongest; ++i) {
    if (is_infinitive(grammar, i, pronouns)) return true;
    const bool negation = grammar.in(i, &SpeechWords::negations) ||
                          (grammar.is(i, PartKind::kWord) && grammar.folded(i) == "plus");
    pronouns = pronouns || negation;
    const bool article = grammar.in(i, &SpeechWords::determiners) && !pronouns;
    const bool small = negation || grammar.in(i, &SpeechWords::object_pronouns) ||
                       grammar.in(i, &SpeechWords::adverbs);
    if (!small || article) return false;
  }
  return false;
}

// «de saisir», «d’avoir», «à ne pas céder».
bool is_marked_infinitive(const SpeechGrammar& grammar, const Cue& cue, std::size_t i,
                          bool reflexive) {
  if (cue.governs(CueGoverned::kDe)) {
    if (grammar.elided(i) == "d" && is_infinitive_group(grammar, i, true)) return true;
    const std::size_t next = i + 1;
    if (grammar.folded(i) == "de" && grammar.is(next, PartKind::kWord) &&
        is_infinitive_group(grammar, next, grammar.folded(next) != "la")) {
      return true;
    }
  }
  return reflexive && cue.governs(CueGoverned::kA) &&
         grammar_form(*grammar.word(i).context.token) == "à" &&
         is_infinitive_group(grammar, i + 1, true);
}

// «se dit», «s’est dit».
bool is_reflexive(const SpeechSentence& in, const SpeechVerb& verb) {
  const SpeechGrammar& grammar = in.grammar();
  return grammar.elided(verb.first) == "s" ||
         (verb.first > in.sentence().begin && in.is(verb.first - 1, PartKind::kWord) &&
          grammar.folded(verb.first - 1) == "se");
}

bool is_gerund(const SpeechGrammar& grammar, std::size_t i) {
  if (!grammar.is(i, PartKind::kWord) || grammar.is_capitalised(i)) return false;
  const std::string_view word = grammar.folded(i);
  return word.size() > 4 && word.ends_with("ing") && !grammar.in(i, &SpeechWords::gerund_nouns);
}

// “to file”, “not to worry”; not “to China”, “to the board”, “to workers”.
bool is_english_infinitive(const SpeechGrammar& grammar, std::size_t to) {
  if (!grammar.in(to, &SpeechWords::infinitive_markers) || grammar.folded(to) != "to") return false;
  const std::size_t next = to + 1;
  if (!grammar.is(next, PartKind::kWord) || grammar.is_capitalised(next)) return false;
  const std::string_view word = grammar.folded(next);
  const bool plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
  return !plural && !grammar.in(next, &SpeechWords::determiners) &&
         !grammar.in(next, &SpeechWords::object_pronouns);
}

}  // namespace

std::size_t governed_begin(const SpeechSentence& in, const SpeechVerb& verb) {
  const SpeechGrammar& grammar = in.grammar();
  const std::size_t end = in.sentence().end;
  const Cue& cue = verb.cue;
  std::size_t i = verb.last + 1;
  if (cue.governed == 0) return end;
  // «a annoncé jeudi suspendre»
  while (in.is(i, PartKind::kWord) && i < end && grammar.in(i, &SpeechWords::adverbs)) ++i;
  i = grammar.past_time(i, end);
  if (i >= end || !in.is(i, PartKind::kWord)) return end;
  // «se dit fier» has no infinitive.
  const bool reflexive = is_reflexive(in, verb);
  if (cue.governs(CueGoverned::kBare) && !reflexive && is_infinitive_group(grammar, i, false)) {
    return i;
  }
  if (is_marked_infinitive(grammar, cue, i, reflexive)) return i;
  if (cue.governs(CueGoverned::kTo) && verb.form == CueForm::kFinite) {
    const bool negated = grammar.in(i, &SpeechWords::negations);
    if (is_english_infinitive(grammar, i + (negated ? 1 : 0))) return i;
  }
  if (cue.governs(CueGoverned::kGerund) && is_gerund(grammar, i)) return i;
  if (cue.governs(CueGoverned::kAgainst) && grammar.folded(i) == "against" &&
      in.is(i + 1, PartKind::kWord)) {
    return i + 1;
  }
  return governs_object(in, verb, i) ? i : end;
}

bool governs_object(const SpeechSentence& in, const SpeechVerb& verb, std::size_t begin) {
  const SpeechGrammar& grammar = in.grammar();
  return verb.cue.governs(CueGoverned::kObject) && verb.form == CueForm::kFinite &&
         (grammar.in(begin, &SpeechWords::determiners) || grammar.elided(begin) == "l");
}

std::size_t exhortation_begin(const SpeechSentence& in, const SpeechVerb& verb) {
  constexpr std::size_t kLongestAudience = 10;  // words
  const SpeechGrammar& grammar = in.grammar();
  const std::size_t end = in.sentence().end;
  if (!grammar.in(verb.verb, &SpeechWords::exhortations)) return end;
  // “warned of a plot to kill”
  const std::size_t next = verb.last + 1;
  if (in.is(next, PartKind::kWord) && grammar.in(next, &SpeechWords::prepositions)) return end;
  for (std::size_t i = verb.last + 2; i + 1 < end; ++i) {
    if (!in.is(i, PartKind::kWord) || i > verb.last + kLongestAudience) break;
    if (!is_english_infinitive(grammar, i)) continue;
    return grammar.in(i - 1, &SpeechWords::negations) ? i - 1 : i;
  }
  return end;
}

}  // namespace revue
