#include "analyzers/reported_clauses.h"

#include <algorithm>

namespace revue {
namespace {

constexpr std::size_t kLeastClause = 3;   // words
constexpr std::size_t kLongestTail = 14;  // parts behind the verb that ends a sentence

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
      if (verb.form == CueForm::kInfinitive || verb.negated || verb.first < covered) continue;
      if (in_.is_used(verb)) continue;
      const std::size_t begin = begin_of_report(verb, sentence);
      if (begin >= sentence.end) continue;
      const Phrase subject = in_.subject_of(verb, sentence);
      if (verb.form == CueForm::kFinite && !in_.is_plausible(subject, verb)) continue;
      if (!verb.cue.strong && !(verb.form == CueForm::kFinite && in_.is_actor(subject))) continue;
      std::size_t end = in_.clause_end(begin, sentence);
      // «Alors que X révélait que …, Y partait»: as far as the subordinate clause goes.
      if (is_subordinate(verb, sentence)) {
        end = std::min(end, in_.next_of(sentence, begin, PartKind::kComma));
      }
      reported = add_clause(verb, subject, begin, end, first_quote) || reported;
      covered = std::max(covered, end);
    }
    if (find_trailing(sentence, has_marked) || reported) return;
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

  // Where what the verb reports begins; sentence.end when it reports nothing.
  std::size_t begin_of_report(const SpeechVerb& verb, const Sentence& sentence) const {
    std::size_t begin = sentence.end;
    const bool reports = verb.cue.strong || is_surely_reported(verb);
    if (reports && verb.cue.clause != CueClause::kNone) begin = in_.clause_begin(verb, sentence);
    if (begin < sentence.end || !in_.grammar().in(verb.verb, &SpeechWords::exhortations)) {
      return begin;
    }
    return exhortation_begin(verb, sentence);
  }

  // “urged the public not to worry”: from the infinitive.
  std::size_t exhortation_begin(const SpeechVerb& verb, const Sentence& sentence) const {
    constexpr std::size_t kLongestAudience = 10;  // words
    const SpeechGrammar& grammar = in_.grammar();
    for (std::size_t i = verb.last + 2; i + 1 < sentence.end; ++i) {
      if (!in_.is(i, PartKind::kWord) || i > verb.last + kLongestAudience) break;
      if (!grammar.in(i, &SpeechWords::infinitive_markers) || grammar.folded(i) != "to") continue;
      const std::size_t next = i + 1;
      // “travel to China”: a place, a noun.
      if (!in_.is(next, PartKind::kWord) || grammar.is_capitalised(next) ||
          grammar.in(next, &SpeechWords::determiners) ||
          grammar.in(next, &SpeechWords::object_pronouns)) {
        continue;
      }
      return grammar.in(i - 1, &SpeechWords::negations) ? i - 1 : i;
    }
    return sentence.end;
  }

  // A verb that does not always report does so before “that”. In French «que» is too common.
  bool is_surely_reported(const SpeechVerb& verb) const {
    const std::size_t next = verb.last + 1;
    return in_.is(next, PartKind::kWord) && in_.grammar().is_complementiser(next) &&
           speech_words(in_.language_at(next)).reports_mixed;
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
    quote.rule = QuoteRule::kSource;
    quote.cue = in_.grammar().part(found.at).span;
    quote.speaker = in_.grammar().speaker_bytes(found.who);
    quote.confidence = .8;
    std::size_t begin = sentence.begin;
    std::size_t end = found.at;
    if (found.at <= sentence.begin + 2) {
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
      if (comma < sentence.end &&
          (marked_behind ||
           in_.words_between(comma, sentence.end) > in_.words_between(sentence.begin, found.at))) {
        begin = comma + 1;
        end = sentence.end;
      }
    }
    quote.span = in_.span_of(begin, end);
    if (!mixed && in_.words_between(begin, end) < kLeastClause) return;
    if (mixed) forget_inside(quote.span, first_quote);
    quotes_.push_back(quote);
  }

