// Tables that users read and edit: tab-separated columns under a header, # for comments.
#ifndef REVUE_ANALYZERS_TSV_H_
#define REVUE_ANALYZERS_TSV_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

// A line of a table that could not be used. The rest of the file is.
struct TableProblem {
  std::size_t line = 0;  // from 1
  std::string message;
};

// The parts between separators; at least one, any of them may be empty.
std::vector<std::string_view> split(std::string_view text, char separator);

// The parts of a cell that are not empty, parted by |.
std::vector<std::string_view> alternatives(std::string_view cell);

// Gives each line of `tsv` below the header to `row`: the cells of `columns`, then those of
// `further`, which are empty where the file has no such column; the file may order its columns
// otherwise and have more of them. Lines without all the columns, with more than the header or not
// in UTF-8, and those for which `row` returns a complaint, go to `problems`. A byte order mark,
// CRLF, empty lines and lines that begin with # are passed over. Throws: Error with `where` when
// the header lacks a column.
void read_table(std::string_view tsv, const std::string& where,
                std::span<const std::string_view> columns,
                std::span<const std::string_view> further, std::vector<TableProblem>& problems,
                const std::function<std::string(std::span<const std::string_view> cells)>& row);

// `base` with the lines of `own` under its header: a line takes the place of the one whose first
// column is the same, or stands behind all others; columns that `own` lacks are empty. The lines of
// `left_out`, numbers from 1, are passed over.
// Requires: read_table() has read both.
std::string extend_table(std::string_view base, std::string_view own,
                         const std::vector<TableProblem>& left_out);

}  // namespace revue

#endif  // REVUE_ANALYZERS_TSV_H_
