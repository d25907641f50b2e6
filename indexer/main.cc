// revue-index: press texts in, index out.
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "cli/failure.h"
#include "cli/pages.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/define.h"
#include "indexer/index_error.h"

namespace {

using namespace revue;

int run(int argc, char** argv) {
  CommandOptions options;
  const char* index = std::getenv("REVUE_INDEX");
  options.index = index != nullptr && *index != '\0' ? index : "./revue.index";
  CLI::App app{"Reads French and English press texts and writes an index for revue-search."};
  app.name("revue-index");
  app.set_version_flag("--version", std::string("revue ") + REVUE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  revue-index build articles/            index all .txt, .html and .jsonl files below "
      "articles/\n"
      "  revue-index build -i ai.index a.jsonl  add or update the articles of one file\n"
      "  cat export.jsonl | revue-index build - from standard input\n"
      "  revue-index analyze --tokens note.txt  see what the analysis sees, as JSON\n"
      "\n"
      "Exit codes: 0 done; 2 error, or every input was refused; 3 done, but some inputs were\n"
      "refused, or lines of a table (each is reported);\n"
      "4 another revue-index is at work on the index (--wait waits for it);\n"
      "130 interrupted, every article read before is in the index.");

  CLI::App* build = app.add_subcommand("build", "Create or update an index");
  define_build(*build, options);
  CLI::App* analyze =
      app.add_subcommand("analyze", "Print what the analysis sees, without an index");
  define_analyze(*analyze, options);
  CLI::App* check = app.add_subcommand("check", "Verify an index thoroughly");
  define_check(*check, options);
  CLI::App* info =
      app.add_subcommand("info", "Counts, versions, fingerprint and sizes of an index");
  define_info(*info, options);

  add_page_option(app);
  name_unknown_commands(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kError;
  }
  try {
    if (*build) return run_build(options);
    if (*analyze) return run_analyze(options);
    if (*check) return run_check(options);
    return run_info(options);
  } catch (const Xapian::Error& error) {
    throw index_error(options.index, error);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const LockedError& error) {
    say(error.what());
    return kLocked;
  } catch (const std::exception& error) {
    say(error.what());
    return kError;
  }
}
