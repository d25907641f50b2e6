#include "searcher/query_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>

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

// Words and fields of the query languages that people bring with them.
constexpr std::string_view kOperators[] = {"AND", "OR", "NOT", "ET", "OU", "SAUF", "NEAR", "ADJ"};
constexpr std::string_view kFields[] = {"title",  "outlet", "lang",  "date",
                                        "entity", "said",   "about", "author"};
constexpr std::string_view kEntityField = "entity:";
constexpr std::string_view kSaidField = "said:";

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query) {}

  ParsedQuery parse() {
    while (at_ < query_.size()) {
      if (is_space(peek(at_))) {
        next_character(query_, at_);
      } else {
        clause();
      }
    }
    parsed_.text = query_;
    return std::move(parsed_);
  }

 private:
  char32_t peek(std::size_t at) const {
    return at < query_.size() ? next_character(query_, at) : U' ';
  }

  void note(std::size_t at, std::string message) {
    parsed_.notes.push_back({column(at), std::move(message)});
  }

  // Asked for places near the last one, so that the whole is counted once.
  std::size_t column(std::size_t at) {
    const auto size = [this](std::size_t begin, std::size_t end) {
      return CodePointIndex(query_.substr(begin, end - begin)).size();
    };
    if (at >= counted_to_) columns_ += size(counted_to_, at);
    if (at < counted_to_) columns_ -= size(at, counted_to_);
    counted_to_ = at;
    return columns_ + 1;
  }

  void clause() {
    const std::size_t begin = at_;
    Sign sign = Sign::kMay;
    const char32_t first = peek(at_);
    if ((first == '+' || first == '-') && !is_space(peek(at_ + 1))) {
      sign = first == '+' ? Sign::kMust : Sign::kNot;
      ++at_;
    }
    if (peek(at_) == '=' && !is_space(peek(at_ + 1))) {
      ++at_;
      const std::size_t word = at_;
      skip_word();
      add(Clause::Kind::kExact, sign, query_.substr(word, at_ - word), word);
      return;
    }
    if (field(kEntityField, Clause::Kind::kEntity, sign, begin) ||
        field(kSaidField, Clause::Kind::kSaid, sign, begin)) {
      return;
    }
    if (const Marks* marks = marks_of(kMarks, peek(at_)); marks != nullptr) {
      phrase(*marks, sign, begin, at_);
      return;
    }
    if (const Marks* marks = marks_of(kSingleMarks, peek(at_));
        marks != nullptr && single_phrase(*marks, sign, begin)) {
      return;
    }
    const std::size_t word = at_;
    skip_word();
    if (at_ == word) {
      next_character(query_, at_);
      return;
    }
    // «l'"IA accélère"»: the elided article belongs to the phrase.
    if (const Marks* marks = marks_of(kMarks, peek(at_));
        marks != nullptr && ends_in_apostrophe(query_.substr(word, at_ - word))) {
      phrase(*marks, sign, begin, word);
      return;
    }
    if (sign == Sign::kMay && near(query_.substr(word, at_ - word))) return;
    note_operator(query_.substr(word, at_ - word), word);
    add(Clause::Kind::kWords, sign, query_.substr(word, at_ - word), word);
  }

  // entity:macron, entity:"La Quadrature du Net"; false when the field is another, or no name
  // follows.
  bool field(std::string_view name, Clause::Kind kind, Sign sign, std::size_t begin) {
    if (!query_.substr(at_).starts_with(name)) return false;
    const std::size_t value = at_ + name.size();
    if (is_space(peek(value))) return false;
    if (const Marks* marks = marks_of(kMarks, peek(value)); marks != nullptr) {
      std::size_t inside = value;
      next_character(query_, inside);
      const std::size_t close = find_closing(inside, marks->closing, false);
      if (close == std::string_view::npos) return false;
      add(kind, sign, query_.substr(inside, close - inside), begin);
      at_ = close;
      next_character(query_, at_);
      return true;
    }
    at_ = value;
    skip_word();
    add(kind, sign, query_.substr(value, at_ - value), begin);
    return true;
  }

  // vance NEAR/10 law: what stands before the operator and behind it become one clause; false when
  // `word` is no such operator, or nothing that it can join stands on either side.
  bool near(std::string_view word) {
    const auto distance = near_distance(word);
    if (!distance || parsed_.clauses.empty()) return false;
    const std::size_t after = at_;
    while (at_ < query_.size() && is_space(peek(at_))) next_character(query_, at_);
    auto right = near_operand();
    if (!right || !join(*distance, std::move(*right))) {
      at_ = after;
      return false;
    }
    return true;
  }

  static std::optional<std::size_t> near_distance(std::string_view word) {
    constexpr std::string_view kNear = "NEAR/";
    std::size_t distance = 0;
    if (!word.starts_with(kNear)) return std::nullopt;
    const std::string_view digits = word.substr(kNear.size());
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), distance);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    if (!whole || distance == 0 || distance > kMostDistance) return std::nullopt;
    return distance;
  }

  // The word or the entity: that stands here.
  std::optional<Clause> near_operand() {
    const std::size_t begin = at_;
    if (field(kEntityField, Clause::Kind::kEntity, Sign::kMay, begin)) {
      Clause operand = std::move(parsed_.clauses.back());
      parsed_.clauses.pop_back();
      return operand;
    }
    skip_word();
    const std::string_view word = query_.substr(begin, at_ - begin);
    const char32_t first = peek(begin);
    if (word.empty() || first == '+' || first == '-' || first == '=') return std::nullopt;
    return Clause{
        Clause::Kind::kWords, Sign::kMay, std::string(word), begin, column(begin), {}, {}};
  }

  // Joins the last clause, or the last word of it, and this one.
  bool join(std::size_t distance, Clause right) {
    Clause& last = parsed_.clauses.back();
    if (last.kind == Clause::Kind::kNear) {
      last.operands.push_back(std::move(right));
      last.distances.push_back(distance);
      last.text = query_.substr(last.at, at_ - last.at);
      return true;
    }
    if (last.kind != Clause::Kind::kWords && last.kind != Clause::Kind::kEntity) return false;
    Clause left = last;
    if (last.kind == Clause::Kind::kWords) {
      std::size_t word = last.text.size();
      std::size_t end_before = 0;  // of the word before it
      bool inside = false;
      for (std::size_t at = 0; at < last.text.size();) {
        const std::size_t here = at;
        const bool space = is_space(next_character(last.text, at));
        if (space && inside) end_before = here;
        if (!space && !inside) word = here;
        inside = !space;
      }
      left.text = last.text.substr(word);
      left.at = last.at + word;
      left.column = column(left.at);
      last.text.resize(word == 0 ? 0 : end_before);
    }
    if (last.kind == Clause::Kind::kEntity || last.text.empty()) parsed_.clauses.pop_back();
    Clause joined;
    joined.kind = Clause::Kind::kNear;
    joined.sign = left.sign;
    joined.at = left.at;
    joined.column = left.column;
    joined.text = query_.substr(left.at, at_ - left.at);
    right.sign = left.sign;
    joined.operands = {std::move(left), std::move(right)};
    joined.distances = {distance};
    parsed_.clauses.push_back(std::move(joined));
    return true;
  }

  // What other search engines would take for more than a word.
  void note_operator(std::string_view word, std::size_t at) {
    const auto is_one_of = [](std::string_view text, const auto& list) {
      return std::find(std::begin(list), std::end(list), text) != std::end(list);
    };
    const std::size_t colon = word.find(':');
    if (word.starts_with("NEAR/")) {
      note(at, "«" + std::string(word) + "» is searched as a word; NEAR/n, with n from 1 to " +
                   std::to_string(kMostDistance) +
                   ", stands between two single words or entity:name");
    } else if (is_one_of(word, kOperators) || word.starts_with("ADJ/")) {
      note(at,
           "«" + std::string(word) + "» is searched as a word; +word and -word ask and exclude");
    } else if (word == kEntityField || word == kSaidField) {
      note(at, "«" + std::string(word) +
                   "» is searched as a word; a name follows it without a space: entity:macron, "
                   "entity:\"La Quadrature du Net\"");
    } else if (colon != std::string_view::npos && is_one_of(word.substr(0, colon), kFields)) {
      note(at, "«" + std::string(word.substr(0, colon + 1)) +
                   "» is searched as a word; "
                   "the options --lang, --outlet, --from and --to narrow the search");
    } else if (word.size() > 1 && word.ends_with('*')) {
      note(at, "«" + std::string(word) +
                   "» is searched without the asterisk; "
                   "words find their inflected forms anyway");
    } else if (word.starts_with('(') || word.ends_with(')')) {
      note(at, "parentheses are left out of account");
    }
  }

  static bool ends_in_apostrophe(std::string_view word) {
    return word.ends_with('\'') || word.ends_with("’");
  }

  // To the next white space or opening mark.
  void skip_word() {
    while (at_ < query_.size()) {
      const char32_t c = peek(at_);
      if (is_space(c) || marks_of(kMarks, c) != nullptr) return;
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
      if (!ends_word || is_space(peek(at))) found = here;
    }
    std::erase_if(closings_, [&](const Closing& known) {
      return known.marks.data() == closing.data() && known.ends_word == ends_word;
    });
    closings_.push_back({closing, ends_word, from, found});
    return found;
  }

  // A phrase whose mark stands at at_; `from` is where its text begins, before the mark when an
  // elided article stands there.
  void phrase(const Marks& marks, Sign sign, std::size_t begin, std::size_t from) {
    const std::size_t mark = at_;
    next_character(query_, at_);
    const std::size_t inside = at_;
    const std::size_t close = find_closing(inside, marks.closing, false);
    if (close == std::string_view::npos) {
      note(mark, "the quotation mark is not closed; its words are searched as plain words");
      if (from < mark) add(Clause::Kind::kWords, sign, query_.substr(from, mark - from), begin);
      return;
    }
    std::string text(query_.substr(from, mark - from));
    text += query_.substr(inside, close - inside);
    at_ = close;
    next_character(query_, at_);
    add(Clause::Kind::kPhrase, sign, text, begin);
  }

  // 'quadrature du net': only when the closing mark ends a word, or it is an apostrophe.
  bool single_phrase(const Marks& marks, Sign sign, std::size_t begin) {
    std::size_t inside = at_;
    next_character(query_, inside);
    if (is_space(peek(inside))) return false;
    const std::size_t close = find_closing(inside, marks.closing, true);
    if (close == std::string_view::npos) return false;
    add(Clause::Kind::kPhrase, sign, query_.substr(inside, close - inside), begin);
    at_ = close;
    next_character(query_, at_);
    return true;
  }

  void add(Clause::Kind kind, Sign sign, std::string_view text, std::size_t begin) {
    // Plain words stay together, so that names and numbers of several words are recognised.
    if (kind == Clause::Kind::kWords && sign == Sign::kMay && !parsed_.clauses.empty()) {
      Clause& last = parsed_.clauses.back();
      if (last.kind == kind && last.sign == sign) {
        last.text += query_.substr(last.at + last.text.size(), begin - last.at - last.text.size());
        last.text += text;
        return;
      }
    }
    parsed_.clauses.push_back({kind, sign, std::string(text), begin, column(begin), {}, {}});
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
  ParsedQuery parsed_;
};

}  // namespace

ParsedQuery parse_query(std::string_view query) { return Parser(query).parse(); }

}  // namespace revue
