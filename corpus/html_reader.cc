#include "corpus/html_reader.h"

#include "corpus/encoding.h"
#include "corpus/fields.h"
#include "corpus/html_tree.h"
#include "corpus/main_content.h"

namespace revue {

std::optional<Article> read_html(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice) {
  Decoded decoded = decode(std::move(bytes));
  Article article;
  article.id = id;
  article.source = source;
  const HtmlTree tree = parse_html(std::move(decoded.text));
  article.text = main_content(tree, article.title);
  if (is_blank(article.text)) {
    notice({Notice::Kind::kRefused, source, "no article text found in this page"});
    return std::nullopt;
  }
  return article;
}

}  // namespace revue
