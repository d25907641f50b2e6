// revue-search: answers from an index. The command line; what commands do is in commands/.
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/failure.h"
#include "cli/pages.h"
#include "searcher/commands/define.h"

namespace {

using namespace revue;

struct Command {
  const char* name;
  const char* description;
  void (*define)(CLI::App& command, Requests& requests);
  int (*run)(const CLI::App& command, Requests& requests);
};

constexpr Command kCommands[] = {
    {"find", "Ranked passages for a query", define_find,
     [](const CLI::App&, Requests& requests) { return run_find(requests.options); }},
    {"explain", "How a query is read: terms, other names, what each part finds", define_explain,
     [](const CLI::App&, Requests& requests) { return run_explain(requests.options); }},
    {"quotes", "Who said what: every quote of an actor", define_quotes,
     [](const CLI::App& command, Requests& requests) {
       if (command.get_option("--sort")->empty()) requests.options.sort = "auto";
       return run_quotes(requests.options);
     }},
    {"entities", "Who is named, how often, when, with whom", define_entities,
     [](const CLI::App&, Requests& requests) { return run_entities(requests.options); }},
    {"show", "One article with its highlights", define_show,
     [](const CLI::App&, Requests& requests) { return run_show(requests.options); }},
    {"cite", "A footnote for an article or words of it, checked against its source", define_cite,
     [](const CLI::App&, Requests& requests) { return run_cite(requests.options); }},
    {"batch", "The answers to a file of topics", define_batch,
     [](const CLI::App& command, Requests& requests) {
       if (command.get_option("--format")->empty()) requests.options.format = "trec";
       return run_batch(requests.options, requests.batch);
     }},
    {"rerun", "A batch again, as its manifest says", define_rerun,
     [](const CLI::App&, Requests& requests) {
       return run_rerun(requests.options, requests.batch);
     }},
    {"diff", "What changed from one run to another", define_diff,
     [](const CLI::App&, Requests& requests) { return run_diff(requests.options, requests.runs); }},
    {"eval", "How good a run is, by judgements", define_eval,
     [](const CLI::App&, Requests& requests) { return run_eval(requests.options, requests.runs); }},
};

int run(int argc, char** argv) {
  Requests requests;
  const char* index = std::getenv("REVUE_INDEX");
  requests.options.index = index != nullptr && *index != '\0' ? index : "./revue.index";
  CLI::App app{"Searches an index that revue-index has built."};
  app.name("revue-search");
  app.set_version_flag("--version", std::string("revue ") + REVUE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  revue-search find 'régulation de l’IA'\n"
      "  revue-search show fr/05-discours-vance --query Vance\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found; 2 error.");
  // A command that stands first is defined alone: defining all takes longer than many a search.
  const std::string_view first = argc > 1 ? argv[1] : "";
  const bool stands_first =
      std::any_of(std::begin(kCommands), std::end(kCommands),
                  [first](const Command& command) { return first == command.name; });
  std::vector<CLI::App*> parsers;
  for (const Command& command : kCommands) {
    parsers.push_back(app.add_subcommand(command.name, command.description));
    if (!stands_first || first == command.name) command.define(*parsers.back(), requests);
  }
  add_page_option(app);
  name_unknown_commands(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && app.got_subcommand("find")) {
      say("a query with a word that begins with - stands behind --: revue-search find -- x -y");
    }
    return code == 0 ? kFound : kError;
  }
  for (std::size_t i = 0; i < parsers.size(); ++i) {
    if (*parsers[i]) return kCommands[i].run(*parsers[i], requests);
  }
  return kError;
}

// Xapian does not notice all damage before it falls over it.
void on_fault(int) {
  constexpr std::string_view kMessage =
      "revue-search: the index could not be read, and reading it ended the search; revue-index "
      "check says whether it is damaged\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kMessage.data(), kMessage.size());
  _exit(kError);
}

}  // namespace

int main(int argc, char** argv) {
  for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) std::signal(fault, on_fault);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const Xapian::Error& error) {
    say(std::string("the index is damaged (") + error.get_type() + ": " + error.get_msg() +
        "); delete its directory and build it again from its sources");
    return kError;
  } catch (const std::bad_alloc&) {
    say("more memory is needed than there is, or the index is damaged; see revue-index check");
    return kError;
  } catch (const std::length_error&) {  // a damaged size
    say("the index could not be read; revue-index check says whether it is damaged");
    return kError;
  } catch (const std::exception& error) {
    say(error.what());
    return kError;
  }
}
