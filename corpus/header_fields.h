// Lines «Name: value» up to a blank line, as HTTP and WARC have them.
#ifndef REVUE_CORPUS_HEADER_FIELDS_H_
#define REVUE_CORPUS_HEADER_FIELDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace revue {

struct HeaderFields {
  std::vector<std::pair<std::string, std::string>> fields;  // name in small letters, and value

  // Of the first field of that name; empty when there is none.
  std::string_view value(std::string_view name) const;
};

// Takes a line from `text`, returned without its end. Nothing when it has no end.
std::optional<std::string_view> take_line(std::string_view& text);

// Takes fields and the blank line behind them from `text`; a line that begins with a blank goes on
// with the one before. Lines without a colon are passed over. Nothing when there is no blank line.
std::optional<HeaderFields> take_fields(std::string_view& text);

// Spaces and tabs at both ends cut off.
std::string_view trimmed_field(std::string_view value);

}  // namespace revue

#endif  // REVUE_CORPUS_HEADER_FIELDS_H_
