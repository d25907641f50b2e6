#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "analyzers/error.h"
#include "cli/process.h"
#include "indexer/build_report.h"
#include "indexer/checker.h"
#include "indexer/commands/commands.h"
#include "indexer/index_error.h"
#include "indexer/notice_log.h"
#include "indexer/progress.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

std::string written_index;  // for on_terminate()

// Some destructors of Xapian 1.4.22 write, and a write that fails there, as on a full disk, ends
// the program at once. That leaves what a killed build leaves.
[[noreturn]] void on_terminate() {
  try {
    if (const std::exception_ptr error = std::current_exception()) std::rethrow_exception(error);
    say(written_index + ": the build broke off; run the same command again");
  } catch (const Xapian::Error& error) {
    say(index_error(written_index, error).what());
  } catch (const std::exception& error) {
    say(error.what());
  }
  _exit(kError);
}

// The file of --report.
class Report {
 public:
  // Throws: Error when the file cannot be written, or holds what is no report.
  explicit Report(const std::string& path) : path_(path) {
    if (path_.empty()) return;
    if (!may_be_replaced()) {
      throw Error(path_, "is there already and is no report; name another file for --report");
    }
    file_.open(path_, std::ios::binary);
    if (!file_) throw Error(path_, "cannot be written; check the folder and its permissions");
  }
  void add(const InputOutcome& outcome) {
    if (path_.empty()) return;
    file_ << to_json(outcome) << '\n' << std::flush;  // before the article is committed
    if (!file_) throw Error(path_, "could not be written wholly; is the disk full?");
  }

 private:
  // Whether there is no such file yet, or what an earlier build wrote, or a device.
  bool may_be_replaced() const {
    std::error_code ignored;
    if (!fs::is_regular_file(path_, ignored)) return true;
    std::ifstream before(path_, std::ios::binary);
    std::string line;
    return !std::getline(before, line) || is_report_line(line);
  }

  std::string path_;
  std::ofstream file_;
};

std::uint64_t size_of(const std::vector<std::string>& sources) {
  std::uint64_t size = 0;
  std::error_code ignored;
  for (const std::string& source : sources) {
    if (fs::is_regular_file(source, ignored)) {
      size += fs::file_size(source, ignored);
    } else if (fs::is_directory(source, ignored)) {
      size += size_on_disk(source);
    }
  }
  return size;
}

bool show_progress(const CommandOptions& options) {
  return options.progress == "always" || (options.progress == "auto" && isatty(STDERR_FILENO) != 0);
}

}  // namespace

int run_build(const CommandOptions& options) {
  Report report(options.report);
  // An index holds press texts that may not be everybody's.
  ::umask(S_IRWXG | S_IRWXO);
  written_index = options.index;
  std::set_terminate(on_terminate);
  // A file that may not grow is a failure to write, and no reason to end in the midst of it.
  std::signal(SIGXFSZ, SIG_IGN);
  // The first signal ends the reading; writing what was read takes as long as one batch. A second
  // one ends the program: what was committed before stays sound.
  const std::atomic<bool>& stop =
      catch_interrupts("\nrevue-index: stopping; writing what was read (again to stop at once)\n");

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
  build_options.duplicates = options.duplicates == "keep"   ? Duplicates::kKeep
                             : options.duplicates == "drop" ? Duplicates::kDrop
                                                            : Duplicates::kFold;
  build_options.read = read_options(options);
  build_options.strict = options.strict;
  build_options.wait = lock_wait(options).most;
  BuildTally tally;
  build_options.outcome = [&](const InputOutcome& outcome) {
    tally.add(outcome);
    report.add(outcome);
  };
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
  NoticeLog log([&](const std::string& line) {
    clear();
    say(line);
  });
  const BuildCounts counts = build(
      build_options, std::cin, [&](const Notice& notice) { log.add(notice); },
      [&](const BuildCounts& so_far) {
        clear();
        if (live) std::cerr << progress_line(so_far, total, elapsed()) << std::flush;
      },
      stop);
  log.finish();
  clear();
  say(summary_line(counts, elapsed()));
  for (const std::string& line : tally.lines()) say(line);
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

}  // namespace revue
