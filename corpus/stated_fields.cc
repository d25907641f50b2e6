#include "corpus/stated_fields.h"

#include <algorithm>

#include "analyzers/fold.h"
#include "analyzers/language_id.h"
#include "corpus/dates.h"
#include "corpus/fields.h"
#include "corpus/html_tree.h"

namespace revue {
namespace {

constexpr std::size_t kLongestValue = 2000;  // bytes; a longer one is no title and no name

// One line, white space collapsed, elements and references of HTML resolved: pages escape twice.
std::string cleaned(std::string_view value) {
  std::string out;
  if (value.size() > kLongestValue) return out;
  if (value.find('&') != std::string_view::npos || value.find('<') != std::string_view::npos) {
    std::string page(value);
    std::replace(page.begin(), page.end(), '\0', ' ');
    out = parse_html(std::move(page)).all_text(0);
  } else {
    append_collapsed(value, out);
  }
  std::replace(out.begin(), out.end(), '\0', ' ');
  return std::string(trimmed_html(out));
}

bool is_address(std::string_view value) {
  return value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.");
}

void set_stated_language(Article& article, const std::string& stated, const NoticeSink& notice) {
  const auto language = language_from_code(stated);
  if (!language) return;
  const auto read = identify_language(std::string_view(article.text).substr(0, kLanguageSample));
  if (read && *read != *language) {
    notice({Notice::Kind::kNote, article.source,
            "its language is stated as «" + stated +
                "», which its text is not; decided from the text"});
    return;
  }
  article.lang = language;
}

}  // namespace

void set_title(StatedFields& fields, std::string_view value) {
  if (fields.title.empty()) fields.title = cleaned(value);
}

void set_date(StatedFields& fields, std::string_view value, std::string_view source) {
  if (!fields.date.empty()) return;
  std::string date = cleaned(value);
  if (parse_date(date)) {
    fields.date = std::move(date);
    fields.date_source = source;
  } else if (fields.bad_date.empty()) {
    fields.bad_date = std::move(date);
  }
}

void set_author(StatedFields& fields, std::string_view value) {
  if (!fields.author.empty()) return;
  std::string author = cleaned(value);
  const std::string folded = fold(author);
  for (const std::string_view by : {"by ", "par "}) {
    if (folded.starts_with(by)) author.erase(0, by.size());
  }
  if (!is_address(author) && author.size() <= kLongestAuthor) fields.author = std::move(author);
}

void set_outlet(StatedFields& fields, std::string_view value) {
  if (!fields.outlet.empty()) return;
  std::string outlet = cleaned(value);
  if (!is_address(outlet) && outlet.size() <= kLongestAuthor) fields.outlet = std::move(outlet);
}

void set_language(StatedFields& fields, std::string_view value) {
  if (fields.language.empty() && value.size() <= 35) fields.language = cleaned(value);
}

void set_url(StatedFields& fields, std::string_view value) {
  if (!fields.url.empty()) return;
  const std::string_view url = trimmed_html(value);
  const bool whole = url.starts_with("http://") || url.starts_with("https://");
  if (whole && url.size() <= kLongestValue) fields.url = cleaned(url);
}

void set_fields(Article& article, const StatedFields& fields, const NoticeSink& notice) {
  article.author = fields.author;
  article.outlet = fields.outlet;
  article.url = fields.url;
  set_stated_language(article, fields.language, notice);
  const std::string& date = fields.date.empty() ? fields.bad_date : fields.date;
  if (!date.empty() && set_field(article, "date", date, article.source, notice)) {
    article.date_source = fields.date_source;
  }
}

}  // namespace revue
