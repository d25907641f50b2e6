// What a program's command line says of itself, in the forms that systems read: manual pages and
// the completion of shells. Nothing is written twice: all of it comes from the definitions that
// also parse the command line.
#ifndef REVUE_CLI_PAGES_H_
#define REVUE_CLI_PAGES_H_

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace revue {

// The manual page of a program and all its commands, for man(7).
std::string manual_page(const CLI::App& program);

// A script that completes commands, options and the values that options list. Other values are
// completed as files.
std::string bash_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);
std::string fish_completion(const CLI::App& program);

// Adds the option --print-page man|bash|zsh|fish, which no help shows, to a program whose commands
// are all defined: it prints the page and ends the program as --help does. The build calls it.
void add_page_option(CLI::App& program);

}  // namespace revue

#endif  // REVUE_CLI_PAGES_H_
