#include "corpus/source.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

void check_quiet(const Outcome& result) {
  CHECK_EQ(result.notes.size(), 0);
  CHECK_EQ(result.refusals.size(), 0);
}

TEST_CASE("source: a directory is read to its depth, by path in byte order") {
  const TempDir folder;
  for (const char* name : {"b.txt", "a.txt", "Z.txt", "a/2.txt", "a/10.txt", "a/deep/er/x.text",
                           "a-b.md", "é.txt", "B.TXT"}) {
    folder.write(name, "Le sommet.");
  }
  folder.write("lines.jsonl", "{\"text\":\"a\"}\n{\"id\":\"given\",\"text\":\"b\"}\n");
  folder.write("more.ndjson", "{\"text\":\"a\"}\n");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "B Z a-b a a/10 a/2 a/deep/er/x b lines.jsonl:1 given more.ndjson:1 é");
  check_quiet(result);
  REQUIRE_EQ(result.articles.size(), 12);
  CHECK_EQ(result.articles[4].source, (folder.path() / "a/10.txt").string());
  CHECK_EQ(result.articles[8].source, (folder.path() / "lines.jsonl").string() + ":1");
}

TEST_CASE("source: ids do not depend on how the directory is named, nor on the run") {
  const TempDir folder;
  folder.write("in/a.txt", "Le sommet.");
  folder.write("in/sub/b.txt", "Le sommet.");
  folder.write("in/c.jsonl", "{\"text\":\"a\"}\n");
  const std::string in = (folder.path() / "in").string();
  for (const std::string& name :
       {in, in, in + "/", in + "//", in + "/.", in + "/sub/..", in + "/../in"}) {
    CAPTURE(name);
    const Outcome result = outcome({name});
    CHECK_EQ(result.ids, "a c.jsonl:1 sub/b");
    check_quiet(result);
  }
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  const std::string relative = outcome({"in"}).ids;
  fs::current_path(in);
  const std::string here = outcome({"."}).ids;
  fs::current_path(before);
  CHECK_EQ(relative, "a c.jsonl:1 sub/b");
  CHECK_EQ(here, "a c.jsonl:1 sub/b");
}

TEST_CASE("source: a file given itself has the id it has in its folder") {
  const TempDir folder;
  const std::string text = folder.write("sub/v1.2 note.txt", "Le sommet.").string();
  const std::string lines = folder.write("sub/c.jsonl", "{\"text\":\"a\"}\n").string();
  const Outcome result = outcome({text, lines});
  CHECK_EQ(result.ids, "v1.2 note c.jsonl:1");
  check_quiet(result);
  CHECK_EQ(outcome({(folder.path() / "sub").string()}).ids, "c.jsonl:1 v1.2 note");
}

TEST_CASE("source: hidden files and folders are left out without a word") {
  const TempDir folder;
  folder.write("a.txt", "Le sommet.");
  folder.write(".hidden.txt", "Le sommet.");
  folder.write(".git/b.txt", "Le sommet.");
  folder.write("sub/.c.txt", "Le sommet.");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "a");
  check_quiet(result);
  // Named by a person they are read.
  CHECK_EQ(outcome({(folder.path() / ".hidden.txt").string()}).ids, ".hidden");
  CHECK_EQ(outcome({(folder.path() / ".git").string()}).ids, "b");
}

TEST_CASE("source: files of other formats are counted in one note") {
  const TempDir folder;
  folder.write("a.txt", "Le sommet.");
  for (const char* name : {"1.jpg", "sub/2.jpg", "3.doc", "README"}) folder.write(name, "x");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "a");
  CHECK(result.refusals.empty());
  REQUIRE_EQ(result.notes.size(), 1);
  CHECK_EQ(result.notes[0],
           folder.path().string() +
               ": files of other formats were left out: 1 .doc, 2 .jpg, 1 no ending");
}

