// Text for a terminal: words wrapped to its width, with or without colours.
#ifndef REVUE_SEARCHER_TEXT_LAYOUT_H_
#define REVUE_SEARCHER_TEXT_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "analyzers/error.h"

namespace revue {

struct TextStyle {
  bool color = false;       // escape sequences; else *match* and _entity_
  std::size_t width = 80;   // columns to wrap to
  bool expansions = false;  // say under a hit by which other names it was found
};

inline constexpr std::string_view kReset = "\x1b[0m";
inline constexpr std::string_view kMatchColor = "\x1b[1;33m";
inline constexpr std::string_view kEntityColor = "\x1b[4;36m";
inline constexpr std::string_view kBothColor = "\x1b[1;4;33m";
inline constexpr std::string_view kTitleColor = "\x1b[1m";
inline constexpr std::string_view kFaintColor = "\x1b[2m";

// A style's escape sequence, or nothing without colours.
inline std::string_view styled(const TextStyle& style, std::string_view sequence) {
  return style.color ? sequence : std::string_view();
}

// Columns a text takes in a terminal.
std::size_t columns(std::string_view text);

// The text followed by as many spaces as make it `width` columns wide.
std::string padded(std::string text, std::size_t width);

// «███▍»: the value's share of `most`, which is `width` columns long; an eighth of a column exact.
// Requires: most > 0.
std::string bar(std::uint64_t value, std::uint64_t most, std::size_t width);

// Puts styled words on lines no longer than the style asks for. A word may change style inside.
class Wrapper {
 public:
  // `between` is what parts two paragraphs, besides the line end.
  Wrapper(std::ostream& out, std::string indent, const TextStyle& style, std::string between = "")
      : out_(out), indent_(std::move(indent)), style_(style), between_(std::move(between)) {}

  // Adds text that starts and ends with the given marks. A space in it may become a line end, a
  // line end in it ends a paragraph.
  void add(std::string_view before, std::string_view text, std::string_view after);
  void finish();

 private:
  void end_paragraph();
  void flush();

  std::ostream& out_;
  std::string indent_;
  const TextStyle& style_;
  std::string between_;
  bool new_paragraph_ = false;
  std::string word_;
  std::size_t word_columns_ = 0;
  std::size_t line_columns_ = 0;
};

}  // namespace revue

#endif  // REVUE_SEARCHER_TEXT_LAYOUT_H_
