// The sample corpus, indexed once in a run of tests.
#ifndef REVUE_TESTS_SUPPORT_SAMPLE_INDEX_H_
#define REVUE_TESTS_SUPPORT_SAMPLE_INDEX_H_

#include <string>

#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {

inline Searcher& sample() {
  static const TempDir folder;
  static Searcher searcher = [] {
    const std::string index = (folder.path() / "index").string();
    build_index(index, {std::string(REVUE_SOURCE_DIR) + "/corpus/sample"});
    return Searcher(index);
  }();
  return searcher;
}

}  // namespace revue

#endif  // REVUE_TESTS_SUPPORT_SAMPLE_INDEX_H_
