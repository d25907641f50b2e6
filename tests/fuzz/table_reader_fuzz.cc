// Any bytes as a table of articles: each article has an id and a text of valid UTF-8.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "analyzers/utf8.h"
#include "corpus/table_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  const auto take = [&](Article&& article) {
    if (article.id.empty() || article.text.empty()) std::abort();
    if (!is_valid_utf8(article.text)) std::abort();
  };
  const auto hear = [](const Notice& notice) {
    if (notice.where.empty() || notice.message.empty()) std::abort();
  };
  TableOptions options;
  options.longest_row = 10000;
  read_table(in, options, "stem", "file", take, hear);
  return 0;
}
