// revue-index: press texts in, index out. The only place of the indexer that prints and exits.
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/glossary.h"
#include "analyzers/utf8.h"
#include "cli/pages.h"
#include "corpus/dictionary.h"
#include "corpus/source.h"
#include "corpus/table_reader.h"
#include "indexer/analysis_json.h"
#include "indexer/builder.h"
#include "indexer/checker.h"
#include "indexer/index_error.h"
#include "indexer/progress.h"

namespace {

using namespace revue;
namespace fs = std::filesystem;

constexpr int kDone = 0;
constexpr int kError = 2;
constexpr int kSomeRefused = 3;
constexpr unsigned kMostJobs = 256;
constexpr int kInterrupted = 130;  // as a shell reports SIGINT

std::atomic<bool> interrupted = false;

// The first signal ends the reading; writing what was read takes as long as one batch. A second one
// is not caught and ends the program: what was committed before stays sound.
void on_interrupt(int) {
  interrupted = true;
  constexpr std::string_view kMessage =
      "\nrevue-index: stopping; writing what was read (again to stop at once)\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kMessage.data(), kMessage.size());
}

struct Options {
  std::string index;
  std::vector<std::string> sources;
  // Files of one's own; nothing when the index's are to stay.
  std::optional<std::string> gazetteer;
  std::optional<std::string> glossary;
  bool gazetteer_only = false;
  bool glossary_only = false;
  std::string dictionaries = std::string(kDictionaryFolder);
  std::string language;
  std::string progress = "auto";
  unsigned jobs = 0;
  std::uint64_t memory = kDefaultMemory;
  bool prune = false;
  std::string format = "auto";
  std::vector<std::string> columns;  // "title=Titre"
  bool strict = false;
  bool tokens = false;
};

// Whether nobody reads what is written to a pipe any more.
bool reader_is_gone(int descriptor) {
  pollfd out{descriptor, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

void say(const std::string& message) {
  std::cerr << "revue-index: " << displayable(message) << '\n';
}

// Results that could not be written are an error; a reader that has seen enough (head, less) is
// not.
void finish_output() {
  std::cout.flush();
  if (!std::cout && !reader_is_gone(STDOUT_FILENO)) {
    throw Error("standard output", "could not be written wholly; is the disk full?");
  }
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path, "cannot be read; check the path and its permissions");
  return text.str();
}

std::string notice_line(const Notice& notice) {
  const bool refused = notice.kind == Notice::Kind::kRefused;
  return notice.where + ": " + (refused ? "refused: " : "") + notice.message;
}

void say_problems(const std::string& path, const std::vector<TableProblem>& problems) {
  for (const TableProblem& problem : problems) {
    say(path + ":" + std::to_string(problem.line) + ": " + problem.message);
  }
}

// A table as it is to be used: revue's own, the one that the index was built with, or the user's,
// which extends revue's or stands alone.
struct Table {
  std::string text;
  std::size_t left_out = 0;  // lines
};

// `parse` reports the lines that cannot be used, and returns how many rows can.
template <typename Parse>
Table table_text(const std::optional<std::string>& path, bool alone, const std::string& indexed,
                 std::string_view shipped, const char* rows, const Parse& parse) {
  if (!path) return {indexed.empty() ? std::string(shipped) : indexed, 0};
  if (path->empty()) return {std::string(shipped), 0};
  std::string own = read_file(*path);
  std::vector<TableProblem> problems;
  if (parse(own, problems) == 0) {
    say_problems(*path, problems);
    throw Error(*path, std::string("holds no ") + rows);
  }
  say_problems(*path, problems);
  return {alone ? std::move(own) : extend_table(shipped, own, problems), problems.size()};
}

Table gazetteer_table(const Options& options, const std::string& indexed) {
  return table_text(options.gazetteer, options.gazetteer_only, indexed, default_gazetteer(),
                    "actor; see analyzers/data/gazetteer.tsv",
                    [&](const std::string& text, std::vector<TableProblem>& problems) {
                      return Gazetteer::parse(text, *options.gazetteer, problems).entities().size();
                    });
}

Table glossary_table(const Options& options, const std::string& indexed) {
  return table_text(options.glossary, options.glossary_only, indexed, default_glossary(),
                    "concept; see analyzers/data/glossary.tsv",
                    [&](const std::string& text, std::vector<TableProblem>& problems) {
                      return parse_glossary(text, *options.glossary, problems).size();
                    });
}

ReadOptions read_options(const Options& options) {
  ReadOptions read;
  read.format = source_format(options.format).value();
  for (const std::string& column : options.columns) {
    const std::size_t equals = column.find('=');
    const std::string field = column.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == column.size() || !is_table_field(field)) {
      throw Error("--map", "«" + column +
                               "» is no FIELD=COLUMN; the fields are id, text, title, "
                               "outlet, date, url, lang and author");
    }
    read.columns.emplace_back(field, column.substr(equals + 1));
  }
  return read;
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

int exit_code(std::uint64_t read, std::uint64_t refused) {
  if (refused == 0) return kDone;
  return read == 0 ? kError : kSomeRefused;
}

int run_build(const Options& options) {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);

  BuildOptions build_options;
  build_options.index = options.index;
  build_options.sources = options.sources;
  const OwnTables indexed = read_own_tables(options.index);
  Table gazetteer = gazetteer_table(options, indexed.gazetteer);
  Table glossary = glossary_table(options, indexed.glossary);
  const std::size_t lines_left_out = gazetteer.left_out + glossary.left_out;
  build_options.gazetteer = std::move(gazetteer.text);
  build_options.glossary = std::move(glossary.text);
  build_options.dictionaries = options.dictionaries;
  build_options.jobs =
      options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (options.memory < kLeastMemory) {
    throw Error("--memory",
                std::to_string(options.memory) + " bytes are too few; give 64M or more");
  }
  build_options.memory = options.memory;
  build_options.prune = options.prune;
  build_options.read = read_options(options);
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
        say(notice_line(notice));
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
  if (counts.prune_skipped) {
    say("--prune removed nothing, since " +
        std::string(counts.refused > 0 ? "inputs were refused" : "no article was read") +
        ": an article may be missing for that alone");
  }
  if (counts.interrupted) {
    say("interrupted: every article counted here is in the index; run the same command to go on");
    return kInterrupted;
  }
  const int code = exit_code(counts.read, counts.refused);
  return code == kDone && lines_left_out > 0 ? kSomeRefused : code;
}

int run_analyze(const Options& options) {
  const Table table = gazetteer_table(options, {});
  std::vector<TableProblem> reported;
  const Gazetteer gazetteer = Gazetteer::parse(table.text, "gazetteer", reported);
  Analyzer analyzer(gazetteer);
  const std::optional<Language> language = stated_language(options);
  std::size_t read = 0;
  std::size_t refused = 0;
  read_sources(
      options.sources, std::cin, read_options(options),
      [&](Article&& article) {
        ++read;
        if (!article.lang) article.lang = language;
        std::cout << analysis_json(
                         article,
                         analyzer.analyze(article.text, article.title, article.lang, article.date),
                         options.tokens)
                  << '\n';
      },
      [&](const Notice& notice) {
        refused += notice.kind == Notice::Kind::kRefused ? 1U : 0U;
        say(notice_line(notice));
      });
  finish_output();
  const int code = exit_code(read, refused);
  return code == kDone && table.left_out > 0 ? kSomeRefused : code;
}

// Xapian does not notice all damage before it falls over it: a child process does the check, and
// its fall is a finding.
int run_check(const Options& options) {
  const pid_t child = fork();
  if (child > 0) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == kDone || code == kError) return code;
    say(options.index +
        ": is damaged so that reading it ended the check; delete the directory and build it again "
        "from its sources");
    return kError;
  }
  const CheckResult result = check(options.index);
  for (const std::string& problem : result.problems) say(options.index + ": " + problem);
  if (!result.problems.empty()) {
    say(options.index + ": " + std::to_string(result.problems.size()) +
        " problems; delete the directory and build it again from its sources");
    return kError;
  }
  std::cout << "sound; content " << result.content << '\n';
  finish_output();
  return kDone;
}

