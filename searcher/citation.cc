#include "searcher/citation.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <vector>

#include "analyzers/utf8.h"
#include "searcher/output_parts.h"

namespace revue {
namespace {

// «1er février 2025», “1 February 2025”; as precise as it is known.
std::string date_in_words(const std::string& iso, Language language) {
  if (iso.size() < 7) return iso;
  const std::string year = iso.substr(0, 4);
  const int month = std::stoi(iso.substr(5, 2));
  std::string_view name;
  // Of the names of a month, abbreviations among them, the longest.
  for (const MonthName& each : table(language).months) {
    if (each.month == month && each.name.size() > name.size()) name = each.name;
  }
  std::string words(name);
  if (language == Language::kEnglish && !words.empty() && words[0] >= 'a') words[0] -= 'a' - 'A';
  words += " " + year;
  if (iso.size() < 10) return words;
  const int day = std::stoi(iso.substr(8, 2));
  const bool first = day == 1 && language == Language::kFrench;
  return std::to_string(day) + (first ? "er " : " ") + words;
}

// Words that come with marks of their own keep these.
std::string in_marks(std::string_view text, Language language) {
  for (const std::string_view mark : {"«", "“", "\""}) {
    if (text.starts_with(mark)) return displayable(text);
  }
  const bool french = language == Language::kFrench;
  return (french ? "«\u00A0" : "“") + displayable(text) + (french ? "\u00A0»" : "”");
}

std::vector<std::string> parted_by_commas(const std::string& names) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(", ", at), names.size());
    if (end > at) parts.push_back(names.substr(at, end - at));
    at = end + 2;
  }
  return parts;
}

}  // namespace

std::optional<CitedPlace> parse_citation(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  CitedPlace place;
  place.id = text.substr(0, colon);
  const char* const end = text.data() + text.size();
  const auto [behind_begin, bad_begin] =
      std::from_chars(text.data() + colon + 1, end, place.span.begin);
  if (bad_begin != std::errc() || behind_begin == end || *behind_begin != '-') return std::nullopt;
  const auto [behind_end, bad_end] = std::from_chars(behind_begin + 1, end, place.span.end);
  if (bad_end != std::errc() || behind_end != end) return std::nullopt;
  return place;
}

std::optional<std::string> words_at(std::string_view text, CodePointSpan span) {
  std::uint64_t character = 0;
  std::size_t begin = text.npos;
  for (std::size_t at = 0;; ++character) {
    if (character == span.begin) begin = at;
    if (character == span.end) {
      if (begin >= at) return std::nullopt;
      return std::string(text.substr(begin, at - begin));
    }
    if (at == text.size()) return std::nullopt;
    next_character(text, at);
  }
}

std::string footnote(const ArticleRecord& article, std::string_view words) {
  std::string note;
  const auto add = [&note](const std::string& part) {
    if (!part.empty()) note += (note.empty() ? "" : ", ") + part;
  };
  add(displayable(article.author));
  if (!article.title.empty()) add(in_marks(article.title, article.language));
  add(displayable(article.outlet));
  add(date_in_words(article.date, article.language));
  add(displayable(article.url));
  if (note.empty()) note = displayable(article.id);
  if (words.empty()) return note;
  return note + (article.language == Language::kFrench ? "\u00A0: " : ": ") +
         in_marks(words, article.language);
}

void write_csl(std::ostream& out, const ArticleRecord& article, std::string_view words) {
  Json item = {{"id", article.id}, {"type", "article-newspaper"}};
  const auto set = [&item](const char* name, const std::string& value) {
    if (!value.empty()) item[name] = value;
  };
  set("title", article.title);
  for (const std::string& name : parted_by_commas(article.author)) {
    item["author"].push_back({{"literal", name}});
  }
  set("container-title", article.outlet);
  if (!article.date.empty()) {
    Json& parts = item["issued"]["date-parts"][0];
    for (std::size_t at = 0; at < article.date.size(); at += at == 0 ? 5 : 3) {
      parts.push_back(std::stoi(article.date.substr(at)));
    }
  }
  set("URL", article.url);
  set("language", std::string(code(article.language)));
  set("note", std::string(words));
  write_json_line(out, Json::array({item}));
}

}  // namespace revue
