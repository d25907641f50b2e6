// Any bytes as a web archive: what is read has an id and a text, what is not is said.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "corpus/warc_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  bool read = false;
  bool said = false;
  const auto take = [&](Article&& article) {
    read = true;
    if (article.id.empty() || article.text.empty()) std::abort();
  };
  const auto hear = [&](const Notice& notice) {
    said = true;
    if (notice.where.empty() || notice.message.empty()) std::abort();
  };
  read_warc(in, "stem", "file", take, hear, 100'000);
  if (!read && !said) std::abort();
  return 0;
}
