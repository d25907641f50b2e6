// The lines and paragraphs of a page, and the parts of it that belong to no article.
#ifndef REVUE_CORPUS_HTML_BLOCKS_H_
#define REVUE_CORPUS_HTML_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/html_tree.h"

namespace revue {

// Text that stands between two breaks: a paragraph, a heading, an item of a list, a cell.
struct HtmlBlock {
  std::string text;             // white space collapsed; lines by \n
  std::uint32_t first = 0;      // its first text, a node
  std::uint32_t node = 0;       // the innermost block element around its first text
  HtmlTag tag = HtmlTag::kDiv;  // of that, or of what decides: a heading, an item, a quotation
  std::size_t characters = 0;
  std::size_t linked = 0;      // of these, inside links
  std::size_t emphasised = 0;  // of these, in bold or italics
  bool is_item = false;        // inside a list
  bool is_quotation = false;

  double link_density() const {
    return characters == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(characters);
  }
};

// The blocks of a page in document order; subtrees for which `left_out` holds are passed over.
// Requires: left_out is empty or has one entry for each node.
std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, const std::vector<bool>& left_out);

// Whether a block reads like a part of an article: sentences rather than labels and links.
bool is_prose(const HtmlBlock& block);

// For each node, how many characters of prose stand before it; one more entry for the end of the
// page. The prose of a subtree is the difference of two.
std::vector<std::size_t> prose_before(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_BLOCKS_H_
