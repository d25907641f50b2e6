// Builds that are all or nothing, what they report, and readers beside them.
#include <doctest/doctest.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "indexer/build_report.h"
#include "indexer/checker.h"
#include "indexer/generation.h"
#include "indexer/index_directory.h"
#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n";
}

// Builds with every article a batch of its own.
BuildCounts build_by_one(
    const std::string& index, const std::vector<std::string>& sources, bool strict,
    const OutcomeSink& outcome = [](const InputOutcome&) {}) {
  BuildOptions options = build_options(index, sources);
  options.memory = 1;
  options.strict = strict;
  options.outcome = outcome;
  return build_index(options).counts;
}

TEST_CASE("--strict: an input that is refused leaves the index as it was") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string file =
      folder.write("a.jsonl", line("a", "Le sommet ouvre.") + line("b", "Le sommet ferme."))
          .string();
  build_index(index, {file});
  const std::string before = check(index).content;
  folder.write("a.jsonl",
               line("a", "Autre chose.") + line("c", "Un ajout.") + "{bad\n" + line("d", "Tard."));
  CHECK_THROWS_AS(build_by_one(index, {file}, true), Error);
  CHECK(check(index).problems.empty());
  CHECK_EQ(check(index).content, before);
  CHECK_EQ(build_by_one(index, {file}, false).refused, 1);
  CHECK_NE(check(index).content, before);

  folder.write("a.jsonl", line("a", "Le sommet ouvre.") + line("b", "Le sommet ferme."));
  const BuildCounts whole = build_by_one(index, {file}, true);
  CHECK_EQ(whole.changed, 1);
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 2);
}

TEST_CASE("--strict: other rules of analysis are not announced by a build that was given up") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {"-"}, line("a", "Le sommet ouvre."));
  BuildOptions options = build_options(index, {folder.write("b.jsonl", "{bad\n").string()});
  options.gazetteer = "x\tperson\tX Y\tX Y\n";
  options.strict = true;
  CHECK_THROWS_AS(build_index(options), Error);
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 1);
}

TEST_CASE("what became of each input is told, articles in the order of the input") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string file =
      folder.write("a.jsonl", line("a", "Le sommet ouvre.") + line("b", "Le sommet ferme."))
          .string();
  const std::string text = folder.write("t.txt", "Un sommet.").string();
  std::vector<std::string> told;
  const auto outcome = [&](const InputOutcome& what) { told.push_back(to_json(what)); };
  build_by_one(index, {file, text}, false, outcome);
  CHECK_EQ(told,
           std::vector<std::string>{
               R"({"source":")" + file + R"(:1","id":"a","outcome":"added","format":"jsonl"})",
               R"({"source":")" + file + R"(:2","id":"b","outcome":"added","format":"jsonl"})",
               R"({"source":")" + text + R"(","id":"t","outcome":"added","format":"text"})"});
  told.clear();
  folder.write("a.jsonl",
               line("a", "Le sommet rouvre.") + "{bad\n" + line("b", "Le sommet ferme."));
  build_by_one(index, {file}, false, outcome);
  CHECK_EQ(
      told,
      std::vector<std::string>{
          R"({"source":")" + file + R"(:1","id":"a","outcome":"changed","format":"jsonl"})",
          R"({"source":")" + file +
              R"(:2:2","outcome":"refused","format":"jsonl","reason":"is no JSON from here on"})",
          R"({"source":")" + file + R"(:3","id":"b","outcome":"unchanged","format":"jsonl"})"});
}

TEST_CASE("an input's outcome is told for as many articles as were read") {
  const TempDir folder;
  std::string articles;
  for (int i = 0; i < 300; ++i) articles += line("n" + std::to_string(i), "Le sommet ouvre.");
  const std::string file = folder.write("a.jsonl", articles).string();
  std::size_t told = 0;
  std::size_t copies = 0;
  bool in_order = true;
  build_by_one((folder.path() / "index").string(), {file}, false, [&](const InputOutcome& what) {
    if (what.kind == InputOutcome::Kind::kCopy) {
      copies += what.of == "n0" ? 1U : 0U;
      return;
    }
    in_order = in_order && what.id == "n" + std::to_string(told);
    ++told;
  });
  CHECK_EQ(told, 300);
  CHECK_EQ(copies, 299);
  CHECK(in_order);
}

TEST_CASE("the tally puts reasons together that differ in a name or number alone") {
  BuildTally tally;
  CHECK(tally.lines().empty());
  tally.add({InputOutcome::Kind::kAdded, "a.txt", "a", "text", {}});
  CHECK(tally.lines().empty());
  const auto refuse = [&](const std::string& reason) {
    tally.add({InputOutcome::Kind::kRefused, "b.html", {}, "html", reason});
  };
  refuse("is 70000000 bytes, more than 64; split it");
  refuse("is 80000000 bytes, more than 64; split it");
  refuse("has no field «text»; name it");
  CHECK_EQ(tally.lines(),
           std::vector<std::string>{"by format: html 0 read, 3 refused; text 1 read",
                                    "refused: 2 is # bytes, more than #; 1 has no field «…»"});
}

TEST_CASE("a reader goes on behind two commits, where Xapian would fail") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  std::string others;
  for (int i = 0; i < 40; ++i) others += line("n" + std::to_string(i), "Le sommet ouvre.");
  const std::string file = folder.write("a.jsonl", others + line("z", "Un début.")).string();
  build_index(index, {file});
  const std::filesystem::path generation = current_generation(index);
  Searcher searcher(index);
  CHECK_EQ(searcher.search("sommet", {}).total, 40);
  const Xapian::Database unaware(generation.string());
  for (int i = 0; i < 4; ++i) {
    folder.write("a.jsonl", others + line("z", "Un sommet, fois " + std::to_string(i) + "."));
    CHECK_EQ(build_index(index, {file}).counts.changed, 1);
  }
  REQUIRE_EQ(current_generation(index), generation);  // written to in place
  const auto read_all = [&] {
    for (auto it = unaware.postlist_begin(""); it != unaware.postlist_end(""); ++it) {
      unaware.get_document(*it).get_data();
    }
  };
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
  CHECK_EQ(searcher.search("sommet", {}).total, 41);
  REQUIRE(searcher.article("z").has_value());
  CHECK_EQ(searcher.article("z")->text, "Un sommet, fois 3.");
}

TEST_CASE("a lock names its holder and is free when that has gone") {
  const TempDir folder;
  const std::filesystem::path path = folder.path() / "index";
  {
    const IndexDirectory held(path);
    std::string message;
    try {
      const IndexDirectory second(path);
    } catch (const LockedError& error) {
      message = error.what();
    }
    CHECK(message.starts_with(path.string() + ": another revue-index (process " +
                              std::to_string(::getpid()) + " on "));
  }
  CHECK_NOTHROW(IndexDirectory{path});
}

TEST_CASE("a build that was killed while its first database was made leaves nothing in the way") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  const std::filesystem::path first = index / generation_name(1);
  std::filesystem::create_directories(first);
  Xapian::WritableDatabase(first.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  REQUIRE(std::filesystem::remove(first / "iamglass"));  // which Xapian writes last
  build_index(index.string(), {"-"}, line("a", "Le sommet ouvre."));
  CHECK(check(index).problems.empty());
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 1);
}

}  // namespace
}  // namespace revue
