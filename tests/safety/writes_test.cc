// Writes that fail: the message says what to do, what was committed stays, the next build works.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/safety/articles.h"
#include "tests/safety/process.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> build(const fs::path& index, const std::vector<std::string>& more) {
  std::vector<std::string> command = {
      "revue-index", "build", "-i", index.string(), "--memory", "64M", "--dictionaries", ""};
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

std::string checked(const fs::path& index) {
  const Ended result = run({"revue-index", "check", "-i", index.string()});
  INFO("check: ", result.messages);
  CHECK_EQ(result.code, 0);
  return result.output;
}

void check_failure(const Ended& ended, const fs::path& index) {
  INFO("messages: ", ended.messages);
  CHECK_EQ(ended.signal, 0);
  CHECK_EQ(ended.code, 2);
  CHECK_NE(ended.messages.find(index.string()), std::string::npos);
  CHECK_NE(ended.messages.find("disk"), std::string::npos);
}

TEST_CASE("safety: files that may not grow") {
  const TempDir folder;
  std::string first;
  std::string second;
  for (std::size_t i = 0; i < 40; ++i) {
    first += article_line(i, 1);
    second += article_line(i, 2);
  }
  // One file, so that no article moves from one to another.
  const auto build_of = [&](const fs::path& index, const std::string& articles) {
    return build(index, {folder.write("a.jsonl", articles).string()});
  };
  const fs::path sound = folder.path() / "sound";
  const fs::path updated = folder.path() / "updated";
  REQUIRE_EQ(run(build_of(sound, first)).code, 0);
  const std::string content = checked(sound);
  fs::copy(sound, updated, fs::copy_options::recursive);
  REQUIRE_EQ(run(build_of(updated, second)).code, 0);
  const std::string new_content = checked(updated);
  const std::size_t largest = fs::file_size(sound / "g2/postlist.glass");

  for (const std::size_t limit : {std::size_t{1024}, std::size_t{8192}, largest / 8, largest / 2}) {
    CAPTURE(limit);
    const fs::path index = folder.path() / "index";
    fs::remove_all(index);
    check_failure(run(build_of(index, first), {limit}), index);
    CHECK_EQ(run(build_of(index, first)).code, 0);
    CHECK_EQ(checked(index), content);

    check_failure(run(build_of(index, second), {limit}), index);
    checked(index);
    CHECK_EQ(run({"revue-search", "find", "-i", index.string(), "sommet"}).code, 0);
    CHECK_EQ(run(build_of(index, second)).code, 0);
    CHECK_EQ(checked(index), new_content);
  }
}

TEST_CASE("safety: a report that cannot be written ends the build, and the index stays") {
  if (!fs::exists("/dev/full")) return;
  const TempDir folder;
  const std::string before = folder.write("before.jsonl", article_line(1, 1)).string();
  std::string many;
  for (std::size_t i = 0; i < 10; ++i) many += article_line(i, 2);
  const std::string after = folder.write("after.jsonl", many).string();
  const fs::path index = folder.path() / "index";
  CHECK_EQ(run(build(index, {"--report", "/dev/full", before})).code, 2);
  CHECK_FALSE(fs::exists(index));
  REQUIRE_EQ(run(build(index, {before})).code, 0);
  const Ended ended = run(build(index, {"--report", "/dev/full", after}));
  CHECK_EQ(ended.code, 2);
  CHECK_NE(ended.messages.find("/dev/full: could not be written wholly"), std::string::npos);
  checked(index);
  CHECK_EQ(run({"revue-search", "find", "-i", index.string(), "sommet"}).code, 0);
}

}  // namespace
}  // namespace revue
