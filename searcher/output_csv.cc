#include <cstdio>

#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"

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

// "wire-003#0; fr/02#4"
std::string copies_cell(const Hit& hit) {
  std::string list;
  for (const Copy& copy : hit.copies) {
    list += (list.empty() ? "" : "; ") + copy.article.id + "#" + std::to_string(copy.ordinal);
  }
  return list;
}

}  // namespace

std::string cell_text(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return (formula ? "'" : "") + std::string(text);
}

std::string csv_cell(std::string_view text, char separator) {
  std::string safe = cell_text(text);
  if (safe.find_first_of("\"\r\n") == std::string::npos &&
      safe.find(separator) == std::string::npos) {
    return safe;
  }
  std::string quoted = "\"";
  for (const char byte : safe) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + "\"";
}

std::vector<std::string> hit_cells(const Hit& hit) {
  char score[40];
  std::snprintf(score, sizeof score, "%.6f", hit.score);
  const std::size_t end = hit.passage.begin_code_point + CodePointIndex(hit.passage.text).size();
  return {std::to_string(hit.rank),
          score,
          hit.article.id,
          hit.article.title,
          hit.article.outlet,
          hit.article.date,
          hit.article.url,
          std::string(code(hit.passage.language)),
          std::to_string(hit.passage.ordinal),
          std::to_string(hit.passage.begin_code_point),
          std::to_string(end),
          hit.passage.text,
          highlights_cell(hit.passage.text, hit.highlights),
          expansions_cell(hit),
          copies_cell(hit)};
}

CsvTable::CsvTable(std::ostream& out, CsvForm form, std::string_view columns)
    : out_(out), separator_(form == CsvForm::kExcel ? ';' : ',') {
  if (form == CsvForm::kExcel) out_ << "\xEF\xBB\xBF";
  for (const char c : columns) out_ << (c == ',' ? separator_ : c);
  out_ << "\r\n";
}

void CsvTable::add_row(const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out_ << separator_;
    first = false;
    out_ << csv_cell(cell, separator_);
  }
  out_ << "\r\n";
}

void write_csv(std::ostream& out, const SearchResult& result, CsvForm form) {
  CsvTable table(out, form, kHitColumns);
  for (const Hit& hit : result.hits) table.add_row(hit_cells(hit));
}

}  // namespace revue
