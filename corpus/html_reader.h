// One page of HTML as an article.
#ifndef REVUE_CORPUS_HTML_READER_H_
#define REVUE_CORPUS_HTML_READER_H_

#include <optional>
#include <string>
#include <string_view>

#include "corpus/article.h"

namespace revue {

std::optional<Article> read_html(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_READER_H_
