// Any bytes as a feed: what is read has an id and a text of valid UTF-8, what is not is said.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "analyzers/utf8.h"
#include "corpus/feed_reader.h"

namespace {

bool is_valid(std::string_view text) {
  return revue::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  bool read = false;
  bool said = false;
  const auto take = [&](Article&& article) {
    read = true;
    if (article.id.empty() || article.text.empty()) std::abort();
    for (const std::string& field : {article.id, article.text, article.title, article.author,
                                     article.outlet, article.url, article.date}) {
      if (!is_valid(field)) std::abort();
    }
  };
  const auto hear = [&](const Notice& notice) {
    said = true;
    if (notice.where.empty() || !is_valid(notice.message)) std::abort();
  };
  read_feed(in, "stem", "file", take, hear, 100'000);
  if (!read && !said) std::abort();
  return 0;
}
