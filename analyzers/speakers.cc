#include "analyzers/speakers.h"

#include <algorithm>
#include <utility>

#include "analyzers/article_roles.h"
#include "analyzers/pronoun_antecedents.h"
#include "analyzers/speaker_names.h"
#include "analyzers/speaker_words.h"

namespace revue {
namespace {

class Resolver {
 public:
  Resolver(const ArticleWords& article, const Gazetteer& gazetteer, std::optional<DayInterval> date,
           std::vector<Quote>& quotes)
      : article_(article),
        quotes_(quotes),
        names_(article),
        roles_(article, gazetteer, date),
        antecedents_(article, quotes) {}

  void run() {
    const Quote* before = nullptr;
    for (Quote& quote : quotes_) {
      if (quote.type == QuoteType::kScare) continue;
      resolve(quote, before);
      quote.confidence *= factor(quote.speaker_rule);
      // Who goes on is no surer than who spoke.
      if (quote.speaker_rule == SpeakerRule::kContinued) {
        quote.confidence = std::min(quote.confidence, before->confidence);
      }
      before = &quote;
    }
  }

 private:
  // Shares of right speakers by rule, measured on labelled quotes (docs/quotes.md).
  static double factor(SpeakerRule rule) {
    switch (rule) {
      case SpeakerRule::kName:
        return 1;
      case SpeakerRule::kPronoun:
        return .88;
      case SpeakerRule::kContinued:
        return .97;
      case SpeakerRule::kRole:
        return .75;
      case SpeakerRule::kDescription:
        return .68;
      case SpeakerRule::kRepeated:
      case SpeakerRule::kNone:
        break;
    }
    return .3;
  }

  void resolve(Quote& quote, const Quote* before) const {
    if (quote.speaker.empty()) {
      if (quote.rule == QuoteRule::kFloating && resolve_called(quote, SpeakerRule::kRole)) return;
      if (before != nullptr &&
          quote.span.begin - std::min(quote.span.begin, before->span.end) <= kContinuedReach) {
        quote.who = before->who;
        quote.description = before->description;
        quote.speaker_rule = before->speaker_rule == SpeakerRule::kNone ? SpeakerRule::kNone
                                                                        : SpeakerRule::kContinued;
      }
      return;
    }
    const auto [first, end] = words_of(quote.speaker);
    if (first == end) return;
    if (end - first == 1 && is_pronoun(article_.words[first].folded())) {
      if (antecedents_.is_subject_before(quote, first, before)) {
        if (resolve_called(quote, SpeakerRule::kPronoun)) return;
        if (describe_called(quote)) return;
      }
      if (continues_organisation(quote, first, before)) {
        quote.description = before->description;
        quote.speaker_rule = SpeakerRule::kPronoun;
        return;
      }
      antecedents_.resolve(quote, first, before);
      return;
    }
    // «D’après ses travaux», “Her report found”
    if (is_own_document(first, end)) {
      antecedents_.resolve_owner(quote, first, before);
      if (quote.speaker_rule != SpeakerRule::kNone) return;
    }
    // Behind a source a name opens the clause that it speaks of: «Selon la presse, Ada Ngo, …»,
    // unless the source is a person: «Selon la procureure, Ada Ngo, …».
    const bool apposed = quote.rule != QuoteRule::kSource || names_.is_called_a_person(first, end);
    if (const Entity* named = names_.named(first, end, apposed)) {
      quote.who = named;
      quote.speaker_rule = SpeakerRule::kName;
      return;
    }
    if (roles_.is_people(first, end)) {
      quote.who = roles_.holder(first, end);  // «le Français»
      if (quote.who != nullptr) {
        quote.speaker_rule = SpeakerRule::kRole;
        return;
      }
    }
    if (names_.is_capitalised(first, end) && !roles_.is_people(first, end) &&
        !ArticleRoles::is_kind_of_organisation(article_.words[end - 1].folded())) {
      if (const Entity* known = names_.called(end, before == nullptr ? nullptr : before->who)) {
        quote.who = known;
        quote.speaker_rule = SpeakerRule::kName;
        return;
      }
    } else if (const Entity* told = roles_.holder(first, end)) {
      quote.who = told;
      quote.speaker_rule = SpeakerRule::kRole;
      return;
    }
    quote.description = described_before(quote, first, end);
    if (quote.description.empty()) {
      const bool capitals = names_.is_capitalised(first, end);
      if (const Entity* kind = capitals ? nullptr : roles_.last_of_kind(first, end)) {
        quote.who = kind;
        quote.speaker_rule = SpeakerRule::kRole;
        return;
      }
      // «Le prestataire, Valtrix, se défend. «…», affirme l’entreprise»
      if (!quote.subject_before.empty() && end - first <= 2 &&
          ArticleRoles::is_kind_of_organisation(article_.words[end - 1].folded())) {
        const auto [named, behind] = words_of(quote.subject_before);
        if (named < behind && !roles_.is_known_person(named, behind)) {
          quote.description = names_.described(named, behind, true);
          quote.speaker_rule = SpeakerRule::kDescription;
          return;
        }
      }
      if (const auto gender = roles_.gender_of_person(first, end)) {
        antecedents_.resolve_role(quote, first, *gender, before);
        if (quote.speaker_rule != SpeakerRule::kNone) {
          quote.speaker_rule = SpeakerRule::kRole;
          return;
        }
      }
      quote.description = names_.described(first, end, apposed);
    }
    quote.speaker_rule = SpeakerRule::kDescription;
  }

