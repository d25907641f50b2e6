// The command line, in parts: main.cc defines the commands that search and shares their options,
// define_batch.cc those that run topics and look at runs.
#ifndef REVUE_SEARCHER_COMMANDS_DEFINE_H_
#define REVUE_SEARCHER_COMMANDS_DEFINE_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "searcher/commands/commands.h"

namespace revue {

// Index, format, output and colours.
void add_common_options(CLI::App& command, CommandOptions& options,
                        const std::vector<std::string>& formats);
// How a query is read.
void add_reading_options(CLI::App& command, CommandOptions& options);
void add_filters(CLI::App& command, CommandOptions& options);
// A number of things: whole, and not negative.
CLI::Validator whole_number();

void define_batch(CLI::App& batch, CommandOptions& options, BatchCommand& command);
void define_rerun(CLI::App& rerun, CommandOptions& options, BatchCommand& command);
void define_eval(CLI::App& eval, CommandOptions& options, RunsCommand& command);
void define_diff(CLI::App& diff, CommandOptions& options, RunsCommand& command);

}  // namespace revue

#endif  // REVUE_SEARCHER_COMMANDS_DEFINE_H_
