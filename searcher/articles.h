// Which documents of an index are articles. Those of one follow one another: the article, its
// passages, its quotes; so the article of a document is the last that stands before it.
#ifndef REVUE_SEARCHER_ARTICLES_H_
#define REVUE_SEARCHER_ARTICLES_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/documents.h"

namespace revue {

// Keeps what it has read, four bytes an article and some ids: a database opened anew needs a new
// one. One per thread. Xapian's errors come through.
class Articles {
 public:
  // The place of an article among the index's, from 0.
  using Number = std::size_t;

  explicit Articles(Xapian::Database database) : database_(std::move(database)) {}

  // The article that a document belongs to, or is.
  // Throws: Xapian::DatabaseCorruptError when no article stands before it.
  Number of(Xapian::docid document);

  DocumentRange documents(Number article);

  const std::string& id(Number article);

 private:
  // Of the articles, in order.
  const std::vector<Xapian::docid>& all();

  Xapian::Database database_;
  std::vector<Xapian::docid> all_;  // read at the first use
  std::unordered_map<Number, std::string> ids_;
};

}  // namespace revue

#endif  // REVUE_SEARCHER_ARTICLES_H_
