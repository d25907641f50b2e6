#include "corpus/html_reader.h"

#include <algorithm>

#include "corpus/fields.h"
#include "corpus/html_charset.h"
#include "corpus/html_fragment.h"
#include "corpus/html_metadata.h"
#include "corpus/html_tree.h"
#include "corpus/main_content.h"
#include "corpus/xml_prolog.h"

namespace revue {
namespace {

bool starts_with_folded(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
         });
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  bytes = behind_prolog(bytes);
  return starts_with_folded(bytes, "<!doctype html") || starts_with_folded(bytes, "<html");
}

std::optional<Article> read_html(std::string bytes, const std::string& id,
                                 const std::string& source, const NoticeSink& notice,
                                 std::string_view charset) {
  Decoded decoded = decode_html(std::move(bytes), charset);
  for (const EncodingProblem& problem : decoded.problems) {
    notice(
        {Notice::Kind::kNote, source + ":byte " + std::to_string(problem.offset), problem.message});
  }
  const HtmlTree tree = parse_html(std::move(decoded.text));
  if (tree.cut) {
    notice({Notice::Kind::kNote, source,
            "nests more than " + std::to_string(kDeepestHtml) + " elements or has more than " +
                std::to_string(kMostHtmlNodes) + " parts; read up to there"});
  }
  const StatedFields fields = stated_fields(tree);
  Article article;
  article.id = id;
  article.source = source;
  article.title = fields.title;
  article.text = main_content(tree, article.title);
  // Pages whose text comes by script may state it all the same.
  if (article.text.size() * kLeastOfWhole < fields.body.size()) {
    article.text = paragraphs_of(fields.body);
  }
  if (is_blank(article.text)) {
    notice({Notice::Kind::kRefused, source, "no article text found in this page"});
    return std::nullopt;
  }
  set_fields(article, fields, notice);
  return article;
}

}  // namespace revue
