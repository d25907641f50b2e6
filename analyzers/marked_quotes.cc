#include "analyzers/marked_quotes.h"

#include <algorithm>

#include "analyzers/cues_before.h"
#include "analyzers/inserted_cues.h"
#include "analyzers/marked_names.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kSubjectReach = 30;  // parts of a subject behind a marked text

class MarkedQuotes {
 public:
  MarkedQuotes(SpeechSentence& in, const Turn& turn, std::vector<Quote>& quotes)
      : in_(in), turn_(turn), quotes_(quotes) {}

  void run() {
    const Sentence& sentence = in_.sentence();
    const std::size_t first_quote = quotes_.size();
    Attribution last;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (in_.is(i, PartKind::kMarked)) add_marked(i, sentence, last);
    }
    share_backwards(first_quote);
  }

 private:
  std::size_t words_in(const MarkedText& marked) const { return in_.words_in(marked); }

  void add_marked(std::size_t at, const Sentence& sentence, Attribution& last) {
    const MarkedText& marked = in_.marked(at);
    Attribution found = attribution(at, sentence, marked, last);
    if (in_.is_sign(found.speaker)) found = {};
    Quote quote;
    quote.span = marked.span;
    if (!found.found()) {
      quote.type = QuoteType::kScare;
      quotes_.push_back(quote);
      return;
    }
    const std::size_t words = words_in(marked);
    const bool whole = found.rule != QuoteRule::kCueBefore || in_.is(at - 1, PartKind::kColon);
    const bool opens = at == sentence.begin || is_translation(at) || resumes(at, last);
    quote.type =
        words >= 5 || (whole && (words >= 2 || opens)) ? QuoteType::kDirect : QuoteType::kFragment;
    const bool behind_source = found.rule == QuoteRule::kSource && in_.is(at - 1, PartKind::kComma);
    if (quote.type == QuoteType::kDirect && !behind_source && !opens &&
        !begins_clause(at, marked, found.rule)) {
      quote.type = QuoteType::kFragment;
    }
    in_.attribute(quote, found);
    if (ends_clause(at, sentence, found, quote)) take_clause(sentence, quote);
    quotes_.push_back(quote);
    last = found;
  }

  // “The summit achieved “too little,” he said”: where such a clause is one quote, the marked words
  // are its end.
  bool ends_clause(std::size_t at, const Sentence& sentence, const Attribution& found,
                   const Quote& quote) const {
    constexpr std::size_t kLeastClause = 3;  // words
    if (found.rule != QuoteRule::kCueAfter || quote.type != QuoteType::kFragment) return false;
    if (!speech_words(in_.language_at(at)).reports_mixed) return false;
    if (in_.words_between(sentence.begin, at) < kLeastClause) return false;
    return std::none_of(in_.verbs().begin(), in_.verbs().end(), [at](const SpeechVerb& verb) {
      return verb.first < at && verb.form == CueForm::kFinite;
    });
  }

  void take_clause(const Sentence& sentence, Quote& quote) {
    quote.span.begin = in_.grammar().bytes({sentence.begin, sentence.begin + 1}).begin;
    quote.type = QuoteType::kMixed;
    while (!quotes_.empty() && quote.span.contains(quotes_.back().span)) quotes_.pop_back();
  }

  // Whether the marked words are a sentence of their own rather than a part of the journalist's.
  bool begins_clause(std::size_t at, const MarkedText& marked, QuoteRule rule) const {
    if (in_.is(at - 1, PartKind::kColon) || at == 0 || in_.is(at - 1, PartKind::kBreak) ||
        in_.is(at - 1, PartKind::kStop)) {
      return true;
    }
    const std::size_t first = in_.article().word_at(marked.inside.begin);
    if (first < in_.article().words.size() &&
        in_.article().words[first].context.capitals != Capitals::kAny) {
      return true;
    }
    // “It is a text that “protects nobody,” X said”: a relative.
    return rule != QuoteRule::kCueAfter && in_.is(at - 1, PartKind::kWord) &&
           in_.grammar().is_complementiser(at - 1);
  }

  Attribution attribution(std::size_t at, const Sentence& sentence, const MarkedText& marked,
                          const Attribution& last) {
    if (is_name_in_marks(in_, at)) return {};
    if (last.found() && is_translation(at)) return shared(last, 1);
    for (const auto& rule :
         {&MarkedQuotes::cue_after, &MarkedQuotes::bracket_after, &MarkedQuotes::signature}) {
      Attribution found = (this->*rule)(at, sentence, marked);
      if (found.found()) return found;
    }
    Attribution found = passive_before(in_, at);
    if (found.found()) return found;
    if (is_named(in_, at)) return {};
    if (resumes(at, last)) {
      found = last;
      found.rule = QuoteRule::kShared;
      return found;
    }
    for (const auto& rule : {cue_before, source_beside, colon_before}) {
      found = rule(in_, at);
      if (found.found()) return found;
    }
    // Rule 6: «Moi, dit-il, je …».
    found = inserted_cue(in_.article(), in_.cues(), marked.inside);
    if (found.found()) return found;
    if (last.found() && shares(at, sentence)) return shared(last, .9);
    found = floating(at, sentence, marked);
    // «Deux jours plus tard, au Palais : “…”»: whoever spoke before.
    if (!found.found() && in_.is(at - 1, PartKind::kColon) && at > sentence.begin + 1 &&
        words_in(marked) >= kLeastFloating) {
      found = {QuoteRule::kColon, {}, {}, .4};
    }
    return found;
  }

  // “This text,” X said, “protects nobody”: the words that a verb cut in two go on.
  bool resumes(std::size_t at, const Attribution& last) const {
    const bool pause = in_.is(at - 1, PartKind::kComma) || in_.is(at - 1, PartKind::kDash);
    if (last.rule != QuoteRule::kCueAfter || !pause || quotes_.empty()) return false;
    const ByteSpan before = quotes_.back().span;
    std::size_t verbs = 0;
    for (const SpeechVerb& verb : in_.verbs()) {
      const std::size_t begin = in_.grammar().part(verb.verb).span.begin;
      if (verb.last >= at || begin < before.end) continue;
      if (!in_.is_used(verb)) return false;
      ++verbs;
    }
    return verbs == 1;
  }

  // Rule 1.
  Attribution cue_after(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    std::size_t begin = behind_translation(at);
    const std::string_view inside = cut(in_.article().text, marked.inside);
    bool joined = inside.ends_with(',') || inside.ends_with('?') || inside.ends_with('!');
    if (in_.is(begin, PartKind::kComma) || in_.is(begin, PartKind::kDash)) {
      ++begin;
      joined = true;
    }
    // «…», comme le résume X
    if (in_.grammar().in(begin, &SpeechWords::likenings)) {
      ++begin;
      if (in_.grammar().in(begin, &SpeechWords::object_pronouns)) ++begin;
    }
    if (begin >= sentence.end || !in_.is(begin, PartKind::kWord)) return {};
    for (const SpeechVerb& verb : in_.verbs()) {
      if (verb.first < begin) continue;
      if (verb.form == CueForm::kPresent || verb.form == CueForm::kInfinitive) {
        if (verb.first == begin) return {};  // «…», estimant que
        continue;
      }
      if (verb.first - begin > kSubjectReach) break;
      const Phrase between = {begin, verb.first};
      if (is_only_small_words(between)) {
        const Phrase subject = in_.grammar().subject_after(verb, sentence);
        if (subject.empty()) return {};
        if (!in_.is_actor(subject) && !in_.is_called(subject) && belongs_to_opening(at, verb)) {
          return {};
        }
        in_.use(verb);
        return in_.made(QuoteRule::kCueAfter, verb, subject, .95);
      }
      if (in_.has_any(between, {PartKind::kMarked, PartKind::kStop, PartKind::kColon,
                                PartKind::kSemicolon})) {
        return {};
      }
      Phrase subject = in_.grammar().subject_before(verb, sentence);
      if (subject.empty() || subject.begin < begin) return {};
      // Titles stand before a name: “…,” economist Philip Cross wrote.
      constexpr std::size_t kLongestTitle = 10;
      if (subject.begin - begin > kLongestTitle) return {};
      if (in_.has_any({begin, subject.begin}, {PartKind::kComma})) {
        // “…,” the tall, bespectacled professor said. “… areas” including the capital, it said.
        const bool adjectives =
            in_.grammar().in(begin, &SpeechWords::determiners) && !in_.is_actor(subject) && joined;
        // “…,” the chairwoman, Jane Roe, said.
        const bool apposed = joined && in_.grammar().is_person_at(subject.begin) &&
                             in_.is(subject.begin - 1, PartKind::kComma) &&
                             !in_.has_any({begin, subject.begin - 1}, {PartKind::kComma});
        const bool ends = at == sentence.begin && in_.is(subject.begin - 1, PartKind::kComma) &&
                          !joined && !reports_more(verb, sentence);
        if (!adjectives && !apposed && !ends) return {};
        if (adjectives) subject.begin = begin;
      }
      if (!joined && words_in(marked) < 6) return {};
      // “a paper on “model debt,” the cost of what nobody maintains”: no report.
      const bool sure = verb.cue.strong || in_.is_actor(subject) || at == sentence.begin;
      if (!sure && words_in(marked) < kLeastFloating) return {};
      // “Why?” He said that …: a sentence of its own.
      const bool asks = inside.ends_with('?') || inside.ends_with('!');
      if (asks && reports_more(verb, sentence)) return {};
      in_.use(verb);
      return in_.made(QuoteRule::kCueAfter, verb, subject, joined ? .95 : .8);
    }
    const Attribution found = inverted(begin, sentence);
    return found.found() ? found : handed_over(at, begin, inside);
  }

  // “Name one,” he bristled: in English a comma inside the marks hands over to who speaks, whatever
  // the verb.
  Attribution handed_over(std::size_t at, std::size_t begin, std::string_view inside) const {
    const SpeechGrammar& grammar = in_.grammar();
    const Sentence& sentence = in_.sentence();
    if (at != sentence.begin || begin != at + 1 || !inside.ends_with(',')) return {};
    if (grammar.word(begin).language != Language::kEnglish) return {};
    Phrase who{begin, begin + 1};
    if (grammar.is_person_at(begin)) {
      who = grammar.phrase_from(begin, sentence.end);
    } else if (!grammar.is_speaker_pronoun(begin) || grammar.in(begin, &SpeechWords::relatives)) {
      return {};
    }
    const std::size_t verb = who.end;
    if (grammar.folded(begin) == "it" || grammar.is_possessed_phrase(who)) return {};
    if (!in_.is(verb, PartKind::kWord) || grammar.is_capitalised(verb) ||
        !grammar.folded(verb).ends_with("ed")) {
      return {};
    }
    return {QuoteRule::kCueAfter, grammar.part(verb).span, who, .85};
  }

  // «X, tout en jugeant la loi « obscure », a demandé la fin du procès»: whether the verb is that
  // of the phrase that opens the sentence, and what follows it an object.
  bool belongs_to_opening(std::size_t at, const SpeechVerb& verb) const {
    const Phrase opening = in_.grammar().first_subject(in_.sentence(), at);
    return verb.clitic.empty() && !opening.empty() && in_.is(opening.end, PartKind::kComma);
  }

  // «Escroc» (“Swindler”): the second.
  bool is_translation(std::size_t at) const {
    return at > 1 && in_.is(at - 2, PartKind::kMarked) && in_.is(at - 1, PartKind::kOpening) &&
           in_.is(at + 1, PartKind::kClosing);
  }

  // The part behind the marked text and its translation.
  std::size_t behind_translation(std::size_t at) const {
    const bool translated = in_.is(at + 2, PartKind::kMarked) && is_translation(at + 2);
    return translated ? at + 4 : at + 1;
  }

  // The words go on with who says those before them in the sentence.
  static Attribution shared(const Attribution& last, double factor) {
    Attribution found = last;
    found.rule = QuoteRule::kShared;
    found.speaker = {};
    found.inside = {};
    found.confidence *= factor;
    return found;
  }

  // «…», tente-t-il de corriger: an inverted pronoun behind the words reports them, whatever the
  // verb.
  Attribution inverted(std::size_t begin, const Sentence& sentence) const {
    constexpr std::size_t kReach = 4;
    for (std::size_t i = begin; i < sentence.end && i < begin + kReach; ++i) {
      if (!in_.is(i, PartKind::kWord)) return {};
      const bool pronoun = in_.grammar().word(i).context.before == Gap::kHyphen &&
                           in_.grammar().is_speaker_pronoun(i) && i > begin;
      if (!pronoun) continue;
      std::size_t verb = i - 1;
      if (in_.grammar().folded(verb) == "t" && verb > begin) --verb;
      return {QuoteRule::kCueAfter, in_.grammar().part(verb).span, {i, i + 1}, .85};
    }
    return {};
  }

  bool reports_more(const SpeechVerb& verb, const Sentence& sentence) const {
    const std::size_t next = verb.last + 1;
    if (next >= sentence.end) return false;
    return in_.is(next, PartKind::kMarked) || in_.is(next, PartKind::kColon) ||
           in_.clause_begin(verb, sentence) < sentence.end;
  }

  bool is_only_small_words(Phrase phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      const bool small = in_.grammar().in(i, &SpeechWords::adverbs) ||
                         (in_.grammar().in(i, &SpeechWords::object_pronouns) &&
                          !(in_.grammar().is_speaker_pronoun(i) &&
                            in_.grammar().word(i).language == Language::kEnglish)) ||
                         in_.grammar().in(i, &SpeechWords::negations);
      if (!small || in_.grammar().in(i, &SpeechWords::determiners)) return false;
    }
    return true;
  }

  // Rule 2: «…» (J.D. Vance, vice-président américain).
  Attribution bracket_after(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    if (!in_.is(at + 1, PartKind::kOpening) || words_in(marked) < kLeastFloating) return {};
    const std::size_t first = at + 2;
    if (first >= sentence.end || in_.grammar().speaker_at(first) == nullptr) return {};
    return {QuoteRule::kBracket, {}, in_.grammar().phrase_from(first, sentence.end), .85};
  }

  // «…» – Jean Dupont; also on the next line.
  Attribution signature(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    std::size_t dash = at + 1;
    while (in_.is(dash, PartKind::kStop) || in_.is(dash, PartKind::kBreak)) ++dash;
    if (!in_.is(dash, PartKind::kDash) || words_in(marked) < kLeastFloating) return {};
    const std::size_t first = dash + 1;
    if (!in_.is(first, PartKind::kWord) || !in_.grammar().is_capitalised(first)) return {};
    std::size_t end = first;
    while (end < in_.size() && !in_.is(end, PartKind::kStop) && !in_.is(end, PartKind::kBreak)) {
      ++end;
    }
    const bool own_line = dash > at + 1 || at == sentence.begin;
    const Phrase name = in_.grammar().phrase_from(first, end);
    if (in_.grammar().speaker_at(first) == nullptr && !(own_line && name.end == end)) return {};
    if (end - name.end > kLongestLabel) return {};
    return {QuoteRule::kSignature, {}, name, .85};
  }

  // Rule 7: «…» et «…», «…» ou encore «…».
  bool shares(std::size_t at, const Sentence& sentence) const {
    std::size_t before = at;
    while (before > sentence.begin && !in_.is(before - 1, PartKind::kMarked)) --before;
    if (before == sentence.begin) return false;
    return at - before <= kFarObject && !in_.has_any({before, at}, {PartKind::kStop});
  }

  // Rule 8.
  Attribution floating(std::size_t at, const Sentence& sentence, const MarkedText& marked) const {
    constexpr std::size_t kSilence = 2;  // sentences without a quote in between
    if (turn_.announced.found() && at == sentence.begin) return turn_.announced;
    if (is_heading_in_marks(in_, at)) return {};
    if (!turn_.somebody_spoke || turn_.silent_sentences > kSilence) {
      return behind_owner(at, sentence, marked);
    }
    // «Non, merci.» behind other words of the same speaker is enough.
    constexpr std::size_t kLeastContinued = 2;
    const std::string_view inside = cut(in_.article().text, marked.inside);
    const bool ended = ends_in_stop(inside);
    const bool continued = ended && turn_.silent_sentences == 0;
    if (words_in(marked) < (continued ? kLeastContinued : kLeastFloating)) return {};
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (in_.is(i, PartKind::kWord)) {
        // What frames a long quotation: « Et pour la suite, «…» »
        if (words_in(marked) < 2 * kLeastFloating || i > at) return {};
        if (at - sentence.begin > kLongestLabel) return {};
        const std::size_t first = in_.article().word_at(marked.inside.begin);
        if (in_.article().words[first].context.capitals == Capitals::kAny) return {};
      }
    }
    return {QuoteRule::kFloating,
            {},
            turn_.silent_sentences > 0 ? turn_.last_subject : Phrase(),
            turn_.silent_sentences > 0 ? .5 : .97};
  }

  // «Ada Ngo ne cache pas sa colère. « On m’a tout pris. »»: a sentence in marks behind one that
  // tells of a person.
  Attribution behind_owner(std::size_t at, const Sentence& sentence,
                           const MarkedText& marked) const {
    const Phrase owner = turn_.last_subject;
    const std::string_view inside = cut(in_.article().text, marked.inside);
    const bool alone = at == sentence.begin && next_word(at, sentence) == sentence.end;
    if (owner.empty() || !in_.grammar().is_person_at(owner.begin) || !alone ||
        sentence.opens_paragraph || !ends_in_stop(inside) || words_in(marked) < kLeastFloating) {
      return {};
    }
    return {QuoteRule::kFloating, {}, owner, .6};
  }

  std::size_t next_word(std::size_t i, const Sentence& sentence) const {
    return in_.next_of(sentence, i, PartKind::kWord);
  }

  // «…», dont «…», a dit X: the verb behind the last text reports those before it, too.
  void share_backwards(std::size_t first_quote) {
    const Quote* later = nullptr;
    for (std::size_t k = quotes_.size(); k > first_quote; --k) {
      Quote& quote = quotes_[k - 1];
      if (quote.type != QuoteType::kScare) {
        later = quote.rule == QuoteRule::kCueAfter ? &quote : nullptr;
      } else if (later != nullptr &&
                 in_.article().word_at(quote.span.end) - in_.article().word_at(quote.span.begin) >=
                     kLeastFloating) {
        const ByteSpan span = quote.span;
        quote = *later;
        quote.span = span;
        quote.rule = QuoteRule::kShared;
        quote.confidence *= .8;
      }
    }
  }

  SpeechSentence& in_;
  const Turn& turn_;
  std::vector<Quote>& quotes_;
};

}  // namespace

void add_marked_quotes(SpeechSentence& in, const Turn& turn, std::vector<Quote>& quotes) {
  MarkedQuotes(in, turn, quotes).run();
}

}  // namespace revue
