#include "analyzers/speakers.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "analyzers/speech_words.h"

namespace revue {
namespace {

constexpr std::size_t kAntecedentReach = 2000;  // bytes before a pronoun
constexpr std::size_t kContinuedReach = 1500;   // bytes between two quotes of one speaker
constexpr std::size_t kRoleReach = 10;          // words beside a name that say what it is

struct PronounFacts {
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool thing = false;  // “it”: an organisation
  bool other = false;  // «celui-ci»: not who spoke before
};

PronounFacts facts_of(std::string_view pronoun) {
  if (pronoun == "celle") return {Gender::kFeminine, false, false, true};
  if (pronoun == "celui") return {Gender::kMasculine, false, false, true};
  if (pronoun == "elle" || pronoun == "she") return {Gender::kFeminine, false, false, false};
  if (pronoun == "il" || pronoun == "he" || pronoun == "lui") {
    return {Gender::kMasculine, false, false, false};
  }
  if (pronoun == "it") return {Gender::kUnknown, false, true, false};
  if (pronoun == "who") return {};
  return {Gender::kUnknown, true, false, false};
}

bool is_pronoun(std::string_view word) {
  constexpr std::string_view kPronouns[] = {"celle", "celles", "celui", "ceux", "elle", "elles",
                                            "eux",   "he",     "il",    "ils",  "it",   "lui",
                                            "on",    "she",    "they",  "who"};
  return std::binary_search(std::begin(kPronouns), std::end(kPronouns), word);
}

bool can_speak(const Entity& entity) {
  return entity.type != "place" && entity.type != "law" && entity.type != "event" &&
         entity.type != "product";
}

class Resolver {
 public:
  Resolver(const ArticleWords& article, std::vector<Quote>& quotes)
      : article_(article), quotes_(quotes) {
    learn_names();
    learn_runs();
    learn_roles();
  }

  void run() {
    const Quote* before = nullptr;
    for (Quote& quote : quotes_) {
      if (quote.type == QuoteType::kScare) continue;
      resolve(quote, before);
      quote.confidence *= factor(quote.speaker_rule);
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
      if (before != nullptr &&
          quote.span.begin - std::min(quote.span.begin, before->span.end) <= kContinuedReach) {
        quote.who = before->who;
        quote.description = before->description;
        quote.speaker_rule = before->speaker_rule == SpeakerRule::kNone ? SpeakerRule::kNone
                                                                        : SpeakerRule::kContinued;
      }
      return;
    }
    const std::size_t first = article_.word_at(quote.speaker.begin);
    std::size_t end = first;
    while (end < article_.words.size() && article_.words[end].span.begin < quote.speaker.end) ++end;
    if (first == end) return;
    if (end - first == 1 && is_pronoun(article_.words[first].folded())) {
      by_pronoun(quote, first, before);
      return;
    }
    // Behind a source a name opens the clause that it speaks of: «Selon la presse, Ada Ngo, …»,
    // unless the source is a person: «Selon la procureure, Ada Ngo, …».
    const bool apposed = quote.rule != QuoteRule::kSource || is_called_a_person(first, end);
    if (const Entity* named = by_name(first, end, apposed)) {
      quote.who = named;
      quote.speaker_rule = SpeakerRule::kName;
      return;
    }
    if (is_capitalised_name(first, end) && types_of(article_.words[end - 1].folded()).empty()) {
      if (const Entity* known = by_part_of_name(first, end, before)) {
        quote.who = known;
        quote.speaker_rule = SpeakerRule::kName;
        return;
      }
    } else if (const Entity* told = by_role(first, end)) {
      quote.who = told;
      quote.speaker_rule = SpeakerRule::kRole;
      return;
    }
    quote.description = described_before(quote, first, end);
    if (quote.description.empty()) quote.description = described(first, end, apposed);
    quote.speaker_rule = SpeakerRule::kDescription;
  }

