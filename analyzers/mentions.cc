#include "analyzers/mentions.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analyzers/credits.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

constexpr std::size_t kContextReach = 10;  // words on either side

using Senses = std::span<const NameSense>;

// A name of the gazetteer in a text.
struct Candidate {
  std::size_t begin = 0;  // word
  std::size_t length = 0;
  Senses senses;
  std::size_t end() const { return begin + length; }
};

// One text of the article.
struct Text {
  std::string_view source;
  std::vector<const Token*> words;
  std::vector<NameContext> contexts;
  std::vector<bool> credit;  // by word: in a photo credit or a byline
  std::vector<Candidate> candidates;
  std::vector<NameSpan> names;

  ByteSpan span(std::size_t begin, std::size_t length) const {
    return {words[begin]->span.begin, words[begin + length - 1]->span.end};
  }
};

// A person whom the article names in full.
struct KnownPerson {
  const Entity* entity = nullptr;
  Gender gender = Gender::kUnknown;
};

class Linker {
 public:
  Linker(const Gazetteer& gazetteer, const NameLists& lists, std::optional<DayInterval> date,
         bool with_refusals)
      : gazetteer_(gazetteer), lists_(lists), date_(date), with_refusals_(with_refusals) {}

  Mentions link(const std::vector<MentionText>& texts) {
    for (const MentionText& text : texts) read(text);
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
  // ---- Reading a text: what could be a name.

  void read(const MentionText& given) {
    Text& text = texts_.emplace_back();
    text.source = given.source;
    text.words = words_of(*given.tokens);
    text.contexts = name_contexts(text.words, given.source, given.language, lists_);
    text.credit = find_credits(text.contexts, given.source);
    std::vector<Gazetteer::Match> matches;
    for (std::size_t at = 0; at < text.words.size();) {
      gazetteer_.match(text.words, at, false, matches);
      while (!matches.empty() && ((matches.back().acronym && is_shouted(text, at)) ||
                                  is_parted(text, at, matches.back().length))) {
        matches.pop_back();
      }
      if (matches.empty()) {
        ++at;
        continue;
      }
      text.candidates.push_back({at, matches.back().length, matches.back().senses});
      at += matches.back().length;
    }
    std::vector<bool> taken(text.words.size());
    for (const Candidate& name : text.candidates) {
      if (name.length == 1 || name.senses.empty() || is_place(name)) continue;
      std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(name.begin), name.length, true);
    }
    text.names = find_names(text.contexts, taken);
  }

  // «le « sommet » de Paris»: no name goes over a quotation mark.
  static bool is_parted(const Text& text, std::size_t first, std::size_t length) {
    constexpr std::string_view kMarks[] = {"«", "»", "“", "”", "„", "\""};
    for (std::size_t i = first; i + 1 < first + length; ++i) {
      const std::size_t end = text.words[i]->span.end;
      const std::size_t next = std::max(end, text.words[i + 1]->span.begin);
      const std::string_view gap = text.source.substr(end, next - end);
      const bool marked = std::any_of(std::begin(kMarks), std::end(kMarks), [&](auto mark) {
        return gap.find(mark) != std::string_view::npos;
      });
      if (marked) return true;
    }
    return false;
  }

  // Rule 4: «UN», “US”, “WHO” in capitals behind an article of its own, where no small word of that
  // spelling can stand.
  static bool is_noun(const Text& text, std::size_t at) {
    return at > 0 && text.contexts[at].before == Gap::kSpace &&
           text.contexts[at].capitals == Capitals::kAll &&
           is_stop_word_anywhere(text.words[at]->folded) && is_definite(text.words[at - 1]->folded);
  }

  // Rule 3.
  static bool is_shouted(const Text& text, std::size_t at) {
    const auto shouted = [&](std::size_t word) {
      return word < text.words.size() && text.words[word]->exact.size() > 2 &&
             text.contexts[word].capitals == Capitals::kAll;
    };
    if (text.words[at]->exact.size() > 3 || is_noun(text, at)) return false;
    if (text.contexts[at].shouted) return true;
    const bool left = at > 0 && shouted(at - 1);
    const bool right = shouted(at + 1);
    const bool edge = at == 0 || at + 1 == text.words.size();
    return (left && right) || (edge && (left || right));
  }

  const Entity& entity(const NameSense& sense) const { return gazetteer_.entities()[sense.entity]; }
  bool is_place(const Candidate& name) const {
    return !name.senses.empty() &&
           std::all_of(name.senses.begin(), name.senses.end(),
                       [&](const NameSense& sense) { return entity(sense).type == "place"; });
  }
  bool is_person(const Candidate& name) const {
    return !name.senses.empty() &&
           std::all_of(name.senses.begin(), name.senses.end(),
                       [&](const NameSense& sense) { return entity(sense).is_person(); });
  }

