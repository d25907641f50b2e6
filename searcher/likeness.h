// What tells an article from the others of an index, to find its like.
#ifndef REVUE_SEARCHER_LIKENESS_H_
#define REVUE_SEARCHER_LIKENESS_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/tokens.h"
#include "indexer/record.h"

namespace revue {

// The words that tell an article most, at most so many, best first. A stem that stands tf times in
// the article and its title, and in df of all n articles, weighs (1 + ln tf) · ln(n / df) (Salton
// and Buckley 1988); one that no other article holds finds nothing and is left out. Each stem is
// given in the form that the article writes it in most often. Xapian's errors come through.
std::vector<std::string> telling_words(const Xapian::Database& database,
                                       const ArticleRecord& article,
                                       const std::vector<PassageRecord>& passages,
                                       Tokenizer& tokenizer, std::size_t most);

}  // namespace revue

#endif  // REVUE_SEARCHER_LIKENESS_H_
