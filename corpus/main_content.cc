#include "corpus/main_content.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "analyzers/fold.h"
#include "corpus/clutter_lines.h"
#include "corpus/dates.h"
#include "corpus/html_blocks.h"
#include "corpus/html_metadata.h"
#include "corpus/html_vocabulary.h"
#include "corpus/navigation.h"

namespace revue {
namespace {

constexpr std::size_t kLongestCaption = 400;     // characters
constexpr std::uint32_t kMostCaptionBlocks = 2;  // a caption and its credit
constexpr std::size_t kShortestRepeated = 100;   // characters: a meal may come twice in a plan
constexpr std::size_t kLongestTitle = 300;       // characters
constexpr std::size_t kLongestClutterLine = 700;
constexpr std::size_t kLongestByline = 100;
constexpr double kLeastBeforeClosing = 0.5;  // of the prose
constexpr std::size_t kFewestListLinks = 2;
constexpr double kListLinked = 0.6;    // of the characters of a list of links
constexpr std::size_t kLastProse = 3;  // paragraphs that are the end of a text

PartKind tag_kind(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kNav:
    case HtmlTag::kFooter:
      return PartKind::kNever;
    case HtmlTag::kAside:
      return PartKind::kClutter;
    case HtmlTag::kFigcaption:
    case HtmlTag::kFigure:
    case HtmlTag::kHeader:
    case HtmlTag::kForm:
      return PartKind::kMinor;
    default:
      return PartKind::kUnknown;
  }
}

bool is_hidden(const HtmlTree& tree, const HtmlNode& node) {
  if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true")
    return true;
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
      return 0.1;
    case PartKind::kClutter:
      return 0.5;
    case PartKind::kNever:
      return 0.9;
    default:
      return -1;
  }
}

// For each node, how many nodes before it have one of two tags; one more entry for the end.
std::vector<std::uint32_t> count_before(const HtmlTree& tree, HtmlTag one, HtmlTag other) {
  std::vector<std::uint32_t> before(tree.nodes.size() + 1, 0);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlTag tag = tree.nodes[i].tag;
    before[i + 1] = before[i] + (tag == one || tag == other ? 1U : 0U);
  }
  return before;
}

// The same of the elements that say that they are the text.
std::vector<std::uint32_t> marked_before(const HtmlTree& tree) {
  std::vector<std::uint32_t> before(tree.nodes.size() + 1, 0);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    before[i + 1] = before[i] + (is_body_marked(tree, tree.nodes[i]) ? 1U : 0U);
  }
  return before;
}

std::vector<bool> clutter_of(const HtmlTree& tree, const std::vector<std::size_t>& prose) {
  // What holds a quotation or a table is not small: a message of a social network, figures.
  const auto substance = count_before(tree, HtmlTag::kBlockquote, HtmlTag::kTable);
  const auto marked = marked_before(tree);
  std::vector<bool> clutter(tree.nodes.size(), false);
  const auto whole = static_cast<double>(prose.back());
  for (std::size_t i = 1; i < tree.nodes.size();) {
    const HtmlNode& node = tree.nodes[i];
    if (node.tag != HtmlTag::kText && node.tag != HtmlTag::kBody && node.tag != HtmlTag::kHtml) {
      const auto own = static_cast<double>(prose[node.end] - prose[i]);
      const PartKind kind = kind_of(tree, node);
      const bool substantial = kind == PartKind::kMinor
                                   ? substance[node.end] > substance[i + 1]
                                   : kind == PartKind::kClutter && marked[node.end] > marked[i];
      if (!substantial && most_prose(kind) >= 0 && own <= whole * most_prose(kind)) {
        clutter[i] = true;
        i = node.end;
        continue;
      }
    }
    ++i;
  }
  return clutter;
}

struct Page {
  const HtmlTree& tree;
  const std::vector<bool>& clutter;
  const std::vector<std::size_t>& prose;  // prose_before()

