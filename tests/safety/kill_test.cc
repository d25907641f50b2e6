// A writer that is killed at any moment leaves a sound index: what was committed is there whole,
// and the next build ends as one that nobody disturbed. REVUE_KILLS says how often to kill.
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "tests/safety/articles.h"
#include "tests/safety/process.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// What happens to the files below a folder, as the system tells it.
class Watch {
 public:
  explicit Watch(const fs::path& folder) : descriptor_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    add(folder);
  }
  ~Watch() { close(descriptor_); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Waits up to a millisecond; counts what has happened. `name`: what it happened to.
  void wait(const std::function<void(const std::string& name)>& happened) {
    pollfd ready{descriptor_, POLLIN, 0};
    if (poll(&ready, 1, 1) <= 0) return;
    alignas(inotify_event) std::array<char, 4096> buffer;
    const ssize_t size = read(descriptor_, buffer.data(), buffer.size());
    for (ssize_t at = 0; at < size;) {
      const auto* const event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
      const std::string name = event->len > 0 ? event->name : "";
      if ((event->mask & IN_ISDIR) != 0 && (event->mask & IN_CREATE) != 0) {
        add(folders_[event->wd] / name);
      }
      happened(name);
    }
  }

 private:
  // Also what was made in it before it was watched.
  void add(const fs::path& folder) {
    const int watch =
        inotify_add_watch(descriptor_, folder.c_str(),
                          IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_DELETE | IN_CLOSE_WRITE);
    if (watch < 0) return;
    folders_[watch] = folder;
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator(folder, gone)) {
      if (entry.is_directory(gone)) add(entry.path());
    }
  }

  int descriptor_;
  std::map<int, fs::path> folders_;
};

// A build that is killed.
struct Scenario {
  std::string name;
  bool has_index = true;             // before it
  std::vector<std::string> sources;  // and options
  bool from_compaction = false;      // killed only once the next generation is being written
  std::string undisturbed = {};      // what check tells when nobody kills it
  Clock::duration takes = {};
  std::size_t events = 0;  // on files
};

// The hash of each article, from what check --articles prints.
std::map<std::string, std::string> articles_of(const std::string& printed) {
  std::map<std::string, std::string> articles;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t gap = line.find("  ");
    if (gap != std::string::npos) articles[line.substr(gap + 2)] = line.substr(0, gap);
  }
  return articles;
}

class Killer {
 public:
  explicit Killer(unsigned seed) : random_(seed) {
    constexpr std::size_t kArticles = 40;
    std::string before;
    std::string after;
    std::string fewer;
    for (std::size_t i = 0; i < kArticles; ++i) {
      before += article_line(i, 1);
      after += article_line(i, i % 2 == 0 ? 2 : 1);
      if (i % 4 != 0) fewer += article_line(i, 1);
    }
    for (std::size_t i = kArticles; i < kArticles + 5; ++i) after += article_line(i, 1);
    const std::string a = folder_.write("before.jsonl", before).string();
    const std::string b = folder_.write("after.jsonl", after).string();
    const std::string c = folder_.write("fewer.jsonl", fewer).string();
    scenarios_ = {{"first build", false, {a}},
                  {"update", true, {b}},
                  {"prune", true, {"--prune", c}},
                  {"compaction", true, {b}, true}};
    REQUIRE_EQ(build({a}, base_).end().code, 0);
    before_ = articles_of(checked(base_));
    for (Scenario& scenario : scenarios_) {
      reset(scenario);
      Watch watch(work_);
      const auto begun = Clock::now();
      Process writer = build(scenario.sources, index_);
      bool counts = !scenario.from_compaction;
      while (writer.runs()) {
        watch.wait([&](const std::string& name) {
          counts = counts || name == "g3";
          if (counts) ++scenario.events;
        });
      }
      scenario.takes = Clock::now() - begun;
      CHECK_EQ(writer.end().code, 0);
      scenario.undisturbed = checked(index_);
    }
  }

  // Kills one build and looks at what it leaves. False when it had ended before.
  bool kill_once(std::size_t number) {
    const Scenario& scenario = scenarios_[number % scenarios_.size()];
    reset(scenario);
    if (!kill(scenario)) return false;
    ++kills_[scenario.name];
    INFO("killed: ", scenario.name);
    check_committed(scenario);
    const Ended next = build(scenario.sources, index_).end();
    INFO("the next build: ", next.messages);
    CHECK_EQ(next.code, 0);
    CHECK_EQ(checked(index_), scenario.undisturbed);
    return true;
  }

