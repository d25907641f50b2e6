#include "corpus/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "analyzers/encoding.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

// The parser looks for each attribute of an element among those before it.
constexpr std::size_t kMostAttributes = 200;
// What all_text() looks at.
constexpr std::size_t kMostTitleNodes = 1000;
constexpr std::size_t kLongestTitleText = 10'000;

struct TagName {
  std::string_view name;
  HtmlTag tag;
};

constexpr TagName kTags[] = {
    {"a", HtmlTag::kA},
    {"article", HtmlTag::kArticle},
    {"aside", HtmlTag::kAside},
    {"blockquote", HtmlTag::kBlockquote},
    {"body", HtmlTag::kBody},
    {"br", HtmlTag::kBr},
    {"div", HtmlTag::kDiv},
    {"figcaption", HtmlTag::kFigcaption},
    {"figure", HtmlTag::kFigure},
    {"footer", HtmlTag::kFooter},
    {"form", HtmlTag::kForm},
    {"h1", HtmlTag::kH1},
    {"h2", HtmlTag::kH2},
    {"h3", HtmlTag::kH3},
    {"h4", HtmlTag::kH4},
    {"h5", HtmlTag::kH5},
    {"h6", HtmlTag::kH6},
    {"head", HtmlTag::kHead},
    {"header", HtmlTag::kHeader},
    {"html", HtmlTag::kHtml},
    {"img", HtmlTag::kImg},
    {"li", HtmlTag::kLi},
    {"link", HtmlTag::kLink},
    {"main", HtmlTag::kMain},
    {"meta", HtmlTag::kMeta},
    {"nav", HtmlTag::kNav},
    {"ol", HtmlTag::kOl},
    {"p", HtmlTag::kP},
    {"pre", HtmlTag::kPre},
    {"script", HtmlTag::kScript},
    {"section", HtmlTag::kSection},
    {"span", HtmlTag::kSpan},
    {"table", HtmlTag::kTable},
    {"td", HtmlTag::kTd},
    {"th", HtmlTag::kTd},
    {"time", HtmlTag::kTime},
    {"title", HtmlTag::kTitle},
    {"tr", HtmlTag::kTr},
    {"ul", HtmlTag::kUl},
    {"address", HtmlTag::kOtherBlock},
    {"caption", HtmlTag::kFigcaption},
    {"center", HtmlTag::kOtherBlock},
    {"dd", HtmlTag::kOtherBlock},
    {"details", HtmlTag::kOtherBlock},
    {"dir", HtmlTag::kOtherBlock},
    {"dl", HtmlTag::kOtherBlock},
    {"dt", HtmlTag::kOtherBlock},
    {"fieldset", HtmlTag::kOtherBlock},
    {"hgroup", HtmlTag::kOtherBlock},
    {"hr", HtmlTag::kOtherBlock},
    {"legend", HtmlTag::kOtherBlock},
    {"menu", HtmlTag::kNav},
    {"summary", HtmlTag::kOtherBlock},
    {"tbody", HtmlTag::kOtherBlock},
    {"tfoot", HtmlTag::kOtherBlock},
    {"thead", HtmlTag::kOtherBlock},
    {"applet", HtmlTag::kUnread},
    {"audio", HtmlTag::kUnread},
    {"button", HtmlTag::kUnread},
    {"canvas", HtmlTag::kUnread},
    {"datalist", HtmlTag::kUnread},
    {"dialog", HtmlTag::kUnread},
    {"embed", HtmlTag::kUnread},
    {"frameset", HtmlTag::kUnread},
    {"iframe", HtmlTag::kUnread},
    {"input", HtmlTag::kUnread},
    {"label", HtmlTag::kUnread},
    {"map", HtmlTag::kUnread},
    {"math", HtmlTag::kUnread},
    {"noframes", HtmlTag::kUnread},
    {"noscript", HtmlTag::kUnread},
    {"object", HtmlTag::kUnread},
    {"optgroup", HtmlTag::kUnread},
    {"option", HtmlTag::kUnread},
    {"rp", HtmlTag::kUnread},
    {"rt", HtmlTag::kUnread},
    {"select", HtmlTag::kUnread},
    {"style", HtmlTag::kUnread},
    {"svg", HtmlTag::kUnread},
    {"template", HtmlTag::kUnread},
    {"textarea", HtmlTag::kUnread},
    {"video", HtmlTag::kUnread},
};