  // «le ministère», where «le ministère de l’Intérieur» has spoken before.
  ByteSpan described_before(const Quote& quote, std::size_t first, std::size_t end) const {
    constexpr std::ptrdiff_t kReach = 12;  // quotes
    if (end - first < 2 || !is_in(article_.words[first], &SpeechWords::determiners) ||
        is_indefinite(article_.words[first].folded())) {
      return {};
    }
    const std::string_view noun = article_.words[noun_of(first + 1, end)].folded();
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

  // “Greenspan”, where several are called so: the one who spoke last, else the one named first.
  bool is_capitalised_name(std::size_t first, std::size_t end) const {
    if (is_in(article_.words[first], &SpeechWords::determiners) && first + 1 < end) ++first;
    if (end - first > 3) return false;
    for (std::size_t i = first; i < end; ++i) {
      if (article_.words[i].context.capitals == Capitals::kAny) return false;
    }
    return !article_.words[first].context.opens_sentence ||
           by_name_part_.count(std::string(article_.words[first].folded())) != 0 || end - first > 1;
  }

  const Entity* by_part_of_name(std::size_t first, std::size_t end, const Quote* before) const {
    const auto known = by_name_part_.find(std::string(article_.words[end - 1].folded()));
    static_cast<void>(first);
    if (known == by_name_part_.end()) return nullptr;
    if (before != nullptr && before->who != nullptr &&
        std::find(known->second.begin(), known->second.end(), before->who) != known->second.end()) {
      return before->who;
    }
    return known->second.front();
  }

  void learn_names() {
    for (const ArticleMention& mention : article_.mentions) {
      if (!mention.entity->is_person()) continue;
      for (std::size_t i = mention.first; i < mention.end; ++i) {
        const ArticleWord& each = article_.words[i];
        if (each.context.capitals == Capitals::kAny || each.folded().size() < 3) continue;
        auto& entities = by_name_part_[std::string(each.folded())];
        if (std::find(entities.begin(), entities.end(), mention.entity) == entities.end()) {
          entities.push_back(mention.entity);
        }
      }
    }
  }

  // “Jayme”, where the article has “Jayme Closs”; “EDC”, where it has “Export Development Canada”.
  ByteSpan fuller_name(std::size_t first, std::size_t end, ByteSpan written) const {
    if (end - first > 2 || article_.words[end - 1].context.capitals == Capitals::kAny)
      return written;
    const auto known = runs_by_word_.find(std::string(article_.words[end - 1].folded()));
    return known == runs_by_word_.end() ? written : known->second;
  }

  // Runs of capitalised words that are no mention, by each of their words and by their initials.
  void learn_runs() {
    const auto capital = [this](std::size_t i) {
      const ArticleWord& each = article_.words[i];
      return each.context.capitals != Capitals::kAny && each.mention == kNoMention &&
             !each.context.token->stop;
    };
    for (std::size_t i = 0; i < article_.words.size(); ++i) {
      if (!capital(i)) continue;
      std::size_t end = i + 1;
      std::string initials(1, article_.words[i].folded().front());
      while (end < article_.words.size() && end - i < 6 && capital(end) &&
             article_.words[end].context.before == Gap::kSpace) {
        initials += article_.words[end].folded().front();
        ++end;
      }
      if (end - i < 2) continue;
      const ByteSpan span = {article_.words[i].span.begin, article_.words[end - 1].span.end};
      for (std::size_t word = i; word < end; ++word) {
        const bool opens = article_.words[word].context.opens_sentence &&
                           (article_.words[word].context.kinds & kCommonWord) != 0;
        if (!opens) runs_by_word_.emplace(article_.words[word].folded(), span);
      }
      if (initials.size() > 2) runs_by_word_.emplace(initials, span);
      i = end - 1;
    }
  }

  // Whether an apposition ends before this word: at a comma, or with the sentence.
  bool closes_apposition(std::size_t word) const {
    return word >= article_.words.size() || ends_apposition(word);
  }

  // A person named in what stands between commas behind the phrase: «…, la juriste Ada Ngo, …».
  const Entity* person_in_apposition(std::size_t end) const {
    constexpr std::size_t kReach = 7;
    if (end >= article_.words.size() || article_.words[end].context.before != Gap::kComma) {
      return nullptr;
    }
    for (std::size_t i = end; i < article_.words.size() && i - end < kReach; ++i) {
      if (i > end && ends_apposition(i)) return nullptr;
      const ArticleMention* mention = mention_at(i);
      if (mention != nullptr && mention->first == i && mention->entity->is_person() &&
          !is_governed(i, end)) {
        return closes_apposition(mention->end) ? mention->entity : nullptr;
      }
    }
    return nullptr;
  }

  // The words that describe a speaker: a name that may be in apposition and is no mention goes
  // before them.
  ByteSpan described(std::size_t first, std::size_t end, bool apposed) const {
    const ByteSpan all = {article_.words[first].span.begin, article_.words[end - 1].span.end};
    if (!apposed) return fuller_name(first, end, all);
    std::size_t last = end;
    while (last < article_.words.size() && last - end < 4 &&
           article_.words[last].context.capitals != Capitals::kAny &&
           (last == end ? article_.words[last].context.before == Gap::kComma
                        : article_.words[last].context.before == Gap::kSpace)) {
      ++last;
    }
    if (last == end || !closes_apposition(last)) return fuller_name(first, end, all);
    return {article_.words[end].span.begin, article_.words[last - 1].span.end};
  }

  static bool is_in(const ArticleWord& word, std::span<const std::string_view> SpeechWords::*list) {
    return holds(speech_words(word.language).*list, grammar_form(*word.context.token));
  }

  const ArticleMention* mention_at(std::size_t word) const {
    const std::uint32_t number = article_.words[word].mention;
    return number == kNoMention ? nullptr : &article_.mentions[number];
  }

  // «la porte-parole de la Ligue», “the head of Acme”: what a preposition stands before.
  bool is_governed(std::size_t word, std::size_t from) const {
    if (word > from && is_in(article_.words[word - 1], &SpeechWords::determiners) &&
        !is_in(article_.words[word - 1], &SpeechWords::noun_joints)) {
      --word;
    }
    if (article_.words[word].context.before == Gap::kElided && word > from) {
      const std::size_t begin = article_.words[word].span.begin;
      const std::string_view text = article_.text.substr(begin > 4 ? begin - 4 : 0, 4);
      if (text.find("d'") != text.npos || text.find("d’") != text.npos) return true;
    }
    return word > from && (is_in(article_.words[word - 1], &SpeechWords::noun_joints) ||
                           is_in(article_.words[word - 1], &SpeechWords::prepositions));
  }

  // Rule 1; a name behind a comma counts when it may be in apposition.
  const Entity* by_name(std::size_t first, std::size_t end, bool apposed) const {
    const Entity* at_head = nullptr;
    for (std::size_t word = first; word < end; ++word) {
      const ArticleMention* mention = mention_at(word);
      if (mention == nullptr) continue;
      const std::string_view behind = article_.text.substr(mention->span.end, 5);
      const bool possessive = behind.starts_with("'s ") || behind.starts_with("’s ");
      const bool head = mention->first <= first + 1;
      const bool speaks = can_speak(*mention->entity) || (head && mention->entity->type == "place");
      if (speaks && !possessive && !is_governed(mention->first, first)) {
        // “Bank of Canada governor David Dodge”: the person.
        if (mention->entity->is_person()) return mention->entity;
        if ((head || mention->end >= end) && at_head == nullptr) at_head = mention->entity;
      }
      word = std::max<std::size_t>(word, mention->end - 1);
    }
    if (const Entity* person = person_behind(end)) return person;
    if (at_head != nullptr) return at_head;
    return apposed ? person_in_apposition(end) : nullptr;
  }

  bool is_called_a_person(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if ((article_.words[i].context.kinds & (kRole | kTitle | kKin)) != 0) return true;
    }
    return false;
  }

