#include "analyzers/article_roles.h"

#include <algorithm>
#include <unordered_set>

#include "analyzers/speaker_words.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

constexpr std::size_t kRoleReach = 10;  // words beside a name that say what it is

const std::vector<std::string_view>& types_of(std::string_view noun) {
  static const std::vector<std::string_view> kNone;
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
      {"parti", {"organisation"}},
      {"party", {"organisation"}},
      {"start", {"company"}},
  };
  const auto found = kTypes.find(noun);
  return found == kTypes.end() ? kNone : found->second;
}

}  // namespace

// Only what begins with a word for what people or organisations are is a role.
ArticleRoles::ArticleRoles(const ArticleWords& article, const Gazetteer& gazetteer,
                           std::optional<DayInterval> date)
    : article_(article) {
  for (const ArticleMention& mention : article_.mentions) {
    if (!can_speak(*mention.entity)) continue;
    learn_behind(mention);
    learn_before(mention);
  }
  learn_held(gazetteer, date);
}

void ArticleRoles::learn_held(const Gazetteer& gazetteer, std::optional<DayInterval> date) {
  std::unordered_set<const Entity*> known;
  for (const ArticleMention& mention : article_.mentions) {
    const Entity& entity = *mention.entity;
    if (!entity.is_person() || !known.insert(&entity).second) continue;
    const auto index = gazetteer.find(entity.id);
    if (!index) continue;
    for (const Gazetteer::HeldRole& role : gazetteer.roles_of(*index)) {
      if (date && !role.valid.holds(*date)) continue;
      for (const std::string_view word : split(role.words, ' ')) learn(word, entity, held_);
    }
  }
}

bool ArticleRoles::is_kind_of_organisation(std::string_view noun) {
  return !types_of(noun).empty();
}

bool ArticleRoles::is_role(std::size_t word) const {
  const ArticleWord& each = article_.words[word];
  return each.mention == kNoMention &&
         ((each.context.kinds & (kRole | kTitle | kKin)) != 0 || !types_of(each.folded()).empty());
}

void ArticleRoles::learn_behind(const ArticleMention& mention) {
  std::size_t word = mention.end;
  if (word >= article_.words.size() || article_.words[word].context.before != Gap::kComma) return;
  std::size_t end = word;
  bool role = false;
  const bool determined = is_in(article_.words[word], &SpeechWords::determiners);
  for (; end < article_.words.size() && end - word < kRoleReach; ++end) {
    if (end > word && ends_apposition(article_.words[end])) break;
    if (is_in(article_.words[end], &SpeechWords::relatives)) break;
    if (is_in(article_.words[end], &SpeechWords::prepositions) && !role) break;
    // «…, le patron de Matignon a répondu»: a clause of its own.
    if (determined && end > word && is_in(article_.words[end], &SpeechWords::clause_verbs)) return;
    role = role || is_role(end);
  }
  if (!role) return;
  for (; word < end; ++word) learn_word(word, *mention.entity);
}

void ArticleRoles::learn_before(const ArticleMention& mention) {
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
  for (std::size_t word = begin; word < mention.first; ++word) learn_word(word, *mention.entity);
}

void ArticleRoles::learn_word(std::size_t word, const Entity& entity) {
  const ArticleWord& each = article_.words[word];
  // «juriste à l’université de Caen»: so is «la juriste de Caen».
  const bool named =
      each.mention != kNoMention && article_.mentions[each.mention].entity->is_person();
  if (!named && !each.context.token->stop) learn(each.folded(), entity, told_);
}

void ArticleRoles::learn(std::string_view folded, const Entity& entity, Holders& holders) {
  if (folded.size() < 3) return;
  // Where many are called so, the word tells nobody.
  constexpr std::size_t kMostHolders = 64;
  std::vector<const Entity*>& all = holders[std::string(folded)];
  if (all.size() < kMostHolders && std::find(all.begin(), all.end(), &entity) == all.end()) {
    all.push_back(&entity);
  }
}

bool ArticleRoles::is_called(std::string_view folded, const Entity& entity) const {
  const std::string word(folded);
  for (const Holders* holders : {&told_, &held_}) {
    const auto known = holders->find(word);
    if (known != holders->end() &&
        std::find(known->second.begin(), known->second.end(), &entity) != known->second.end()) {
      return true;
    }
  }
  return false;
}

