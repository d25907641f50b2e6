// What a word or a phrase can be, as far as its form tells: a time, somebody, a verb, a plural.
#include <algorithm>
#include <iterator>

#include "analyzers/speech_grammar.h"

namespace revue {

std::size_t SpeechGrammar::past_time(std::size_t begin, std::size_t end) const {
  bool time = false;
  std::size_t i = begin;
  for (; i < end && is(i, PartKind::kWord) && speaker_at(i) == nullptr; ++i) {
    const char first = folded(i).front();
    // «l’April» is no month: French writes it small.
    const bool calendar = (word(i).context.kinds & kCalendar) != 0 &&
                          (word(i).language == Language::kEnglish || !is_capitalised(i));
    const bool told = calendar || in(i, &SpeechWords::times);
    const bool year = first >= '0' && first <= '9' && folded(i).size() == 4;
    const bool number = first >= '0' && first <= '9';
    // «une nouvelle fois», «un peu plus tard»
    const bool qualifies = i > begin && i + 1 < end && in(i - 1, &SpeechWords::determiners) &&
                           is(i + 1, PartKind::kWord) && in(i + 1, &SpeechWords::times);
    const bool goes_on = told || number || (!time && in(i, &SpeechWords::determiners)) || qualifies;
    if (!goes_on) break;
    time = time || told || year;
  }
  return time ? i : begin;
}

bool SpeechGrammar::is_nominal(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    if (speaker_at(i) != nullptr || in(i, &SpeechWords::stressed_pronouns)) return true;
    if (in(i, &SpeechWords::subject_pronouns)) {
      if (is_speaker_pronoun(i)) return true;
      continue;
    }
    const std::size_t behind = past_time(i, phrase.end);
    if (behind > i) {
      i = behind - 1;
      continue;
    }
    const ArticleWord& each = word(i);
    const bool letters = (each.folded().front() < '0' || each.folded().front() > '9');
    if (letters && (!each.context.token->stop || is_capitalised(i)) && each.folded().size() > 1) {
      return true;
    }
  }
  return false;
}

// Of one person, maybe behind a title.
bool SpeechGrammar::is_name(Phrase phrase) const {
  while (phrase.begin < phrase.end && is(phrase.begin, PartKind::kWord) &&
         (word(phrase.begin).context.kinds & kTitle) != 0 && !is_person_at(phrase.begin)) {
    ++phrase.begin;
  }
  if (phrase.empty() || !is_person_at(phrase.begin)) return false;
  const ArticleMention* mention = speaker_at(phrase.begin);
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (speaker_at(i) != mention) return false;
  }
  return true;
}

bool SpeechGrammar::is_person_at(std::size_t i) const {
  const ArticleMention* mention = speaker_at(i);
  return mention != nullptr && mention->entity->is_person();
}

// «Contrarié de …, il»: a French past participle, which never is a name in itself.
bool SpeechGrammar::is_participle(std::size_t i) const {
  constexpr std::string_view kEndings[] = {"é", "ée", "és", "ées"};
  if (word(i).language != Language::kFrench || (word(i).context.kinds & kFirstName) != 0) {
    return false;
  }
  const std::string_view exact = word(i).exact();
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return exact.ends_with(ending); });
}

bool SpeechGrammar::can_be_verb(std::size_t i) const {
  if (in(i, &SpeechWords::negations) || elided(i) == "n") return true;
  constexpr std::span<const std::string_view> SpeechWords::*kSmall[] = {
      &SpeechWords::prepositions, &SpeechWords::determiners,    &SpeechWords::relatives,
      &SpeechWords::adverbs,      &SpeechWords::clause_openers, &SpeechWords::subject_pronouns,
      &SpeechWords::times,        &SpeechWords::noun_joints};
  const bool small =
      std::any_of(std::begin(kSmall), std::end(kSmall), [&](auto list) { return in(i, list); });
  return !small && elided(i).empty() && !is_participle(i) && !word(i).exact().ends_with("ant");
}

bool SpeechGrammar::is_verb_form(std::size_t i) const {
  if (is_capitalised(i)) return false;
  const Cue cue =
      cues_.find(word(i).language, word(i).exact(), [](std::size_t) { return std::string_view(); });
  return cue.length > 0 && cue.is(CueForm::kFinite);
}

// “has repeatedly argued”: an English adverb by its form.
bool SpeechGrammar::is_manner(std::size_t i) const {
  constexpr std::string_view kNouns[] = {"ally",   "anomaly", "assembly", "bully",
                                         "family", "fly",     "folly",    "monopoly",
                                         "rally",  "reply",   "supply",   "tally"};
  return is(i, PartKind::kWord) && word(i).language == Language::kEnglish &&
         folded(i).ends_with("ly") && !is_capitalised(i) && !holds(kNouns, folded(i));
}

// As far as its words tell; “the mayor and the governor”, too.
bool SpeechGrammar::is_plural(Phrase subject, const Sentence& sentence) const {
  constexpr std::string_view kPlurals[] = {
      "all",   "both",   "children", "few",    "i",       "many",  "media", "men",
      "most",  "others", "people",   "police", "several", "some",  "these", "they",
      "those", "three",  "two",      "we",     "who",     "women", "you"};
  if (subject.begin > sentence.begin && in(subject.begin - 1, &SpeechWords::conjunctions)) {
    return true;  // “the mayor and the governor say”
  }
  for (std::size_t i = subject.begin; i < subject.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    const std::string_view word = folded(i);
    const bool ending = word.ends_with('s') && !word.ends_with("ss") &&
                        !in(i, &SpeechWords::determiners) && !is_possessive(i);
    if (ending || holds(kPlurals, word)) return true;
  }
  return false;
}

}  // namespace revue
