// What a program says of a command line that it cannot read.
#ifndef REVUE_CLI_FAILURE_H_
#define REVUE_CLI_FAILURE_H_

#include <CLI/CLI.hpp>

namespace revue {

// From now on a command that does not exist is answered with those that do.
void name_unknown_commands(CLI::App& program);

}  // namespace revue

#endif  // REVUE_CLI_FAILURE_H_
