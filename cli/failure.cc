#include "cli/failure.h"

#include <string>
#include <vector>

#include "cli/options.h"

namespace revue {

void name_unknown_commands(CLI::App& program) {
  program.failure_message([](const CLI::App* app, const CLI::Error& error) {
    const std::vector<std::string> rest = app->remaining();
    if (!app->get_subcommands().empty() || rest.empty() || rest.front().starts_with('-')) {
      return CLI::FailureMessage::simple(app, error);
    }
    std::string names;
    for (const CLI::App* command : commands_of(*app)) {
      names += (names.empty() ? "" : ", ") + command->get_name();
    }
    return app->get_name() + ": there is no command «" + rest.front() + "»; use one of " + names +
           "\n";
  });
}

}  // namespace revue
