#include "corpus/html_fragment.h"

#include <algorithm>

#include "corpus/html_blocks.h"
#include "corpus/html_tree.h"
#include "corpus/main_content.h"

namespace revue {
namespace {

std::string all_paragraphs(const HtmlTree& tree) {
  std::string text;
  for (const HtmlBlock& block : blocks_of(tree, {})) {
    text += (text.empty() ? "" : "\n\n") + block.text;
  }
  return text;
}

HtmlTree parsed(std::string html) {
  std::replace(html.begin(), html.end(), '\0', ' ');
  return parse_html(std::move(html));
}

// A text without elements, its blank lines as <p>.
std::string marked_paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed_html(text.substr(0, end));
    out += line.empty() ? "<p>" : std::string(line) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string paragraphs_of(std::string html) {
  if (html.find("<p") == std::string::npos && html.find("<br") == std::string::npos) {
    std::string marked;
    for (const char c : html) marked += c == '\n' ? std::string("<br><br>") : std::string(1, c);
    html = std::move(marked);
  }
  return all_paragraphs(parsed(std::move(html)));
}

std::string article_text_of(std::string html, std::string_view title) {
  if (html.find('<') == std::string::npos) html = marked_paragraphs(html);
  const HtmlTree tree = parsed(std::move(html));
  std::string whole = all_paragraphs(tree);
  std::string text = fragment_content(tree, title);
  return text.size() * kLeastOfWhole < whole.size() ? whole : text;
}

}  // namespace revue
