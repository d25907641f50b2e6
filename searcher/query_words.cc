#include "searcher/query_words.h"

#include <charconv>
#include <string>

#include "analyzers/fold.h"

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

// The English name first; without accents.
constexpr Field kFields[] = {
    {Clause::Kind::kEntity, "entity:"}, {Clause::Kind::kEntity, "acteur:"},
    {Clause::Kind::kSaid, "said:"},     {Clause::Kind::kSaid, "dit:"},
    {Clause::Kind::kAbout, "about:"},   {Clause::Kind::kAbout, "sur:"},
    {Clause::Kind::kTitle, "title:"},   {Clause::Kind::kTitle, "titre:"},
    {Clause::Kind::kOutlet, "outlet:"}, {Clause::Kind::kOutlet, "media:"},
    {Clause::Kind::kLanguage, "lang:"}, {Clause::Kind::kLanguage, "langue:"},
    {Clause::Kind::kDate, "date:"}};
constexpr std::size_t kLongestField = 16;  // bytes of a name, however its accents are written

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

std::optional<Field> field_at(std::string_view text) {
  const std::size_t colon = text.substr(0, kLongestField).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view typed = text.substr(0, colon + 1);
  const std::string folded = fold(typed);
  for (const Field& field : kFields) {
    if (field.name == folded) return Field{field.kind, typed};
  }
  return std::nullopt;
}

std::string_view field_name(Clause::Kind kind) {
  for (const Field& field : kFields) {
    if (field.kind == kind) return field.name;
  }
  return {};
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
