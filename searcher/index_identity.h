// Which index answered: what two runs must share to be comparable.
#ifndef REVUE_SEARCHER_INDEX_IDENTITY_H_
#define REVUE_SEARCHER_INDEX_IDENTITY_H_

#include <cstdint>
#include <filesystem>
#include <string>

namespace revue {

struct IndexIdentity {
  std::string format;
  std::string fingerprint;  // of the analysis
  std::string tables;       // hash of the gazetteer, the glossary and the dictionaries
  std::string content;      // hash of the articles, in the order of the index, which parts ties
  std::uint64_t articles = 0;
  std::string program;    // that wrote it
  std::string libraries;  // with which

  bool operator==(const IndexIdentity&) const = default;
};

// Reads a few bytes of each article. Throws: Error when there is no index or it is damaged.
IndexIdentity identify(const std::filesystem::path& index);

// "Xapian 1.4.22, ICU 72.1": those that run now.
std::string library_versions();

}  // namespace revue

#endif  // REVUE_SEARCHER_INDEX_IDENTITY_H_
