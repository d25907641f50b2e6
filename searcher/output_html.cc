#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"

namespace revue {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5c6470; --line: #d9dde3; --paper: #fff;
  --mark: #ffe28a; --entity: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --soft: #a2a9b4; --line: #3a404a;
  --paper: #16191e; --mark: #7a5c00; --entity: #8ec2ff; } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 1.05rem/1.6 Georgia, "Times New Roman", serif; }
header, .facts, footer { font-family: system-ui, sans-serif; font-size: .85rem; color: var(--soft); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; color: var(--ink); }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0; }
article { border-top: 1px solid var(--line); padding: 1.1rem 0 .2rem; }
.rank { color: var(--soft); font-weight: normal; }
p { margin: .45rem 0 .8rem; white-space: pre-line; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; padding: 0 .08em; border-radius: 2px; }
.entity { color: var(--entity); border-bottom: 1px dotted; }
.facets { border-top: 1px solid var(--line); padding-top: 1.1rem; }
q { quotes: none; font-weight: 600; }
.note { border-left: 3px solid var(--mark); padding-left: .7rem; }
)css";

// Only what a browser may follow safely becomes a link.
std::string link(const std::string& url, const std::string& label) {
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web) return label;
  return "<a href=\"" + html_escaped(url) + "\" rel=\"noreferrer\">" + label + "</a>";
}

}  // namespace

void write_html_head(std::ostream& out, std::string_view title) {
  out << "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
      << html_escaped(title) << "</title>\n<style>" << kStyle << "</style>\n</head>\n<body>\n";
}

std::string html_marked(std::string_view text, const std::vector<Highlight>& marks) {
  std::string out;
  for (const MarkedPiece& piece : marked_pieces(text, marks)) {
    // Every piece opens and closes its own marks, so that they nest whatever overlaps.
    if (piece.entity != nullptr) {
      out += "<span class=\"entity\" title=\"" + html_escaped(piece.entity->entity) +
             (piece.entity->type.empty() ? "" : " (" + html_escaped(piece.entity->type) + ")") +
             "\" data-entity=\"" + html_escaped(piece.entity->entity) + "\">";
    }
    if (piece.match) out += "<mark>";
    out += html_escaped(cut(text, piece.span));
    if (piece.match) out += "</mark>";
    if (piece.entity != nullptr) out += "</span>";
  }
  return out;
}

std::string html_facts(const ArticleRecord& article) {
  std::string line;
  for (const std::string& fact :
       {article.outlet, article.date, std::string(code(article.language))}) {
    if (!fact.empty()) line += (line.empty() ? "" : " · ") + html_escaped(fact);
  }
  return line + " · " + link(article.url, html_escaped(article.id));
}

namespace {

std::string title_of(const ArticleRecord& article, const std::vector<Highlight>& marks) {
  return article.title.empty() ? "(no title)" : html_marked(article.title, marks);
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\t':
        out += static_cast<char>(c);
        break;
      case '\r':
        break;
      default:
        if (is_unsafe_to_display(c)) {
          append_utf8(out, kReplacementCharacter);
        } else {
          out += text.substr(begin, at - begin);
        }
    }
  }
  return out;
}

void write_html(std::ostream& out, const SearchResult& result, const Asked& asked) {
  write_html_head(out, asked.query + " - revue");
  out << "<header>\n<h1>" << html_escaped(asked.query) << "</h1>\n<div>" << result.total
      << (result.total == 1 ? " passage" : " passages");
  if (result.hits.size() < result.total && !result.hits.empty()) {
    out << ", shown: " << asked.offset + 1 << " to " << asked.offset + result.hits.size();
  }
  out << "</div>\n";
  if (!asked.filters.empty()) out << "<div>" << html_escaped(asked.filters) << "</div>\n";
  for (const QueryNote& note : result.notes) {
    out << "<div class=\"note\">Column " << note.column << ": " << html_escaped(note.message)
        << "</div>\n";
  }
  out << "</header>\n<main>\n";
  for (const Hit& hit : result.hits) {
    out << "<article lang=\"" << code(hit.article.language) << "\">\n<h2><span class=\"rank\">"
        << hit.rank << ".</span> " << title_of(hit.article, hit.title_highlights)
        << "</h2>\n<div class=\"facts\">" << html_facts(hit.article) << "</div>\n<p lang=\""
        << code(hit.passage.language) << "\">" << html_marked(hit.passage.text, hit.highlights)
        << "</p>\n";
    for (const Copy& copy : hit.copies) {
      out << "<div class=\"facts\">copy: " << html_facts(copy.article) << "</div>\n";
    }
    if (asked.expansions) {
      for (const std::string& reason : reasons(hit.highlights)) {
        out << "<div class=\"facts\">+ " << html_escaped(reason) << "</div>\n";
      }
    }
    out << "</article>\n";
  }
  write_facets_html(out, result.facets);
  out << "</main>\n</body>\n</html>\n";
}

void write_article_html(std::ostream& out, const MarkedArticle& article) {
  const ArticleRecord& record = article.stored.article;
  write_html_head(out, record.title.empty() ? record.id : record.title);
  out << "<header>\n<h1>" << title_of(record, article.title_marks) << "</h1>\n<div class=\"facts\">"
      << html_facts(record) << "</div>\n</header>\n<main lang=\"" << code(record.language)
      << "\">\n";
  for (std::size_t i = 0; i < article.stored.passages.size(); ++i) {
    const PassageRecord& passage = article.stored.passages[i];
    if (passage.heading && record.title_in_text && passage.text == record.title) continue;
    const std::string_view tag = passage.heading ? "h2" : "p";
    out << '<' << tag << " lang=\"" << code(passage.language) << "\">"
        << html_marked(passage.text, article.marks[i]) << "</" << tag << ">\n";
  }
  bool first = true;
  for (const QuoteRecord& quote : article.stored.quotes) {
    if (quote.type == QuoteType::kScare) continue;
    if (first) out << "<h2>Who said what</h2>\n";
    first = false;
    out << "<p lang=\"" << code(quote.language) << "\">"
        << html_escaped(quote.name.empty() ? "(not told)" : quote.name) << ": <q data-speaker=\""
        << html_escaped(quote.entity) << "\">" << html_escaped(quote.text) << "</q></p>\n";
  }
  out << "</main>\n</body>\n</html>\n";
}

}  // namespace revue
