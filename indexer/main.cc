// revue-index: press texts in, index out. The only place of the indexer that prints and exits.
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "corpus/source.h"
#include "indexer/analysis_json.h"
#include "indexer/builder.h"
#include "indexer/checker.h"
#include "indexer/progress.h"

namespace {

using namespace revue;
namespace fs = std::filesystem;

constexpr int kDone = 0;
constexpr int kError = 2;
constexpr int kSomeRefused = 3;
constexpr int kInterrupted = 130;  // as a shell reports SIGINT

std::atomic<bool> interrupted = false;

void on_interrupt(int) { interrupted = true; }

struct Options {
  std::string index;
  std::vector<std::string> sources;
  std::string gazetteer;
  std::string language;
  std::string progress = "auto";
  unsigned jobs = 0;
  bool prune = false;
  bool strict = false;
  bool tokens = false;
};

void say(const std::string& message) { std::cerr << "revue-index: " << message << '\n'; }

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path, "cannot be read; check the path and its permissions");
  return text.str();
}

// The gazetteer's text, its bad lines reported.
std::string gazetteer_text(const Options& options) {
  if (options.gazetteer.empty()) return std::string(default_gazetteer());
  std::string text = read_file(options.gazetteer);
  std::vector<GazetteerProblem> problems;
  Gazetteer::parse(text, options.gazetteer, problems);
  for (const GazetteerProblem& problem : problems) {
    say(options.gazetteer + ":" + std::to_string(problem.line) + ": " + problem.message);
  }
  return text;
}

std::optional<Language> stated_language(const Options& options) {
  if (options.language.empty()) return std::nullopt;
  const auto language = language_from_code(options.language);
  if (!language) throw Error("--lang", "«" + options.language + "» is not known; use fr or en");
  return language;
}

std::uint64_t size_of(const std::vector<std::string>& sources) {
  std::uint64_t size = 0;
  std::error_code ignored;
  for (const std::string& source : sources) {
    if (fs::is_regular_file(source, ignored)) {
      size += fs::file_size(source, ignored);
    } else if (fs::is_directory(source, ignored)) {
      for (const auto& entry : fs::recursive_directory_iterator(source, ignored)) {
        if (entry.is_regular_file(ignored)) size += entry.file_size(ignored);
      }
    }
  }
  return size;
}

bool show_progress(const Options& options) {
  return options.progress == "always" || (options.progress == "auto" && isatty(STDERR_FILENO) != 0);
}

int run_build(const Options& options) {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);

  BuildOptions build_options;
  build_options.index = options.index;
  build_options.sources = options.sources;
  build_options.gazetteer = gazetteer_text(options);
  build_options.jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  build_options.prune = options.prune;
  build_options.strict = options.strict;
  build_options.language = stated_language(options);

  const bool live = show_progress(options);
  const std::uint64_t total = live ? size_of(options.sources) : 0;
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start);
  };
  const auto clear = [&] {
    if (live) std::cerr << "\r\x1b[K";
  };
  const BuildCounts counts = build(
      build_options, std::cin,
      [&](const Notice& notice) {
        clear();
        say(notice.where + ": " + notice.message);
      },
      [&](const BuildCounts& so_far) {
        clear();
        if (live) std::cerr << progress_line(so_far, total, elapsed()) << std::flush;
      },
      interrupted);
  clear();
  say(summary_line(counts, elapsed()));
  if (counts.stale > 0) {
    say(options.index + ": " + std::to_string(counts.stale) +
        " articles were analysed by other rules or another gazetteer; the index cannot be searched "
        "until their sources are built again, or dropped with --prune");
  }
  if (counts.interrupted) {
    say("interrupted: everything read so far is in the index; run the same command to go on");
    return kInterrupted;
  }
  if (counts.read == 0 && counts.refused > 0) return kError;
  return counts.refused > 0 ? kSomeRefused : kDone;
}

int run_analyze(const Options& options) {
  const std::string text = gazetteer_text(options);
  std::vector<GazetteerProblem> reported;
  const Gazetteer gazetteer = Gazetteer::parse(text, "gazetteer", reported);
  Analyzer analyzer(gazetteer);
  const std::optional<Language> language = stated_language(options);
  std::size_t refused = 0;
  read_sources(
      options.sources, std::cin, ReadOptions{},
      [&](Article&& article) {
        if (language) article.lang = language;
        std::cout << analysis_json(article,
                                   analyzer.analyze(article.text, article.title, article.lang),
                                   gazetteer, options.tokens)
                  << '\n';
      },
      [&](const Notice& notice) {
        refused += notice.kind == Notice::Kind::kRefused ? 1U : 0U;
        say(notice.where + ": " + notice.message);
      });
  std::cout.flush();
  return refused > 0 ? kSomeRefused : kDone;
}

