#include "analyzers/names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"

namespace revue {
namespace {

using Words = std::vector<NameContext>;

constexpr std::size_t kLongestPerson = 5;  // words
constexpr std::size_t kLongestOrganisation = 12;
constexpr std::uint32_t kNotAPerson =
    kOrgHead | kOrgTail | kPlace | kPlaceHead | kDemonym | kCalendar | kNoName;

class NameFinder {
 public:
  NameFinder(const Words& words, const std::vector<bool>& taken) : words_(words), taken_(taken) {}

  std::vector<NameSpan> find() {
    for (std::size_t at = 0; at < words_.size();) {
      if (!is_capital(at)) {
        ++at;
        continue;
      }
      const std::size_t end = run_end(at);
      const std::size_t read = read_run(at, end);
      at = std::max(read, at + 1);
    }
    return std::move(names_);
  }

 private:
  bool has(std::size_t at, std::uint32_t kinds) const {
    return at < words_.size() && (words_[at].kinds & kinds) != 0;
  }
  bool is_capital(std::size_t at) const {
    return at < words_.size() && words_[at].capitals != Capitals::kAny && !words_[at].shouted &&
           !taken_[at] && u_isdigit(static_cast<UChar32>(words_[at].token->exact.front())) == 0;
  }
  bool joined(std::size_t at) const {
    const Gap gap = words_[at].before;
    return gap == Gap::kSpace || gap == Gap::kHyphen || gap == Gap::kStop;
  }

  // Behind the last word of the run that begins at `at`.
  std::size_t run_end(std::size_t at) const {
    const bool person_like = has(at, kFirstName | kTitle) || is_initial(words_[at]);
    std::size_t end = at + 1;
    while (end < words_.size()) {
      if (is_capital(end) && joined(end)) {
        ++end;
        continue;
      }
      // A particle, or two of them: van der Berg, de la Tour.
      std::size_t next = end;
      while (next < words_.size() && next < end + 2 && words_[next].before == Gap::kSpace &&
             words_[next].capitals == Capitals::kAny && has(next, kParticle) &&
             (person_like || !words_[next].token->stop)) {
        ++next;
      }
      const bool elided_particle = words_[next < words_.size() ? next : end].before == Gap::kElided;
      if (next > end && is_capital(next) && words_[next].before == Gap::kSpace) {
        end = next + 1;
      } else if (next == end && person_like && elided_particle && is_capital(end) &&
                 has(at, kFirstName) && !has(at, kAlsoWord)) {
        ++end;  // «Jean d’Ormesson»
      } else {
        break;
      }
    }
    if (end - at >= 2 && is_hyphened_given_name(end)) ++end;
    return end;
  }

  // The second half of «Kim Jong-un», whose first two words end at `end`.
  bool is_hyphened_given_name(std::size_t end) const {
    return end < words_.size() && has(end - 2, kSurnameFirst) &&
           words_[end].before == Gap::kHyphen && words_[end].capitals == Capitals::kAny &&
           words_[end].token->exact.size() <= 5;
  }

  // «le ministre de la Santé Ada Ngo», «sur LinkedIn Ada Ngo»: where in the run the person begins,
  // behind what a role or a small word governs; `begin` where there is no such thing.
  std::size_t past_complement(std::size_t begin, std::size_t end) const {
    const bool determined = begin > 0 && (words_[begin].before == Gap::kElided ||
                                          is_joint_article(words_[begin - 1].token->folded));
    if ((has(begin, kFirstName) && !determined) || is_initial(words_[begin])) return begin;
    if (!is_behind_role(begin) && !is_behind_medium(begin)) return begin;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (has(i, kFirstName) && words_[i].before == Gap::kSpace) return i;
    }
    return begin;
  }

  // Whether but small words and capitals stand between a role and the word: «ministre de la Santé».
  bool is_behind_role(std::size_t at) const {
    constexpr std::size_t kReach = 7;
    for (std::size_t i = at; i > 0 && at - i < kReach; --i) {
      if (words_[i].before != Gap::kSpace && words_[i].before != Gap::kElided) return false;
      if (has(i - 1, kRole | kTitle)) return i < at;
      if (!words_[i - 1].token->stop && !is_capital(i - 1)) return false;
    }
    return false;
  }

  // «écrit sur LinkedIn Ada Ngo»
  bool is_behind_medium(std::size_t at) const {
    return at > 0 && words_[at].before == Gap::kSpace &&
           is_medium_joint(words_[at - 1].token->folded);
  }

