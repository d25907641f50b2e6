// The command line, in parts: define_search.cc defines the commands that search, define_batch.cc
// those that run topics and look at runs, define_shared.cc the options of several.
#ifndef REVUE_SEARCHER_COMMANDS_DEFINE_H_
#define REVUE_SEARCHER_COMMANDS_DEFINE_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "searcher/commands/commands.h"

namespace revue {

// What the command line says, whatever the command. A definition points into it.
struct Requests {
  CommandOptions options;
  BatchCommand batch;
  RunsCommand runs;
};

// Index, format, output and colours.
void add_common_options(CLI::App& command, CommandOptions& options,
                        const std::vector<std::string>& formats);
// How a query is read.
void add_reading_options(CLI::App& command, CommandOptions& options);
void add_place_and_time(CLI::App& command, CommandOptions& options);
// Place, time and actors.
void add_filters(CLI::App& command, CommandOptions& options);
void add_table_options(CLI::App& command, CommandOptions& options);
// A number of things: whole, and not negative.
CLI::Validator whole_number();

void define_find(CLI::App& find, Requests& requests);
void define_explain(CLI::App& explain, Requests& requests);
void define_quotes(CLI::App& quotes, Requests& requests);
void define_entities(CLI::App& entities, Requests& requests);
void define_show(CLI::App& show, Requests& requests);
void define_cite(CLI::App& cite, Requests& requests);
void define_batch(CLI::App& batch, Requests& requests);
void define_rerun(CLI::App& rerun, Requests& requests);
void define_diff(CLI::App& diff, Requests& requests);
void define_eval(CLI::App& eval, Requests& requests);

}  // namespace revue

#endif  // REVUE_SEARCHER_COMMANDS_DEFINE_H_
