#include "corpus/main_content.h"

#include <algorithm>
#include <vector>

#include "analyzers/fold.h"
#include "corpus/html_blocks.h"
#include "corpus/html_vocabulary.h"
#include "corpus/navigation.h"

namespace revue {
namespace {

PartKind tag_kind(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kNav:
    case HtmlTag::kFooter:
    case HtmlTag::kAside:
      return PartKind::kClutter;
    case HtmlTag::kFigcaption:
    case HtmlTag::kHeader:
    case HtmlTag::kForm:
      return PartKind::kMinor;
    default:
      return PartKind::kUnknown;
  }
}

bool is_hidden(const HtmlTree& tree, const HtmlNode& node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
  std::string style;
  for (const char c : tree.attribute(node, "style")) {
    if (c != ' ') style += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

PartKind role_kind(std::string_view role) {
  for (const std::string_view clutter : {"navigation", "complementary", "contentinfo", "dialog",
                                         "search", "menu", "menubar", "banner", "alert"}) {
    if (role == clutter) return PartKind::kClutter;
  }
  return PartKind::kUnknown;
}

bool is_body_marked(const HtmlTree& tree, const HtmlNode& node) {
  return tree.attribute(node, "itemprop").find("articleBody") != std::string_view::npos;
}

PartKind kind_of(const HtmlTree& tree, const HtmlNode& node) {
  if (node.attributes > 0 && is_body_marked(tree, node)) return PartKind::kContent;
  PartKind kind = tag_kind(node.tag);
  if (node.attributes == 0) return kind;
  if (is_hidden(tree, node)) return PartKind::kClutter;
  kind = std::max(kind, role_kind(tree.attribute(node, "role")));
  for (const char* name : {"class", "id", "data-component"}) {
    kind = std::max(kind, part_kind(tree.attribute(node, name)));
  }
  return kind;
}

// What a part of the page called so may hold at most, of the page's prose, to be left out for it.
double most_prose(PartKind kind) {
  switch (kind) {
    case PartKind::kMinor:
      return 0.15;
    case PartKind::kClutter:
      return 0.5;
    case PartKind::kComments:
      return 0.9;
    default:
      return -1;
  }
}

std::vector<bool> clutter_of(const HtmlTree& tree, const std::vector<std::size_t>& prose) {
  std::vector<bool> clutter(tree.nodes.size(), false);
  const auto whole = static_cast<double>(prose.back());
  for (std::size_t i = 1; i < tree.nodes.size();) {
    const HtmlNode& node = tree.nodes[i];
    if (node.tag != HtmlTag::kText && node.tag != HtmlTag::kBody && node.tag != HtmlTag::kHtml) {
      const auto own = static_cast<double>(prose[node.end] - prose[i]);
      if (own <= whole * most_prose(kind_of(tree, node))) {
        clutter[i] = true;
        i = node.end;
        continue;
      }
    }
    ++i;
  }
  return clutter;
}

std::size_t container_of(const HtmlTree& tree, const std::vector<std::size_t>& prose) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t own = prose[tree.nodes[at].end] - prose[at];
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t child = at + 1; child < tree.nodes[at].end; child = tree.nodes[child].end) {
      const std::size_t held = prose[tree.nodes[child].end] - prose[child];
      if (held > most && is_block(tree.nodes[child].tag)) {
        most = held;
        best = child;
      }
    }
    if (best == 0 || tree.nodes[best].tag == HtmlTag::kP) return at;
    const bool named = kind_of(tree, tree.nodes[best]) == PartKind::kContent;
    if (static_cast<double>(most) < static_cast<double>(own) * (named ? 0.5 : 0.8)) return at;
    at = best;
  }
}

}  // namespace

std::string main_content(const HtmlTree& tree, std::string_view title) {
  const std::vector<std::size_t> all = prose_before(tree, blocks_of(tree, {}));
  if (all.back() == 0) return {};
  const std::vector<bool> clutter = clutter_of(tree, all);
  const std::vector<HtmlBlock> blocks = blocks_of(tree, clutter);
  const std::vector<std::size_t> prose = prose_before(tree, blocks);
  const std::size_t container = container_of(tree, prose);
  std::string text;
  (void)title;
  for (const HtmlBlock& block : blocks) {
    if (block.first < container || block.first >= tree.nodes[container].end) continue;
    if (block.link_density() > 0.5 || heading_level(block.tag) == 1) continue;
    if (is_navigation(block.text)) continue;
    text += (text.empty() ? "" : "\n\n") + block.text;
  }
  return text;
}

}  // namespace revue
