#include "indexer/builder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <istream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "indexer/checker.h"
#include "indexer/generation.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n";
}

std::string sample() { return std::string(REVUE_SOURCE_DIR) + "/corpus/sample"; }

// The articles of an index's documents, in the order of the documents.
std::vector<std::string> articles_in_order(const std::string& index) {
  const Xapian::Database database(index);
  std::vector<std::string> articles;
  for (auto document = database.postlist_begin(""); document != database.postlist_end("");
       ++document) {
    articles.push_back(database.get_document(*document).get_value(kSlotArticle));
  }
  return articles;
}

TEST_CASE("building twice, with more threads or less memory, gives the same content") {
  const TempDir folder;
  const std::string one = (folder.path() / "one").string();
  const std::string two = (folder.path() / "two").string();
  const Built first = build_index(one, {sample()}, {}, 1);
  CHECK_GE(first.counts.added, 40);
  CHECK_EQ(first.counts.refused, 0);
  build_index(two, {sample()}, {}, 2);
  BuildOptions little;
  little.index = (folder.path() / "three").string();
  little.sources = {sample()};
  little.gazetteer = default_gazetteer();
  little.jobs = 3;
  little.memory = 1;
  std::istringstream none;
  const std::atomic<bool> stop = false;
  std::size_t batches = 0;
  build(
      little, none, [](const Notice&) {}, [&](const BuildCounts&) { ++batches; }, stop);
  CHECK_GE(batches, 40);
  const CheckResult check_one = check(one);
  CHECK(check_one.problems.empty());
  CHECK_EQ(check(two).content, check_one.content);
  CHECK_EQ(check(little.index).content, check_one.content);
  CHECK_EQ(articles_in_order(two), articles_in_order(one));
  CHECK_EQ(articles_in_order(little.index), articles_in_order(one));

  const Built again = build_index(one, {sample()}, {}, 2);
  CHECK_EQ(again.counts.unchanged, first.counts.read);
  CHECK_EQ(again.counts.added + again.counts.changed, 0);
  CHECK_EQ(check(one).content, check_one.content);
}

TEST_CASE("a changed article is replaced, a gone one stays until --prune") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string file =
      folder.write("a.jsonl", line("a", "Le sommet ouvre.") + line("b", "Le sommet ferme."))
          .string();
  build_index(index, {file});
  folder.write("a.jsonl", line("a", "La conférence ouvre."));
  const Built changed = build_index(index, {file});
  CHECK_EQ(changed.counts.changed, 1);
  Searcher searcher(index);
  CHECK_EQ(searcher.search("sommet", {}).total, 1);
  CHECK_EQ(searcher.search("conférence", {}).total, 1);
  const Built pruned = build_index(index, {file}, {}, 1, true);
  CHECK_EQ(pruned.counts.removed, 1);
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 0);
  CHECK(check(index).problems.empty());
}

TEST_CASE("an article whose line has moved is no article of another file") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string file = folder.write("a.jsonl", line("a", "Le sommet ouvre.")).string();
  build_index(index, {file});
  folder.write("a.jsonl", line("b", "Un ajout.") + line("a", "Le sommet ferme."));
  const Built moved = build_index(index, {file});
  CHECK_EQ(moved.counts.changed, 1);
  CHECK(moved.notices.empty());
  const std::string other = folder.write("b.jsonl", line("a", "Le sommet rouvre.")).string();
  const Built elsewhere = build_index(index, {other});
  REQUIRE_EQ(elsewhere.notices.size(), 1);
  CHECK_EQ(elsewhere.notices[0], other + ":1: takes the place of the article «a» read from " +
                                     file +
                                     ":2; build both from one folder above them to keep both");
}

TEST_CASE("a build in which all was refused makes no index and leaves an old one as it was") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string missing = (folder.path() / "missing.txt").string();
  CHECK_EQ(build_index(index, {missing}).counts.refused, 1);
  CHECK_FALSE(std::filesystem::exists(index));
  std::filesystem::create_directory(index);  // not ours to remove
  build_index(index, {missing});
  CHECK(std::filesystem::is_empty(index));
  build_index(index, {"-"}, line("a", "Le sommet ouvre."));
  build_index(index, {missing});
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 1);
}

