#include <unistd.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "analyzers/error.h"
#include "analyzers/utf8.h"
#include "cli/process.h"
#include "indexer/figures.h"
#include "indexer/schema.h"
#include "searcher/commands/commands.h"
#include "searcher/manifest.h"
#include "searcher/output_batch.h"
#include "searcher/run_file.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

// A batch to run, by the command line or by a manifest.
struct Job {
  std::string index;
  std::string topics;
  std::string output;  // empty: standard output
  RunOptions options;
  unsigned jobs = 0;
  bool resume = false;
  bool live = false;  // show progress
};

std::string read_bytes(const std::string& path) {
  std::ostringstream bytes;
  if (path == "-") {
    bytes << std::cin.rdbuf();
    return bytes.str();
  }
  std::ifstream in(path, std::ios::binary);
  if (in && in.peek() != std::ifstream::traits_type::eof()) bytes << in.rdbuf();
  if (!in.is_open() || in.bad() || fs::is_directory(path)) {
    throw Error(path, "cannot be read; check the path and its permissions");
  }
  return bytes.str();
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

// Where a note points to: into the file where the query stands there as it was asked.
std::string place_of(const TopicFile& file, const Topic& topic, const TopicNote& note) {
  const std::string line = file.name + ":" + std::to_string(topic.line) + ": ";
  if (note.column == 0) return line;
  if (topic.column == 0) return line + "query:" + std::to_string(note.column) + ": ";
  return file.name + ":" + std::to_string(topic.line) + ":" +
         std::to_string(topic.column + note.column - 1) + ": ";
}

// What a batch is doing, on the terminal.
class Progress {
 public:
  Progress(bool live, std::size_t done, std::size_t topics)
      : live_(live), first_(done), done_(done), topics_(topics) {}

  void step() {
    ++done_;
    constexpr std::chrono::milliseconds kBetween(100);
    const auto now = std::chrono::steady_clock::now();
    if (!live_ || now - shown_ < kBetween) return;
    shown_ = now;
    const double speed = seconds() > 0 ? static_cast<double>(done_ - first_) / seconds() : 0;
    clear();
    std::cerr << with_commas(done_) << " of " << with_commas(topics_) << " topics, "
              << fixed(speed, 1) << " topics/s";
    if (speed > 0) {
      std::cerr << ", " << clock_of(static_cast<double>(topics_ - done_) / speed) << " left";
    }
    std::cerr << std::flush;
  }
  void clear() const {
    if (live_) std::cerr << "\r\x1b[K";
  }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  }

 private:
  bool live_;
  std::size_t first_;
  std::size_t done_;
  std::size_t topics_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_;
};

void say_outcome(const TopicFile& file, const Topic& topic, const TopicOutcome& outcome) {
  for (const TopicNote& note : outcome.notes) say(place_of(file, topic, note) + note.message);
  if (outcome.outcome == Outcome::kRefused) {
    say(file.name + ":" + std::to_string(topic.line) + ": topic " + topic.id +
        ": refused: " + outcome.reason);
  }
}

std::string summary(const BatchCounts& counts, double seconds) {
  std::string line = counted(counts.topics, "topic") + ": " + std::to_string(counts.ok) + " ok, " +
                     std::to_string(counts.empty) + " empty, " + std::to_string(counts.repaired) +
                     " repaired, " + std::to_string(counts.refused) + " refused; " +
                     counted(counts.hits, "hit");
  if (counts.truncated > 0) {
    line += ", " + std::to_string(counts.answers) +
            " of them written: " + counted(counts.truncated, "topic") +
            " cut by the limit (--limit 0: none)";
  }
  return line + "; " + fixed(seconds, 1) + " s";
}

nlohmann::ordered_json key_of(const Job& job, const Manifest& manifest) {
  nlohmann::ordered_json key;
  key["program"] = manifest.program + ", " + manifest.libraries;
  key["index"] = manifest.index.format + " " + manifest.index.fingerprint + " " +
                 manifest.index.tables + " " + manifest.index.content;
  key["file of topics"] = manifest.topics_hash;
  key["set of options"] = to_json(job.options);
  return key;
}

// Whether a path can be replaced by a file: not a device, a pipe or a folder.
bool is_replaceable(const std::string& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  return !fs::exists(status) || fs::is_regular_file(status);
}

