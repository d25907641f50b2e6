#include "analyzers/credits.h"

#include <algorithm>

#include "analyzers/word_rules.h"

namespace revue {
namespace {

constexpr std::size_t kLongestCredit = 15;  // words
constexpr std::size_t kLongestByline = 16;

std::string_view gap_before(const std::vector<NameContext>& words, std::string_view source,
                            std::size_t at) {
  const std::size_t from = at == 0 ? 0 : words[at - 1].token->span.end;
  const std::size_t to = words[at].token->span.begin;
  return from < to ? source.substr(from, to - from) : std::string_view();
}

bool holds(std::string_view gap, std::string_view sign) {
  return gap.find(sign) != std::string_view::npos;
}

bool is_name_like(const NameContext& word) {
  return word.capitals != Capitals::kAny || word.token->stop || (word.kinds & kParticle) != 0 ||
         (word.kinds & kCalendar) != 0 ||
         (word.token->exact[0] >= '0' && word.token->exact[0] <= '9');
}

}  // namespace

std::vector<bool> find_credits(const std::vector<NameContext>& words, std::string_view source) {
  std::vector<bool> credit(words.size());
  const auto mark = [&](std::size_t begin, std::size_t end) {
    std::fill(credit.begin() + static_cast<std::ptrdiff_t>(begin),
              credit.begin() + static_cast<std::ptrdiff_t>(end), true);
  };
  // Behind the names that follow, as far as the sentence or the bracket goes.
  const auto end_of_names = [&](std::size_t at) {
    std::size_t end = at;
    while (end < words.size() && end < at + kLongestCredit) {
      const std::string_view gap = gap_before(words, source, end);
      if (end > at && (holds(gap, ")") || holds(gap, "]") || holds(gap, "\n") ||
                       (words[end].opens_sentence && !holds(gap, ":")))) {
        break;
      }
      if (!is_name_like(words[end])) break;
      ++end;
    }
    return end;
  };
  if (!words.empty() && words.size() <= kLongestByline && is_byline_word(words[0].token->folded) &&
      std::all_of(words.begin() + 1, words.end(), is_name_like)) {
    mark(0, words.size());
    return credit;
  }
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (credit[at]) continue;
    const std::string_view gap = gap_before(words, source, at);
    const std::string_view folded = words[at].token->folded;
    if (holds(gap, "©")) mark(at, end_of_names(at));
    if (is_credit_word(folded)) {
      const bool opens = at == 0 || holds(gap, "(") || holds(gap, "[") || holds(gap, "\n") ||
                         words[at].opens_sentence ||
                         (at > 0 && is_agency(words[at - 1].token->folded));
      std::size_t next = at + 1;
      while (next < words.size() && (is_credit_word(words[next].token->folded) ||
                                     is_byline_word(words[next].token->folded))) {
        ++next;
      }
      if (opens && next < words.size() && words[next].capitals != Capitals::kAny) {
        mark(at, end_of_names(next));
      }
    }
    if (is_agency(folded) && at > 0 && holds(gap, "/") && words[at].capitals != Capitals::kAny) {
      std::size_t begin = at;
      while (begin > 0 && begin + 6 > at && words[begin - 1].capitals != Capitals::kAny &&
             (begin == at || words[begin].before == Gap::kSpace ||
              words[begin].before == Gap::kHyphen)) {
        --begin;
      }
      mark(begin, at + 1);
    }
    if (at > 0 && is_byline_word(folded) && is_interview_word(words[at - 1].token->folded) &&
        at + 1 < words.size()) {
      mark(at, end_of_names(at + 1));
    }
  }
  return credit;
}

}  // namespace revue
