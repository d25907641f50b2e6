#include "corpus/html_reader.h"

#include <algorithm>

#include "analyzers/language_id.h"
#include "corpus/fields.h"
#include "corpus/html_blocks.h"
#include "corpus/html_charset.h"
#include "corpus/html_metadata.h"
#include "corpus/html_tree.h"
#include "corpus/main_content.h"

namespace revue {
namespace {

// A text that is so much shorter than the stated one is not it.
constexpr std::size_t kLeastOfStated = 3;

bool starts_with_folded(std::string_view text, std::string_view small) {
  return text.size() >= small.size() &&
         std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
         });
}

// The language that the page states, unless its text reads as the other one: templates state one
// for all the pages they make.
void set_stated_language(Article& article, const std::string& stated, const NoticeSink& notice) {
  const auto language = language_from_code(stated);
  if (!language) return;
  const auto read = identify_language(std::string_view(article.text).substr(0, kLanguageSample));
  if (read && *read != *language) {
    notice({Notice::Kind::kNote, article.source,
            "the page says that its language is «" + stated +
                "», which its text is not; decided from the text"});
    return;
  }
  article.lang = language;
}

// The text that a page states, as paragraphs.
std::string stated_text(std::string body) {
  if (body.find("<p") == std::string::npos && body.find("<br") == std::string::npos) {
    std::string marked;
    for (const char c : body) marked += c == '\n' ? std::string("<br><br>") : std::string(1, c);
    body = std::move(marked);
  }
  std::replace(body.begin(), body.end(), '\0', ' ');
  std::string text;
  for (const HtmlBlock& block : blocks_of(parse_html(std::move(body)), {})) {
    text += (text.empty() ? "" : "\n\n") + block.text;
  }
  return text;
}

void set_fields(Article& article, const StatedFields& fields, const NoticeSink& notice) {
  article.author = fields.author;
  article.outlet = fields.outlet;
  article.url = fields.url;
  set_stated_language(article, fields.language, notice);
  const std::string& date = fields.date.empty() ? fields.bad_date : fields.date;
  if (!date.empty()) set_field(article, "date", date, article.source, notice);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    const bool comment = bytes.starts_with("<!--");
    if (!comment && !starts_with_folded(bytes, "<?xml")) break;
    const std::string_view close = comment ? "-->" : "?>";
    const std::size_t end = bytes.find(close);
    if (end == std::string_view::npos) return false;
    bytes.remove_prefix(end + close.size());
  }
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
  if (article.text.size() * kLeastOfStated < fields.body.size()) {
    article.text = stated_text(fields.body);
  }
  if (is_blank(article.text)) {
    notice({Notice::Kind::kRefused, source, "no article text found in this page"});
    return std::nullopt;
  }
  set_fields(article, fields, notice);
  return article;
}

}  // namespace revue
