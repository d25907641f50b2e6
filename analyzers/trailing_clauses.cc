#include "analyzers/trailing_clauses.h"

#include <algorithm>
#include <optional>

#include "analyzers/governed_clauses.h"

namespace revue {
namespace {

constexpr std::size_t kLeastClause = 3;   // words
constexpr std::size_t kLongestTail = 14;  // words behind the verb up to a comma
constexpr std::size_t kLongestTitle = 8;  // words before a subject

// “, X said”, «, a déclaré X».
struct Insertion {
  SpeechVerb verb;
  Phrase subject;
  std::size_t comma = 0;       // part, before it
  std::size_t next_comma = 0;  // part, behind it; the end of the sentence for none
  bool inverted = false;
};

// What is reported, in one piece or two.
struct Report {
  Phrase first;
  Phrase rest;
  bool found() const { return !first.empty() || !rest.empty(); }
};

class TrailingClauses {
 public:
  TrailingClauses(const SpeechSentence& in, std::vector<Quote>& quotes)
      : in_(in), sentence_(in.sentence()), quotes_(quotes) {}

  bool run() {
    for (const SpeechVerb& verb : in_.verbs()) {
      const auto insertion = insertion_at(verb);
      if (!insertion) continue;
      const Report report = report_of(*insertion);
      if (!report.found()) continue;
      add(*insertion, report);
      return true;
    }
    return false;
  }

 private:
  bool is_english(const SpeechVerb& verb) const {
    return speech_words(in_.language_at(verb.first)).reports_mixed;
  }

  std::optional<Insertion> insertion_at(const SpeechVerb& verb) const {
    if (verb.form != CueForm::kFinite || verb.negated || in_.is_used(verb)) return std::nullopt;
    if (verb.cue.clause == CueClause::kNone) return std::nullopt;
    Insertion found{verb, {}, sentence_.end, sentence_.end, false};
    if (verb.first > sentence_.begin && in_.is(verb.first - 1, PartKind::kComma)) {
      if (!invert(found)) return std::nullopt;
    } else if (is_english(verb)) {
      found.subject = in_.grammar().subject_before(verb, sentence_);
      found.comma = comma_before(found.subject);
    }
    if (found.comma == sentence_.end || !in_.is_plausible(found.subject, verb)) {
      return std::nullopt;
    }
    // “…, the Journal reported.”
    const bool sure =
        verb.cue.strong || (in_.is_actor(found.subject) && !in_.is(verb.last + 1, PartKind::kWord));
    if (!found.inverted && !sure) return std::nullopt;
    const std::size_t behind = std::max(verb.last + 1, found.subject.end);
    if (is_english(verb) && !ends_report(behind, verb)) return std::nullopt;
    found.next_comma = in_.next_of(sentence_, behind, PartKind::kComma);
    if (in_.words_between(behind, found.next_comma) > kLongestTail) return std::nullopt;
    return found;
  }

  // «Une vingtaine d’associations, réunies à Paris, ont annoncé la naissance …»: an object.
  // «dira-t-on» reports nothing.
  bool invert(Insertion& found) const {
    const SpeechVerb& verb = found.verb;
    found.subject = in_.grammar().subject_after(verb, sentence_);
    found.comma = verb.first - 1;
    found.inverted = true;
    const Phrase subject = found.subject;
    if (in_.is_impersonal(subject)) return true;  // is_plausible() asks where they are
    const bool actor = !subject.empty() && (in_.is_actor({subject.begin, subject.begin + 1}) ||
                                            in_.grammar().is_person_at(subject.end - 1) ||
                                            is_inverted_role(verb, subject));
    return actor || (verb.clitic.empty() && in_.grammar().subject_before(verb, sentence_).empty());
  }

  // «…, juge l’agence», but «…, assure les élus de son soutien»: a word for who speaks, in the
  // number of the verb.
  bool is_inverted_role(const SpeechVerb& verb, Phrase subject) const {
    constexpr std::size_t kHead = 2;  // words: the determiner and the noun
    if (is_english(verb)) return false;
    const Phrase head{subject.begin, std::min(subject.begin + kHead, subject.end)};
    const bool plural = in_.grammar().folded(verb.first).ends_with("nt");
    return in_.is_called(head) &&
           in_.grammar().in(subject.begin, &SpeechWords::plural_determiners) == plural;
  }

