// Searches beside a writer that commits again and again, and a second writer. REVUE_READ_SECONDS
// says how long.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "tests/safety/articles.h"
#include "tests/safety/process.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> build(const fs::path& index, const std::vector<std::string>& more) {
  std::vector<std::string> command = {"revue-index",  "build",          "-i",
                                      index.string(), "--dictionaries", ""};
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

constexpr std::size_t kArticles = 30;

// Article 0 and those that `changes` says are of `edition`, the others of edition 1.
std::string all_articles(std::size_t edition, std::size_t changed) {
  std::string lines;
  for (std::size_t i = 0; i < kArticles; ++i) lines += article_line(i, i < changed ? edition : 1);
  return lines;
}

// The editions that stand in a text.
std::set<std::string> editions_in(const std::string& text) {
  static const std::regex kEdition("edition[0-9]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), kEdition), {}};
}

// Each article's passages are of one edition.
void check_find(const std::string& lines) {
  static const std::regex kId("\"article\":\\{\"id\":\"([^\"]*)\"");
  std::map<std::string, std::set<std::string>> editions;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    REQUIRE(std::regex_search(line, found, kId));
    editions[found[1]].merge(editions_in(line));
  }
  CHECK_EQ(editions.size(), kArticles);
  for (const auto& [id, of_article] : editions) {
    INFO("article ", id);
    CHECK_EQ(of_article.size(), 1);
  }
}

TEST_CASE("safety: searches beside a writer never fail and see no half article") {
  const std::chrono::seconds length(number_of("REVUE_READ_SECONDS", 5));
  const TempDir folder;
  const fs::path index = folder.path() / "index";
  const std::string articles = folder.write("all.jsonl", all_articles(1, 0)).string();
  const std::string topics =
      folder.write("topics.tsv", "1\tsommet\n2\tvidéosurveillance\n").string();
  REQUIRE_EQ(run(build(index, {articles})).code, 0);

  std::atomic<bool> ends = false;
  std::size_t builds = 0;
  std::string failed_build;
  std::thread writer([&] {
    // Now one article, in place; now most of them, into a new generation.
    for (std::size_t edition = 2; !ends; ++edition) {
      folder.write("all.jsonl", all_articles(edition, edition % 4 == 0 ? 20 : 1));
      const Ended ended = run(build(index, {articles}));
      if (ended.code != 0) failed_build = ended.messages;
      ++builds;
    }
  });

  struct Reader {
    std::vector<std::string> command;
    std::vector<Ended> ended = {};
  };
  const std::string at = index.string();
  std::vector<Reader> readers = {
      {{"revue-search", "find", "-i", at, "-n", "10000", "--format", "jsonl", "sommet"}},
      {{"revue-search", "show", "-i", at, "--format", "jsonl", "a0"}},
      {{"revue-search", "quotes", "-i", at, "--by", "macron", "--format", "jsonl"}},
      {{"revue-search", "entities", "-i", at, "macron"}},
      {{"revue-search", "batch", "-i", at, topics}},
      {{"revue-index", "info", "-i", at}}};
  std::vector<std::thread> threads;
  const auto end = std::chrono::steady_clock::now() + length;
  for (std::size_t part = 0; part < 2; ++part) {
    threads.emplace_back([&, part] {
      while (std::chrono::steady_clock::now() < end) {
        for (std::size_t i = part; i < readers.size(); i += 2) {
          readers[i].ended.push_back(run(readers[i].command));
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  ends = true;
  writer.join();

  CHECK_EQ(failed_build, "");
  CHECK_GE(builds, 2);
  std::size_t searches = 0;
  for (const Reader& reader : readers) {
    for (const Ended& ended : reader.ended) {
      ++searches;
      INFO(reader.command[1], ": ", ended.messages);
      CHECK_EQ(ended.code, 0);
      if (reader.command[1] == "find") check_find(ended.output);
      if (reader.command[1] == "show") CHECK_EQ(editions_in(ended.output).size(), 1);
    }
  }
  MESSAGE(searches, " searches beside ", builds, " builds");
  const Ended checked = run({"revue-index", "check", "-i", at});
  INFO(checked.messages);
  CHECK_EQ(checked.code, 0);
}

// A build that reads from a pipe, and so holds the index until `release`.
class Holder {
 public:
  explicit Holder(const fs::path& index)
      : fifo_(index.parent_path() / "pipe"),
        made_(run({"mkfifo", fifo_.string()}).code == 0),
        process_({"sh", "-c",
                  "exec revue-index build --dictionaries '' -i '" + index.string() + "' - <'" +
                      fifo_.string() + "'"}) {
    out_.open(fifo_);
    for (int i = 0; i < 500 && !fs::exists(index / "XAPIANDB"); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    out_ << article_line(1, 1) << std::flush;
  }
  Process& process() { return process_; }
  void release() { out_.close(); }

 private:
  fs::path fifo_;
  bool made_;
  Process process_;
  std::ofstream out_;
};

TEST_CASE("safety: a second writer says who holds the index, or waits") {
  const TempDir folder;
  const fs::path index = folder.path() / "index";
  const std::string articles = folder.write("a.jsonl", article_line(2, 1)).string();
  Holder holder(index);
  const Ended second = run(build(index, {articles}));
  CHECK_EQ(second.code, 4);
  static const std::regex kHolder(
      "revue-index: .*index: another revue-index \\(process [0-9]+ on .+ since "
      "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} UTC\\) is at work on this index; wait for its end with "
      "--wait, or name another index\n");
  INFO(second.messages);
  CHECK(std::regex_match(second.messages, kHolder));
  CHECK_EQ(run({"revue-index", "check", "-i", index.string()}).code, 4);
  CHECK_EQ(run(build(index, {"--wait=1", articles})).code, 4);

  Process waiting(build(index, {"--wait", articles}));
  CHECK(waiting.says("waits for another revue-index (process "));
  CHECK(waiting.runs());
  holder.release();
  CHECK_EQ(holder.process().end().code, 0);
  const Ended ended = waiting.end();
  INFO(ended.messages);
  CHECK_EQ(ended.code, 0);
  const Ended found = run({"revue-search", "show", "-i", index.string(), "a1"});
  CHECK_EQ(found.code, 0);
  CHECK_EQ(run({"revue-search", "show", "-i", index.string(), "a2"}).code, 0);
}

TEST_CASE("safety: a lock left by a dead process is no obstacle") {
  const TempDir folder;
  const fs::path index = folder.path() / "index";
  const std::string articles = folder.write("a.jsonl", article_line(2, 1)).string();
  {
    Holder holder(index);
    holder.process().kill();
    CHECK_NE(holder.process().end().signal, 0);
    holder.release();
  }
  CHECK(fs::exists(index / "lock"));
  CHECK_EQ(run(build(index, {articles})).code, 0);
}

}  // namespace
}  // namespace revue
