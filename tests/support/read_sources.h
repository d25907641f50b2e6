// What read_sources() makes of files, for tests.
#ifndef REVUE_TESTS_SUPPORT_READ_SOURCES_H_
#define REVUE_TESTS_SUPPORT_READ_SOURCES_H_

#include <sstream>
#include <string>
#include <vector>

#include "corpus/source.h"

namespace revue {

struct Outcome {
  std::string ids;  // in the order read, by spaces
  std::vector<Article> articles;
  std::vector<std::string> notes;     // "where: message"
  std::vector<std::string> refusals;  // the same
};

inline Outcome outcome(const std::vector<std::string>& sources,
                       const std::string& standard_input = {}, const ReadOptions& options = {}) {
  Outcome result;
  std::istringstream in(standard_input);
  read_sources(
      sources, in, options,
      [&](Article&& article) {
        result.ids += (result.ids.empty() ? "" : " ") + article.id;
        result.articles.push_back(std::move(article));
      },
      [&](const Notice& notice) {
        if (notice.kind == Notice::Kind::kLeftOut) return;
        (notice.kind == Notice::Kind::kNote ? result.notes : result.refusals)
            .push_back(notice.where + ": " + notice.message);
      });
  return result;
}

}  // namespace revue

#endif  // REVUE_TESTS_SUPPORT_READ_SOURCES_H_
