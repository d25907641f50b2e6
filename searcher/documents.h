// Documents of an index by their numbers.
#ifndef REVUE_SEARCHER_DOCUMENTS_H_
#define REVUE_SEARCHER_DOCUMENTS_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace revue {

struct DocumentRange {
  Xapian::docid begin = 0;
  Xapian::docid end = 0;  // behind the last
};

// Matches the documents of ranges, with no weight. They must be in order and must not overlap.
Xapian::Query within(std::vector<DocumentRange> ranges);

// A value of each document, empty where it has none; read in their order in the index
// (value_reader.h).
std::vector<std::string> values_of(const Xapian::Database& database, Xapian::valueno slot,
                                   const std::vector<Xapian::docid>& documents);

}  // namespace revue

#endif  // REVUE_SEARCHER_DOCUMENTS_H_
