#include "analyzers/tsv.h"

#include <algorithm>

#include "analyzers/error.h"

namespace revue {
namespace {

// Where each of the wanted columns stands.
std::vector<std::size_t> find_columns(std::string_view header, const std::string& where,
                                      std::span<const std::string_view> columns) {
  const auto names = split(header, '\t');
  std::vector<std::size_t> at;
  for (const std::string_view column : columns) {
    const auto found = std::find(names.begin(), names.end(), column);
    if (found == names.end()) {
      std::string needed;
      for (const std::string_view each : columns) {
        needed += (needed.empty() ? "" : ", ") + std::string(each);
      }
      throw Error(where, "the header has no column «" + std::string(column) +
                             "»; this table needs " + needed);
    }
    at.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  return at;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

std::vector<std::string_view> alternatives(std::string_view cell) {
  std::vector<std::string_view> parts = split(cell, '|');
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

void read_table(std::string_view tsv, const std::string& where,
                std::span<const std::string_view> columns, std::vector<TableProblem>& problems,
                const std::function<std::string(std::span<const std::string_view> cells)>& row) {
  std::vector<std::size_t> at;
  std::vector<std::string_view> cells(columns.size());
  std::size_t number = 0;
  for (std::string_view line : split(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || line.front() == '#') continue;
    if (at.empty()) {
      at = find_columns(line, where, columns);
      continue;
    }
    const auto fields = split(line, '\t');
    const bool complete = std::all_of(at.begin(), at.end(),
                                      [&](std::size_t column) { return column < fields.size(); });
    std::string complaint = "has fewer tab-separated columns than the header";
    if (complete) {
      for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = fields[at[i]];
      complaint = row(cells);
    }
    if (!complaint.empty()) problems.push_back({number, complaint + "; the line was left out"});
  }
}

}  // namespace revue
