// What a build does with the articles that it reads.
#ifndef REVUE_INDEXER_PIPELINE_H_
#define REVUE_INDEXER_PIPELINE_H_

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "corpus/article.h"
#include "indexer/build_report.h"

namespace revue {

// An article that was read.
struct ReadArticle {
  Article article;
  std::string content;  // content_hash()
};
using Batch = std::vector<ReadArticle>;

// Takes batches of articles in input order. Every id comes once.
class Pipeline {
 public:
  virtual ~Pipeline() = default;
  // May return before the batch is in the index. Throws what a batch before has met.
  virtual void run(Batch batch) = 0;
  // Waits until all batches are in the index. When it is to be `soon`, some may be left out, and
  // the counts speak of the others.
  virtual void finish(bool soon) = 0;
};

InputOutcome outcome_of(const Article& article, InputOutcome::Kind kind);

// What of articles was written.
struct Written {
  std::uint64_t passages = 0;
  std::uint64_t quotes = 0;  // with a speaker or without, but somebody's words
};

// Analyses one article and gives its documents to `use` (document.h).
Written analyze(const Article& article, Analyzer& analyzer, const Gazetteer& gazetteer,
                const std::function<void(Xapian::Document&)>& use);

}  // namespace revue

#endif  // REVUE_INDEXER_PIPELINE_H_
