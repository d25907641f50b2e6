// Running a query against an index.
#ifndef REVUE_SEARCHER_SEARCH_H_
#define REVUE_SEARCHER_SEARCH_H_

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "indexer/index_reader.h"
#include "indexer/record.h"
#include "searcher/actor_names.h"
#include "searcher/actors.h"
#include "searcher/evaluation.h"
#include "searcher/explanation.h"
#include "searcher/highlight.h"
#include "searcher/likeness.h"
#include "searcher/matcher.h"
#include "searcher/occurrences.h"
#include "searcher/query.h"
#include "searcher/quotes.h"
#include "searcher/vocabulary.h"

namespace revue {

// A passage that is nearly the same as another.
struct Copy {
  ArticleRecord article;
  std::uint64_t ordinal = 0;  // of the passage
};

struct Hit {
  std::size_t rank = 0;  // from 1
  double score = 0;
  ArticleRecord article;
  PassageRecord passage;
  std::vector<Highlight> highlights;        // in passage.text
  std::vector<Highlight> title_highlights;  // in article.title
  std::vector<Copy> copies;                 // folded under it; with Detail::kMarks only
};

struct SearchResult {
  std::vector<Hit> hits;
  std::uint64_t total = 0;    // passages that match; exact
  std::vector<Facet> facets;  // as asked for, of all passages that match
  std::vector<QueryNote> notes;
};

// An article as it was read, with its passages.
struct StoredArticle {
  ArticleRecord article;
  std::vector<PassageRecord> passages;
  std::vector<QuoteRecord> quotes;
  std::string text;  // the whole
};

// A whole article with its marks: `marks` holds a list per passage, `title_marks` the title's.
struct MarkedArticle {
  StoredArticle stored;
  std::vector<std::vector<Highlight>> marks;
  std::vector<Highlight> title_marks;
};

// What an answer was looked for in.
struct Coverage {
  std::uint64_t articles = 0;
  std::uint64_t outlets = 0;
  std::string first_date;  // ISO days; empty when no article has a date
  std::string last_date;
};

// An open index. One per thread.
class Searcher {
 public:
  // Throws: Error when there is no index, or one that this program would read wrongly (format,
  // analysis); the message says which command mends it.
  explicit Searcher(const std::filesystem::path& index);

  // Throws: Error when the index is damaged. Goes on by itself when a writer has published since.
  SearchResult search(const std::string& query, const SearchOptions& options);

  // How the query is read and what each part of it finds; the filters of `options` are left aside.
  // Throws as search().
  Explanation explain(const std::string& query, const SearchOptions& options);

  // The articles that match, by their best passage, best first: what a run of topics is made of.
  // `options.per_article` does not matter. Throws as search().
  std::vector<RankedArticle> rank_articles(const std::string& query, const SearchOptions& options);

  // Nothing when the index has no article of this id.
  std::optional<StoredArticle> article(const std::string& id);

  // The article with its marks for a query that may be empty.
  MarkedArticle marked(StoredArticle stored, const std::string& query);

  // Words that tell the article from the others, at most so many, best first (likeness.h).
  std::vector<std::string> telling_words(const StoredArticle& stored, std::size_t most);

  // Ids that look most like `id`, for an error message.
  std::vector<std::string> similar_ids(const std::string& id);

  // Whom a name means in this index.
  ActorChoice choose(const std::string& name);

  ActorList actors(const ActorOptions& options);
  ActorProfile actor(const std::string& id, const ActorOptions& options);

  // Why the actor's names count in the article, or do not.
  std::vector<Occurrence> occurrences(const StoredArticle& stored, const std::string& id);
  // Ids of articles that name the actor, in the order of the index, at most so many.
  std::vector<std::string> articles_naming(const std::string& id, std::size_t most);

  // The quotes that pass the options and hold the words of `query`, which may be empty. Throws as
  // search().
  QuoteResult quotes(const std::string& query, const QuoteOptions& options, Match match,
                     bool cross_language, bool literal = false);

  // The articles that pass the filters: how many, and their first and last dates.
  Coverage coverage(const Filters& filters);

  // Folded words of a name, stop words left out, as speakers' descriptions are searched.
  std::vector<std::string> words_of_name(const std::string& name);

  // Puts the outlets that are called so in place of each name (restriction.h). Returns the names by
  // which none is called; they stay, and nothing is found by them.
  std::vector<std::string> find_outlets(std::vector<std::string>& names);

  const Gazetteer& gazetteer() const { return *gazetteer_; }

 private:
  // Takes up a database that was opened. Throws: Error when this program would read it wrongly.
  void adopt(const Xapian::Database& database);
  Query analyze(const std::string& query, const SearchOptions& options);
  SearchResult run(const Query& query, const SearchOptions& options);
  Hit load(const RankedPassage& match, const Query& query, Detail detail);
  ArticleRecord article_of(const PassageRecord& passage) const;
  std::vector<Highlight> mark_passage(const PassageRecord& passage, const Query& query);
  std::vector<ByteSpan> said_in(const PassageRecord& passage, const Query& query);
  std::vector<Highlight> mark_title(const ArticleRecord& article, const Query& query);
  const Xapian::Database& database() const { return reader_.database(); }

  std::shared_ptr<const Gazetteer> gazetteer_;
  std::string own_gazetteer_;  // TSV text; empty for the one that revue ships
  Tokenizer tokenizer_;
  std::optional<Articles> articles_;      // of the database as opened
  std::optional<Vocabulary> vocabulary_;  // likewise
  IndexReader reader_;                    // calls adopt(), and so comes last
};

}  // namespace revue

#endif  // REVUE_SEARCHER_SEARCH_H_
