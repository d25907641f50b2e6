// Files of topics: what a batch asks.
//
// Five forms, told by what the file holds: id<TAB>query; a table with a header (CSV with commas or
// semicolons, or tabs); JSON Lines (or an array of objects); TREC topics, classic or XML; and one
// query a line, which may begin with `label# `. docs/batch.md describes each.
//
// Total: every byte string reads, in time linear in its size, and nothing that may be a topic is
// passed over: a line that cannot be read becomes a topic that is refused, with the reason. Only
// blank lines, comments (`#` and white space) and what stands outside of TREC's topics are none.
#ifndef REVUE_SEARCHER_TOPICS_H_
#define REVUE_SEARCHER_TOPICS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "searcher/query.h"

namespace revue {

enum class TopicsFormat { kAuto, kTsv, kCsv, kJsonl, kLines, kTrec };

// The longest query, its labels put in; a longer one is refused.
inline constexpr std::size_t kLongestQuery = 64 << 10;

struct Topic {
  std::string id;     // unique in its file, never empty
  std::string label;  // by which later queries hold this one; may be empty
  std::string query;  // labels put in; may be empty
  std::size_t line = 1;
  // Where the query begins on its line, in code points from 1; 0 when it does not stand there as
  // it is asked.
  std::size_t column = 0;

  // Options of its own, as written; what is not set is the run's.
  std::optional<Language> language;
  std::string from;
  std::string to;
  std::vector<std::string> outlets;
  std::vector<std::string> entities;  // names or ids
  std::optional<std::size_t> limit;
  std::optional<Match> match;
  bool quotes = false;    // asks for quotes …
  bool passages = false;  // … or says that it asks for passages, as all others do
  std::string quotes_by;  // a name or id; empty: anybody's

  std::vector<std::string> repairs;  // what was not read as it stands, each a sentence
  std::string refusal;               // why it cannot be asked; empty when it can
};

struct TopicFile {
  std::string name;
  TopicsFormat format = TopicsFormat::kLines;  // never kAuto
  std::vector<Topic> topics;
  std::vector<std::string> notices;  // on the file as a whole: "topics.csv:1: …"
};

// `name` is for messages.
TopicFile read_topics(std::string bytes, const std::string& name,
                      TopicsFormat format = TopicsFormat::kAuto);

// "tsv", "csv", "jsonl", "lines", "trec", "auto".
std::string_view name_of(TopicsFormat format);
std::optional<TopicsFormat> topics_format(std::string_view name);

}  // namespace revue

#endif  // REVUE_SEARCHER_TOPICS_H_
