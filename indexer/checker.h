// Verifying an index, and counting what is in it.
#ifndef REVUE_INDEXER_CHECKER_H_
#define REVUE_INDEXER_CHECKER_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace revue {

struct IndexFacts {
  std::uint64_t articles = 0;
  std::uint64_t copies = 0;  // of them, grouped under an earlier one
  std::uint64_t passages = 0;
  std::uint64_t quotes = 0;
  std::uint64_t bytes_of_text = 0;
  std::uint64_t bytes_on_disk = 0;
  std::string first_date;  // ISO, empty when no article is dated
  std::string last_date;
  std::vector<std::pair<std::string, std::uint64_t>> languages;  // articles by language
  std::string format;
  std::string fingerprint;
  std::string expected_fingerprint;  // of this program with the index's gazetteer
  std::string program;
  std::string libraries;
  bool own_gazetteer = false;  // not the one that revue ships
  bool own_glossary = false;
  std::uint64_t lexicon_keys = 0;  // first words of names that cross the language
  std::string dictionaries;        // names, by commas; empty when there was none
};

// Throws: Error when there is no index, or it is damaged so that it cannot be read.
IndexFacts read_facts(const std::filesystem::path& index);

// The tables that an index was built with, as TSV text; empty for those that revue ships, and for a
// directory that is no index.
struct OwnTables {
  std::string gazetteer;
  std::string glossary;
};
// Throws: Error when the index is damaged.
OwnTables read_own_tables(const std::filesystem::path& index);

// Bytes of all files below a directory; of those before the first that goes away meanwhile, as
// while a writer is at work.
std::uint64_t size_on_disk(const std::filesystem::path& folder);

struct CheckResult {
  std::vector<std::string> problems;  // empty when the index is sound
  // By id a hash of all that the article's documents say, records and postings: equal for equal
  // content, whatever the files look like.
  std::map<std::string, std::string> articles;
  std::map<std::string, std::string> copies;  // by id the article that each is a copy of
  std::string content;                        // hash of all of them
};

// Xapian's own check of every table, then every record and its relations: that each span lies in
// its text, each passage and quote belongs to an article and each quote to a passage, that texts
// are as they were read, and that counts and fingerprint agree. Reads the whole index. Requires:
// nobody writes to it meanwhile. Damage is a problem that it tells, however deep it goes. Throws:
// Error when there is no index, or its stub names none (index_directory.h).
CheckResult check(const std::filesystem::path& index);

}  // namespace revue

#endif  // REVUE_INDEXER_CHECKER_H_
