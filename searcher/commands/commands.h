// The commands of revue-search: each does what its options say, prints, and returns the exit code.
// Throws: Error, and Xapian's errors, for main.cc to print.
#ifndef REVUE_SEARCHER_COMMANDS_COMMANDS_H_
#define REVUE_SEARCHER_COMMANDS_COMMANDS_H_

#include "searcher/commands/common.h"

namespace revue {

int run_find(const CommandOptions& options);
int run_explain(const CommandOptions& options);
int run_entities(const CommandOptions& options);
int run_quotes(const CommandOptions& options);
int run_show(const CommandOptions& options);

}  // namespace revue

#endif  // REVUE_SEARCHER_COMMANDS_COMMANDS_H_
