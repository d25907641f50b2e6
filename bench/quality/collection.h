// A retrieval collection: articles, topics and who is relevant to what.
#ifndef REVUE_BENCH_QUALITY_COLLECTION_H_
#define REVUE_BENCH_QUALITY_COLLECTION_H_

#include <filesystem>
#include <string>
#include <vector>

#include "searcher/evaluation.h"

namespace revue::bench {

struct Topic {
  std::string id;
  std::string query;
};

struct Collection {
  std::filesystem::path articles;  // JSON Lines, as revue-index reads them
  std::vector<Topic> topics;
  Qrels qrels;
};

// Reads corpus.jsonl, topics.tsv (id<TAB>query) and qrels.txt of a folder. Throws: Error.
Collection read_collection(const std::filesystem::path& folder);

}  // namespace revue::bench

#endif  // REVUE_BENCH_QUALITY_COLLECTION_H_