  // The comma before a subject and its titles.
  std::size_t comma_before(Phrase subject) const {
    if (subject.empty()) return sentence_.end;
    std::size_t before = subject.begin;
    while (before > sentence_.begin && in_.is(before - 1, PartKind::kWord) &&
           subject.begin - before < kLongestTitle) {
      --before;
    }
    // “such as what he said”: titles stand before a name alone.
    if (in_.grammar().is_speaker_pronoun(subject.begin)) before = subject.begin;
    const bool comma = before > sentence_.begin && in_.is(before - 1, PartKind::kComma);
    return comma ? before - 1 : sentence_.end;
  }

  // Whether a report may end in front of this part: behind “said” stands when, where and to whom it
  // was, no object.
  bool ends_report(std::size_t i, const SpeechVerb& verb) const {
    if (!in_.is(i, PartKind::kWord) || in_.is_told(verb)) return true;
    const SpeechGrammar& grammar = in_.grammar();
    const std::string_view word = grammar.folded(i);
    return grammar.in(i, &SpeechWords::prepositions) || grammar.in(i, &SpeechWords::adverbs) ||
           grammar.in(i, &SpeechWords::conjunctions) || word.ends_with("ly") ||
           grammar.in(i, &SpeechWords::relatives) || grammar.in(i, &SpeechWords::clause_openers) ||
           (grammar.word(i).context.kinds & kCalendar) != 0;
  }

  // Behind the colon or semicolon before the insertion, where the clause begins.
  std::size_t clause_start(std::size_t comma) const {
    for (std::size_t i = comma; i > sentence_.begin; --i) {
      if (in_.is(i - 1, PartKind::kColon) || in_.is(i - 1, PartKind::kSemicolon)) return i;
    }
    return sentence_.begin;
  }

  Report report_of(const Insertion& found) const {
    const SpeechVerb& verb = found.verb;
    const bool english = is_english(verb);
    Phrase first{clause_start(found.comma), found.comma};
    const std::size_t behind = found.next_comma + 1;
    // “She has never, she says, “picked a fight.””
    if (behind < sentence_.end && in_.is(behind, PartKind::kMarked) && lacks_its_verb(first))
      return {};
    // “It would, X said, ban the use”
    const bool modal = english && behind < sentence_.end && in_.is(behind, PartKind::kWord) &&
                       in_.grammar().in(first.end - 1, &SpeechWords::clause_verbs);
    if (behind < sentence_.end && (modal || in_.is_cut_in_two(first, behind))) {
      // Its marked words are quotes of their own.
      const Phrase all{first.begin, in_.clause_end(behind, sentence_)};
      return in_.has_any(all, {PartKind::kMarked}) ? Report{} : Report{all, {}};
    }
    if (goes_on_behind(found, first)) {
      first = {behind, in_.clause_end(behind, sentence_)};
    } else if (in_.clause_begin(verb, sentence_) < found.next_comma ||
               governed_begin(in_, verb) < sentence_.end) {
      return {};  // what it reports follows
    }
    if (in_.has_any(first, {PartKind::kMarked})) return {};
    const bool adjunct = english && is_adjunct(first);
    const Phrase rest = clause_behind(behind, adjunct);
    if (adjunct || in_.words_between(first.begin, first.end) < kLeastClause) return {{}, rest};
    if (!rest.empty()) return {first, rest};
    const bool clause = !found.inverted ? in_.has_verb(first.begin, {first.begin, first.end, false})
                                        : !english || in_.has_sure_verb(first);
    return clause ? Report{first, {}} : Report{};
  }

  // “It is on his watch, X said, that …”, «Si rien ne change, a prévenu X, le juge tranchera»: the
  // clause is what follows.
  bool goes_on_behind(const Insertion& found, Phrase first) const {
    const SpeechGrammar& grammar = in_.grammar();
    if (found.next_comma + 1 >= sentence_.end) return false;
    if (grammar.is_complementiser(found.next_comma + 1)) return true;
    // “…, where, X insists, CLAUSE”, “… and then, X insists, CLAUSE”
    if ((grammar.in(first.end - 1, &SpeechWords::relatives) &&
         in_.is(first.end - 2, PartKind::kComma)) ||
        grammar.in(first.end - 1, &SpeechWords::conjunctions)) {
      return true;
    }
    if (is_english(found.verb)) return false;
    constexpr std::size_t kShort = 5;  // words
    return (in_.words_between(first.begin, first.end) < kShort &&
            in_.words_between(found.next_comma, sentence_.end) > 3) ||
           grammar.in(first.begin, &SpeechWords::clause_openers) ||
           grammar.in(first.begin, &SpeechWords::relatives);
  }

