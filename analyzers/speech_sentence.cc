#include "analyzers/speech_sentence.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace revue {

bool SpeechSentence::is_used(const SpeechVerb& verb) const {
  return std::find(used_.begin(), used_.end(), verb.first) != used_.end();
}

bool SpeechSentence::has_any(Phrase phrase, std::initializer_list<PartKind> kinds) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    for (const PartKind kind : kinds) {
      if (is(i, kind)) return true;
    }
  }
  return false;
}

std::size_t SpeechSentence::words_between(std::size_t begin, std::size_t end) const {
  std::size_t words = 0;
  for (std::size_t i = begin; i < end; ++i) words += is(i, PartKind::kWord) ? 1U : 0U;
  return words;
}

ByteSpan SpeechSentence::span_of(std::size_t begin, std::size_t end) const {
  while (end > begin && !is(end - 1, PartKind::kWord) && !is(end - 1, PartKind::kMarked) &&
         !is(end - 1, PartKind::kClosing)) {
    --end;
  }
  while (begin < end && !is(begin, PartKind::kWord) && !is(begin, PartKind::kMarked)) ++begin;
  if (begin == end) return {};
  return grammar_.bytes({begin, end});
}

Language SpeechSentence::language_at(std::size_t i) const {
  if (is(i, PartKind::kWord)) return grammar_.word(i).language;
  if (article_.words.empty()) return kLanguages.front();
  const std::size_t word = article_.word_at(grammar_.part(i).span.begin);
  return article_.words[std::min(word, article_.words.size() - 1)].language;
}

bool SpeechSentence::is_actor(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (grammar_.speaker_at(i) != nullptr || grammar_.is_speaker_pronoun(i)) return true;
  }
  return false;
}

bool SpeechSentence::is_plausible(Phrase subject, const SpeechVerb& verb) const {
  if (subject.empty()) return false;
  if (is_impersonal(subject)) return !place_of(verb).empty();
  if (is_actor(subject)) return true;
  const std::size_t first = subject.begin;
  if (grammar_.in(first, &SpeechWords::determiners) || grammar_.is_capitalised(first) ||
      !grammar_.elided(first).empty()) {
    return true;
  }
  const std::string_view last = grammar_.folded(subject.end - 1);
  if (verb.cue.clause == CueClause::kBare && grammar_.folded(first) == "people") return true;
  return verb.cue.clause == CueClause::kBare && subject.end - subject.begin <= 3 &&
         (last.ends_with('s') || last == "police");
}

Phrase SpeechSentence::subject_of(const SpeechVerb& verb, const Sentence& sentence) const {
  if (!verb.clitic.empty()) return verb.clitic;
  if (verb.form == CueForm::kFinite) {
    const Phrase before = grammar_.subject_before(verb, sentence);
    // “Said Jane Roe: “…””
    const bool opens = verb.first == sentence.begin && grammar_.is_person_at(verb.last + 1);
    const bool inverts = opens || is_inverted(verb, sentence);
    return before.empty() && inverts ? grammar_.subject_after(verb, sentence) : before;
  }
  for (auto other = verbs_.rbegin(); other != verbs_.rend(); ++other) {
    if (other->first >= verb.first || other->form != CueForm::kFinite) continue;
    Phrase subject = grammar_.subject_before(*other, sentence);
    if (subject.empty()) subject = grammar_.subject_after(*other, sentence);
    if (!subject.empty() && subject.end <= verb.first) return subject;
  }
  const Phrase first = grammar_.first_subject(sentence, verb.first);
  if (!first.empty()) return first;
  // «Estimant que «…», il vota contre»: behind the comma.
  for (std::size_t i = verb.last; i < sentence.end; ++i) {
    if (is(i, PartKind::kComma) && is(i + 1, PartKind::kWord)) {
      if (grammar_.is_speaker_pronoun(i + 1)) return {i + 1, i + 2};
      if (grammar_.speaker_at(i + 1) != nullptr || grammar_.in(i + 1, &SpeechWords::determiners)) {
        return grammar_.phrase_from(i + 1, sentence.end);
      }
    }
  }
  return {};
}

