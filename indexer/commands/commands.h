// The commands of revue-index, as its main.cc calls them. Each returns the program's exit code;
// they and main.cc are the only places of the indexer that print.
#ifndef REVUE_INDEXER_COMMANDS_COMMANDS_H_
#define REVUE_INDEXER_COMMANDS_COMMANDS_H_

#include "indexer/commands/common.h"

namespace revue {

// Each throws: Error, Xapian::Error.
int run_build(const CommandOptions& options);
int run_analyze(const CommandOptions& options);
int run_check(const CommandOptions& options);
int run_info(const CommandOptions& options);

}  // namespace revue

#endif  // REVUE_INDEXER_COMMANDS_COMMANDS_H_