  // Whether it ends in an auxiliary or a negation.
  bool lacks_its_verb(Phrase clause) const {
    const std::size_t last = clause.end - 1;
    return !clause.empty() && (in_.grammar().in(last, &SpeechWords::negations) ||
                               in_.grammar().in(last, &SpeechWords::auxiliaries) ||
                               in_.grammar().in(last, &SpeechWords::passives));
  }

  // “Asked whether she would stand, X said …”, but “Reported cases rose, X said”.
  bool is_question_asked(std::size_t begin) const {
    const SpeechGrammar& grammar = in_.grammar();
    if (begin != sentence_.begin || !in_.is(begin, PartKind::kWord) ||
        !grammar.is_passive(begin, sentence_)) {
      return false;
    }
    const std::size_t next = begin + 1;
    return !in_.is(next, PartKind::kWord) || grammar.word(next).context.token->stop ||
           grammar.in(next, &SpeechWords::clause_openers);
  }

  // “During his years in office”, “When told of it”, “Too often”: no clause that is reported.
  bool is_adjunct(Phrase first) const {
    const SpeechGrammar& grammar = in_.grammar();
    if (first.empty() || in_.has_any(first, {PartKind::kComma})) return false;
    std::size_t begin = first.begin;
    if (grammar.in(begin, &SpeechWords::conjunctions)) ++begin;
    if (begin >= first.end || grammar.in(begin, &SpeechWords::clause_openers) ||
        is_question_asked(begin) ||
        (grammar.in(begin, &SpeechWords::relatives) && !grammar.is_complementiser(begin))) {
      return true;
    }
    if (!in_.is(begin, PartKind::kWord) || in_.has_sure_verb({begin, first.end})) return false;
    return in_.words_between(begin, first.end) < kLeastClause ||
           (grammar.in(begin, &SpeechWords::prepositions) &&
            !grammar.in(begin, &SpeechWords::determiners)) ||
           grammar.folded(begin).ends_with("ing");
  }

  // “CLAUSE, X said, but CLAUSE”, “Too often, X said, CLAUSE”: what goes on behind the comma.
  Phrase clause_behind(std::size_t begin, bool adjunct) const {
    if (begin >= sentence_.end || !in_.is(begin, PartKind::kWord)) return {};
    if (in_.next_of(sentence_, begin, PartKind::kMarked) < sentence_.end) return {};
    const SpeechGrammar& grammar = in_.grammar();
    const std::size_t end = in_.clause_end(begin, sentence_);
    const bool joined = grammar.in(begin, &SpeechWords::conjunctions) ||
                        grammar.in(begin, &SpeechWords::clause_openers);
    const bool goes_on = adjunct && in_.has_verb(begin, {begin, end, false}) &&
                         !grammar.in(begin, &SpeechWords::relatives) &&
                         !grammar.folded(begin).ends_with("ing");
    if (in_.words_between(begin, end) < kLeastClause || !(joined || goes_on)) return {};
    return {begin, end};
  }

  void add(const Insertion& insertion, const Report& report) {
    Quote quote;
    quote.type = QuoteType::kIndirect;
    in_.attribute(quote, in_.made(QuoteRule::kTrailing, insertion.verb, insertion.subject, .85));
    for (const Phrase part : {report.first, report.rest}) {
      quote.span = in_.span_of(part.begin, part.end);
      if (!quote.span.empty()) quotes_.push_back(quote);
    }
  }

  const SpeechSentence& in_;
  const Sentence sentence_;
  std::vector<Quote>& quotes_;
};

}  // namespace

bool add_trailing_clause(const SpeechSentence& in, std::vector<Quote>& quotes) {
  return TrailingClauses(in, quotes).run();
}

}  // namespace revue
