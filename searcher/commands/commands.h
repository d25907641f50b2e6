// The commands of revue-search: each does what its options say, prints, and returns the exit code.
// Throws: Error, and Xapian's errors, for main.cc to print.
#ifndef REVUE_SEARCHER_COMMANDS_COMMANDS_H_
#define REVUE_SEARCHER_COMMANDS_COMMANDS_H_

#include "searcher/commands/common.h"
#include "searcher/run_options.h"

namespace revue {

// What the command lines of batch and rerun say besides.
struct BatchCommand {
  std::string topics;  // path, or - for standard input
  std::string topics_format = "auto";
  std::string unit = "article";
  std::string tag = "revue";
  std::string matrix;  // by what; empty: article
  std::string progress = "auto";
  std::string manifest;  // that rerun repeats
  std::string index;     // of rerun, instead of the manifest's
  std::size_t limit = 0;
  unsigned jobs = 0;
  bool excel = false;
  bool resume = false;
};

// What the command lines of eval and diff say besides.
struct RunsCommand {
  std::string run;
  std::string other;  // judgements, or the run to compare with
  std::vector<std::string> measures;
  std::size_t depth = 0;
  int relevant = 1;
  bool per_topic = false;
  bool complete = false;
  bool all = false;
};

int run_find(const CommandOptions& options);
int run_explain(const CommandOptions& options);
int run_entities(const CommandOptions& options);
int run_quotes(const CommandOptions& options);
int run_show(const CommandOptions& options);
int run_cite(const CommandOptions& options);
int run_batch(const CommandOptions& options, const BatchCommand& command);
int run_rerun(const CommandOptions& options, const BatchCommand& command);
int run_eval(const CommandOptions& options, const RunsCommand& command);
int run_diff(const CommandOptions& options, const RunsCommand& command);

}  // namespace revue

#endif  // REVUE_SEARCHER_COMMANDS_COMMANDS_H_
