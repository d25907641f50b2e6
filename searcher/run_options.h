// What a batch writes and how: all that decides the bytes of a run besides its topics, its index
// and the program.
#ifndef REVUE_SEARCHER_RUN_OPTIONS_H_
#define REVUE_SEARCHER_RUN_OPTIONS_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/batch.h"

namespace revue {

enum class RunFormat { kTrec, kJsonl, kCsv, kTsv, kMatrix };
enum class MatrixBy { kArticle, kMonth, kOutlet, kEntity };

inline constexpr std::size_t kRunLimit = 1000;  // answers a topic

struct RunOptions {
  RunFormat format = RunFormat::kTrec;
  bool passages = false;  // kTrec: a line a passage, not an article; kMatrix: counts passages
  std::string tag = "revue";
  bool strict = false;  // a topic that would be repaired is refused
  bool excel = false;   // kCsv, kMatrix: a byte order mark, and ; between cells
  MatrixBy by = MatrixBy::kArticle;
  TopicsFormat topics_format = TopicsFormat::kAuto;
  // What the topics do not say themselves. `filters.entities` holds ids.
  SearchOptions search;

  RunOptions() { search.limit = kRunLimit; }
};

// As the topics are searched: no more is read of a hit than is written, and each article once where
// articles are written.
SearchOptions search_of(const RunOptions& options);

nlohmann::ordered_json to_json(const RunOptions& options);
// Throws: Error with `where` when `json` was not made by to_json().
RunOptions run_options_of(const nlohmann::ordered_json& json, const std::string& where);

std::string_view name_of(RunFormat format);
std::string_view name_of(MatrixBy by);
std::optional<RunFormat> run_format(std::string_view name);
std::optional<MatrixBy> matrix_by(std::string_view name);

}  // namespace revue

#endif  // REVUE_SEARCHER_RUN_OPTIONS_H_
