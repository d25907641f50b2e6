// An article, or words of it, as others cite them: a footnote, and CSL-JSON for programs that
// manage references.
#ifndef REVUE_SEARCHER_CITATION_H_
#define REVUE_SEARCHER_CITATION_H_

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "indexer/record.h"

namespace revue {

// "fr/05-discours-vance:1234-1300" is an article's id and a span of its text, as quotes are shown.
struct CitedPlace {
  std::string id;
  CodePointSpan span;
};
// Nothing when no span stands behind the id.
std::optional<CitedPlace> parse_citation(std::string_view text);

// The part of a text; nothing when the span is empty or does not lie in it.
std::optional<std::string> words_at(std::string_view text, CodePointSpan span);

// "Ève Roy, « Le vote », Le Relevé, 11 février 2025, https://example.org/vote : « 312 voix »", in
// the article's language and its marks; what is not known is left out. `words` may be empty.
std::string footnote(const ArticleRecord& article, std::string_view words);

// A list of one item (https://docs.citationstyles.org/en/stable/specification.html, CSL-JSON 1.0).
void write_csl(std::ostream& out, const ArticleRecord& article, std::string_view words);

}  // namespace revue

#endif  // REVUE_SEARCHER_CITATION_H_
