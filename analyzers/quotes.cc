#include "analyzers/quotes.h"

#include <algorithm>
#include <array>

#include "analyzers/interviews.h"
#include "analyzers/marked_quotes.h"
#include "analyzers/reported_clauses.h"
#include "analyzers/speech_sentence.h"

namespace revue {
namespace {

// READ MORE:, LIRE AUSSI : a label in capitals before a colon announces another article.
bool is_teaser(const SpeechGrammar& grammar, const Sentence& sentence) {
  constexpr std::size_t kLongestLabel = 3;  // words
  std::size_t i = sentence.begin;
  while (i < sentence.end && grammar.is(i, PartKind::kWord) && i - sentence.begin < kLongestLabel &&
         grammar.word(i).context.capitals == Capitals::kAll) {
    ++i;
  }
  return i > sentence.begin && grammar.is(i, PartKind::kColon) &&
         grammar.in(sentence.begin, &SpeechWords::teasers);
}

// “X wrote:” at the end of a paragraph: the next one is what was written.
Attribution announcement(const SpeechSentence& in) {
  const Sentence& sentence = in.sentence();
  if (!in.is(sentence.end - 1, PartKind::kColon) || in.verbs().empty()) return {};
  const SpeechVerb& verb = in.verbs().back();
  if (verb.form != CueForm::kFinite || verb.negated || in.is_used(verb)) return {};
  const Phrase subject = in.subject_of(verb, sentence);
  if (!in.is_plausible(subject, verb)) return {};
  return in.made(QuoteRule::kCueBefore, verb, subject, .9);
}

// The name in apposition to a phrase, or what the phrase is in apposition to: «Sa rivale, Ada Ngo,
// a ri», «Une fois élue, Ada Ngo a ri»; the phrase itself for none.
Phrase apposed_name(const SpeechSentence& in, Phrase phrase) {
  const std::size_t comma = phrase.end;
  if (phrase.empty() || !in.is(comma, PartKind::kComma) || !in.grammar().is_person_at(comma + 1)) {
    return phrase;
  }
  return in.grammar().phrase_from(comma + 1, in.sentence().end);
}

// «Le prestataire, Valtrix, …»: whether a name that nobody knows follows, and a comma behind it.
bool is_apposed(const SpeechSentence& in, Phrase phrase) {
  const std::size_t name = phrase.end + 1;
  if (phrase.empty() || !in.is(phrase.end, PartKind::kComma) || !in.is(name, PartKind::kWord) ||
      !in.grammar().is_capitalised(name)) {
    return false;
  }
  return in.is(in.grammar().phrase_from(name, in.sentence().end).end, PartKind::kComma);
}

// What the sentence tells something of, for those that follow.
void note_subject(const SpeechSentence& in, Turn& turn) {
  const SpeechGrammar& grammar = in.grammar();
  const Phrase subject = apposed_name(in, grammar.first_subject(in.sentence(), in.sentence().end));
  const bool pronoun = !subject.empty() && grammar.is_speaker_pronoun(subject.begin);
  const bool owned = !subject.empty() && grammar.is_possessed_phrase(subject);
  turn.last_subject = in.is_actor(subject) && !owned ? subject : Phrase();
  if (pronoun) return;  // who was called so before
  // «Son parti l’a exclu»: what is told is told of its owner.
  if (!subject.empty() && grammar.in(subject.begin, &SpeechWords::possessives)) {
    turn.last_called = {};
    return;
  }
  turn.last_called = turn.last_subject.empty() && (in.is_called(subject) || is_apposed(in, subject))
                         ? subject
                         : Phrase();
}

void read(SpeechSentence& in, Turn& turn, std::vector<Quote>& quotes) {
  const std::size_t first = quotes.size();
  add_marked_quotes(in, turn, quotes);
  add_reported_clauses(in, first, quotes);
  const Sentence& sentence = in.sentence();
  bool spoke = false;
  for (std::size_t k = first; k < quotes.size(); ++k) {
    quotes[k].sentence = in.grammar().bytes({sentence.begin, sentence.end});
    if (!quotes[k].speaker.empty() || turn.silent_sentences > 0) {
      quotes[k].subject_before = in.grammar().bytes(turn.last_called);
    }
    spoke = spoke || quotes[k].type != QuoteType::kScare;
  }
  turn.somebody_spoke = turn.somebody_spoke || spoke;
  turn.silent_sentences = spoke ? 0 : turn.silent_sentences + 1;
  turn.announced = announcement(in);
  note_subject(in, turn);
}

}  // namespace

std::string_view name_of(QuoteType type) {
  constexpr std::array<std::string_view, kQuoteTypes> kNames = {"direct", "fragment", "mixed",
                                                                "indirect", "scare"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string_view name_of(QuoteRule rule) {
  constexpr std::array<std::string_view, kQuoteRules> kNames = {
      "none",   "cue after", "bracket",  "signature", "cue before", "source",  "colon",
      "inside", "shared",    "floating", "reported",  "trailing",   "repeated"};
  return kNames.at(static_cast<std::size_t>(rule));
}

std::string_view name_of(SpeakerRule rule) {
  constexpr std::array<std::string_view, kSpeakerRules> kNames = {
      "none", "name", "role", "pronoun", "continued", "description", "repeated"};
  return kNames.at(static_cast<std::size_t>(rule));
}

std::vector<Quote> find_quotes(const ArticleWords& article, const Cues& cues) {
  SpeechSentence in(article, cues);
  Turn turn;
  std::vector<Quote> quotes;
  for (const Sentence& sentence : in.sentences()) {
    if (is_teaser(in.grammar(), sentence)) continue;
    in.enter(sentence);
    read(in, turn, quotes);
  }
  add_interview_answers(in, quotes);
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return quotes;
}

}  // namespace revue
