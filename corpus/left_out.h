// The files of a folder or an archive that are in no format that is read.
#ifndef REVUE_CORPUS_LEFT_OUT_H_
#define REVUE_CORPUS_LEFT_OUT_H_

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "corpus/article.h"

namespace revue {

class LeftOut {
 public:
  void add(const std::filesystem::path& name, const std::string& where, const NoticeSink& notice) {
    notice({Notice::Kind::kLeftOut, where, "is in none of the formats that are read"});
    ++by_ending_[name.extension().empty() ? "no ending" : name.extension().string()];
  }

  // One notice for all of them; none when there are none.
  void report(const std::string& where, const NoticeSink& notice) const {
    if (by_ending_.empty()) return;
    std::string list;
    for (const auto& [ending, count] : by_ending_) {
      list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + ending;
    }
    notice({Notice::Kind::kNote, where, "files of other formats were left out: " + list});
  }

 private:
  std::map<std::string, std::size_t> by_ending_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_LEFT_OUT_H_