const Entity* ArticleRoles::holder(std::size_t first, std::size_t end) const {
  std::size_t head = first;
  while (head < end && (is_in(article_.words[head], &SpeechWords::determiners) ||
                        article_.words[head].folded().size() < 2)) {
    ++head;
  }
  if (head == end) return nullptr;
  // «un ancien guide», “a spokesman”: somebody new.
  if (head > first && is_indefinite(article_.words[head - 1].folded())) return nullptr;
  const std::size_t at = article_.words[first].span.begin;
  const std::size_t noun = noun_of(head, end);
  // «Ada Ngo, fondatrice de Valtrix»: Valtrix is another.
  if (end - first == 1 && article_.words[first].context.capitals != Capitals::kAny &&
      article_.words[first].context.before != Gap::kElided && !is_role(first)) {
    return nullptr;
  }
  const Entity* best = nullptr;
  std::size_t best_shared = 0;
  std::size_t best_distance = 0;
  // The gazetteer's roles are those of persons: “the bank” is none.
  const bool person = (article_.words[noun].context.kinds & (kRole | kTitle)) != 0;
  for (const Holders* holders : {&told_, &held_}) {
    if (holders == &held_ && !person) continue;
    const auto known = holders->find(std::string(article_.words[noun].folded()));
    if (known == holders->end()) continue;
    for (const Entity* entity : known->second) {
      if (!can_mean(*entity, noun, head, end)) continue;
      std::size_t shared = 0;
      for (std::size_t i = head; i < end; ++i) {
        shared += is_called(article_.words[i].folded(), *entity) ? 1U : 0U;
      }
      const std::size_t away = distance(*entity, at);
      if (shared > best_shared || (shared == best_shared && away < best_distance)) {
        best = entity;
        best_shared = shared;
        best_distance = away;
      }
    }
  }
  return best;
}

const Entity* ArticleRoles::last_of_kind(std::size_t first, std::size_t end) const {
  std::size_t head = first;
  while (head < end && (is_in(article_.words[head], &SpeechWords::determiners) ||
                        article_.words[head].folded().size() < 2)) {
    ++head;
  }
  if (head == end || (head > first && is_indefinite(article_.words[head - 1].folded()))) {
    return nullptr;
  }
  return by_kind(noun_of(head, end), article_.words[first].span.begin);
}

// By number and gender, and where no people or name in the phrase speaks against it: «la ministre
// de Macron», “the Canadian minister”, «le ministre de la Santé».
bool ArticleRoles::can_mean(const Entity& entity, std::size_t noun, std::size_t first,
                            std::size_t end) const {
  const std::uint32_t kinds = article_.words[noun].context.kinds;
  if (entity.is_person()) {
    // “the state” is no secretary of state.
    if ((kinds & kPlural) != 0 || (kinds & kOrgHead) != 0) return false;
    if (contradicts(gender_of(kinds), entity)) return false;
  }
  if (is_named_in(entity, first, end)) return false;
  for (std::size_t i = first; i < end; ++i) {
    const ArticleWord& each = article_.words[i];
    const bool names = (each.context.kinds & kDemonym) != 0 ||
                       (each.context.capitals != Capitals::kAny && !each.context.opens_sentence &&
                        i > first && entity.is_person());
    if (names && !is_called(each.folded(), entity)) return false;
  }
  return true;
}

// Bytes from the nearest mention before; farther away where it is first named behind.
std::size_t ArticleRoles::distance(const Entity& entity, std::size_t at) const {
  constexpr std::size_t kReach = 64;  // mentions
  std::size_t steps = 0;
  for (auto mention = article_.mentions_before(at);
       mention != article_.mentions.rend() && steps++ < kReach; ++mention) {
    if (mention->entity == &entity) return at - mention->span.begin;
  }
  return article_.text.size();
}

std::optional<Gender> ArticleRoles::gender_of_person(std::size_t first, std::size_t end) const {
  const bool elided = is_behind_elided_article(first);  // «l’élue»
  if (!elided && (end - first < 2 || !is_definite(article_.words[first].folded()))) {
    return std::nullopt;
  }
  if (is_people(first, end)) return gender_of_people(first);
  // “the former barrister”: told of somebody who is known.
  for (std::size_t i = elided ? first : first + 1; i + 1 < end; ++i) {
    if (!is_characterising(i)) return std::nullopt;
  }
  constexpr std::string_view kPeople[] = {"femme", "homme", "man", "woman"};
  const ArticleWord& noun = article_.words[end - 1];
  const std::uint32_t kinds = noun.context.kinds;
  if ((kinds & (kRole | kTitle)) == 0 && !holds(kPeople, noun.folded())) return std::nullopt;
  if ((kinds & (kPlural | kKin)) != 0) return std::nullopt;
  if (noun.folded() == "man") return Gender::kMasculine;
  if (noun.folded() == "woman") return Gender::kFeminine;
  const Gender gender = gender_of(kinds);
  return gender == Gender::kUnknown ? gender_of_people(first) : gender;
}