  // A word at the begin of a run that is part of no name at all.
  bool is_small_word(std::size_t at) const {
    const NameContext& word = words_[at];
    if (has(at, kCalendar)) {
      const bool behind_preposition = at > 0 && words_[at - 1].token->stop;  // «in June»
      return !has(at, kFirstName) || behind_preposition;
    }
    // «À Paris», “A Macron aide”; but “A. Smith”.
    const bool initial =
        is_initial(word) && at + 1 < words_.size() && words_[at + 1].before == Gap::kStop;
    return word.token->stop && !has(at, kFirstName) && !initial;
  }
  bool is_title_before(std::size_t at, std::size_t end) const {
    if (!has(at, kTitle | kRole) || has(at, kOrgHead)) return false;
    if (has(at, kFirstName) && !has(at, kTitle)) return false;
    return at + 1 < end ? words_[at + 1].before != Gap::kHyphen : is_abbreviated(words_[at]);
  }

  // Reads the names of a run; returns where to go on.
  std::size_t read_run(std::size_t begin, std::size_t end) {
    bool titled = false;
    Gender gender = Gender::kUnknown;
    const bool behind_word = begin > 0 && words_[begin].before == Gap::kSpace &&
                             words_[begin - 1].capitals == Capitals::kAny;
    if (behind_word && has(begin - 1, kPlaceHead) && !has(begin - 1, kRole) &&
        !words_[begin - 1].token->stop) {
      return end;  // «rue Ada Ngo», but «ministre de la Santé Ada Ngo»
    }
    if (behind_word && has(begin - 1, kTitle | kRole | kKin) && !has(begin - 1, kPlural)) {
      titled = true;
      gender = gender_of(words_[begin - 1].kinds);
    }
    while (begin < end) {
      if (is_title_before(begin, end)) {
        titled = true;
        const Gender told = gender_of(words_[begin].kinds);
        if (told != Gender::kUnknown) gender = told;
      } else if (titled || !is_small_word(begin)) {
        break;
      }
      ++begin;
    }
    if (begin >= end) return end;
    // «Apple CEO Tim …»: a title inside parts the run.
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (is_title_before(i, end) && !has(i, kFirstName | kOrgTail) && !has(i - 1, kFirstName) &&
          !has(i - 1, kParticle) && !is_initial(words_[i - 1]) && words_[i].before == Gap::kSpace) {
        read_part(begin, i, titled, gender);
        return i;
      }
    }
    return std::max(read_part(begin, end, titled, gender), end);
  }

