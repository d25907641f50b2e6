#include "analyzers/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <string>

#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "analyzers/language.h"
#include "analyzers/text_units.h"
#include "analyzers/word_table.h"

namespace revue {

struct SentenceSplitter::State {
  std::unique_ptr<icu::BreakIterator> icu;
  UText text = UTEXT_INITIALIZER;
  TextUnits units;
};

SentenceSplitter::SentenceSplitter() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->icu.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw Error("ICU", "cannot make a sentence break iterator");
}

SentenceSplitter::~SentenceSplitter() { utext_close(&state_->text); }

namespace {

constexpr std::size_t kLongestAbbreviation = 8;  // units

const WordSet& abbreviations() {
  static const auto words = [] {
    WordSet all;
    for (const Language language : kLanguages) {
      for (const std::string_view word : table(language).abbreviations) all.add(fold(word));
    }
    return all;
  }();
  return words;
}

bool closes_quotation(char16_t unit) {
  return unit == 0x00BB || unit == 0x201D || unit == u')' || unit == u']' || unit == 0x2019 ||
         unit == u'"';
}

// Units of one paragraph and the questions the filter asks of them.
struct Filter {
  const std::u16string& u;

  // Whether the full stop at `dot` belongs to the word before it.
  bool is_abbreviation(std::size_t dot) const {
    std::size_t begin = dot;
    while (begin > 0 && dot - begin <= kLongestAbbreviation &&
           (is_letter(u[begin - 1]) || u[begin - 1] == u'\'')) {
      --begin;
    }
    const std::size_t length = dot - begin;
    if (length == 0 || length > kLongestAbbreviation) return false;
    if (length == 1) {
      // An initial, or one of dotted capitals: «J.D. Vance», «H. Clinton», “U.S. officials”. The
      // price is that a sentence that ends in such a letter is not split from the next.
      return is_upper(u[begin]) || (begin > 0 && u[begin - 1] == u'.') || is_listed(begin, dot);
    }
    return is_listed(begin, dot);
  }

  bool is_listed(std::size_t begin, std::size_t dot) const {
    std::string word;
    for (std::size_t i = begin; i < dot; ++i) {
      if (u[i] >= 0xD800 && u[i] < 0xE000) return false;
      word += fold(lower_utf8(u[i]));
    }
    return abbreviations().contains(word);
  }

  static std::string lower_utf8(char16_t unit) {
    std::string out;
    if (unit < 0x80) {
      out += static_cast<char>(unit);
    } else if (unit < 0x800) {
      out += static_cast<char>(0xC0 | unit >> 6);
      out += static_cast<char>(0x80 | (unit & 0x3F));
    }
    return out;
  }

  // Where the sentence that ICU ends at `end` really ends; `end` itself, a later unit when closing
  // marks follow, or 0 when there is no end here. A closing mark is moved back only over one space,
  // as French sets it: «Vite ! », a dit X.
  std::size_t judge(std::size_t end) const {
    std::size_t last = end;
    while (last > 0 && is_space(u[last - 1])) --last;
    if (last == 0) return 0;
    if (u[last - 1] == u'.' && is_abbreviation(last - 1)) return 0;
    std::size_t next = end;
    if (next < u.size() && closes_quotation(u[next]) && !is_opening_straight(next)) {
      ++next;
      while (next < u.size() && closes_quotation(u[next]) && u[next] != u'"') ++next;
    }
    if (next == end) return end;
    // Words that go on in lower case, or after a comma, belong to the sentence around the quote.
    std::size_t after = next;
    while (after < u.size() && is_space(u[after])) ++after;
    if (after < u.size() && (u[after] == u',' || (is_letter(u[after]) && !is_upper(u[after])))) {
      return 0;
    }
    return next;
  }

  // A straight mark glued to the word behind it opens.
  bool is_opening_straight(std::size_t i) const {
    return u[i] == u'"' && i + 1 < u.size() && !is_space(u[i + 1]) && i > 0 && is_space(u[i - 1]);
  }
};

}  // namespace

std::vector<ByteSpan> SentenceSplitter::sentences(std::string_view paragraph) {
  State& s = *state_;
  read_units(paragraph, s.units);
  std::u16string& units = s.units.units;
  for (char16_t& unit : units) {
    if (is_space(unit)) unit = u' ';  // a new line would end a sentence
  }
  UErrorCode status = U_ZERO_ERROR;
  utext_openUChars(&s.text, units.data(), static_cast<std::int64_t>(units.size()), &status);
  s.icu->setText(&s.text, status);
  if (U_FAILURE(status)) throw Error("ICU", "cannot break a text into sentences");

  std::vector<ByteSpan> sentences;
  const auto add = [&](std::size_t begin, std::size_t end) {
    while (begin < end && is_space(units[begin])) ++begin;
    while (end > begin && is_space(units[end - 1])) --end;
    if (begin < end) sentences.push_back(s.units.bytes(begin, end));
  };
  const Filter filter{units};
  std::size_t begin = 0;
  s.icu->first();
  for (std::int32_t at = s.icu->next(); at != icu::BreakIterator::DONE; at = s.icu->next()) {
    const auto end = static_cast<std::size_t>(at);
    if (end >= units.size() || end <= begin) continue;
    const std::size_t real = filter.judge(end);
    if (real == 0) continue;
    add(begin, real);
    begin = real;
  }
  add(begin, units.size());
  return sentences;
}

}  // namespace revue
