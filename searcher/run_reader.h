// Runs read back, in any form that batch writes but the matrix; TREC runs of any program.
#ifndef REVUE_SEARCHER_RUN_READER_H_
#define REVUE_SEARCHER_RUN_READER_H_

#include <filesystem>
#include <string>
#include <vector>

#include "searcher/evaluation.h"

namespace revue {

struct RunTopic {
  std::string id;
  std::vector<RankedArticle> answers;  // as they stand; ids as a TREC run writes them (trec_ids.h)
};

struct ReadRun {
  std::string tag;               // of a TREC run
  bool articles = false;         // the answers are articles, as always in a TREC run
  std::vector<RunTopic> topics;  // in the order of their first lines
};

// An answer is an article, a passage (article#ordinal) or a quote (article:begin-end); with
// `articles` it is the article throughout, where it stands first. Throws: Error with file and line
// when the file is no run, or holds an answer twice for one topic.
ReadRun read_run(const std::filesystem::path& path, bool articles);

Run as_run(const ReadRun& read);

}  // namespace revue

#endif  // REVUE_SEARCHER_RUN_READER_H_
