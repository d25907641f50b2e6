#include "corpus/converted_document.h"

#include <algorithm>
#include <vector>

#include "analyzers/encoding.h"
#include "analyzers/utf8.h"
#include "corpus/fields.h"
#include "corpus/html_blocks.h"
#include "corpus/html_fragment.h"
#include "corpus/html_metadata.h"
#include "corpus/html_tree.h"
#include "corpus/text_reader.h"

namespace revue {
namespace {

constexpr std::size_t kHead = 4000;        // bytes of a text that its title stands in
constexpr double kLeastOfFullLine = 0.75;  // of the longest line of a paragraph

// The text of a document, and what it states beside it; empty where it states nothing.
struct Content {
  std::string text;
  std::string title;
  std::string author;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(trimmed_html(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Lines that are full go on on the next: paragraphs of a page as paragraphs of a text.
std::string joined_lines(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  std::string out;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    std::size_t longest = 0;
    for (; end < lines.size() && !lines[end].empty(); ++end) {
      longest = std::max(longest, lines[end].size());
    }
    const auto full = kLeastOfFullLine * static_cast<double>(longest);
    for (std::size_t i = begin; i < end; ++i) {
      out += lines[i];
      out += i + 1 < end && static_cast<double>(lines[i].size()) >= full ? ' ' : '\n';
    }
    if (end == begin) ++end;
    if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
    begin = end;
  }
  return out;
}

// pdftotext -htmlmeta: a head of HTML, then the text as it is, between <pre> and </pre>.
Content content_of_pdf(const std::string& output) {
  constexpr std::string_view kBegin = "<pre>\n";
  const std::size_t begin = output.find(kBegin);
  const std::size_t end = output.rfind("</pre>");
  if (begin == output.npos || end == output.npos || end < begin) return {};
  Content content;
  content.text = joined_lines(
      std::string_view(output).substr(begin + kBegin.size(), end - begin - kBegin.size()));
  const StatedFields stated = stated_fields(parse_html(output.substr(0, begin)));
  const std::string head = title_key(std::string_view(content.text).substr(0, kHead));
  // Programs put names of files and of accounts there.
  const auto stands_there = [&](const std::string& value) {
    const std::string key = title_key(value);
    return !key.empty() && head.find(key) != std::string::npos;
  };
  if (stands_there(stated.title)) content.title = stated.title;
  if (stands_there(stated.author)) content.author = stated.author;
  return content;
}

// pandoc's page; its <title> is made up where the document has none.
Content content_of_page(std::string page) {
  const std::size_t title = page.find("<title>");
  const std::size_t end = page.find("</title>", title);
  if (end != page.npos) page.erase(title, end - title);
  const HtmlTree tree = parse_html(page);
  Content content;
  const std::vector<HtmlBlock> blocks = blocks_of(tree, {});
  if (!blocks.empty() && heading_level(blocks.front().tag) == 1) {
    content.title = blocks.front().text;
  }
  content.author = stated_fields(tree).author;
  content.text = article_text_of(std::move(page), content.title);
  return content;
}

std::vector<std::string> command_for(SourceFormat format) {
  if (format == SourceFormat::kPdf) {
    return {"pdftotext", "-htmlmeta", "-enc", "UTF-8", "-nopgbrk", "-", "-"};
  }
  return {"pandoc",    "--sandbox",    "--from=" + std::string(format_name(format)),
          "--to=html", "--standalone", "--wrap=none"};
}

}  // namespace

std::optional<Article> read_converted(const std::string& bytes, SourceFormat format,
                                      const std::string& id, const std::string& source,
                                      const NoticeSink& notice, const ConverterLimits& limits) {
  const bool is_pdf = format == SourceFormat::kPdf;
  const std::vector<std::string> command = command_for(format);
  Conversion done = convert(command, is_pdf ? "poppler-utils" : "pandoc", bytes, limits);
  if (!done.problem.empty()) {
    notice({Notice::Kind::kRefused, source, done.problem});
    return std::nullopt;
  }
  if (done.message.find("Error") != std::string::npos) {
    notice({Notice::Kind::kNote, source, command.front() + " says: " + done.message});
  }
  return read_conversion(std::move(done.output), format, id, source, notice);
}

std::optional<Article> read_conversion(std::string output, SourceFormat format,
                                       const std::string& id, const std::string& source,
                                       const NoticeSink& notice) {
  const bool is_pdf = format == SourceFormat::kPdf;
  output = decode(std::move(output)).text;
  Content content = is_pdf ? content_of_pdf(output) : content_of_page(std::move(output));
  if (is_blank(content.text)) {
    notice({Notice::Kind::kRefused, source,
            is_pdf ? "holds no text; are its pages pictures?" : "holds no text"});
    return std::nullopt;
  }
  auto article = read_text(std::move(content.text), id, source, notice);
  if (!article) return article;
  if (!content.title.empty()) article->title = content.title;
  if (!content.author.empty()) article->author = content.author;
  return article;
}

}  // namespace revue
