#include "analyzers/quotes.h"

#include <algorithm>
#include <array>

#include "analyzers/sentence_parts.h"
#include "analyzers/speech_grammar.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kFarColon = 60;   // parts between a verb and the marked text behind a colon
constexpr std::size_t kFarClause = 40;  // … in the clause that the verb reports
constexpr std::size_t kFarObject = 14;  // … as what the verb says
constexpr std::size_t kSubjectReach = 30;  // parts of a subject behind a marked text
constexpr std::size_t kLeastFloating = 4;  // words
constexpr std::size_t kLeastClause = 3;    // words
constexpr std::size_t kLongestTail = 14;   // parts behind the verb that ends a sentence
constexpr std::size_t kLongestLabel = 8;   // words before the colon of an interview

class Finder {
 public:
  Finder(const ArticleWords& article, const Cues& cues)
      : article_(article), parts_(sentence_parts(article)), grammar_(article, parts_, cues) {}

  std::vector<Quote> run() {
    for (const Sentence& sentence : parts_.sentences) read(sentence);
    std::stable_sort(quotes_.begin(), quotes_.end(), [](const Quote& a, const Quote& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return std::move(quotes_);
  }

 private:
  struct Attribution {
    QuoteRule rule = QuoteRule::kNone;
    ByteSpan cue;
    Phrase speaker;
    double confidence = 0;
    ByteSpan pronoun = {};  // the speaker, inside the marks
    bool found() const { return rule != QuoteRule::kNone; }
  };

  bool is(std::size_t i, PartKind kind) const { return grammar_.is(i, kind); }
  std::size_t next_of(const Sentence& sentence, std::size_t i, PartKind kind) const {
    while (i < sentence.end && !is(i, kind)) ++i;
    return i;
  }

  // READ MORE:, LIRE AUSSI : a label in capitals before a colon announces another article.
  bool is_teaser(const Sentence& sentence) const {
    std::size_t i = sentence.begin;
    while (i < sentence.end && is(i, PartKind::kWord) && i - sentence.begin < 3 &&
           grammar_.word(i).context.capitals == Capitals::kAll) {
      ++i;
    }
    return i > sentence.begin && is(i, PartKind::kColon) &&
           (is(sentence.begin, PartKind::kWord) &&
            holds(grammar_.lists(sentence.begin).teasers, grammar_.folded(sentence.begin)));
  }

  void read(const Sentence& sentence) {
    if (is_teaser(sentence)) return;
    verbs_ = grammar_.verbs(sentence);
    used_.clear();
    const std::size_t first_quote = quotes_.size();
    Attribution last;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (is(i, PartKind::kMarked)) add_marked(i, sentence, last);
    }
    share_backwards(first_quote);
    find_reported(sentence, first_quote);
    for (std::size_t k = first_quote; k < quotes_.size(); ++k) {
      quotes_[k].sentence = grammar_.bytes({sentence.begin, sentence.end});
    }
    const bool spoke =
        std::any_of(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                    [](const Quote& quote) { return quote.type != QuoteType::kScare; });
    if (spoke) {
      somebody_spoke_ = true;
      silent_sentences_ = 0;
    } else {
      ++silent_sentences_;
    }
    last_subject_ = grammar_.first_subject(sentence, sentence.end);
    if (!is_actor(last_subject_)) last_subject_ = {};
  }

  // «…», dont «…», a dit X: the verb behind the last text reports those before it, too.
  void share_backwards(std::size_t first_quote) {
    const Quote* later = nullptr;
    for (std::size_t k = quotes_.size(); k > first_quote; --k) {
      Quote& quote = quotes_[k - 1];
      if (quote.type != QuoteType::kScare) {
        later = quote.rule == QuoteRule::kCueAfter ? &quote : nullptr;
      } else if (later != nullptr &&
                 article_.word_at(quote.span.end) - article_.word_at(quote.span.begin) >=
                     kLeastFloating) {
        const ByteSpan span = quote.span;
        quote = *later;
        quote.span = span;
        quote.rule = QuoteRule::kShared;
        quote.confidence *= .8;
      }
    }
  }

  // ---- Marked texts.

  std::size_t words_in(const MarkedText& marked) const {
    return article_.word_at(marked.inside.end) - article_.word_at(marked.inside.begin);
  }

  void add_marked(std::size_t at, const Sentence& sentence, Attribution& last) {
    const MarkedText& marked = parts_.marked[grammar_.part(at).number];
    Attribution found = attribution(at, sentence, marked, last);
    Quote quote;
    quote.span = marked.span;
    if (!found.found()) {
      quote.type = QuoteType::kScare;
      quotes_.push_back(quote);
      return;
    }
    const std::size_t words = words_in(marked);
    const bool whole = found.rule != QuoteRule::kCueBefore || is(at - 1, PartKind::kColon);
    quote.type = words >= 5 || (whole && words >= 2) ? QuoteType::kDirect : QuoteType::kFragment;
    const bool behind_source = found.rule == QuoteRule::kSource && is(at - 1, PartKind::kComma);
    if (quote.type == QuoteType::kDirect && !behind_source && !begins_clause(at, marked)) {
      quote.type = QuoteType::kFragment;
    }
    quote.rule = found.rule;
    quote.cue = found.cue;
    quote.speaker = found.pronoun.empty() ? grammar_.bytes(found.speaker) : found.pronoun;
    quote.confidence = found.confidence;
    quotes_.push_back(quote);
    last = found;
  }

  // Whether the marked words are a sentence of their own rather than a part of the journalist's.
  bool begins_clause(std::size_t at, const MarkedText& marked) const {
    if (is(at - 1, PartKind::kColon) || at == 0 || is(at - 1, PartKind::kBreak) ||
        is(at - 1, PartKind::kStop)) {
      return true;
    }
    const std::size_t first = article_.word_at(marked.inside.begin);
    if (first < article_.words.size() && article_.words[first].context.capitals != Capitals::kAny) {
      return true;
    }
    return is(at - 1, PartKind::kWord) && grammar_.is_complementiser(at - 1);
  }

  Attribution attribution(std::size_t at, const Sentence& sentence, const MarkedText& marked,
                          const Attribution& last) {
    for (const auto& rule : {&Finder::cue_after, &Finder::bracket_after, &Finder::signature}) {
      Attribution found = (this->*rule)(at, sentence, marked);
      if (found.found()) return found;
    }
    if (is_named(at, sentence) || is_title(at, sentence, marked)) return {};
    for (const auto& rule :
         {&Finder::cue_before, &Finder::source, &Finder::colon_before, &Finder::inside}) {
      Attribution found = (this->*rule)(at, sentence, marked);
      if (found.found()) return found;
    }
    if (last.found() && shares(at, sentence)) {
      Attribution found = last;
      found.rule = QuoteRule::kShared;
      found.confidence = last.confidence * .9;
      return found;
    }
    return floating(at, sentence, marked);
  }

  // «baptisé “…”»: a name.
  bool is_named(std::size_t at, const Sentence& sentence) const {
    return at > sentence.begin && grammar_.in(at - 1, &SpeechWords::namings);
  }

  // “Face the Nation”, CBS’ “Today”: every word of weight has a capital, in the midst of a
  // sentence.
  bool is_title(std::size_t at, const Sentence& sentence, const MarkedText& marked) const {
    constexpr std::size_t kLongest = 7;
    const std::size_t first = article_.word_at(marked.inside.begin);
    const std::size_t end = article_.word_at(marked.inside.end);
    if (at == sentence.begin || !is(at - 1, PartKind::kWord) || end == first) return false;
    if (end - first > kLongest || grammar_.word(at - 1).language != Language::kEnglish)
      return false;
    const bool possessive = grammar_.is_possessive(at - 1);
    if (end - first == 1 && !possessive) return false;
    for (std::size_t i = first; i < end; ++i) {
      const ArticleWord& word = article_.words[i];
      if (word.context.capitals == Capitals::kAny && !word.context.token->stop) return false;
    }
    return article_.words[end - 1].context.capitals != Capitals::kAny;
  }

  // Rule 1.
  Attribution cue_after(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    std::size_t begin = at + 1;
    const std::string_view inside = cut(article_.text, marked.inside);
    bool joined = inside.ends_with(',') || inside.ends_with('?') || inside.ends_with('!');
    if (is(begin, PartKind::kComma) || is(begin, PartKind::kDash)) {
      ++begin;
      joined = true;
    }
    if (begin >= sentence.end || !is(begin, PartKind::kWord)) return {};
    for (const SpeechVerb& verb : verbs_) {
      if (verb.first < begin) continue;
      if (verb.form == CueForm::kPresent || verb.form == CueForm::kInfinitive) {
        if (verb.first == begin) return {};  // «…», estimant que
        continue;
      }
      if (verb.first - begin > kSubjectReach) break;
      const Phrase between = {begin, verb.first};
      if (is_only_small_words(between)) {
        const Phrase subject = grammar_.subject_after(verb, sentence);
        if (subject.empty()) return {};
        used_.push_back(verb.first);
        return made(QuoteRule::kCueAfter, verb, subject, .95);
      }
      if (has_any(between,
                  {PartKind::kMarked, PartKind::kStop, PartKind::kColon, PartKind::kSemicolon})) {
        return {};
      }
      Phrase subject = grammar_.subject_before(verb, sentence);
      if (subject.empty() || subject.begin < begin) return {};
      // Titles stand before a name: “…,” economist Philip Cross wrote.
      constexpr std::size_t kLongestTitle = 10;
      if (subject.begin - begin > kLongestTitle ||
          has_any({begin, subject.begin}, {PartKind::kComma})) {
        return {};
      }
      if (!joined && words_in(marked) < 6) return {};
      // “Why?” He said that …: a sentence of its own.
      const bool asks = inside.ends_with('?') || inside.ends_with('!');
      if (asks && reports_more(verb, sentence)) return {};
      used_.push_back(verb.first);
      return made(QuoteRule::kCueAfter, verb, subject, joined ? .95 : .8);
    }
    return inverted(begin, sentence);
  }

  // «…», tente-t-il de corriger: an inverted pronoun behind the words reports them, whatever the
  // verb.
  Attribution inverted(std::size_t begin, const Sentence& sentence) const {
    constexpr std::size_t kReach = 4;
    for (std::size_t i = begin; i < sentence.end && i < begin + kReach; ++i) {
      if (!is(i, PartKind::kWord)) return {};
      const bool pronoun = grammar_.word(i).context.before == Gap::kHyphen &&
                           grammar_.is_speaker_pronoun(i) && i > begin;
      if (!pronoun) continue;
      std::size_t verb = i - 1;
      if (grammar_.folded(verb) == "t" && verb > begin) --verb;
      return {QuoteRule::kCueAfter, grammar_.part(verb).span, {i, i + 1}, .85};
    }
    return {};
  }

  bool reports_more(const SpeechVerb& verb, const Sentence& sentence) const {
    const std::size_t next = verb.last + 1;
    if (next >= sentence.end) return false;
    return is(next, PartKind::kMarked) || is(next, PartKind::kColon) ||
           clause_begin(verb, sentence) < sentence.end;
  }

  bool is_only_small_words(Phrase phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      const bool small =
          grammar_.in(i, &SpeechWords::adverbs) ||
          (grammar_.in(i, &SpeechWords::object_pronouns) &&
           !(grammar_.is_speaker_pronoun(i) && grammar_.word(i).language == Language::kEnglish)) ||
          grammar_.in(i, &SpeechWords::negations);
      if (!small || grammar_.in(i, &SpeechWords::determiners)) return false;
    }
    return true;
  }

