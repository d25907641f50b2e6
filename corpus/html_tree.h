// A page of HTML as a flat tree.
//
// Nodes stand in document order, and a node knows where its subtree ends: a subtree is a range, and
// everything about all subtrees is found in one loop backwards, without recursion.
#ifndef REVUE_CORPUS_HTML_TREE_H_
#define REVUE_CORPUS_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

// Browsers stop nesting at 512 levels (Blink); text that is deeper is no article's.
inline constexpr std::size_t kDeepestHtml = 1000;
// The pages of the press have fewer than 20,000.
inline constexpr std::size_t kMostHtmlNodes = 4'000'000;

// Elements that are told apart; any other is kOther. Texts are nodes too.
enum class HtmlTag : std::uint8_t {
  kText,
  kOther,
  kA,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kDiv,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHtml,
  kImg,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kOl,
  kP,
  kPre,
  kScript,
  kSection,
  kSpan,
  kTable,
  kTd,
  kTime,
  kTitle,
  kTr,
  kUl,
  kOtherBlock,  // begins and ends a line: address, dd, details, fieldset …
  kUnread,      // holds no text of an article: style, svg, button, select …
};

struct HtmlAttribute {
  std::string_view name;  // one of a fixed list, small letters
  std::string value;
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::kOther;
  std::uint16_t attributes = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t parent = 0;  // of the root: itself
  std::uint32_t end = 0;     // behind the last node of its subtree
  std::uint32_t text = 0;    // of a text: its bytes in HtmlTree::text
  std::uint32_t text_end = 0;
};

// Node 0 is the root, which stands for the document.
struct HtmlTree {
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;
  std::string text;  // UTF-8; of scripts, that of JSON-LD alone
  // The page is nested deeper than kDeepestHtml or has more nodes than kMostHtmlNodes: what comes
  // behind that place is missing.
  bool cut = false;

  std::string_view text_of(const HtmlNode& node) const {
    return std::string_view(text).substr(node.text, node.text_end - node.text);
  }
  // The value of an attribute; empty when there is none.
  std::string_view attribute(const HtmlNode& node, std::string_view name) const;
  bool has_attribute(const HtmlNode& node, std::string_view name) const;
  // The text below a node, its white space collapsed; of much more than a title or a name, the
  // beginning.
  std::string all_text(std::size_t node) const;
};

// Reads a page with the rules of HTML: what is wrong in it is mended, never refused. Linear; uses
// no network. `page` is valid UTF-8 without zero bytes.
HtmlTree parse_html(std::string page);

// Whether an element begins and ends a line.
bool is_block(HtmlTag tag);

// 1 to 6, 0 for what is no heading.
int heading_level(HtmlTag tag);

// White space of HTML and no-break spaces at both ends cut off.
std::string_view trimmed_html(std::string_view text);

// Appends `text`, runs of white space as one space, none at the beginning of `out`.
void append_collapsed(std::string_view text, std::string& out);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_TREE_H_
