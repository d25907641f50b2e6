// The dependency table of docs/architecture.md, kept: which folder may include what.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace revue {
namespace {

namespace fs = std::filesystem;

struct Rule {
  // Prefixes of project headers that may be included.
  std::vector<std::string> project;
  // Headers of libraries that may be included, in .cc files only, and in all files.
  std::vector<std::string> libraries_in_sources;
  std::vector<std::string> libraries_anywhere;
};

const std::map<std::string, Rule>& rules() {
  static const std::map<std::string, Rule> all = {
      {"cli", {{"cli/"}, {"unistd.h", "signal.h", "poll.h"}, {}}},
      {"analyzers", {{"analyzers/"}, {"unicode/", "libstemmer.h"}, {}}},
      {"corpus",
       {{"corpus/", "analyzers/span.h", "analyzers/language.h", "analyzers/error.h",
         "analyzers/encoding.h", "analyzers/fold.h", "analyzers/utf8.h", "analyzers/lexicon.h",
         "analyzers/calendar.h", "analyzers/language_id.h", "analyzers/word_rules.h"},
        {"unicode/", "nlohmann/", "libxml/", "archive.h", "archive_entry.h", "zlib.h", "sys/",
         "unistd.h", "fcntl.h", "spawn.h", "signal.h"},
        {}}},
      {"indexer",
       {{"indexer/", "analyzers/", "corpus/", "cli/"},
        {"nlohmann/", "xxhash.h", "unicode/uversion.h", "sys/", "unistd.h", "fcntl.h", "signal.h",
         "poll.h"},
        {"xapian.h"}}},
      {"searcher",
       {{"searcher/", "analyzers/", "indexer/schema.h", "indexer/record.h", "indexer/figures.h",
         "indexer/hasher.h", "indexer/fingerprint.h", "indexer/index_reader.h",
         "indexer/value_reader.h", "indexer/source_check.h", "cli/"},
        {"nlohmann/", "unicode/uchar.h", "unicode/uversion.h", "sys/", "unistd.h", "fcntl.h",
         "signal.h", "poll.h"},
        {"xapian.h", "nlohmann/json_fwd.hpp"}}}};
  return all;
}

bool starts_with_any(const std::string& header, const std::vector<std::string>& prefixes) {
  for (const std::string& prefix : prefixes) {
    if (header.rfind(prefix, 0) == 0) return true;
  }
  return false;
}

TEST_CASE("includes follow the dependency table") {
  const std::regex include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::size_t files = 0;
  for (const auto& [folder, rule] : rules()) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(REVUE_SOURCE_DIR) / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cc") continue;
      ++files;
      const bool source = path.extension() == ".cc";
      std::ifstream in(path);
      for (std::string line; std::getline(in, line);) {
        std::smatch found;
        if (!std::regex_search(line, found, include)) continue;
        const std::string header = found[2];
        CAPTURE(path.string());
        CAPTURE(header);
        if (found[1] == "\"") {
          CHECK_MESSAGE(starts_with_any(header, rule.project),
                        "not allowed by the dependency table");
        } else if (header.rfind("CLI/", 0) == 0) {
          CHECK_MESSAGE((folder == "cli" || path.filename() == "main.cc" ||
                         path.filename().string().rfind("define", 0) == 0),
                        "CLI11 belongs in cli/, in main.cc and the define* beside it");
        } else if (header.find('.') != std::string::npos || header.find('/') != std::string::npos) {
          CHECK_MESSAGE((starts_with_any(header, rule.libraries_anywhere) ||
                         (source && starts_with_any(header, rule.libraries_in_sources))),
                        "not allowed by the dependency table");
        }
      }
    }
  }
  CHECK_GE(files, 40);
}

}  // namespace
}  // namespace revue