  std::size_t prose_of(std::size_t node) const { return prose[tree.nodes[node].end] - prose[node]; }
};

// The first element that says it is the article's text and holds a good part of the page's prose; 0
// when there is none. Behind it there may be the next articles.
std::size_t named_container(const Page& page, double least, bool marked) {
  std::size_t most = 0;
  std::vector<std::size_t> named;
  for (std::size_t i = 1; i < page.tree.nodes.size(); ++i) {
    const HtmlNode& node = page.tree.nodes[i];
    if (page.clutter[i]) {
      i = node.end - 1;
      continue;
    }
    if (node.attributes == 0 || !is_block(node.tag) || node.tag == HtmlTag::kBody ||
        node.tag == HtmlTag::kHtml) {
      continue;
    }
    if (marked ? !is_body_marked(page.tree, node)
               : kind_of(page.tree, node) != PartKind::kContent) {
      continue;
    }
    named.push_back(i);
    most = std::max(most, page.prose_of(i));
  }
  if (static_cast<double>(most) < least * static_cast<double>(page.prose.back())) return 0;
  std::size_t best = 0;
  for (const std::size_t i : named) {
    if (best != 0 && i >= page.tree.nodes[best].end) break;
    const auto own = static_cast<double>(page.prose_of(i));
    // Inside the first, a closer one that holds nearly as much.
    const double floor = best == 0 ? 0.5 * static_cast<double>(most)
                                   : 0.85 * static_cast<double>(page.prose_of(best));
    if (own >= floor && own > 0) best = i;
  }
  return best;
}

std::size_t container_of(const Page& page) {
  std::size_t at = named_container(page, 0.2, true);
  if (at == 0) at = named_container(page, 0.35, false);
  const std::size_t own = page.prose_of(at);
  for (;;) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t child = at + 1; child < page.tree.nodes[at].end;
         child = page.tree.nodes[child].end) {
      const std::size_t held = page.prose_of(child);
      if (held > most && is_block(page.tree.nodes[child].tag)) {
        most = held;
        best = child;
      }
    }
    if (best == 0 || page.tree.nodes[best].tag == HtmlTag::kP) return at;
    if (static_cast<double>(most) < static_cast<double>(own) * 0.8) return at;
    at = best;
  }
}

bool ends_sentence(const HtmlBlock& block) {
  constexpr std::string_view kEnds[] = {".", "!", "?", "…", "”", "\"", "»", "’", ")", "。"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return block.text.ends_with(end); });
}

// Sentences in a paragraph that is mostly a link, rather than a link to another article.
bool is_linked_prose(const HtmlBlock& block) {
  constexpr std::size_t kLeastUnlinked = 20;  // characters
  if (block.characters < block.linked + kLeastUnlinked) return false;
  return ends_sentence(block);
}

// Marks the blocks that stand alone with a picture in their element.
std::vector<bool> captions_of(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                              std::size_t container) {
  const auto pictures = count_before(tree, HtmlTag::kImg, HtmlTag::kFigure);
  std::vector<std::uint32_t> before(tree.nodes.size() + 1, 0);  // blocks
  for (const HtmlBlock& block : blocks) ++before[block.first + 1];
  for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
  std::vector<bool> captions(blocks.size(), false);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const HtmlBlock& block = blocks[i];
    if (heading_level(block.tag) > 0 || block.characters > kLongestCaption) continue;
    const bool may_be_text = is_prose(block) && tree.nodes[block.node].tag == HtmlTag::kP;
    std::size_t node = may_be_text ? tree.nodes[block.node].parent : block.node;
    for (; node > container; node = tree.nodes[node].parent) {
      const std::size_t end = tree.nodes[node].end;
      if (before[end] - before[node] > kMostCaptionBlocks) break;
      if (pictures[end] > pictures[node]) captions[i] = true;
    }
  }
  return captions;
}

