// The fields of an article by name, for every reader.
#ifndef REVUE_CORPUS_FIELDS_H_
#define REVUE_CORPUS_FIELDS_H_

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// Sets id, title, outlet, date, url, lang or author. A date or language that cannot be read is
// reported at `where` and left to the caller. False when the field is not one of these or its value
// was not taken: the caller keeps it in Article::extra.
bool set_field(Article& article, std::string_view name, const std::string& value,
               const std::string& where, const NoticeSink& notice);

// Whether a text is white space alone: nothing to index.
bool is_blank(std::string_view text);

}  // namespace revue

#endif  // REVUE_CORPUS_FIELDS_H_
