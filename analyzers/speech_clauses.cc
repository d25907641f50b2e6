// Where the clauses begin and end that a verb of saying reports.
#include <algorithm>
#include <string_view>

#include "analyzers/speech_sentence.h"

namespace revue {

std::size_t SpeechSentence::clause_begin(const SpeechVerb& verb, const Sentence& sentence) const {
  constexpr std::size_t kReach = 14;
  constexpr std::string_view kAntecedents[] = {"ce", "celle", "celles", "celui", "ceux"};
  const bool can_be_bare = verb.cue.clause == CueClause::kBare;
  const std::size_t bare = can_be_bare ? bare_clause_begin(verb, sentence) : sentence.end;
  bool clause = false;  // a clause without «que» has begun
  for (std::size_t i = verb.last + 1; i < sentence.end && i - verb.last <= kReach; ++i) {
    if (is(i, PartKind::kColon) || is(i, PartKind::kStop)) break;
    if (can_be_bare && is(i, PartKind::kComma) && !grammar_.is_complementiser(i + 1)) break;
    // “told the “Today” show that”: a name.
    if (is(i, PartKind::kMarked) && !(i > verb.last + 1 && is_name_in_marks(i))) break;
    if (!is(i, PartKind::kWord)) continue;
    if (is_verb_of_speech(i)) break;
    // “told of plans that …”
    if (i == verb.last + 1 &&
        (grammar_.folded(i) == "of" || (grammar_.folded(i) == "about" && is_told(verb)))) {
      return sentence.end;
    }
    if (const std::size_t behind = grammar_.past_time(i, sentence.end); behind > i) {
      i = behind - 1;  // «a indiqué le 30 janvier que»
      continue;
    }
    // «dit ce que ses services lui disent», «déplore celles que l’on ménage»
    if (grammar_.is_complementiser(i) && is(i - 1, PartKind::kWord) &&
        holds(kAntecedents, grammar_.folded(i - 1))) {
      return sentence.end;
    }
    if (grammar_.is_complementiser(i) && !(clause && bare < i)) return is_joint(i) ? bare : i;
    // An object of its own: what follows it is told of that, but “told the court that”.
    const bool object = i > verb.last + 1 ? is(i - 1, PartKind::kWord) &&
                                                !grammar_.in(i - 1, &SpeechWords::prepositions)
                                          : !is_told(verb) && !is_inverted(verb, sentence);
    // «tout d’abord», «tout de même»
    const bool adverb = grammar_.in(i, &SpeechWords::adverbs);
    if (!can_be_bare && object && grammar_.in(i, &SpeechWords::determiners) && !adverb &&
        grammar_.elided(i) != "d" && !grammar_.in(i, &SpeechWords::noun_joints)) {
      break;
    }
    if (grammar_.in(i, &SpeechWords::relatives)) break;
    clause = clause || (i > bare && looks_like_verb(i));
  }
  return bare;
}

std::size_t SpeechSentence::clause_end(std::size_t begin, const Sentence& sentence) const {
  std::size_t end = sentence.end;
  for (std::size_t i = begin; i < end; ++i) {
    const PartKind kind = grammar_.part(i).kind;
    const bool contrast = kind == PartKind::kComma && is_contrast(i + 1);
    if (contrast || kind == PartKind::kColon || kind == PartKind::kSemicolon) end = i;
    if (kind != PartKind::kDash) continue;
    // What a pair of dashes parts off belongs to the clause.
    const std::size_t closing = next_of(sentence, i + 1, PartKind::kDash);
    if (closing + 1 < end && !has_any({i, closing}, {PartKind::kColon, PartKind::kSemicolon})) {
      i = closing;
    } else {
      end = i;
    }
  }
  // “While the company said it would not comment, its owner …”
  if (grammar_.in(sentence.begin, &SpeechWords::clause_openers)) {
    end = std::min(end, next_of(sentence, begin, PartKind::kComma));
  }
  // “… that “no one is safe,” alluding to …”
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (is(i, PartKind::kWord) && is(i - 1, PartKind::kMarked) &&
        grammar_.folded(i).ends_with("ing") &&
        cut(article_.text, parts_.marked[grammar_.part(i - 1).number].inside).ends_with(',')) {
      end = i;
    }
  }
  for (const SpeechVerb& verb : verbs_) {
    if (verb.first <= begin || verb.first >= end) continue;
    if (verb.form == CueForm::kPresent &&
        (is(verb.first - 1, PartKind::kComma) || is(verb.first - 1, PartKind::kMarked))) {
      return verb.first - (is(verb.first - 1, PartKind::kComma) ? 1 : 0);
    }
    if (verb.form != CueForm::kFinite) continue;
    // “… and alleges that …”, “…, and quoted …”, “… and said it would …”, «… et promet de …»
    const bool reports =
        (is(verb.last + 1, PartKind::kWord) && grammar_.is_complementiser(verb.last + 1)) ||
        is(verb.first - 2, PartKind::kComma) ||
        (verb.cue.clause == CueClause::kBare && bare_clause_begin(verb, sentence) < sentence.end);
    std::size_t joint = verb.first - 1;  // «et se dit»
    while (joint > begin && grammar_.in(joint, &SpeechWords::object_pronouns)) --joint;
    if (grammar_.in(joint, &SpeechWords::conjunctions) && verb.cue.strong &&
        (reports || language_at(verb.first) == Language::kFrench)) {
      return joint;
    }
    const Phrase subject = grammar_.subject_before(verb, sentence);
    if (!subject.empty() && subject.begin > begin + 1 &&
        grammar_.in(subject.begin - 1, &SpeechWords::conjunctions)) {
      return subject.begin - 1;
    }
  }
  return end;
}