TEST_CASE("a build that is stopped keeps what it read, and the next one goes on") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  std::string articles;
  for (int i = 0; i < 50; ++i) {
    articles +=
        line("n" + std::to_string(i), "Article numéro " + std::to_string(i) + " sur le sommet.");
  }
  const std::string file = folder.write("a.jsonl", articles).string();
  BuildOptions options;
  options.index = index;
  options.sources = {file};
  options.gazetteer = default_gazetteer();
  options.memory = 200 * 512;  // batches of some articles
  std::istringstream none;
  std::atomic<bool> stop = false;
  const BuildCounts counts = build(
      options, none, [](const Notice&) {},
      [&](const BuildCounts& so_far) { stop = so_far.read >= 20; }, stop);
  CHECK(counts.interrupted);
  CHECK_GE(counts.added, 20);
  CHECK_LT(counts.added, 50);
  CHECK_EQ(Searcher(index).search("sommet", {}).total, counts.added);
  const Built rest = build_index(index, {file});
  CHECK_EQ(rest.counts.unchanged, counts.added);
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 50);

  const std::string undisturbed = (folder.path() / "undisturbed").string();
  build_index(undisturbed, {file});
  CHECK_EQ(check(index).content, check(undisturbed).content);
}

// Standard input as an interruption leaves it: what was typed so far, then an end.
class Interrupted : public std::stringbuf {
 public:
  Interrupted(const std::string& text, std::atomic<bool>& stop)
      : std::stringbuf(text), stop_(stop) {}

 protected:
  int_type underflow() override {
    const int_type next = std::stringbuf::underflow();
    if (next == traits_type::eof()) stop_ = true;
    return next;
  }

 private:
  std::atomic<bool>& stop_;
};

TEST_CASE("interrupted on standard input, a build keeps the articles it has read and no half one") {
  const TempDir folder;
  BuildOptions options;
  options.sources = {"-"};
  options.gazetteer = default_gazetteer();
  const auto interrupted = [&](const std::string& name, const std::string& text) {
    options.index = (folder.path() / name).string();
    std::atomic<bool> stop = false;
    Interrupted typed(text, stop);
    std::istream in(&typed);
    std::string notices;
    const BuildCounts counts = build(
        options, in, [&](const Notice& notice) { notices += notice.message; },
        [](const BuildCounts&) {}, stop);
    CHECK(counts.interrupted);
    CHECK_EQ(counts.refused, 0);
    CHECK_EQ(notices, "");
    CHECK_EQ(Searcher(options.index).search("sommet", {}).total, counts.added);
    return counts.added;
  };
  CHECK_EQ(interrupted("lines", line("a", "Le sommet ouvre.") + line("b", "Le sommet ferme.")), 2);
  CHECK_EQ(interrupted("half", line("a", "Le sommet ouvre.") + "{\"id\":\"b\",\"text\":\"Le som"),
           1);
  CHECK_EQ(interrupted("text", "Le sommet ouvre. Il n'est pas enc"), 0);
}

TEST_CASE("the index directory is private and has one writer") {
  const TempDir folder;
  const std::filesystem::path path = folder.path() / "index";
  const IndexDirectory held(path);
  struct stat status = {};
  REQUIRE_EQ(stat(path.c_str(), &status), 0);
  CHECK_EQ(status.st_mode & 0777U, 0700U);
  CHECK_THROWS_AS(IndexDirectory{path}, Error);
}

TEST_CASE("a directory that is no index is left alone") {
  const TempDir folder;
  folder.write("mine/letter.txt", "Bonjour");
  CHECK_THROWS_AS(IndexDirectory{folder.path() / "mine"}, Error);
  CHECK_THROWS_AS(Searcher{folder.path() / "mine"}, Error);
  CHECK_THROWS_AS(Searcher{folder.path() / "nowhere"}, Error);
  CHECK(std::filesystem::exists(folder.path() / "mine/letter.txt"));
}

