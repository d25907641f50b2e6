// When something is written about: articles and mentions by week, month or year.
#ifndef REVUE_SEARCHER_TIMELINE_H_
#define REVUE_SEARCHER_TIMELINE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

// kAuto: weeks when the dates span at most half a year, months when at most four, else years.
enum class Period { kAuto, kWeek, kMonth, kYear };

struct TimelineEntry {
  std::string period;  // "2025-W07" (ISO 8601), "2025-02", "2025"
  std::uint64_t articles = 0;
  std::uint64_t mentions = 0;
};

struct Timeline {
  Period by = Period::kMonth;          // never kAuto
  std::vector<TimelineEntry> entries;  // every period from the first to the last
  // Articles without a date, or with one less precise than the period.
  std::uint64_t without_period = 0;
};

// An article's date (ISO, as precise as "2025", "2025-02", "2025-02-11", or empty) and mentions.
struct DatedCount {
  std::string_view date;
  std::uint64_t mentions = 0;
};

Timeline count_by_period(const std::vector<DatedCount>& articles, Period by);

// "week", "month", "year".
std::string_view period_name(Period period);

}  // namespace revue

#endif  // REVUE_SEARCHER_TIMELINE_H_
