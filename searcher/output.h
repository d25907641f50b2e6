// Results as text for people, JSON Lines, CSV and HTML. The formats are a contract: docs/output.md.
#ifndef REVUE_SEARCHER_OUTPUT_H_
#define REVUE_SEARCHER_OUTPUT_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

#include "searcher/search.h"

namespace revue {

struct TextStyle {
  bool color = false;       // escape sequences; else *match* and _entity_
  std::size_t width = 80;   // columns to wrap to
  bool expansions = false;  // say under a hit by which other names it was found
};

// What was asked, for headings and messages.
struct Asked {
  std::string query;
  std::size_t offset = 0;
  std::string filters;      // in words: "lang fr, from 2025-02"; may be empty
  bool expansions = false;  // say with a hit by which other names it was found
};

void write_text(std::ostream& out, const SearchResult& result, const Asked& asked,
                const TextStyle& style);
void write_jsonl(std::ostream& out, const SearchResult& result);
void write_csv(std::ostream& out, const SearchResult& result);
// A page that stands alone: no script, nothing fetched.
void write_html(std::ostream& out, const SearchResult& result, const Asked& asked);

void write_explanation_text(std::ostream& out, const Explanation& explanation,
                            const TextStyle& style);
void write_explanation_jsonl(std::ostream& out, const Explanation& explanation);

void write_article_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style);
void write_article_jsonl(std::ostream& out, const MarkedArticle& article);
void write_article_html(std::ostream& out, const MarkedArticle& article);

// A text with HTML's special characters escaped.
std::string html_escaped(std::string_view text);

}  // namespace revue

#endif  // REVUE_SEARCHER_OUTPUT_H_
