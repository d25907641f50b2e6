#include "corpus/fields.h"

#include <unicode/uchar.h>

#include "analyzers/language_id.h"
#include "analyzers/utf8.h"
#include "corpus/dates.h"

namespace revue {
IsoDate settled_date(const Article& article, const IsoDate& day_first, std::string_view written,
                     const std::string& where, const NoticeSink& notice) {
  const auto language =
      article.lang ? article.lang
                   : identify_language(std::string_view(article.text).substr(0, kLanguageSample));
  if (language == Language::kFrench) return day_first;
  const std::string year = day_first.substr(0, 4);
  const std::string month_first = year + "-" + day_first.substr(8) + "-" + day_first.substr(5, 2);
  notice({Notice::Kind::kNote, where,
          "«" + std::string(written) + "» may be " + day_first + " or " + month_first +
              "; only the year is kept; write the date in one of these forms"});
  return year;
}

bool set_field(Article& article, std::string_view name, const std::string& value,
               const std::string& where, const NoticeSink& notice) {
  const auto report = [&](const std::string& message) {
    notice({Notice::Kind::kNote, where, message});
    return false;
  };
  if (name == "id") {
    if (value.empty()) return report("the id is empty; one is made from the source");
    article.id = value;
  } else if (name == "title") {
    article.title = value;
  } else if (name == "outlet") {
    article.outlet = value;
  } else if (name == "url") {
    article.url = value;
  } else if (name == "author") {
    article.author = value;
  } else if (name == "date") {
    if (value.empty()) return true;
    bool ambiguous = false;
    const auto date = parse_date(value, &ambiguous);
    if (!date) return report("«" + value + "» is no date that can be read; left out");
    article.date = ambiguous ? settled_date(article, *date, value, where, notice) : *date;
    article.date_source = "field date";
  } else if (name == "lang") {
    if (value.empty()) return true;
    const auto language = language_from_code(value);
    if (!language)
      return report("the language «" + value + "» is not known; decided from the text");
    article.lang = language;
  } else {
    return false;
  }
  return true;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isUWhiteSpace(static_cast<UChar32>(next_character(text, at))) == 0) return false;
  }
  return true;
}

}  // namespace revue
