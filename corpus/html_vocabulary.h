// The words by which pages name their parts, in class names and ids, and what they say of a part.
#ifndef REVUE_CORPUS_HTML_VOCABULARY_H_
#define REVUE_CORPUS_HTML_VOCABULARY_H_

#include <string_view>

namespace revue {

// What names say of a part of a page; the higher, the less may stand against it.
enum class PartKind {
  kUnknown,
  kContent,    // the article's text: article-body, entry-content, texte
  kOpening,    // the paragraph before the text: chapô, standfirst
  kMinor,      // small things beside a text: byline, caption, tags; a page is called so at times
  kClutter,    // not of the article: sidebar, newsletter, lire-aussi
  kNever,      // neither: comments, footer, cookies; may be longer than the article
};

// Of the value of a class or id attribute: names parted by white space, their words parted by
// hyphens, underscores or capitals. What a name says of a state («has-sidebar», "comments-closed")
// is not taken for the part itself.
PartKind part_kind(std::string_view names);

// Whether a paragraph is one that the press prints in its texts and that is none of their own: «Lire
// aussi : …», “Sign up for our newsletter”. `at_end`: it stands among the last.
bool is_clutter_line(std::string_view text, bool at_end);

// Whether a line heads what comes behind an article: «À lire aussi», “You may also like”,
// “Comments”.
bool is_closing_line(std::string_view text);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_VOCABULARY_H_
