#include "analyzers/tsv.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "analyzers/error.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

// Where each of the wanted columns stands.
std::vector<std::size_t> find_columns(std::string_view header, const std::string& where,
                                      std::span<const std::string_view> columns,
                                      std::span<const std::string_view> further) {
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
  for (const std::string_view column : further) {
    const auto found = std::find(names.begin(), names.end(), column);
    at.push_back(found == names.end() ? kAbsent : static_cast<std::size_t>(found - names.begin()));
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

namespace {

struct Line {
  std::size_t number = 0;  // from 1
  std::string_view text;
};

// The lines that say something: a byte order mark, CR, empty lines and comments are dropped.
std::vector<Line> table_lines(std::string_view tsv) {
  std::vector<Line> lines;
  std::size_t number = 0;
  for (std::string_view line : split(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (!line.empty() && line.front() != '#') lines.push_back({number, line});
  }
  return lines;
}

}  // namespace

void read_table(std::string_view tsv, const std::string& where,
                std::span<const std::string_view> columns,
                std::span<const std::string_view> further, std::vector<TableProblem>& problems,
                const std::function<std::string(std::span<const std::string_view> cells)>& row) {
  std::vector<std::size_t> at;
  std::size_t width = 0;
  std::vector<std::string_view> cells(columns.size() + further.size());
  for (const Line& line : table_lines(tsv)) {
    const auto fields = split(line.text, '\t');
    if (at.empty()) {
      at = find_columns(line.text, where, columns, further);
      width = fields.size();
      continue;
    }
    const bool complete = std::all_of(at.begin(), at.end(), [&](std::size_t column) {
      return column == kAbsent || column < fields.size();
    });
    std::string complaint;
    if (!complete) {
      complaint = "has fewer tab-separated columns than the header";
    } else if (fields.size() > width) {
      complaint = "has more tab-separated columns than the header";
    } else if (!is_valid_utf8(line.text)) {
      complaint = "is not written in UTF-8";
    } else {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = at[i] == kAbsent ? std::string_view() : fields[at[i]];
      }
      complaint = row(cells);
    }
    if (!complaint.empty())
      problems.push_back({line.number, complaint + "; the line was left out"});
  }
  if (at.empty()) find_columns({}, where, columns, further);
}

std::string extend_table(std::string_view base, std::string_view own,
                         const std::vector<TableProblem>& left_out) {
  const std::vector<Line> base_lines = table_lines(base);
  const std::vector<Line> own_lines = table_lines(own);
  const auto header = split(base_lines.front().text, '\t');
  const auto own_header = split(own_lines.front().text, '\t');
  std::unordered_map<std::string_view, std::string> own_rows;  // by id
  std::vector<std::string_view> order;
  for (std::size_t i = 1; i < own_lines.size(); ++i) {
    const bool is_left_out = std::any_of(
        left_out.begin(), left_out.end(),
        [&](const TableProblem& problem) { return problem.line == own_lines[i].number; });
    if (is_left_out) continue;
    const auto fields = split(own_lines[i].text, '\t');
    std::string row;
    std::string_view id;
    for (const std::string_view column : header) {
      const auto found = std::find(own_header.begin(), own_header.end(), column);
      const auto at = static_cast<std::size_t>(found - own_header.begin());
      const std::string_view cell = at < fields.size() ? fields[at] : std::string_view();
      if (column == header.front()) id = cell;
      if (column != header.front()) row += '\t';
      row += cell;
    }
    own_rows.emplace(id, std::move(row));
    order.push_back(id);
  }
  std::string table(base_lines.front().text);
  table += '\n';
  for (std::size_t i = 1; i < base_lines.size(); ++i) {
    if (own_rows.count(split(base_lines[i].text, '\t').front()) == 0) {
      table += base_lines[i].text;
      table += '\n';
    }
  }
  for (const std::string_view id : order) table += own_rows[id] + '\n';
  return table;
}

}  // namespace revue
