// Pairs of quotation marks.
#ifndef REVUE_ANALYZERS_QUOTE_MARKS_H_
#define REVUE_ANALYZERS_QUOTE_MARKS_H_

#include <string_view>
#include <vector>

#include "analyzers/span.h"

namespace revue {

// A stretch of text between marks that stand in no others.
struct MarkedText {
  ByteSpan span;       // with its marks
  ByteSpan inside;     // without them, and without the spaces within
  bool closed = true;  // else its last mark is missing, and it ends with its paragraph
};

// In order; they do not overlap. Rules:
// 1. A mark closes the nearest open one of its own kind: « », “ ”, „ “, „ ”, ‹ ›, " " (which may be
//    typed '' ''), ‘ ’, ' '. What opened after that and was not closed was no mark.
// 2. " opens where a word begins and closes where one ends; where neither is told, it closes what
//    is open. Where one kind was typed for another, it closes what stands open: “…", “…“, "…”; and
//    ” opens where a word begins and nothing is open.
// 3. ‘ and ' open and ’ and ' close only in English, and never inside a word; ' opens where one
//    closes it in the same line. Behind an s with words behind it they are an apostrophe where
//    another closes: ‘the workers’ rights matter,’.
// 4. A paragraph that begins with a mark of the kind that is open (« and », which repeats it)
//    carries it on; one that does not ends it, unless it closes «» first, within the next 2,000
//    bytes.
// 5. " behind = is markup, up to the next one of the line.
// Linear in the size of the text.
std::vector<MarkedText> find_marked(std::string_view text, bool single_marks);

// Whether the line end at this byte ends a paragraph: a blank line follows, or it is not one that
// was put there to wrap a sentence.
bool ends_paragraph(std::string_view text, std::size_t line_end);

}  // namespace revue

#endif  // REVUE_ANALYZERS_QUOTE_MARKS_H_