// «…, dit Ada Ngo», «comme le dit Ada Ngo», «Ainsi parlait Ada Ngo»: what stands before the verb
// cannot be its object.
bool SpeechSentence::can_invert(const SpeechVerb& verb, const Sentence& sentence) const {
  std::size_t before = verb.first;
  while (before > sentence.begin && is(before - 1, PartKind::kWord) &&
         (grammar_.in(before - 1, &SpeechWords::object_pronouns) ||
          grammar_.in(before - 1, &SpeechWords::adverbs) ||
          grammar_.in(before - 1, &SpeechWords::negations))) {
    --before;
  }
  if (before == sentence.begin || !is(before - 1, PartKind::kWord)) return true;
  return grammar_.is_complementiser(before - 1) ||
         grammar_.in(before - 1, &SpeechWords::clause_openers) ||
         grammar_.in(before - 1, &SpeechWords::relatives);
}

bool SpeechSentence::is_called(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (grammar_.speaker_at(i) != nullptr ||
        (is(i, PartKind::kWord) &&
         (grammar_.word(i).context.kinds & (kRole | kTitle | kOrgHead)) != 0)) {
      return true;
    }
  }
  return false;
}

bool SpeechSentence::can_promise(Phrase phrase) const {
  if (is_called(phrase)) return true;
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    const bool people =
        (grammar_.word(i).context.kinds & kDemonym) != 0 && grammar_.is_capitalised(i);
    if (people || grammar_.in(i, &SpeechWords::bodies)) return true;
  }
  return false;
}

bool SpeechSentence::is_sign(Phrase phrase) const {
  bool sign = false;
  for (std::size_t i = phrase.begin; i < phrase.end && is(i, PartKind::kWord); ++i) {
    if (grammar_.speaker_at(i) != nullptr) return false;
    // What is told of the noun: «panneau de bois», “woman holding a sign”.
    const bool told = grammar_.in(i, &SpeechWords::prepositions) || !grammar_.elided(i).empty() ||
                      grammar_.in(i, &SpeechWords::relatives) ||
                      grammar_.folded(i).ends_with("ing");
    if (told && i > phrase.begin) break;
    sign = sign || grammar_.in(i, &SpeechWords::signs);
  }
  return sign;
}

bool SpeechSentence::is_inverted(const SpeechVerb& verb, const Sentence& sentence) const {
  return speech_words(language_at(verb.first)).inverts_freely && can_invert(verb, sentence);
}

bool SpeechSentence::has_verb(std::size_t begin, const Sentence& sentence) const {
  if (is(begin, PartKind::kWord) && grammar_.in(begin, &SpeechWords::subject_pronouns) &&
      is(begin + 1, PartKind::kWord)) {
    return true;
  }
  for (std::size_t i = begin; i < sentence.end; ++i) {
    if (is(i, PartKind::kMarked)) return i > begin;
    if (is(i, PartKind::kWord) && looks_like_verb(i) && (i > begin || is_contracted(i)))
      return true;
  }
  return false;
}

bool SpeechSentence::has_sure_verb(Phrase clause) const {
  for (std::size_t i = clause.begin; i < clause.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    if (grammar_.in(i, &SpeechWords::clause_verbs) || is_contracted(i)) return true;
    const bool pronoun =
        grammar_.in(i, &SpeechWords::subject_pronouns) && !grammar_.in(i, &SpeechWords::relatives);
    if (pronoun && i + 1 < clause.end) return true;
    // “closed”, but not “a closed door”.
    if (grammar_.folded(i).ends_with("ed") && i > clause.begin && looks_like_verb(i) &&
        !grammar_.in(i - 1, &SpeechWords::determiners)) {
      return true;
    }
  }
  return false;
}

bool SpeechSentence::continues_clause(std::size_t i) const {
  return is(i, PartKind::kWord) &&
         (grammar_.in(i, &SpeechWords::prepositions) || begins_predicate(i));
}

