// Dates as they are typed in queries: date:2025-02-11, date:février-2025, date:..2025-03.
#ifndef REVUE_SEARCHER_QUERY_DATES_H_
#define REVUE_SEARCHER_QUERY_DATES_H_

#include <optional>
#include <string>
#include <string_view>

namespace revue {

// ISO dates as precise as they were typed; empty for no bound.
struct DateRange {
  std::string from;
  std::string to;
};

// A year, a month or a day: 2025, 2025-02, 2025-02-11, 11/02/2025 (day first), 02/2025, «février
// 2025», “Feb 2025”, «11 février 2025», “February 11, 2025”, the words parted by anything; or two
// of these with .. between, either of which may be missing. Nothing when it is no such thing, no
// real date, or the second lies before the first.
std::optional<DateRange> parse_date_range(std::string_view text);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_DATES_H_
