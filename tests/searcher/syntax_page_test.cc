// Every query in the tables of docs/query-syntax.md.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "searcher/search.h"
#include "tests/support/sample_index.h"

namespace revue {
namespace {

// What stands between backticks in the cells of a table's row, the last cell, which explains, left
// out.
std::vector<std::string> queries_of(const std::string& row) {
  std::vector<std::string> queries;
  const std::size_t explanation = row.rfind(" | ");
  std::size_t begin = row.find('`');
  while (begin != std::string::npos && begin < explanation) {
    const std::size_t end = row.find('`', begin + 1);
    if (end == std::string::npos) break;
    queries.push_back(row.substr(begin + 1, end - begin - 1));
    begin = row.find('`', end + 1);
  }
  return queries;
}

TEST_CASE("docs/query-syntax.md: every query of its tables is read without a note and finds") {
  std::ifstream page(std::string(REVUE_SOURCE_DIR) + "/docs/query-syntax.md");
  REQUIRE(page);
  std::size_t queries = 0;
  for (std::string row; std::getline(page, row);) {
    if (!row.starts_with("| ")) continue;
    for (const std::string& query : queries_of(row)) {
      CAPTURE(query);
      ++queries;
      const SearchResult result = sample().search(query, {});
      for (const QueryNote& note : result.notes) {
        CAPTURE(note.message);
        CHECK_FALSE(note.repaired);
      }
      CHECK_GT(result.total, 0);
    }
  }
  CHECK_GT(queries, 30);
}

}  // namespace
}  // namespace revue