struct Done {
  Manifest manifest;
  bool interrupted = false;
  bool unread = false;  // who read the answers has seen enough
};

class BatchRun {
 public:
  explicit BatchRun(const Job& job) : job_(job) {
    std::string bytes = read_bytes(job.topics);
    Manifest& manifest = done_.manifest;
    manifest.started = utc_now();
    manifest.program = std::string("revue ") + REVUE_VERSION;
    manifest.libraries = library_versions();
    manifest.topics_path = job.topics;
    manifest.topics_hash = hash(bytes);
    manifest.options = job.options;
    manifest.index_path = job.index;
    file_ = read_topics(std::move(bytes), job.topics == "-" ? "stdin" : job.topics,
                        job.options.topics_format);
    for (const std::string& notice : file_.notices) say(notice);
    if (file_.topics.empty()) {
      throw Error(file_.name, "holds no topic; revue-search batch --help says what topics are");
    }
    manifest.index = identify(job.index);
  }

  Done run() {
    // A second signal is not caught: what was finished stays for --resume.
    stop_ = &catch_interrupts(
        "\nrevue-search: stopping after the topics under way (again to stop at once)\n");
    if (!job_.output.empty() && is_replaceable(job_.output)) {
      write_file();
    } else {
      write_stream();
    }
    if (!done_.interrupted && identify(job_.index) != done_.manifest.index) {
      done_.manifest.index_changed = true;
      say(job_.index + ": changed while the batch ran; run it again for answers of one state");
    }
    return std::move(done_);
  }

 private:
  void write_file() {
    // A link stays, and what it points to is replaced.
    const fs::path path =
        fs::exists(job_.output) ? fs::canonical(job_.output) : fs::path(job_.output);
    RunFile out(path, key_of(job_, done_.manifest), job_.resume);
    if (job_.resume && out.done().empty()) {
      say("--resume: no interrupted run of " + job_.output + " holds a topic; all are asked");
    } else if (job_.resume) {
      say("--resume: " + std::to_string(out.done().size()) + " of " +
          counted(file_.topics.size(), "topic") + " were done before");
    } else if (out.begun_anew()) {
      say("the interrupted run of " + job_.output +
          " is begun anew; --resume would have gone on with it");
    }
    for (const TopicOutcome& outcome : out.done()) count(outcome);
    out.write_header(run_header(job_.options));
    ask([&](const BatchStep& step) { out.write_topic(step); });
    if (done_.interrupted) return;
    if (job_.options.format == RunFormat::kMatrix) {
      out.rewrite([&](std::istream& counts, std::ostream& table) {
        finish_matrix(job_.options, counts, table);
      });
    }
    out.publish(manifest_path(path), [&](std::uint64_t bytes, const std::string& hash_of_all) {
      done_.manifest.output_path = job_.output;
      done_.manifest.output_bytes = bytes;
      done_.manifest.output_hash = hash_of_all;
      done_.manifest.finished = utc_now();
      return to_text(done_.manifest);
    });
  }

  void write_stream() {
    if (job_.resume) throw Error("--resume", "goes with --output FILE");
    Output output(job_.output);
    std::stringstream counts;
    const bool matrix = job_.options.format == RunFormat::kMatrix;
    output.stream() << run_header(job_.options);
    ask([&](const BatchStep& step) {
      (matrix ? counts : output.stream()) << step.bytes;
      if (!output.stream()) {
        done_.unread = true;  // or the disk is full, as finish() tells
        *stop_ = true;
      }
    });
    if (matrix && !done_.interrupted) finish_matrix(job_.options, counts, output.stream());
    output.finish();
    if (done_.unread) done_.interrupted = false;
  }

