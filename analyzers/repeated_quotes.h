// Words that the article attributes elsewhere.
#ifndef REVUE_ANALYZERS_REPEATED_QUOTES_H_
#define REVUE_ANALYZERS_REPEATED_QUOTES_H_

#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/quote.h"

namespace revue {

// A quote whose speaker is not known, or only described, or only who spoke before, and words
// between marks that are nobody's so far, take the speaker of another quote of the article that
// holds all their words in a row, four at least, and names its speaker surely. Not when such quotes
// name several. Requires: resolve_speakers() has been there. Linear in the words of the quotes.
void share_repeated_words(const ArticleWords& article, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_REPEATED_QUOTES_H_
