// Writes documents of articles into an index, in batches that appear as a whole or not at all.
#ifndef REVUE_INDEXER_WRITER_H_
#define REVUE_INDEXER_WRITER_H_

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/lexicon.h"
#include "indexer/index_directory.h"

namespace revue {

class Parts;

struct WriterOptions {
  LockWait wait;  // for another process at work on the index
  // Nothing is committed before close(), so that an index with articles stays as it was when the
  // writer is given up.
  bool at_once = false;
};

// One thread at a time. Throws: Error for all that goes wrong, with the index's path.
class IndexWriter {
 public:
  // Opens or creates the index. `gazetteer` is the TSV text; it is stored when it is not the one
  // that revue ships. When the index was analysed otherwise (fingerprint), no article counts as
  // unchanged, and readers refuse the index until all are analysed alike.
  IndexWriter(const std::filesystem::path& index, std::string_view gazetteer,
              const WriterOptions& options = {});
  // Without close(), what was not committed is dropped, and a new index to which no article was
  // committed is taken away again.
  ~IndexWriter();

  // Whether there was no index before and no article has been committed.
  bool is_new() const;

  bool is_empty() const;

  // A folder for the parts of an empty index (parts.h).
  std::filesystem::path parts() const;
  // Says in an article's document what content it was made of. Thread-safe.
  void mark(Xapian::Document& article, std::string_view content) const;
  // Makes the parts, merged, the index, durable and visible at once. Requires: is_empty(), and
  // nothing uncommitted.
  void fill(Parts& parts);

  // Stores what crosses the language, in place of what was there; `make` is asked for it only when
  // the index was given another `source`, a text that tells where it comes from. `glossary` is the
  // TSV text, stored when it is not the one that revue ships; `dictionaries` names those beside it.
  // Requires: no article is uncommitted.
  void set_lexicon(const std::string& source, std::string_view glossary,
                   const std::string& dictionaries, const std::function<Lexicon()>& make);

  // What the index holds under an article's id.
  struct Known {
    bool unchanged = false;  // it has this content hash (document.h) and was analysed as now
    std::string source;      // where it was read from
  };
  std::optional<Known> find(std::string_view id, std::string_view content) const;

  // Replaces the article `id` by its documents (make_documents), or adds it.
  void replace(std::string_view id, std::string_view content,
               const std::vector<std::string>& documents);
  void remove(std::string_view id);

  // Makes everything up to here durable and visible at once; with at_once that waits for close().
  void commit();
  // Ids of all articles in the index, sorted.
  std::vector<std::string> ids() const;

  // Commits, then compacts when a tenth of the index has changed and `compact` allows it. Returns
  // how many articles are still of another analysis; the index cannot be searched until they are
  // built again or removed.
  std::size_t close(bool compact = true);

 private:
  void begin();
  void end();
  void commit_metadata();
  std::size_t stale_articles() const;

  std::unique_ptr<IndexDirectory> directory_;
  Xapian::WritableDatabase database_;
  std::string fingerprint_;
  std::size_t changed_documents_ = 0;
  bool at_once_ = false;
  bool open_ = false;  // a transaction is
  bool kept_ = false;  // articles were committed, or the index was closed
};

}  // namespace revue

#endif  // REVUE_INDEXER_WRITER_H_