bool SpeechSentence::begins_predicate(std::size_t i) const {
  if (!is(i, PartKind::kWord)) return false;
  if (grammar_.in(i, &SpeechWords::clause_verbs) || is_verb_of_speech(i)) return true;
  return speech_words(language_at(i)).reports_mixed && looks_like_verb(i) &&
         !grammar_.in(i, &SpeechWords::prepositions);
}

bool SpeechSentence::is_cut_in_two(Phrase subject, std::size_t behind) const {
  if (subject.empty() || !is(behind, PartKind::kWord) ||
      !(is(behind + 1, PartKind::kWord) || is(behind + 1, PartKind::kMarked))) {
    return false;
  }
  if (grammar_.in(subject.begin, &SpeechWords::conjunctions)) ++subject.begin;
  const std::size_t first = subject.begin;
  if (subject.empty() || !is(first, PartKind::kWord)) return false;
  if (grammar_.in(first, &SpeechWords::clause_openers) ||
      (grammar_.in(first, &SpeechWords::prepositions) &&
       !grammar_.in(first, &SpeechWords::determiners))) {
    return false;
  }
  if (grammar_.in(behind, &SpeechWords::clause_verbs)) return true;
  if (grammar_.is_capitalised(behind) || grammar_.in(behind, &SpeechWords::conjunctions) ||
      has_any(subject, {PartKind::kComma, PartKind::kMarked}) || has_sure_verb(subject)) {
    return false;
  }
  if (speech_words(language_at(behind)).reports_mixed) return looks_like_verb(behind);
  const bool determined = grammar_.in(first, &SpeechWords::determiners) ||
                          !grammar_.elided(first).empty() || is_actor(subject);
  return determined && grammar_.can_be_verb(behind);
}

void SpeechSentence::attribute(Quote& quote, const Attribution& found) const {
  quote.rule = found.rule;
  quote.cue = found.cue;
  quote.speaker = found.inside.empty() ? grammar_.speaker_bytes(found.speaker) : found.inside;
  quote.confidence = found.confidence;
}

Attribution SpeechSentence::made(QuoteRule rule, const SpeechVerb& verb, Phrase speaker,
                                 double confidence) const {
  std::size_t last = verb.last;
  if (!verb.clitic.empty() && verb.clitic.begin > verb.verb) last = verb.clitic.begin - 1;
  while (last > verb.verb && grammar_.folded(last) == "t") --last;
  const ByteSpan cue = {grammar_.part(verb.verb).span.begin, grammar_.part(last).span.end};
  if (is_impersonal(speaker)) {
    if (const Phrase place = place_of(verb); !place.empty()) speaker = place;
  }
  return {rule, cue, speaker, verb.cue.strong ? confidence : confidence * .9};
}

bool SpeechSentence::is_verb_of_speech(std::size_t i) const {
  return std::any_of(verbs_.begin(), verbs_.end(),
                     [i](const SpeechVerb& verb) { return verb.first == i; });
}

bool SpeechSentence::is_contracted(std::size_t i) const {
  return grammar_.in(i, &SpeechWords::subject_pronouns) &&
         goes_on_with_s(article_.text.substr(grammar_.part(i).span.end));
}

bool SpeechSentence::looks_like_verb(std::size_t i) const {
  if (grammar_.in(i, &SpeechWords::clause_verbs) || is_contracted(i)) return true;
  const std::string_view word = grammar_.folded(i);
  return !grammar_.is_capitalised(i) && word.size() > 3 &&
         (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss")));
}

bool SpeechSentence::is_told(const SpeechVerb& verb) const {
  const std::string_view word = grammar_.folded(verb.verb);
  constexpr std::string_view kStems[] = {"advis",  "alert",  "assur",  "avert", "caution", "inform",
                                         "preven", "promis", "remind", "tell",  "told",    "warn"};
  return std::any_of(std::begin(kStems), std::end(kStems),
                     [word](std::string_view stem) { return word.starts_with(stem); });
}

}  // namespace revue
