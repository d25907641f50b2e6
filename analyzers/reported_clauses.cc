#include "analyzers/reported_clauses.h"

#include <algorithm>

#include "analyzers/governed_clauses.h"
#include "analyzers/trailing_clauses.h"

namespace revue {
namespace {

constexpr std::size_t kLeastClause = 3;  // words

class ReportedClauses {
 public:
  ReportedClauses(SpeechSentence& in, std::size_t first_quote, std::vector<Quote>& quotes)
      : in_(in), first_quote_(first_quote), quotes_(quotes) {}

  void run() { find_reported(in_.sentence(), first_quote_); }

 private:
  void find_reported(const Sentence& sentence, std::size_t first_quote) {
    const bool has_marked = in_.next_of(sentence, sentence.begin, PartKind::kMarked) < sentence.end;
    std::size_t covered = sentence.begin;  // parts before it are in a clause already
    bool reported = false;
    for (const SpeechVerb& verb : in_.verbs()) {
      if (verb.negated || verb.first < covered || !can_report(verb)) continue;
      reported = add_behind_colon(verb, sentence) || reported;
      if (in_.is_used(verb)) continue;
      const std::size_t begin = begin_of_report(verb, sentence);
      if (begin >= sentence.end) continue;
      // «Et de plaindre un homme qu’il …»
      if (verb.form == CueForm::kInfinitive && begin > verb.last + 1) continue;
      const Phrase subject = in_.subject_of(verb, sentence);
      if (verb.form == CueForm::kFinite && !in_.is_plausible(subject, verb)) continue;
      if (in_.is_sign(subject)) continue;
      const bool governed = begin == governed_begin(in_, verb);
      const bool speaks = in_.is_actor(subject) || (in_.is_called(subject) && governed);
      // «La soirée promet d’être longue»
      const bool may_be_thing = governed || begin == exhortation_begin(in_, verb);
      if (verb.form == CueForm::kFinite && may_be_thing && !speaks && !in_.can_promise(subject)) {
        continue;
      }
      if (!verb.cue.strong && !(verb.form == CueForm::kFinite && speaks)) continue;
      std::size_t end = in_.clause_end(begin, sentence);
      // «Alors que X révélait que …, Y partait»: as far as the subordinate clause goes.
      if (is_subordinate(verb, sentence)) {
        end = std::min(end, in_.next_of(sentence, begin, PartKind::kComma));
      }
      // «réclame une pause, tout comme Y»
      if (governs_object(in_, verb, begin)) {
        end = std::min(end, in_.next_of(sentence, begin, PartKind::kComma));
      }
      if (is_in_relative(verb, sentence)) end = std::min(end, main_clause(begin, end));
      if (add_clause(verb, subject, begin, end, first_quote)) {
        in_.use(verb);
        reported = true;
      }
      covered = std::max(covered, end);
    }
    if (add_trailing_clause(in_, quotes_) || reported) return;
    find_source_clause(sentence, has_marked, first_quote);
  }

  // Whether the sentence begins with a clause of which this is the verb: «alors que», “after”.
  bool is_subordinate(const SpeechVerb& verb, const Sentence& sentence) const {
    bool opened = false;
    for (std::size_t i = sentence.begin; i < verb.first; ++i) {
      const bool begins = i == sentence.begin || in_.is(i - 1, PartKind::kComma);
      if (begins) opened = in_.grammar().in(i, &SpeechWords::clause_openers);
    }
    return opened;
  }

  // “X, who said …, argued”, «X, qui affirme …, a signé».
  bool is_in_relative(const SpeechVerb& verb, const Sentence& sentence) const {
    const SpeechGrammar& grammar = in_.grammar();
    std::size_t before = verb.first;
    while (before > sentence.begin && in_.is(before - 1, PartKind::kWord) &&
           (grammar.in(before - 1, &SpeechWords::adverbs) ||
            grammar.in(before - 1, &SpeechWords::negations) ||
            grammar.in(before - 1, &SpeechWords::prepositions) ||
            grammar.past_time(before - 1, before) == before)) {
      --before;
    }
    return before >= sentence.begin + 2 && grammar.in(before - 1, &SpeechWords::relatives) &&
           !grammar.is_complementiser(before - 1) && in_.is(before - 2, PartKind::kComma);
  }