  std::string summary() const {
    std::string words;
    for (const auto& [name, count] : kills_) words += name + " " + std::to_string(count) + ", ";
    return words + "nothing committed " + std::to_string(nothing_) + ", as before " +
           std::to_string(old_) + ", as after " + std::to_string(new_) + ", between " +
           std::to_string(between_);
  }

 private:
  Process build(std::vector<std::string> sources, const fs::path& index) const {
    std::vector<std::string> command = {
        "revue-index", "build", "-i", index.string(), "--memory", "64M", "--dictionaries", ""};
    command.insert(command.end(), sources.begin(), sources.end());
    return Process(command);
  }

  std::string checked(const fs::path& index) const {
    const Ended result = run({"revue-index", "check", "--articles", "-i", index.string()});
    INFO("check: ", result.messages);
    CHECK_EQ(result.code, 0);
    return result.output;
  }

  void reset(const Scenario& scenario) const {
    fs::remove_all(work_);
    fs::create_directory(work_);
    if (scenario.has_index) fs::copy(base_, index_, fs::copy_options::recursive);
  }

  // At a moment of its time, or after so many writes to its files.
  bool kill(const Scenario& scenario) {
    const bool by_time = !scenario.from_compaction && random_() % 2 == 0;
    const std::size_t last = 1 + random_() % std::max<std::size_t>(scenario.events, 1);
    const auto moment = scenario.takes * static_cast<int>(random_() % 1000) / 1000;
    Watch watch(work_);
    const auto begun = Clock::now();
    Process writer = build(scenario.sources, index_);
    std::size_t seen = 0;
    bool counts = !scenario.from_compaction;
    while (writer.runs()) {
      if (by_time ? Clock::now() - begun >= moment : seen >= last) {
        writer.kill();
        return writer.end().signal != 0;
      }
      watch.wait([&](const std::string& name) {
        counts = counts || name == "g3";
        if (counts) ++seen;
      });
    }
    return false;
  }

  // Each article is there as it was or as it becomes, and none is lost.
  void check_committed(const Scenario& scenario) {
    const auto after = articles_of(scenario.undisturbed);
    if (!fs::exists(index_ / "XAPIANDB")) {
      CHECK_FALSE(scenario.has_index);
      ++nothing_;
      return;
    }
    const auto now = articles_of(checked(index_));
    if (!scenario.has_index) CHECK((now.empty() || now == after));
    for (const auto& [id, hash] : now) {
      INFO("article ", id);
      const bool as_before = scenario.has_index && before_.count(id) > 0 && before_[id] == hash;
      const bool as_after = after.count(id) > 0 && after.at(id) == hash;
      CHECK((as_before || as_after));
    }
    if (scenario.has_index) {
      for (const auto& [id, hash] : after) {
        if (before_.count(id) > 0) CHECK_EQ(now.count(id), 1);
      }
    }
    ++(now.empty() ? nothing_ : now == after ? new_ : now == before_ ? old_ : between_);
  }

  TempDir folder_;
  const fs::path base_ = folder_.path() / "base";
  const fs::path work_ = folder_.path() / "work";
  const fs::path index_ = work_ / "index";
  std::mt19937 random_;
  std::vector<Scenario> scenarios_;
  std::map<std::string, std::string> before_;
  std::map<std::string, std::size_t> kills_;
  std::size_t nothing_ = 0;
  std::size_t old_ = 0;
  std::size_t new_ = 0;
  std::size_t between_ = 0;
};

TEST_CASE("safety: a killed writer loses nothing that was committed") {
  const std::size_t wanted = number_of("REVUE_KILLS", 16);
  const std::size_t seed = number_of("REVUE_SEED", 1);
  CAPTURE(seed);
  Killer killer(static_cast<unsigned>(seed));
  std::size_t killed = 0;
  std::size_t tries = 0;
  for (; killed < wanted && tries < wanted * 3; ++tries) killed += killer.kill_once(tries) ? 1 : 0;
  MESSAGE(killed, " kills: ", killer.summary());
  CHECK_EQ(killed, wanted);
}

}  // namespace
}  // namespace revue