  // Returns behind the last word read.
  std::size_t read_part(std::size_t begin, std::size_t end, bool titled, Gender gender) {
    while (end > begin && has(end - 1, kCalendar | kNoName) && !has(end - 1, kFirstName) &&
           end - begin != 2) {
      --end;
    }
    // «Ada Ngo de Regency Enterprises»
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (words_[i].capitals == Capitals::kAny && words_[i].token->stop && has(end - 1, kOrgTail)) {
        read_person(begin, i, titled, gender);
        begin = i + 1;
        titled = false;
      }
    }
    if (const std::size_t person = past_complement(begin, end); person > begin) {
      read_person(person, end, true, Gender::kUnknown);
      return end;
    }
    if (const auto organisation = read_organisation(begin, end)) return *organisation;
    while (begin < end && !titled && has(begin, kNoName | kDemonym) && !has(begin, kFirstName)) {
      ++begin;
    }
    if (begin < end) read_person(begin, end, titled, gender);
    return end;
  }

  std::optional<std::size_t> read_organisation(std::size_t begin, std::size_t end) {
    std::size_t head = begin;
    while (head < end && !has(head, kOrgHead)) ++head;
    const bool tail = end - begin > 1 && has(end - 1, kOrgTail);
    if (head == end && !tail) return std::nullopt;
    if (head == end && end - begin == 2 && has(begin, kDemonym))
      return std::nullopt;  // “French AI”
    // A row of persons' names may hold such a word by chance: «Jean Club».
    if (has(begin, kFirstName) && !has(begin, kAlsoWord | kAlsoPlace | kOrgHead) && !tail) {
      return std::nullopt;
    }
    std::size_t last = end;
    if (head == begin || (head < end && head + 1 == end)) last = complements(end);
    if (last - begin < 2 || last - begin > kLongestOrganisation) {
      return head == begin && end - begin == 1 ? std::optional(end) : std::nullopt;
    }
    NameSpan name{begin,
                  last - begin,
                  NameType::kOrganisation,
                  NameRule::kOrganisation,
                  Gender::kUnknown,
                  false,
                  0};
    name.acronym = acronym_beside(name);
    names_.push_back(name);
    return last;
  }

  // What belongs to an organisation's name behind its capitalised words: «… nationale de
  // l’information», “… of Justice and Home Affairs”.
  std::size_t complements(std::size_t end) const {
    while (end < words_.size()) {
      if (taken_[end] || words_[end].shouted) return end;
      const NameContext& word = words_[end];
      if (word.before == Gap::kSpace && word.capitals == Capitals::kAny &&
          (has(end, kDemonym) || is_organisation_adjective(word.token->folded))) {
        ++end;
        continue;
      }
      if (word.before == Gap::kElided && !is_verb_like(end)) {  // d’, l’
        end = noun_end(end);
        continue;
      }
      if (word.before != Gap::kSpace || !is_organisation_joint(word.token->folded)) return end;
      std::size_t next = end + 1;
      while (next < words_.size() && next < end + 2 && words_[next].before == Gap::kSpace &&
             is_joint_article(words_[next].token->folded)) {
        ++next;
      }
      if (next >= words_.size() || taken_[next]) return end;
      const Gap gap = words_[next].before;
      if (gap != Gap::kSpace && gap != Gap::kElided) return end;
      if (has(next, kFirstName) && !has(next, kAlsoWord | kAlsoPlace)) return end;
      if (has(next, kCalendar)) return end;
      const bool capital = is_capital(next);
      const bool french = is_complement_joint(word.token->folded);
      if (!capital && (!french || words_[next].token->stop || !is_noun_like(next))) return end;
      end = noun_end(next);
    }
    return end;
  }

  std::size_t noun_end(std::size_t at) const {
    const bool capital = is_capital(at);
    ++at;
    while (capital && at < words_.size() && is_capital(at) && joined(at)) ++at;
    return at;
  }

  bool is_noun_like(std::size_t at) const {
    const std::string_view folded = words_[at].token->folded;
    return folded.size() > 2 && u_isalpha(static_cast<UChar32>(folded.front())) != 0;
  }
  bool is_verb_like(std::size_t at) const { return words_[at].token->stop; }

  // The word of an acronym that the name explains, 0 for none.
  std::size_t acronym_beside(const NameSpan& name) const {
    const std::size_t at = name.begin + name.length;
    const auto in_brackets = [&](std::size_t right) {
      return right < words_.size() && words_[right].before == Gap::kOther &&
             !words_[right].opens_sentence;
    };
    // «Agence … (ANIA)», «ANIA (Agence …)»
    std::size_t acronym = 0;
    if (in_brackets(at) && words_[at].capitals == Capitals::kAll) {
      acronym = at;
    } else if (name.begin > 0 && in_brackets(name.begin) &&
               words_[name.begin - 1].capitals == Capitals::kAll) {
      acronym = name.begin - 1;
    } else {
      return 0;
    }
    const std::string_view letters = words_[acronym].token->folded;
    if (letters.size() < 2 || letters.size() > 8) return 0;
    // From the last word backwards each letter begins a word; small words may be left out.
    std::size_t letter = letters.size();
    for (std::size_t i = at; i > name.begin && letter > 0; --i) {
      const NameContext& word = words_[i - 1];
      if (word.token->folded.front() == letters[letter - 1]) {
        --letter;
      } else if (!word.token->stop && word.capitals == Capitals::kAny && letter == letters.size()) {
        continue;
      }
    }
    return letter == 0 ? acronym : 0;
  }

  void read_person(std::size_t begin, std::size_t end, bool titled, Gender gender) {
    const bool hyphened = end - begin == 3 && is_hyphened_given_name(end - 1);
    while (!hyphened && end > begin && words_[end - 1].capitals == Capitals::kAny) {
      --end;  // a particle
    }
    const std::size_t length = end - begin;
    if (length == 0 || length > kLongestPerson) return;
    const NameContext& first = words_[begin];
    const NameContext& last = words_[end - 1];
    NameSpan name{begin, length, NameType::kPerson, NameRule::kForm, gender, false, 0};
    if (length == 1) {
      // «Mme Larizza», «Larizza, 45, …»; a first name alone is nobody yet.
      const bool aged = is_before_age(end) && !has(begin, kFirstName) && !first.opens_sentence;
      if ((!titled && !aged) || has(begin, kNotAPerson | kCommonWord) ||
          first.token->exact.size() < 2 || first.capitals == Capitals::kAll) {
        return;
      }
      name.rule = titled ? NameRule::kTitle : NameRule::kApposition;
      name.surname_only = true;
      names_.push_back(name);
      return;
    }
    // «W L PCT»: a table, not a person; «D. Dupont», «Ada NGO» are.
    if (last.token->exact.size() < 2 ||
        (last.capitals == Capitals::kAll && last.token->exact.size() <= 3 && is_initial(first))) {
      return;
    }
    // «Me Dupont-Moretti»
    const bool double_surname = titled && length == 2 && words_[begin + 1].before == Gap::kHyphen &&
                                !(has(begin, kFirstName) && has(begin + 1, kFirstName));
    if (double_surname && !has(begin, kNotAPerson)) {
      name.rule = NameRule::kTitle;
      name.surname_only = true;
      names_.push_back(name);
      return;
    }
    if (name.gender == Gender::kUnknown && has(begin, kFirstName)) {
      name.gender = gender_of(first.kinds);
    }
    const bool ends_otherwise = has(end - 1, kNotAPerson) && !has(end - 1, kFirstName);
    if (length > 2 && has(end - 1, kPlaceHead)) return;  // “Martin Luther King Boulevard”
    if (is_initials(begin) && has(end - 1, kTitle | kRole)) return;  // “U.S. Secretary”
    const bool first_may_be_else = has(begin, kAlsoWord | kAlsoPlace | kPlace | kDemonym);
    const bool surname_first =
        has(begin, kSurnameFirst) && length <= 3 && !has(begin + 1, kCommonWord | kNotAPerson);
    if (hyphened || surname_first) {
      name.rule = NameRule::kFirstName;
    } else if ((has(begin, kFirstName) && !(first_may_be_else && ends_otherwise)) ||
               ((is_initial(first) || is_initials(begin)) && length <= 4 && !ends_otherwise)) {
      const bool doubtful = first.opens_sentence && has(begin, kAlsoWord);
      name.rule = doubtful ? NameRule::kForm : NameRule::kFirstName;
    } else if (titled && !ends_otherwise && !has(begin, kPlace)) {
      name.rule = NameRule::kTitle;
    } else if (is_before_apposition(end) && !ends_otherwise && !has(begin, kPlace)) {
      name.rule = NameRule::kApposition;
    } else {
      if (length > 3) return;
      bool spaced = false;
      for (std::size_t i = begin; i < end; ++i) {
        if (has(i, kNotAPerson | kTitle | kCommonWord) || words_[i].capitals == Capitals::kAll) {
          return;
        }
        spaced = spaced || (i > begin && words_[i].before != Gap::kHyphen);
      }
      if (!spaced) return;
    }
    names_.push_back(name);
  }

  // «J.D.», «J.-P.»: written as one word.
  bool is_initials(std::size_t at) const {
    const Token& token = *words_[at].token;
    return words_[at].capitals == Capitals::kAll && token.exact.size() <= 3 &&
           token.span.size() > token.exact.size();
  }

  // «, 45,», «, 34 ans».
  bool is_before_age(std::size_t at) const {
    if (at >= words_.size() || words_[at].before != Gap::kComma) return false;
    const std::string_view number = words_[at].token->folded;
    return number.size() == 2 && u_isdigit(static_cast<UChar32>(number[0])) != 0 &&
           (at + 1 == words_.size() || words_[at + 1].before != Gap::kSpace ||
            words_[at + 1].token->folded == "ans");
  }

  // «, a doctor,», «, 34 ans», «, syndiquée CGT».
  bool is_before_apposition(std::size_t at) const {
    if (at >= words_.size() || words_[at].before != Gap::kComma) return false;
    if (is_before_age(at)) return true;
    for (std::size_t i = at; i < words_.size() && i < at + 4; ++i) {
      if (i > at && words_[i].before != Gap::kSpace && words_[i].before != Gap::kHyphen &&
          words_[i].before != Gap::kElided) {
        return false;
      }
      if (has(i, kRole | kKin) && words_[i].capitals == Capitals::kAny) return true;
    }
    return false;
  }

  const Words& words_;
  const std::vector<bool>& taken_;
  std::vector<NameSpan> names_;
};

}  // namespace

std::vector<NameSpan> find_names(const std::vector<NameContext>& words,
                                 const std::vector<bool>& taken) {
  return NameFinder(words, taken).find();
}

}  // namespace revue