  std::pair<std::size_t, std::size_t> words_of(ByteSpan span) const {
    const std::size_t first = article_.word_at(span.begin);
    std::size_t end = first;
    while (end < article_.words.size() && article_.words[end].span.begin < span.end) ++end;
    return {first, end};
  }

  // By the subject of the sentence before, where the article tells who that is.
  bool resolve_called(Quote& quote, SpeakerRule rule) const {
    const auto [first, end] = words_of(quote.subject_before);
    if (first == end) return false;
    quote.who = names_.named(first, end, true);
    if (quote.who == nullptr) quote.who = roles_.holder(first, end);
    if (quote.who == nullptr) quote.who = roles_.last_of_kind(first, end);
    // «Le maire, membre du parti, …»: the mayor.
    if (quote.who != nullptr && !quote.who->is_person() && roles_.is_known_person(first, end)) {
      quote.who = nullptr;
    }
    if (quote.who != nullptr) quote.speaker_rule = rule;
    return quote.who != nullptr;
  }

  // Where it does not, a definite person is somebody named before, other words are kept as they
  // are.
  bool describe_called(Quote& quote) const {
    const auto [first, end] = words_of(quote.subject_before);
    if (roles_.is_known_person(first, end)) return false;
    quote.description = names_.described(first, end, true);
    quote.speaker_rule = SpeakerRule::kDescription;
    return true;
  }

  // «Selon l’association Clavis, … Elle exige»: an organisation that is no entity and spoke in the
  // sentence before.
  bool continues_organisation(const Quote& quote, std::size_t word, const Quote* before) const {
    constexpr std::size_t kGap = 4;  // bytes between two sentences
    constexpr std::size_t kWordsBefore = 2;
    if (before == nullptr || before->who != nullptr || before->description.empty()) return false;
    const std::size_t end = before->sentence.end;
    if (quote.sentence.begin < end || quote.sentence.begin - end > kGap) return false;
    // «Elle exige», «Selon elle»
    if (word > article_.word_at(quote.sentence.begin) + kWordsBefore) return false;
    const auto [first, last] = words_of(before->description);
    return first < last && antecedents_.may_be_organisation(first, last, word);
  }

  // «ses travaux», “her report”
  bool is_own_document(std::size_t first, std::size_t end) const {
    if (!is_in(article_.words[first], &SpeechWords::possessives)) return false;
    for (std::size_t i = first + 1; i < end; ++i) {
      if (is_in(article_.words[i], &SpeechWords::documents)) return true;
    }
    return false;
  }

  // «le ministère», where «le ministère de l’Intérieur» has spoken before.
  ByteSpan described_before(const Quote& quote, std::size_t first, std::size_t end) const {
    constexpr std::ptrdiff_t kReach = 12;  // quotes
    if (end - first < 2 || !is_in(article_.words[first], &SpeechWords::determiners) ||
        ArticleRoles::is_indefinite(article_.words[first].folded())) {
      return {};
    }
    const std::string_view noun = article_.words[roles_.noun_of(first + 1, end)].folded();
    const Quote* here = &quote;
    for (const Quote* other = here; other != quotes_.data() && here - other < kReach;) {
      --other;
      if (other->description.size() <= quote.speaker.size()) continue;
      for (std::size_t i = article_.word_at(other->description.begin);
           i < article_.words.size() && article_.words[i].span.begin < other->description.end;
           ++i) {
        if (article_.words[i].folded() == noun) return other->description;
      }
    }
    return {};
  }

  const ArticleWords& article_;
  std::vector<Quote>& quotes_;
  SpeakerNames names_;
  ArticleRoles roles_;
  PronounAntecedents antecedents_;
};

}  // namespace

void resolve_speakers(const ArticleWords& article, const Gazetteer& gazetteer,
                      std::optional<DayInterval> date, std::vector<Quote>& quotes) {
  Resolver(article, gazetteer, date, quotes).run();
}

}  // namespace revue
