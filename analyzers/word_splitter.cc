#include "analyzers/word_splitter.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"

namespace revue {

struct WordSplitter::Iterator {
  std::unique_ptr<icu::BreakIterator> icu;
  UText text = UTEXT_INITIALIZER;
};

WordSplitter::WordSplitter() : iterator_(std::make_unique<Iterator>()) {
  UErrorCode status = U_ZERO_ERROR;
  // Word breaks are the same in French, English and the root locale.
  iterator_->icu.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw Error("ICU", "cannot make a word break iterator");
}

WordSplitter::~WordSplitter() { utext_close(&iterator_->text); }

namespace {

constexpr std::size_t kLongestCompound = 8;  // words; longer chains are slugs, not compounds
constexpr std::size_t kLongestRule = 40;     // units; no rule reads further ahead than this

struct UnitSpan {
  std::size_t begin;
  std::size_t end;
};

// The rules, over one text. `up_to_` is the first unit not yet split.
class Splitting {
 public:
  Splitting(const TextUnits& text, const LanguageTable& row, std::vector<Piece>& pieces)
      : u_(text.units), text_(text), row_(row), pieces_(pieces) {}

  void segment(std::size_t begin, std::size_t end);
  std::uint32_t finish() {
    close_chain();
    return position_;
  }
  void find_addresses();

 private:
  char16_t at(std::size_t i) const { return i < u_.size() ? u_[i] : u'\0'; }
  bool is_word_unit(std::size_t i) const {
    return i < u_.size() && (is_letter(u_[i]) || is_digit(u_[i]) || u_[i] == 0x2060 ||
                             u_[i] == 0x00AD || u_isalnum(u_[i]) != 0);
  }
  std::string utf8(std::size_t begin, std::size_t end) const;
  std::string lower_text(std::size_t begin, std::size_t end) const {
    return lower(exact(utf8(begin, end)));
  }

  void range(std::size_t begin, std::size_t end);
  void address(UnitSpan span);
  void atom(std::size_t begin, std::size_t end);
  void apostrophes(std::size_t raw_begin, std::size_t begin, std::size_t end);
  void number(std::size_t begin, std::size_t end);
  bool inclusive(std::size_t raw_begin, std::size_t begin);
  bool elides(std::size_t begin, std::size_t apostrophe, std::size_t end) const;
  bool is_detached_elision(std::size_t begin, std::size_t end) const;
  std::optional<std::size_t> initials_end(std::size_t begin) const;
  bool splits(std::size_t i) const;

  void add_word(std::size_t raw_begin, UnitSpan word, std::size_t raw_end, std::string text = {});
  void add_variant(UnitSpan word, std::string text);
  void close_chain();

  const std::u16string& u_;
  const TextUnits& text_;
  const LanguageTable& row_;
  std::vector<Piece>& pieces_;
  std::vector<UnitSpan> addresses_;
  std::size_t next_address_ = 0;
  std::size_t up_to_ = 0;
  std::uint32_t position_ = 0;

  // The words joined so far by hyphens, & or _ : indices into pieces_ (kWord only).
  std::vector<std::size_t> chain_;
  std::vector<std::size_t> closed_;  // the chain that is being added; kept for its memory
  std::size_t chain_begin_ = 0;      // unit
  std::size_t chain_end_ = 0;        // unit behind the last word, possessive ending included
};

std::string Splitting::utf8(std::size_t begin, std::size_t end) const {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    char32_t c = u_[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < end) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (u_[++i] - 0xDC00U);
    }
    append_utf8(out, c);
  }
  return out;
}

bool is_address_unit(char16_t unit) {
  return unit > u' ' && unit != u'<' && unit != u'>' && unit != u'"' && unit != 0x00AB &&
         unit != 0x00BB && unit != 0x201C && unit != 0x201D && unit != 0x00A0;
}

