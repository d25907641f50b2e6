// What a query asks of the article or the quotes of a passage, beside its words: title:, outlet:,
// lang:, date:, said:, about:.
#ifndef REVUE_SEARCHER_RESTRICTION_H_
#define REVUE_SEARCHER_RESTRICTION_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace revue {

class Vocabulary;

struct Restriction {
  enum class Kind { kTitle, kOutlet, kLanguage, kDate, kSaid, kAbout };
  Kind kind = Kind::kOutlet;
  // One of these stands in the documents of the article, or for kSaid and kAbout in a quote.
  std::vector<std::string> terms;
  std::string from;  // of kDate: ISO dates, inclusive; empty for no bound
  std::string to;
  std::vector<std::string> title_words;  // of kTitle: what to mark in titles, a single word …
  std::vector<std::vector<std::string>> title_row;  // … or several in a row
};

// The articles whose title holds the words in a row, inflected unless there are several; their
// member terms. Xapian's errors come through.
Restriction title_restriction(std::string_view words, Vocabulary& vocabulary);

// The outlet of this name; of none, those whose names hold its words in a row. Folded names.
std::vector<std::string> outlets_called(std::string_view name, Vocabulary& vocabulary);
// Articles of these.
Restriction outlet_restriction(std::string_view name, Vocabulary& vocabulary);

// The passages, and the quotes, that pass; without weight.
Xapian::Query passages_within(const Restriction& restriction, const Xapian::Database& database);
Xapian::Query quotes_within(const Restriction& restriction);

// The terms that link the quotes which pass to the passages that they stand in (schema.h).
std::vector<std::string> links_of_quotes(const Xapian::Database& database,
                                         const Xapian::Query& quotes);

}  // namespace revue

#endif  // REVUE_SEARCHER_RESTRICTION_H_