  // “U.S. Secretary of State Mike Pompeo”: titles and joints up to a name.
  const Entity* person_behind(std::size_t word) const {
    constexpr std::size_t kReach = 6;
    for (std::size_t i = word; i < article_.words.size() && i - word < kReach; ++i) {
      const ArticleWord& each = article_.words[i];
      if (each.context.before != Gap::kSpace && each.context.before != Gap::kStop) return nullptr;
      const ArticleMention* mention = mention_at(i);
      if (mention != nullptr && mention->entity->is_person()) {
        return mention->first == i && !is_governed(i, word) ? mention->entity : nullptr;
      }
      const bool title = each.context.capitals != Capitals::kAny ||
                         (each.context.kinds & (kRole | kTitle)) != 0 ||
                         is_in(each, &SpeechWords::noun_joints);
      if (!title) return nullptr;
    }
    return nullptr;
  }

  // ---- Roles that the article gives its actors.

  struct Role {
    const Entity* entity;
    std::size_t at;  // byte
  };

  // «Ada Ngo, juriste à …,» behind the name; «la juriste Ada Ngo» before it. Only what begins with
  // a word for what people or organisations are.
  void learn_roles() {
    for (const ArticleMention& mention : article_.mentions) {
      if (!can_speak(*mention.entity)) continue;
      learn_behind(mention);
      learn_before(mention);
    }
  }

