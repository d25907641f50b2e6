#include "searcher/index_identity.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include "analyzers/error.h"
#include "indexer/hasher.h"
#include "indexer/schema.h"

namespace revue {
namespace {

constexpr int kTries = 10;  // while a writer publishes
constexpr std::size_t kContentHash = 16;

IndexIdentity read_identity(const std::filesystem::path& index) {
  const Xapian::Database database(index.string());
  const auto metadata = [&](std::string_view key) {
    return database.get_metadata(std::string(key));
  };
  IndexIdentity identity;
  identity.format = metadata(kMetaFormat);
  identity.fingerprint = metadata(kMetaFingerprint);
  identity.program = metadata(kMetaProgram);
  identity.libraries = metadata(kMetaLibraries);
  Hasher tables;
  for (const std::string_view key :
       {kMetaGazetteer, kMetaGlossary, kMetaLexicon, kMetaDictionaries}) {
    const std::string value = metadata(key);
    tables.add(std::to_string(value.size()) + ":" + value);
  }
  identity.tables = tables.value();
  Hasher content;
  const auto end = database.valuestream_end(kSlotContent);
  for (auto value = database.valuestream_begin(kSlotContent); value != end; ++value) {
    // The fingerprint stands behind it.
    content.add((*value).substr(0, kContentHash) + "\n");
    ++identity.articles;
  }
  identity.content = content.value();
  return identity;
}

}  // namespace

IndexIdentity identify(const std::filesystem::path& index) {
  for (int attempt = 1;; ++attempt) {
    try {
      return read_identity(index);
    } catch (const Xapian::Error& error) {
      if (attempt == kTries) throw Error(index.string(), "cannot be read: " + error.get_msg());
    }
  }
}

std::string library_versions() {
  return std::string("Xapian ") + Xapian::version_string() + ", ICU " + U_ICU_VERSION;
}

}  // namespace revue