  void ask(const std::function<void(const BatchStep&)>& write) {
    BatchOptions batch;
    batch.index = job_.index;
    batch.search = search_of(job_.options);
    batch.all = job_.options.format == RunFormat::kMatrix;
    batch.strict = job_.options.strict;
    batch.jobs = job_.jobs != 0 ? job_.jobs : std::max(1U, std::thread::hardware_concurrency());
    Progress progress(job_.live, done_.manifest.topics.size(), file_.topics.size());
    const auto render = [&](const Topic& topic, const TopicAnswer& answer) {
      return render_topic(job_.options, topic, answer);
    };
    const auto deliver = [&](BatchStep&& step) {
      write(step);
      if (!step.outcome.notes.empty() || step.outcome.outcome == Outcome::kRefused) {
        progress.clear();
        say_outcome(file_, file_.topics[step.topic], step.outcome);
      }
      count(step.outcome);
      progress.step();
    };
    run_batch(batch, file_.topics, done_.manifest.topics.size(), render, deliver, *stop_);
    progress.clear();
    done_.manifest.seconds = progress.seconds();
    done_.interrupted = done_.manifest.topics.size() < file_.topics.size();
  }

  void count(const TopicOutcome& outcome) {
    const Topic& topic = file_.topics[done_.manifest.topics.size()];
    done_.manifest.topics.push_back({topic.id, topic.line, outcome});
    done_.manifest.counts.add(outcome);
  }

  const Job& job_;
  TopicFile file_;
  Done done_;
  std::atomic<bool>* stop_ = nullptr;  // of run()
};

// Runs a job and says how it went.
Done run_job(const Job& job) {
  Done done = BatchRun(job).run();
  if (done.interrupted) {
    say("interrupted after " + std::to_string(done.manifest.topics.size()) + " topics" +
        (job.output.empty() ? "" : "; the same command with --resume goes on"));
  } else if (!done.unread) {
    say(summary(done.manifest.counts, done.manifest.seconds));
  }
  return done;
}

bool shows_progress(const BatchCommand& command) {
  return command.progress == "always" || (command.progress == "auto" && isatty(STDERR_FILENO) != 0);
}

// A path of the manifest, from here or from where the manifest lies.
std::string path_of(const std::string& path, const fs::path& manifest) {
  if (fs::exists(path) || fs::path(path).is_absolute()) return path;
  const fs::path beside = manifest.parent_path() / path;
  return fs::exists(beside) ? beside.string() : path;
}

}  // namespace

int run_batch(const CommandOptions& options, const BatchCommand& command) {
  Job job;
  job.index = options.index;
  job.topics = command.topics;
  job.output = options.output == "-" ? "" : options.output;
  job.jobs = command.jobs;
  job.resume = command.resume;
  job.live = shows_progress(command);
  RunOptions& run = job.options;
  run.search = search_options(options);
  run.search.limit = command.limit;
  run.format = command.matrix.empty() ? run_format(options.format).value() : RunFormat::kMatrix;
  run.by = matrix_by(command.matrix.empty() ? "article" : command.matrix).value();
  run.passages = command.unit == "passage";
  run.tag = command.tag;
  run.strict = options.strict;
  run.excel = command.excel;
  run.topics_format = topics_format(command.topics_format).value();
  {
    Searcher searcher(options.index);
    read_filters(options, searcher, run.search.filters);
  }
  const Done done = run_job(job);
  if (done.interrupted) return kInterrupted;
  return done.manifest.counts.refused > 0 ? kSomeRefused : kFound;
}

int run_rerun(const CommandOptions& options, const BatchCommand& command) {
  const Manifest before = read_manifest(command.manifest);
  if (before.topics_path == "-" && command.topics.empty()) {
    throw Error(command.manifest, "its topics came from standard input; name them with --topics");
  }
  Job job;
  job.index = command.index.empty() ? path_of(before.index_path, command.manifest) : command.index;
  job.topics =
      command.topics.empty() ? path_of(before.topics_path, command.manifest) : command.topics;
  std::string run = command.manifest;
  if (const std::string ending = ".manifest.json"; run.ends_with(ending)) {
    run.resize(run.size() - ending.size());
  }
  job.output = options.output.empty() ? run + ".rerun" : options.output;
  job.options = before.options;
  job.jobs = command.jobs;
  job.resume = command.resume;
  job.live = shows_progress(command);
  const Done done = run_job(job);
  if (done.interrupted) return kInterrupted;
  for (const std::string& difference : differences(before, done.manifest)) say(difference);
  const bool same = before.output_hash == done.manifest.output_hash;
  say(same ? job.output + ": the same answers, to the byte"
           : job.output + ": not the same answers; revue-search diff " + run + " " + job.output +
                 " shows the difference");
  return same ? kFound : kNothing;
}

}  // namespace revue
