// Indexes for tests, built as revue-index builds them.
#ifndef REVUE_TESTS_SUPPORT_BUILD_INDEX_H_
#define REVUE_TESTS_SUPPORT_BUILD_INDEX_H_

#include <sstream>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/glossary.h"
#include "indexer/builder.h"

namespace revue {

struct Built {
  BuildCounts counts;
  std::vector<std::string> notices;  // "where: message"
};

// As revue-index has them without options, but for one thread.
inline BuildOptions build_options(const std::string& index,
                                  const std::vector<std::string>& sources) {
  BuildOptions options;
  options.index = index;
  options.sources = sources;
  options.gazetteer = default_gazetteer();
  options.glossary = default_glossary();
  return options;
}

inline Built build_index(const BuildOptions& options, const std::string& standard_input = {}) {
  std::istringstream in(standard_input);
  const std::atomic<bool> stop = false;
  Built built;
  built.counts = build(
      options, in,
      [&](const Notice& notice) { built.notices.push_back(notice.where + ": " + notice.message); },
      [](const BuildCounts&) {}, stop);
  return built;
}

inline Built build_index(const std::string& index, const std::vector<std::string>& sources,
                         const std::string& standard_input = {}, unsigned jobs = 1,
                         bool prune = false) {
  BuildOptions options = build_options(index, sources);
  options.jobs = jobs;
  options.prune = prune;
  return build_index(options, standard_input);
}

}  // namespace revue

#endif  // REVUE_TESTS_SUPPORT_BUILD_INDEX_H_
