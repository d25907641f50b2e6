#include "searcher/query_lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/utf8.h"

namespace revue {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}

// Quotation marks that open a phrase anywhere, and what closes it.
struct Marks {
  char32_t opening;
  std::u32string_view closing;
};
constexpr std::array<Marks, 8> kMarks = {{{U'"', U"\"”“"},
                                          {U'«', U"»"},
                                          {U'“', U"”“\""},
                                          {U'„', U"“”\""},
                                          {U'”', U"”\""},
                                          {U'‹', U"›"},
                                          {U'″', U"″"},
                                          {U'＂', U"＂"}}};
// Apostrophes too, where they stand apart from words.
constexpr std::array<Marks, 2> kSingleMarks = {{{U'\'', U"'’"}, {U'‘', U"’'"}}};

template <std::size_t size>
const Marks* marks_of(const std::array<Marks, size>& all, char32_t c) {
  for (const Marks& marks : all) {
    if (marks.opening == c) return &marks;
  }
  return nullptr;
}

struct OperatorName {
  std::string_view name;
  Lexeme::Kind kind;
};
constexpr OperatorName kOperators[] = {{"AND", Lexeme::Kind::kAnd}, {"ET", Lexeme::Kind::kAnd},
                                       {"OR", Lexeme::Kind::kOr},   {"OU", Lexeme::Kind::kOr},
                                       {"NOT", Lexeme::Kind::kNot}, {"SAUF", Lexeme::Kind::kNot}};

// Operators that a number or a letter follows, after a slash.
enum class Reach { kNear, kOrdered, kAtLeast };
struct ReachName {
  std::string_view name;
  Reach reach;
};
constexpr ReachName kReaches[] = {{"NEAR", Reach::kNear},       {"PRES", Reach::kNear},
                                  {"PRÈS", Reach::kNear},       {"ADJ", Reach::kOrdered},
                                  {"ATLEAST", Reach::kAtLeast}, {"atleast", Reach::kAtLeast},
                                  {"AUMOINS", Reach::kAtLeast}, {"aumoins", Reach::kAtLeast}};

struct FieldName {
  std::string_view name;
  Clause::Kind kind;
};
constexpr FieldName kFields[] = {
    {"entity:", Clause::Kind::kEntity},   {"acteur:", Clause::Kind::kEntity},
    {"said:", Clause::Kind::kSaid},       {"dit:", Clause::Kind::kSaid},
    {"about:", Clause::Kind::kAbout},     {"sur:", Clause::Kind::kAbout},
    {"title:", Clause::Kind::kTitle},     {"titre:", Clause::Kind::kTitle},
    {"outlet:", Clause::Kind::kOutlet},   {"media:", Clause::Kind::kOutlet},
    {"média:", Clause::Kind::kOutlet},    {"lang:", Clause::Kind::kLanguage},
    {"langue:", Clause::Kind::kLanguage}, {"date:", Clause::Kind::kDate}};

// What other query languages have and this one writes otherwise.
struct Foreign {
  std::string_view written;
  std::string_view advice;
};
constexpr Foreign kForeign[] = {{"&&", "write AND"},
                                {"||", "write OR"},
                                {"NEAR", "write NEAR/10"},
                                {"ADJ", "write ADJ/1"},
                                {"author:", "authors cannot be asked for"},
                                {"auteur:", "authors cannot be asked for"},
                                {"text:", "words are looked for in the text anyway"}};

constexpr std::size_t kMostErrors = 2;  // of word~n
constexpr std::size_t kMostOccurrences = 1000;
constexpr double kMostBoost = 100;
constexpr std::size_t kShortestPrefix = 2;  // code points of word*

