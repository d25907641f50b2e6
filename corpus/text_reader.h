// A plain text file as an article.
//
// Optional front matter: a line ---, lines `key: value`, a line ---. Keys: id, title, outlet, date,
// url, lang, author; others are kept in Article::extra. A value may stand in quotation marks ("…"
// or '…'), which are no part of it. The text of the article is what follows, unaltered. Without
// front matter, title and date are taken from the first lines, which stay part of the text; lines
// that a page prints around a text are no titles (navigation.h).
#ifndef REVUE_CORPUS_TEXT_READER_H_
#define REVUE_CORPUS_TEXT_READER_H_

#include <optional>
#include <string>

#include "corpus/article.h"

namespace revue {

// `id` is used when the front matter names none, `source` for messages. Nothing, with a refusing
// notice, when there is no text.
std::optional<Article> read_text(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_TEXT_READER_H_
