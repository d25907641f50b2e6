#include "corpus/dates.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "analyzers/calendar.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kLongestDateLine = 60;  // bytes
constexpr std::size_t kLongestDate = 80;      // with the name of its time zone
constexpr std::size_t kMostWords = 32;        // looked at in a line
constexpr std::size_t kMostPlaceWords = 3;    // «Aix-la-Chapelle, le 7 février 2025»

struct Word {
  std::string folded;  // a run of letters or of digits
  std::size_t end = 0;
  std::string_view separators;  // what stands before it
};

enum class Kind { kSeparator, kDigit, kLetter };

Kind kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return Kind::kDigit;
  // Marks too: é may be two characters.
  const bool letter =
      (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
  return letter ? Kind::kLetter : Kind::kSeparator;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t separators = 0;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostWords;) {
    const std::size_t begin = at;
    const Kind kind = kind_of(next_character(text, at));
    if (kind == Kind::kSeparator) continue;
    for (std::size_t next = at; next < text.size(); at = next) {
      if (kind_of(next_character(text, next)) != kind) break;
    }
    words.push_back(
        {fold(text.substr(begin, at - begin)), at, text.substr(separators, begin - separators)});
    separators = at;
  }
  return words;
}

int number(const std::string& word) {
  if (word.empty() || word.size() > 4) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int month_of(const std::string& word) {
  for (const Language language : kLanguages) {
    for (const MonthName& month : table(language).months) {
      if (fold(month.name) == word) return month.month;
    }
  }
  return 0;
}

bool is_year(const std::string& word) {
  return word.size() == 4 && number(word) >= 1500 && number(word) <= 2999;
}

std::optional<IsoDate> date(int year, int month, int day) {
  if (day < 1 || day > days_of_month(year, month)) return std::nullopt;
  char iso[40];
  std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
  return iso;
}

// 1969 to 2068, as POSIX reads two digits.
int whole_year(int two_digits) { return two_digits + (two_digits < 69 ? 2000 : 1900); }

// 20250211, as ISO 8601 has it too; 20250211061200, as web archives do.
std::optional<IsoDate> date_of_digits(const std::string& word) {
  if ((word.size() != 8 && word.size() != 14) || !is_year(word.substr(0, 4))) return std::nullopt;
  return date(number(word.substr(0, 4)), number(word.substr(4, 2)), number(word.substr(6, 2)));
}

std::optional<IsoDate> month_date(int year, int month) {
  const auto first = date(year, month, 1);
  if (!first) return std::nullopt;
  return first->substr(0, 7);
}

bool is_any(const std::string& word, const std::vector<const char*>& list) {
  for (const char* each : list) {
    if (word == each) return true;
  }
  return false;
}

std::size_t behind_time(const std::vector<Word>& words, std::size_t at);

// The year that words[at] is behind a day and a month, if need be of two digits, but no hour; -1
// when it is none.
int year_behind_month(const std::vector<Word>& words, std::size_t at) {
  if (at >= words.size()) return -1;
  const std::string& word = words[at].folded;
  if (is_year(word)) return number(word);
  if (word.size() != 2 || number(word) < 0) return -1;
  const bool hour = behind_time(words, at) != at;
  return hour ? -1 : whole_year(number(word));
}

// A date that begins at words[at]; `used` receives how many words it takes, `ambiguous` whether day
// and month can only be told by convention.
std::optional<IsoDate> date_at(const std::vector<Word>& words, std::size_t at, std::size_t& used,
                               bool& ambiguous) {
  const auto word = [&](std::size_t i) -> const std::string& {
    static const std::string none;
    return at + i < words.size() ? words[at + i].folded : none;
  };
  const auto separator = [&](std::size_t i) {
    return at + i < words.size() ? words[at + i].separators : std::string_view();
  };
  if (is_year(word(0))) {
    const bool three = separator(2) == separator(1) && number(word(2)) >= 0;
    if (three && (separator(1) == "-" || separator(1) == "/" || separator(1) == ".")) {
      used = 3;
      return date(number(word(0)), number(word(1)), number(word(2)));
    }
    if (separator(1) == "-" || separator(1) == "/") {
      used = 2;
      return month_date(number(word(0)), number(word(1)));
    }
    used = 1;
    return word(0);
  }
  if (auto compact = date_of_digits(word(0))) {
    used = 1;
    return compact;
  }
  const int day = number(word(0));
  if (day >= 1 && day <= 31) {
    const bool numeric = (separator(1) == "/" || separator(1) == "." || separator(1) == "-") &&
                         separator(2) == separator(1) && number(word(1)) > 0;
    // «11/02/25», «11.02.25»; 11-02-25 may begin with its year.
    const bool short_year = separator(1) != "-" && word(0).size() == 2 && word(1).size() == 2 &&
                            word(2).size() == 2 && number(word(2)) >= 0;
    if (numeric && (is_year(word(2)) || short_year)) {
      used = 3;
      const int second = number(word(1));
      const int year = short_year ? whole_year(number(word(2))) : number(word(2));
      ambiguous = day <= 12 && second <= 12 && day != second;
      // 12/31/2024 has its month first.
      return second > 12 ? date(year, day, second) : date(year, second, day);
    }
    // 02/2025
    if (separator(1) == "/" && is_year(word(1))) {
      used = 2;
      return month_date(number(word(1)), day);
    }
    // 1er, 1st
    std::size_t next = 1;
    for (const char* ending : {"er", "st", "nd", "rd", "th"}) {
      if (word(1) == ending && separator(1).empty()) next = 2;
    }
    if (word(next) == "of") ++next;
    const int year = year_behind_month(words, at + next + 1);
    if (month_of(word(next)) > 0 && year > 0) {
      used = next + 2;
      return date(year, month_of(word(next)), day);
    }
    return std::nullopt;
  }
  if (const int month = month_of(word(0)); month > 0) {
    std::size_t next = 2;
    for (const char* ending : {"st", "nd", "rd", "th"}) {
      if (word(2) == ending && separator(2).empty()) next = 3;
    }
    if (number(word(1)) >= 1 && number(word(1)) <= 31 && is_year(word(next))) {
      used = next + 1;
      return date(number(word(next)), month, number(word(1)));
    }
    // Feb 11 21:06:00 2025, as C writes it.
    if (const std::size_t behind = behind_time(words, at + 2);
        behind > at + 2 && is_year(word(behind - at))) {
      used = behind - at + 1;
      return date(number(word(behind - at)), month, number(word(1)));
    }
    if (is_year(word(1))) {
      used = 2;
      return month_date(number(word(1)), month);
    }
  }
  return std::nullopt;
}

bool is_weekday(const std::string& word) {
  return is_any(
      word,
      {"lundi",     "mardi",    "mercredi", "jeudi",    "vendredi", "samedi", "dimanche", "lun",
       "mar",       "mer",      "jeu",      "ven",      "sam",      "dim",    "monday",   "tuesday",
       "wednesday", "thursday", "friday",   "saturday", "sunday",   "mon",    "tue",      "tues",
       "wed",       "weds",     "thu",      "thur",     "thurs",    "fri",    "sat",      "sun"});
}

bool announces(const std::string& word) {
  return is_any(word, {"publie", "publiee", "published", "posted", "date", "paru", "parue"});
}

bool tells_change(const std::string& word) {
  return is_any(word, {"last", "maj", "mis", "mise", "modified", "modifie", "modifiee", "updated"});
}

// Behind the name of a time zone at words[at]: «heure de Paris», Europe/Paris, words in brackets.
std::size_t behind_zone_name(const std::vector<Word>& words, std::size_t at) {
  const auto is = [&](std::size_t i, const std::vector<const char*>& list) {
    return i < words.size() && is_any(words[i].folded, list);
  };
  std::size_t i = at;
  const bool bracket = i < words.size() &&
                       (words[i].separators.ends_with('(') || words[i].separators.ends_with('['));
  if (bracket) {
    do ++i;
    while (i < words.size() && words[i].separators.find_first_of(")]") == std::string_view::npos);
  } else if (is(i, {"heure"}) && is(i + 1, {"de", "locale", "francaise"})) {
    i += words[i + 1].folded == "de" ? 3 : 2;
  } else if (is(i, {"africa", "america", "asia", "australia", "europe", "pacific"})) {
    do ++i;
    while (i < words.size() && (words[i].separators == "/" || words[i].separators == "_"));
  }
  return std::min(i, words.size());
}

// Behind a time of day at words[at] («à 21h06», "T21:06:00+01:00", “at 9 p.m. CET”); `at` when
// there is none.
std::size_t behind_time(const std::vector<Word>& words, std::size_t at) {
  std::size_t i = at;
  const auto is = [&](const std::vector<const char*>& list) {
    return i < words.size() && is_any(words[i].folded, list);
  };
  // The separators before the next word, when that is a number of at most two digits.
  const auto before_number = [&]() -> std::optional<std::string_view> {
    if (i >= words.size() || words[i].folded.size() > 2 || number(words[i].folded) < 0) {
      return std::nullopt;
    }
    return words[i].separators;
  };
  const auto half_day = [&] {
    if (is({"am", "pm"})) {
      ++i;
      return true;
    }
    if (!is({"a", "p"}) || i + 1 >= words.size() || words[i + 1].folded != "m") return false;
    i += 2;
    return true;
  };
  if (is({"a", "at", "t"})) ++i;
  // T210600, T2106
  const bool compact = i > at && words[at].folded == "t" && i < words.size() &&
                       words[i].separators.empty() &&
                       (words[i].folded.size() == 4 || words[i].folded.size() == 6);
  if (!compact && (!before_number() || number(words[i].folded) > 24)) return at;
  ++i;
  if (compact) {
    // Its digits are the whole time.
  } else if (is({"h", "heure", "heures"})) {
    ++i;
    if (before_number()) ++i;
    if (is({"min"})) ++i;
  } else if (const auto mark = before_number(); mark == ":" || mark == ".") {
    if (number(words[i].folded) > 59) return at;
    ++i;
    if (before_number() == ":") ++i;
    // A fraction of a second.
    if (i < words.size() && (words[i].separators == "." || words[i].separators == ",") &&
        number(words[i].folded.substr(0, 1)) >= 0)
      ++i;
    half_day();
  } else if (!half_day()) {
    return at;
  }
  while (is({"z",   "ut",   "utc", "gmt", "wet", "west", "bst",  "cet", "cest",
             "eet", "eest", "et",  "est", "edt", "ct",   "cst",  "cdt", "mt",
             "mst", "mdt",  "pt",  "pst", "pdt", "aest", "aedt", "jst"})) {
    ++i;
  }
  // +01:00, GMT-5
  const std::string_view sign = i < words.size() ? words[i].separators : std::string_view();
  if ((sign == "+" || sign == "-" || sign == " +" || sign == " -") &&
      number(words[i].folded) >= 0 && number(words[i].folded) <= 1400) {
    ++i;
    if (before_number() == ":") ++i;
  }
  return behind_zone_name(words, i);
}

// Seconds or milliseconds since 1970, as computers count time: 1739264760, from 2001 on.
std::optional<IsoDate> date_of_clock(const std::string& word) {
  constexpr std::size_t kSecondsDigits = 10;
  const bool digits = word.find_first_not_of("0123456789") == std::string::npos && word[0] != '0';
  if (!digits || (word.size() != kSecondsDigits && word.size() != kSecondsDigits + 3)) {
    return std::nullopt;
  }
  const std::chrono::seconds seconds(std::stoll(word.substr(0, kSecondsDigits)));
  const std::chrono::year_month_day day(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(seconds)));
  return date(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
              static_cast<int>(static_cast<unsigned>(day.day())));
}

