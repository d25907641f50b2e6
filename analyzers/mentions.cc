#include "analyzers/mentions.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "analyzers/article_names.h"
#include "analyzers/name_candidates.h"
#include "analyzers/name_conflicts.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

constexpr std::size_t kContextReach = 10;  // words on either side

using Senses = std::span<const NameSense>;

class Linker {
 public:
  Linker(const Gazetteer& gazetteer, const NameLists& lists, std::optional<DayInterval> date,
         bool with_refusals)
      : gazetteer_(gazetteer), lists_(lists), date_(date), with_refusals_(with_refusals) {}

  Mentions link(const std::vector<MentionText>& texts) {
    for (const MentionText& text : texts) {
      texts_.push_back(read_names(text, gazetteer_, lists_));
    }
    out_.found.resize(texts_.size());
    out_.refused.resize(texts_.size());
    for (std::size_t i = 0; i < texts_.size(); ++i) settle(texts_[i], out_.refused[i]);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      mention_candidates(texts_[i], i);
      mention_names(texts_[i], i);
      mention_roles(texts_[i], i);
      mention_single_words(texts_[i], i);
      std::sort(out_.found[i].begin(), out_.found[i].end(),
                [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    }
    return std::move(out_);
  }

 private:
  const Entity& entity(const NameSense& sense) const { return gazetteer_.entities()[sense.entity]; }
  bool is_person(const NameCandidate& name) const { return is_person_name(name, gazetteer_); }

  // ---- Which of two overlapping names stands; and who is surely in the article.

  void settle(NamedText& text, std::vector<Mention>& refused) {
    std::vector<NameSpan> names;
    std::vector<bool> dropped(text.candidates.size());
    std::size_t first = 0;
    for (const NameSpan& name : text.names) {
      const std::size_t end = name.begin + name.length;
      while (first < text.candidates.size() && text.candidates[first].end() <= name.begin) ++first;
      bool stands = true;
      for (std::size_t i = first; i < text.candidates.size() && text.candidates[i].begin < end;
           ++i) {
        if (!stands_over(name, i, text, gazetteer_)) stands = false;
      }
      if (!stands) continue;
      for (std::size_t i = first; i < text.candidates.size() && text.candidates[i].begin < end;
           ++i) {
        dropped[i] = true;
        refuse(text, text.candidates[i], MentionRule::kOfSomebodyElse, refused);
      }
      names.push_back(name);
    }
    text.names = std::move(names);
    std::vector<NameCandidate> candidates;
    for (std::size_t i = 0; i < text.candidates.size(); ++i) {
      if (dropped[i]) continue;
      const NameCandidate& name = text.candidates[i];
      if (name.length == 1 && is_person(name) && belongs_to_another(text, i, gazetteer_)) {
        refuse(text, name, MentionRule::kOfSomebodyElse, refused);
        continue;
      }
      candidates.push_back(name);
      if (name.senses.size() == 1 && !name.senses.front().weak() && !text.credit[name.begin]) {
        const Entity& who = entity(name.senses.front());
        certain_.insert(name.senses.front().entity);
        if (name.length > 1 && who.is_person())
          names_.add_person(text.words[name.end() - 1]->folded, &who);
      }
    }
    text.candidates = std::move(candidates);
    for (const NameSpan& name : text.names) names_.add_name(text, name);
  }

  // ---- Saying who is meant.

  void mention_candidates(const NamedText& text, std::size_t index) {
    for (const NameCandidate& name : text.candidates) {
      if (name.senses.empty()) continue;
      if (text.credit[name.begin] && is_credited(name)) {
        refuse(text, name, MentionRule::kCredit, out_.refused[index]);
        continue;
      }
      if (name.length == 1 && is_person(name) && is_family(text, name.begin)) {
        refuse(text, name, MentionRule::kOfSomebodyElse, out_.refused[index]);
        continue;
      }
      if (name.length == 1 && is_person(name)) {
        if (const auto person = by_surname(text, name.begin, 1, name.senses)) {
          add(text, name.begin, 1, person, MentionRule::kSurname, index);
          continue;
        }
      }
      choose(text, name, index);
    }
  }

  bool is_credited(const NameCandidate& name) const {
    const std::string_view type = entity(name.senses.front()).type;
    return type == "person" || type == "media" || type == "company";
  }

  // Of several senses the one with evidence; none when two have the same.
  void choose(const NamedText& text, const NameCandidate& name, std::size_t index) {
    const NameSense* chosen = nullptr;
    MentionRule rule = MentionRule::kNoEvidence;
    int best = 0;
    bool several = false;
    for (const NameSense& sense : name.senses) {
      MentionRule why = MentionRule::kNoEvidence;
      const int evidence = weigh(text, name, sense, why);
      if (evidence == 0 && best == 0) rule = why;
      if (evidence > best) {
        chosen = &sense;
        rule = why;
        best = evidence;
        several = false;
      } else if (evidence == best && evidence > 0) {
        several = true;
      }
    }
    if (several) rule = MentionRule::kSeveral;
    if (chosen == nullptr || several) {
      refuse(text, name, rule, out_.refused[index]);
    } else {
      add(text, name.begin, name.length, &entity(*chosen), rule, index);
    }
  }

  int weigh(const NamedText& text, const NameCandidate& name, const NameSense& sense,
            MentionRule& why) const {
    const Entity& who = entity(sense);
    if (name.length == 1 && who.is_person() && contradicts(title_gender(text, name.begin), who)) {
      why = MentionRule::kOfSomebodyElse;
      return 0;
    }
    if (!sense.weak()) {
      why = MentionRule::kName;
      return 4;
    }
    if (is_near(text, name, gazetteer_.never(sense.entity))) {
      why = MentionRule::kNever;
      return 0;
    }
    if (certain_.count(sense.entity) != 0) {
      why = MentionRule::kElsewhere;
      return 3;
    }
    if (is_near(text, name, gazetteer_.context(sense.entity))) {
      why = MentionRule::kContext;
      return 2;
    }
    if (name.length == 1 && is_noun(text, name.begin)) {
      why = MentionRule::kNoun;
      return 1;
    }
    if (who.is_person() && name.length == 1 && is_titled(text, name.begin)) {
      why = MentionRule::kTitled;
      return 1;
    }
    why = MentionRule::kNoEvidence;
    return 0;
  }

  static bool is_near(const NamedText& text, const NameCandidate& name,
                      std::span<const std::string_view> words) {
    if (words.empty()) return false;
    const std::size_t from = name.begin - std::min(name.begin, kContextReach);
    const std::size_t to = std::min(text.words.size(), name.end() + kContextReach);
    for (std::size_t i = from; i < to; ++i) {
      if (i >= name.begin && i < name.end()) continue;
      if (std::find(words.begin(), words.end(), text.words[i]->folded) != words.end()) return true;
    }
    return false;
  }

  // «la famille Vance», «les époux Macron»: more than one of them.
  static bool is_family(const NamedText& text, std::size_t at) {
    return at > 0 && (text.contexts[at - 1].kinds & kKin) != 0 &&
           text.contexts[at].before == Gap::kSpace;
  }
  static bool is_titled(const NamedText& text, std::size_t at) {
    return at > 0 && (text.contexts[at - 1].kinds & kTitle) != 0 &&
           (text.contexts[at].before == Gap::kSpace || text.contexts[at].before == Gap::kStop);
  }
  static Gender title_gender(const NamedText& text, std::size_t at) {
    if (!is_titled(text, at)) return Gender::kUnknown;
    return gender_of(text.contexts[at - 1].kinds);
  }

  // Rule 5: the person of this surname whom the article names in full; nobody when several are
  // meant, or when one of them is who the gazetteer says anyhow.
  const Entity* by_surname(const NamedText& text, std::size_t at, std::size_t length,
                           Senses senses) const {
    const Gender told = title_gender(text, at);
    const Entity* only = nullptr;
    for (const Entity* known : names_.bearers(text.words[at + length - 1]->folded)) {
      if (contradicts(told, *known)) continue;
      const bool is_default = std::any_of(senses.begin(), senses.end(), [&](const NameSense& each) {
        return !each.weak() && &entity(each) == known;
      });
      if (is_default) return known;
      if (only != nullptr) return nullptr;
      only = known;
    }
    return only;
  }

  void mention_names(const NamedText& text, std::size_t index) {
    for (const NameSpan& name : text.names) {
      const std::string_view written = cut(text.source, text.span(name.begin, name.length));
      const Entity* who = nullptr;
      MentionRule rule = MentionRule::kRecognised;
      if (name.surname_only) {
        who = by_surname(text, name.begin, name.length, {});
        if (who != nullptr) rule = MentionRule::kSurname;
        const std::string_view surname = text.words[name.begin + name.length - 1]->folded;
        if (who == nullptr && !names_.bearers(surname).empty() &&
            title_gender(text, name.begin) == Gender::kUnknown) {
          continue;  // several bear it
        }
      }
      if (text.credit[name.begin]) continue;
      if (who == nullptr) {
        who = names_.unlisted(name.type == NameType::kPerson ? "person" : "organisation", written,
                              name.gender);
      }
      add(text, name.begin, name.length, who, rule, index);
    }
  }

  // Surnames and learnt acronyms that stand alone.
  void mention_single_words(const NamedText& text, std::size_t index) {
    if (names_.empty()) return;
    std::vector<bool> covered(text.words.size());
    const auto cover = [&](std::size_t begin, std::size_t length) {
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(begin), length, true);
    };
    for (const NameCandidate& name : text.candidates) cover(name.begin, name.length);
    for (const NameSpan& name : text.names) cover(name.begin, name.length);
    for (std::size_t at = 0; at < text.words.size(); ++at) {
      const NameContext& word = text.contexts[at];
      if (covered[at] || text.credit[at] || word.capitals == Capitals::kAny) continue;
      if (const Entity* known = names_.explained(word.token->exact)) {
        add(text, at, 1, known, MentionRule::kAcronym, index);
        continue;
      }
      if (is_part_of_run(text, at) || is_family(text, at)) continue;
      if (const Entity* who = by_surname(text, at, 1, {})) {
        add(text, at, 1, who, MentionRule::kSurname, index);
      }
    }
  }

