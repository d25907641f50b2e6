// The words by which pages name their parts, in class names and ids, and what they say of a part.
#ifndef REVUE_CORPUS_HTML_VOCABULARY_H_
#define REVUE_CORPUS_HTML_VOCABULARY_H_

#include <string_view>

namespace revue {

// What names say of a part of a page; the higher, the less may stand against it.
enum class PartKind {
  kUnknown,
  kContent,  // the article's text: article-body, entry-content, texte
  kOpening,  // the paragraph before the text: chapô, standfirst
  kMinor,    // small things beside a text: byline, caption, tags; a page is called so at times
  kClutter,  // not of the article: sidebar, newsletter, lire-aussi
  kNever,    // neither: comments, footer, cookies; may be longer than the article
};

// Of the value of a class or id attribute: names parted by white space, their words parted by
// hyphens, underscores or capitals. What a name says of a state («has-sidebar», "comments-closed")
// is not taken for the part itself.
PartKind part_kind(std::string_view names);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_VOCABULARY_H_
