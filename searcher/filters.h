// What narrows an answer to a part of the index, whatever is asked for.
#ifndef REVUE_SEARCHER_FILTERS_H_
#define REVUE_SEARCHER_FILTERS_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "analyzers/language.h"

namespace revue {

struct Filters {
  std::optional<Language> language;
  std::vector<std::string> outlets;  // any of them; compared folded
  std::string from;                  // ISO dates, inclusive, as precise as wanted
  std::string to;
  std::vector<std::string> entities;  // ids; every one is named
  bool fold_copies = false;           // articles that are copies of earlier ones do not count

  // Whether all articles pass, copies aside.
  bool empty() const {
    return !language && outlets.empty() && from.empty() && to.empty() && entities.empty();
  }
};

// Documents of articles that are copies of earlier ones.
Xapian::Query of_copies();

// What of the filters concerns an article as a whole: outlets, dates and copies.
Xapian::Query with_article_filters(Xapian::Query query, const Filters& filters);

// All filters, for a query of passages: in the language, naming the actors themselves.
Xapian::Query passages_with(Xapian::Query query, const Filters& filters);

// All filters, for a query of articles: in the language, naming the actors anywhere.
Xapian::Query articles_with(Xapian::Query query, const Filters& filters);

}  // namespace revue

#endif  // REVUE_SEARCHER_FILTERS_H_
