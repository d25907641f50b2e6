#include <algorithm>
#include <sstream>

#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"
#include "searcher/text_layout.h"

namespace revue {
void add_marked(Wrapper& wrapper, std::string_view text, const std::vector<Highlight>& marks,
                const TextStyle& style, std::string_view base) {
  for (const MarkedPiece& piece : marked_pieces(text, marks)) {
    const std::string shown = displayable_lines(cut(text, piece.span));
    std::string before;
    std::string after;
    if (style.color) {
      if (piece.match || piece.entity != nullptr) {
        before = piece.match && piece.entity != nullptr ? kBothColor
                 : piece.match                          ? kMatchColor
                                                        : kEntityColor;
        after = std::string(kReset) + std::string(base);
      }
    } else {
      if (piece.entity_begins) before += '_';
      if (piece.match_begins) before += '*';
      if (piece.match_ends) after += '*';
      if (piece.entity_ends) after += '_';
    }
    wrapper.add(before, shown, after);
  }
}

// "Le Relevé (exemple), 2025-02-11, fr"
std::string facts_in_words(const ArticleRecord& article, Language language) {
  std::string line;
  for (const std::string& fact : {article.outlet, article.date, std::string(code(language))}) {
    if (!fact.empty()) line += (line.empty() ? "" : ", ") + displayable(fact);
  }
  return line;
}

namespace {

std::string in_words(const Counts& counts) {
  if (counts.passages == 0) return "no passage";
  return counted(counts.passages, "passage") + " of " + counted(counts.articles, "article");
}

std::string_view role_note(std::string_view role) {
  if (role == "must") return " (must be there)";
  if (role == "not") return " (must not be there)";
  return role == "aside" ? " (a stop word: decides nothing)" : "";
}

std::string shortest(double number) {
  std::ostringstream text;
  text << number;
  return text.str();
}

void write_title(std::ostream& out, const std::string& lead, const ArticleRecord& article,
                 const std::vector<Highlight>& marks, const TextStyle& style) {
  Wrapper wrapper(out, "", style);
  const std::string_view base = style.color ? kTitleColor : std::string_view();
  wrapper.add(base, lead, "");
  if (article.title.empty()) {
    wrapper.add("", "(no title)", "");
  } else {
    add_marked(wrapper, article.title, marks, style, base);
  }
  wrapper.add("", "", style.color ? kReset : std::string_view());
  wrapper.finish();
}

std::string in_words_of_copies(std::size_t copies) {
  return copies == 1 ? "1 copy" : std::to_string(copies) + " copies";
}

// "Passages 1 to 10 of 128, 2 copies put under them; more with --limit and --offset."
void write_total(std::ostream& out, const SearchResult& result, const Asked& asked) {
  const std::string all = counted(result.total, "passage");
  if (result.hits.empty()) {
    out << (result.total == 0 ? "No passage found.\n"
            : asked.count     ? all + ".\n"
                              : "No more: " + all + " in all.\n");
    return;
  }
  std::size_t copies = 0;
  for (const Hit& hit : result.hits) copies += hit.copies.size();
  if (result.hits.size() + copies == result.total) {
    out << all << (copies > 0 ? ", " + in_words_of_copies(copies) + " among them.\n" : ".\n");
    return;
  }
  out << "Passages " << asked.offset + 1 << " to " << asked.offset + result.hits.size() << " of "
      << result.total
      << (copies > 0 ? ", " + in_words_of_copies(copies) + " put under them" : std::string())
      << "; more with --limit and --offset.\n";
}

// "+ 2 copies: Le Relevé [fr/03], Éco Matin [wire-2]"
void write_copies(std::ostream& out, const Hit& hit, const TextStyle& style) {
  if (hit.copies.empty()) return;
  constexpr std::size_t kNamed = 5;
  out << styled(style, kFaintColor);
  Wrapper wrapper(out, "   ", style);
  std::string line = "+ " + in_words_of_copies(hit.copies.size()) + ":";
  for (std::size_t i = 0; i < std::min(kNamed, hit.copies.size()); ++i) {
    const ArticleRecord& article = hit.copies[i].article;
    line += (i == 0 ? " " : ", ") + displayable(article.outlet) +
            (article.outlet.empty() ? "[" : " [") + displayable(article.id) + "]";
  }
  if (hit.copies.size() > kNamed) {
    line += " and " + std::to_string(hit.copies.size() - kNamed) + " more; --copies keep shows all";
  }
  wrapper.add("", line, "");
  wrapper.finish();
  out << styled(style, kReset);
}

}  // namespace

void write_text(std::ostream& out, const SearchResult& result, const Asked& asked,
                const TextStyle& style) {
  for (const Hit& hit : result.hits) {
    write_title(out, std::to_string(hit.rank) + ". ", hit.article, hit.title_highlights, style);
    const std::string_view faint = style.color ? kFaintColor : std::string_view();
    const std::string_view reset = style.color ? kReset : std::string_view();
    out << "   " << faint << facts_in_words(hit.article, hit.passage.language) << "  ["
        << displayable(hit.article.id) << ']' << reset << '\n';
    if (style.expansions) {
      std::vector<Highlight> marks = hit.title_highlights;
      marks.insert(marks.end(), hit.highlights.begin(), hit.highlights.end());
      for (const std::string& reason : reasons(marks)) {
        out << "   " << faint << "+ " << displayable(reason) << reset << '\n';
      }
    }
    Wrapper wrapper(out, "   ", style);
    add_marked(wrapper, hit.passage.text, hit.highlights, style);
    wrapper.finish();
    write_copies(out, hit, style);
    out << '\n';
  }
  write_total(out, result, asked);
  write_facets_text(out, result.facets, style);
}

namespace {

void write_clause(std::ostream& out, const ExplainedClause& clause, const TextStyle& style) {
  const std::string_view strong = style.color ? kTitleColor : std::string_view();
  const std::string_view faint = style.color ? kFaintColor : std::string_view();
  const std::string_view reset = style.color ? kReset : std::string_view();
  const std::string indent(clause.depth * 4, ' ');
  out << indent << strong << displayable(clause.text) << reset << role_note(clause.role);
  if (clause.boost != 1) out << ", weight " << shortest(clause.boost);
  for (const std::string& actor : clause.actors) out << ", the actor " << displayable(actor);
  out << ": " << in_words(clause.expanded) << '\n';
  if (!clause.terms.empty()) {
    Wrapper terms(out, indent + "    ", style);
    terms.add("", clause.expansions.empty() ? "searched as" : "typed, found in", "");
    if (!clause.expansions.empty()) {
      terms.add("", " " + std::to_string(clause.typed.passages) + ":", "");
    }
    for (const ExplainedTerm& term : clause.terms) {
      terms.add(" ", displayable(term.text) + " " + std::to_string(term.passages), "");
    }
    terms.finish();
  }
  if (clause.role == "aside") return;
  std::size_t idle = 0;
  for (const ExplainedExpansion& expansion : clause.expansions) {
    if (expansion.counts.passages == 0) {
      ++idle;
      continue;
    }
    out << indent << "    + " << displayable(expansion.to.text) << ' ' << faint << '('
        << source_name(expansion.source) << ", weight " << shortest(expansion.weight) << ')'
        << reset << ": " << in_words(expansion.counts) << '\n';
  }
  if (idle > 0) {
    out << indent << "    + " << idle << (idle == 1 ? " other name" : " other names")
        << " that no passage holds\n";
  }
}

// A query over many names or links is longer than anybody reads on a terminal.
std::string beginning_of(const std::string& query) {
  constexpr std::size_t kRead = 2000;  // bytes
  if (query.size() <= kRead) return query;
  std::size_t end = kRead;
  while (!starts_character(query[end])) --end;
  return query.substr(0, end) + " … (" + std::to_string(query.size() - end) +
         " bytes more with --format jsonl)";
}

}  // namespace

void write_explanation_text(std::ostream& out, const Explanation& explanation,
                            const TextStyle& style) {
  const std::string_view faint = style.color ? kFaintColor : std::string_view();
  const std::string_view reset = style.color ? kReset : std::string_view();
  for (const ExplainedClause& clause : explanation.clauses) {
    write_clause(out, clause, style);
  }
  for (const Misspelling& word : explanation.misspellings) {
    out << "No passage holds «" << displayable(word.typed) << "»; did you mean «"
        << displayable(word.suggestion) << "»?\n";
  }
  for (const std::string& speaker : explanation.said_by) {
    out << "within the words of " << displayable(speaker) << '\n';
  }
  const bool mixed = std::any_of(
      explanation.clauses.begin(), explanation.clauses.end(), [](const ExplainedClause& clause) {
        return clause.depth == 0 && (clause.role == "must" || clause.role == "not");
      });
  out << (explanation.match == Match::kAll ? "All of it"
          : mixed                          ? "Together"
                                           : "Any of it")
      << ": " << in_words(explanation.found) << '\n';
  for (const Relaxation& relaxation : explanation.relaxations) {
    out << "    without " << displayable(relaxation.without) << ": " << in_words(relaxation.found)
        << '\n';
  }
  if (explanation.passage_query.empty()) return;
  out << faint << "Passages by " << beginning_of(displayable(explanation.passage_query))
      << "\nArticles by " << beginning_of(displayable(explanation.article_query)) << reset << '\n';
}

void write_article_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style) {
  const ArticleRecord& facts_of = article.stored.article;
  write_title(out, "", facts_of, article.title_marks, style);
  const std::string line = facts_in_words(facts_of, facts_of.language);
  if (!line.empty()) out << line << '\n';
  if (!facts_of.url.empty()) out << displayable(facts_of.url) << '\n';
  out << "from " << displayable(facts_of.source);
  if (!facts_of.date_source.empty()) out << ", dated by: " << displayable(facts_of.date_source);
  out << "\n\n";
  for (std::size_t i = 0; i < article.stored.passages.size(); ++i) {
    const PassageRecord& passage = article.stored.passages[i];
    if (passage.heading && facts_of.title_in_text && passage.text == facts_of.title) continue;
    Wrapper wrapper(out, "", style, "\n");
    add_marked(wrapper, passage.text, article.marks[i], style);
    wrapper.finish();
    out << '\n';
  }
  bool first = true;
  for (const QuoteRecord& quote : article.stored.quotes) {
    if (quote.type == QuoteType::kScare) continue;
    if (first)
      out << styled(style, kTitleColor) << "Who said what" << styled(style, kReset) << '\n';
    first = false;
    Wrapper wrapper(out, "  ", style);
    wrapper.add("", displayable(quote.name.empty() ? "(not told)" : quote.name) + ":", "");
    wrapper.add("", " " + displayable(quote.text), "");
    wrapper.finish();
  }
}

}  // namespace revue
