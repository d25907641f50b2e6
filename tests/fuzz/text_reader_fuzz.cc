// Any bytes as a text file: read or refused with a notice, and what is read is valid UTF-8.
#include <cstdint>
#include <cstdlib>

#include "analyzers/utf8.h"
#include "corpus/text_reader.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  bool refused = false;
  const auto article = read_text(
      std::string(reinterpret_cast<const char*>(data), size), "id", "file",
      [&](const Notice& notice) { refused = refused || notice.kind == Notice::Kind::kRefused; });
  require(article.has_value() != refused);
  if (!article) return 0;
  require(!article->id.empty() && is_valid_utf8(article->text) && is_valid_utf8(article->title));
  require(article->text.find('\0') == std::string::npos);
  require(article->date.empty() || article->date.size() == 4 || article->date.size() == 7 ||
          article->date.size() == 10);
  return 0;
}