bool is_kept(const HtmlBlock& block, bool at_end) {
  if (block.link_density() > 0.5 && !is_linked_prose(block)) return false;
  // A label: what is no sentence and stands in no element for text.
  if (!is_prose(block) && block.characters < 40 &&
      (block.tag == HtmlTag::kDiv || block.tag == HtmlTag::kSection ||
       block.tag == HtmlTag::kOtherBlock)) {
    return false;
  }
  if (block.characters > kLongestClutterLine) return true;
  return !is_navigation(block.text) && !is_clutter_line(block.text, at_end);
}

// The innermost <article> around a node; 0 when there is none.
std::size_t article_around(const HtmlTree& tree, std::size_t node) {
  while (node != 0 && tree.nodes[node].tag != HtmlTag::kArticle) node = tree.nodes[node].parent;
  return node;
}

// Where what comes behind the article begins: at a line that heads such things and has most of the
// prose before it, or at the main heading of another <article>.
std::size_t end_of_article(const HtmlTree& tree, const std::vector<const HtmlBlock*>& blocks) {
  std::size_t whole = 0;
  for (const HtmlBlock* block : blocks) whole += is_prose(*block) ? block->characters : 0;
  std::size_t before = 0;
  const HtmlBlock* first_prose = nullptr;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool enough =
        static_cast<double>(before) >= kLeastBeforeClosing * static_cast<double>(whole);
    if (enough && before > 0 && is_closing_line(blocks[i]->text)) return i;
    if (blocks[i]->tag == HtmlTag::kH1 && first_prose != nullptr) {
      const std::size_t article = article_around(tree, blocks[i]->node);
      if (article != 0 && article > first_prose->first) return i;
    }
    if (first_prose == nullptr && is_prose(*blocks[i])) first_prose = blocks[i];
    before += is_prose(*blocks[i]) ? blocks[i]->characters : 0;
  }
  return blocks.size();
}

// Marks the parts of a container that are mostly links, with what stands between these: dates,
// names, beginnings of other articles.
void mark_link_lists(const HtmlTree& tree, std::size_t container,
                     const std::vector<HtmlBlock>& blocks, std::vector<bool>& left_out) {
  std::vector<std::size_t> characters(tree.nodes.size() + 1, 0);
  std::vector<std::size_t> linked(tree.nodes.size() + 1, 0);
  std::vector<std::size_t> count(tree.nodes.size() + 1, 0);
  for (const HtmlBlock& block : blocks) {
    characters[block.first + 1] += block.characters;
    linked[block.first + 1] += block.linked;
    count[block.first + 1] += block.link_density() > 0.5 ? 1U : 0U;
  }
  for (std::size_t i = 1; i <= tree.nodes.size(); ++i) {
    characters[i] += characters[i - 1];
    linked[i] += linked[i - 1];
    count[i] += count[i - 1];
  }
  for (std::size_t i = container + 1; i < tree.nodes[container].end;) {
    const HtmlNode& node = tree.nodes[i];
    const std::size_t all = characters[node.end] - characters[i];
    const std::size_t links = linked[node.end] - linked[i];
    const bool part = is_block(node.tag) && node.tag != HtmlTag::kP && heading_level(node.tag) == 0;
    if (part && count[node.end] - count[i] >= kFewestListLinks &&
        static_cast<double>(links) > kListLinked * static_cast<double>(all)) {
      left_out[i] = true;
      i = node.end;
    } else {
      ++i;
    }
  }
}

// Who wrote it and when, as it stands around the first paragraph.
bool is_byline(const HtmlBlock& block) {
  if (block.characters > kLongestByline || is_prose(block)) return false;
  std::size_t end = 0;
  if (date_of_line(block.text, end)) return true;
  const std::string folded = fold(block.text.substr(0, 4));
  return heading_level(block.tag) == 0 && (folded.starts_with("by ") || folded.starts_with("par "));
}

