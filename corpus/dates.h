// Dates as the press writes them, in French and English.
#ifndef REVUE_CORPUS_DATES_H_
#define REVUE_CORPUS_DATES_H_

#include <optional>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// A date that is all of the text, but for a weekday or «publié le» before it and a time with its
// zone beside it: 2025-02-11, 2025-02, 02/2025, 2025, 20250211, 11/02/2025 and 11/02/25 (day first,
// unless the second number is no month), «mardi 11 février 2025 à 21h06», “February 11, 2025”, «1er
// mars 2025», RFC 822 and 5322, 1739264760 (seconds since 1970, or milliseconds). Two digits are a
// year from 1969 to 2068. The day is that of the time zone given. Nothing when the text is no real
// calendar date. `ambiguous` receives whether the same numbers are another date month first:
// 11/02/2025, not 13/02/2025.
std::optional<IsoDate> parse_date(std::string_view text, bool* ambiguous = nullptr);

// The date of publication that a line of a text states: «publié le 7 février 2025 à 21h06»,
// “Published February 11, 2025”, «Le 7 février 2025» and «Paris, le 7 février 2025» on a line of
// their own, « date 2025-02 …». `end` receives the byte behind it and its time when the line goes
// on with something else, `ambiguous` what it does in parse_date(). Dates inside prose are not
// taken.
std::optional<IsoDate> date_of_line(std::string_view line, std::size_t& end,
                                    bool* ambiguous = nullptr);

}  // namespace revue

#endif  // REVUE_CORPUS_DATES_H_
