// The floor under a build: what each of its phases takes by itself, in one thread, and what Xapian
// takes to store the very same documents from memory, however they came about.
//
// Processor time, since machines are shared; `whole` is a build of the same texts, and also by the
// clock.
#include <sys/resource.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/glossary.h"
#include "corpus/source.h"
#include "indexer/builder.h"
#include "indexer/document.h"

namespace {

using namespace revue;
namespace fs = std::filesystem;

double processor_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Adds the processor time of `work` to `seconds`.
template <typename Work>
auto timed(double& seconds, const Work& work) {
  struct Timer {
    double& seconds;
    double begin = processor_seconds();
    ~Timer() { seconds += processor_seconds() - begin; }
  } const timer{seconds};
  return work();
}

std::uint64_t size_on_disk(const fs::path& path) {
  std::uint64_t size = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) size += entry.file_size();
  }
  return size;
}

struct Options {
  std::string corpus;
  unsigned jobs = 2;
  std::size_t memory = kDefaultMemory;
  std::string flush;  // documents that Xapian holds before it merges them
};

// The phases one after another, for one article after another.
class Phases {
 public:
  explicit Phases(const fs::path& folder)
      : database_((folder / "plain").string(), Xapian::DB_CREATE_OR_OVERWRITE),
        gazetteer_(Gazetteer::parse(default_gazetteer(), "", problems_)),
        analyzer_(gazetteer_) {}

  void run(const std::string& corpus, const fs::path& compacted) {
    std::istringstream none;
    double all = 0;
    timed(all, [&] {
      read_sources(
          {corpus}, none, {}, [&](Article&& article) { take(article); }, [](const Notice&) {});
      timed(storing_, [&] { database_.commit(); });
    });
    reading_ = all - analysis_ - documents_ - storing_;
    timed(compacting_, [&] { database_.compact(compacted.string()); });
  }

  void print(double whole) const {
    const auto row = [&](const char* name, double seconds) {
      std::printf("%-34s %8.2f %7.1f%%\n", name, seconds, 100 * seconds / whole);
    };
    row("reading", reading_);
    row("analysis", analysis_);
    row("documents made", documents_);
    row("documents stored (Xapian)", storing_);
    row("compaction (Xapian)", compacting_);
  }
  double bytes() const { return bytes_; }

 private:
  void take(const Article& article) {
    bytes_ += static_cast<double>(article.text.size());
    Analysis analysis = timed(analysis_, [&] {
      return analyzer_.analyze(article.text, article.title, article.lang, article.date);
    });
    std::vector<Xapian::Document> documents;
    timed(documents_, [&] {
      make_documents(article, std::move(analysis), gazetteer_,
                     [&](const Xapian::Document& document) { documents.push_back(document); });
    });
    for (const Xapian::Document& document : documents) {
      timed(storing_, [&] { database_.add_document(document); });
    }
  }

  std::vector<TableProblem> problems_;
  Xapian::WritableDatabase database_;
  Gazetteer gazetteer_;
  Analyzer analyzer_;
  double bytes_ = 0;
  double reading_ = 0;
  double analysis_ = 0;
  double documents_ = 0;
  double storing_ = 0;
  double compacting_ = 0;
};

int run(const Options& options) {
  if (options.corpus.empty() || !fs::exists(options.corpus)) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --corpus)\n";
    return 0;
  }
  const fs::path folder = fs::temp_directory_path() / "revue-limit";
  fs::remove_all(folder);
  fs::create_directory(folder);

  BuildOptions build_options;
  build_options.index = (folder / "whole").string();
  build_options.sources = {options.corpus};
  build_options.gazetteer = default_gazetteer();
  build_options.glossary = default_glossary();
  build_options.jobs = options.jobs;
  build_options.memory = options.memory;
  std::istringstream in;
  const std::atomic<bool> stop = false;
  double whole = 0;
  const auto begin = std::chrono::steady_clock::now();
  timed(whole, [&] {
    build(
        build_options, in, [](const Notice&) {}, [](const BuildCounts&) {}, stop);
  });
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;

  if (!options.flush.empty()) ::setenv("XAPIAN_FLUSH_THRESHOLD", options.flush.c_str(), 1);
  Phases phases(folder);
  phases.run(options.corpus, folder / "compacted");

  std::printf("%-34s %8s %8s\n", "", "CPU s", "of whole");
  phases.print(whole);
  std::printf("%-34s %8.2f          %.2f s by the clock, %u threads\n", "whole build", whole,
              wall.count(), options.jobs);
  std::printf("%-34s %8.2f of the text; one table written and compacted %.2f\n", "index size",
              static_cast<double>(size_on_disk(folder / "whole")) / phases.bytes(),
              static_cast<double>(size_on_disk(folder / "compacted")) / phases.bytes());
  fs::remove_all(folder);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    options.corpus = std::string(shared) + "/data/scale/press-10mb.jsonl";
  }
  CLI::App app{"Measures the phases of a build, each by itself."};
  app.add_option("--corpus", options.corpus, "Articles; default press-10mb.jsonl of $REVUE_SHARED");
  app.add_option("--jobs", options.jobs, "Threads of the whole build")->capture_default_str();
  app.add_option("--memory", options.memory, "Memory of the whole build")
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--flush", options.flush, "Documents that Xapian holds before it merges them");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const Xapian::Error& error) {
    std::cerr << "limit: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "limit: " << error.what() << '\n';
  }
  return 2;
}