  // The comma behind which the verb of the main clause stands; `end` for none.
  std::size_t main_clause(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin + kLeastClause; i + 1 < end; ++i) {
      if (in_.is(i, PartKind::kComma) && in_.begins_predicate(i + 1)) return i;
    }
    return end;
  }

  // An infinitive reports only beside the verb of its sentence: «avant de rappeler que», «Et
  // d’ajouter que».
  bool can_report(const SpeechVerb& verb) const {
    if (verb.form != CueForm::kInfinitive) return true;
    const SpeechGrammar& grammar = in_.grammar();
    const std::size_t begin = in_.sentence().begin;
    std::size_t joint = verb.first;
    while (joint > begin && grammar.in(joint - 1, &SpeechWords::object_pronouns)) --joint;
    if (grammar.elided(joint) != "d") {
      if (joint == begin || !in_.is(joint - 1, PartKind::kWord) ||
          grammar.folded(joint - 1) != "de") {
        return false;
      }
      --joint;
    }
    if (joint == begin) return false;
    const bool opens = joint - 1 == begin && grammar.in(begin, &SpeechWords::conjunctions);
    return opens || grammar.in(joint - 1, &SpeechWords::infinitive_joints);
  }

  // Where what the verb reports begins; sentence.end when it reports nothing.
  std::size_t begin_of_report(const SpeechVerb& verb, const Sentence& sentence) const {
    // “Said Jane Roe, its head: “…””
    if (verb.first == sentence.begin && in_.grammar().is_person_at(verb.last + 1)) {
      return sentence.end;
    }
    std::size_t begin = governed_begin(in_, verb);
    if (begin < sentence.end) return begin;
    const bool reports = verb.cue.strong || is_surely_reported(verb);
    if (reports && verb.cue.clause != CueClause::kNone) begin = in_.clause_begin(verb, sentence);
    return begin < sentence.end ? begin : exhortation_begin(in_, verb);
  }

  // A verb that does not always report does so before “that”, «que».
  bool is_surely_reported(const SpeechVerb& verb) const {
    const std::size_t next = verb.last + 1;
    return in_.is(next, PartKind::kWord) && in_.grammar().is_complementiser(next);
  }

  // «Selon X, CLAUSE», “CLAUSE, according to X”.
  void find_source_clause(const Sentence& sentence, bool has_marked, std::size_t first_quote) {
    const bool mixed = has_marked && speech_words(in_.language_at(sentence.begin)).reports_mixed;
    if (has_marked && !mixed) return;
    const SpeechSource found = in_.find_source(sentence);
    if (found.who.empty()) return;
    const bool taken =
        std::any_of(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                    [](const Quote& each) { return each.rule == QuoteRule::kSource; });
    if (taken) return;
    Quote quote;
    quote.type = mixed ? QuoteType::kMixed : QuoteType::kIndirect;
    in_.attribute(quote, {QuoteRule::kSource, in_.grammar().part(found.at).span, found.who, .8});
    std::size_t begin = sentence.begin;
    std::size_t end = found.at;
    const std::size_t behind = in_.next_of(sentence, found.who.end, PartKind::kComma) + 1;
    const bool opens = found.at <= sentence.begin + 2 || in_.is(found.at - 1, PartKind::kColon);
    // “in X’s words” stands before the clause, or tells of marked words alone.
    if (!opens && !has_marked && in_.grammar().folded(found.at) == "in") return;
    if (!opens && !mixed && in_.is(found.at - 1, PartKind::kComma) && behind == found.who.end + 1 &&
        behind < sentence.end && in_.continues_clause(behind)) {
      // «Le texte parle peu, selon lui, des risques»
      end = in_.clause_end(behind, sentence);
    } else if (opens) {
      const std::size_t comma = in_.next_of(sentence, found.who.end, PartKind::kComma);
      if (comma >= sentence.end) return;
      begin = comma + 1;
      end = sentence.end;
    } else if (in_.is(found.at - 1, PartKind::kComma)) {
      // “That is why, according to X, …”: the longer part.
      const std::size_t comma = in_.next_of(sentence, found.who.end, PartKind::kComma);
      const bool marked_behind =
          mixed && in_.next_of(sentence, comma, PartKind::kMarked) < sentence.end &&
          in_.next_of(sentence, sentence.begin, PartKind::kMarked) > found.at;
      // “CLAUSE, according to X, which …”: told of X.
      const bool relative = in_.grammar().in(comma + 1, &SpeechWords::relatives);
      if (comma < sentence.end && !relative &&
          (marked_behind ||
           in_.words_between(comma, sentence.end) > in_.words_between(sentence.begin, found.at))) {
        begin = comma + 1;
        end = sentence.end;
      }
    }
    quote.span = in_.span_of(begin, end);
    if (!in_.has_any({begin, end}, {PartKind::kMarked})) {
      quote.type = QuoteType::kIndirect;
      if (in_.words_between(begin, end) < kLeastClause) return;
    }
    forget_inside(quote.span, first_quote);
    quotes_.push_back(quote);
  }