  bool has_any(Phrase phrase, std::initializer_list<PartKind> kinds) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      for (const PartKind kind : kinds) {
        if (is(i, kind)) return true;
      }
    }
    return false;
  }

  Attribution made(QuoteRule rule, const SpeechVerb& verb, Phrase speaker,
                   double confidence) const {
    std::size_t last = verb.last;
    if (!verb.clitic.empty() && verb.clitic.begin > verb.verb) last = verb.clitic.begin - 1;
    while (last > verb.verb && grammar_.folded(last) == "t") --last;
    const ByteSpan cue = {grammar_.part(verb.verb).span.begin, grammar_.part(last).span.end};
    return {rule, cue, speaker, verb.cue.strong ? confidence : confidence * .9};
  }

  // Rule 2: «…» (J.D. Vance, vice-président américain).
  Attribution bracket_after(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    if (!is(at + 1, PartKind::kOpening) || words_in(marked) < kLeastFloating) return {};
    const std::size_t first = at + 2;
    if (first >= sentence.end || grammar_.speaker_at(first) == nullptr) return {};
    return {QuoteRule::kBracket, {}, grammar_.phrase_from(first, sentence.end), .85};
  }

  // «…» – Jean Dupont.
  Attribution signature(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    if (!is(at + 1, PartKind::kDash) || words_in(marked) < kLeastFloating) return {};
    const std::size_t first = at + 2;
    if (first >= sentence.end || grammar_.speaker_at(first) == nullptr) return {};
    const Phrase name = grammar_.phrase_from(first, sentence.end);
    if (next_of(sentence, name.end, PartKind::kStop) - name.end > kLongestLabel) return {};
    return {QuoteRule::kSignature, {}, name, .85};
  }

  // Rule 3.
  Attribution cue_before(std::size_t at, const Sentence& sentence, const MarkedText&) {
    const SpeechVerb* verb = nullptr;
    for (const SpeechVerb& each : verbs_) {
      if (each.last < at) verb = &each;
    }
    if (verb == nullptr) return {};
    const Phrase between = {verb->last + 1, at};
    const std::size_t far = at - verb->last;
    if (has_any(between, {PartKind::kStop, PartKind::kSemicolon, PartKind::kMarked})) return {};
    const bool colon = is(at - 1, PartKind::kColon);
    bool reports = false;
    for (std::size_t i = between.begin; i < between.end && !reports; ++i) {
      reports = grammar_.is_complementiser(i);
    }
    const bool bare = verb->cue.clause == CueClause::kBare;
    const std::size_t farthest = colon ? kFarColon : reports || bare ? kFarClause : kFarObject;
    if (far > farthest) return {};
    if (verb->negated && !colon && !reports) return {};
    const double confidence = colon ? .95 : reports ? .9 : far <= 2 ? .9 : .7;
    const Phrase subject = subject_of(*verb, sentence, at);
    // «remarquer», «lire» with an object that is no speech.
    constexpr std::size_t kNearObject = 6;
    const bool english = speech_words(language_at(verb->first)).reports_mixed;
    if (!verb->cue.strong && !colon && (english || !reports) &&
        (far > (english ? 2 : kNearObject) || !is_actor(subject))) {
      return {};
    }
    if (subject.empty() && !colon && !verb->cue.strong) return {};
    return made(QuoteRule::kCueBefore, *verb, subject,
                subject.empty() ? confidence * .6 : confidence);
  }

  // A name, a pronoun, a determined noun; bare nouns only in the plural and beside a verb that is
  // hardly ever a noun: “officials said”, but “racist remarks”.
  bool is_plausible(Phrase subject, const SpeechVerb& verb) const {
    if (subject.empty()) return false;
    if (is_actor(subject)) return true;
    const std::size_t first = subject.begin;
    if (grammar_.in(first, &SpeechWords::determiners) || grammar_.is_capitalised(first) ||
        !grammar_.elided(first).empty()) {
      return true;
    }
    const std::string_view last = grammar_.folded(subject.end - 1);
    return verb.cue.clause == CueClause::kBare && subject.end - subject.begin <= 3 &&
           (last.ends_with('s') || last == "police");
  }

  bool is_actor(Phrase phrase) const {
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (grammar_.speaker_at(i) != nullptr || grammar_.is_speaker_pronoun(i)) return true;
    }
    return false;
  }

  // The subject of a verb, or of the participle or infinitive that shares it.
  Phrase subject_of(const SpeechVerb& verb, const Sentence& sentence, std::size_t) const {
    if (!verb.clitic.empty()) return verb.clitic;
    if (verb.form == CueForm::kFinite) {
      const Phrase before = grammar_.subject_before(verb, sentence);
      const bool inverts = speech_words(language_at(verb.first)).inverts_freely;
      return before.empty() && inverts ? grammar_.subject_after(verb, sentence) : before;
    }
    for (auto other = verbs_.rbegin(); other != verbs_.rend(); ++other) {
      if (other->first >= verb.first || other->form != CueForm::kFinite) continue;
      Phrase subject = grammar_.subject_before(*other, sentence);
      if (subject.empty()) subject = grammar_.subject_after(*other, sentence);
      if (!subject.empty() && subject.end <= verb.first) return subject;
    }
    const Phrase first = grammar_.first_subject(sentence, verb.first);
    if (!first.empty()) return first;
    // «Estimant que «…», il vota contre»: behind the comma.
    for (std::size_t i = verb.last; i < sentence.end; ++i) {
      if (is(i, PartKind::kComma) && is(i + 1, PartKind::kWord)) {
        if (grammar_.is_speaker_pronoun(i + 1)) return {i + 1, i + 2};
        if (grammar_.speaker_at(i + 1) != nullptr ||
            grammar_.in(i + 1, &SpeechWords::determiners)) {
          return grammar_.phrase_from(i + 1, sentence.end);
        }
      }
    }
    return {};
  }

  struct Source {
    std::size_t at = 0;  // part of the word that says so
    Phrase who;
  };

  // The first source of the sentence: selon X, d’après X, according to X; pour X where it opens.
  Source find_source(const Sentence& sentence) const {
    for (std::size_t i = sentence.begin; i + 1 < sentence.end; ++i) {
      if (!is(i, PartKind::kWord)) continue;
      const bool opens = i == sentence.begin || (i == sentence.begin + 1);
      const bool french = grammar_.word(i).language == Language::kFrench;
      std::size_t first = i + 1;
      if (french && grammar_.folded(i) == "pour" &&
          (opens || is(i - 1, PartKind::kColon) || is(i - 1, PartKind::kComma))) {
        if (grammar_.speaker_at(first) == nullptr && !grammar_.is_speaker_pronoun(first) &&
            !(grammar_.in(first, &SpeechWords::object_pronouns) &&
              !grammar_.in(first, &SpeechWords::determiners)) &&
            !is_determined_speaker(first, sentence)) {
          continue;
        }
      } else if (!grammar_.in(i, &SpeechWords::sources)) {
        continue;
      } else if (grammar_.folded(i) == "apres" && grammar_.elided(i) != "d" &&
                 grammar_.elided(i) != "D") {
        continue;
      } else if (grammar_.folded(i) == "croire" &&
                 !(i > sentence.begin && grammar_.folded(i - 1) == "en")) {
        continue;
      } else if (grammar_.folded(i) == "according") {
        if (!is(first, PartKind::kWord) || grammar_.folded(first) != "to") continue;
        ++first;
      }
      if (first >= sentence.end || !is(first, PartKind::kWord)) continue;
      Phrase who = grammar_.phrase_from(first, sentence.end);
      if (!who.empty()) return {i, who};
    }
    return {};
  }

  // «pour le procureur fédéral,»: a phrase that ends at a comma; «pour la première fois» does not
  // speak, since a clause would follow.
  bool is_determined_speaker(std::size_t first, const Sentence& sentence) const {
    if (!grammar_.in(first, &SpeechWords::determiners) && grammar_.elided(first) != "l")
      return false;
    const Phrase phrase = grammar_.phrase_from(first, sentence.end);
    if (phrase.empty() || !is(phrase.end, PartKind::kComma)) return false;
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
      if (grammar_.speaker_at(i) != nullptr ||
          (grammar_.word(i).context.kinds & (kRole | kTitle)) != 0) {
        return true;
      }
    }
    return false;
  }

  // Rule 4.
  Attribution source(std::size_t at, const Sentence& sentence, const MarkedText&) {
    const Source found = find_source(sentence);
    if (found.who.empty()) return {};
    // Else find_source_clause() takes the clause.
    const bool next_to_it = found.at > at && found.at - at <= 2;
    if (speech_words(language_at(at)).reports_mixed && !next_to_it) return {};
    // A source behind a verb of its own speaks for that.
    if (found.at > at && found.at - at > kFarClause) return {};
    return {QuoteRule::kSource, grammar_.part(found.at).span, found.who, .85};
  }

  // Rule 5: «X : “…”», or a sentence that ends in a colon.
  Attribution colon_before(std::size_t at, const Sentence& sentence, const MarkedText& marked) {
    if (at <= sentence.begin + 1 || !is(at - 1, PartKind::kColon)) return {};
    if (words_in(marked) < kLeastFloating) return {};
    const std::size_t label = at - 1 - sentence.begin;
    Phrase who = grammar_.first_subject(sentence, at - 1);
    if (who.empty()) return {};
    return {QuoteRule::kColon, {}, who, label <= kLongestLabel ? .85 : .7};
  }

  // Rule 6: «Moi, dit-il, je …».
  Attribution inside(std::size_t at, const Sentence&, const MarkedText& marked) {
    const std::size_t first = article_.word_at(marked.inside.begin);
    const std::size_t end = article_.word_at(marked.inside.end);
    const std::string_view text = article_.text;
    static_cast<void>(at);
    for (std::size_t i = first + 1; i + 1 < end; ++i) {
      const ArticleWord& pronoun = article_.words[i + 1];
      const ArticleWord& verb = article_.words[i];
      if (pronoun.context.before != Gap::kHyphen || verb.context.before != Gap::kComma) continue;
      const SpeechWords& list = speech_words(pronoun.language);
      const Cue cue = cues_of_words(i);
      if (cue.length != 1 || !holds(list.speaker_pronouns, pronoun.folded())) continue;
      const std::size_t behind = pronoun.span.end;
      if (behind >= text.size() || (text[behind] != ',' && text[behind] != ' ')) continue;
      return {QuoteRule::kInside, verb.span, {}, .9, pronoun.span};
    }
    return {};
  }

  Cue cues_of_words(std::size_t i) const {
    return Cues::shipped().find(article_.words[i].language, article_.words[i].exact(),
                                [](std::size_t) { return std::string_view(); });
  }

  // Rule 7: «…» et «…», «…» ou encore «…».
  bool shares(std::size_t at, const Sentence& sentence) const {
    std::size_t before = at;
    while (before > sentence.begin && !is(before - 1, PartKind::kMarked)) --before;
    if (before == sentence.begin) return false;
    return at - before <= kFarObject && !has_any({before, at}, {PartKind::kStop});
  }

  // Rule 8.
  Attribution floating(std::size_t at, const Sentence& sentence, const MarkedText& marked) const {
    constexpr std::size_t kSilence = 2;  // sentences without a quote in between
    if (!somebody_spoke_ || silent_sentences_ > kSilence) return {};
    if (words_in(marked) < kLeastFloating) return {};
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (is(i, PartKind::kWord)) {
        // What frames a long quotation: « Et pour la suite, «…» »
        if (words_in(marked) < 2 * kLeastFloating || i > at) return {};
        if (at - sentence.begin > kLongestLabel) return {};
        const std::size_t first = article_.word_at(marked.inside.begin);
        if (article_.words[first].context.capitals == Capitals::kAny) return {};
      }
    }
    return {QuoteRule::kFloating,
            {},
            silent_sentences_ > 0 ? last_subject_ : Phrase(),
            silent_sentences_ > 0 ? .5 : .97};
  }

  // ---- Clauses without marks.

  void find_reported(const Sentence& sentence, std::size_t first_quote) {
    const bool has_marked = next_of(sentence, sentence.begin, PartKind::kMarked) < sentence.end;
    std::size_t covered = sentence.begin;  // parts before it are in a clause already
    bool reported = false;
    for (const SpeechVerb& verb : verbs_) {
      if (verb.cue.clause == CueClause::kNone || verb.negated || !verb.cue.strong) continue;
      if (verb.form == CueForm::kInfinitive || verb.first < covered) continue;
      if (std::find(used_.begin(), used_.end(), verb.first) != used_.end()) continue;
      const std::size_t begin = clause_begin(verb, sentence);
      if (begin >= sentence.end) continue;
      const Phrase subject = subject_of(verb, sentence, sentence.end);
      if (verb.form == CueForm::kFinite && !is_plausible(subject, verb)) continue;
      const std::size_t end = clause_end(begin, sentence);
      reported = add_clause(verb, subject, begin, end, first_quote) || reported;
      covered = std::max(covered, end);
    }
    if (find_trailing(sentence, has_marked) || reported) return;
    find_source_clause(sentence, has_marked, first_quote);
  }

  // «Selon X, CLAUSE», “CLAUSE, according to X”.
  void find_source_clause(const Sentence& sentence, bool has_marked, std::size_t first_quote) {
    const bool mixed = has_marked && speech_words(language_at(sentence.begin)).reports_mixed;
    if (has_marked && !mixed) return;
    const Source found = find_source(sentence);
    if (found.who.empty()) return;
    const bool taken =
        std::any_of(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                    [](const Quote& each) { return each.rule == QuoteRule::kSource; });
    if (taken) return;
    Quote quote;
    quote.type = mixed ? QuoteType::kMixed : QuoteType::kIndirect;
    quote.rule = QuoteRule::kSource;
    quote.cue = grammar_.part(found.at).span;
    quote.speaker = grammar_.bytes(found.who);
    quote.confidence = .8;
    std::size_t begin = sentence.begin;
    std::size_t end = found.at;
    if (found.at <= sentence.begin + 2) {
      const std::size_t comma = next_of(sentence, found.who.end, PartKind::kComma);
      if (comma >= sentence.end) return;
      begin = comma + 1;
      end = sentence.end;
    } else if (is(found.at - 1, PartKind::kComma)) {
      // “That is why, according to X, …”: the longer part.
      const std::size_t comma = next_of(sentence, found.who.end, PartKind::kComma);
      if (comma < sentence.end &&
          words_between(comma, sentence.end) > words_between(sentence.begin, found.at)) {
        begin = comma + 1;
        end = sentence.end;
      }
    }
    quote.span = span_of(begin, end);
    if (words_between(begin, end) < kLeastClause) return;
    if (mixed) forget_inside(quote.span, first_quote);
    quotes_.push_back(quote);
  }

  void forget_inside(ByteSpan span, std::size_t first_quote) {
    quotes_.erase(
        std::remove_if(quotes_.begin() + static_cast<std::ptrdiff_t>(first_quote), quotes_.end(),
                       [&](const Quote& each) { return span.contains(each.span); }),
        quotes_.end());
  }

  // Where a reported clause ends: at a colon or a dash, and before the next verb of saying: «…,
  // ajoutant que …», “… and he said …”.
  std::size_t clause_end(std::size_t begin, const Sentence& sentence) const {
    std::size_t end = sentence.end;
    for (std::size_t i = begin; i < end; ++i) {
      const PartKind kind = grammar_.part(i).kind;
      if (kind == PartKind::kColon || kind == PartKind::kSemicolon || kind == PartKind::kDash)
        end = i;
    }
    // “While the company said it would not comment, its owner …”
    if (grammar_.in(sentence.begin, &SpeechWords::clause_openers)) {
      end = std::min(end, next_of(sentence, begin, PartKind::kComma));
    }
    // “… that “no one is safe,” alluding to …”
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (is(i, PartKind::kWord) && is(i - 1, PartKind::kMarked) &&
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
      const Phrase subject = grammar_.subject_before(verb, sentence);
      if (!subject.empty() && subject.begin > begin + 1 &&
          grammar_.in(subject.begin - 1, &SpeechWords::conjunctions)) {
        return subject.begin - 1;
      }
    }
    return end;
  }

  std::size_t words_between(std::size_t begin, std::size_t end) const {
    std::size_t words = 0;
    for (std::size_t i = begin; i < end; ++i) words += is(i, PartKind::kWord) ? 1U : 0U;
    return words;
  }

  // The bytes from one part to another without the punctuation at its ends.
  ByteSpan span_of(std::size_t begin, std::size_t end) const {
    while (end > begin && !is(end - 1, PartKind::kWord) && !is(end - 1, PartKind::kMarked) &&
           !is(end - 1, PartKind::kClosing)) {
      --end;
    }
    while (begin < end && !is(begin, PartKind::kWord) && !is(begin, PartKind::kMarked)) ++begin;
    if (begin == end) return {};
    return grammar_.bytes({begin, end});
  }

  // Where the clause that a verb reports begins; sentence.end when it reports none.
  std::size_t clause_begin(const SpeechVerb& verb, const Sentence& sentence) const {
    constexpr std::size_t kReach = 14;
    const bool can_be_bare = verb.cue.clause == CueClause::kBare;
    const std::size_t bare = can_be_bare ? bare_clause_begin(verb, sentence) : sentence.end;
    bool clause = false;  // a clause without «que» has begun
    for (std::size_t i = verb.last + 1; i < sentence.end && i - verb.last <= kReach; ++i) {
      if (is(i, PartKind::kMarked) || is(i, PartKind::kColon) || is(i, PartKind::kStop)) break;
      if (!is(i, PartKind::kWord)) continue;
      if (is_verb_of_speech(i)) break;
      if (grammar_.is_complementiser(i) && !(clause && bare < i)) return is_joint(i) ? bare : i;
      // An object of its own: what follows it is told of that.
      if (!can_be_bare && grammar_.in(i, &SpeechWords::determiners) && i > verb.last + 1 &&
          !grammar_.in(i, &SpeechWords::noun_joints) && is(i - 1, PartKind::kWord) &&
          !grammar_.in(i - 1, &SpeechWords::prepositions)) {
        break;
      }
      if (grammar_.in(i, &SpeechWords::relatives)) break;
      clause = clause || (i > bare && looks_like_verb(i));
    }
    return bare;
  }

  // «afin que», «alors que»: no reported clause.
  bool is_joint(std::size_t i) const {
    return is(i - 1, PartKind::kWord) && (grammar_.in(i - 1, &SpeechWords::clause_openers) ||
                                          (grammar_.in(i - 1, &SpeechWords::prepositions) &&
                                           !grammar_.in(i - 1, &SpeechWords::adverbs)));
  }

  bool is_verb_of_speech(std::size_t i) const {
    return std::any_of(verbs_.begin(), verbs_.end(),
                       [i](const SpeechVerb& verb) { return verb.first == i; });
  }

  // “he said in a speech he was ready”, “she told reporters the bill was dead”.
  std::size_t bare_clause_begin(const SpeechVerb& verb, const Sentence& sentence) const {
    std::size_t i = verb.last + 1;
    if (i >= sentence.end || is(i, PartKind::kComma)) return sentence.end;
    // What comes first may be when, where and to whom it was said.
    while (i < sentence.end && is(i, PartKind::kWord) && i - verb.last < 10) {
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
    if (is_told(verb)) i = past_audience(i, sentence);
    if (i >= sentence.end || !(is(i, PartKind::kWord) || is(i, PartKind::kMarked))) {
      return sentence.end;
    }
    if (is(i, PartKind::kWord)) {
      const char first = grammar_.folded(i).front();
      if (grammar_.in(i, &SpeechWords::relatives) || (first >= '0' && first <= '9')) {
        return sentence.end;
      }
    }
    return has_verb(i, sentence) ? i : sentence.end;
  }

  bool has_verb(std::size_t begin, const Sentence& sentence) const {
    if (is(begin, PartKind::kWord) && grammar_.in(begin, &SpeechWords::subject_pronouns) &&
        is(begin + 1, PartKind::kWord)) {
      return true;
    }
    for (std::size_t i = begin; i < sentence.end; ++i) {
      if (is(i, PartKind::kMarked)) return i > begin;
      if (is(i, PartKind::kWord) && looks_like_verb(i) && (i > begin || is_contracted(i)))
        return true;
    }
    return false;
  }

  // “he’s”, “it’s”: words_of() cuts the ending off.
  bool is_contracted(std::size_t i) const {
    const std::string_view behind = article_.text.substr(grammar_.part(i).span.end, 5);
    return grammar_.in(i, &SpeechWords::subject_pronouns) &&
           (behind.starts_with("'s ") || behind.starts_with("’s "));
  }

  // An auxiliary or a modal, a contraction, or a word that ends as verbs do.
  bool looks_like_verb(std::size_t i) const {
    if (grammar_.in(i, &SpeechWords::clause_verbs) || is_contracted(i)) return true;
    const std::string_view word = grammar_.folded(i);
    return !grammar_.is_capitalised(i) && word.size() > 3 &&
           (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss")));
  }

  // “told” takes a person before the clause.
  bool is_told(const SpeechVerb& verb) const {
    const std::string_view word = grammar_.folded(verb.verb);
    return word == "told" || word == "tells" || word == "tell" || word == "telling" ||
           word.starts_with("warn") || word.starts_with("assur") || word.starts_with("inform");
  }

  std::size_t past_audience(std::size_t i, const Sentence& sentence) const {
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

  // Whether there was one.
  bool add_clause(const SpeechVerb& verb, Phrase subject, std::size_t begin, std::size_t end,
                  std::size_t first_quote) {
    bool mixed = false;
    for (std::size_t i = begin; i < end; ++i) mixed = mixed || is(i, PartKind::kMarked);
    if (mixed && !speech_words(language_at(begin)).reports_mixed) return false;
    const std::size_t words = words_between(begin, end);
    Quote quote;
    quote.span = span_of(begin, end);
    if (quote.span.empty() || (!mixed && words < kLeastClause)) return false;
    const Attribution found = made(QuoteRule::kReported, verb, subject, subject.empty() ? .5 : .85);
    quote.rule = found.rule;
    quote.cue = found.cue;
    quote.speaker = grammar_.bytes(subject);
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

  // Of the part, or of the words behind it.
  Language language_at(std::size_t i) const {
    if (is(i, PartKind::kWord)) return grammar_.word(i).language;
    if (article_.words.empty()) return kLanguages.front();
    const std::size_t word = article_.word_at(grammar_.part(i).span.begin);
    return article_.words[std::min(word, article_.words.size() - 1)].language;
  }

  // CLAUSE, X said. CLAUSE, a déclaré X.
  bool find_trailing(const Sentence& sentence, bool has_marked) {
    for (const SpeechVerb& verb : verbs_) {
      if (verb.form != CueForm::kFinite || verb.negated || !verb.cue.strong) continue;
      if (verb.cue.clause == CueClause::kNone) continue;
      if (std::find(used_.begin(), used_.end(), verb.first) != used_.end()) continue;
      Phrase subject;
      std::size_t comma = sentence.end;
      bool inverted_verb = false;
      if (verb.first > sentence.begin && is(verb.first - 1, PartKind::kComma)) {
        subject = grammar_.subject_after(verb, sentence);
        comma = verb.first - 1;
        inverted_verb = true;
      } else if (speech_words(language_at(verb.first)).reports_mixed) {
        subject = grammar_.subject_before(verb, sentence);
        std::size_t before = subject.begin;
        constexpr std::size_t kLongestTitle = 8;
        while (!subject.empty() && before > sentence.begin && is(before - 1, PartKind::kWord) &&
               subject.begin - before < kLongestTitle) {
          --before;
        }
        if (!subject.empty() && before > sentence.begin && is(before - 1, PartKind::kComma)) {
          comma = before - 1;
        }
      }
      if (comma == sentence.end || !is_plausible(subject, verb)) continue;
      const std::size_t behind_it = std::max(verb.last + 1, subject.end);
      const std::size_t next_comma = next_of(sentence, behind_it, PartKind::kComma);
      if (words_between(behind_it, next_comma) > kLongestTail) continue;
      std::size_t begin = sentence.begin;
      std::size_t end = comma;
      if (next_comma + 1 < sentence.end && grammar_.is_complementiser(next_comma + 1)) {
        // “It is on his watch, X said, that …”
        begin = next_comma + 1;
        end = clause_end(begin, sentence);
      } else if (grammar_.in(begin, &SpeechWords::conjunctions) ||
                 clause_begin(verb, sentence) < sentence.end) {
        if (clause_begin(verb, sentence) < next_comma) continue;
      }
      if (has_marked && next_of({begin, end, false}, begin, PartKind::kMarked) < end) continue;
      if (words_between(begin, end) < kLeastClause ||
          (!inverted_verb && !has_verb(begin, {begin, end, false})))
        continue;
      const Attribution found = made(QuoteRule::kTrailing, verb, subject, .85);
      Quote quote;
      quote.span = span_of(begin, end);
      quote.type = QuoteType::kIndirect;
      quote.rule = found.rule;
      quote.cue = found.cue;
      quote.speaker = grammar_.bytes(subject);
      quote.confidence = found.confidence;
      quotes_.push_back(quote);
      return true;
    }
    return false;
  }

  const ArticleWords& article_;
  SentenceParts parts_;
  SpeechGrammar grammar_;
  std::vector<SpeechVerb> verbs_;  // of the sentence
  std::vector<std::size_t> used_;  // parts of verbs that report marked text before them
  std::vector<Quote> quotes_;
  bool somebody_spoke_ = false;
  std::size_t silent_sentences_ = 0;
  Phrase last_subject_;  // of the sentence before, when it is an actor or a pronoun
};

}  // namespace

std::string_view name_of(QuoteType type) {
  constexpr std::array<std::string_view, kQuoteTypes> kNames = {"direct", "fragment", "mixed",
                                                                "indirect", "scare"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string_view name_of(QuoteRule rule) {
  constexpr std::array<std::string_view, kQuoteRules> kNames = {
      "none",  "cue after", "bracket", "signature", "cue before", "source",
      "colon", "inside",    "shared",  "floating",  "reported",   "trailing"};
  return kNames.at(static_cast<std::size_t>(rule));
}

std::string_view name_of(SpeakerRule rule) {
  constexpr std::array<std::string_view, kSpeakerRules> kNames = {
      "none", "name", "role", "pronoun", "continued", "description"};
  return kNames.at(static_cast<std::size_t>(rule));
}

std::vector<Quote> find_quotes(const ArticleWords& article, const Cues& cues) {
  return Finder(article, cues).run();
}

}  // namespace revue
