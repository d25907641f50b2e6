#include "corpus/archive.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/pack.h"
#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* kPage =
    "<!doctype html><title>Le vote</title><p>La séance a duré neuf heures, et 312 voix ont enfin "
    "tranché, au bout de la nuit.";

TEST_CASE("archive: entries are read like files of their names, in the archive's order") {
  const std::vector<PackedFile> files = {
      {"b/notes.txt", "Le sommet.", {}},
      {"a.jsonl", "{\"text\":\"a\"}\n{\"id\":\"given\",\"text\":\"b\"}\n", {}},
      {"page", kPage, {}},
      {"photo.jpg", "x", {}},
      {".hidden.txt", "x", {}},
      {"__MACOSX/b.txt", "x", {}},
  };
  for (const auto& [packing, name] :
       std::vector<std::pair<Packing, std::string>>{{Packing::kZip, "p.zip"},
                                                    {Packing::kTar, "p.tar"},
                                                    {Packing::kTarGzip, "p.tar.gz"},
                                                    {Packing::kTarGzip, "p.tgz"},
                                                    {Packing::kTarXz, "p.tar.xz"},
                                                    {Packing::kTarZstd, "p.tar.zst"}}) {
    CAPTURE(name);
    const TempDir folder;
    const std::string path = folder.write("in/" + name, packed(files, packing)).string();
    for (const std::string& source : {path, (folder.path() / "in").string()}) {
      const Outcome result = outcome({source});
      CHECK_EQ(result.ids, name + "/b/notes " + name + "/a.jsonl:1 given " + name + "/page");
      REQUIRE_EQ(result.articles.size(), 4);
      CHECK_EQ(result.articles[0].text, "Le sommet.");
      CHECK_EQ(result.articles[0].source, path + "/b/notes.txt");
      CHECK_EQ(result.articles[1].source, path + "/a.jsonl:1");
      CHECK_EQ(result.articles[3].title, "Le vote");
      CHECK_EQ(result.refusals, Strings{});
      CHECK_EQ(result.notes, Strings{path + ": files of other formats were left out: 1 .jpg"});
    }
    // Without a telling ending, and from standard input.
    CHECK_EQ(outcome({folder.write("bare", packed(files, packing)).string()}).articles.size(), 4);
    CHECK_EQ(outcome({"-"}, packed(files, packing)).articles.size(), 4);
  }
}

TEST_CASE("archive: a compressed file has the ids of the file it was") {
  const TempDir folder;
  const std::string lines = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n";
  const std::string half = packed({{"x", lines, {}}}, Packing::kGzip);
  const std::string path = folder.write("in/a.jsonl.gz", half + half).string();  // two members
  folder.write("in/note.txt.gz", packed({{"x", "Le sommet.", {}}}, Packing::kGzip));
  folder.write("in/page.gz", packed({{"x", kPage, {}}}, Packing::kGzip));
  const Outcome result = outcome({(folder.path() / "in").string()});
  CHECK_EQ(result.ids, "a.jsonl:1 a.jsonl:2 a.jsonl:3 a.jsonl:4 note page");
  CHECK_EQ(result.articles.at(3).source, path + ":4");
  CHECK_EQ(result.refusals, Strings{});
  const std::string unknown =
      folder.write("what.gz", packed({{"x", "Le sommet.", {}}}, Packing::kGzip)).string();
  CHECK_EQ(outcome({unknown}).refusals,
           Strings{unknown +
                   ": neither its name nor what it begins with is known; name it with --format"});
  ReadOptions options;
  options.format = SourceFormat::kText;
  CHECK_EQ(outcome({unknown}, {}, options).ids, "what");
}

TEST_CASE("archive: names are names alone, links are not followed") {
  const TempDir folder;
  const std::string path = folder
                               .write("p.tar", packed({{"/etc/a.txt", "Un.", {}},
                                                       {"../../b.txt", "Deux.", {}},
                                                       {"./c/./../d.txt", "Trois.", {}},
                                                       {"passwd.txt", "", "/etc/passwd"},
                                                       {"caf\xE9.txt", "Quatre.", {}}},
                                                      Packing::kTar))
                               .string();
  const Outcome result = outcome({path});
  CHECK_EQ(result.ids, "p.tar/etc/a p.tar/b p.tar/c/d p.tar/café");
  CHECK_EQ(result.notes, Strings{path + "/passwd.txt: is a link; not followed"});
  CHECK_EQ(result.refusals, Strings{});
}

