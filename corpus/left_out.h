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
    constexpr std::size_t kMostEndings = 10;
    std::string list;
    std::size_t named = 0;
    std::size_t others = 0;
    for (const auto& [ending, count] : by_ending_) {
      if (++named > kMostEndings) {
        others += count;
      } else {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + ending;
      }
    }
    if (others > 0) list += ", " + std::to_string(others) + " of other endings";
    notice({Notice::Kind::kNote, where, "files of other formats were left out: " + list});
  }

 private:
  std::map<std::string, std::size_t> by_ending_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_LEFT_OUT_H_