// URLs (with a scheme or www.) and mail addresses, left to right.
void Splitting::find_addresses() {
  for (std::size_t i = 0; i < u_.size(); ++i) {
    std::size_t begin = i;
    if (u_[i] == u':' && at(i + 1) == u'/' && at(i + 2) == u'/') {
      while (begin > up_to_ && i - begin < 10 && u_[begin - 1] < 0x80 && is_letter(u_[begin - 1])) {
        --begin;
      }
      if (begin == i) continue;
    } else if (u_[i] == u'w' && u_.compare(i, 4, u"www.") == 0 &&
               (i == 0 || !is_word_unit(i - 1))) {
      // starts here
    } else if (u_[i] == u'@' && i > 0 && is_word_unit(i - 1) && is_word_unit(i + 1)) {
      while (begin > up_to_ && i - begin < 64 &&
             (is_word_unit(begin - 1) || u_[begin - 1] == u'.' || u_[begin - 1] == u'-' ||
              u_[begin - 1] == u'_')) {
        --begin;
      }
    } else {
      continue;
    }
    std::size_t end = i;
    while (end < u_.size() && is_address_unit(u_[end])) ++end;
    while (end > begin && !is_word_unit(end - 1) && u_[end - 1] != u'/') --end;
    if (end <= i + 1) continue;
    addresses_.push_back({begin, end});
    up_to_ = end;
    i = end - 1;
  }
  up_to_ = 0;
}

void Splitting::address(UnitSpan span) {
  close_chain();
  const std::uint32_t before = position_;
  for (std::size_t i = span.begin; i < span.end;) {
    if (!is_word_unit(i)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < span.end && is_word_unit(end)) ++end;
    const std::string part = utf8(i, end);
    if (part != "http" && part != "https" && part != "www") {
      pieces_.push_back({i, end, ++position_, 1, TokenKind::kWord, {}});
    }
    i = end;
  }
  if (position_ == before) ++position_;
  pieces_.push_back({span.begin, span.end, before + 1, position_ - before, TokenKind::kWhole, {}});
}

// Two or more single letters with dots: J.D., J. D., J.-C., U.S, C.N.I.L., p.m.
std::optional<std::size_t> Splitting::initials_end(std::size_t begin) const {
  const bool upper = is_upper(at(begin));
  std::size_t letters = 0;
  std::size_t end = begin;
  for (std::size_t i = begin; letters < 12;) {
    if (!is_letter(at(i)) || is_upper(at(i)) != upper) break;
    if (at(i + 1) != u'.') {
      // The last letter may go without its dot when it is glued to the one before: U.S
      if (letters > 0 && i == end && at(i - 1) == u'.' && !is_word_unit(i + 1) &&
          at(i + 1) != u'\'') {
        ++letters;
        end = i + 1;
      }
      break;
    }
    ++letters;
    end = i + 2;
    i = end;
    if (upper && (at(i) == u' ' || is_hyphen(at(i))) && is_letter(at(i + 1)) && at(i + 2) == u'.') {
      ++i;
    }
  }
  if (letters < 2) return std::nullopt;
  return end;
}

// Whether ICU's word is in truth two words at unit i.
bool Splitting::splits(std::size_t i) const {
  const char16_t unit = u_[i];
  if (unit == u'.' || unit == u',') {
    return !(is_digit(at(i + 1)) && i > 0 && is_digit(u_[i - 1]));
  }
  return unit == u'@' || unit == u':' || unit == u'_' || unit == 0x00B7 || unit == u';';
}

// One of ICU's words; addresses that begin before its end come first.
void Splitting::segment(std::size_t begin, std::size_t end) {
  for (; next_address_ < addresses_.size() && addresses_[next_address_].begin < end;
       ++next_address_) {
    const UnitSpan found = addresses_[next_address_];
    range(std::max(begin, up_to_), found.begin);
    address(found);
    up_to_ = found.end;
  }
  range(std::max(begin, up_to_), end);
}