std::size_t count_code_points(std::string_view text) { return CodePointIndex(text).size(); }

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole ? std::optional(number) : std::nullopt;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Lexemes lex() {
    while (at_ < query_.size()) {
      if (is_space(peek(at_))) {
        next_character(query_, at_);
      } else {
        lexeme();
      }
    }
    match_parentheses();
    settle_operators();
    std::stable_sort(out_.notes.begin(), out_.notes.end(),
                     [](const QueryNote& a, const QueryNote& b) { return a.column < b.column; });
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t at) const {
    return at < query_.size() ? next_character(query_, at) : U' ';
  }
  std::string_view text(std::size_t begin, std::size_t end) const {
    return query_.substr(begin, end - begin);
  }

  void note(std::size_t at, std::string message) {
    out_.notes.push_back({column(at), std::move(message), true});
  }

  // Asked for places near the last one, so that the whole is counted once.
  std::size_t column(std::size_t at) {
    if (at >= counted_to_) columns_ += count_code_points(text(counted_to_, at));
    if (at < counted_to_) columns_ -= count_code_points(text(at, counted_to_));
    counted_to_ = at;
    return columns_ + 1;
  }

  Lexeme& add(Lexeme::Kind kind, std::size_t begin, std::size_t end) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.begin = begin;
    lexeme.end = end;
    lexeme.clause.at = begin;
    lexeme.clause.column = column(begin);
    out_.all.push_back(std::move(lexeme));
    return out_.all.back();
  }

  Lexeme& add_clause(Clause::Kind kind, std::string_view text, std::size_t begin, std::size_t end) {
    Lexeme& lexeme = add(
        kind == Clause::Kind::kWords ? Lexeme::Kind::kWord : Lexeme::Kind::kOperand, begin, end);
    lexeme.clause.kind = kind;
    lexeme.clause.text = text;
    return lexeme;
  }

  void lexeme() {
    const std::size_t begin = at_;
    const char32_t first = peek(at_);
    if (first == '(') {
      add(Lexeme::Kind::kOpen, begin, ++at_);
      return;
    }
    if (first == ')') {
      ++at_;
      Lexeme& close = add(Lexeme::Kind::kClose, begin, at_);
      close.boost = boost();
      return;
    }
    const bool signed_already = !out_.all.empty() && out_.all.back().end == begin &&
                                out_.all.back().kind == Lexeme::Kind::kSign;
    if ((first == '+' || first == '-') && !is_space(peek(at_ + 1)) && !signed_already) {
      ++at_;
      Lexeme& sign = add(Lexeme::Kind::kSign, begin, at_);
      sign.must = first == '+';
      sign.clause.text = text(begin, at_);
      return;
    }
    if (first == '=' && exact()) return;
    for (const FieldName& field : kFields) {
      if (text(at_, query_.size()).starts_with(field.name) && value_of(field)) return;
    }
    if (const Marks* marks = marks_of(kMarks, first)) {
      phrase(*marks, begin);
      return;
    }
    if (const Marks* marks = marks_of(kSingleMarks, first);
        marks != nullptr && single_phrase(*marks)) {
      return;
    }
    word();
  }

  // =Élysée, ="Conseil d’État"
  bool exact() {
    const std::size_t begin = at_;
    const std::size_t value = begin + 1;
    if (is_space(peek(value))) return false;
    if (const auto quoted = quoted_value(value)) {
      add_clause(Clause::Kind::kExact, *quoted, begin, at_).boost = boost();
      return true;
    }
    at_ = value;
    skip_word();
    if (at_ == value) {
      at_ = begin;
      return false;
    }
    add_word_clause(Clause::Kind::kExact, value, begin);
    return true;
  }

  // entity:macron, title:"sommet de Paris"; false when no value follows.
  bool value_of(const FieldName& field) {
    const std::size_t begin = at_;
    const std::size_t value = begin + field.name.size();
    if (is_space(peek(value)) || peek(value) == '(') {
      note(begin, "«" + std::string(field.name) +
                      "» is searched as a word; its value follows without a space: " +
                      std::string(field.name) + "word or " + std::string(field.name) +
                      "\"several words\"");
      return false;
    }
    if (const auto quoted = quoted_value(value)) {
      add_clause(field.kind, *quoted, begin, at_).boost = boost();
      return true;
    }
    if (marks_of(kMarks, peek(value)) != nullptr) return false;
    at_ = value;
    skip_word();
    add_word_clause(field.kind, value, begin);
    return true;
  }

  // What stands between marks from here on; moves behind it. Nothing when no mark opens, or none
  // closes.
  std::optional<std::string_view> quoted_value(std::size_t from) {
    const Marks* marks = marks_of(kMarks, peek(from));
    if (marks == nullptr) return std::nullopt;
    std::size_t inside = from;
    next_character(query_, inside);
    const std::size_t close = find_closing(inside, marks->closing, false);
    if (close == std::string_view::npos) return std::nullopt;
    at_ = close;
    next_character(query_, at_);
    return text(inside, close);
  }

  // A clause whose text goes from `from` to here, but for a boost at its end.
  void add_word_clause(Clause::Kind kind, std::size_t from, std::size_t begin) {
    const auto [end, factor] = without_boost(from, at_);
    Lexeme& lexeme = add_clause(kind, text(from, end), begin, end);
    lexeme.boost = factor;
  }

  void word() {
    const std::size_t begin = at_;
    skip_word();
    if (at_ == begin) {
      next_character(query_, at_);
      return;
    }
    // «l'"IA accélère"»: the elided article belongs to the phrase.
    if (const Marks* marks = marks_of(kMarks, peek(at_));
        marks != nullptr && (text(begin, at_).ends_with('\'') || text(begin, at_).ends_with("’"))) {
      phrase(*marks, begin);
      return;
    }
    const std::string_view whole = text(begin, at_);
    for (const OperatorName& name : kOperators) {
      if (whole != name.name) continue;
      add_clause(Clause::Kind::kWords, whole, begin, at_).kind = name.kind;
      return;
    }
    if (reaching(whole, begin)) return;
    const auto [end, factor] = without_boost(begin, at_);
    pattern_or_word(begin, end).boost = factor;
  }

  // NEAR/10, NEAR/S, ADJ/2, ATLEAST/3.
  bool reaching(std::string_view whole, std::size_t begin) {
    const std::size_t slash = whole.find('/');
    if (slash == std::string_view::npos) return false;
    const auto* name =
        std::find_if(std::begin(kReaches), std::end(kReaches),
                     [&](const ReachName& each) { return each.name == whole.substr(0, slash); });
    if (name == std::end(kReaches)) return false;
    const std::string_view argument = whole.substr(slash + 1);
    const auto number = number_of(argument);
    if (name->reach == Reach::kAtLeast) {
      if (!number || *number == 0 || *number > kMostOccurrences) {
        note(begin, "«" + std::string(whole) +
                        "» is searched as a word; write atleast/n, with n "
                        "from 1 to " +
                        std::to_string(kMostOccurrences) + ", before a word");
        return false;
      }
      Lexeme& lexeme = add_clause(Clause::Kind::kWords, whole, begin, at_);
      lexeme.kind = Lexeme::Kind::kAtLeast;
      lexeme.number = *number;
      return true;
    }
    Nearness nearness;
    if (number && *number > 0 && *number <= kMostDistance) {
      nearness = {name->reach == Reach::kNear ? Nearness::Kind::kNear : Nearness::Kind::kOrdered,
                  *number};
    } else if (name->reach == Reach::kNear && (argument == "S" || argument == "s")) {
      nearness.kind = Nearness::Kind::kSentence;
    } else if (name->reach == Reach::kNear && (argument == "P" || argument == "p")) {
      nearness.kind = Nearness::Kind::kParagraph;
    } else {
      note(begin, "«" + std::string(whole) +
                      "» is searched as a word; write NEAR/n or ADJ/n, with "
                      "n from 1 to " +
                      std::to_string(kMostDistance) +
                      ", NEAR/S for one sentence, NEAR/P for one paragraph");
      return false;
    }
    Lexeme& lexeme = add_clause(Clause::Kind::kWords, whole, begin, at_);
    lexeme.kind = Lexeme::Kind::kNear;
    lexeme.nearness = nearness;
    return true;
  }

  // régul*, sommmet~1, or a plain word, with notes about what looks like more.
  Lexeme& pattern_or_word(std::size_t begin, std::size_t end) {
    const std::string_view whole = text(begin, end);
    const std::size_t star = whole.find('*');
    const std::size_t tilde = whole.rfind('~');
    if (star != std::string_view::npos) {
      const std::string_view before = whole.substr(0, star);
      if (star + 1 == whole.size() && count_code_points(before) >= kShortestPrefix) {
        return add_clause(Clause::Kind::kPrefix, before, begin, end);
      }
      note(begin, "«" + std::string(whole) + "» is " +
                      (whole.size() > 1 ? "searched without its asterisk, which" : "left out: it") +
                      " stands behind the first letters of a word, at least two: régul*");
    } else if (tilde != std::string_view::npos && tilde > 0) {
      const std::string_view number = whole.substr(tilde + 1);
      const auto errors = number.empty() ? std::optional<std::size_t>(1) : number_of(number);
      if (errors && *errors > 0 && *errors <= kMostErrors) {
        Lexeme& lexeme = add_clause(Clause::Kind::kFuzzy, whole.substr(0, tilde), begin, end);
        lexeme.clause.number = *errors;
        return lexeme;
      }
      note(begin, "«" + std::string(whole) +
                      "» is searched as words; ~1 or ~2 behind a word looks "
                      "past so many typing errors");
    }
    for (const Foreign& foreign : kForeign) {
      const bool field = foreign.written.ends_with(':');
      if (field ? whole.starts_with(foreign.written) : whole == foreign.written) {
        note(begin, "«" + std::string(foreign.written) + "» is searched as a word; " +
                        std::string(foreign.advice));
      }
    }
    return add_clause(Clause::Kind::kWords, whole, begin, end);
  }

  // Where what ends at `end` ends without ^n, and n.
  std::pair<std::size_t, double> without_boost(std::size_t begin, std::size_t end) {
    const std::size_t caret = text(begin, end).rfind('^');
    if (caret == std::string_view::npos || caret == 0) return {end, 1};
    if (const auto factor = factor_of(text(begin + caret + 1, end))) {
      return {begin + caret, *factor};
    }
    note(begin, "«" + std::string(text(begin, end)) +
                    "» is searched as words; ^n behind a word, "
                    "with n up to 100, says how much it weighs");
    return {end, 1};
  }

  static std::optional<double> factor_of(std::string_view digits) {
    const std::size_t point = digits.find_first_of(".,");
    const auto whole = number_of(digits.substr(0, point));
    if (!whole) return std::nullopt;
    auto factor = static_cast<double>(*whole);
    if (point != std::string_view::npos) {
      double unit = 1;
      for (const char c : digits.substr(point + 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        unit /= 10;
        factor += unit * (c - '0');
      }
    }
    return factor > 0 && factor <= kMostBoost ? std::optional(factor) : std::nullopt;
  }

  // ^2 right behind a mark or a parenthesis; moves behind it. ~5 there is passed over with a note.
  double boost() {
    const std::size_t begin = at_;
    if (peek(begin) != '^' && peek(begin) != '~') return 1;
    std::size_t end = begin + 1;
    while (end < query_.size() && (query_[end] == '.' || query_[end] == ',' ||
                                   (query_[end] >= '0' && query_[end] <= '9'))) {
      ++end;
    }
    if (peek(begin) == '~') {
      note(begin, "«" + std::string(text(begin, end)) +
                      "» is passed over; words that stand near each other are asked for by NEAR/n");
      at_ = end;
      return 1;
    }
    const auto factor = factor_of(text(begin + 1, end));
    if (!factor) return 1;
    at_ = end;
    return *factor;
  }

  // To the next white space, opening mark, or closing parenthesis that did not open inside.
  void skip_word() {
    std::size_t open = 0;
    while (at_ < query_.size()) {
      const char32_t c = peek(at_);
      if (is_space(c) || marks_of(kMarks, c) != nullptr) return;
      if (c == ')' && open == 0) return;
      open += c == '(' ? 1 : 0;
      open -= c == ')' ? 1 : 0;
      next_character(query_, at_);
    }
  }

  // The next closing mark, one that ends a word when asked for; npos when there is none. What was
  // found before is remembered, so that many marks are not many readings of the rest.
  std::size_t find_closing(std::size_t from, std::u32string_view closing, bool ends_word) {
    for (const Closing& known : closings_) {
      if (known.marks.data() == closing.data() && known.ends_word == ends_word &&
          known.from <= from && from <= known.at) {
        return known.at;
      }
    }
    std::size_t found = std::string_view::npos;
    for (std::size_t at = from; at < query_.size() && found == std::string_view::npos;) {
      const std::size_t here = at;
      const char32_t c = next_character(query_, at);
      if (closing.find(c) == std::u32string_view::npos) continue;
      if (!ends_word || is_space(peek(at)) || peek(at) == ')') found = here;
    }
    std::erase_if(closings_, [&](const Closing& known) {
      return known.marks.data() == closing.data() && known.ends_word == ends_word;
    });
    closings_.push_back({closing, ends_word, from, found});
    return found;
  }

  // A phrase whose mark stands at at_; `begin` is where its text begins, before the mark when an
  // elided article stands there.
  void phrase(const Marks& marks, std::size_t begin) {
    const std::size_t mark = at_;
    next_character(query_, at_);
    const std::size_t inside = at_;
    const std::size_t close = find_closing(inside, marks.closing, false);
    if (close == std::string_view::npos) {
      note(mark, "the quotation mark is not closed; its words are searched as plain words");
      if (begin < mark) add_clause(Clause::Kind::kWords, text(begin, mark), begin, mark);
      return;
    }
    std::string words(text(begin, mark));
    words += text(inside, close);
    at_ = close;
    next_character(query_, at_);
    const std::size_t end = at_;
    const double factor = boost();
    add_clause(Clause::Kind::kPhrase, words, begin, end).boost = factor;
  }

  // 'quadrature du net': only when the closing mark ends a word, or it is an apostrophe.
  bool single_phrase(const Marks& marks) {
    const std::size_t begin = at_;
    std::size_t inside = at_;
    next_character(query_, inside);
    if (is_space(peek(inside))) return false;
    const std::size_t close = find_closing(inside, marks.closing, true);
    if (close == std::string_view::npos) return false;
    at_ = close;
    next_character(query_, at_);
    add_clause(Clause::Kind::kPhrase, text(inside, close), begin, at_);
    return true;
  }

  // Drops parentheses without partner, those around nothing, and those too deep inside others.
  void match_parentheses() {
    constexpr std::size_t kDeepest = 50;
    std::vector<Lexeme>& all = out_.all;
    std::vector<std::size_t> open;
    std::vector<bool> dropped(all.size(), false);
    bool too_deep = false;
    std::vector<bool> empty;  // of each open one
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].kind == Lexeme::Kind::kOpen) {
        open.push_back(i);
        empty.push_back(true);
      } else if (all[i].kind != Lexeme::Kind::kClose) {
        if (!empty.empty()) empty.back() = false;
      } else if (open.empty()) {
        note(all[i].begin, "no parenthesis opens what this one closes; it is left out of account");
        dropped[i] = true;
      } else {
        const bool deep = open.size() > kDeepest;
        too_deep = too_deep || deep;
        const bool holds_nothing = empty.back();
        dropped[i] = dropped[open.back()] = deep || holds_nothing;
        open.pop_back();
        empty.pop_back();
        if (!holds_nothing && !empty.empty()) empty.back() = false;
      }
    }
    for (const std::size_t i : open) {
      note(all[i].begin, "the parenthesis is not closed; it is left out of account");
      dropped[i] = true;
    }
    if (too_deep) {
      note(0,
           "parentheses more than " + std::to_string(kDeepest) + " deep are left out of account");
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (dropped[i]) continue;
      if (kept != i) all[kept] = std::move(all[i]);
      ++kept;
    }
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  }

  static bool begins_operand(const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::kWord || lexeme.kind == Lexeme::Kind::kOperand ||
           lexeme.kind == Lexeme::Kind::kOpen || lexeme.kind == Lexeme::Kind::kAtLeast;
  }
  static bool ends_operand(const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::kWord || lexeme.kind == Lexeme::Kind::kOperand ||
           lexeme.kind == Lexeme::Kind::kClose;
  }

  // In a query that is all in capitals ET is a word of a headline, unless it stands between single
  // words or acronyms: IA ET CNIL, EU AI ACT OR DSA.
  bool is_headline() const {
    constexpr std::size_t kLongestAcronym = 3;
    for (std::size_t at = 0; at < query_.size();) {
      if (u_islower(static_cast<UChar32>(next_character(query_, at))) != 0) return false;
    }
    bool neighbours = false;
    bool long_word = false;
    for (std::size_t i = 0; i < out_.all.size(); ++i) {
      if (out_.all[i].kind != Lexeme::Kind::kWord) continue;
      neighbours = neighbours || (i > 0 && out_.all[i - 1].kind == Lexeme::Kind::kWord);
      long_word = long_word || count_code_points(out_.all[i].clause.text) > kLongestAcronym;
    }
    return neighbours && long_word;
  }

  // Operators that stand where they have nothing to join are words.
  void settle_operators() {
    std::vector<Lexeme>& all = out_.all;
    const bool headline = is_headline();
    for (std::size_t i = 0; i < all.size(); ++i) {
      Lexeme& lexeme = all[i];
      const Lexeme* before = i > 0 ? &all[i - 1] : nullptr;
      const Lexeme* after = i + 1 < all.size() ? &all[i + 1] : nullptr;
      const bool left = before != nullptr && ends_operand(*before);
      const bool right = after != nullptr && begins_operand(*after);
      const bool signed_right = after != nullptr && (right || after->kind == Lexeme::Kind::kSign ||
                                                     after->kind == Lexeme::Kind::kNot);
      switch (lexeme.kind) {
        case Lexeme::Kind::kAnd:
        case Lexeme::Kind::kOr:
          if (headline) {
            make_word(lexeme,
                      "in a query all in capitals it is one; write it with small letters, "
                      "or + before what must be there");
          } else if (!left || !signed_right) {
            make_word(lexeme, "something must stand on both sides of it");
          }
          break;
        case Lexeme::Kind::kNot:
          if (headline) {
            make_word(lexeme, "in a query all in capitals it is one; write - before a word");
          } else if (!right) {
            make_word(lexeme, "something must follow it");
          }
          break;
        case Lexeme::Kind::kNear:
          if (!left || !right) {
            make_word(lexeme, "it stands between two words, phrases, names or groups of these");
          }
          break;
        case Lexeme::Kind::kAtLeast:
          if (!right || after->kind == Lexeme::Kind::kAtLeast) {
            make_word(lexeme, "a word must follow it");
          }
          break;
        case Lexeme::Kind::kSign:
          // The sign of nothing.
          if (!right || after->begin != lexeme.end) lexeme.kind = Lexeme::Kind::kWord;
          break;
        default:
          break;
      }
    }
  }

  void make_word(Lexeme& lexeme, const std::string& why) {
    note(lexeme.begin, "«" + lexeme.clause.text + "» is searched as a word; " + why);
    lexeme.kind = Lexeme::Kind::kWord;
  }

  struct Closing {
    std::u32string_view marks;
    bool ends_word = false;
    std::size_t from = 0;
    std::size_t at = 0;  // the first from there on
  };

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t counted_to_ = 0;  // see column()
  std::size_t columns_ = 0;
  std::vector<Closing> closings_;
  Lexemes out_;
};

}  // namespace

Lexemes lex_query(std::string_view query) { return Lexer(query).lex(); }

}  // namespace revue
