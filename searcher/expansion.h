// What the words of a query are called in the other language.
//
// Rules:
// 1. Names of the lexicon (analyzers/lexicon.h) are looked for at every word of the query, by
//    stems, in the language that the query is written in, or in each when it does not tell.
//    A single word is found by its number and gender at most: «amendes» is «amende», «amendement»
//    is not. Where the language does not tell, it must be a word of the one that it is looked up
//    in: “fair” is no form of «faire». In a query of the other language, names of several words
//    count too.
// 2. Every name found counts, whatever its length: for «loi sur l’intelligence artificielle» the
//    law, the technology and the single words. Grammar words alone are not translated.
// 3. A name marked «context» counts in a query with one of its context words, or with another name
//    when it has none. In any other it is ambiguous: it counts for less, and only where nothing
//    else of the glossary stands for its words. «grève» and «frappe» are both guesses for “strike”;
//    «renseignement» is none for the second word of “artificial intelligence”.
// 4. Of a word that the glossary has, dictionaries say nothing: «summit» is a «sommet», no «faîte».
// 5. A word that no name covers may be a cognate (analyzers/cognates.h) that the index holds.
#ifndef REVUE_SEARCHER_EXPANSION_H_
#define REVUE_SEARCHER_EXPANSION_H_

#include <string_view>
#include <vector>

#include "searcher/query.h"
#include "searcher/reading.h"

namespace revue {

// An expansion with the words that it stands for, as a span of the query's text.
struct CoveredExpansion {
  ByteSpan span;
  Expansion expansion;
};

// `readings` is the text's.
std::vector<CoveredExpansion> find_expansions(std::string_view text, const Readings& readings,
                                              Tokenizer& tokenizer, Vocabulary& vocabulary);

}  // namespace revue

#endif  // REVUE_SEARCHER_EXPANSION_H_
