#include "corpus/dates.h"

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kLongestDateLine = 60;  // bytes

struct Word {
  std::string folded;  // a run of letters or of digits
  std::size_t end = 0;
  std::string separators;  // what stands before it
};

std::vector<Word> words_of(std::string_view text, std::size_t most) {
  std::vector<Word> words;
  std::string separators;
  const auto kind = [](unsigned char c) {
    if (c >= '0' && c <= '9') return 1;
    return (c | 0x20U) - 'a' < 26U || c >= 0x80 ? 2 : 0;
  };
  for (std::size_t at = 0; at < text.size() && words.size() < most;) {
    const int here = kind(static_cast<unsigned char>(text[at]));
    if (here == 0) {
      separators += text[at++];
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && kind(static_cast<unsigned char>(text[at])) == here) ++at;
    words.push_back({fold(text.substr(begin, at - begin)), at, std::move(separators)});
    separators.clear();
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
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return std::nullopt;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
  if (day < 1 || day > days) return std::nullopt;
  char iso[40];
  std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
  return iso;
}

std::optional<IsoDate> month_date(int year, int month) {
  const auto first = date(year, month, 1);
  if (!first) return std::nullopt;
  return first->substr(0, 7);
}

// A date that begins at words[at]; `used` receives how many words it takes.
std::optional<IsoDate> date_at(const std::vector<Word>& words, std::size_t at, std::size_t& used) {
  const auto word = [&](std::size_t i) -> const std::string& {
    static const std::string none;
    return at + i < words.size() ? words[at + i].folded : none;
  };
  const auto separator = [&](std::size_t i) {
    return at + i < words.size() ? words[at + i].separators : std::string();
  };
  if (is_year(word(0))) {
    if (separator(1) == "-" || separator(1) == "/") {
      if (separator(2) == separator(1) && number(word(2)) > 0) {
        used = 3;
        return date(number(word(0)), number(word(1)), number(word(2)));
      }
      used = 2;
      return month_date(number(word(0)), number(word(1)));
    }
    used = 1;
    return word(0);
  }
  const int day = number(word(0));
  if (day >= 1 && day <= 31) {
    const bool numeric = separator(1) == "/" || separator(1) == "." || separator(1) == "-";
    if (numeric && separator(2) == separator(1) && is_year(word(2))) {
      used = 3;
      return date(number(word(2)), number(word(1)), day);
    }
    // 1er, 1st
    std::size_t next = 1;
    for (const char* ending : {"er", "st", "nd", "rd", "th"}) {
      if (word(1) == ending && separator(1).empty()) next = 2;
    }
    if (word(next) == "of") ++next;
    if (month_of(word(next)) > 0 && is_year(word(next + 1))) {
      used = next + 2;
      return date(number(word(next + 1)), month_of(word(next)), day);
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
    if (is_year(word(1))) {
      used = 2;
      return month_date(number(word(1)), month);
    }
  }
  return std::nullopt;
}

bool is_any(const std::string& word, const std::vector<const char*>& list) {
  for (const char* each : list) {
    if (word == each) return true;
  }
  return false;
}

bool is_weekday(const std::string& word) {
  return is_any(word,
                {"lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",   "dimanche",
                 "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday",
                 "mon",    "tue",     "wed",       "thu",      "fri",      "sat",      "sun"});
}

bool announces(const std::string& word) {
  return is_any(word, {"publie", "publiee", "published", "posted", "date", "paru", "parue"});
}

// «à 21h06», "T21:06:00+01:00", “at 9 p.m. CET”: words that may follow a date.
bool is_time(const std::vector<Word>& words, std::size_t from) {
  for (std::size_t i = from; i < words.size(); ++i) {
    if (number(words[i].folded) < 0 &&
        !is_any(words[i].folded, {"a", "at", "t", "z", "h", "am", "pm", "p", "m", "min", "utc",
                                  "gmt", "cet", "cest", "est", "edt"})) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<IsoDate> parse_date(std::string_view text) {
  if (text.size() > kLongestDateLine) return std::nullopt;
  const std::vector<Word> words = words_of(text, 16);
  std::size_t at = 0;
  while (at < words.size() && (is_weekday(words[at].folded) || words[at].folded == "le")) ++at;
  std::size_t used = 0;
  const auto found = date_at(words, at, used);
  if (!found || !is_time(words, at + used)) return std::nullopt;
  return found;
}

std::optional<IsoDate> date_of_line(std::string_view line, std::size_t& end) {
  const std::vector<Word> words = words_of(line, 16);
  std::size_t at = 0;
  bool announced = false;
  while (at < words.size() && (announces(words[at].folded) || is_weekday(words[at].folded) ||
                               is_any(words[at].folded, {"le", "on", "ce", "article", "by"}))) {
    announced = announced || announces(words[at].folded);
    ++at;
  }
  std::size_t used = 0;
  const auto found = date_at(words, at, used);
  if (!found) return std::nullopt;
  const bool alone = line.size() <= kLongestDateLine && is_time(words, at + used);
  // A year or a month alone on a line is a heading or a number rather than a date.
  if (!announced && (!alone || found->size() < 10)) return std::nullopt;
  end = alone ? line.size() : words[at + used - 1].end;
  return found;
}

}  // namespace revue
