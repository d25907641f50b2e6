// Any bytes on standard input: what they are is told by their beginning, and they are read as that.
// The first byte may say the format instead, so that UTF-16 and compression are met by each.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <sstream>

#include "analyzers/utf8.h"
#include "corpus/source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  if (size == 0) return 0;
  constexpr SourceFormat kFormats[] = {
      SourceFormat::kAuto, SourceFormat::kText,  SourceFormat::kHtml, SourceFormat::kJsonLines,
      SourceFormat::kJson, SourceFormat::kTable, SourceFormat::kWarc, SourceFormat::kFeed};
  std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.largest_text = 100'000;
  options.archives.largest_total = 1'000'000;
  options.format = kFormats[data[0] % std::size(kFormats)];
  if (options.format != SourceFormat::kAuto) bytes.erase(0, 1);
  if (is_converted(format_of_beginning(bytes))) return 0;  // other programs read these
  std::istringstream in(bytes);
  const ArticleSink take = [](Article&& article) {
    if (article.id.empty() || article.text.empty() || article.format.empty()) std::abort();
    if (!is_valid_utf8(article.text) || !is_valid_utf8(article.title)) std::abort();
  };
  const NoticeSink hear = [](const Notice& notice) {
    if (notice.where.empty() || notice.message.empty()) std::abort();
  };
  read_sources({"-"}, in, options, take, hear);
  return 0;
}