void Splitting::range(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    if (!is_word_unit(i)) {
      ++i;
      continue;
    }
    std::size_t stop = i + 1;
    while (stop < end && !splits(stop)) ++stop;
    while (stop > i + 1 && u_[stop - 1] == u'\'') --stop;
    atom(i, stop);
    i = std::max(stop, up_to_);
  }
  up_to_ = std::max(up_to_, end);
}

void Splitting::atom(std::size_t begin, std::size_t end) {
  if (is_digit(u_[begin]) &&
      std::all_of(u_.begin() + static_cast<std::ptrdiff_t>(begin),
                  u_.begin() + static_cast<std::ptrdiff_t>(end),
                  [](char16_t c) { return is_digit(c) || c == u'.' || c == u','; })) {
    number(begin, end);
    return;
  }
  if (is_detached_elision(begin, end)) return;
  apostrophes(begin, begin, end);
}

// «l’ IA», «d ‘euros», «l’«IA»»: the article stands apart from its word.
bool Splitting::is_detached_elision(std::size_t begin, std::size_t end) const {
  if (end - begin > 7) return false;
  std::size_t mark = end;
  if (at(mark) == u' ' && is_apostrophe(at(mark + 1)) && is_letter(at(mark + 2))) ++mark;
  if (!is_apostrophe(at(mark)) || !is_elision(lower_text(begin, end))) return false;
  std::size_t next = mark + 1;
  while (at(next) == u' ' && next < mark + 3) ++next;
  return is_word_unit(next) || at(next) == 0x00AB || at(next) == 0x201C || at(next) == u'"' ||
         at(next) == 0x2018;
}

// French elides before a vowel or a mute h only: «l’eau», «d’hier», but not N’Golo, D’Souza. Sigles
// are elided as their letters sound (l’ONU, d’un), and qu’, jusqu’ … have no other use.
bool Splitting::elides(std::size_t begin, std::size_t apostrophe, std::size_t end) const {
  if (apostrophe - begin > 7 || !is_elision(lower_text(begin, apostrophe))) return false;
  if (apostrophe - begin > 1) return true;
  const std::string next = fold(utf8(apostrophe + 1, std::min(end, apostrophe + 3)));
  if (next.empty() ||
      std::string_view("aeiouyh0123456789").find(next[0]) != std::string_view::npos) {
    return true;
  }
  for (std::size_t i = apostrophe + 1; i < end; ++i) {
    if (!is_upper(u_[i]) && !is_digit(u_[i])) return false;
  }
  return true;
}

void Splitting::apostrophes(std::size_t raw_begin, std::size_t begin, std::size_t end) {
  // Never looks beyond the word: a text without apostrophes is not searched once per word.
  const auto next_mark = [&] {
    const auto last = u_.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(
        std::find(u_.begin() + static_cast<std::ptrdiff_t>(begin), last, u'\'') - u_.begin());
  };
  std::size_t mark = next_mark();
  while (mark < end && end - begin <= kLongestRule && !is_lexicalised(lower_text(begin, end)) &&
         elides(begin, mark, end)) {
    begin = mark + 1;
    mark = next_mark();
  }
  if (begin >= end) return;
  if (const auto initials = initials_end(begin)) {
    std::string letters;
    for (std::size_t i = begin; i < *initials; ++i) {
      if (is_letter(u_[i])) append_utf8(letters, u_[i]);
    }
    const bool possessive =
        is_apostrophe(at(*initials)) && at(*initials + 1) == u's' && !is_word_unit(*initials + 2);
    up_to_ = *initials + (possessive ? 2 : 0);
    add_word(raw_begin, {begin, *initials}, up_to_, letters);
    return;
  }
  if (inclusive(raw_begin, begin)) return;
  if (mark >= end) {
    add_word(raw_begin, {begin, end}, end);
    return;
  }
  const std::size_t last = u_.rfind(u'\'', end - 1);
  const std::string ending = lower_text(last + 1, std::min(end, last + 4));
  if (is_possessive(ending)) {
    std::string word = utf8(begin, last);  // O'Brien's is O'Brien is obrien
    add_word(raw_begin, {begin, last}, end, std::erase(word, '\'') > 0 ? word : std::string());
  } else if (is_contraction(ending)) {
    add_word(raw_begin, {begin, end}, end);
  } else {
    std::string word = utf8(begin, end);
    std::erase(word, '\'');
    add_word(raw_begin, {begin, end}, end, word);
  }
}

