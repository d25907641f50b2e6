// What a word that no passage holds may have been meant to be.
#ifndef REVUE_SEARCHER_SPELLING_H_
#define REVUE_SEARCHER_SPELLING_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query.h"
#include "searcher/vocabulary.h"

namespace revue {

struct Misspelling {
  std::size_t column = 0;  // of the word in the query, in code points from 1
  std::string typed;
  std::string suggestion;  // as the index usually writes it, with its accents and capitals
};

// The words of the query, those of phrases and beside NEAR among them, that neither a passage nor
// the lexicon knows and that resemble a word of the index, in order; the first kMostMisspellings of
// them are looked at. Reads all words of the index once when there is such a word that was not
// asked for before, nothing otherwise.
// Xapian's errors come through.
inline constexpr std::size_t kMostMisspellings = 8;
std::vector<Misspelling> find_misspellings(const Query& query, Vocabulary& vocabulary);

// The query with the suggestions in place of the words.
std::string corrected(std::string_view query, const std::vector<Misspelling>& misspellings);

// Errors that lead from one word to the other: a letter too many, missing, or another one, or two
// neighbours exchanged (optimal string alignment, Damerau 1964). More than `most` is `most` + 1.
std::size_t typing_errors(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace revue

#endif  // REVUE_SEARCHER_SPELLING_H_
