#include "analyzers/cues_before.h"

#include <algorithm>

namespace revue {
namespace {

constexpr std::size_t kFarColon = 60;   // parts between a verb and the marked text behind a colon
constexpr std::size_t kFarClause = 40;  // … in the clause that the verb reports

// The last person named behind a comma: «Alors que le journal sortait, Ada Ngo a écrit : “…”».
Phrase last_subject_before(const SpeechSentence& in, std::size_t end) {
  for (std::size_t i = end; i > in.sentence().begin + 1; --i) {
    const std::size_t first = i - 1;
    if (in.grammar().is_person_at(first) && in.is(first - 1, PartKind::kComma)) {
      const Phrase name = in.grammar().phrase_from(first, end);
      // A name between commas is in apposition to somebody else.
      return in.is(name.end, PartKind::kComma) ? Phrase() : name;
    }
  }
  return {};
}

// “The future, he went on, would not be won by “…”, «L’essor, observait X, n’est pas « … »».
bool is_inserted(const SpeechSentence& in, const SpeechVerb& verb, Phrase subject) {
  if (subject.empty() || subject.begin == in.sentence().begin) return false;
  const bool behind = subject.begin > verb.last;
  return in.is((behind ? verb.first : subject.begin) - 1, PartKind::kComma) &&
         in.is(behind ? subject.end : verb.last + 1, PartKind::kComma);
}

// Of a verb that does not always report: whether the marked words may be what it says, and not
// what somebody «lit» or «remarque».
bool takes_object(const SpeechSentence& in, const SpeechVerb& verb, Phrase subject, std::size_t at,
                  bool reports) {
  constexpr std::size_t kNearObject = 6;
  const std::size_t far = at - verb.last;
  if (!speech_words(in.language_at(verb.first)).reports_mixed) {
    return reports || (far <= kNearObject && (in.is_actor(subject) || in.is_called(subject)));
  }
  // “presented it as the “largest …””
  std::size_t before = at - 1;
  if (in.grammar().in(before, &SpeechWords::determiners) && before > verb.last) --before;
  const bool likened = in.grammar().in(before, &SpeechWords::likenings) && far <= kNearObject;
  return (far <= 2 && (in.is_actor(subject) || in.is_called(subject))) ||
         (likened && in.is_actor(subject));
}

Attribution by_verb_before(const SpeechSentence& in, const SpeechVerb& verb, std::size_t at) {
  const Sentence& sentence = in.sentence();
  const Phrase between = {verb.last + 1, at};
  const std::size_t far = at - verb.last;
  if (in.has_any(between, {PartKind::kStop, PartKind::kSemicolon, PartKind::kMarked})) return {};
  const bool colon = in.is(at - 1, PartKind::kColon);
  if (verb.form == CueForm::kInfinitive && far > kFarObject) return {};
  bool reports = false;
  for (std::size_t i = between.begin; i < between.end && !reports; ++i) {
    reports = in.grammar().is_complementiser(i);
  }
  // «Alors que le journal révélait que …, Ada Ngo a pianoté : “…”»: hers.
  if (colon && reports && last_subject_before(in, at - 1).begin > verb.last) return {};
  const bool bare = verb.cue.clause == CueClause::kBare;
  const Phrase subject = in.subject_of(verb, sentence);
  const bool inserted = is_inserted(in, verb, subject) && far <= kFarClause;
  const std::size_t farthest = colon ? kFarColon : reports || bare ? kFarClause : kFarObject;
  if (far > farthest && !inserted) return {};
  if (verb.negated && !colon && !reports) return {};
  if (!verb.cue.strong && !colon && !inserted && !takes_object(in, verb, subject, at, reports)) {
    return {};
  }
  if (subject.empty() && !colon && !verb.cue.strong) return {};
  const double confidence = colon ? .95 : reports ? .9 : far <= 2 ? .9 : .7;
  return in.made(QuoteRule::kCueBefore, verb, subject,
                 subject.empty() ? confidence * .6 : confidence);
}

}  // namespace

Attribution passive_before(const SpeechSentence& in, std::size_t at) {
  const Sentence& sentence = in.sentence();
  const SpeechGrammar& grammar = in.grammar();
  for (std::size_t i = at; i > sentence.begin && at - i < kFarObject; --i) {
    const std::size_t verb = i - 1;
    if (in.is(verb, PartKind::kComma)) continue;
    if (!in.is(verb, PartKind::kWord)) break;
    if (!grammar.is_passive(verb, sentence)) continue;
    std::size_t agent = verb + 1;
    while (agent < at && !grammar.in(agent, &SpeechWords::agents)) ++agent;
    if (agent == at) ++agent;
    if (!grammar.in(agent, &SpeechWords::agents)) return {};
    const Phrase who = grammar.phrase_from(agent + 1, agent < at ? at : sentence.end);
    if (!in.is_called(who)) return {};
    return {QuoteRule::kCueBefore, grammar.part(verb).span, who, .85};
  }
  return {};
}

// By the last verb before, or by the one that governs it: «a dit redouter « … »».
Attribution cue_before(const SpeechSentence& in, std::size_t at) {
  const auto& verbs = in.verbs();
  auto verb = std::find_if(verbs.rbegin(), verbs.rend(),
                           [at](const SpeechVerb& each) { return each.last < at; });
  for (; verb != verbs.rend(); ++verb) {
    Attribution found = by_verb_before(in, *verb, at);
    if (found.found() || verb->form == CueForm::kFinite) return found;
  }
  return {};
}

Attribution source_beside(const SpeechSentence& in, std::size_t at) {
  const SpeechSource found = in.find_source(in.sentence());
  if (found.who.empty()) return {};
  // Else find_source_clause() takes the clause.
  const bool alone = found.who.end + 1 == at && in.is(at - 1, PartKind::kComma) &&
                     (at + 1 == in.sentence().end || in.is(at + 1, PartKind::kStop));
  const bool next_to_it = alone || (found.at > at && found.at - at <= 2);
  if (speech_words(in.language_at(at)).reports_mixed && !next_to_it) return {};
  // A source behind a verb of its own speaks for that.
  if (found.at > at && found.at - at > kFarClause) return {};
  return {QuoteRule::kSource, in.grammar().part(found.at).span, found.who, .85};
}

// «X : “…”», or a sentence that ends in a colon.
Attribution colon_before(const SpeechSentence& in, std::size_t at) {
  const Sentence& sentence = in.sentence();
  if (at <= sentence.begin + 1 || !in.is(at - 1, PartKind::kColon)) return {};
  if (in.words_in(in.marked(at)) < kLeastFloating) return {};
  const std::size_t label = at - 1 - sentence.begin;
  Phrase who = last_subject_before(in, at - 1);
  if (who.empty()) who = in.grammar().first_subject(sentence, at - 1);
  const bool told = !who.empty() && (label <= kLongestLabel || in.is_actor(who) ||
                                     in.is_called(who) || in.grammar().is_capitalised(who.begin));
  if (!told || !in.grammar().is_nominal(who)) return {};
  return {QuoteRule::kColon, {}, who, label <= kLongestLabel ? .85 : .7};
}

}  // namespace revue