// Behind a word that may stand before a date (an article, a weekday, a time); `at` when there is
// none.
std::size_t behind_lead(const std::vector<Word>& words, std::size_t at) {
  if (at < words.size() &&
      (is_any(words[at].folded, {"le", "the"}) || is_weekday(words[at].folded)))
    return at + 1;
  return behind_time(words, at);
}

struct Found {
  IsoDate date;
  std::size_t end = 0;     // index behind the last word of the date and its time
  bool ambiguous = false;  // dates.h
};

std::optional<Found> find_date(const std::vector<Word>& words, std::size_t at) {
  for (;;) {
    std::size_t used = 0;
    bool ambiguous = false;
    if (auto date = date_at(words, at, used, ambiguous)) {
      const bool has_day = date->size() == 10;
      return Found{std::move(*date), has_day ? behind_time(words, at + used) : at + used,
                   ambiguous};
    }
    // «mar.» is a weekday only when no date begins with it.
    const std::size_t next = behind_lead(words, at);
    if (next == at) return std::nullopt;
    at = next;
  }
}

// «Paris, le 7 février 2025»: a place, a comma and a full date are the whole line.
std::optional<Found> find_after_place(std::string_view line, const std::vector<Word>& words) {
  if (line.size() > kLongestDateLine || line.ends_with('.')) return std::nullopt;
  std::size_t at = 1;
  while (at < words.size() && words[at].separators.find(',') == std::string_view::npos) ++at;
  if (at > kMostPlaceWords) return std::nullopt;
  auto found = find_date(words, at);
  if (!found || found->end < words.size() || found->date.size() < 10) return std::nullopt;
  return found;
}

}  // namespace

