// One page of HTML as an article.
//
// The text is that of the article alone (main_content.h), with a blank line between paragraphs; the
// other fields are what the page states (html_metadata.h).
#ifndef REVUE_CORPUS_HTML_READER_H_
#define REVUE_CORPUS_HTML_READER_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

// Whether bytes begin like a page: <!doctype html or <html, behind white space, a byte order mark,
// an XML declaration and comments.
bool looks_like_html(std::string_view bytes);

// `id` is that of the article, `source` for messages, `charset` what HTTP said of the bytes.
// Nothing, with a refusing notice, when the page holds no text of an article. Linear, whatever the
// bytes.
std::optional<Article> read_html(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice,
                                 std::string_view charset = {});

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_READER_H_
