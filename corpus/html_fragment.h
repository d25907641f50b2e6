// Markup that is the text of an article already, without the page around it: what JSON-LD states,
// what feeds hold.
#ifndef REVUE_CORPUS_HTML_FRAGMENT_H_
#define REVUE_CORPUS_HTML_FRAGMENT_H_

#include <string>
#include <string_view>

namespace revue {

// Of a text, whole and in part, the part that is so much shorter than the whole has lost what it
// was to keep.
inline constexpr std::size_t kLeastOfWhole = 3;

// All of its paragraphs, parted by blank lines; where there are no elements, of its lines. `html`
// is valid UTF-8. Linear.
std::string paragraphs_of(std::string html);

// Its paragraphs without what feeds add to a text (fragment_content()), unless that leaves less
// than a third of it. Without elements, blank lines part paragraphs. Linear.
std::string article_text_of(std::string html, std::string_view title);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_FRAGMENT_H_
