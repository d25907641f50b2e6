// Who said what: the quotes of an index, of one actor, about another, with words of a query.
#ifndef REVUE_SEARCHER_QUOTES_H_
#define REVUE_SEARCHER_QUOTES_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/quote.h"
#include "indexer/record.h"
#include "searcher/filters.h"
#include "searcher/highlight.h"
#include "searcher/query.h"
#include "searcher/vocabulary.h"

namespace revue {

struct QuoteOptions {
  std::string by;  // id of the speaker; empty: anybody
  // Folded words that describe the speaker, all of them, where no actor is called so.
  std::vector<std::string> by_words;
  std::vector<std::string> about;  // ids of actors named in the quote; every one
  std::vector<QuoteType> types;    // any of them; empty: all but kScare
  double min_confidence = 0;
  Filters filters;  // its language is the quote's
  bool by_date = true;
  bool group = false;     // the same words, also shortened, under their first publication
  std::size_t limit = 0;  // 0: all
  std::size_t offset = 0;
};

struct FoundQuote {
  QuoteRecord quote;
  ArticleRecord article;
  double score = 0;                   // 0 without a query
  std::vector<Highlight> highlights;  // what the query matches, in quote.text
  std::vector<FoundQuote> repeats;    // with QuoteOptions::group; by date
};

struct QuoteResult {
  std::vector<FoundQuote> quotes;
  std::uint64_t total = 0;          // quotes, or groups of them; exact
  std::uint64_t quotes_in_all = 0;  // with those that are grouped under another
  std::vector<QueryNote> notes;
};

// By date, those without one last, then in the order of the index; or by weight. A query that is
// empty asks for all. Visits every match. Xapian's errors come through.
QuoteResult find_quotes(const Xapian::Database& database, const Query& query,
                        const QuoteOptions& options, const Gazetteer& gazetteer,
                        Tokenizer& tokenizer);

// With said: `passages` that a quote of one of the speakers stands in which `asked` matches; else
// as they are.
Xapian::Query within_quotes(Xapian::Query passages, const Query& asked,
                            const Xapian::Database& database);

// How many quotes an actor says, those of the filters.
std::uint64_t count_quotes_by(const Xapian::Database& database, const std::string& id,
                              const Filters& filters);

// Quotes that repeat one another, the first of a group in front, by their positions in `texts`: the
// words of one, at least five, stand in the other in a row. Texts of the same speaker are compared.
// Linear in the number of words but for those that share five words.
std::vector<std::vector<std::size_t>> group_repeated(const std::vector<std::string>& texts,
                                                     const std::vector<std::string>& speakers);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUOTES_H_
