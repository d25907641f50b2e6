#include "searcher/timeline.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

namespace revue {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kWeeksUpTo = 184;    // days between the first and the last article
constexpr int kMonthsUpTo = 1461;  // four years

// What stands at `at` of an ISO date, or nothing.
std::optional<unsigned> number_at(std::string_view date, std::size_t at, std::size_t digits) {
  if (at + digits > date.size()) return std::nullopt;
  unsigned number = 0;
  for (const char c : date.substr(at, digits))
    number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

std::optional<sys_days> day_of(std::string_view date) {
  const auto year = number_at(date, 0, 4);
  const auto month = number_at(date, 5, 2);
  const auto day = number_at(date, 8, 2);
  if (!day) return std::nullopt;
  return std::chrono::year(static_cast<int>(*year)) / std::chrono::month(*month) /
         std::chrono::day(*day);
}

// Periods are counted from the first one there is, so that none is left out between two.
long number_of(std::string_view date, Period by) {
  const long year = *number_at(date, 0, 4);
  if (by == Period::kYear) return year;
  if (by == Period::kMonth) return year * 12 + *number_at(date, 5, 2) - 1;
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  const long day = day_of(date)->time_since_epoch().count() + 3;
  return day >= 0 ? day / 7 : (day - 6) / 7;
}

std::string label_of(long number, Period by) {
  char text[24];
  if (by == Period::kYear) {
    std::snprintf(text, sizeof text, "%04ld", number);
  } else if (by == Period::kMonth) {
    std::snprintf(text, sizeof text, "%04ld-%02ld", number / 12, number % 12 + 1);
  } else {
    // A week belongs to the year of its Thursday.
    const sys_days thursday = sys_days(days(number * 7));
    const std::chrono::year year = std::chrono::year_month_day(thursday).year();
    const auto since = thursday - sys_days(year / std::chrono::January / 1);
    std::snprintf(text, sizeof text, "%04d-W%02d", static_cast<int>(year),
                  static_cast<int>(since.count()) / 7 + 1);
  }
  return text;
}

std::size_t precision(Period by) {
  return by == Period::kYear ? 4 : by == Period::kMonth ? 7 : 10;  // characters of an ISO date
}

Period fitting(const std::vector<DatedCount>& articles) {
  std::optional<sys_days> first;
  std::optional<sys_days> last;
  for (const DatedCount& article : articles) {
    const auto day = day_of(article.date);
    if (!day) continue;
    first = first ? std::min(*first, *day) : *day;
    last = last ? std::max(*last, *day) : *day;
  }
  if (!first) return Period::kMonth;
  const auto between = (*last - *first).count();
  return between <= kWeeksUpTo    ? Period::kWeek
         : between <= kMonthsUpTo ? Period::kMonth
                                  : Period::kYear;
}

}  // namespace

Timeline count_by_period(const std::vector<DatedCount>& articles, Period by) {
  Timeline timeline;
  timeline.by = by == Period::kAuto ? fitting(articles) : by;
  std::map<long, TimelineEntry> counted;
  for (const DatedCount& article : articles) {
    if (article.date.size() < precision(timeline.by)) {
      ++timeline.without_period;
      continue;
    }
    TimelineEntry& entry = counted[number_of(article.date, timeline.by)];
    ++entry.articles;
    entry.mentions += article.mentions;
  }
  if (counted.empty()) return timeline;
  for (long number = counted.begin()->first; number <= counted.rbegin()->first; ++number) {
    TimelineEntry entry;
    if (const auto found = counted.find(number); found != counted.end()) entry = found->second;
    entry.period = label_of(number, timeline.by);
    timeline.entries.push_back(std::move(entry));
  }
  return timeline;
}

std::string_view period_name(Period period) {
  switch (period) {
    case Period::kWeek:
      return "week";
    case Period::kYear:
      return "year";
    default:
      return "month";
  }
}

}  // namespace revue