TEST_CASE("source: what cannot be read is refused by name, and the rest is read") {
  const TempDir folder;
  const std::string good = folder.write("good.txt", "Le sommet.").string();
  const std::string photo = folder.write("photo.jpg", "x").string();
  const std::string empty = folder.write("empty.txt", "").string();
  const std::string large = folder.write("large.txt", std::string(101, 'a')).string();
  const std::string missing = (folder.path() / "missing.txt").string();
  fs::create_directory(folder.path() / "nothing");
  ReadOptions options;
  options.largest_text = 100;
  const Outcome result = outcome(
      {missing, photo, empty, large, (folder.path() / "nothing").string(), "", good}, {}, options);
  CHECK_EQ(result.ids, "good");
  CHECK(result.notes.empty());
  const std::vector<std::string> expected = {
      missing + ": cannot be read: No such file or directory",
      photo + ": neither its ending nor what it begins with is known; name it with --format",
      empty + ": holds no text; nothing to index",
      large +
          ": is more than the 100 bytes that one article may take; split it, or give several "
          "articles as JSON Lines",
      ": cannot be read: No such file or directory"};
  REQUIRE_EQ(result.refusals.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK_EQ(result.refusals[i], expected[i]);
}

TEST_CASE("source: an article from standard input or a line of JSON has the same limit as a file") {
  const TempDir folder;
  ReadOptions options;
  options.largest_text = 100;
  const std::string long_line = "{\"text\":\"" + std::string(100, 'a') + "\"}\n";
  const std::string lines =
      folder.write("a.jsonl", long_line + "{\"id\":\"b\",\"text\":\"Le sommet.\"}\n").string();
  const Outcome file = outcome({lines}, {}, options);
  CHECK_EQ(file.ids, "b");
  REQUIRE_EQ(file.refusals.size(), 1);
  CHECK_EQ(file.refusals[0],
           lines +
               ":1: the line is 111 bytes, more than the 100 that one article may take; split it "
               "into several articles");
  CHECK_EQ(outcome({"-"}, long_line, options).refusals.size(), 1);
  for (const std::string& text : {std::string(101, 'a'), std::string(200, '\n')}) {
    const Outcome typed = outcome({"-"}, text, options);
    CHECK_EQ(typed.ids, "");
    REQUIRE_EQ(typed.refusals.size(), 1);
    CHECK_EQ(
        typed.refusals[0],
        "stdin: is more than the 100 bytes that one article may take; split it, or give several "
        "articles as JSON Lines");
  }
  CHECK_EQ(outcome({"-"}, std::string(100, 'a'), options).ids, "stdin");
}

TEST_CASE("source: links") {
  const TempDir folder;
  folder.write("in/a.txt", "Le sommet.");
  folder.write("other/b.txt", "Le sommet.");
  const std::string in = (folder.path() / "in").string();
  fs::create_symlink(folder.path() / "other/b.txt", in + "/link.txt");
  fs::create_symlink(folder.path() / "gone.txt", in + "/dead.txt");
  fs::create_directory_symlink(folder.path() / "other", in + "/folder");
  fs::create_directory_symlink(folder.path() / "in", in + "/loop");
  const Outcome result = outcome({in});
  CHECK_EQ(result.ids, "a link");
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK_EQ(result.refusals[0], in + "/dead.txt: is no regular file; not read");
  // A linked folder is not entered, and that is said.
  REQUIRE_EQ(result.notes.size(), 2);
  CHECK_EQ(result.notes[0], in + "/folder: is a link to a folder; not followed");
  CHECK_EQ(result.notes[1], in + "/loop: is a link to a folder; not followed");
  // Given itself it is.
  CHECK_EQ(outcome({in + "/folder"}).ids, "b");
}

TEST_CASE("source: a file or folder that may not be read is refused by name") {
  if (geteuid() == 0) {
    MESSAGE("skipped: root may read everything");
    return;
  }
  const TempDir folder;
  folder.write("a.txt", "Le sommet.");
  const fs::path file = folder.write("locked.txt", "Le sommet.");
  folder.write("shut/b.txt", "Le sommet.");
  folder.write("z.txt", "Le sommet.");
  fs::permissions(file, fs::perms::none);
  fs::permissions(folder.path() / "shut", fs::perms::none);
  const Outcome result = outcome({folder.path().string()});
  const Outcome itself = outcome({(folder.path() / "shut").string()});
  fs::permissions(folder.path() / "shut", fs::perms::owner_all);
  CHECK_EQ(result.ids, "a z");
  REQUIRE_EQ(result.refusals.size(), 2);
  CHECK_EQ(result.refusals[0],
           (folder.path() / "shut").string() + ": cannot be read: Permission denied");
  CHECK_EQ(result.refusals[1], file.string() + ": cannot be opened: Permission denied");
  REQUIRE_EQ(itself.refusals.size(), 1);
  CHECK_EQ(itself.refusals[0],
           (folder.path() / "shut").string() + ": cannot be read: Permission denied");
}

TEST_CASE("source: a file whose bytes cannot be had is refused") {
  if (!fs::exists("/proc/self/mem")) {
    MESSAGE("skipped: needs a file that fails when read");
    return;
  }
  const TempDir folder;
  fs::create_symlink("/proc/self/mem", folder.path() / "bad.txt");
  fs::create_symlink("/proc/self/mem", folder.path() / "bad.jsonl");
  folder.write("good.txt", "Le sommet.");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "good");
  REQUIRE_EQ(result.refusals.size(), 2);
  CHECK_EQ(result.refusals[0],
           (folder.path() / "bad.jsonl").string() + ": cannot be read to its end");
  CHECK_EQ(result.refusals[1],
           (folder.path() / "bad.txt").string() + ": cannot be read to its end");
}