// A number takes in the groups of three digits that follow it after a space: where the language
// writes so, or where the space is a no-break one.
void Splitting::number(std::size_t begin, std::size_t end) {
  const auto digits_from = [this](std::size_t i) {
    std::size_t stop = i;
    while (is_digit(at(stop))) ++stop;
    return stop - i;
  };
  const bool opens = digits_from(begin) == end - begin && end - begin <= 3 && u_[begin] != u'0';
  bool grouped = false;
  while (opens && at(end) == u' ' && digits_from(end + 1) == 3) {
    const bool wide = text_.byte_of[end + 1] - text_.byte_of[end] > 1;
    if ((!wide && !row_.space_groups_digits) || is_letter(at(end + 4))) break;
    end += 4;
    grouped = true;
  }
  if (grouped && at(end) == static_cast<char16_t>(row_.decimal_mark) && digits_from(end + 1) > 0) {
    end += 1 + digits_from(end + 1);
  }
  const std::string written = utf8(begin, end);
  const std::string value = normal_number(written, row_);
  add_word(begin, {begin, end}, end, value == written ? std::string() : value);
  up_to_ = std::max(up_to_, end);
}

bool is_inclusive_mark(char16_t unit) {
  return unit == 0x00B7 || unit == u'.' || unit == u'(' || unit == u'/' || is_hyphen(unit);
}

// «citoyen·nes», «étudiant.e.s», «citoyen-ne-s», «directeur(trice)s», «élu(e)s», «auteur(s)».
bool Splitting::inclusive(std::size_t raw_begin, std::size_t begin) {
  std::size_t base_end = begin;
  while (base_end < begin + kLongestRule && is_letter(at(base_end))) ++base_end;
  if (base_end - begin < 3 || !is_inclusive_mark(at(base_end))) return false;
  const char16_t mark = u_[base_end];
  std::size_t end = base_end + 1;
  while (end < base_end + 7 && is_letter(at(end))) ++end;
  std::string suffix = utf8(base_end + 1, end);
  if (suffix.empty()) return false;
  bool plural = false;
  if (mark == u'(') {
    if (at(end) != u')') return false;
    ++end;
    if (at(end) == u's' && !is_word_unit(end + 1)) {
      plural = true;
      ++end;
    }
  } else if (at(end) == mark && at(end + 1) == u's' && !is_word_unit(end + 2)) {
    plural = true;
    end += 2;
  } else if (is_hyphen(mark)) {
    return false;  // «dit-elle»: with hyphens only the form that ends in -s is unmistakable
  }
  if (is_word_unit(end)) return false;
  const std::string base = exact(utf8(begin, base_end));
  suffix = exact(suffix);
  if (mark == u'(' && suffix == "s" && !plural) {
    add_word(raw_begin, {begin, end}, end, base);
    add_variant({begin, end}, base + "s");
    up_to_ = end;
    return true;
  }
  auto feminine = inclusive_feminine(base, suffix);
  if (!feminine && !plural && suffix.size() > 1 && suffix.back() == 's') {
    feminine = inclusive_feminine(base, suffix.substr(0, suffix.size() - 1));
    plural = feminine.has_value();
  }
  if (!feminine) return false;
  add_word(raw_begin, {begin, end}, end, base);
  if (plural) add_variant({begin, end}, base + "s");
  add_variant({begin, end}, *feminine + (plural ? "s" : ""));
  up_to_ = end;
  return true;
}

