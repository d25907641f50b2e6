// What a page or an item of a feed states of its article beside the text, before it is believed.
#ifndef REVUE_CORPUS_STATED_FIELDS_H_
#define REVUE_CORPUS_STATED_FIELDS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

inline constexpr std::size_t kLongestAuthor = 200;  // bytes; a longer one is no name

// Valid UTF-8, but for the body on one line; empty when it is not stated.
struct StatedFields {
  std::string title;
  std::string date;         // as written, such that parse_date() reads it
  std::string date_source;  // what stated it (article.h)
  std::string bad_date;     // one that it does not read, for a message
  std::string author;       // several are parted by commas
  std::string outlet;
  std::string language;  // a code, with its region
  std::string url;       // with its scheme
  std::string body;      // the text itself, in lines or as HTML
};

// Values that stand for a field, for the readers of one kind of statement; a field that has a value
// already keeps it.
void set_title(StatedFields& fields, std::string_view value);
// `source` is what states the date, as Article::date_source has it.
void set_date(StatedFields& fields, std::string_view value, std::string_view source);
void set_author(StatedFields& fields, std::string_view value);
void set_outlet(StatedFields& fields, std::string_view value);
void set_language(StatedFields& fields, std::string_view value);
void set_url(StatedFields& fields, std::string_view value);

// Takes author, outlet, address, language and date over. A language is believed unless the
// article's text reads as the other one: templates state one for all the pages they make. Requires:
// the article's text is set.
void set_fields(Article& article, const StatedFields& fields, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_STATED_FIELDS_H_
