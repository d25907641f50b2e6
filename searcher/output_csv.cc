#include <cstdio>

#include "analyzers/utf8.h"
#include "searcher/output.h"

namespace revue {
namespace {

// "0-2 match; 10-15 entity emmanuel-macron person"
std::string highlights_cell(std::string_view text, const std::vector<Highlight>& marks) {
  const CodePointIndex index(text);
  std::string list;
  for (const Highlight& mark : marks) {
    if (!list.empty()) list += "; ";
    list +=
        std::to_string(index.at(mark.span.begin)) + "-" + std::to_string(index.at(mark.span.end));
    list += mark.kind == Highlight::Kind::kMatch ? " match"
                                                 : " entity " + mark.entity + " " + mark.type;
  }
  return list;
}

// "reconnaissance faciale (glossary); CNIL (name)"
std::string expansions_cell(const Hit& hit) {
  std::string list;
  for (const std::string& reason : reasons(hit.highlights)) {
    list += (list.empty() ? "" : "; ") + reason;
  }
  return list;
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string safe;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    safe += '\'';
  }
  safe += text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char byte : safe) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + "\"";
}

void write_csv(std::ostream& out, const SearchResult& result) {
  out << "rank,score,article,title,outlet,date,url,lang,passage,begin,end,text,highlights,"
         "expansions\r\n";
  for (const Hit& hit : result.hits) {
    char score[40];
    std::snprintf(score, sizeof score, "%.6f", hit.score);
    const std::size_t size = CodePointIndex(hit.passage.text).size();
    out << hit.rank << ',' << score << ',' << csv_cell(hit.article.id) << ','
        << csv_cell(hit.article.title) << ',' << csv_cell(hit.article.outlet) << ','
        << hit.article.date << ',' << csv_cell(hit.article.url) << ',' << code(hit.passage.language)
        << ',' << hit.passage.ordinal << ',' << hit.passage.begin_code_point << ','
        << hit.passage.begin_code_point + size << ',' << csv_cell(hit.passage.text) << ','
        << csv_cell(highlights_cell(hit.passage.text, hit.highlights)) << ','
        << csv_cell(expansions_cell(hit)) << "\r\n";
  }
}

}  // namespace revue
