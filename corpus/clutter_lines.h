// Lines inside and behind the texts of the press that are none of the article's own.
#ifndef REVUE_CORPUS_CLUTTER_LINES_H_
#define REVUE_CORPUS_CLUTTER_LINES_H_

#include <string_view>

namespace revue {

// Whether a paragraph sends readers elsewhere, or is a caption by its credit: «Lire aussi : …»,
// “Sign up for our newsletter”. `at_end`: it is among the last. is_navigation() knows others.
bool is_clutter_line(std::string_view text, bool at_end);

// Whether a line heads what comes behind an article: «À lire aussi», “You may also like”,
// “Comments”.
bool is_closing_line(std::string_view text);

}  // namespace revue

#endif  // REVUE_CORPUS_CLUTTER_LINES_H_