void Splitting::add_word(std::size_t raw_begin, UnitSpan word, std::size_t raw_end,
                         std::string text) {
  const char16_t glue = raw_begin == chain_end_ + 1 ? u_[chain_end_] : u'\0';
  const bool joins = !chain_.empty() && (is_hyphen(glue) || glue == u'&' || glue == u'_');
  if (!joins) {
    close_chain();
    chain_begin_ = word.begin;
  }
  chain_.push_back(pieces_.size());
  chain_end_ = raw_end;
  pieces_.push_back({word.begin, word.end, ++position_, 1, TokenKind::kWord, std::move(text)});
}

void Splitting::add_variant(UnitSpan word, std::string text) {
  pieces_.push_back({word.begin, word.end, position_, 1, TokenKind::kVariant, std::move(text)});
}

// Adds what the joined words are as one, and the tag they are when # or @ stands before them.
void Splitting::close_chain() {
  if (chain_.empty()) return;
  closed_.clear();
  closed_.swap(chain_);
  const std::vector<std::size_t>& words = closed_;
  const auto text_of = [this](const Piece& piece) {
    return piece.text.empty() ? utf8(piece.begin, piece.end) : piece.text;
  };
  const auto add_whole = [&](std::size_t count, std::size_t begin, std::string text) {
    const Piece& first = pieces_[words.front()];
    const Piece& last = pieces_[words[count - 1]];
    pieces_.push_back({begin, last.end, first.position, static_cast<std::uint32_t>(count),
                       TokenKind::kWhole, std::move(text)});
  };
  const auto joined = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      const Piece& piece = pieces_[words[i]];
      const char16_t glue = i == 0 ? u'-' : u_[piece.begin - 1];
      if (glue == u'&' || glue == u'_') append_utf8(text, glue);
      text += text_of(piece);
    }
    return text;
  };
  const bool tagged = chain_begin_ > 0 &&
                      (u_[chain_begin_ - 1] == u'#' || u_[chain_begin_ - 1] == u'@') &&
                      (chain_begin_ == 1 || !is_word_unit(chain_begin_ - 2));
  std::size_t count = words.size();
  if (count > 1 && count <= kLongestCompound) {
    std::string hyphenated;
    for (const std::size_t i : words) {
      hyphenated += (hyphenated.empty() ? "" : "-") + lower(exact(text_of(pieces_[i])));
    }
    if (!is_clitic_exception(hyphenated)) {
      while (count > 1 && is_hyphen(u_[pieces_[words[count - 1]].begin - 1]) &&
             is_clitic(lower(exact(text_of(pieces_[words[count - 1]]))))) {
        --count;
      }
    }
    const bool has_letter =
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count),
                    [this](std::size_t i) { return !is_digit(u_[pieces_[i].begin]); });
    if (count > 1 && has_letter) add_whole(count, pieces_[words.front()].begin, joined(count));
  }
  if (tagged && words.size() <= kLongestCompound) {
    std::string tag;
    append_utf8(tag, u_[chain_begin_ - 1]);
    add_whole(words.size(), chain_begin_ - 1, tag + joined(words.size()));
  }
}

}  // namespace

std::uint32_t WordSplitter::split(const TextUnits& units, Language language,
                                  std::vector<Piece>& pieces) {
  pieces.clear();
  Splitting splitting(units, table(language), pieces);
  splitting.find_addresses();
  UErrorCode status = U_ZERO_ERROR;
  utext_openUChars(&iterator_->text, units.units.data(),
                   static_cast<std::int64_t>(units.units.size()), &status);
  iterator_->icu->setText(&iterator_->text, status);
  if (U_FAILURE(status)) throw Error("ICU", "cannot break a text into words");
  std::int32_t begin = iterator_->icu->first();
  for (std::int32_t end = iterator_->icu->next(); end != icu::BreakIterator::DONE;
       begin = end, end = iterator_->icu->next()) {
    if (iterator_->icu->getRuleStatus() >= UBRK_WORD_NUMBER) {
      splitting.segment(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    }
  }
  return splitting.finish();
}

}  // namespace revue
