// What a page states of its article beside the text.
//
// Pages say it several times, for search engines and for social networks. The first statement that
// can be used counts, in this order: JSON-LD (schema.org), OpenGraph, microdata, other <meta>
// elements, and what readers see.
#ifndef REVUE_CORPUS_HTML_METADATA_H_
#define REVUE_CORPUS_HTML_METADATA_H_

#include <string>
#include <string_view>

#include "corpus/html_tree.h"
#include "corpus/stated_fields.h"

namespace revue {

StatedFields stated_fields(const HtmlTree& tree);

// The letters and digits of a title, folded: titles with the same key are the same but for marks,
// capitals and accents.
std::string title_key(std::string_view title);

}  // namespace revue

#endif  // REVUE_CORPUS_HTML_METADATA_H_
