#include "searcher/text_layout.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analyzers/utf8.h"

namespace revue {
namespace {

// Whether French or English typography keeps the words around this space together.
bool holds_together(std::string_view text, std::size_t space) {
  const std::string_view after = text.substr(space + 1);
  constexpr std::string_view kClosing[] = {":", ";", "!", "?", "»"};
  return text.substr(0, space).ends_with("«") ||
         std::any_of(std::begin(kClosing), std::end(kClosing),
                     [after](std::string_view mark) { return after.starts_with(mark); });
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, at));
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2U : 1U;
  }
  return width;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t wide = columns(text);
  if (wide < width) text.append(width - wide, ' ');
  return text;
}

void Wrapper::add(std::string_view before, std::string_view text, std::string_view after) {
  word_ += before;
  if (!style_.color) word_columns_ += columns(before);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find_first_of(" \n", at), text.size());
    word_ += text.substr(at, space - at);
    word_columns_ += columns(text.substr(at, space - at));
    if (space < text.size() && text[space] == ' ' && holds_together(text, space)) {
      word_ += ' ';
      ++word_columns_;
    } else if (space < text.size()) {
      if (style_.color) word_ += after;
      flush();
      if (text[space] == '\n') end_paragraph();
      if (style_.color) word_ += before;
    }
    at = space + 1;
  }
  word_ += after;
  if (!style_.color) word_columns_ += columns(after);
}

void Wrapper::finish() {
  flush();
  if (line_columns_ > 0) out_ << '\n';
  line_columns_ = 0;
  new_paragraph_ = false;
}

void Wrapper::end_paragraph() {
  if (line_columns_ == 0) return;
  out_ << '\n';
  line_columns_ = 0;
  new_paragraph_ = true;
}

void Wrapper::flush() {
  if (word_columns_ == 0) {
    out_ << word_;
    word_.clear();
    return;
  }
  if (line_columns_ == 0) {
    if (new_paragraph_) out_ << between_;
    new_paragraph_ = false;
    out_ << indent_;
    line_columns_ = indent_.size();
  } else if (line_columns_ + 1 + word_columns_ > style_.width) {
    out_ << '\n' << indent_;
    line_columns_ = indent_.size();
  } else {
    out_ << ' ';
    ++line_columns_;
  }
  out_ << word_;
  line_columns_ += word_columns_;
  word_.clear();
  word_columns_ = 0;
}

std::string bar(std::uint64_t value, std::uint64_t most, std::size_t width) {
  constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(std::ceil(
      8.0 * static_cast<double>(width) * static_cast<double>(value) / static_cast<double>(most)));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + std::string(kEighths[eighths % 8]);
}

}  // namespace revue