  bool is_role(std::size_t word) const {
    const ArticleWord& each = article_.words[word];
    return each.mention == kNoMention && ((each.context.kinds & (kRole | kTitle | kKin)) != 0 ||
                                          !types_of(each.folded()).empty());
  }

  void learn_behind(const ArticleMention& mention) {
    std::size_t word = mention.end;
    if (word >= article_.words.size() || article_.words[word].context.before != Gap::kComma) return;
    std::size_t end = word;
    bool role = false;
    const bool determined = is_in(article_.words[word], &SpeechWords::determiners);
    for (; end < article_.words.size() && end - word < kRoleReach; ++end) {
      if (end > word && ends_apposition(end)) break;
      if (is_in(article_.words[end], &SpeechWords::relatives)) break;
      if (is_in(article_.words[end], &SpeechWords::prepositions) && !role) break;
      // «…, le patron de Matignon a répondu»: a clause of its own.
      if (determined && end > word && is_in(article_.words[end], &SpeechWords::clause_verbs))
        return;
      role = role || is_role(end);
    }
    if (!role) return;
    for (; word < end; ++word) learn(word, mention);
  }

  void learn_before(const ArticleMention& mention) {
    std::size_t begin = mention.first;
    bool role = false;
    while (begin > 0 && mention.first - begin < kRoleReach) {
      const Gap gap = article_.words[begin].context.before;
      if (gap != Gap::kSpace && gap != Gap::kElided && gap != Gap::kHyphen) break;
      const ArticleWord& each = article_.words[begin - 1];
      if (each.mention != kNoMention || is_in(each, &SpeechWords::relatives) ||
          is_in(each, &SpeechWords::conjunctions) || is_in(each, &SpeechWords::clause_verbs) ||
          is_in(each, &SpeechWords::subject_pronouns)) {
        break;
      }
      if (is_in(each, &SpeechWords::determiners) && !is_in(each, &SpeechWords::noun_joints)) break;
      if (is_in(each, &SpeechWords::prepositions) && !is_in(each, &SpeechWords::noun_joints)) break;
      --begin;
      role = role || is_role(begin);
    }
    if (!role) return;
    for (std::size_t word = begin; word < mention.first; ++word) learn(word, mention);
  }

  bool ends_apposition(std::size_t word) const {
    const Gap gap = article_.words[word].context.before;
    return gap != Gap::kSpace && gap != Gap::kElided && gap != Gap::kHyphen && gap != Gap::kStop;
  }

  void learn(std::size_t word, const ArticleMention& mention) {
    const ArticleWord& each = article_.words[word];
    if (each.mention != kNoMention || each.context.token->stop || each.folded().size() < 3) return;
    std::vector<Role>& roles = roles_[std::string(each.folded())];
    // Where many are called so, the word tells nobody.
    constexpr std::size_t kMostHolders = 64;
    const auto known = std::find_if(roles.begin(), roles.end(), [&](const Role& role) {
      return role.entity == mention.entity;
    });
    if (known != roles.end()) {
      known->at = mention.span.begin;
    } else if (roles.size() < kMostHolders) {
      roles.push_back({mention.entity, mention.span.begin});
    }
  }

  // Rule 2: of the actors of whom the head noun is told, the one that shares most words with the
  // phrase, the nearest of equals.
  const Entity* by_role(std::size_t first, std::size_t end) const {
    std::size_t head = first;
    while (head < end && (is_in(article_.words[head], &SpeechWords::determiners) ||
                          article_.words[head].folded().size() < 2)) {
      ++head;
    }
    if (head == end) return nullptr;
    // «un ancien guide», “a spokesman”: somebody new.
    if (head > first && is_indefinite(article_.words[head - 1].folded())) return nullptr;
    const std::size_t at = article_.words[first].span.begin;
    const Entity* best = nullptr;
    std::size_t best_shared = 0;
    std::size_t best_distance = 0;
    // In English the noun stands last: “the Canadian minister”.
    const std::size_t noun = noun_of(head, end);
    const auto known = roles_.find(std::string(article_.words[noun].folded()));
    if (known != roles_.end()) {
      const bool plural = (article_.words[noun].context.kinds & kPlural) != 0;
      for (const Role& role : known->second) {
        if (plural && role.entity->is_person()) continue;
        if (is_named_in(*role.entity, first, end)) continue;  // «la ministre de Macron»
        std::size_t shared = 0;
        for (std::size_t i = head; i < end; ++i) {
          const auto other = roles_.find(std::string(article_.words[i].folded()));
          if (other == roles_.end()) continue;
          shared += std::any_of(other->second.begin(), other->second.end(),
                                [&](const Role& each) { return each.entity == role.entity; })
                        ? 1U
                        : 0U;
        }
        const std::size_t distance = role.at < at ? at - role.at : role.at - at + kAntecedentReach;
        if (shared > best_shared || (shared == best_shared && distance < best_distance)) {
          best = role.entity;
          best_shared = shared;
          best_distance = distance;
        }
      }
    }
    if (best != nullptr) return best;
    return by_kind(noun, at);
  }

