// Articles in a table: CSV with commas or semicolons, or tabs between the cells, below a header.
//
// The first row names the columns; those that have a usual French or English name are the
// article's fields (docs/input-formats.md), and one of them is its text. Others are kept in
// Article::extra, named as the header names them. Cells are quoted as RFC 4180 has it. A row that
// cannot be read is refused with the number of its line, the rest goes on; one row is in memory at
// a time.
#ifndef REVUE_CORPUS_TABLE_READER_H_
#define REVUE_CORPUS_TABLE_READER_H_

#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/article.h"

namespace revue {

struct TableOptions {
  // Field and column, before the names that are known: {"title", "Titre de l'article"}.
  std::vector<std::pair<std::string, std::string>> columns;
  std::size_t longest_row = std::size_t{64} << 20U;  // bytes; a longer one is refused
};

// The names of an article's fields as --map takes them: id, text, title …
bool is_table_field(std::string_view name);

// Articles without an id get `id_stem`:LINE.
void read_table(std::istream& in, const TableOptions& options, const std::string& id_stem,
                const std::string& source, const ArticleSink& sink, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_TABLE_READER_H_