  // ---- Which of two overlapping names stands; and who is surely in the article.

  void settle(Text& text, std::vector<Mention>& refused) {
    std::vector<NameSpan> names;
    std::vector<bool> dropped(text.candidates.size());
    std::size_t first = 0;
    for (const NameSpan& name : text.names) {
      const std::size_t end = name.begin + name.length;
      while (first < text.candidates.size() && text.candidates[first].end() <= name.begin) ++first;
      bool stands = true;
      for (std::size_t i = first; i < text.candidates.size() && text.candidates[i].begin < end;
           ++i) {
        if (!wins(name, text.candidates[i], text)) stands = false;
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
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < text.candidates.size(); ++i) {
      if (dropped[i]) continue;
      const Candidate& name = text.candidates[i];
      if (name.length == 1 && is_person(name) && belongs_to_another(text, name.begin)) {
        refuse(text, name, MentionRule::kOfSomebodyElse, refused);
        continue;
      }
      candidates.push_back(name);
      if (name.senses.size() == 1 && !name.senses.front().weak() && !text.credit[name.begin]) {
        const Entity& who = entity(name.senses.front());
        certain_.insert(name.senses.front().entity);
        if (name.length > 1 && who.is_person()) register_person(text, name.end() - 1, &who);
      }
    }
    text.candidates = std::move(candidates);
    for (NameSpan& name : text.names) register_name(text, name);
  }

  // Whether a recognised name stands although it holds a name of the gazetteer.
  bool wins(const NameSpan& name, const Candidate& candidate, const Text& text) const {
    const std::size_t end = name.begin + name.length;
    if (candidate.senses.empty()) {  // somebody else's name: perhaps this one
      return name.rule != NameRule::kForm && name.begin <= candidate.begin &&
             candidate.end() <= end;
    }
    if (candidate.begin <= name.begin && end <= candidate.end()) return false;
    if (name.type == NameType::kOrganisation) {
      // «Apple Inc»: the rest says nothing new.
      if (candidate.begin == name.begin) {
        bool only_tail = true;
        for (std::size_t i = candidate.end(); i < end; ++i) {
          only_tail = only_tail && (text.contexts[i].kinds & kOrgTail) != 0;
        }
        const std::string_view type = entity(candidate.senses.front()).type;
        if (only_tail && type == "company") return false;
      }
      return true;
    }
    if (candidate.length > 1) return false;
    if (name.rule != NameRule::kForm) return true;
    // «Kimbal Musk», «Claude Monet»: a name of the gazetteer as surname, or a weak one as first
    // name.
    const bool as_surname = is_person(candidate) && candidate.end() == end;
    const bool as_first_name = candidate.begin == name.begin &&
                               (text.contexts[name.begin].kinds & kFirstName) != 0 &&
                               std::all_of(candidate.senses.begin(), candidate.senses.end(),
                                           [](const NameSense& sense) { return sense.weak(); });
    return as_surname || as_first_name;
  }

  // Rule 2, where the longer name was not recognised.
  bool belongs_to_another(const Text& text, std::size_t at) const {
    const auto stranger = [&](std::size_t word) {
      if (text.contexts[word].capitals == Capitals::kAny) return false;
      std::vector<Gazetteer::Match> matches;
      gazetteer_.match(text.words, word, false, matches);
      return matches.empty();
    };
    if (at + 1 < text.words.size() && text.contexts[at + 1].before == Gap::kHyphen &&
        stranger(at + 1)) {
      return true;
    }
    if (at == 0) return false;
    const NameContext& before = text.contexts[at - 1];
    const Gap gap = text.contexts[at].before;
    if (gap == Gap::kHyphen) return stranger(at - 1);
    if (gap != Gap::kSpace || before.capitals == Capitals::kAny) return false;
    constexpr std::uint32_t kNoFirstName = kTitle | kRole | kKin | kDemonym | kCalendar | kNoName |
                                           kOrgHead | kOrgTail | kPlace | kPlaceHead;
    if ((before.kinds & kNoFirstName) != 0 && (before.kinds & kFirstName) == 0) return false;
    if (is_title(before.token->folded) || is_stop_word_anywhere(before.token->folded)) return false;
    return std::none_of(text.candidates.begin(), text.candidates.end(),
                        [&](const Candidate& other) { return other.end() == at; });
  }

  void register_person(const Text& text, std::size_t surname, const Entity* who) {
    std::vector<KnownPerson>& all = by_surname_[std::string(text.words[surname]->folded)];
    for (const KnownPerson& known : all) {
      if (known.entity == who) return;
    }
    all.push_back({who, who->gender});
  }

  void register_name(const Text& text, const NameSpan& name) {
    if (text.credit[name.begin]) return;
    const std::string_view written = cut(text.source, text.span(name.begin, name.length));
    if (name.type == NameType::kOrganisation) {
      const Entity* who = unlisted("organisation", written, Gender::kUnknown);
      if (name.acronym != 0) {
        acronyms_.emplace(std::string(text.words[name.acronym]->exact), who);
      }
    } else if (!name.surname_only) {
      const Entity* who = unlisted("person", written, name.gender);
      const std::size_t last = name.begin + name.length - 1;
      const std::uint32_t kinds = text.contexts[name.begin].kinds;
      const bool surname_first = (kinds & kSurnameFirst) != 0 && (kinds & kFirstName) == 0;
      const bool given_last = text.contexts[last].capitals == Capitals::kAny;  // «Kim Jong-un»
      if (surname_first || given_last) register_person(text, name.begin, who);
      if (!given_last) register_person(text, last, who);
    }
  }

  // `type` must stand for good.
  const Entity* unlisted(std::string_view type, std::string_view written, Gender gender) {
    std::string name = one_line(written);
    std::string id = unlisted_id(type, name);
    if (const auto known = unlisted_by_id_.find(id); known != unlisted_by_id_.end()) {
      if (known->second->gender == Gender::kUnknown) known->second->gender = gender;
      return known->second;
    }
    UnlistedEntities& all = out_.unlisted;
    const std::string& kept_id = all.texts.emplace_back(std::move(id));
    const std::string& kept_name = all.texts.emplace_back(std::move(name));
    all.entities.push_back({kept_id, type, kept_name, kept_name, gender, false});
    unlisted_by_id_.emplace(kept_id, &all.entities.back());
    return &all.entities.back();
  }

  static std::string one_line(std::string_view written) {
    std::string name;
    for (std::size_t at = 0; at < written.size();) {
      const std::size_t from = at;
      const auto c = static_cast<UChar32>(next_character(written, at));
      if (u_isUWhiteSpace(c) == 0) {
        name += written.substr(from, at - from);
      } else if (!name.empty() && name.back() != ' ') {
        name += ' ';
      }
    }
    return name;
  }

  // ---- Saying who is meant.

  void mention_candidates(const Text& text, std::size_t index) {
    for (const Candidate& name : text.candidates) {
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

  bool is_credited(const Candidate& name) const {
    const std::string_view type = entity(name.senses.front()).type;
    return type == "person" || type == "media" || type == "company";
  }

  // Of several senses the one with evidence; none when two have the same.
  void choose(const Text& text, const Candidate& name, std::size_t index) {
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

  int weigh(const Text& text, const Candidate& name, const NameSense& sense,
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

  static bool is_near(const Text& text, const Candidate& name,
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
  static bool is_family(const Text& text, std::size_t at) {
    return at > 0 && (text.contexts[at - 1].kinds & kKin) != 0 &&
           text.contexts[at].before == Gap::kSpace;
  }
  static bool is_titled(const Text& text, std::size_t at) {
    return at > 0 && (text.contexts[at - 1].kinds & kTitle) != 0 &&
           (text.contexts[at].before == Gap::kSpace || text.contexts[at].before == Gap::kStop);
  }
  static Gender title_gender(const Text& text, std::size_t at) {
    if (!is_titled(text, at)) return Gender::kUnknown;
    const std::uint32_t kinds = text.contexts[at - 1].kinds;
    const bool masculine = (kinds & kMasculine) != 0;
    const bool feminine = (kinds & kFeminine) != 0;
    if (masculine == feminine) return Gender::kUnknown;
    return masculine ? Gender::kMasculine : Gender::kFeminine;
  }
  static bool contradicts(Gender told, const Entity& who) {
    return told != Gender::kUnknown && who.gender != Gender::kUnknown && told != who.gender;
  }

  // Rule 5: the person of this surname whom the article names in full; nobody when several are
  // meant, or when one of them is who the gazetteer says anyhow.
  const Entity* by_surname(const Text& text, std::size_t at, std::size_t length,
                           Senses senses) const {
    const auto found = by_surname_.find(std::string(text.words[at + length - 1]->folded));
    if (found == by_surname_.end()) return nullptr;
    const Gender told = title_gender(text, at);
    const Entity* only = nullptr;
    for (const KnownPerson& known : found->second) {
      if (contradicts(told, *known.entity)) continue;
      const bool is_default = std::any_of(senses.begin(), senses.end(), [&](const NameSense& each) {
        return !each.weak() && &entity(each) == known.entity;
      });
      if (is_default) return known.entity;
      if (only != nullptr) return nullptr;
      only = known.entity;
    }
    return only;
  }

  void mention_names(const Text& text, std::size_t index) {
    for (const NameSpan& name : text.names) {
      const std::string_view written = cut(text.source, text.span(name.begin, name.length));
      const Entity* who = nullptr;
      MentionRule rule = MentionRule::kRecognised;
      if (name.surname_only) {
        who = by_surname(text, name.begin, name.length, {});
        if (who != nullptr) rule = MentionRule::kSurname;
        const std::string surname(text.words[name.begin + name.length - 1]->folded);
        if (who == nullptr && by_surname_.count(surname) != 0 &&
            title_gender(text, name.begin) == Gender::kUnknown) {
          continue;  // several bear it
        }
      }
      if (text.credit[name.begin]) continue;
      if (who == nullptr) {
        who = unlisted(name.type == NameType::kPerson ? "person" : "organisation", written,
                       name.gender);
      }
      add(text, name.begin, name.length, who, rule, index);
    }
  }

  // Surnames and learnt acronyms that stand alone.
  void mention_single_words(const Text& text, std::size_t index) {
    if (by_surname_.empty() && acronyms_.empty()) return;
    std::vector<bool> covered(text.words.size());
    const auto cover = [&](std::size_t begin, std::size_t length) {
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(begin), length, true);
    };
    for (const Candidate& name : text.candidates) cover(name.begin, name.length);
    for (const NameSpan& name : text.names) cover(name.begin, name.length);
    for (std::size_t at = 0; at < text.words.size(); ++at) {
      const NameContext& word = text.contexts[at];
      if (covered[at] || text.credit[at] || word.capitals == Capitals::kAny) continue;
      if (const auto known = acronyms_.find(std::string(word.token->exact));
          known != acronyms_.end()) {
        add(text, at, 1, known->second, MentionRule::kAcronym, index);
        continue;
      }
      if (is_part_of_run(text, at) || is_family(text, at)) continue;
      if (const Entity* who = by_surname(text, at, 1, {})) {
        add(text, at, 1, who, MentionRule::kSurname, index);
      }
    }
  }

  static bool is_part_of_run(const Text& text, std::size_t at) {
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
  void mention_roles(const Text& text, std::size_t index) {
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
        } else if (!is_determined(text, at, at + role.length)) {
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
  static bool is_determined(const Text& text, std::size_t begin, std::size_t end) {
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

  // ---- Out.

  void add(const Text& text, std::size_t begin, std::size_t length, const Entity* who,
           MentionRule rule, std::size_t index) {
    out_.found[index].push_back({text.span(begin, length), who, text.words[begin]->position, rule});
  }
  void refuse(const Text& text, std::size_t begin, std::size_t length, const Entity& who,
              MentionRule rule, std::vector<Mention>& refused) const {
    if (!with_refusals_) return;
    refused.push_back({text.span(begin, length), &who, text.words[begin]->position, rule});
  }
  void refuse(const Text& text, const Candidate& name, MentionRule rule,
              std::vector<Mention>& refused) const {
    for (const NameSense& sense : name.senses) {
      refuse(text, name.begin, name.length, entity(sense), rule, refused);
    }
  }

  const Gazetteer& gazetteer_;
  const NameLists& lists_;
  std::optional<DayInterval> date_;
  bool with_refusals_;
  std::vector<Text> texts_;
  Mentions out_;
  std::unordered_set<EntityIndex> certain_;
  std::unordered_map<std::string, std::vector<KnownPerson>> by_surname_;
  std::unordered_map<std::string, const Entity*> acronyms_;
  std::unordered_map<std::string_view, Entity*> unlisted_by_id_;
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

std::string unlisted_id(std::string_view type, std::string_view name) {
  std::string id(type);
  id += '/';
  bool gap = false;
  for (const char c : fold(name)) {
    const bool part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
    if (part) {
      if (gap && id.back() != '/') id += '-';
      id += c;
    }
    gap = !part;
  }
  return id;
}

Mentions find_mentions(const std::vector<MentionText>& texts, const Gazetteer& gazetteer,
                       const NameLists& lists, std::optional<DayInterval> date,
                       bool with_refusals) {
  return Linker(gazetteer, lists, date, with_refusals).link(texts);
}

}  // namespace revue
