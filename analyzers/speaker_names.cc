#include "analyzers/speaker_names.h"

#include <algorithm>

#include "analyzers/speaker_words.h"

namespace revue {

SpeakerNames::SpeakerNames(const ArticleWords& article) : article_(article) {
  learn_names();
  learn_runs();
}

void SpeakerNames::learn_names() {
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

// Runs of capitalised words that are no mention, by each of their words and by their initials.
void SpeakerNames::learn_runs() {
  const auto capital = [this](std::size_t i) {
    const ArticleWord& each = article_.words[i];
    return each.context.capitals != Capitals::kAny && each.mention == kNoMention &&
           !each.context.token->stop && (each.context.kinds & kCalendar) == 0 &&
           !(each.context.opens_sentence && is_in(each, &SpeechWords::clause_openers));
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

const Entity* SpeakerNames::named(std::size_t first, std::size_t end, bool apposed) const {
  if (const Entity* author = author_of_document(first, end)) return author;
  const Entity* at_head = nullptr;
  for (std::size_t word = first; word < end; ++word) {
    const ArticleMention* mention = article_.mention_at(word);
    if (mention == nullptr) continue;
    const bool possessive = goes_on_with_s(article_.text.substr(mention->span.end));
    const bool head = mention->first <= first + 1;
    // “Ottawa said”, but “the Kentucky Republican said”
    const bool speaks = can_speak(*mention->entity) ||
                        (head && mention->end >= end && mention->entity->type == "place");
    if (speaks && !possessive && !is_governed(article_, mention->first, first)) {
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

// Whether «de», “of” or “by” stands before the word.
bool SpeakerNames::is_written_by(std::size_t word, std::size_t from) const {
  if (word == from) return false;
  const bool elided = article_.words[word].context.before == Gap::kElided;
  if (elided && is_governed(article_, word, from)) return true;
  std::size_t before = word - 1;
  if (before > from && is_in(article_.words[before], &SpeechWords::determiners) &&
      !is_in(article_.words[before], &SpeechWords::noun_joints)) {
    --before;
  }
  return is_in(article_.words[before], &SpeechWords::authorships);
}

// «les mots de X», «l’étude publiée par X», “X’s report”: who is named in or right behind a phrase
// for what somebody wrote.
const Entity* SpeakerNames::author_of_document(std::size_t first, std::size_t end) const {
  constexpr std::size_t kReach = 4;  // words behind the phrase
  bool document = false;
  for (std::size_t i = first; i < article_.words.size() && i < end + kReach; ++i) {
    if (i >= end && (ends_apposition(article_.words[i]) || !document)) break;
    document = document || is_in(article_.words[i], &SpeechWords::documents);
    const ArticleMention* mention = article_.mention_at(i);
    if (mention == nullptr || !can_speak(*mention->entity)) continue;
    const bool owns = goes_on_with_s(article_.text.substr(mention->span.end));
    const bool own_document =
        owns && mention->end < end && is_in(article_.words[end - 1], &SpeechWords::documents);
    const bool last = mention->end >= end;
    if (own_document || (document && last && is_written_by(mention->first, first))) {
      return mention->entity;
    }
  }
  return nullptr;
}

bool SpeakerNames::is_called_a_person(std::size_t first, std::size_t end) const {
  for (std::size_t i = first; i < end; ++i) {
    if ((article_.words[i].context.kinds & (kRole | kTitle | kKin)) != 0) return true;
  }
  return false;
}

// “U.S. Secretary of State Mike Pompeo”: titles and joints up to a name.
const Entity* SpeakerNames::person_behind(std::size_t word) const {
  constexpr std::size_t kReach = 6;
  for (std::size_t i = word; i < article_.words.size() && i - word < kReach; ++i) {
    const ArticleWord& each = article_.words[i];
    if (each.context.before != Gap::kSpace && each.context.before != Gap::kStop) return nullptr;
    const ArticleMention* mention = article_.mention_at(i);
    if (mention != nullptr && mention->entity->is_person()) {
      return mention->first == i && !is_governed(article_, i, word) ? mention->entity : nullptr;
    }
    const bool title = each.context.capitals != Capitals::kAny ||
                       (each.context.kinds & (kRole | kTitle)) != 0 ||
                       is_in(each, &SpeechWords::noun_joints);
    if (!title) return nullptr;
  }
  return nullptr;
}

// Whether an apposition ends before this word: at a comma, or with the sentence.
bool SpeakerNames::closes_apposition(std::size_t word) const {
  return word >= article_.words.size() || ends_apposition(article_.words[word]);
}

// A person named in what stands between commas behind the phrase: «…, la juriste Ada Ngo, …».
const Entity* SpeakerNames::person_in_apposition(std::size_t end) const {
  constexpr std::size_t kReach = 7;
  if (end >= article_.words.size() || article_.words[end].context.before != Gap::kComma) {
    return nullptr;
  }
  for (std::size_t i = end; i < article_.words.size() && i - end < kReach; ++i) {
    if (i > end && ends_apposition(article_.words[i])) return nullptr;
    const ArticleMention* mention = article_.mention_at(i);
    if (mention != nullptr && mention->first == i && mention->entity->is_person() &&
        !is_governed(article_, i, end)) {
      return closes_apposition(mention->end) ? mention->entity : nullptr;
    }
  }
  return nullptr;
}

bool SpeakerNames::is_capitalised(std::size_t first, std::size_t end) const {
  if (is_in(article_.words[first], &SpeechWords::determiners) && first + 1 < end) ++first;
  if (end - first > 3) return false;
  for (std::size_t i = first; i < end; ++i) {
    if (article_.words[i].context.capitals == Capitals::kAny) return false;
  }
  return !article_.words[first].context.opens_sentence ||
         by_name_part_.count(std::string(article_.words[first].folded())) != 0 || end - first > 1;
}

const Entity* SpeakerNames::called(std::size_t end, const Entity* before) const {
  const auto known = by_name_part_.find(std::string(article_.words[end - 1].folded()));
  if (known == by_name_part_.end()) return nullptr;
  const std::vector<const Entity*>& entities = known->second;
  const bool spoke = std::find(entities.begin(), entities.end(), before) != entities.end();
  return spoke ? before : entities.front();
}

// «L’éditeur, la société Valtrix, dément»: the name behind the comma and what kind it is of; 0 for
// none.
std::size_t SpeakerNames::behind_kind(std::size_t end) const {
  constexpr std::size_t kReach = 4;  // words
  if (end >= article_.words.size() || article_.words[end].context.before != Gap::kComma) return 0;
  bool kind = false;
  for (std::size_t i = end; i < article_.words.size() && i - end < kReach; ++i) {
    const ArticleWord& each = article_.words[i];
    if (i > end && ends_apposition(each)) return 0;
    if (each.context.capitals != Capitals::kAny) return kind ? i : 0;
    kind = kind || (each.context.kinds & kOrgHead) != 0;
  }
  return 0;
}

ByteSpan SpeakerNames::described(std::size_t first, std::size_t end, bool apposed) const {
  const ByteSpan all = {article_.words[first].span.begin, article_.words[end - 1].span.end};
  if (!apposed) return fuller_name(first, end, all);
  const std::size_t name = behind_kind(end);
  if (name > end) end = name;
  std::size_t last = end;
  while (last < article_.words.size() && last - end < 4 &&
         article_.words[last].context.capitals != Capitals::kAny &&
         (last == end && name == 0 ? article_.words[last].context.before == Gap::kComma
                                   : article_.words[last].context.before == Gap::kSpace)) {
    ++last;
  }
  if (last == end || !closes_apposition(last)) return fuller_name(first, end, all);
  return {article_.words[end].span.begin, article_.words[last - 1].span.end};
}

// “Jayme”, where the article has “Jayme Closs”; “EDC”, where it has “Export Development Canada”.
ByteSpan SpeakerNames::fuller_name(std::size_t first, std::size_t end, ByteSpan written) const {
  if (end - first > 2 || article_.words[end - 1].context.capitals == Capitals::kAny) return written;
  const auto known = runs_by_word_.find(std::string(article_.words[end - 1].folded()));
  return known == runs_by_word_.end() ? written : known->second;
}

}  // namespace revue
