// What a part of a query is searched by, as rows of terms with positions: the form in which NEAR,
// ADJ and ATLEAST ask for it.
#ifndef REVUE_SEARCHER_QUERY_ROWS_H_
#define REVUE_SEARCHER_QUERY_ROWS_H_

#include <vector>

#include "searcher/query.h"

namespace revue {

class Vocabulary;

// Adds everything that a leaf is searched by: as typed, inflected, in other words, and by an
// actor's names. Without a vocabulary, which may be null, stems have no inflected forms.
void add_rows(const Leaf& leaf, Vocabulary* vocabulary, std::vector<Row>& rows);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_ROWS_H_