// Before a role: what somebody was, or how old he is.
bool ArticleRoles::is_characterising(std::size_t word) const {
  constexpr std::string_view kWords[] = {"ancien",  "ancienne", "ex",   "former",
                                         "jeune",   "longtime", "old",  "retired",
                                         "veteran", "year",     "young"};
  const ArticleWord& each = article_.words[word];
  return std::binary_search(std::begin(kWords), std::end(kWords), each.folded()) ||
         (each.folded().front() >= '0' && each.folded().front() <= '9');
}

bool ArticleRoles::is_known_person(std::size_t first, std::size_t end) const {
  if (is_indefinite(article_.words[first].folded())) return false;
  std::uint32_t kinds = 0;
  for (std::size_t i = first; i < end; ++i) {
    const ArticleWord& each = article_.words[i];
    if (each.mention != kNoMention && goes_on_with_s(article_.text.substr(each.span.end))) {
      return false;
    }
    kinds |= each.context.kinds;
  }
  const bool plural =
      (kinds & kPlural) != 0 || is_in(article_.words[first], &SpeechWords::plural_determiners);
  return (kinds & (kRole | kTitle)) != 0 && !plural;
}

bool ArticleRoles::is_behind_elided_article(std::size_t word) const {
  const ArticleWord& each = article_.words[word];
  if (each.context.before != Gap::kElided) return false;
  const std::size_t begin = each.span.begin;
  const std::string_view text =
      article_.text.substr(begin > 4 ? begin - 4 : 0, begin > 4 ? 4 : begin);
  return text.ends_with("l'") || text.ends_with("L'") || text.ends_with("l’") ||
         text.ends_with("L’");
}

bool ArticleRoles::is_people(std::size_t first, std::size_t end) const {
  const ArticleWord& last = article_.words[end - 1];
  return end - first == 2 && is_definite(article_.words[first].folded()) &&
         (last.context.kinds & kDemonym) != 0 && (last.context.kinds & kPlural) == 0 &&
         last.context.capitals != Capitals::kAny && last.mention == kNoMention &&
         !last.folded().ends_with('s');
}

Gender ArticleRoles::gender_of_people(std::size_t first) const {
  const std::string_view determiner = article_.words[first].folded();
  return determiner == "le"   ? Gender::kMasculine
         : determiner == "la" ? Gender::kFeminine
                              : Gender::kUnknown;
}

bool ArticleRoles::is_named_in(const Entity& entity, std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i) {
    const ArticleMention* mention = article_.mention_at(i);
    if (mention != nullptr && mention->entity == &entity) return true;
  }
  return false;
}

bool ArticleRoles::is_indefinite(std::string_view word) {
  constexpr std::string_view kWords[] = {"a",   "an",        "another",  "certains", "des",
                                         "one", "plusieurs", "quelques", "several",  "some",
                                         "two", "un",        "une"};
  return std::binary_search(std::begin(kWords), std::end(kWords), word);
}

std::size_t ArticleRoles::noun_of(std::size_t head, std::size_t end) const {
  if (article_.words[head].language == Language::kFrench) return head;
  std::size_t noun = head;
  while (noun + 1 < end && !is_in(article_.words[noun + 1], &SpeechWords::noun_joints) &&
         !is_in(article_.words[noun + 1], &SpeechWords::prepositions)) {
    ++noun;
  }
  return noun;
}

// «l’association», “the company”: the last actor whose name holds the noun, or whose type it is.
const Entity* ArticleRoles::by_kind(std::size_t noun, std::size_t at) const {
  const std::string_view word = article_.words[noun].folded();
  const auto& types = types_of(word);
  const Entity* of_type = nullptr;
  for (auto mention = article_.mentions_before(at); mention != article_.mentions.rend();
       ++mention) {
    if (at - mention->span.begin > 2 * kAntecedentReach) break;
    if (mention->entity->is_person() || !can_speak(*mention->entity)) continue;
    bool holds_word = false;
    for (std::size_t i = mention->first; i < mention->end; ++i) {
      holds_word = holds_word || article_.words[i].folded() == word;
    }
    const bool typed = std::find(types.begin(), types.end(), mention->entity->type) != types.end();
    if (holds_word) return mention->entity;
    if (typed && of_type == nullptr) of_type = mention->entity;
  }
  return of_type;
}

}  // namespace revue
