// Any bytes as a page: read or refused with a notice, and what is read is valid UTF-8.
#include <cstdint>
#include <cstdlib>

#include "analyzers/utf8.h"
#include "corpus/html_reader.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_valid(std::string_view text) {
  return revue::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  bool refused = false;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  looks_like_html(bytes);
  const auto article = read_html(bytes, "id", "file", [&](const Notice& notice) {
    refused = refused || notice.kind == Notice::Kind::kRefused;
  });
  require(article.has_value() != refused);
  if (!article) return 0;
  require(!article->text.empty() && is_valid(article->text) && is_valid(article->title));
  require(is_valid(article->author) && is_valid(article->outlet) && is_valid(article->url));
  require(article->date.empty() || article->date.size() == 4 || article->date.size() == 7 ||
          article->date.size() == 10);
  return 0;
}