  void forget_inside(ByteSpan span, std::size_t first_quote) {
    quotes_.erase(
        std::remove_if(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                       [&](const Quote& each) { return span.contains(each.span); }),
        quotes_.end());
  }

  // “…,” she said: CLAUSE. «Insuffisant, juge X : CLAUSE».
  bool add_behind_colon(const SpeechVerb& verb, const Sentence& sentence) {
    if (verb.form != CueForm::kFinite || verb.negated || !verb.cue.strong) return false;
    std::size_t colon = verb.last + 1;
    Phrase subject = in_.grammar().subject_after(verb, sentence);
    if (!in_.is(colon, PartKind::kColon)) {
      if (subject.empty()) return false;
      colon = subject.end;
    } else if (verb.clitic.empty()) {
      subject = in_.grammar().subject_before(verb, sentence);
    }
    const std::size_t begin = colon + 1;
    if (!in_.is(colon, PartKind::kColon) || begin >= sentence.end) return false;
    if (!(in_.is_actor(subject) || in_.is_called(subject)) || !in_.is(begin, PartKind::kWord)) {
      return false;
    }
    if (in_.has_any({begin, sentence.end}, {PartKind::kMarked, PartKind::kColon})) return false;
    const std::size_t end = in_.clause_end(begin, sentence);
    if (in_.words_between(begin, end) <= kLeastClause || !in_.has_sure_verb({begin, end})) {
      return false;
    }
    return add_clause(verb, subject, begin, end, quotes_.size());
  }

  // Whether there was one.
  bool add_clause(const SpeechVerb& verb, Phrase subject, std::size_t begin, std::size_t end,
                  std::size_t first_quote) {
    bool mixed = false;
    for (std::size_t i = begin; i < end; ++i) mixed = mixed || in_.is(i, PartKind::kMarked);
    if (mixed && !speech_words(in_.language_at(begin)).reports_mixed) return false;
    const std::size_t words = in_.words_between(begin, end);
    Quote quote;
    quote.span = in_.span_of(begin, end);
    if (quote.span.empty() || (!mixed && words < kLeastClause)) return false;
    in_.attribute(quote, in_.made(QuoteRule::kReported, verb, subject, subject.empty() ? .5 : .85));
    quote.type = mixed ? QuoteType::kMixed : QuoteType::kIndirect;
    if (mixed && words <= 1) {
      // “that” and a marked text are direct speech.
      for (std::size_t k = first_quote; k < quotes_.size(); ++k) {
        if (!quote.span.contains(quotes_[k].span)) continue;
        quotes_[k].span = quote.span;
        return true;
      }
    }
    if (mixed) forget_inside(quote.span, first_quote);
    quotes_.push_back(quote);
    return true;
  }

  SpeechSentence& in_;
  std::size_t first_quote_;
  std::vector<Quote>& quotes_;
};

}  // namespace

void add_reported_clauses(SpeechSentence& in, std::size_t first_quote, std::vector<Quote>& quotes) {
  ReportedClauses(in, first_quote, quotes).run();
}

}  // namespace revue
