#include "cli/options.h"

namespace revue {
namespace {

// "TEXT:{auto,always,never}", as CLI11 writes the type of an option, in its two parts.
void read_type(const std::string& type, OptionFacts& facts) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open == std::string::npos ? 0 : open);
  facts.value = type.substr(0, type.find_first_of(":{"));
  if (open == std::string::npos || close == std::string::npos) return;
  facts.choices = CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

}  // namespace

std::vector<OptionFacts> options_of(const CLI::App& command) {
  std::vector<OptionFacts> all;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    OptionFacts facts;
    for (const std::string& name : option->get_snames()) facts.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) facts.names.push_back("--" + name);
    if (option->get_positional()) facts.place = option->get_name(true);
    if (option->get_items_expected_max() > 0) read_type(option->get_type_name(), facts);
    facts.description = option->get_description();
    facts.by_default = option->get_default_str();
    facts.required = option->get_required();
    all.push_back(std::move(facts));
  }
  return all;
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

}  // namespace revue
