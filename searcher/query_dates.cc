#include "searcher/query_dates.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/language.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"

namespace revue {
namespace {

// A run of digits or of letters.
struct Piece {
  std::string text;  // folded
  bool number = false;
};

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> out;
  bool goes_on = false;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(folded, at);
    const bool digit = c >= U'0' && c <= U'9';
    const bool letter = (c >= U'a' && c <= U'z') || c >= 0x80;
    if (!digit && !letter) {
      goes_on = false;
      continue;
    }
    if (!goes_on || out.back().number != digit) out.push_back({{}, digit});
    out.back().text += folded.substr(begin, at - begin);
    goes_on = true;
  }
  return out;
}

int month_of(const std::string& folded) {
  for (const Language language : kLanguages) {
    for (const MonthName& month : table(language).months) {
      if (fold(month.name) == folded) return month.month;
    }
  }
  return 0;
}

std::optional<std::string> iso_date(int year, int month, int day) {
  char buffer[32];
  if (month == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d", year);
  } else if (day == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
  } else {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  }
  return is_iso_date(buffer) ? std::optional<std::string>(buffer) : std::nullopt;
}

// Numbers in their order and a month by its name, wherever it stands: the year is the one of four
// digits; before it stand day and month, behind it month and day.
std::optional<std::string> parse_one(std::string_view text) {
  int year = -1;
  int month = 0;
  bool year_first = false;
  std::vector<int> numbers;
  for (const Piece& piece : pieces(text)) {
    if (!piece.number) {
      const bool ordinal = piece.text == "er" || piece.text == "st" || piece.text == "nd" ||
                           piece.text == "rd" || piece.text == "th";
      if (ordinal && !numbers.empty()) continue;
      if (month != 0) return std::nullopt;
      month = month_of(piece.text);
      if (month == 0) return std::nullopt;
    } else if (piece.text.size() == 4) {
      if (year >= 0) return std::nullopt;
      year = std::stoi(piece.text);
      year_first = numbers.empty();
    } else if (piece.text.size() <= 2) {
      numbers.push_back(std::stoi(piece.text));
    } else {
      return std::nullopt;
    }
  }
  if (year < 0 || numbers.size() > (month == 0 ? 2U : 1U)) return std::nullopt;
  if (std::find(numbers.begin(), numbers.end(), 0) != numbers.end()) return std::nullopt;
  if (month != 0) return iso_date(year, month, numbers.empty() ? 0 : numbers.front());
  if (numbers.empty()) return iso_date(year, 0, 0);
  if (numbers.size() == 1) return iso_date(year, numbers.front(), 0);
  return year_first ? iso_date(year, numbers[0], numbers[1])
                    : iso_date(year, numbers[1], numbers[0]);
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text) {
  // «>2025» is not 2025.
  if (text.find_first_of("<>=~?!*") != std::string_view::npos) return std::nullopt;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto date = parse_one(text);
    return date ? std::optional(DateRange{*date, *date}) : std::nullopt;
  }
  DateRange range;
  const auto read = [](std::string_view side, std::string& bound) {
    if (pieces(side).empty()) return true;
    const auto date = parse_one(side);
    if (date) bound = *date;
    return date.has_value();
  };
  const std::string_view second =
      text.substr(text.find_first_not_of('.', dots) == std::string_view::npos
                      ? text.size()
                      : text.find_first_not_of('.', dots));
  if (!read(text.substr(0, dots), range.from) || !read(second, range.to)) return std::nullopt;
  if (range.from.empty() && range.to.empty()) return std::nullopt;
  const bool backwards = !range.from.empty() && !range.to.empty() &&
                         day_range(range.to).last < day_range(range.from).first;
  return backwards ? std::nullopt : std::optional(range);
}

}  // namespace revue