  bool is_named_in(const Entity& entity, std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      const ArticleMention* mention = mention_at(i);
      if (mention != nullptr && mention->entity == &entity) return true;
    }
    return false;
  }

  static bool is_indefinite(std::string_view word) {
    constexpr std::string_view kWords[] = {"a",   "an",        "another",  "certains", "des",
                                           "one", "plusieurs", "quelques", "several",  "some",
                                           "two", "un",        "une"};
    return std::binary_search(std::begin(kWords), std::end(kWords), word);
  }

  std::size_t noun_of(std::size_t head, std::size_t end) const {
    if (article_.words[head].language == Language::kFrench) return head;
    std::size_t noun = head;
    while (noun + 1 < end && !is_in(article_.words[noun + 1], &SpeechWords::noun_joints) &&
           !is_in(article_.words[noun + 1], &SpeechWords::prepositions)) {
      ++noun;
    }
    return noun;
  }

  // «l’association», “the company”: the last actor whose name holds the noun, or whose type it is.
  const Entity* by_kind(std::size_t noun, std::size_t at) const {
    const std::string_view word = article_.words[noun].folded();
    const auto types = types_of(word);
    const Entity* of_type = nullptr;
    for (auto mention = mentions_before(at); mention != article_.mentions.rend(); ++mention) {
      if (at - mention->span.begin > 2 * kAntecedentReach) break;
      if (mention->entity->is_person() || !can_speak(*mention->entity)) continue;
      bool holds_word = false;
      for (std::size_t i = mention->first; i < mention->end; ++i) {
        holds_word = holds_word || article_.words[i].folded() == word;
      }
      const bool typed =
          std::find(types.begin(), types.end(), mention->entity->type) != types.end();
      if (holds_word) return mention->entity;
      if (typed && of_type == nullptr) of_type = mention->entity;
    }
    return of_type;
  }

  static std::vector<std::string_view> types_of(std::string_view noun) {
    static const std::unordered_map<std::string_view, std::vector<std::string_view>> kTypes = {
        {"association", {"ngo", "organisation"}},
        {"collectif", {"ngo", "organisation"}},
        {"coalition", {"ngo", "organisation"}},
        {"ong", {"ngo", "organisation"}},
        {"organisation", {"ngo", "organisation"}},
        {"organization", {"ngo", "organisation"}},
        {"group", {"ngo", "organisation", "company"}},
        {"groupe", {"company", "organisation"}},
        {"fondation", {"ngo", "organisation"}},
        {"foundation", {"ngo", "organisation"}},
        {"charity", {"ngo", "organisation"}},
        {"syndicat", {"organisation", "ngo"}},
        {"union", {"organisation", "ngo"}},
        {"company", {"company"}},
        {"firm", {"company"}},
        {"entreprise", {"company"}},
        {"societe", {"company"}},
        {"firme", {"company"}},
        {"startup", {"company"}},
        {"quotidien", {"media"}},
        {"journal", {"media"}},
        {"newspaper", {"media"}},
        {"magazine", {"media"}},
        {"hebdomadaire", {"media"}},
        {"agency", {"institution", "organisation"}},
        {"agence", {"institution", "organisation"}},
        {"institution", {"institution"}},
        {"autorite", {"institution"}},
        {"regulator", {"institution"}},
        {"commission", {"institution"}},
        {"watchdog", {"institution", "ngo"}},
        {"parti", {"party", "organisation"}},
        {"party", {"party", "organisation"}},
        {"start", {"company"}},
    };
    const auto found = kTypes.find(noun);
    return found == kTypes.end() ? std::vector<std::string_view>() : found->second;
  }