int run_check(const Options& options) {
  const CheckResult result = check(options.index);
  for (const std::string& problem : result.problems) say(options.index + ": " + problem);
  if (!result.problems.empty()) {
    say(options.index + ": " + std::to_string(result.problems.size()) +
        " problems; build a new index from the sources");
    return kError;
  }
  std::cout << "sound; content " << result.content << '\n';
  return kDone;
}

int run_info(const Options& options) {
  const IndexFacts facts = read_facts(options.index);
  std::cout << "articles      " << facts.articles << '\n';
  for (const auto& [language, count] : facts.languages) {
    std::cout << "  " << language << "          " << count << '\n';
  }
  std::cout << "passages      " << facts.passages << '\n'
            << "text          " << facts.bytes_of_text << " bytes\n"
            << "index         " << facts.bytes_on_disk << " bytes\n";
  if (!facts.first_date.empty()) {
    std::cout << "dates         " << facts.first_date << " to " << facts.last_date << '\n';
  }
  std::cout << "format        " << facts.format << '\n'
            << "fingerprint   " << facts.fingerprint
            << (facts.fingerprint == facts.expected_fingerprint
                    ? " (as this program analyses)"
                    : " (this program: " + facts.expected_fingerprint + "; build again)")
            << '\n'
            << "gazetteer     " << (facts.own_gazetteer ? "given with --gazetteer" : "revue's own")
            << '\n'
            << "written by    revue " << facts.program << ", " << facts.libraries << '\n';
  return kDone;
}

void add_index_option(CLI::App& command, Options& options) {
  command.add_option("-i,--index", options.index, "Directory of the index")
      ->envname("REVUE_INDEX")
      ->default_str("./revue.index");
}

void add_source_options(CLI::App& command, Options& options) {
  command
      .add_option("SOURCE", options.sources,
                  "Files, directories (recursive), or - for standard input")
      ->required();
  command.add_option(
      "--lang", options.language,
      "Believe the articles to be in this language where they do not tell: fr or en");
  command.add_option("--gazetteer", options.gazetteer,
                     "Known actors, as a TSV file; replaces revue's own");
}

int run(int argc, char** argv) {
  Options options;
  options.index = "./revue.index";
  CLI::App app{"Reads French and English press texts and writes an index for revue-search."};
  app.name("revue-index");
  app.set_version_flag("--version", std::string("revue ") + REVUE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  revue-index build articles/            index all .txt and .jsonl files below articles/\n"
      "  revue-index build -i ai.index a.jsonl  add or update the articles of one file\n"
      "  cat export.jsonl | revue-index build - from standard input\n"
      "  revue-index analyze --tokens note.txt  see what the analysis sees, as JSON\n"
      "\n"
      "Exit codes: 0 done; 2 error; 3 done, but some inputs were refused (each is reported);\n"
      "130 interrupted, everything read so far is in the index.");

  CLI::App* build = app.add_subcommand("build", "Create or update an index");
  build->footer(
      "Unchanged articles are skipped, changed ones replaced. .txt files may begin with front\n"
      "matter (--- lines around title:, outlet:, date:, url:, lang:, author:); .jsonl files hold\n"
      "one object a line with id, text and any of the same fields.\n"
      "\n"
      "Example:\n"
      "  revue-index build -i ai.index --prune ~/press/2025");
  add_index_option(*build, options);
  add_source_options(*build, options);
  build->add_option("-j,--jobs", options.jobs, "Threads that analyse; default: one per processor");
  build->add_flag("--prune", options.prune, "Drop articles that the sources no longer hold");
  build->add_flag("--strict", options.strict, "Stop at the first input that is refused");
  build
      ->add_option("--progress", options.progress,
                   "Show progress: auto (on a terminal), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));

  CLI::App* analyze =
      app.add_subcommand("analyze", "Print what the analysis sees, without an index");
  analyze->footer(
      "One JSON object a line and article: passages with language, entities with id and span.\n"
      "Spans are half-open, in code points of the article's text. docs/output.md describes all.\n"
      "\n"
      "Example:\n"
      "  revue-index analyze --tokens article.txt | jq '.passages[0].tokens[] | .folded'");
  add_source_options(*analyze, options);
  analyze->add_flag("--tokens", options.tokens, "Add every token of every passage");

  CLI::App* check_command = app.add_subcommand("check", "Verify an index thoroughly");
  check_command->footer(
      "Reads the whole index: Xapian's structure, then every record and span. Prints a hash of "
      "the\n"
      "content, equal for indexes that hold the same.\n"
      "\n"
      "Example:\n"
      "  revue-index check -i ai.index");
  add_index_option(*check_command, options);
  CLI::App* info =
      app.add_subcommand("info", "Counts, versions, fingerprint and sizes of an index");
  info->footer("Example:\n  revue-index info -i ai.index");
  add_index_option(*info, options);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kError;
  }
  if (*build) return run_build(options);
  if (*analyze) return run_analyze(options);
  if (*check_command) return run_check(options);
  return run_info(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    say(error.what());
    return kError;
  }
}