int run_info(const Options& options) {
  const IndexFacts facts = read_facts(options.index);
  std::cout << "articles      " << facts.articles << '\n';
  for (const auto& [language, count] : facts.languages) {
    std::cout << "  " << language << "          " << count << '\n';
  }
  std::cout << "passages      " << facts.passages << '\n'
            << "quotes        " << facts.quotes << '\n'
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
            << "glossary      " << (facts.own_glossary ? "given with --glossary" : "revue's own")
            << ", " << facts.lexicon_keys << " first words; dictionaries: "
            << (facts.dictionaries.empty()
                    ? "none (install dict-freedict-eng-fra and dict-freedict-fra-eng, build again)"
                    : facts.dictionaries)
            << '\n'
            << "written by    revue " << facts.program << ", " << facts.libraries << '\n';
  finish_output();
  return kDone;
}

void add_index_option(CLI::App& command, Options& options) {
  command.add_option("-i,--index", options.index, "Directory of the index")
      ->default_str("$REVUE_INDEX, else ./revue.index");
}

void add_source_options(CLI::App& command, Options& options) {
  command
      .add_option("SOURCE", options.sources,
                  "Files, directories (recursive), or - for standard input")
      ->required();
  command
      .add_option("--format", options.format,
                  "How the sources are read; auto: by their endings, else by what they begin with")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "json", "csv", "archive", "warc"}))
      ->capture_default_str();
  command
      .add_option("--map", options.columns,
                  "The columns of a table that are not called as usual: title=Intitulé,text=Corps")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option(
      "--lang", options.language,
      "Language of the articles that state none, believed where their text does not tell: fr, en");
  command.add_option(
      "--gazetteer", options.gazetteer,
      "Actors and their names, as a TSV file; its lines extend revue's own table, or "
      "take the place of those of the same id. The index remembers it; '' goes back "
      "to revue's own");
  command.add_flag("--gazetteer-only", options.gazetteer_only,
                   "Take the file of --gazetteer alone, without revue's own table");
}