  // From the last that begins before this byte, backwards.
  std::vector<ArticleMention>::const_reverse_iterator mentions_before(std::size_t at) const {
    const auto next = std::lower_bound(
        article_.mentions.begin(), article_.mentions.end(), at,
        [](const ArticleMention& mention, std::size_t byte) { return mention.span.begin < byte; });
    return std::make_reverse_iterator(next);
  }

  // ---- Pronouns.

  bool fits(const Entity& entity, const PronounFacts& pronoun) const {
    if (pronoun.thing) return !entity.is_person() && can_speak(entity);
    if (pronoun.plural) return !entity.is_person() && can_speak(entity);
    if (!entity.is_person()) return false;
    return entity.gender == Gender::kUnknown || pronoun.gender == Gender::kUnknown ||
           entity.gender == pronoun.gender;
  }

  // «Macron, qu’il qualifie de …», “Macron, whom he called …”: who is the object of the pronoun's
  // clause, and so not the pronoun; nobody where there is none.
  const Entity* object_before(std::size_t at) const {
    constexpr std::string_view kObjects[] = {"qu'", "qu’", "que", "whom"};
    constexpr std::string_view kSpaces = " ,\u00A0";
    const auto mention = mentions_before(at);
    if (mention == article_.mentions.rend() || mention->span.end > at) return nullptr;
    std::string_view between = article_.text.substr(mention->span.end, at - mention->span.end);
    const std::size_t begin = between.find_first_not_of(kSpaces);
    const std::size_t last = between.find_last_not_of(kSpaces);
    if (begin == between.npos) return nullptr;
    between = between.substr(begin, last + 1 - begin);
    const bool relative =
        std::find(std::begin(kObjects), std::end(kObjects), between) != std::end(kObjects);
    return relative ? mention->entity : nullptr;
  }

  // Rule 3.
  void by_pronoun(Quote& quote, std::size_t word, const Quote* before) const {
    const PronounFacts pronoun = facts_of(article_.words[word].folded());
    const std::size_t at = article_.words[word].span.begin;
    const ArticleMention* head = nullptr;  // the last at the head of a sentence
    const ArticleMention* any = nullptr;
    const ArticleMention* vague = nullptr;  // of a gender that nobody knows
    const std::size_t from = before == nullptr ? 0 : before->span.end;
    const Entity* object = object_before(at);
    // Who is named in the words that a pronoun says is not the pronoun: «Ada Ngo, dit-il, viendra».
    const std::size_t reported_from =
        quote.rule == QuoteRule::kTrailing ? clause_of(quote.sentence.begin, at) : at;
    for (auto mention = mentions_before(at); mention != article_.mentions.rend(); ++mention) {
      if (at - mention->span.begin > kAntecedentReach) break;
      if (quote.span.contains(mention->span) || inside_marks(mention->span)) continue;
      if (mention->span.begin >= reported_from) continue;
      if (!fits(*mention->entity, pronoun) || is_credited(*mention)) continue;
      if (pronoun.other && before != nullptr && mention->entity == before->who) continue;
      if (mention->entity == object) continue;
      if (pronoun.gender != Gender::kUnknown && mention->entity->gender == Gender::kUnknown) {
        if (vague == nullptr) vague = &*mention;
        continue;
      }
      if (any == nullptr) any = &*mention;
      if (heads_sentence(*mention)) {
        head = &*mention;
        break;
      }
    }
    const bool spoke_near = !pronoun.other && before != nullptr && before->who != nullptr &&
                            before->who != object && fits(*before->who, pronoun) &&
                            at - std::min(at, before->span.end) <= kContinuedReach;
    // Whoever was put at the head of a sentence since then is the one spoken of.
    const bool moved_on = head != nullptr && head->span.begin >= from;
    if (any == nullptr) any = vague;
    // «…», ajoute Hassan. «Moi, dit-il, …»: who spoke last and is no entity, next to it, or where
    // no actor is named near.
    constexpr std::size_t kNextTo = 60;  // bytes
    constexpr std::size_t kNear = 400;
    constexpr std::size_t kFar = 800;
    if (before != nullptr && before->who == nullptr && !before->description.empty() && !moved_on &&
        !pronoun.thing) {
      const std::size_t distance = at - std::min(at, before->span.end);
      const bool alone = any == nullptr || at - any->span.begin > kFar;
      if ((distance <= kNextTo && is_named_like(before->description, pronoun)) ||
          (distance <= kNear && alone)) {
        quote.description = before->description;
        quote.speaker_rule = SpeakerRule::kPronoun;
        return;
      }
    }
    const Entity* who = organisation_in_sentence(word, pronoun);
    if (who != nullptr) {
      // «Amnesty International …, estime-t-elle»
    } else if (spoke_near && !moved_on) {
      who = before->who;
    } else if (head != nullptr) {
      who = head->entity;
    } else if (any != nullptr) {
      who = any->entity;
    } else if (before != nullptr && before->who == nullptr && !before->description.empty() &&
               at - std::min(at, before->span.end) <= kContinuedReach) {
      quote.description = before->description;
      quote.speaker_rule = SpeakerRule::kPronoun;
      return;
    }
    if (who == nullptr) return;
    quote.who = who;
    quote.speaker_rule = SpeakerRule::kPronoun;
  }