std::optional<IsoDate> parse_date(std::string_view text, bool* ambiguous) {
  if (text.size() > kLongestDate) return std::nullopt;
  const std::vector<Word> words = words_of(text);
  if (words.size() == 1) {
    const bool signed_number = words[0].separators.ends_with('-');
    auto date = signed_number ? std::nullopt : date_of_clock(words[0].folded);
    if (date) return date;
  }
  // «Publié le 7 février 2025», “First published on …”, «Date de publication : …»
  std::size_t at = 0;
  auto found = find_date(words, at);
  while (
      !found && at < words.size() &&
      (announces(words[at].folded) || tells_change(words[at].folded) ||
       is_any(words[at].folded, {"on", "de", "a", "jour", "first", "publication", "parution"}))) {
    found = find_date(words, ++at);
  }
  if (!found) return std::nullopt;
  // «…, mis à jour le …»: the former.
  if (found->end < words.size() && !tells_change(words[found->end].folded)) return std::nullopt;
  if (ambiguous != nullptr) *ambiguous = found->ambiguous;
  return found->date;
}

std::optional<IsoDate> date_of_line(std::string_view line, std::size_t& end, bool* ambiguous) {
  const std::vector<Word> words = words_of(line);
  std::size_t at = 0;
  bool announced = false;
  auto found = find_date(words, at);
  while (!found && at < words.size() &&
         (announces(words[at].folded) || is_any(words[at].folded, {"on", "ce", "article", "by"}))) {
    announced = announced || announces(words[at].folded);
    found = find_date(words, ++at);
  }
  if (!found) {
    found = find_after_place(line, words);
    if (!found) return std::nullopt;
  }
  const bool alone = line.size() <= kLongestDateLine && found->end == words.size();
  // A year or a month alone on a line is a heading or a number rather than a date.
  if (!announced && (!alone || found->date.size() < 10)) return std::nullopt;
  end = alone ? line.size() : words[found->end - 1].end;
  if (ambiguous != nullptr) *ambiguous = found->ambiguous;
  return found->date;
}

}  // namespace revue