int run(int argc, char** argv) {
  Options options;
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
      "130 interrupted, every article read before is in the index.");

  CLI::App* build = app.add_subcommand("build", "Create or update an index");
  build->footer(
      "Unchanged articles are skipped, changed ones replaced. .txt files may begin with front\n"
      "matter (--- lines around title:, outlet:, date:, url:, lang:, author:); of .html pages the\n"
      "article is read, with what they state; .jsonl files hold\n"
      "one object a line with id, text and any of the same fields.\n"
      "Ctrl-C ends the reading and writes the articles that were read, which takes seconds; a\n"
      "second one stops at once and keeps what was written before.\n"
      "\n"
      "Example:\n"
      "  revue-index build -i ai.index --prune ~/press/2025");
  add_index_option(*build, options);
  add_source_options(*build, options);
  build->add_option("--glossary", options.glossary,
                    "What concepts are called in French and English, as a TSV file; its lines "
                    "extend revue's own table, or take the place of those of the same id. The "
                    "index remembers it; '' goes back to revue's own");
  build->add_flag("--glossary-only", options.glossary_only,
                  "Take the file of --glossary alone, without revue's own table");
  build
      ->add_option(
          "--dictionaries", options.dictionaries,
          "Folder of the FreeDict dictionaries for words outside the glossary; '' for none")
      ->capture_default_str();
  build->add_option("-j,--jobs", options.jobs, "Threads that analyse; default: one per processor")
      ->check(CLI::Range(1U, kMostJobs));
  build
      ->add_option("--memory", options.memory,
                   "Memory to keep to, about, such as 256M or 1G. Articles are written in batches "
                   "that fit it; one article alone takes 25 times its size")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("512M");
  build->add_flag("--prune", options.prune, "Drop articles that the sources no longer hold");
  build->add_flag("--strict", options.strict,
                  "Stop at the first input that is refused; batches written before it stay");
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

  add_page_option(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kError;
  }
  try {
    if (*build) return run_build(options);
    if (*analyze) return run_analyze(options);
    if (*check_command) return run_check(options);
    return run_info(options);
  } catch (const Xapian::Error& error) {
    throw index_error(options.index, error);
  }
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