TEST_CASE("source: an id used twice gets a number and a note") {
  const TempDir folder;
  const std::string lines =
      folder
          .write("a.jsonl",
                 "{\"id\":\"x\",\"text\":\"1\"}\n{\"id\":\"x#2\",\"text\":\"2\"}\n"
                 "{\"id\":\"x\",\"text\":\"3\"}\n{\"id\":\"x\",\"text\":\"4\"}\n")
          .string();
  const std::string text = folder.write("x.txt", "5").string();
  const Outcome result = outcome({lines, text});
  CHECK_EQ(result.ids, "x x#2 x#3 x#4 x#5");
  CHECK(result.refusals.empty());
  REQUIRE_EQ(result.notes.size(), 3);
  CHECK_EQ(result.notes[0],
           lines + ":3: the id «x» was already used by " + lines + ":1; this article gets «x#3»");
  CHECK_EQ(result.notes[2],
           text + ": the id «x» was already used by " + lines + ":1; this article gets «x#5»");
  // Texts that differ by their ending alone; and a source given twice is read once.
  const std::string one = folder.write("two/n.md", "1").string();
  folder.write("two/n.txt", "2");
  CHECK_EQ(outcome({(folder.path() / "two").string()}).ids, "n n#2");
  CHECK_EQ(outcome({one, one}).ids, "n");
  CHECK_EQ(outcome({one, one}).notes,
           std::vector<std::string>{one + ": stands in an earlier source too; read once"});
}

TEST_CASE("source: standard input is JSON Lines when it begins with {, else one text") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Le sommet.", "stdin"},
      {"---\nid: a\n---\nLe sommet.", "a"},
      {"[1]", "stdin"},
      {"[Tribune] Le sommet.", "stdin"},
      {" [ {\"text\":\"a\"}, {\"id\":\"b\",\"text\":\"b\"}]", "stdin:1 b"},
      {"{\"text\":\"a\"}\n{\"id\":\"b\",\"text\":\"b\"}\n", "stdin:1 b"},
      // Lines keep their numbers, whatever stands before the first.
      {"\n\r\n {\"text\":\"a\"}\n\n{\"text\":\"b\"}", "stdin:3 stdin:5"},
      {"\xEF\xBB\xBF{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "stdin:1 stdin:2"},
      {"\xEF\xBB\xBF\n{\"text\":\"a\"}\n", "stdin:2"},
      {"\xEF\xBB\xBFLe sommet.", "stdin"},
  };
  for (const auto& [input, ids] : rows) {
    CAPTURE(input);
    const Outcome result = outcome({"-"}, input);
    CHECK_EQ(result.ids, ids);
    check_quiet(result);
  }
}

TEST_CASE("source: pages are told by their beginning, also on standard input") {
  const std::string page =
      "<!doctype html><title>Le vote</title><p>La séance a duré neuf heures, et 312 voix ont "
      "enfin tranché, au bout de la nuit.";
  const TempDir folder;
  for (const char* name : {"a.html", "b.HTM", "c.xhtml"}) folder.write(name, page);
  folder.write("d.txt", page);
  folder.write("e.html", "<nav>Accueil</nav>");
  const Outcome files = outcome({folder.path().string()});
  CHECK_EQ(files.ids, "a b c d");
  REQUIRE_EQ(files.articles.size(), 4);
  CHECK_EQ(files.articles[0].title, "Le vote");
  CHECK_EQ(files.articles[3].title, "Le vote");
  ReadOptions as_text;
  as_text.format = SourceFormat::kText;
  CHECK_EQ(outcome({(folder.path() / "d.txt").string()}, {}, as_text).articles.at(0).text, page);
  REQUIRE_EQ(files.refusals.size(), 1);
  CHECK_EQ(files.refusals[0],
           (folder.path() / "e.html").string() + ": no article text found in this page");
  const Outcome typed = outcome({"-"}, page);
  CHECK_EQ(typed.ids, "stdin");
  CHECK_EQ(typed.articles.at(0).title, "Le vote");
  ReadOptions options;
  options.largest_text = 100;
  CHECK_EQ(outcome({"-"}, page, options).refusals.size(), 1);
  CHECK_EQ(outcome({(folder.path() / "a.html").string()}, {}, options).refusals.size(), 1);
}

