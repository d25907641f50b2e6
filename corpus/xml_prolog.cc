#include "corpus/xml_prolog.h"

#include <algorithm>

#include "analyzers/fold.h"

namespace revue {

std::string_view behind_prolog(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    const bool comment = bytes.starts_with("<!--");
    if (!comment && small_letters(bytes.substr(0, 5)) != "<?xml") return bytes;
    const std::string_view close = comment ? "-->" : "?>";
    const std::size_t end = bytes.find(close);
    if (end == std::string_view::npos) return {};
    bytes.remove_prefix(end + close.size());
  }
}

}  // namespace revue
