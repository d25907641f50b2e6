// Results as text for people, JSON Lines, CSV and HTML. The formats are a contract: docs/output.md.
#ifndef REVUE_SEARCHER_OUTPUT_H_
#define REVUE_SEARCHER_OUTPUT_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "searcher/search.h"
#include "searcher/text_layout.h"

namespace revue {

// What was asked, for headings and messages.
struct Asked {
  std::string query;
  std::size_t offset = 0;
  std::string filters;      // in words: "lang fr, from 2025-02"; may be empty
  bool expansions = false;  // say with a hit by which other names it was found
  bool count = false;       // no passage was asked for, only how many there are
};

// How a table's cells stand apart: by commas, as programs read it (RFC 4180); or as Excel opens it
// where the comma is the decimal mark, by semicolons and behind a byte order mark.
enum class CsvForm { kPlain, kExcel };

void write_text(std::ostream& out, const SearchResult& result, const Asked& asked,
                const TextStyle& style);
void write_jsonl(std::ostream& out, const SearchResult& result, const Asked& asked);
void write_csv(std::ostream& out, const SearchResult& result, CsvForm form = CsvForm::kPlain);
// A page that stands alone: no script, nothing fetched.
void write_html(std::ostream& out, const SearchResult& result, const Asked& asked);

void write_explanation_text(std::ostream& out, const Explanation& explanation,
                            const TextStyle& style);
void write_explanation_jsonl(std::ostream& out, const Explanation& explanation);

void write_article_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style);
void write_article_jsonl(std::ostream& out, const MarkedArticle& article);
void write_article_html(std::ostream& out, const MarkedArticle& article);

void write_actors_text(std::ostream& out, const ActorList& list, const ActorOptions& options,
                       const TextStyle& style);
void write_actors_jsonl(std::ostream& out, const ActorList& list);
void write_actors_csv(std::ostream& out, const ActorList& list, CsvForm form = CsvForm::kPlain);

void write_actor_text(std::ostream& out, const ActorProfile& actor, const TextStyle& style);
void write_actor_jsonl(std::ostream& out, const ActorProfile& actor);
// A row an article.
void write_actor_csv(std::ostream& out, const ActorProfile& actor, CsvForm form = CsvForm::kPlain);

void write_occurrences_text(std::ostream& out, const StoredArticle& article,
                            const std::vector<Occurrence>& occurrences, const TextStyle& style);
void write_occurrences_jsonl(std::ostream& out, const StoredArticle& article,
                             const std::string& actor, const std::vector<Occurrence>& occurrences);

// What quotes were asked for, for headings and messages.
struct AskedQuotes {
  std::string speaker;  // usual name and id, or the words that describe; empty: anybody
  std::string query;
  std::string filters;       // in words
  Coverage coverage;         // looked for in
  std::string last_mention;  // of the speaker: "2025-02-11, Outlet: Title [id]"; may be empty
  // What there is without the words of the query; known when it finds nothing.
  std::uint64_t without_query = 0;
  std::size_t offset = 0;
};

// "No quote by Macron with «règles» found in 55 articles of 15 outlets, 2023-11-03 to 2026-02-23"
std::string not_found(const AskedQuotes& asked);
void write_quotes_text(std::ostream& out, const QuoteResult& result, const AskedQuotes& asked,
                       const TextStyle& style);
void write_quotes_jsonl(std::ostream& out, const QuoteResult& result);
void write_quotes_csv(std::ostream& out, const QuoteResult& result, CsvForm form = CsvForm::kPlain);
void write_quotes_html(std::ostream& out, const QuoteResult& result, const AskedQuotes& asked);

// A text with HTML's special characters escaped.
std::string html_escaped(std::string_view text);

// A cell of CSV (RFC 4180); one that a spreadsheet would take for a formula gets an apostrophe in
// front.
std::string csv_cell(std::string_view text, char separator = ',');

// A cell's text with that apostrophe, for forms without quotation marks.
std::string cell_text(std::string_view text);

}  // namespace revue

#endif  // REVUE_SEARCHER_OUTPUT_H_
