// The command lines of revue-index's commands. main.cc puts them together.
#ifndef REVUE_INDEXER_COMMANDS_DEFINE_H_
#define REVUE_INDEXER_COMMANDS_DEFINE_H_

#include <CLI/CLI.hpp>

#include "indexer/commands/common.h"

namespace revue {

// What is given is stored in `options`, which must outlive the parsing.
void define_build(CLI::App& build, CommandOptions& options);
void define_analyze(CLI::App& analyze, CommandOptions& options);
void define_check(CLI::App& command, CommandOptions& options);
void define_info(CLI::App& info, CommandOptions& options);

}  // namespace revue

#endif  // REVUE_INDEXER_COMMANDS_DEFINE_H_
