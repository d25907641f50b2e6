// Any bytes as what pdftotext or pandoc prints: an article of valid UTF-8, or a refusal.
#include <cstdint>
#include <cstdlib>

#include "analyzers/utf8.h"
#include "corpus/converted_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  const NoticeSink hear = [](const Notice& notice) {
    if (notice.where.empty() || notice.message.empty()) std::abort();
  };
  for (const SourceFormat format : {SourceFormat::kPdf, SourceFormat::kDocx}) {
    const auto article = read_conversion(std::string(reinterpret_cast<const char*>(data), size),
                                         format, "stem", "file", hear);
    if (!article) continue;
    if (article->text.empty() || !is_valid_utf8(article->text)) std::abort();
    if (!is_valid_utf8(article->title) || !is_valid_utf8(article->author)) std::abort();
  }
  return 0;
}
