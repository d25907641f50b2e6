#include "corpus/text_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "analyzers/encoding.h"
#include "corpus/fields.h"
#include "corpus/text_head.h"
#include "corpus/text_lines.h"

namespace revue {
namespace {

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
  read_text_head(article, static_cast<std::size_t>(lines_before), notice);
  return article;
}

}  // namespace revue
