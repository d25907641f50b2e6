#include "bench/quality/collection.h"

#include <fstream>

#include "analyzers/error.h"

namespace revue::bench {

Collection read_collection(const std::filesystem::path& folder) {
  Collection collection;
  collection.articles = folder / "corpus.jsonl";
  const auto open = [&](const char* name) {
    std::ifstream in(folder / name);
    if (!in) throw Error((folder / name).string(), "cannot be read");
    return in;
  };
  std::ifstream topics = open("topics.tsv");
  std::string line;
  for (std::size_t number = 1; std::getline(topics, line); ++number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      throw Error((folder / "topics.tsv").string() + ":" + std::to_string(number),
                  "has no tab between id and query");
    }
    collection.topics.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  std::ifstream qrels = open("qrels.txt");
  collection.qrels = read_qrels(qrels, (folder / "qrels.txt").string());
  return collection;
}

}  // namespace revue::bench
