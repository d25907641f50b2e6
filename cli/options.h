// A command line's options as its pages show them. For the files of cli/ only.
#ifndef REVUE_CLI_OPTIONS_H_
#define REVUE_CLI_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace revue {

struct OptionFacts {
  std::vector<std::string> names;    // "-n", "--limit"; empty for what has no name, only a place
  std::string place;                 // "QUERY" of what is told by its place, else empty
  std::string value;                 // "TEXT", "NUMBER"; empty for a flag
  std::vector<std::string> choices;  // all the values there are; empty when there are others
  std::string description;
  std::string by_default;  // may be empty
  bool required = false;
};

// All options of a command that its help shows, in the order of their definition.
std::vector<OptionFacts> options_of(const CLI::App& command);

// The commands of a program, in the order of their definition.
std::vector<const CLI::App*> commands_of(const CLI::App& program);

}  // namespace revue

#endif  // REVUE_CLI_OPTIONS_H_
