// Whether the source of an article still says what was read from it.
#ifndef REVUE_INDEXER_SOURCE_CHECK_H_
#define REVUE_INDEXER_SOURCE_CHECK_H_

#include <filesystem>
#include <string>

#include "indexer/record.h"

namespace revue {

struct SourceState {
  enum class Kind {
    kUnchanged,     // an article of the source says the same, at `where`
    kFactsChanged,  // its text is the same, its title, date or another field is not
    kChanged,       // the article of its id, or else at its place, has another text
    kGone,          // there is no such article
    kNotAtHand,     // it cannot be read: `reason`
  };
  Kind kind = Kind::kGone;
  std::string where;   // as ArticleRecord::source
  std::string text;    // of kChanged: what stands there now
  std::string reason;  // in words
};

// Reads the file that `article` was read from again, as far as needed, in the format and by the
// columns that it was read by. `text` is the article's text. Relative paths begin at `root`; where
// that is empty, in the current folder. Throws nothing but std::bad_alloc.
SourceState source_state(const ArticleRecord& article, const std::string& text,
                         const std::filesystem::path& root);

}  // namespace revue

#endif  // REVUE_INDEXER_SOURCE_CHECK_H_
