#include "analyzers/pronoun_antecedents.h"

#include <algorithm>
#include <iterator>

#include "analyzers/speaker_words.h"
#include "analyzers/word_rules.h"

namespace revue {

bool is_pronoun(std::string_view word) {
  constexpr std::string_view kPronouns[] = {
      "celle", "celles", "celui", "ceux", "elle", "elles", "eux",   "he",   "her",  "him", "his",
      "il",    "ils",    "it",    "lui",  "on",   "she",   "their", "them", "they", "who"};
  return std::binary_search(std::begin(kPronouns), std::end(kPronouns), word);
}

PronounAntecedents::PronounFacts PronounAntecedents::facts_of(std::string_view pronoun) {
  if (pronoun == "celle") return {Gender::kFeminine, false, false, true};
  if (pronoun == "celui") return {Gender::kMasculine, false, false, true};
  if (pronoun == "elle" || pronoun == "she" || pronoun == "her")
    return {Gender::kFeminine, false, false, false};
  if (pronoun == "il" || pronoun == "he" || pronoun == "his" || pronoun == "him" ||
      pronoun == "lui") {
    return {Gender::kMasculine, false, false, false};
  }
  if (pronoun == "it") return {Gender::kUnknown, false, true, false};
  if (pronoun == "who") return {};
  return {Gender::kUnknown, true, false, false,
          pronoun != "they" && pronoun != "them" && pronoun != "their"};
}

bool PronounAntecedents::fits(const Entity& entity, const PronounFacts& pronoun) {
  if (pronoun.thing) return !entity.is_person() && can_speak(entity);
  // “they” may be a company; «ils» is one only where its name is a plural.
  if (pronoun.plural) {
    return !entity.is_person() && can_speak(entity) && (entity.plural || !pronoun.french);
  }
  if (!entity.is_person()) return false;
  return entity.gender == Gender::kUnknown || pronoun.gender == Gender::kUnknown ||
         entity.gender == pronoun.gender;
}

// «Macron, qu’il qualifie de …», “Macron, whom he called …”: who is the object of the pronoun's
// clause, and so not the pronoun; nobody where there is none.
const Entity* PronounAntecedents::object_before(std::size_t at) const {
  constexpr std::string_view kObjects[] = {"qu'", "qu’", "que", "whom"};
  constexpr std::string_view kSpaces = " ,\u00A0";
  const auto mention = article_.mentions_before(at);
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

void PronounAntecedents::resolve(Quote& quote, std::size_t word, const Quote* before) const {
  const std::string_view folded = article_.words[word].folded();
  if (folded == "on") return;  // nobody in particular
  resolve(quote, word, facts_of(folded), before);
}

void PronounAntecedents::resolve_role(Quote& quote, std::size_t word, Gender gender,
                                      const Quote* before) const {
  PronounFacts facts;
  facts.gender = gender;
  resolve(quote, word, facts, before);
}

void PronounAntecedents::resolve_owner(Quote& quote, std::size_t word, const Quote* before) const {
  const std::string_view folded = article_.words[word].folded();
  resolve(quote, word, is_pronoun(folded) ? facts_of(folded) : PronounFacts{}, before);
}

bool PronounAntecedents::is_subject_before(const Quote& quote, std::size_t word,
                                           const Quote* before) const {
  if (quote.subject_before.empty()) return false;
  // Who has just spoken goes on.
  if (before != nullptr && before->sentence.end > quote.subject_before.begin) return false;
  const ArticleWord& pronoun = article_.words[word];
  const PronounFacts facts = facts_of(pronoun.folded());
  if (facts.other || pronoun.folded() == "on" || pronoun.folded() == "who") return false;
  const auto mention = article_.mentions_before(pronoun.span.begin);
  if (mention != article_.mentions.rend() && mention->span.begin >= quote.sentence.begin &&
      fits(*mention->entity, facts)) {
    return false;
  }
  const std::size_t first = article_.word_at(quote.subject_before.begin);
  std::size_t end = first;
  while (end < article_.words.size() && article_.words[end].span.begin < quote.subject_before.end) {
    ++end;
  }
  return first < end && agrees(first, end, word);
}

bool PronounAntecedents::may_be_organisation(std::size_t first, std::size_t end,
                                             std::size_t word) const {
  std::uint32_t kinds = 0;
  for (std::size_t i = first; i < end; ++i) kinds |= article_.words[i].context.kinds;
  return (kinds & kOrgHead) != 0 && (kinds & (kRole | kTitle | kKin)) == 0 &&
         agrees(first, end, word);
}

// Whether the pronoun and a phrase that is no name agree, as far as their words tell.
bool PronounAntecedents::agrees(std::size_t first, std::size_t end, std::size_t word) const {
  constexpr std::string_view kLe[] = {"ce", "cet", "le", "un"};
  constexpr std::string_view kLa[] = {"cette", "la", "sa", "une"};
  const ArticleWord& pronoun = article_.words[word];
  const PronounFacts facts = facts_of(pronoun.folded());
  std::uint32_t kinds = 0;
  bool plural = is_in(article_.words[first], &SpeechWords::plural_determiners);
  for (std::size_t i = first; i < end; ++i) kinds |= article_.words[i].context.kinds;
  if (pronoun.language == Language::kEnglish) {
    // “A spokesman for the teachers”: one.
    std::size_t head = first;
    while (head + 1 < end && !is_in(article_.words[head + 1], &SpeechWords::prepositions)) ++head;
    const std::string_view noun = article_.words[head].folded();
    plural = plural || (noun.ends_with('s') && !noun.ends_with("ss"));
  }
  if (facts.plural || plural) return facts.plural && plural;
  const bool person = (kinds & (kRole | kTitle | kKin)) != 0;
  if (facts.thing) return !person;
  if (pronoun.language == Language::kEnglish && !person) return false;
  Gender gender = gender_of(kinds);
  const std::string_view determiner = article_.words[first].folded();
  if (holds(kLe, determiner)) gender = Gender::kMasculine;
  if (holds(kLa, determiner)) gender = Gender::kFeminine;
  return gender == Gender::kUnknown || gender == facts.gender;
}

void PronounAntecedents::resolve(Quote& quote, std::size_t word, const PronounFacts& pronoun,
                                 const Quote* before) const {
  const std::size_t at = article_.words[word].span.begin;
  const ArticleMention* head = nullptr;  // the last at the head of a sentence
  const ArticleMention* any = nullptr;
  const ArticleMention* vague = nullptr;  // of a gender that nobody knows
  const std::size_t from = before == nullptr ? 0 : before->span.end;
  const Entity* object = object_before(at);
  // Who is named in the words that a pronoun says is not the pronoun: «Ada Ngo, dit-il, viendra».
  const std::size_t reported_from =
      quote.rule == QuoteRule::kTrailing ? clause_of(quote.sentence.begin, at) : at;
  for (auto mention = article_.mentions_before(at); mention != article_.mentions.rend();
       ++mention) {
    if (at - mention->span.begin > kAntecedentReach) break;
    if (quote.span.contains(mention->span) || inside_marks(mention->span)) continue;
    if (mention->span.begin >= reported_from) continue;
    if (!fits(*mention->entity, pronoun) || is_credited(*mention)) continue;
    if (pronoun.other && before != nullptr && mention->entity == before->who) continue;
    if (mention->entity == object || speaks_of(quote, *mention->entity)) continue;
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
                          !speaks_of(quote, *before->who) &&
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

// Whether the direct words name this person, and so are hardly his own.
bool PronounAntecedents::speaks_of(const Quote& quote, const Entity& person) const {
  if (quote.type != QuoteType::kDirect || !person.is_person()) return false;
  for (auto mention = article_.mentions_before(quote.span.end);
       mention != article_.mentions.rend() && mention->span.begin >= quote.span.begin; ++mention) {
    if (mention->entity == &person && !mention->span.overlaps(quote.speaker)) return true;
  }
  return false;
}

// Whether the description begins with a given name of the pronoun's gender.
bool PronounAntecedents::is_named_like(ByteSpan description, const PronounFacts& pronoun) const {
  const std::size_t word = article_.word_at(description.begin);
  if (word >= article_.words.size()) return false;
  const std::uint32_t kinds = article_.words[word].context.kinds;
  const std::uint32_t gender =
      pronoun.gender == Gender::kFeminine ? kFeminine : static_cast<std::uint32_t>(kMasculine);
  return (kinds & kFirstName) != 0 && (kinds & gender) != 0;
}

// Where the clause begins that ends before this byte: behind a colon or a semicolon.
std::size_t PronounAntecedents::clause_of(std::size_t sentence, std::size_t at) const {
  const std::size_t mark = article_.text.substr(sentence, at - sentence).find_last_of(":;");
  return mark == std::string_view::npos ? sentence : sentence + mark;
}

// The organisation of the pronoun's gender that is the subject of its sentence.
const Entity* PronounAntecedents::organisation_in_sentence(std::size_t word,
                                                           const PronounFacts& pronoun) const {
  constexpr std::size_t kReach = 60;  // words
  if (pronoun.gender == Gender::kUnknown || pronoun.other) return nullptr;
  const Entity* found = nullptr;
  for (std::size_t i = word; word - i < kReach; --i) {
    const ArticleMention* mention = article_.mention_at(i);
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
bool PronounAntecedents::is_credited(const ArticleMention& mention) const {
  return article_.text.substr(mention.span.end, 1) == "/";
}

bool PronounAntecedents::inside_marks(ByteSpan span) const {
  const auto next =
      std::upper_bound(quotes_.begin(), quotes_.end(), span.begin,
                       [](std::size_t at, const Quote& quote) { return at < quote.span.begin; });
  return next != quotes_.begin() && (next - 1)->type == QuoteType::kDirect &&
         (next - 1)->span.contains(span);
}

// The first of its kind in its sentence, and its subject as far as one can see: nothing but its
// titles between it and the sentence's beginning or a comma.
bool PronounAntecedents::heads_sentence(const ArticleMention& mention) const {
  constexpr std::size_t kFarthest = 25;  // words
  bool opened = false;
  for (std::size_t i = mention.first; mention.first - i <= kFarthest; --i) {
    const ArticleWord& each = article_.words[i];
    if (i < mention.first) {
      const ArticleMention* other = article_.mention_at(i);
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

}  // namespace revue
