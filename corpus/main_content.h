// The text of the article on a page, without what the page prints around it.
#ifndef REVUE_CORPUS_MAIN_CONTENT_H_
#define REVUE_CORPUS_MAIN_CONTENT_H_

#include <string>
#include <string_view>

#include "corpus/html_tree.h"

namespace revue {

// Paragraphs, headings, items and quotations, parted by blank lines; empty when the page holds no
// article. `title` is that of the article, whose own heading is no part of its text. Linear.
std::string main_content(const HtmlTree& tree, std::string_view title);

// The same of markup that is an article as a whole, as feeds hold it: captions, lists of links and
// lines such as «Lire aussi : …» go, all other paragraphs stay.
std::string fragment_content(const HtmlTree& tree, std::string_view title);

}  // namespace revue

#endif  // REVUE_CORPUS_MAIN_CONTENT_H_
