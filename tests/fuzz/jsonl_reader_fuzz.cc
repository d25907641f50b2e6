// Any bytes as JSON Lines: every line that is not blank ends as an article or a refusal.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "analyzers/utf8.h"
#include "corpus/jsonl_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::size_t articles = 0;
  std::size_t refused = 0;
  read_jsonl(
      in, "stem", "file",
      [&](Article&& article) {
        ++articles;
        if (article.id.empty() || article.text.empty()) std::abort();
        if (!is_valid_utf8(article.text)) std::abort();
      },
      [&](const Notice& notice) { refused += notice.kind == Notice::Kind::kRefused ? 1U : 0U; },
      10000);
  std::istringstream again(std::string(reinterpret_cast<const char*>(data), size));
  std::size_t lines = 0;
  for (std::string line; std::getline(again, line);) {
    if (line.find_first_not_of(" \t\r") != std::string::npos && line != "\xEF\xBB\xBF") ++lines;
  }
  // UTF-16 marks inside a line may blank it; nothing else may go missing.
  if (articles + refused > lines) std::abort();
  return 0;
}