TEST_CASE("archive: nested, encrypted and too large entries are refused by name, others read") {
  const TempDir folder;
  const std::string inner = packed({{"a.txt", "Un.", {}}}, Packing::kZip);
  const std::string path = folder
                               .write("p.zip", packed({{"inner.zip", inner, {}},
                                                       {"inner.txt", inner, {}},
                                                       {"large.txt", std::string(101, 'a'), {}},
                                                       {"good.txt", "Le sommet.", {}}},
                                                      Packing::kZip))
                               .string();
  ReadOptions options;
  options.largest_text = 100;
  const Outcome result = outcome({path}, {}, options);
  CHECK_EQ(result.ids, "p.zip/good");
  CHECK_EQ(result.refusals,
           Strings{path + "/inner.zip: is an archive inside another; unpack it and give the files",
                   path + "/inner.txt: is an archive inside another; unpack it and give the files",
                   path + "/large.txt: is more than the 100 bytes that one article may take; "
                          "split it, or give several articles as JSON Lines"});
  const std::string locked =
      folder.write("locked.zip", packed({{"a.txt", "Un.", {}}}, Packing::kEncryptedZip)).string();
  CHECK_EQ(outcome({locked}).refusals,
           Strings{locked + "/a.txt: is encrypted; unpack it and give the files"});
}

TEST_CASE("archive: of a damaged one, what was read stays and the rest is said") {
  const TempDir folder;
  const std::string whole =
      packed({{"a.txt", "Le sommet.", {}}, {"b.txt", std::string(5000, 'b'), {}}}, Packing::kTar);
  const std::string cut = folder.write("cut.tar", whole.substr(0, 512 * 4)).string();
  const Outcome result = outcome({cut});
  CHECK_EQ(result.ids, "cut.tar/a");
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK(result.refusals[0].starts_with(cut + "/b.txt: is damaged: "));
  // A checksum that is wrong in a zip spoils one entry.
  std::string zip = packed({{"a.txt", "Le sommet.", {}}, {"b.txt", "Le vote.", {}}}, Packing::kZip);
  const std::size_t extra = static_cast<unsigned char>(zip[28]);  // bytes behind the name
  zip[30 + 5 + extra + 2] ^= 1;
  const std::string bent = folder.write("bent.zip", zip).string();
  const Outcome entry = outcome({bent});
  CHECK_EQ(entry.ids, "bent.zip/b");
  REQUIRE_EQ(entry.refusals.size(), 1);
  CHECK(entry.refusals[0].starts_with(bent + "/a.txt: is damaged: "));
  // A header that is wrong in a tar spoils one entry too.
  constexpr std::size_t kBlock = 512;
  constexpr std::size_t kChecksum = 148;  // in a header
  std::string tar =
      packed({{"a.txt", "Le sommet.", {}}, {"b.txt", "Le vote.", {}}, {"c.txt", "La loi.", {}}},
             Packing::kTar);
  tar.replace(2 * kBlock + kChecksum, 6, "777777");
  const std::string broken = folder.write("broken.tar", tar).string();
  const Outcome header = outcome({broken});
  CHECK_EQ(header.ids, "broken.tar/a broken.tar/c");
  CHECK_EQ(header.refusals, Strings{broken + ": is damaged: an entry behind «" + broken +
                                    "/a.txt» cannot be read: Damaged tar archive"});
  for (const char* name : {"not.zip", "not.tar", "not.gz"}) {
    const std::string none = folder.write(name, "Le sommet, rien de plus.").string();
    CHECK_EQ(outcome({none}).refusals, Strings{none + ": is no archive that can be read"});
  }
}

TEST_CASE("archive: names that a zip says to be UTF-8 are read in any locale") {
  const TempDir folder;
  std::string zip = packed({{"\u00E9t\u00E9/a.txt", "Le sommet.", {}}}, Packing::kZip);
  constexpr char kUtf8Flag = 0x08;  // bit 11 of the flags
  for (const auto& [mark, flags] : {std::pair("PK\x03\x04", 7), std::pair("PK\x01\x02", 9)}) {
    const std::size_t at = zip.find(mark);
    REQUIRE(at != std::string::npos);
    zip[at + static_cast<std::size_t>(flags)] |= kUtf8Flag;
  }
  CHECK_EQ(outcome({folder.write("a.zip", zip).string()}).ids, "a.zip/\u00E9t\u00E9/a");
}

TEST_CASE("archive: damage in an entry that is not read is told, and no entry behind it lost") {
  const TempDir folder;
  const std::string whole =
      packed({{"a.txt", "Le sommet.", {}}, {"p.jpg", std::string(20000, 'x'), {}}}, Packing::kTar);
  const std::string cut = folder.write("cut.tar", whole.substr(0, 512 * 12)).string();
  const Outcome result = outcome({cut});
  CHECK_EQ(result.ids, "cut.tar/a");
  CHECK_EQ(result.refusals, Strings{cut + "/p.jpg: is damaged: Truncated tar archive"});
  // Two tars one behind the other, as `cat` makes them.
  const std::string one = packed({{"a.txt", "Le sommet.", {}}}, Packing::kTar);
  const std::string other = packed({{"b.txt", "Le vote.", {}}}, Packing::kTar);
  CHECK_EQ(outcome({folder.write("two.tar", one + other).string()}).ids, "two.tar/a two.tar/b");
}

