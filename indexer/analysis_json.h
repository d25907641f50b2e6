// What the analysis sees, as JSON for people and scripts (docs/output.md, "analyze").
#ifndef REVUE_INDEXER_ANALYSIS_JSON_H_
#define REVUE_INDEXER_ANALYSIS_JSON_H_

#include <string>

#include "analyzers/analysis.h"
#include "corpus/article.h"

namespace revue {

// One line without its line end. Spans are half-open, in code points of the article's text, those
// of `title_entities` in code points of its title;
// `tokens` adds each passage's tokens.
std::string analysis_json(const Article& article, const Analysis& analysis, bool tokens);

}  // namespace revue

#endif  // REVUE_INDEXER_ANALYSIS_JSON_H_
