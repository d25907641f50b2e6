// Any bytes as an archive: entries are read or refused, within the limits.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "corpus/document_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  ReadOptions options;
  options.largest_text = 100'000;
  options.archives.largest_total = 1'000'000;
  const ArticleSink take = [](Article&& article) {
    if (article.id.empty() || article.text.empty()) std::abort();
    if (article.text.size() > 1'000'000) std::abort();
  };
  const NoticeSink hear = [](const Notice& notice) {
    if (notice.where.empty() || notice.message.empty()) std::abort();
  };
  DocumentReader(options, take, hear).read(in, SourceFormat::kArchive, "a.tar.gz", "file");
  return 0;
}
