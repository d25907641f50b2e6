// The article that a page describes in JSON-LD <https://schema.org/Article>.
#ifndef REVUE_CORPUS_JSON_LD_H_
#define REVUE_CORPUS_JSON_LD_H_

#include "corpus/html_metadata.h"

namespace revue {

// Sets the fields that the first article of the page's scripts states; articles may stand in lists,
// in @graph or inside other things, and name their author by @id. Scripts that are no JSON are
// passed over.
void read_json_ld(const HtmlTree& tree, StatedFields& fields);

}  // namespace revue

#endif  // REVUE_CORPUS_JSON_LD_H_
