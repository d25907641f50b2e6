#include "searcher/index_identity.h"

#include <unicode/uversion.h>
#include <xapian.h>

#include "indexer/hasher.h"
#include "indexer/index_reader.h"
#include "indexer/schema.h"

namespace revue {
namespace {

constexpr std::size_t kContentHash = 16;

IndexIdentity read_identity(const Xapian::Database& database) {
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
  IndexReader reader(index);
  return reader.read([&] { return read_identity(reader.database()); });
}

std::string library_versions() {
  return std::string("Xapian ") + Xapian::version_string() + ", ICU " + U_ICU_VERSION;
}

}  // namespace revue
