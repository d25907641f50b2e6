// An index of a few articles that lives as long as a test.
#ifndef REVUE_TESTS_SUPPORT_TINY_INDEX_H_
#define REVUE_TESTS_SUPPORT_TINY_INDEX_H_

#include <string>
#include <string_view>

#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {

class TinyIndex {
 public:
  // One JSON object a line, as revue-index reads them.
  explicit TinyIndex(std::string_view articles) : searcher_(built(folder_, articles)) {}

  Searcher* operator->() { return &searcher_; }
  Searcher& operator*() { return searcher_; }

 private:
  static std::string built(const TempDir& folder, std::string_view articles) {
    const std::string index = (folder.path() / "index").string();
    build_index(index, {folder.write("articles.jsonl", articles).string()});
    return index;
  }

  TempDir folder_;
  Searcher searcher_;
};

}  // namespace revue

#endif  // REVUE_TESTS_SUPPORT_TINY_INDEX_H_
