// Parts that several outputs share. For the output_*.cc files only.
#ifndef REVUE_SEARCHER_OUTPUT_PARTS_H_
#define REVUE_SEARCHER_OUTPUT_PARTS_H_

#include <nlohmann/json_fwd.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/record.h"
#include "searcher/highlight.h"
#include "searcher/output.h"
#include "searcher/search.h"
#include "searcher/text_layout.h"

namespace revue {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text);
Json article_json(const ArticleRecord& article);
Json highlights_json(std::string_view text, const std::vector<Highlight>& marks);
void add_quote(const QuoteRecord& quote, Json& to);
// All but the total; `to` may hold fields already.
void add_hit(const Hit& hit, Json& to);
void add_found_quote(const FoundQuote& found, Json& to);
// On a line of its own; bytes that are no UTF-8 are replaced.
void write_json_line(std::ostream& out, const Json& line);

// Rows of cells. Lines end in CR LF; a cell that a spreadsheet would take for a formula is safe.
class CsvTable {
 public:
  // Writes the row of `columns`, which are listed by commas.
  CsvTable(std::ostream& out, CsvForm form, std::string_view columns);

  void add_row(const std::vector<std::string>& cells);

 private:
  std::ostream& out_;
  char separator_;
};

inline constexpr std::string_view kHitColumns =
    "rank,score,article,title,outlet,date,url,lang,passage,begin,end,text,highlights,expansions,"
    "copies";
// What stands in these columns, as texts that csv_cell() makes cells of.
std::vector<std::string> hit_cells(const Hit& hit);

void write_facets_text(std::ostream& out, const std::vector<Facet>& facets, const TextStyle& style);
// The facets and the total in one line, behind those of the hits.
void write_counts_jsonl(std::ostream& out, const SearchResult& result);
void write_facets_html(std::ostream& out, const std::vector<Facet>& facets);

void write_html_head(std::ostream& out, std::string_view title);
std::string html_marked(std::string_view text, const std::vector<Highlight>& marks);
// "Le Relevé · 2025-02-11 · fr · id", the id a link.
std::string html_facts(const ArticleRecord& article);

void add_marked(Wrapper& wrapper, std::string_view text, const std::vector<Highlight>& marks,
                const TextStyle& style, std::string_view base = {});
// "Le Relevé (exemple), 2025-02-11, fr"
std::string facts_in_words(const ArticleRecord& article, Language language);

}  // namespace revue

#endif  // REVUE_SEARCHER_OUTPUT_PARTS_H_