// Leaves out what heads the text: the title, wherever it stands; on a page, before the first
// paragraph, other main headings; before the second, the date and who wrote it.
void drop_head(std::vector<const HtmlBlock*>& blocks, std::string_view title, bool is_page) {
  std::size_t prose = 0;
  const std::string key = title_key(title);
  std::erase_if(blocks, [&](const HtmlBlock* block) {
    if (block->characters <= kLongestTitle && !key.empty() && title_key(block->text) == key) {
      return true;
    }
    if (!is_page) return false;
    prose += is_prose(*block) ? 1U : 0U;
    if (prose == 0 && heading_level(block->tag) == 1) return true;
    return prose < 2 && is_byline(*block);
  });
}

std::vector<const HtmlBlock*> kept_of(const std::vector<const HtmlBlock*>& inside) {
  // From the end, so that what is left out there makes the one before it the last.
  std::vector<const HtmlBlock*> kept;
  std::size_t prose_behind = 0;
  for (auto it = inside.rbegin(); it != inside.rend(); ++it) {
    if (!is_kept(**it, prose_behind < kLastProse)) continue;
    // A heading with nothing below it.
    if (heading_level((*it)->tag) > 0 && kept.empty()) continue;
    if (is_prose(**it)) ++prose_behind;
    kept.push_back(*it);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

// The paragraph that a page sets before the text, in a part of its own; `end` is where the text
// begins.
const HtmlBlock* opening_of(const HtmlTree& tree, std::size_t end,
                            const std::vector<HtmlBlock>& blocks) {
  for (std::size_t i = 0; i < end; ++i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.end > end || part_kind(tree.attribute(node, "class")) != PartKind::kOpening) continue;
    const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const HtmlBlock& each) {
      return each.first > i && each.first < node.end && is_prose(each);
    });
    return block == blocks.end() ? nullptr : &*block;
  }
  return nullptr;
}

// The innermost element that holds all blocks.
std::size_t container_of_all(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
  if (blocks.empty()) return 0;
  std::size_t node = blocks.front().node;
  while (node != 0 && tree.nodes[node].end <= blocks.back().first) node = tree.nodes[node].parent;
  return node;
}

// `is_page`: the article is a part of it, which has to be found.
std::string content(const HtmlTree& tree, std::string_view title, bool is_page) {
  const std::vector<HtmlBlock> whole_page = blocks_of(tree, {});
  const std::vector<std::size_t> all = prose_before(tree, whole_page);
  if (is_page && all.back() == 0) return {};
  std::vector<bool> left_out = clutter_of(tree, all);
  std::vector<HtmlBlock> blocks = blocks_of(tree, left_out);
  const std::vector<std::size_t> prose = prose_before(tree, blocks);
  const std::size_t container =
      is_page ? container_of({tree, left_out, prose}) : container_of_all(tree, blocks);
  mark_link_lists(tree, container, blocks, left_out);
  blocks = blocks_of(tree, left_out);
  const std::vector<bool> captions = captions_of(tree, blocks, container);
  std::vector<const HtmlBlock*> inside;
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].first < container || blocks[i].first >= tree.nodes[container].end) continue;
    if (captions[i] || ((blocks[i].characters >= kShortestRepeated && ends_sentence(blocks[i])) &&
                        !seen.insert(blocks[i].text).second))
      continue;
    inside.push_back(&blocks[i]);
  }
  drop_head(inside, title, is_page);
  inside.resize(end_of_article(tree, inside));
  std::vector<const HtmlBlock*> kept = kept_of(inside);
  if (kept.empty()) return {};
  const HtmlBlock* const opening = opening_of(tree, kept.front()->first, whole_page);
  if (opening != nullptr && seen.count(opening->text) == 0) kept.insert(kept.begin(), opening);
  std::string text;
  for (const HtmlBlock* block : kept) {
    text += (text.empty() ? "" : "\n\n") + block->text;
  }
  return text;
}

}  // namespace

std::string main_content(const HtmlTree& tree, std::string_view title) {
  return content(tree, title, true);
}

std::string fragment_content(const HtmlTree& tree, std::string_view title) {
  return content(tree, title, false);
}

}  // namespace revue
