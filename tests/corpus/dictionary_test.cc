#include "corpus/dictionary.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "analyzers/error.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::string base64(std::size_t number) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits(1, kDigits[number % 64]);
  while ((number /= 64) > 0) digits.insert(digits.begin(), kDigits[number % 64]);
  return digits;
}

struct Article {
  std::string headword;
  std::string text;
};

// A dictionary as a dictd server has it: its articles end to end, and where each begins.
void write_dictionary(const TempDir& folder, const std::string& name,
                      const std::vector<Article>& articles) {
  std::string index;
  std::string all;
  for (const Article& article : articles) {
    index +=
        article.headword + '\t' + base64(all.size()) + '\t' + base64(article.text.size()) + '\n';
    all += article.text;
  }
  folder.write(name + ".index", index);
  const std::string path = (folder.path() / (name + ".dict.dz")).string();
  gzFile file = gzopen(path.c_str(), "wb");
  REQUIRE(file != nullptr);
  CHECK_EQ(gzwrite(file, all.data(), static_cast<unsigned>(all.size())),
           static_cast<int>(all.size()));
  gzclose(file);
}

// "fr maison > en house|home"
std::vector<std::string> shown(const Dictionary& dictionary) {
  std::vector<std::string> lines;
  for (const DictionaryEntry& entry : dictionary.entries) {
    std::string line = std::string(code(entry.language)) + " " + entry.headword + " > " +
                       std::string(code(entry.target)) + " ";
    for (std::size_t i = 0; i < entry.translations.size(); ++i) {
      line += (i == 0 ? "" : "|") + entry.translations[i];
    }
    lines.push_back(line);
  }
  return lines;
}

const std::string kFrench = "freedict-fra-eng";
const std::string kEnglish = "freedict-eng-fra";
const std::vector<Article> kHouse = {{"maison", "maison /mɛzɔ̃/\nhouse, home\n"}};

TEST_CASE("dictionary: headwords and translations of both directions") {
  const TempDir folder;
  write_dictionary(folder, kFrench,
                   {{"00databaseinfo", "What this is\nand, who made it\n"},
                    {"maison", "maison /mɛzɔ̃/\n1. house, home\n2. firm\n"},
                    {" là", "là\nthere (over there), here [not there], <adv>\n"},
                    {"règlement", "règlement\nrules, what one has to do, set of four words\n"},
                    {"mot", "mot\n"},
                    {"vide", "vide\n(nothing)\n"},
                    {"1984", "1984\n1984\n"}});
  write_dictionary(folder, kEnglish, {{"house", "house /haus/\nmaison\n"}});
  const Dictionary dictionary = read_dictionary(folder.path());
  const std::vector<std::string> expected = {
      "en house > fr maison",  "fr maison > en house|home|firm",
      "fr là > en there|here", "fr règlement > en rules|set of four words",
      "fr 1984 > en 1984",
  };
  CHECK(shown(dictionary) == expected);
  CHECK(dictionary.names == std::vector<std::string>{kEnglish, kFrench});
}

TEST_CASE("dictionary: offsets of several digits") {
  const TempDir folder;
  std::vector<Article> articles;
  for (int i = 0; i < 400; ++i) {
    const std::string word = "mot" + std::to_string(i);
    articles.push_back({word, word + "\nword" + std::to_string(i) + "\n"});
  }
  write_dictionary(folder, kFrench, articles);
  const std::vector<std::string> lines = shown(read_dictionary(folder.path()));
  REQUIRE_EQ(lines.size(), 400);
  CHECK_EQ(lines.front(), "fr mot0 > en word0");
  CHECK_EQ(lines.back(), "fr mot399 > en word399");
}

TEST_CASE("dictionary: none is no error, one of two is read") {
  const TempDir folder;
  CHECK(read_dictionary(folder.path()).names.empty());
  CHECK(read_dictionary(folder.path() / "missing").entries.empty());
  write_dictionary(folder, kFrench, kHouse);
  CHECK(read_dictionary(folder.path()).names == std::vector<std::string>{kFrench});
}

TEST_CASE("dictionary: one that is damaged is refused by name") {
  const auto check = [](const TempDir& folder, const std::string& file,
                        const std::string& problem) {
    CAPTURE(problem);
    const std::string expected = (folder.path() / file).string() + ": " + problem;
    CHECK_THROWS_WITH_AS(read_dictionary(folder.path()), expected.c_str(), Error);
  };
  const TempDir folder;
  write_dictionary(folder, kFrench, kHouse);
  const std::string index = kFrench + ".index";
  const std::string articles = kFrench + ".dict.dz";
  const std::string misfit = "does not fit its dictionary; install the package again";

  for (const std::string place : {"A\tZZ", "ZZ\tB", "A\t", "\tB", "é\tB", "A\tAAAAAAAB"}) {
    folder.write(index, "maison\t" + place + "\n");
    CAPTURE(place);
    check(folder, index, misfit);
  }

  write_dictionary(folder, kFrench, kHouse);
  std::filesystem::resize_file(folder.path() / articles, 20);
  check(folder, index, misfit);

  write_dictionary(folder, kFrench, kHouse);
  std::fstream file(folder.path() / articles, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-6, std::ios::end);  // in the checksum
  file.put('\x7F');
  file.close();
  check(folder, articles, "is damaged; install its package again");

  std::filesystem::remove(folder.path() / articles);
  check(folder, articles, "cannot be read");
}

}  // namespace
}  // namespace revue