  static bool is_part_of_run(const NamedText& text, std::size_t at) {
    const auto joins = [&](std::size_t right) {
      const Gap gap = text.contexts[right].before;
      return gap == Gap::kSpace || gap == Gap::kHyphen;
    };
    constexpr std::uint32_t kOpen = kTitle | kRole | kKin | kDemonym | kCalendar | kNoName;
    const auto is_name_part = [&](std::size_t word) {
      const NameContext& context = text.contexts[word];
      return context.capitals != Capitals::kAny && (context.kinds & kOpen) == 0 &&
             !context.token->stop;
    };
    if (at > 0 && joins(at) && is_name_part(at - 1)) return true;
    return at + 1 < text.words.size() && joins(at + 1) && is_name_part(at + 1);
  }

  // Rule 6.
  void mention_roles(const NamedText& text, std::size_t index) {
    std::vector<Gazetteer::RoleMatch> matches;
    std::vector<Mention>& found = out_.found[index];
    for (std::size_t at = 0; at < text.words.size();) {
      gazetteer_.match_roles(text.words, at, matches);
      if (matches.empty()) {
        ++at;
        continue;
      }
      const Gazetteer::RoleMatch& role = matches.back();
      const ByteSpan span = text.span(at, role.length);
      const bool inside = std::any_of(found.begin(), found.end(), [&](const Mention& other) {
        return other.span.overlaps(span) && other.span.size() >= span.size();
      });
      if (!inside) {
        const Entity* holder = holder_of(role.senses);
        const Entity& shown = gazetteer_.entities()[role.senses.front().entity];
        if (holder == nullptr) {
          refuse(text, at, role.length, shown, MentionRule::kOtherTime, out_.refused[index]);
        } else if (!is_determined(text, at, at + role.length) ||
                   is_of_person_behind(text, at + role.length, *holder, found)) {
          refuse(text, at, role.length, *holder, MentionRule::kUndetermined, out_.refused[index]);
        } else {
          std::erase_if(found, [&](const Mention& other) { return other.span.overlaps(span); });
          add(text, at, role.length, holder, MentionRule::kRole, index);
        }
      }
      at += role.length;
    }
  }

