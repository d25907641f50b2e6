// A byte of the index that is another than was written: no program crashes or hangs, each answers
// in words. REVUE_FLIPS says how many bytes of each file to try.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "tests/safety/process.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

char byte_at(const fs::path& file, std::uintmax_t at) {
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(at));
  return static_cast<char>(in.get());
}

void set_byte(const fs::path& file, std::uintmax_t at, char byte) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(at));
  out.put(byte);
}

TEST_CASE("safety: a flipped byte is answered in words") {
  const std::size_t flips = number_of("REVUE_FLIPS", 6);
  const TempDir folder;
  const fs::path index = folder.path() / "index";
  const std::string corpus = std::string(REVUE_SOURCE_DIR) + "/corpus/sample/fr";
  REQUIRE_EQ(run({"revue-index", "build", "-i", index.string(), corpus}).code, 0);
  const std::map<std::string, std::vector<std::string>> commands = {
      {"check", {"revue-index", "check", "-i", index.string()}},
      {"find",
       {"revue-search", "find", "-i", index.string(), "sommet \"intelligence artificielle\""}},
      {"quotes", {"revue-search", "quotes", "-i", index.string(), "--by", "macron"}}};
  std::map<std::string, std::map<int, std::size_t>> codes;
  std::mt19937_64 random(number_of("REVUE_SEED", 1));
  std::vector<fs::path> files = {index / "XAPIANDB"};
  for (const auto& entry : fs::directory_iterator(index / "g2")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const std::uintmax_t size = fs::file_size(file);
    if (size == 0) continue;
    for (std::size_t i = 0; i < flips; ++i) {
      const std::uintmax_t at = random() % size;
      const char before = byte_at(file, at);
      const char after = static_cast<char>(before ^ static_cast<char>(1 + random() % 255));
      set_byte(file, at, after);
      for (const auto& [name, command] : commands) {
        const Ended ended = Process(command).end(std::chrono::seconds(60));
        INFO(name, " ", file.filename().string(), " byte ", at, " from ", int(before), " to ",
             int(after), ": ", ended.messages);
        CHECK_FALSE(ended.late);
        CHECK_EQ(ended.signal, 0);
        CHECK((ended.code == 0 || ended.code == 1 || ended.code == 2));
        if (ended.code == 2) {
          CHECK_NE(ended.messages, "");
          CHECK_EQ(ended.messages.find("std::"), std::string::npos);
        }
        ++codes[name + " " + file.filename().string()][ended.late ? 99 : ended.code];
      }
      set_byte(file, at, before);
    }
  }
  std::string summary;
  for (const auto& [name, counts] : codes) {
    summary += "\n" + name + ":";
    for (const auto& [code, count] : counts) {
      summary += " exit " + std::to_string(code) + " × " + std::to_string(count);
    }
  }
  MESSAGE(summary);
  CHECK_EQ(run(commands.at("check")).code, 0);
}

}  // namespace
}  // namespace revue
