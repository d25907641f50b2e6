#include "searcher/query_words.h"

#include <charconv>

namespace revue {
namespace {

constexpr QuotationMarks kMarks[] = {{U'"', U"\"”“"}, {U'«', U"»"},   {U'“', U"”“\""},
                                     {U'„', U"“”\""}, {U'”', U"”\""}, {U'‹', U"›"},
                                     {U'″', U"″"},    {U'＂', U"＂"}};
constexpr QuotationMarks kSingleMarks[] = {{U'\'', U"'’"}, {U'‘', U"’'"}};

struct OperatorName {
  std::string_view name;
  Lexeme::Kind kind;
};
constexpr OperatorName kOperators[] = {{"AND", Lexeme::Kind::kAnd}, {"ET", Lexeme::Kind::kAnd},
                                       {"OR", Lexeme::Kind::kOr},   {"OU", Lexeme::Kind::kOr},
                                       {"NOT", Lexeme::Kind::kNot}, {"SAUF", Lexeme::Kind::kNot}};

struct ReachName {
  std::string_view name;
  Reach reach;
};
constexpr ReachName kReaches[] = {{"NEAR", Reach::kNear},       {"PRES", Reach::kNear},
                                  {"PRÈS", Reach::kNear},       {"ADJ", Reach::kOrdered},
                                  {"ATLEAST", Reach::kAtLeast}, {"atleast", Reach::kAtLeast},
                                  {"AUMOINS", Reach::kAtLeast}, {"aumoins", Reach::kAtLeast}};

constexpr FieldName kFields[] = {
    {"entity:", Clause::Kind::kEntity},   {"acteur:", Clause::Kind::kEntity},
    {"said:", Clause::Kind::kSaid},       {"dit:", Clause::Kind::kSaid},
    {"about:", Clause::Kind::kAbout},     {"sur:", Clause::Kind::kAbout},
    {"title:", Clause::Kind::kTitle},     {"titre:", Clause::Kind::kTitle},
    {"outlet:", Clause::Kind::kOutlet},   {"media:", Clause::Kind::kOutlet},
    {"média:", Clause::Kind::kOutlet},    {"lang:", Clause::Kind::kLanguage},
    {"langue:", Clause::Kind::kLanguage}, {"date:", Clause::Kind::kDate}};

constexpr Foreign kForeign[] = {{"&&", "write AND"},
                                {"||", "write OR"},
                                {"NEAR", "write NEAR/10"},
                                {"ADJ", "write ADJ/1"},
                                {"author:", "authors cannot be asked for"},
                                {"auteur:", "authors cannot be asked for"},
                                {"text:", "words are looked for in the text anyway"}};

constexpr double kMostBoost = 100;

}  // namespace

const QuotationMarks* marks_opened_by(char32_t c) {
  for (const QuotationMarks& marks : kMarks) {
    if (marks.opening == c) return &marks;
  }
  return nullptr;
}

const QuotationMarks* single_marks_opened_by(char32_t c) {
  for (const QuotationMarks& marks : kSingleMarks) {
    if (marks.opening == c) return &marks;
  }
  return nullptr;
}

std::optional<Lexeme::Kind> operator_named(std::string_view word) {
  for (const OperatorName& each : kOperators) {
    if (each.name == word) return each.kind;
  }
  return std::nullopt;
}

std::optional<Reach> reach_named(std::string_view word) {
  for (const ReachName& each : kReaches) {
    if (each.name == word) return each.reach;
  }
  return std::nullopt;
}

const FieldName* field_at(std::string_view text) {
  for (const FieldName& field : kFields) {
    if (text.starts_with(field.name)) return &field;
  }
  return nullptr;
}

const Foreign* foreign_word(std::string_view word) {
  for (const Foreign& foreign : kForeign) {
    const bool field = foreign.written.ends_with(':');
    if (field ? word.starts_with(foreign.written) : word == foreign.written) return &foreign;
  }
  return nullptr;
}

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole ? std::optional(number) : std::nullopt;
}

std::optional<double> factor_of(std::string_view digits) {
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

}  // namespace revue
