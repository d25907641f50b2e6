#include "corpus/text_reader.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "analyzers/encoding.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "corpus/dates.h"
#include "corpus/fields.h"
#include "corpus/navigation.h"

namespace revue {
namespace {

constexpr std::size_t kHeadLines = 15;      // non-empty lines searched for title and date
constexpr std::size_t kLongestTitle = 200;  // bytes
constexpr std::size_t kFewestTitleWords = 3;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && kBlank.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    while (!text.empty() && kBlank.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    if (text.starts_with("\u00A0")) text.remove_prefix(2), again = true;
    if (text.ends_with("\u00A0")) text.remove_suffix(2), again = true;
  }
  return text;
}

// The line that starts at `at`, without its end; `at` moves behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('\n', at), text.size());
  at = std::min(end + 1, text.size());
  std::string_view line = text.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

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

// Behind a date on its line comes a title, or a byline, or the rest of a sentence such as «, mis à
// jour le …», which is no title. Returns the title.
std::string_view title_behind_date(std::string_view line) {
  for (bool again = true; again;) {
    again = false;
    line = trimmed(line);
    for (const std::string_view mark : {"-", "–", "—", "|", ":", "•", "·"}) {
      if (line.starts_with(mark)) line.remove_prefix(mark.size()), again = true;
    }
  }
  const std::string first_word = fold(line.substr(0, line.find(' ')));
  if (first_word == "par" || first_word == "by" || line.starts_with(',')) return {};
  for (std::size_t at = 0; at < line.size();) {
    const auto c = static_cast<UChar32>(next_character(line, at));
    if (u_isalnum(c) != 0) return u_islower(c) != 0 ? std::string_view() : line;
  }
  return {};
}

// A heading of Markdown is its text.
std::string_view without_heading_mark(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && line.substr(marks).starts_with(' ') ? trimmed(line.substr(marks)) : line;
}

struct Field {
  std::string name;
  std::string value;
  std::size_t line = 0;
};

// A value in quotation marks, as YAML allows it, is what stands between them. A value that only
// begins and ends with words in marks keeps them.
std::string unquoted(std::string_view value) {
  const char mark = value.empty() ? '\0' : value.front();
  if (value.size() < 2 || (mark != '"' && mark != '\'') || value.back() != mark) {
    return std::string(value);
  }
  const std::string_view inner = value.substr(1, value.size() - 2);
  const char escape = mark == '"' ? '\\' : '\'';
  std::string out;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const bool more = i + 1 < inner.size();
    if (inner[i] == escape && more && (inner[i + 1] == mark || inner[i + 1] == escape)) {
      ++i;
    } else if (inner[i] == mark) {
      // An apostrophe joins letters: 'L'été'.
      const auto letter = [&](std::size_t at) {
        return at < inner.size() && inner[at] != mark && inner[at] != ' ';
      };
      if (mark == '"' || !letter(i - 1) || !letter(i + 1)) return std::string(value);
    }
    out += inner[i];
  }
  return out;
}

// The fields of the front matter, none when there is none. `end` receives where the article's text
// begins.
std::vector<Field> read_front_matter(std::string_view text, std::size_t& end,
                                     const std::string& source, const NoticeSink& notice) {
  std::size_t at = 0;
  end = 0;
  if (trimmed(next_line(text, at)) != "---") return {};
  std::vector<Field> fields;
  for (std::size_t line_number = 2; at < text.size(); ++line_number) {
    const std::string_view line = trimmed(next_line(text, at));
    if (line == "---") {
      end = at;
      for (std::size_t behind = at; behind < text.size(); end = behind) {
        if (!trimmed(next_line(text, behind)).empty()) break;
      }
      return fields;
    }
    if (line.empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      notice({Notice::Kind::kNote, source + ":" + std::to_string(line_number),
              "no «key: value» between the --- lines; the file is read as text alone"});
      return {};
    }
    fields.push_back({std::string(trimmed(line.substr(0, colon))),
                      unquoted(trimmed(line.substr(colon + 1))), line_number});
  }
  notice({Notice::Kind::kNote, source + ":1",
          "the front matter has no closing --- line; the file is read as text alone"});
  return {};
}

void set_fields(Article& article, std::vector<Field> fields, const NoticeSink& notice) {
  // How a date is read depends on the language.
  std::stable_partition(fields.begin(), fields.end(),
                        [](const Field& field) { return field.name == "lang"; });
  for (const auto& [name, value, line] : fields) {
    const std::string where = article.source + ":" + std::to_string(line);
    if (!set_field(article, name, value, where, notice)) {
      article.extra.emplace_back(name, nlohmann::json(value).dump());
    }
  }
}

// Title and date from the first lines, where the front matter gave none. The text begins behind
// `lines_before` lines of the file.
void read_head(Article& article, std::size_t lines_before, const NoticeSink& notice) {
  std::size_t seen = 0;
  bool title_may_come = article.title.empty();
  std::size_t line_number = lines_before;
  for (std::size_t at = 0; at < article.text.size() && seen < kHeadLines;) {
    ++line_number;
    std::string_view line = trimmed(next_line(article.text, at));
    if (line.empty()) continue;
    ++seen;
    std::size_t end = 0;
    bool ambiguous = false;
    if (const auto date = date_of_line(line, end, &ambiguous)) {
      if (article.date.empty()) {
        const std::string where = article.source + ":" + std::to_string(line_number);
        article.date =
            ambiguous ? settled_date(article, *date, line.substr(0, end), where, notice) : *date;
        article.date_source = "line " + std::to_string(line_number);
      }
      line = title_behind_date(line.substr(end));
      if (line.empty()) continue;
    }
    if (!title_may_come) continue;
    line = without_heading_mark(line);
    if (reads_like_title(line)) {
      article.title = line;
      title_may_come = false;
    } else if (line.size() > kLongestTitle) {
      title_may_come = false;  // the body has begun
    }
  }
}

}  // namespace

std::optional<Article> read_text(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice) {
  Decoded decoded = decode(std::move(bytes));
  for (const EncodingProblem& problem : decoded.problems) {
    notice(
        {Notice::Kind::kNote, source + ":byte " + std::to_string(problem.offset), problem.message});
  }
  Article article;
  article.id = id;
  article.source = source;
  std::size_t begin = 0;
  std::vector<Field> fields = read_front_matter(decoded.text, begin, source, notice);
  const auto lines_before =
      std::count(decoded.text.begin(),
                 decoded.text.begin() + static_cast<std::string::difference_type>(begin), '\n');
  decoded.text.erase(0, begin);
  if (is_blank(decoded.text)) {
    notice({Notice::Kind::kRefused, source, "holds no text; nothing to index"});
    return std::nullopt;
  }
  article.text = std::move(decoded.text);
  set_fields(article, std::move(fields), notice);
  read_head(article, static_cast<std::size_t>(lines_before), notice);
  return article;
}

}  // namespace revue