  // Without a date, the last to have had it.
  const Entity* holder_of(std::span<const RoleSense> senses) const {
    const RoleSense* holder = nullptr;
    for (const RoleSense& sense : senses) {
      if (date_ && !sense.valid.holds(*date_)) continue;
      if (date_ && holder != nullptr && holder->entity != sense.entity) return nullptr;
      if (holder == nullptr || sense.valid.first > holder->valid.first) holder = &sense;
    }
    return holder == nullptr ? nullptr : &gazetteer_.entities()[holder->entity];
  }

  // «le chef de l’Etat», “the French president”; not «un chef de l’Etat», «l’ancien …», nor with a
  // name or a country behind it.
  static bool is_determined(const NamedText& text, std::size_t begin, std::size_t end) {
    if (end < text.words.size()) {
      const NameContext& next = text.contexts[end];
      const bool joined = next.before == Gap::kSpace || next.before == Gap::kStop;
      if (joined && (next.capitals != Capitals::kAny || (next.kinds & kDemonym) != 0) &&
          !next.token->stop) {
        return false;
      }
    }
    if (begin == 0) return true;
    const NameContext& before = text.contexts[begin - 1];
    if (text.contexts[begin].before == Gap::kElided) return true;   // l’
    if (text.contexts[begin].before == Gap::kHyphen) return false;  // ex-, vice-
    if (text.contexts[begin].before != Gap::kSpace) return true;
    return is_definite(before.token->folded) || before.capitals != Capitals::kAny;
  }

