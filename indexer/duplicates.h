// Which articles of an index are copies of earlier ones.
//
// Decided anew at the end of each build, from what the index holds of all its articles and from
// that alone: not from the threads, nor from the order in which builds brought the articles.
#ifndef REVUE_INDEXER_DUPLICATES_H_
#define REVUE_INDEXER_DUPLICATES_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/sketch.h"

namespace revue {

// What becomes of an article that is a copy of an earlier one (sketch.h).
enum class Duplicates {
  kFold,  // it is marked with the id of the earliest
  kKeep,  // it is an article like all others
  kDrop,  // it is taken out of the index
};

// For each sketch the place of the first one that it is a copy of and that is no copy itself; its
// own place where there is none. A copy of a copy alone is none: articles on a story that goes on
// do not run together. Near linear: keys that very many texts share, as those of an outlet's
// standing text, lead to the first of these only.
std::vector<std::size_t> first_copies(const std::vector<Sketch>& sketches);

struct CopiedArticle {
  std::string id;
  std::string of;  // id of the earliest
};

// The copies among an index's articles, in the order of dates, then of ids; those without a date
// are the last. Takes some 1 KB of memory for each article. Xapian's errors come through.
std::vector<CopiedArticle> find_copied_articles(const Xapian::Database& database);

// Marks all documents of these articles with the id of the earliest (kSlotCopyOf), and those of no
// others; writes only what changes. Xapian's errors come through.
void mark_copied_articles(const std::vector<CopiedArticle>& copies,
                          Xapian::WritableDatabase& database);

}  // namespace revue

#endif  // REVUE_INDEXER_DUPLICATES_H_
