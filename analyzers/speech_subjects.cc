// Subjects behind their verb, and the first of a sentence.
#include "analyzers/speech_grammar.h"

namespace revue {

// «…», a plaidé mardi, devant les élus, Ada Ngo: behind the comma that closes such an insertion,
// which begins at this comma; the comma itself for none.
std::size_t SpeechGrammar::past_inserted_adjunct(std::size_t comma,
                                                 const Sentence& sentence) const {
  constexpr std::size_t kLongest = 16;  // parts
  const std::size_t first = comma + 1;
  if (!is(first, PartKind::kWord)) return comma;
  const bool adjunct = past_time(first, sentence.end) > first ||
                       (in(first, &SpeechWords::prepositions) && speaker_at(first) == nullptr);
  if (!adjunct) return comma;
  for (std::size_t i = first; i < sentence.end && i - first < kLongest; ++i) {
    if (is(i, PartKind::kComma)) return i + 1;
    if (!is(i, PartKind::kWord) || in(i, &SpeechWords::relatives)) break;
  }
  return comma;
}

Phrase SpeechGrammar::subject_after(const SpeechVerb& verb, const Sentence& sentence) const {
  if (!verb.clitic.empty()) return verb.clitic;
  std::size_t before = verb.first;  // of «lui a répondu»
  while (before > sentence.begin && in(before - 1, &SpeechWords::object_pronouns)) --before;
  const bool inserted = before > sentence.begin && word(verb.verb).language == Language::kFrench &&
                        (is(before - 1, PartKind::kComma) || is(before - 1, PartKind::kMarked));
  for (std::size_t i = verb.last + 1; i < sentence.end; ++i) {
    if (inserted && is(i, PartKind::kComma)) i = past_inserted_adjunct(i, sentence);
    if (!is(i, PartKind::kWord)) break;
    if (is_complementiser(i) || in(i, &SpeechWords::relatives) ||
        in(i, &SpeechWords::conjunctions) || in(i, &SpeechWords::clause_verbs)) {
      return {};
    }
    if (in(i, &SpeechWords::adverbs) && speaker_at(i) == nullptr) continue;  // «mardi»
    // «celui-ci»
    if (is_speaker_pronoun(i) && is(i + 1, PartKind::kWord) &&
        word(i + 1).context.before == Gap::kHyphen && folded(i + 1) == "ci") {
      return {i, i + 1};
    }
    // «celui qui fut son associé»
    if (in(i, &SpeechWords::stressed_pronouns) && in(i + 1, &SpeechWords::relatives) &&
        !is_complementiser(i + 1)) {
      std::size_t last = i + 2;
      while (last < sentence.end && is(last, PartKind::kWord)) ++last;
      return {i, last};
    }
    const bool governed = i > verb.last + 1 && is(i - 1, PartKind::kWord) &&
                          in(i - 1, &SpeechWords::prepositions) &&
                          !in(i - 1, &SpeechWords::adverbs);
    const bool elided_preposition = elided(i) == "d";
    if (in(i, &SpeechWords::prepositions) && !in(i, &SpeechWords::determiners) &&
        speaker_at(i) == nullptr) {
      // «déclare à l’AFP Jean Dupont»: past what the preposition governs.
      const std::size_t governed_from = i + 1;
      if (governed_from >= sentence.end || !is(governed_from, PartKind::kWord)) return {};
      std::size_t next = governed_from;
      if (in(next, &SpeechWords::determiners)) ++next;
      if (next < sentence.end && is(next, PartKind::kWord)) {
        if (const ArticleMention* mention = speaker_at(next)) {
          while (next < sentence.end && speaker_at(next) == mention) ++next;
        } else {
          ++next;
        }
      }
      i = next - 1;
      continue;
    }
    if (governed || elided_preposition) continue;
    if (const std::size_t behind = past_time(i, sentence.end); behind > i) {
      i = behind - 1;
      continue;
    }
    if (speaker_at(i) != nullptr || in(i, &SpeechWords::determiners) || elided(i) == "l" ||
        is_capitalised(i)) {
      if (in(i, &SpeechWords::determiners) && !is(i + 1, PartKind::kWord)) return {};
      return phrase_from(i, sentence.end);
    }
  }
  return {};
}

// “UBS — the bank — closed”
bool SpeechGrammar::is_first_of_two(std::size_t dash, const Sentence& sentence) const {
  for (std::size_t i = dash + 1; i < sentence.end; ++i) {
    if (is(i, PartKind::kDash)) return true;
  }
  return false;
}

// “LONDON (Agency) – The regulator …”: behind the dash; the beginning for none.
std::size_t SpeechGrammar::past_dateline(const Sentence& sentence) const {
  constexpr std::size_t kLongest = 12;  // parts
  if (!is(sentence.begin, PartKind::kWord) ||
      word(sentence.begin).context.capitals != Capitals::kAll) {
    return sentence.begin;
  }
  bool bracket = false;
  for (std::size_t i = sentence.begin; i < sentence.end && i < sentence.begin + kLongest; ++i) {
    if (is(i, PartKind::kDash)) return is_first_of_two(i, sentence) ? sentence.begin : i + 1;
    bracket = is(i, PartKind::kOpening) || (bracket && !is(i, PartKind::kClosing));
    const bool name = is(i, PartKind::kWord) && (is_capitalised(i) || bracket);
    const bool pause = is(i, PartKind::kOpening) || is(i, PartKind::kClosing) ||
                       is(i, PartKind::kComma) || is(i, PartKind::kStop);
    if (!name && !pause) break;
  }
  return sentence.begin;
}

Phrase SpeechGrammar::first_subject(const Sentence& sentence, std::size_t end) const {
  for (std::size_t i = past_dateline(sentence); i < end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    const bool governed = i > sentence.begin && is(i - 1, PartKind::kWord) &&
                          in(i - 1, &SpeechWords::prepositions) && speaker_at(i - 1) == nullptr;
    if (governed || elided(i) == "d") {
      if (speaker_at(i) != nullptr) i = past_mention(i, end) - 1;
      continue;
    }
    if (speaker_at(i) != nullptr) {
      const std::size_t last = past_mention(i, end);
      return goes_on_behind(last, end) ? phrase_from(i, end) : Phrase{i, last};
    }
    if (is_speaker_pronoun(i) && !in(i, &SpeechWords::relatives)) return {i, i + 1};
    if (const std::size_t behind = past_time(i, end); behind > i) {
      i = behind - 1;
      continue;
    }
    const bool opens =
        i == sentence.begin || is(i - 1, PartKind::kComma) || is(i - 1, PartKind::kDash);
    if (opens && is_capitalised(i) && !is_participle(i) && !in(i, &SpeechWords::determiners) &&
        !in(i, &SpeechWords::prepositions) && !in(i, &SpeechWords::adverbs) &&
        !in(i, &SpeechWords::clause_openers) && !in(i, &SpeechWords::conjunctions) &&
        !word(i).context.token->stop) {
      return phrase_from(i, end);
    }
    if (opens && (in(i, &SpeechWords::determiners) || elided(i) == "l" || elided(i) == "L")) {
      const Phrase phrase = phrase_from(i, end);
      if (!phrase.empty()) return phrase;
    }
  }
  return {};
}

}  // namespace revue