  // «la présidente de la Commission, Odile Varenne, …»: not who was that of the best known one.
  static bool is_of_person_behind(const NamedText& text, std::size_t end, const Entity& holder,
                                  const std::vector<Mention>& found) {
    const auto starting_at = [&](std::size_t word) {
      return std::find_if(found.begin(), found.end(), [&](const Mention& mention) {
        return mention.entity->is_person() && mention.span.begin == text.words[word]->span.begin;
      });
    };
    if (end >= text.words.size() || text.contexts[end].before != Gap::kComma) return false;
    const auto person = starting_at(end);
    if (person == found.end() || person->entity == &holder) return false;
    std::size_t after = end;
    while (after < text.words.size() && text.words[after]->span.begin < person->span.end) ++after;
    if (after == text.words.size() || text.contexts[after].before == Gap::kOther) return true;
    // Persons in a row are a list.
    return text.contexts[after].before == Gap::kComma && starting_at(after) == found.end();
  }

  // ---- Out.

  void add(const NamedText& text, std::size_t begin, std::size_t length, const Entity* who,
           MentionRule rule, std::size_t index) {
    out_.found[index].push_back({text.span(begin, length), who, text.words[begin]->position, rule});
  }
  void refuse(const NamedText& text, std::size_t begin, std::size_t length, const Entity& who,
              MentionRule rule, std::vector<Mention>& refused) const {
    if (!with_refusals_) return;
    refused.push_back({text.span(begin, length), &who, text.words[begin]->position, rule});
  }
  void refuse(const NamedText& text, const NameCandidate& name, MentionRule rule,
              std::vector<Mention>& refused) const {
    for (const NameSense& sense : name.senses) {
      refuse(text, name.begin, name.length, entity(sense), rule, refused);
    }
  }

  const Gazetteer& gazetteer_;
  const NameLists& lists_;
  std::optional<DayInterval> date_;
  bool with_refusals_;
  std::vector<NamedText> texts_;
  Mentions out_;
  std::unordered_set<EntityIndex> certain_;
  ArticleNames names_{out_.unlisted};
};

constexpr std::array<std::string_view, 17> kExplanations = {
    "the name is nobody else's",
    "another name of it stands in the article",
    "a word of its context stands near",
    "stands behind an article, where no small word of its spelling can",
    "stands behind a title",
    "surname of a person whom the article names in full",
    "the role was this person's then",
    "recognised by its form and the words beside it",
    "acronym that the article explains",
    "part of somebody else's name",
    "among words in capitals",
    "also a word or others' name, and nothing near speaks for it",
    "a word near speaks against it",
    "two could be meant",
    "a role that had somebody else, or several, then",
    "a role behind «un» or «ancien», or with a name behind it",
    "a photo credit or a byline"};

}  // namespace

std::string_view explanation_of(MentionRule rule) {
  return kExplanations.at(static_cast<std::size_t>(rule));
}

bool is_refusal(MentionRule rule) { return rule >= MentionRule::kOfSomebodyElse; }

Mentions find_mentions(const std::vector<MentionText>& texts, const Gazetteer& gazetteer,
                       const NameLists& lists, std::optional<DayInterval> date,
                       bool with_refusals) {
  return Linker(gazetteer, lists, date, with_refusals).link(texts);
}

}  // namespace revue
