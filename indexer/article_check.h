// Whether the documents of one article fit together.
#ifndef REVUE_INDEXER_ARTICLE_CHECK_H_
#define REVUE_INDEXER_ARTICLE_CHECK_H_

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/span.h"
#include "indexer/record.h"

namespace revue {

// Takes an article's documents in the order of the index: itself, its passages, its quotes.
// Problems are added to a list, "article «id» …". Throws: Error when bytes are no record,
// Xapian::Error.
class ArticleCheck {
 public:
  ArticleCheck(const Xapian::Document& article, std::vector<std::string>& problems);

  const std::string& id() const { return article_.id; }
  std::uint64_t passages() const { return next_; }
  std::uint64_t quotes() const { return quotes_; }
  // Whether the article is of the analysis that has this fingerprint.
  bool is_of(std::string_view fingerprint) const { return content_.ends_with(fingerprint); }

  void add(const Xapian::Document& document);
  void finish();

 private:
  void passage(const Xapian::Document& document);
  void quote(const QuoteRecord& quote);
  void stands(CodePointSpan span, const std::string& text, const std::string& what);
  void mentions(const std::vector<MentionRecord>& all, const std::string& text,
                const std::string& where);
  bool says_what_was_read() const;
  void problem(const std::string& what);

  const ArticleRecord article_;
  const std::string content_;  // of its slot: content hash and fingerprint
  std::vector<std::string>& problems_;
  std::vector<ByteSpan> passages_;
  // Terms that name quotes, with the passages that have them.
  std::map<std::string, std::vector<std::size_t>> links_;
  std::uint64_t next_ = 0;  // passage
  std::uint64_t quotes_ = 0;
  std::string text_;
  std::uint64_t code_points_ = 0;        // of the text
  std::vector<std::size_t> characters_;  // where each begins in the text, and its end
};

}  // namespace revue

#endif  // REVUE_INDEXER_ARTICLE_CHECK_H_