TEST_CASE("source: what a file begins with goes before its ending, with a note") {
  const TempDir folder;
  const std::string page = "<!DOCTYPE html><html><body><p>" + std::string(40, 'a') +
                           " dit le sommet de Paris, ouvert lundi matin.</p></body></html>";
  folder.write("a.txt", page);
  folder.write("b.html", "{\"id\":\"b\",\"text\":\"Le sommet.\"}");
  folder.write("c.jsonl", "{\"id\":\"c\",\"text\":\"Le sommet.\"}\n");
  folder.write("d.txt", "{Note} le sommet.");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "a b c d");
  REQUIRE_EQ(result.notes.size(), 2);
  CHECK_EQ(result.notes[0], (folder.path() / "a.txt").string() +
                                ": begins as html, whatever its ending; read as that");
  CHECK_EQ(result.notes[1], (folder.path() / "b.html").string() +
                                ": begins as json, whatever its ending; read as that");
  CHECK_EQ(result.articles[0].format, "html");
}

TEST_CASE("source: articles that begin on one line have places of their own") {
  const TempDir folder;
  folder.write("a.json", "[{\"text\":\"a\"},{\"text\":\"b\"},\n{\"text\":\"c\"}]");
  folder.write("b.json", "{\"articles\":[{\"text\":\"a\"},{\"text\":\"b\"}]}");
  std::string places;
  for (const Article& article : outcome({folder.path().string()}).articles) {
    places += fs::path(article.source).filename().string() + " ";
  }
  CHECK_EQ(places, "a.json:1 a.json:1#2 a.json:2 b.json:1 b.json:1#2 ");
}

TEST_CASE("source: a text from standard input is unaltered") {
  const std::string text = "\n\n  Le sommet de Paris\r\n\nTexte.\n\n";
  const Outcome result = outcome({"-"}, text);
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].text, text);
  CHECK_EQ(result.articles[0].title, "Le sommet de Paris");
  CHECK_EQ(result.articles[0].source, "stdin");
  const Outcome latin = outcome({"-"}, "\n\ncaf\xE9");
  REQUIRE_EQ(latin.notes.size(), 1);
  CHECK_EQ(latin.notes[0], "stdin:byte 5: not UTF-8; read as Windows-1252");
}

TEST_CASE("source: an empty standard input is refused, a bad line of it named") {
  for (const std::string input : {"", "\n", " \n\t", "\xEF\xBB\xBF"}) {
    const Outcome result = outcome({"-"}, input);
    CHECK(result.articles.empty());
    REQUIRE_EQ(result.refusals.size(), 1);
    CHECK_EQ(result.refusals[0], "stdin: holds no text; nothing to index");
  }
  const Outcome bad = outcome({"-"}, "\n  {\"text\":\"a\" bad}\n{\"text\":\"b\"}");
  CHECK_EQ(bad.ids, "stdin:3");
  REQUIRE_EQ(bad.refusals.size(), 1);
  CHECK_EQ(bad.refusals[0], "stdin:2:15: is no JSON from here on");
}

TEST_CASE("source: several sources are read in the order given") {
  const TempDir folder;
  const std::string z = folder.write("z.txt", "Le sommet.").string();
  const std::string a = folder.write("a.txt", "Le sommet.").string();
  const Outcome result = outcome({z, "-", a}, "Le sommet.");
  CHECK_EQ(result.ids, "z stdin a");
  check_quiet(result);
}

TEST_CASE("source: a name that is no UTF-8 becomes an id that is") {
  const TempDir folder;
  folder.write("caf\xE9.txt", "Le sommet.");
  folder.write("caf\xE9.jsonl", "{\"text\":\"a\"}\n{bad\n");
  folder.write("\xFF\xFE.txt", "Le sommet.");
  const Outcome result = outcome({folder.path().string()});
  CHECK_EQ(result.ids, "café.jsonl:1 café ÿþ");
  REQUIRE_EQ(result.articles.size(), 3);
  CHECK_EQ(result.articles[0].source, (folder.path() / "café.jsonl").string() + ":1");
  CHECK_EQ(result.articles[1].source, (folder.path() / "café.txt").string());
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK_EQ(result.refusals[0],
           (folder.path() / "café.jsonl").string() + ":2:2: is no JSON from here on");
}

TEST_CASE("source: the sink may stop the reading") {
  const TempDir folder;
  folder.write("a.txt", "Le sommet.");
  folder.write("b.txt", "Le sommet.");
  folder.write("c.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
  for (const std::size_t most : {1U, 2U, 3U}) {
    std::size_t read = 0;
    std::istringstream none;
    CHECK_THROWS_AS(read_sources(
                        {folder.path().string()}, none, {},
                        [&](Article&&) {
                          if (++read == most) throw std::runtime_error("enough");
                        },
                        [](const Notice&) {}),
                    std::runtime_error);
    CHECK_EQ(read, most);
  }
}

}  // namespace
}  // namespace revue
