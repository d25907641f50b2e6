// What the calendar says, for every part of revue that reads dates.
#ifndef REVUE_ANALYZERS_CALENDAR_H_
#define REVUE_ANALYZERS_CALENDAR_H_

namespace revue {

// Days of a month of the Gregorian calendar; 0 when there is no such month.
constexpr int days_of_month(int year, int month) {
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace revue

#endif  // REVUE_ANALYZERS_CALENDAR_H_
