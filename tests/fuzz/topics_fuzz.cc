// Any bytes as a file of topics, in every form: each topic has an id of its own and can be asked,
// or says why not.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "searcher/topics.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const TopicsFormat format :
       {TopicsFormat::kAuto, TopicsFormat::kTsv, TopicsFormat::kCsv, TopicsFormat::kJsonl,
        TopicsFormat::kLines, TopicsFormat::kTrec}) {
    std::set<std::string> ids;
    for (const Topic& topic : read_topics(bytes, "topics", format).topics) {
      if (topic.id.empty() || !ids.insert(topic.id).second) std::abort();
      if (topic.query.empty() && !topic.quotes && topic.refusal.empty()) std::abort();
    }
  }
  return 0;
}