  // Whether the description begins with a given name of the pronoun's gender.
  bool is_named_like(ByteSpan description, const PronounFacts& pronoun) const {
    const std::size_t word = article_.word_at(description.begin);
    if (word >= article_.words.size()) return false;
    const std::uint32_t kinds = article_.words[word].context.kinds;
    const std::uint32_t gender =
        pronoun.gender == Gender::kFeminine ? kFeminine : static_cast<std::uint32_t>(kMasculine);
    return (kinds & kFirstName) != 0 && (kinds & gender) != 0;
  }

  // Where the clause begins that ends before this byte: behind a colon or a semicolon.
  std::size_t clause_of(std::size_t sentence, std::size_t at) const {
    const std::size_t mark = article_.text.substr(0, at).find_last_of(":;");
    return mark == std::string_view::npos ? sentence : std::max(sentence, mark);
  }

  // The organisation of the pronoun's gender that is the subject of its sentence.
  const Entity* organisation_in_sentence(std::size_t word, const PronounFacts& pronoun) const {
    constexpr std::size_t kReach = 60;  // words
    if (pronoun.gender == Gender::kUnknown || pronoun.other) return nullptr;
    const Entity* found = nullptr;
    for (std::size_t i = word; word - i < kReach; --i) {
      const ArticleMention* mention = mention_at(i);
      if (mention != nullptr && can_speak(*mention->entity)) {
        if (mention->entity->is_person()) return nullptr;
        const bool fitting = mention->entity->gender == pronoun.gender && heads_sentence(*mention);
        found = fitting ? mention->entity : nullptr;
      }
      if (i == 0 || article_.words[i].context.opens_sentence) break;
    }
    return found;
  }

  // “(Jane Roe/Some Agency)”.
  bool is_credited(const ArticleMention& mention) const {
    return article_.text.substr(mention.span.end, 1) == "/";
  }

  bool inside_marks(ByteSpan span) const {
    const auto next =
        std::upper_bound(quotes_.begin(), quotes_.end(), span.begin,
                         [](std::size_t at, const Quote& quote) { return at < quote.span.begin; });
    return next != quotes_.begin() && (next - 1)->type == QuoteType::kDirect &&
           (next - 1)->span.contains(span);
  }

  // The first of its kind in its sentence, and its subject as far as one can see: nothing but its
  // titles between it and the sentence's beginning or a comma.
  bool heads_sentence(const ArticleMention& mention) const {
    constexpr std::size_t kFarthest = 25;  // words
    bool opened = false;
    for (std::size_t i = mention.first; mention.first - i <= kFarthest; --i) {
      const ArticleWord& each = article_.words[i];
      if (i < mention.first) {
        const ArticleMention* other = mention_at(i);
        if (other != nullptr && other->entity->is_person() == mention.entity->is_person()) {
          return false;
        }
        if (!opened && is_in(each, &SpeechWords::prepositions) &&
            !is_in(each, &SpeechWords::determiners)) {
          return false;
        }
      }
      if (i == 0 || each.context.opens_sentence) return true;
      opened = opened || each.context.before == Gap::kComma;
    }
    return false;
  }

  const ArticleWords& article_;
  std::vector<Quote>& quotes_;
  std::unordered_map<std::string, std::vector<Role>> roles_;
  std::unordered_map<std::string, std::vector<const Entity*>> by_name_part_;
  std::unordered_map<std::string, ByteSpan> runs_by_word_;
};

}  // namespace

void resolve_speakers(const ArticleWords& article, std::vector<Quote>& quotes) {
  Resolver(article, quotes).run();
}

}  // namespace revue
