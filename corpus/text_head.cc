#include "corpus/text_head.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"
#include "corpus/dates.h"
#include "corpus/fields.h"
#include "corpus/navigation.h"
#include "corpus/text_lines.h"

namespace revue {
namespace {

constexpr std::size_t kHeadLines = 15;      // non-empty lines searched for title and date
constexpr std::size_t kLongestTitle = 200;  // bytes
constexpr std::size_t kFewestTitleWords = 3;
constexpr std::size_t kLongestByline = 120;  // bytes

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto c = static_cast<UChar32>(next_character(line, at));
    const bool word = u_isalnum(c) != 0;
    words += word && !inside ? 1U : 0U;
    // Apostrophes, hyphens and combining accents join.
    inside = word || (inside && (c == '\'' || c == 0x2019 || c == '-' || c == 0x2011 ||
                                 u_charType(c) == U_NON_SPACING_MARK));
  }
  return words;
}

// A headline: some words, not a whole paragraph, not ending like a sentence of the body, no
// address.
bool reads_like_title(std::string_view line) {
  if (line.size() > kLongestTitle || count_words(line) < kFewestTitleWords) return false;
  if (line.find("://") != std::string_view::npos || line.front() == '(') return false;
  if (line.starts_with("•") || line.starts_with("- ") || line.starts_with("* ")) return false;
  if (line.ends_with('.') || line.ends_with(',') || line.ends_with(';') || line.ends_with(':'))
    return false;
  return !is_navigation(line);
}

// Behind a date on its line, and the mark that divides, comes a title or a byline, or the rest of a
// sentence such as «, mis à jour le …», which is neither.
std::string_view line_behind_date(std::string_view line) {
  for (bool again = true; again;) {
    again = false;
    line = trimmed(line);
    for (const std::string_view mark : {"-", "–", "—", "|", ":", "•", "·"}) {
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), again = true;
    }
  }
  return line.starts_with(',') ? std::string_view() : line;
}

bool begins_small(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto c = static_cast<UChar32>(next_character(line, at));
    if (u_isalnum(c) != 0) return u_islower(c) != 0;
  }
  return true;
}

// A line that says who wrote the article: «Par Jeanne Roy et Luc Petit», “By Jane Roy | The Paper”,
// «Par Jeanne Roy, le 3 mars 2025».
struct Byline {
  std::string_view names;
  std::string_view rest;  // behind them, without the comma
};

// Whether names go on with this word: it begins with a capital, or joins names (et, de, with), or
// is a particle of one.
bool is_name_like(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "bin", "da", "del", "den", "der",
                                             "di", "dos", "el", "ter", "van", "von"};
  for (const std::string_view elision : {"l'", "d'", "l’", "d’"}) {
    if (word.starts_with(elision)) word.remove_prefix(elision.size());
  }
  if (word.empty()) return false;
  std::size_t at = 0;
  const auto first = static_cast<UChar32>(next_character(word, at));
  return u_isupper(first) != 0 || is_stop_word_anywhere(fold(word)) ||
         std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

std::optional<Byline> read_byline(std::string_view line) {
  constexpr std::size_t kLongestAbbreviation = 3;  // «Jr.»
  constexpr std::string_view kUnbreakable = "\u00A0";
  std::size_t space = line.find(' ');
  std::size_t gap = 1;
  if (const std::size_t hard = line.find(kUnbreakable); hard < space) {
    space = hard;
    gap = kUnbreakable.size();
  }
  const std::size_t last = line.rfind(' ');
  if (space == line.npos || line.size() > kLongestByline || line.ends_with('?') ||
      line.ends_with('!') ||
      (line.ends_with('.') && line.size() - last - 1 > kLongestAbbreviation) ||
      !is_byline_word(fold(line.substr(0, space)))) {
    return std::nullopt;
  }
  const std::string_view names = trimmed(line.substr(space + gap));
  std::size_t end = names.size();
  bool capital = false;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t next = std::min(names.find(' ', at), names.size());
    const std::string_view word = names.substr(at, next - at);
    std::size_t first = 0;
    const auto letter = static_cast<UChar32>(next_character(word, first));
    // A dash, a bar, a bracket ends names; so does a date («le 3 mars 2025», “Published March 3,
    // 2025”), and what stands behind a comma and is no name.
    const bool behind_comma = at > 1 && names[at - 2] == ',';
    // «Roy, le 3 mars 2025» would be a place and a date.
    const std::string_view rest = names.substr(at);
    const bool may_be_date = behind_comma || rest.find(',') > rest.find_first_of("0123456789");
    std::size_t date_end = 0;
    if (u_isalnum(letter) == 0 || (behind_comma && !is_name_like(word)) ||
        (at > 0 && may_be_date && date_of_line(rest, date_end))) {
      end = at;
      break;
    }
    if (!is_name_like(word)) return std::nullopt;
    capital = capital || word.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") != word.npos;
    at = std::min(next + 1, names.size());
  }
  if (!capital) return std::nullopt;
  Byline byline{trimmed(names.substr(0, end)), trimmed(names.substr(end))};
  if (byline.names.ends_with(',')) byline.names.remove_suffix(1);
  return byline.names.empty() ? std::nullopt : std::optional(byline);
}

// A heading of Markdown is its text.
std::string_view without_heading_mark(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && line.substr(marks).starts_with(' ') ? trimmed(line.substr(marks)) : line;
}

}  // namespace

void read_text_head(Article& article, std::size_t lines_before, const NoticeSink& notice) {
  std::size_t seen = 0;
  bool title_may_come = article.title.empty();
  bool in_body = false;
  std::string_view untitled;  // the line of the byline, where no title stands before it
  std::size_t line_number = lines_before;
  for (std::size_t at = 0; at < article.text.size() && seen < kHeadLines;) {
    ++line_number;
    std::string_view line = trimmed(next_line(article.text, at));
    if (line.empty()) continue;
    ++seen;
    in_body = in_body || line.size() > kLongestTitle;
    bool has_byline = false;
    const auto take_byline = [&] {
      const auto byline = in_body ? std::nullopt : read_byline(line);
      if (!byline) return;
      has_byline = true;
      // “By Any Means Necessary”, and a byline below: a title.
      const bool second = !untitled.empty() && article.title.empty();
      if (second && reads_like_title(untitled)) {
        article.title = untitled;
        title_may_come = false;
      }
      if (article.author.empty() || second) {
        untitled = title_may_come ? line : std::string_view();
        article.author = byline->names;
      }
      line = byline->rest;
    };
    take_byline();
    std::size_t end = 0;
    bool ambiguous = false;
    const auto date = date_of_line(line, end, &ambiguous);
    if (date) {
      if (article.date.empty()) {
        const std::string where = article.source + ":" + std::to_string(line_number);
        article.date =
            ambiguous ? settled_date(article, *date, line.substr(0, end), where, notice) : *date;
        article.date_source = "line " + std::to_string(line_number);
      }
      line = line_behind_date(line.substr(end));
      take_byline();
    }
    if (has_byline || in_body || !title_may_come || (date && begins_small(line))) continue;
    line = without_heading_mark(line);
    if (reads_like_title(line)) {
      article.title = line;
      title_may_come = false;
    }
  }
}

}  // namespace revue