std::size_t SpeechSentence::bare_clause_begin(const SpeechVerb& verb,
                                              const Sentence& sentence) const {
  std::size_t i = verb.last + 1;
  if (i >= sentence.end || is(i, PartKind::kComma)) return sentence.end;
  // What comes first may be when, where and to whom it was said.
  i = past_adjuncts(i, sentence);
  if (is_told(verb)) {
    i = past_audience(i, sentence);
    // “tells us about a growing concern”
    if (i < sentence.end && is(i, PartKind::kWord) && grammar_.folded(i) == "about") {
      return sentence.end;
    }
    i = past_adjuncts(i, sentence);
  }
  if (i >= sentence.end || !(is(i, PartKind::kWord) || is(i, PartKind::kMarked))) {
    return sentence.end;
  }
  if (is(i, PartKind::kWord)) {
    const char first = grammar_.folded(i).front();
    if (grammar_.in(i, &SpeechWords::relatives) || (first >= '0' && first <= '9')) {
      return sentence.end;
    }
  }
  // “claiming responsibility, the group said”
  Sentence clause = sentence;
  if (verb.form == CueForm::kPresent) clause.end = next_of(sentence, i, PartKind::kComma);
  return has_verb(i, clause) ? i : sentence.end;
}

std::size_t SpeechSentence::past_adjuncts(std::size_t i, const Sentence& sentence) const {
  const std::size_t first = i;
  while (i < sentence.end && is(i, PartKind::kWord) && i - first < 10) {
    const bool adjunct = grammar_.in(i, &SpeechWords::prepositions) &&
                         grammar_.speaker_at(i) == nullptr &&
                         !grammar_.in(i, &SpeechWords::determiners);
    if (grammar_.in(i, &SpeechWords::adverbs)) {
      if (grammar_.in(i, &SpeechWords::subject_pronouns)) break;
      ++i;
      continue;
    }
    if (!adjunct) break;
    // Past the noun it governs.
    ++i;
    if (i < sentence.end && grammar_.in(i, &SpeechWords::determiners)) ++i;
    std::size_t steps = 0;
    while (i < sentence.end && is(i, PartKind::kWord) && steps++ < 6 &&
           !grammar_.in(i, &SpeechWords::subject_pronouns) &&
           !grammar_.in(i, &SpeechWords::determiners) &&
           !(grammar_.in(i, &SpeechWords::prepositions)) &&
           !grammar_.in(i + 1, &SpeechWords::clause_verbs)) {
      ++i;
      if (steps == 1 && (is(i, PartKind::kWord)) && grammar_.is_capitalised(i) &&
          !grammar_.is_capitalised(i - 1)) {
        break;
      }
    }
  }
  return i;
}

std::size_t SpeechSentence::past_audience(std::size_t i, const Sentence& sentence) const {
  if (i >= sentence.end || !is(i, PartKind::kWord)) return i;
  if (grammar_.in(i, &SpeechWords::object_pronouns)) return i + 1;
  std::size_t at = i;
  if (grammar_.in(at, &SpeechWords::determiners)) ++at;
  if (at < sentence.end && is(at, PartKind::kWord) && grammar_.word(at).mention != kNoMention) {
    const auto mention = grammar_.word(at).mention;
    while (at < sentence.end && is(at, PartKind::kWord) && grammar_.word(at).mention == mention) {
      ++at;
    }
    return at;
  }
  if (at < sentence.end && is(at, PartKind::kWord) && grammar_.is_capitalised(at)) {
    while (at < sentence.end && is(at, PartKind::kWord) && grammar_.is_capitalised(at)) ++at;
    return at;
  }
  return std::min(at + 1, sentence.end);
}

bool SpeechSentence::is_contrast(std::size_t i) const {
  if (!is(i, PartKind::kWord)) return false;
  const std::string_view word = grammar_.folded(i);
  return word == "while" || word == "whereas" || word == "tandis" ||
         (word == "alors" && grammar_.is_complementiser(i + 1));
}

// One word or a few in capitals that end in no punctuation.
bool SpeechSentence::is_name_in_marks(std::size_t i) const {
  constexpr std::size_t kLongest = 4;
  const ByteSpan inside = parts_.marked[grammar_.part(i).number].inside;
  const std::size_t first = article_.word_at(inside.begin);
  const std::size_t end = article_.word_at(inside.end);
  if (first == end || end - first > kLongest || inside.end != article_.words[end - 1].span.end) {
    return false;
  }
  return article_.words[first].context.capitals != Capitals::kAny &&
         article_.words[end - 1].context.capitals != Capitals::kAny;
}

bool SpeechSentence::is_joint(std::size_t i) const {
  return is(i - 1, PartKind::kWord) && (grammar_.in(i - 1, &SpeechWords::clause_openers) ||
                                        (grammar_.in(i - 1, &SpeechWords::prepositions) &&
                                         !grammar_.in(i - 1, &SpeechWords::adverbs)));
}

}  // namespace revue
