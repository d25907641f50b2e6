#include "corpus/header_fields.h"

#include "analyzers/fold.h"

namespace revue {

std::string_view HeaderFields::value(std::string_view name) const {
  for (const auto& [each, value] : fields) {
    if (each == name) return value;
  }
  return {};
}

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<HeaderFields> take_fields(std::string_view& text) {
  HeaderFields out;
  while (const auto line = take_line(text)) {
    if (line->empty()) return out;
    if (line->front() == ' ' || line->front() == '\t') {
      if (!out.fields.empty()) {
        out.fields.back().second.append(" ").append(trimmed_field(*line));
      }
      continue;
    }
    const std::size_t colon = line->find(':');
    if (colon == std::string_view::npos) continue;
    out.fields.emplace_back(small_letters(trimmed_field(line->substr(0, colon))),
                            trimmed_field(line->substr(colon + 1)));
  }
  return std::nullopt;
}

std::string_view trimmed_field(std::string_view value) {
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  return value;
}

}  // namespace revue
