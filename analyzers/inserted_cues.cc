#include "analyzers/inserted_cues.h"

#include <algorithm>

namespace revue {
namespace {

bool is_pause(const SpeechSentence& in, std::size_t i) {
  return in.is(i, PartKind::kComma) || in.is(i, PartKind::kDash) || in.is(i, PartKind::kStop) ||
         in.is(i, PartKind::kMarked);
}

// The subject of a verb between pauses; empty where it reports no such words.
Phrase subject_of_insertion(const SpeechSentence& in, const SpeechVerb& verb) {
  const Sentence& sentence = in.sentence();
  if (verb.form != CueForm::kFinite || verb.negated || !verb.cue.strong) return {};
  Phrase subject;
  std::size_t before = verb.first;
  if (before > sentence.begin && is_pause(in, before - 1)) {
    subject = in.grammar().subject_after(verb, sentence);
  } else if (speech_words(in.language_at(verb.first)).reports_mixed) {
    subject = in.grammar().subject_before(verb, sentence);
    before = subject.begin;
  }
  if (subject.empty() || before == sentence.begin || !is_pause(in, before - 1)) return {};
  if (!in.is_plausible(subject, verb)) return {};
  // What follows is an apposition, or the words go on.
  const std::size_t behind = std::max(verb.last + 1, subject.end);
  return behind >= sentence.end || !in.is(behind, PartKind::kWord) ? subject : Phrase();
}

}  // namespace

Attribution inserted_cue(const ArticleWords& article, const Cues& cues, ByteSpan inside) {
  SpeechSentence in(article, cues, sentence_parts(article, inside));
  for (const Sentence& sentence : in.sentences()) {
    in.enter(sentence);
    for (const SpeechVerb& verb : in.verbs()) {
      const Phrase subject = subject_of_insertion(in, verb);
      if (subject.empty()) continue;
      Attribution found = in.made(QuoteRule::kInside, verb, {}, .9);
      found.inside = in.grammar().speaker_bytes(subject);
      return found;
    }
  }
  return {};
}

}  // namespace revue
