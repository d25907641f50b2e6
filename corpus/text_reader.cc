#include "corpus/text_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "analyzers/utf8.h"
#include "corpus/dates.h"
#include "corpus/encoding.h"
#include "corpus/fields.h"

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
    const char32_t c = next_character(line, at);
    const bool word = (c | 0x20U) - 'a' < 26U || (c >= '0' && c <= '9') || c >= 0xC0;
    words += word && !inside ? 1U : 0U;
    inside = word || c == '\'' || c == '-';
  }
  return words;
}

// A headline: some words, not a whole paragraph, not ending like a sentence of the body, no
// address.
bool reads_like_title(std::string_view line) {
  if (line.size() > kLongestTitle || count_words(line) < kFewestTitleWords) return false;
  if (line.find("://") != std::string_view::npos || line.front() == '(') return false;
  if (line.starts_with("•") || line.starts_with("- ") || line.starts_with("* ")) return false;
  return !(line.ends_with('.') || line.ends_with(',') || line.ends_with(';') ||
           line.ends_with(':'));
}

// Takes the front matter off `text`. Returns where the article's text begins.
std::size_t read_front_matter(std::string_view text, Article& article, const NoticeSink& notice) {
  std::size_t at = 0;
  if (trimmed(next_line(text, at)) != "---") return 0;
  std::vector<std::pair<std::string, std::string>> fields;
  for (std::size_t line_number = 2; at < text.size(); ++line_number) {
    const std::string_view line = trimmed(next_line(text, at));
    if (line == "---") {
      for (const auto& [name, value] : fields) {
        if (!set_field(article, name, value, article.source, notice)) {
          article.extra.emplace_back(name, nlohmann::json(value).dump());
        }
      }
      std::size_t behind = at;
      while (behind < text.size() && trimmed(next_line(text, behind)).empty()) at = behind;
      return at;
    }
    if (line.empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      notice({Notice::Kind::kNote, article.source + ":" + std::to_string(line_number),
              "no «key: value» between the --- lines; the file is read as text alone"});
      return 0;
    }
    fields.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  notice({Notice::Kind::kNote, article.source + ":1",
          "the front matter has no closing --- line; the file is read as text alone"});
  article.extra.clear();
  return 0;
}

// Title and date from the first lines, where the front matter gave none.
void read_head(Article& article) {
  std::size_t seen = 0;
  bool title_may_come = article.title.empty();
  for (std::size_t at = 0; at < article.text.size() && seen < kHeadLines;) {
    std::string_view line = trimmed(next_line(article.text, at));
    if (line.empty()) continue;
    ++seen;
    std::size_t end = 0;
    if (const auto date = date_of_line(line, end)) {
      if (article.date.empty()) article.date = *date;
      line = trimmed(line.substr(end));
      if (line.empty()) continue;
    }
    if (!title_may_come) continue;
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
  const std::size_t begin = read_front_matter(decoded.text, article, notice);
  decoded.text.erase(0, begin);
  if (trimmed(decoded.text).empty()) {
    notice({Notice::Kind::kRefused, source, "holds no text; nothing to index"});
    return std::nullopt;
  }
  article.text = std::move(decoded.text);
  read_head(article);
  return article;
}

}  // namespace revue
