// Who speaks without a verb of saying, or with one that names nobody: «selon X», “in X’s words”,
// «salue-t-on à l’Elysée».
#include "analyzers/speech_sentence.h"

namespace revue {

SpeechSource SpeechSentence::find_source(const Sentence& sentence) const {
  for (std::size_t i = sentence.begin; i + 1 < sentence.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    SpeechSource found{i, words_of_speaker(i, sentence)};
    if (found.who.empty()) found.who = source_behind(i, sentence);
    if (!found.who.empty()) return found;
  }
  return {};
}

// “in X’s words”, “in her own words”, «aux yeux de X».
Phrase SpeechSentence::words_of_speaker(std::size_t i, const Sentence& sentence) const {
  const std::string_view word = grammar_.folded(i);
  if (word == "aux" && is(i + 1, PartKind::kWord) && grammar_.folded(i + 1) == "yeux") {
    std::size_t who = i + 2;
    if (who < sentence.end && grammar_.in(who, &SpeechWords::noun_joints)) ++who;
    return grammar_.phrase_from(who, sentence.end);
  }
  if (word != "in") return {};
  // “in the words of X”
  if (is(i + 3, PartKind::kWord) && grammar_.folded(i + 1) == "the" &&
      grammar_.folded(i + 2) == "words" && grammar_.folded(i + 3) == "of") {
    return grammar_.phrase_from(i + 4, sentence.end);
  }
  constexpr std::size_t kLongestOwner = 6;  // words
  std::size_t noun = i + 1;
  while (noun < sentence.end && is(noun, PartKind::kWord) && noun - i <= kLongestOwner &&
         !grammar_.in(noun, &SpeechWords::documents)) {
    ++noun;
  }
  if (noun >= sentence.end || !grammar_.in(noun, &SpeechWords::documents)) return {};
  std::size_t owner = noun;
  if (owner > i + 1 && grammar_.folded(owner - 1) == "own") --owner;
  if (owner == i + 1) return {};
  const bool pronoun = owner == i + 2 && grammar_.in(i + 1, &SpeechWords::possessives);
  return pronoun || grammar_.is_possessive(owner - 1) ? Phrase{i + 1, owner} : Phrase();
}

// «selon X», «d’après X», «à en croire X», “according to X”; «pour X» where it opens.
Phrase SpeechSentence::source_behind(std::size_t i, const Sentence& sentence) const {
  const std::string_view word = grammar_.folded(i);
  std::size_t first = i + 1;
  if (word == "pour" && grammar_.word(i).language == Language::kFrench) {
    const bool opens =
        i <= sentence.begin + 1 || is(i - 1, PartKind::kColon) || is(i - 1, PartKind::kComma);
    // «Pour lui, …», but «pour lui donner».
    const bool pronoun =
        grammar_.in(first, &SpeechWords::stressed_pronouns) && is(first + 1, PartKind::kComma);
    if (!opens || (grammar_.speaker_at(first) == nullptr && !pronoun &&
                   !is_determined_speaker(first, sentence))) {
      return {};
    }
  } else if (!grammar_.in(i, &SpeechWords::sources)) {
    return {};
  } else if (word == "apres" && grammar_.elided(i) != "d" && grammar_.elided(i) != "D") {
    return {};
  } else if (word == "croire" && !(i > sentence.begin && grammar_.folded(i - 1) == "en")) {
    return {};
  } else if (word == "according") {
    if (!is(first, PartKind::kWord) || grammar_.folded(first) != "to") return {};
    ++first;
  } else if (word == "per") {
    // “per the report”, but “per day”
    const bool opens = i == sentence.begin || is(i - 1, PartKind::kComma);
    if (!opens || (grammar_.speaker_at(first) == nullptr && !names_document(first, sentence))) {
      return {};
    }
  }
  if (first >= sentence.end || !is(first, PartKind::kWord)) return {};
  // «des propos selon lesquels», but «Ada Ngo, selon qui»
  if (grammar_.in(first, &SpeechWords::relatives) && grammar_.folded(first) != "qui") return {};
  // «selon lui favorable à …»: the pronoun alone.
  if (grammar_.in(first, &SpeechWords::stressed_pronouns)) return {first, first + 1};
  const Phrase who = grammar_.phrase_from(first, sentence.end);
  return grammar_.is_nominal(who) ? who : Phrase();
}

bool SpeechSentence::names_document(std::size_t first, const Sentence& sentence) const {
  if (!grammar_.in(first, &SpeechWords::determiners)) return false;
  const Phrase phrase = grammar_.phrase_from(first, sentence.end);
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (is(i, PartKind::kWord) && grammar_.in(i, &SpeechWords::documents)) return true;
  }
  return false;
}

bool SpeechSentence::is_determined_speaker(std::size_t first, const Sentence& sentence) const {
  if (!grammar_.in(first, &SpeechWords::determiners) && grammar_.elided(first) != "l") return false;
  const Phrase phrase = grammar_.phrase_from(first, sentence.end);
  if (phrase.empty() || !is(phrase.end, PartKind::kComma)) return false;
  return is_called(phrase);
}

bool SpeechSentence::is_impersonal(Phrase subject) const {
  return !subject.empty() && grammar_.in(subject.begin, &SpeechWords::impersonals);
}

Phrase SpeechSentence::place_of(const SpeechVerb& verb) const {
  const auto governed = [&](std::size_t at) -> Phrase {
    if (!is(at, PartKind::kWord)) return {};
    const bool unaccented = grammar_.folded(at) == "a" && grammar_.is_capitalised(at);
    if (!unaccented && !grammar_.in(at, &SpeechWords::place_joints)) return {};
    const std::size_t first = at + 1;
    if (grammar_.past_time(first, sentence_.end) > first) return {};
    const Phrase phrase = grammar_.phrase_from(first, sentence_.end);
    return grammar_.is_nominal(phrase) ? phrase : Phrase();
  };
  const Phrase behind = governed(verb.last + 1);
  if (!behind.empty()) return behind;
  const Phrase opening = governed(sentence_.begin);
  return !opening.empty() && is(opening.end, PartKind::kComma) ? opening : Phrase();
}

}  // namespace revue