// Those that readers ask for; others are not kept.
constexpr std::string_view kAttributes[] = {"aria-hidden",    "aria-label",  "class",    "content",
                                            "data-component", "data-testid", "datetime", "hidden",
                                            "href",           "http-equiv",  "id",       "itemprop",
                                            "itemscope",      "itemtype",    "lang",     "name",
                                            "property",       "rel",         "role",     "style",
                                            "type",           "xml:lang"};

HtmlTag tag_of(std::string_view name) {
  static const auto* const kByName = [] {
    auto* map = new std::unordered_map<std::string_view, HtmlTag>();
    for (const TagName& tag : kTags) map->emplace(tag.name, tag.tag);
    return map;
  }();
  const auto found = kByName->find(name);
  if (found != kByName->end()) return found->second;
  // Elements that a page defines itself are parts of it rather than words of a line.
  return name.find('-') == std::string_view::npos ? HtmlTag::kOther : HtmlTag::kOtherBlock;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// Receives what the parser finds, in order, and makes the tree of it.
class Builder {
 public:
  Builder(HtmlTree& tree, htmlParserCtxtPtr parser) : tree_(tree), parser_(parser) {
    tree_.nodes.push_back({});
    open_.push_back(0);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (!may_add()) return;
    HtmlNode node;
    node.tag = tag_of(name);
    if (begins_body(node.tag)) open_body();
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      const std::string_view attribute = view(attributes[0]);
      const auto* known = std::find(std::begin(kAttributes), std::end(kAttributes), attribute);
      if (known == std::end(kAttributes)) continue;
      tree_.attributes.push_back({*known, std::string(view(attributes[1]))});
    }
    node.attributes = static_cast<std::uint16_t>(tree_.attributes.size() - node.first_attribute);
    add(node);
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size() - 1));
  }

  void end() {
    if (tree_.cut || open_.size() < 2) return;
    tree_.nodes[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  void characters(std::string_view text) {
    if (tree_.cut || text.empty() || is_unread()) return;
    const bool goes_on = tree_.nodes.back().tag == HtmlTag::kText &&
                         tree_.nodes.size() - 1 > open_.back() &&
                         tree_.nodes.back().parent == open_.back();
    if (!goes_on) {
      if (!may_add()) return;
      HtmlNode node;
      node.tag = HtmlTag::kText;
      node.text = static_cast<std::uint32_t>(tree_.text.size());
      add(node);
      tree_.nodes.back().end = static_cast<std::uint32_t>(tree_.nodes.size());
    }
    append(text);
    tree_.nodes.back().text_end = static_cast<std::uint32_t>(tree_.text.size());
  }

  void finish() {
    for (const std::uint32_t node : open_) {
      tree_.nodes[node].end = static_cast<std::uint32_t>(tree_.nodes.size());
    }
  }

 private:
  // What stands in no head ends it, whether or not the page says so (HTML Standard, 13.2.6.4.4).
  // The parser knows that of elements of HTML 4 only.
  bool begins_body(HtmlTag tag) const {
    return tree_.nodes[open_.back()].tag == HtmlTag::kHead && is_block(tag) &&
           tag != HtmlTag::kTitle && tag != HtmlTag::kHead && tag != HtmlTag::kBody;
  }

  // A body takes the place of the head that is open; what ends the head for the parser ends it.
  void open_body() {
    HtmlNode& head = tree_.nodes[open_.back()];
    head.end = static_cast<std::uint32_t>(tree_.nodes.size());
    HtmlNode body;
    body.tag = HtmlTag::kBody;
    body.parent = head.parent;
    tree_.nodes.push_back(body);
    open_.back() = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  bool may_add() {
    if (tree_.cut) return false;
    if (open_.size() <= kDeepestHtml && tree_.nodes.size() < kMostHtmlNodes) return true;
    tree_.cut = true;
    xmlStopParser(parser_);
    return false;
  }

  void add(HtmlNode node) {
    node.parent = open_.back();
    tree_.nodes.push_back(node);
  }

  bool is_unread() const {
    const HtmlNode& node = tree_.nodes[open_.back()];
    if (node.tag == HtmlTag::kScript) {
      return tree_.attribute(node, "type").find("ld+json") == std::string_view::npos;
    }
    return node.tag == HtmlTag::kUnread;
  }

  // A reference to a control character means that of Windows-1252 (HTML Standard, 13.2.5.80):
  // &#146; is ’.
  void append(std::string_view text) {
    for (std::size_t from = 0; from < text.size();) {
      std::size_t at = text.find('\xC2', from);
      while (at != std::string_view::npos &&
             (at + 1 >= text.size() || static_cast<unsigned char>(text[at + 1]) >= 0xA0)) {
        at = text.find('\xC2', at + 1);
      }
      tree_.text += text.substr(from, at - from);
      if (at == std::string_view::npos) return;
      append_utf8(tree_.text, windows_1252(static_cast<unsigned char>(text[at + 1])));
      from = at + 2;
    }
  }

  HtmlTree& tree_;
  htmlParserCtxtPtr parser_;
  std::vector<std::uint32_t> open_;
};

void on_start(void* builder, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Builder*>(builder)->start(view(name), attributes);
}

void on_end(void* builder, const xmlChar* /*name*/) { static_cast<Builder*>(builder)->end(); }

void on_characters(void* builder, const xmlChar* text, int size) {
  static_cast<Builder*>(builder)->characters(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Blanks the attributes of a tag beyond the first kMostAttributes. `at` is behind the tag's <;
// returns where the tag ends.
std::size_t limit_tag(std::string& page, std::size_t at) {
  std::size_t words = 0;
  char quote = '\0';
  std::size_t first_too_many = std::string::npos;
  for (; at < page.size(); ++at) {
    const char c = page[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '>') break;
    if ((c == '"' || c == '\'') && page[at - 1] == '=') quote = c;
    const bool parts = is_space(c) || c == '/' || c == '"' || c == '\'';
    if (parts && ++words > 4 * kMostAttributes && first_too_many == std::string::npos) {
      first_too_many = at;
    }
  }
  if (first_too_many != std::string::npos) {
    std::fill(page.begin() + static_cast<std::ptrdiff_t>(first_too_many),
              page.begin() + static_cast<std::ptrdiff_t>(at), ' ');
  }
  return at;
}

void limit_attributes(std::string& page) {
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    ++at;
    if (at < page.size() && is_letter(page[at])) at = limit_tag(page, at);
  }
}

}  // namespace

std::string_view HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
  for (std::size_t i = 0; i < node.attributes; ++i) {
    const HtmlAttribute& each = attributes[node.first_attribute + i];
    if (each.name == name) return each.value;
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, std::string_view name) const {
  for (std::size_t i = 0; i < node.attributes; ++i) {
    if (attributes[node.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string HtmlTree::all_text(std::size_t node) const {
  std::string out;
  const std::size_t end = std::min<std::size_t>(nodes[node].end, node + kMostTitleNodes);
  for (std::size_t i = node; i < end && out.size() < kLongestTitleText; ++i) {
    if (nodes[i].tag == HtmlTag::kText) append_collapsed(text_of(nodes[i]), out);
    if (is_block(nodes[i].tag) || nodes[i].tag == HtmlTag::kBr) append_collapsed(" ", out);
  }
  return std::string(trimmed_html(out));
}

HtmlTree parse_html(std::string page) {
  HtmlTree tree;
  limit_attributes(page);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlNewParserCtxt(),
                                                                              htmlFreeParserCtxt);
  if (parser == nullptr) throw std::bad_alloc();
  Builder builder(tree, parser.get());
  xmlSAXHandler& events = *parser->sax;
  std::memset(&events, 0, sizeof events);
  events.startElement = on_start;
  events.endElement = on_end;
  events.characters = on_characters;
  events.ignorableWhitespace = on_characters;
  events.cdataBlock = on_characters;
  parser->userData = &builder;
  htmlDocPtr made =
      htmlCtxtReadMemory(parser.get(), page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
  if (made != nullptr) xmlFreeDoc(made);
  builder.finish();
  return tree;
}

bool is_block(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kText:
    case HtmlTag::kOther:
    case HtmlTag::kA:
    case HtmlTag::kBr:
    case HtmlTag::kImg:
    case HtmlTag::kLink:
    case HtmlTag::kMeta:
    case HtmlTag::kScript:
    case HtmlTag::kSpan:
    case HtmlTag::kTime:
    case HtmlTag::kUnread:
      return false;
    default:
      return true;
  }
}

int heading_level(HtmlTag tag) {
  if (tag < HtmlTag::kH1 || tag > HtmlTag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(HtmlTag::kH1) + 1;
}

std::string_view trimmed_html(std::string_view text) {
  for (;;) {
    if (text.empty()) return text;
    if (is_space(text.front())) {
      text.remove_prefix(1);
    } else if (is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with("\u00A0")) {
      text.remove_prefix(2);
    } else if (text.ends_with("\u00A0")) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

void append_collapsed(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
      out += ' ';
    }
  }
}

}  // namespace revue
