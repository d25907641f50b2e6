#include "searcher/query_lexer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analyzers/utf8.h"
#include "searcher/query_operators.h"
#include "searcher/query_words.h"

namespace revue {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}

constexpr std::size_t kMostErrors = 2;  // of word~n
constexpr std::size_t kMostOccurrences = 1000;
constexpr std::size_t kShortestPrefix = 2;  // code points of word*

std::size_t count_code_points(std::string_view text) { return CodePointIndex(text).size(); }

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
    match_parentheses(out_);
    settle_operators(query_, out_);
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
    if (first == '+' || first == '-') {
      const std::size_t behind = std::min(query_.find_first_not_of("+-", at_), query_.size());
      if (is_space(peek(behind))) {  // a dash: AI Act -- vote
        word();
        return;
      }
    }
    if ((first == '+' || first == '-') && !signed_already) {
      ++at_;
      Lexeme& sign = add(Lexeme::Kind::kSign, begin, at_);
      sign.must = first == '+';
      sign.clause.text = text(begin, at_);
      return;
    }
    if ((first == '+' || first == '-') && signed_already) {
      note(begin, "«" + std::string(1, static_cast<char>(first)) +
                      "» right behind another sign is left out");
    }
    if (first == '=' && exact()) return;
    if (const auto field = field_at(text(at_, query_.size())); field && value_of(*field)) return;
    if (const QuotationMarks* marks = marks_opened_by(first)) {
      phrase(*marks, begin);
      return;
    }
    if (const QuotationMarks* marks = single_marks_opened_by(first);
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

  // entity:macron, title:"sommet de Paris"; false when its mark is not closed.
  bool value_of(const Field& field) {
    const std::size_t begin = at_;
    const std::size_t value = begin + field.name.size();
    if (is_space(peek(value)) || peek(value) == '(') {
      note(begin, "«" + std::string(field.name) +
                      "» is searched as a word; its value follows without a space: " +
                      std::string(field.name) + "word or " + std::string(field.name) +
                      "\"several words\"");
      at_ = value;
      add_clause(Clause::Kind::kWords, field.name, begin, value);
      return true;
    }
    if (field.kind == Clause::Kind::kDate && date_range(value)) {
      add_word_clause(field.kind, value, begin);
      return true;
    }
    if (const auto quoted = quoted_value(value)) {
      add_clause(field.kind, *quoted, begin, at_).boost = boost();
      return true;
    }
    if (marks_opened_by(peek(value)) != nullptr) return false;
    at_ = value;
    skip_word();
    add_word_clause(field.kind, value, begin);
    return true;
  }

  // "février 2025".."mars 2025", one side of it without marks or missing: moves behind it. False
  // when it is none that has marks.
  bool date_range(std::size_t from) {
    const std::size_t begin = at_;
    at_ = from;
    const bool marked = quoted_value(from).has_value();
    if (!marked) skip_word();
    const bool joined =
        marked ? text(at_, query_.size()).starts_with("..") : text(from, at_).ends_with("..");
    if (joined) {
      if (marked) at_ += 2;
      if (quoted_value(at_)) return true;
      if (marked) {
        skip_word();
        return true;
      }
    }
    at_ = begin;
    return false;
  }

  // What stands between marks from here on; moves behind it. Nothing when no mark opens, or none
  // closes.
  std::optional<std::string_view> quoted_value(std::size_t from) {
    const QuotationMarks* marks = marks_opened_by(peek(from));
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
    if (text(from, end).ends_with('*')) {
      note(begin, "«" + std::string(text(begin, end)) +
                      "» is read without its asterisk, which stands behind a plain word");
    }
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
    if (const QuotationMarks* marks = marks_opened_by(peek(at_));
        marks != nullptr && (text(begin, at_).ends_with('\'') || text(begin, at_).ends_with("’"))) {
      phrase(*marks, begin);
      return;
    }
    const std::string_view whole = text(begin, at_);
    if (const auto kind = operator_named(whole)) {
      add_clause(Clause::Kind::kWords, whole, begin, at_).kind = *kind;
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
    const auto reach = reach_named(whole.substr(0, slash));
    if (!reach) return false;
    const std::string_view argument = whole.substr(slash + 1);
    const auto number = number_of(argument);
    if (*reach == Reach::kAtLeast) {
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
      nearness = {*reach == Reach::kNear ? Nearness::Kind::kNear : Nearness::Kind::kOrdered,
                  *number};
    } else if (*reach == Reach::kNear && (argument == "S" || argument == "s")) {
      nearness.kind = Nearness::Kind::kSentence;
    } else if (*reach == Reach::kNear && (argument == "P" || argument == "p")) {
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
    const std::size_t tilde = whole.find('~');
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
    if (const Foreign* foreign = foreign_word(whole)) {
      note(begin, "«" + std::string(foreign->written) + "» is searched as a word; " +
                      std::string(foreign->advice));
    }
    return add_clause(Clause::Kind::kWords, whole, begin, end);
  }

  // Where what ends at `end` ends without ^n, and n.
  std::pair<std::size_t, double> without_boost(std::size_t begin, std::size_t end) {
    const std::size_t caret = text(begin, end).find('^');
    if (caret == std::string_view::npos || caret == 0) return {end, 1};
    if (const auto factor = factor_of(text(begin + caret + 1, end))) {
      return {begin + caret, *factor};
    }
    note(begin, "«" + std::string(text(begin, end)) +
                    "» is searched as words; ^n behind a word, "
                    "with n up to 100, says how much it weighs");
    return {end, 1};
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
      if (is_space(c) || marks_opened_by(c) != nullptr) return;
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
  void phrase(const QuotationMarks& marks, std::size_t begin) {
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
    if (words.find('*') != std::string::npos) {
      note(mark,
           "an asterisk between quotation marks stands for nothing; words that begin so stand in a "
           "row with ADJ/1: régul* ADJ/1 européenne");
    }
    at_ = close;
    next_character(query_, at_);
    const std::size_t end = at_;
    const double factor = boost();
    add_clause(Clause::Kind::kPhrase, words, begin, end).boost = factor;
  }

  // 'quadrature du net': only when the closing mark ends a word, or it is an apostrophe.
  bool single_phrase(const QuotationMarks& marks) {
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