  void forget_inside(ByteSpan span, std::size_t first_quote) {
    quotes_.erase(
        std::remove_if(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                       [&](const Quote& each) { return span.contains(each.span); }),
        quotes_.end());
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
    const Attribution found =
        in_.made(QuoteRule::kReported, verb, subject, subject.empty() ? .5 : .85);
    quote.rule = found.rule;
    quote.cue = found.cue;
    quote.speaker = in_.grammar().speaker_bytes(subject);
    quote.confidence = found.confidence;
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

  // “During his years in office”, “When told of it”, “Too often”: no clause that is reported.
  bool is_adjunct(Phrase first) const {
    const SpeechGrammar& grammar = in_.grammar();
    if (first.empty() || in_.has_any(first, {PartKind::kComma})) return false;
    std::size_t begin = first.begin;
    if (grammar.in(begin, &SpeechWords::conjunctions)) ++begin;
    if (begin >= first.end || grammar.in(begin, &SpeechWords::clause_openers) ||
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
  Phrase clause_behind(std::size_t comma, const Sentence& sentence, bool adjunct) const {
    const std::size_t begin = comma + 1;
    if (begin >= sentence.end || !in_.is(begin, PartKind::kWord)) return {};
    if (in_.next_of(sentence, begin, PartKind::kMarked) < sentence.end) return {};
    const SpeechGrammar& grammar = in_.grammar();
    const std::size_t end = in_.clause_end(begin, sentence);
    // “The law, X said, is no answer”, too.
    const bool joined = grammar.in(begin, &SpeechWords::conjunctions) ||
                        grammar.in(begin, &SpeechWords::clause_openers) ||
                        grammar.in(begin, &SpeechWords::clause_verbs);
    const bool goes_on = adjunct && in_.has_verb(begin, {begin, end, false}) &&
                         !grammar.in(begin, &SpeechWords::relatives) &&
                         !grammar.folded(begin).ends_with("ing");
    if (in_.words_between(begin, end) < kLeastClause || !(joined || goes_on)) return {};
    return {begin, end};
  }

  // CLAUSE, X said. CLAUSE, a déclaré X.
  bool find_trailing(const Sentence& sentence, bool has_marked) {
    for (const SpeechVerb& verb : in_.verbs()) {
      if (verb.form != CueForm::kFinite || verb.negated) continue;
      if (verb.cue.clause == CueClause::kNone) continue;
      if (in_.is_used(verb)) continue;
      Phrase subject;
      std::size_t comma = sentence.end;
      bool inverted_verb = false;
      if (verb.first > sentence.begin && in_.is(verb.first - 1, PartKind::kComma)) {
        subject = in_.grammar().subject_after(verb, sentence);
        comma = verb.first - 1;
        inverted_verb = true;
        // «Une vingtaine d’associations, réunies à Paris, ont annoncé la naissance …»: an object.
        // «dira-t-on» reports nothing.
        const bool actor = !subject.empty() && in_.grammar().folded(subject.begin) != "on" &&
                           (in_.is_actor({subject.begin, subject.begin + 1}) ||
                            in_.grammar().is_person_at(subject.end - 1));
        if (!actor &&
            (!verb.clitic.empty() || !in_.grammar().subject_before(verb, sentence).empty())) {
          continue;
        }
      } else if (speech_words(in_.language_at(verb.first)).reports_mixed) {
        subject = in_.grammar().subject_before(verb, sentence);
        std::size_t before = subject.begin;
        constexpr std::size_t kLongestTitle = 8;
        while (!subject.empty() && before > sentence.begin && in_.is(before - 1, PartKind::kWord) &&
               subject.begin - before < kLongestTitle) {
          --before;
        }
        if (!subject.empty() && before > sentence.begin && in_.is(before - 1, PartKind::kComma)) {
          comma = before - 1;
        }
      }
      if (comma == sentence.end || !in_.is_plausible(subject, verb)) continue;
      // “…, the Journal reported.”
      const bool sure =
          verb.cue.strong || (in_.is_actor(subject) && !in_.is(verb.last + 1, PartKind::kWord));
      if (!inverted_verb && !sure) continue;
      const std::size_t behind_it = std::max(verb.last + 1, subject.end);
      const bool english = speech_words(in_.language_at(verb.first)).reports_mixed;
      if (english && !ends_report(behind_it, verb)) continue;
      const std::size_t next_comma = in_.next_of(sentence, behind_it, PartKind::kComma);
      if (in_.words_between(behind_it, next_comma) > kLongestTail) continue;
      std::size_t begin = sentence.begin;
      std::size_t end = comma;
      const std::size_t behind =
          next_comma < sentence.end ? in_.words_between(next_comma, sentence.end) : 0;
      const bool subordinate = (in_.words_between(begin, end) < 5 && behind > 3) ||
                               in_.grammar().in(begin, &SpeechWords::clause_openers) ||
                               in_.grammar().in(begin, &SpeechWords::relatives);
      if (next_comma + 1 < sentence.end &&
          ((subordinate && !english) || in_.grammar().is_complementiser(next_comma + 1))) {
        // “It is on his watch, X said, that …”
        begin = next_comma + 1;
        end = in_.clause_end(begin, sentence);
      } else if (in_.grammar().in(begin, &SpeechWords::conjunctions) ||
                 in_.clause_begin(verb, sentence) < sentence.end) {
        if (in_.clause_begin(verb, sentence) < next_comma) continue;
      }
      if (has_marked && in_.next_of({begin, end, false}, begin, PartKind::kMarked) < end) continue;
      const Phrase first{begin, end};
      const bool adjunct = english && is_adjunct(first);
      const Phrase rest = clause_behind(next_comma, sentence, adjunct);
      const bool whole = !adjunct && in_.words_between(begin, end) >= kLeastClause;
      if (!whole && rest.empty()) continue;
      if (rest.empty() && inverted_verb && english && !in_.has_sure_verb(first)) continue;
      if (rest.empty() && !inverted_verb && !in_.has_verb(begin, {begin, end, false})) continue;
      const Attribution found = in_.made(QuoteRule::kTrailing, verb, subject, .85);
      Quote quote;
      quote.type = QuoteType::kIndirect;
      quote.rule = found.rule;
      quote.cue = found.cue;
      quote.speaker = in_.grammar().speaker_bytes(subject);
      quote.confidence = found.confidence;
      for (const Phrase part : {whole ? first : Phrase(), rest}) {
        quote.span = in_.span_of(part.begin, part.end);
        if (!quote.span.empty()) quotes_.push_back(quote);
      }
      return true;
    }
    return false;
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