TEST_CASE("archive: what follows compressed data and is none is refused, zeros are not") {
  const TempDir folder;
  const std::string member = packed({{"x", "{\"text\":\"a\"}\n", {}}}, Packing::kGzip);
  std::string damaged = member;
  damaged[0] = '\0';
  const std::string path = folder.write("a.jsonl.gz", member + damaged + member).string();
  const Outcome result = outcome({path});
  CHECK_EQ(result.articles.size(), 1);
  CHECK_EQ(result.refusals, Strings{path + ": is damaged at byte " + std::to_string(member.size()) +
                                    ", where no compressed data go on; nothing is read behind it"});
  const std::string padded =
      folder.write("b.jsonl.gz", member + member + std::string(700, '\0')).string();
  CHECK_EQ(outcome({padded}).articles.size(), 2);
  CHECK_EQ(outcome({padded}).refusals, Strings{});
}

TEST_CASE("archive: of a compressed file that is damaged, all that can be unpacked is read") {
  const TempDir folder;
  std::string lines;
  for (int i = 0; i < 2000; ++i) {
    lines += "{\"text\":\"Le sommet, ligne " + std::to_string(i * i) + ".\"}\n";
  }
  const std::string whole = packed({{"x", lines, {}}}, Packing::kGzip);
  // The checksum stands before the last four bytes.
  std::string bent = whole;
  bent[bent.size() - 6] ^= 1;
  const std::string path = folder.write("a.jsonl.gz", bent).string();
  const Outcome wrong = outcome({path});
  CHECK_EQ(wrong.articles.size(), 2000);
  CHECK_EQ(wrong.refusals,
           Strings{path + ": is damaged before byte " + std::to_string(bent.size() - 4) +
                   ": what was unpacked is not what its checksum says"});
  const std::string cut = folder.write("b.jsonl.gz", whole.substr(0, whole.size() - 9)).string();
  const Outcome cut_off = outcome({cut});
  CHECK_GE(cut_off.articles.size(), 1990);
  CHECK_EQ(cut_off.refusals.back(), cut + ": is cut off at its end; read as far as it goes");
  const std::string nothing =
      folder.write("d.txt.gz", packed({{"x", "", {}}}, Packing::kGzip)).string();
  CHECK_EQ(outcome({nothing}).refusals, Strings{nothing + ": is empty"});
  // Behind the end of a tar.
  std::string tar = packed({{"a.txt", "Le sommet.", {}}}, Packing::kTarGzip);
  tar[tar.size() - 6] ^= 1;
  const std::string tarred = folder.write("c.tar.gz", tar).string();
  CHECK_EQ(outcome({tarred}).ids, "c.tar.gz/a");
  CHECK_EQ(outcome({tarred}).refusals,
           Strings{tarred + ": is damaged before byte " + std::to_string(tar.size() - 4) +
                   ": what was unpacked is not what its checksum says"});
}

TEST_CASE("archive: a compressed file in an archive is read, an archive in one is not") {
  const TempDir folder;
  const std::string lines = packed({{"x", "{\"text\":\"a\"}\n", {}}}, Packing::kGzip);
  const std::string tar = packed({{"b.txt", "Le sommet.", {}}}, Packing::kTarGzip);
  const std::string path =
      folder
          .write("p.zip",
                 packed({{"d/a.jsonl.gz", lines, {}}, {"b.tar.gz", tar, {}}}, Packing::kZip))
          .string();
  const Outcome result = outcome({path});
  CHECK_EQ(result.ids, "p.zip/d/a.jsonl:1");
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].source, path + "/d/a.jsonl.gz:1");
  CHECK_EQ(result.refusals,
           Strings{path + "/b.tar.gz: is an archive inside another; unpack it and give the files"});
}

TEST_CASE("archive: what unpacks to more than its limits is read up to there") {
  const TempDir folder;
  const std::string path =
      folder
          .write("bomb.tar.gz", packed({{"a.txt", "Le sommet.", {}},
                                        {"zero.bin", std::string(1'000'000, '\0'), {}},
                                        {"b.txt", "Jamais lu.", {}}},
                                       Packing::kTarGzip))
          .string();
  ReadOptions options;
  options.archives.ratio_from = 500'000;
  const Outcome ratio = outcome({path}, {}, options);
  CHECK_EQ(ratio.ids, "bomb.tar.gz/a");
  CHECK_EQ(ratio.refusals, Strings{path + "/zero.bin: unpacks to more than 200 times its size, as "
                                          "no text does; the rest of it is not read"});
  options = {};
  options.archives.largest_total = 100'000;
  CHECK_EQ(outcome({path}, {}, options).refusals,
           Strings{path + "/zero.bin: unpacks to more than 100000 bytes; the rest of it is not "
                          "read"});
  options = {};
  options.archives.most_entries = 1;
  CHECK_EQ(outcome({path}, {}, options).refusals,
           Strings{path + ": holds more than 1 entries; the rest of it is not read"});
}

}  // namespace
}  // namespace revue