TEST_CASE("a user's folders in the index directory are left alone") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  build_index(index.string(), {"-"}, line("a", "Le sommet ouvre."));
  for (const char* name : {"gouvernement/a.txt", "g1b/a.txt", "g7/letter.txt", "g08/iamglass"}) {
    folder.write(std::string("index/") + name, "Bonjour");
  }
  folder.write("index/g9/postlist.glass", "an interrupted compaction");
  build_index(index.string(), {"-"}, line("b", "Le sommet ferme."));
  for (const char* name : {"gouvernement/a.txt", "g1b/a.txt", "g7/letter.txt", "g08/iamglass"}) {
    CAPTURE(name);
    CHECK(std::filesystem::exists(index / name));
  }
  CHECK_FALSE(std::filesystem::exists(index / "g9"));
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 2);
}

TEST_CASE("a first build that was killed leaves nothing that the next one trips over") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  build_index(index.string(), {"-"}, line("a", "Le sommet ouvre."));
  folder.write("index/parts/g1/postlist.glass", "half a part");
  folder.write("index/parts/g2/docdata.glass", "");
  build_index(index.string(), {"-"}, line("b", "Le sommet ferme."));
  CHECK_FALSE(std::filesystem::exists(index / "parts"));
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 2);
}

TEST_CASE("a user's folder called parts is left alone") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  build_index(index.string(), {"-"}, line("a", "Le sommet ouvre."));
  folder.write("index/parts/letter.txt", "Bonjour");
  const std::string nothing = folder.write("nothing.jsonl", "").string();
  build_index(index.string(), {nothing}, {}, 1, true);
  build_index(index.string(), {"-"}, line("b", "Le sommet ferme."));
  CHECK(std::filesystem::exists(index / "parts/letter.txt"));
  CHECK_GE(Searcher(index).search("sommet", {}).total, 1);
}

// What the build says to be wrong; empty when it goes through.
std::string failure_of_build(const std::filesystem::path& index) {
  try {
    build_index(index.string(), {"-"}, line("b", "Le sommet ferme."));
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("a Xapian stub of another program is left alone") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  for (const char* stub : {"auto /srv/other\n", "remote :1234\n", ""}) {
    folder.write("index/XAPIANDB", stub);
    CHECK_EQ(failure_of_build(index),
             index.string() +
                 ": holds «XAPIANDB» and is no revue index; name a new directory with --index");
    CHECK_FALSE(std::filesystem::exists(index / "lock"));
  }
}

TEST_CASE("an index whose stub is damaged is refused, and nothing of it is deleted") {
  const TempDir folder;
  const std::filesystem::path index = folder.path() / "index";
  build_index(index.string(), {"-"}, line("a", "Le sommet ouvre."));
  const std::filesystem::path generation = current_generation(index);
  const std::string advice = "; delete the directory and build it again from its sources";
  for (const std::string_view stub : {std::string_view(), std::string_view("\0\0\0\0\0\0\0\0", 8),
                                      std::string_view("auto g"), std::string_view("auto g2 g3")}) {
    folder.write("index/XAPIANDB", stub);
    CHECK_EQ(
        failure_of_build(index),
        index.string() + ": is damaged: its file XAPIANDB does not name a generation" + advice);
    CHECK_THROWS_AS(check(index), Error);
    CHECK_THROWS_AS(read_facts(index), Error);
  }
  folder.write("index/XAPIANDB", "auto g99\n");
  CHECK_EQ(
      failure_of_build(index),
      index.string() + ": is damaged: its file XAPIANDB names g99, where no database is" + advice);
  folder.write("index/XAPIANDB", "auto " + generation.filename().string() + "\n");
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 1);
}

