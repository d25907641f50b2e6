// The fields of an article by name, for every reader.
#ifndef REVUE_CORPUS_FIELDS_H_
#define REVUE_CORPUS_FIELDS_H_

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// Sets id, title, outlet, date, url, lang or author; a date's source is the field `name`. A date or
// language that cannot be read is reported at `where` and left to the caller. False when the field
// is not one of these or its value was not taken: the caller keeps it in Article::extra. Requires,
// for a date: the article's text and language, when one is stated, are set.
bool set_field(Article& article, std::string_view name, const std::string& value,
               const std::string& where, const NoticeSink& notice);

// The date that `written` stands for, of which `day_first` is one reading and month first another:
// the former in a French article, since French knows no other; else its year alone, with a notice
// at `where`. Requires: the article's text and language are set.
IsoDate settled_date(const Article& article, const IsoDate& day_first, std::string_view written,
                     const std::string& where, const NoticeSink& notice);

// Whether a text is white space alone: nothing to index.
bool is_blank(std::string_view text);

}  // namespace revue

#endif  // REVUE_CORPUS_FIELDS_H_
