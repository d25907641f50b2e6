#include "corpus/html_blocks.h"

#include <unicode/uchar.h>

#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kShortestProse = 40;  // characters
constexpr std::size_t kSureProse = 120;     // characters: prose although no sentence ends
constexpr double kMostLinked = 0.5;         // of the characters of prose

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += starts_character(c) ? 1U : 0U;
  return count;
}

class Collector {
 public:
  Collector(const HtmlTree& tree, const std::vector<bool>& left_out)
      : tree_(tree), left_out_(left_out) {}

  std::vector<HtmlBlock> blocks() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      close(i);
      const HtmlNode& node = tree_.nodes[i];
      if (is_left_out(i)) {
        if (is_block(node.tag)) flush();
        i = node.end - 1;
        continue;
      }
      if (node.tag == HtmlTag::kText) {
        text(i);
      } else if (node.tag == HtmlTag::kBr) {
        line_break();
      } else {
        open(i);
      }
    }
    close(static_cast<std::uint32_t>(tree_.nodes.size()));
    flush();
    return std::move(blocks_);
  }

 private:
  bool is_left_out(std::uint32_t i) const {
    const HtmlTag tag = tree_.nodes[i].tag;
    return tag == HtmlTag::kUnread || tag == HtmlTag::kScript || tag == HtmlTag::kHead ||
           (!left_out_.empty() && left_out_[i]) || is_note_mark(tree_.nodes[i]);
  }

  // The number of a note and the way back from it (DPUB-ARIA 1.0) are no words.
  bool is_note_mark(const HtmlNode& node) const {
    if (node.tag != HtmlTag::kA || node.attributes == 0) return false;
    const std::string_view role = tree_.attribute(node, "role");
    return role == "doc-noteref" || role == "doc-backlink";
  }

  void open(std::uint32_t i) {
    const HtmlTag tag = tree_.nodes[i].tag;
    if (is_block(tag)) flush();
    open_.push_back(i);
    if (is_block(tag)) open_blocks_.push_back(i);
    if (tag == HtmlTag::kA) ++links_;
    if (tag == HtmlTag::kLi) ++items_;
    if (tag == HtmlTag::kBlockquote) ++quotations_;
    if (heading_level(tag) > 0) headings_.push_back(tag);
  }

  void close(std::uint32_t i) {
    while (!open_.empty() && tree_.nodes[open_.back()].end <= i) {
      const HtmlTag tag = tree_.nodes[open_.back()].tag;
      if (is_block(tag)) flush();
      if (tag == HtmlTag::kA) --links_;
      if (tag == HtmlTag::kLi) --items_;
      if (tag == HtmlTag::kBlockquote) --quotations_;
      if (heading_level(tag) > 0) headings_.pop_back();
      if (is_block(tag)) open_blocks_.pop_back();
      open_.pop_back();
    }
  }

  void text(std::uint32_t i) {
    const std::string_view text = tree_.text_of(tree_.nodes[i]);
    if (breaks_ > 0 && !trimmed_html(text).empty()) {
      // Two line breaks part paragraphs where a page knows no other way.
      if (breaks_ > 1) {
        flush();
      } else if (!current_.text.empty()) {
        while (current_.text.ends_with(' ')) current_.text.pop_back();
        current_.text += '\n';
      }
      breaks_ = 0;
    }
    if (current_.text.empty() && !trimmed_html(text).empty()) begin(i);
    const std::size_t before = current_.text.size();
    append_collapsed(text, current_.text);
    const std::size_t added = count_characters(std::string_view(current_.text).substr(before));
    current_.characters += added;
    if (links_ > 0) current_.linked += added;
  }

  void begin(std::uint32_t i) {
    current_.first = i;
    current_.node = open_blocks_.empty() ? 0 : open_blocks_.back();
    current_.tag = tree_.nodes[current_.node].tag;
    if (!headings_.empty()) current_.tag = headings_.back();
    current_.is_item = items_ > 0;
    current_.is_quotation = quotations_ > 0;
  }

  void line_break() { ++breaks_; }

  void flush() {
    breaks_ = 0;
    const std::string_view text = trimmed_html(current_.text);
    if (!text.empty()) {
      current_.text = std::string(text);
      blocks_.push_back(std::move(current_));
    }
    current_ = {};
  }

  const HtmlTree& tree_;
  const std::vector<bool>& left_out_;
  std::vector<HtmlBlock> blocks_;
  HtmlBlock current_;
  std::vector<std::uint32_t> open_;
  std::vector<std::uint32_t> open_blocks_;
  std::vector<HtmlTag> headings_;
  std::size_t links_ = 0;  // open ones, as the following
  std::size_t items_ = 0;
  std::size_t quotations_ = 0;
  std::size_t breaks_ = 0;  // since the last text
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, const std::vector<bool>& left_out) {
  return Collector(tree, left_out).blocks();
}

bool is_prose(const HtmlBlock& block) {
  if (heading_level(block.tag) > 0 || block.characters < kShortestProse) return false;
  if (block.link_density() > kMostLinked) return false;
  if (block.characters >= kSureProse) return true;
  // A sentence ends in it.
  for (std::size_t at = 0; at < block.text.size();) {
    const char32_t c = next_character(block.text, at);
    if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F) return true;
    const bool mark = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':';
    if (!mark) continue;
    if (at >= block.text.size()) return true;
    std::size_t next = at;
    const char32_t behind = next_character(block.text, next);
    if (behind == ' ' || behind == '\n' || behind == '"' || behind == 0x201D || behind == 0xBB ||
        behind == 0xA0 || behind == 0x202F || behind == ')' || behind == 0x2019) {
      return true;
    }
  }
  return false;
}

std::vector<std::size_t> prose_before(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
  std::vector<std::size_t> before(tree.nodes.size() + 1, 0);
  for (const HtmlBlock& block : blocks) {
    if (is_prose(block)) before[block.first + 1] += block.characters - block.linked;
  }
  for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
  return before;
}

}  // namespace revue
