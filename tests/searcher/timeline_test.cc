#include "searcher/timeline.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

// "week: 2025-W01=2/3 …, 1 without"
std::string counted(const std::vector<DatedCount>& articles, Period by) {
  const Timeline timeline = count_by_period(articles, by);
  std::string out(period_name(timeline.by));
  for (const TimelineEntry& entry : timeline.entries) {
    out += " " + entry.period + "=" + std::to_string(entry.articles) + "/" +
           std::to_string(entry.mentions);
  }
  return out + ", " + std::to_string(timeline.without_period) + " without";
}

TEST_CASE("a timeline counts every article once, in its week, month or year") {
  CHECK_EQ(counted({}, Period::kAuto), "month, 0 without");
  CHECK_EQ(counted({{"2025-02-11", 2}, {"2025-02-16", 1}, {"2025-02-24", 4}}, Period::kAuto),
           "week 2025-W07=2/3 2025-W08=0/0 2025-W09=1/4, 0 without");
  // A week belongs to the year of its Thursday (ISO 8601).
  CHECK_EQ(counted({{"2024-12-30", 1}, {"2021-01-03", 1}}, Period::kYear),
           "year 2021=1/1 2022=0/0 2023=0/0 2024=1/1, 0 without");
  CHECK_EQ(counted({{"2024-12-29", 1}, {"2024-12-30", 1}, {"2025-01-05", 1}}, Period::kWeek),
           "week 2024-W52=1/1 2025-W01=2/2, 0 without");
  CHECK_EQ(counted({{"2021-01-03", 1}, {"2021-01-04", 1}}, Period::kWeek),
           "week 2020-W53=1/1 2021-W01=1/1, 0 without");
  CHECK_EQ(counted({{"1969-12-29", 1}, {"1970-01-01", 1}, {"1969-12-28", 1}}, Period::kWeek),
           "week 1969-W52=1/1 1970-W01=2/2, 0 without");
}

TEST_CASE("a timeline takes the period that the dates ask for") {
  CHECK_EQ(counted({{"2025-01-01", 1}, {"2025-08-01", 1}}, Period::kAuto).substr(0, 5), "month");
  CHECK_EQ(counted({{"2015-01-01", 1}, {"2025-08-01", 1}}, Period::kAuto).substr(0, 4), "year");
}

TEST_CASE("a timeline says how many articles have no date, or one that is not precise enough") {
  CHECK_EQ(counted({{"", 1}, {"2025", 1}, {"2025-02", 3}, {"2025-02-11", 2}}, Period::kMonth),
           "month 2025-02=2/5, 2 without");
  CHECK_EQ(counted({{"", 1}, {"2025", 1}, {"2025-02", 3}}, Period::kAuto),
           "month 2025-02=1/3, 2 without");
}

}  // namespace
}  // namespace revue