TEST_CASE("a damaged database is told by every command, and says what to do") {
  const TempDir folder;
  const std::filesystem::path sound = folder.path() / "sound";
  build_index(sound.string(), {sample()});
  const std::filesystem::path name = current_generation(sound).filename();
  const auto halved = [](const std::filesystem::path& file) {
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  };
  const auto emptied = [](const std::filesystem::path& file) {
    const auto size = std::filesystem::file_size(file);
    std::filesystem::resize_file(file, 0);
    std::filesystem::resize_file(file, size);
  };
  for (const char* table : {"postlist", "docdata", "termlist", "position", "iamglass"}) {
    for (const bool half : {true, false}) {
      CAPTURE(table);
      CAPTURE(half);
      const std::filesystem::path index = folder.path() / "damaged";
      std::filesystem::remove_all(index);
      std::filesystem::copy(sound, index, std::filesystem::copy_options::recursive);
      std::filesystem::path file = index / name / table;
      if (file.filename() != "iamglass") file += ".glass";
      half ? halved(file) : emptied(file);

      CHECK_FALSE(check(index).problems.empty());
      // Whatever does not fail has not met the damage.
      const auto told = [&](const auto& work) {
        try {
          work();
        } catch (const Error& error) {
          const std::string message = error.what();
          CAPTURE(message);
          CHECK(message.starts_with(index.string() + ": is damaged ("));
          CHECK(message.ends_with("; delete the directory and build it again from its sources"));
        }
      };
      told([&] { read_facts(index); });
      told([&] { Searcher(index).search("sommet", {}); });
      told([&] { Searcher(index).article("fr/10-hiatus"); });
      told([&] { build_index(index.string(), {sample() + "/fr"}); });
    }
  }
}

TEST_CASE("a reader goes on while a writer publishes") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {"-"}, line("a", "Le sommet ouvre."));
  Searcher searcher(index);
  CHECK_EQ(searcher.search("sommet", {}).total, 1);
  for (int i = 0; i < 4; ++i) {
    build_index(index, {"-"}, line("b" + std::to_string(i), "Un autre sommet."));
    CHECK_GE(searcher.search("sommet", {}).total, 1);
  }
  CHECK_EQ(Searcher(index).search("sommet", {}).total, 5);
}

TEST_CASE("the title is found with the lead, and marked there") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(
      index, {"-"},
      "{\"id\":\"a\",\"title\":\"La ville légifère\",\"text\":\"Un premier paragraphe.\"}\n");
  const SearchResult result = Searcher(index).search("légifère", {});
  REQUIRE_EQ(result.total, 1);
  CHECK(result.hits[0].highlights.empty());
  REQUIRE_EQ(result.hits[0].title_highlights.size(), 1);
}

TEST_CASE("filters: language, outlet, dates as precise as they are") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {"-"},
              "{\"id\":\"a\",\"outlet\":\"Le Relevé\",\"date\":\"2025-02-11\",\"text\":\"Le sommet "
              "ouvre dans la ville.\"}\n"
              "{\"id\":\"b\",\"outlet\":\"Courier\",\"date\":\"2025-02\",\"text\":\"The sommet "
              "opens in the city.\"}\n"
              "{\"id\":\"c\",\"text\":\"Un sommet sans date dans la ville.\"}\n");
  Searcher searcher(index);
  const auto total = [&](const auto& set) {
    SearchOptions options;
    set(options);
    return searcher.search("sommet", options).total;
  };
  CHECK_EQ(total([](SearchOptions&) {}), 3);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.language = Language::kEnglish; }), 1);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.outlets = {"le releve"}; }), 1);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.outlets = {"le releve", "courier"}; }), 2);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.from = "2025-02-11"; }), 2);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.from = "2025-03"; }), 0);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.to = "2025-02-10"; }), 1);
  CHECK_EQ(total([](SearchOptions& o) { o.filters.to = "2025"; }), 2);
}

TEST_CASE("hostile articles are indexed like others") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string long_word(300000, 'a');
  folder.write("in/word.txt", long_word);
  folder.write("in/script.txt", "Un titre\n\n<script>alert(1)</script> le sommet.\n");
  folder.write("in/no_end.txt", "Le sommet sans fin de ligne");
  folder.write("in/crlf.txt", "Un titre\r\n\r\nLe sommet\r\nen lignes.\r\n");
  folder.write("in/empty.txt", "");
  std::string one_line = "Le sommet. ";
  while (one_line.size() < 5 << 20) one_line += one_line;
  folder.write("in/long.txt", one_line);
  const Built built = build_index(index, {(folder.path() / "in").string()});
  CHECK_EQ(built.counts.added, 5);
  CHECK_EQ(built.counts.refused, 1);
  CHECK(check(index).problems.empty());
  Searcher searcher(index);
  CHECK_GE(searcher.search("sommet", {}).total, 4);
  const auto stored = searcher.article("long");
  REQUIRE(stored.has_value());
  CHECK_EQ(stored->text, one_line);
}

}  // namespace
}  // namespace revue
