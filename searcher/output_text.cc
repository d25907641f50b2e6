#include <unicode/uchar.h>

#include <algorithm>
#include <sstream>

#include "analyzers/utf8.h"
#include "searcher/output.h"

namespace revue {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kMatchColor = "\x1b[1;33m";
constexpr std::string_view kEntityColor = "\x1b[4;36m";
constexpr std::string_view kBothColor = "\x1b[1;4;33m";
constexpr std::string_view kTitleColor = "\x1b[1m";
constexpr std::string_view kFaintColor = "\x1b[2m";

// Columns a text takes in a terminal.
std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, at));
    const int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2U : 1U;
  }
  return width;
}

// Whether French or English typography keeps the words around this space together.
bool holds_together(std::string_view text, std::size_t space) {
  const std::string_view after = text.substr(space + 1);
  constexpr std::string_view kClosing[] = {":", ";", "!", "?", "»"};
  return text.substr(0, space).ends_with("«") ||
         std::any_of(std::begin(kClosing), std::end(kClosing),
                     [after](std::string_view mark) { return after.starts_with(mark); });
}

// Puts styled words on lines no longer than the style asks for. A word may change style inside.
class Wrapper {
 public:
  // `between` is what parts two paragraphs, besides the line end.
  Wrapper(std::ostream& out, std::string indent, const TextStyle& style, std::string between = "")
      : out_(out), indent_(std::move(indent)), style_(style), between_(std::move(between)) {}

  // Adds text that starts and ends with the given marks. A space in it may become a line end, a
  // line end in it ends a paragraph.
  void add(std::string_view before, std::string_view text, std::string_view after) {
    word_ += before;
    if (!style_.color) word_columns_ += columns(before);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t space = std::min(text.find_first_of(" \n", at), text.size());
      word_ += text.substr(at, space - at);
      word_columns_ += columns(text.substr(at, space - at));
      if (space < text.size() && text[space] == ' ' && holds_together(text, space)) {
        word_ += ' ';
        ++word_columns_;
      } else if (space < text.size()) {
        if (style_.color) word_ += after;
        flush();
        if (text[space] == '\n') end_paragraph();
        if (style_.color) word_ += before;
      }
      at = space + 1;
    }
    word_ += after;
    if (!style_.color) word_columns_ += columns(after);
  }
  void finish() {
    flush();
    if (line_columns_ > 0) out_ << '\n';
    line_columns_ = 0;
    new_paragraph_ = false;
  }

 private:
  void end_paragraph() {
    if (line_columns_ == 0) return;
    out_ << '\n';
    line_columns_ = 0;
    new_paragraph_ = true;
  }
  void flush() {
    if (word_columns_ == 0) {
      out_ << word_;
      word_.clear();
      return;
    }
    if (line_columns_ == 0) {
      if (new_paragraph_) out_ << between_;
      new_paragraph_ = false;
      out_ << indent_;
      line_columns_ = indent_.size();
    } else if (line_columns_ + 1 + word_columns_ > style_.width) {
      out_ << '\n' << indent_;
      line_columns_ = indent_.size();
    } else {
      out_ << ' ';
      ++line_columns_;
    }
    out_ << word_;
    line_columns_ += word_columns_;
    word_.clear();
    word_columns_ = 0;
  }

  std::ostream& out_;
  std::string indent_;
  const TextStyle& style_;
  std::string between_;
  bool new_paragraph_ = false;
  std::string word_;
  std::size_t word_columns_ = 0;
  std::size_t line_columns_ = 0;
};

void add_marked(Wrapper& wrapper, std::string_view text, const std::vector<Highlight>& marks,
                const TextStyle& style, std::string_view base = {}) {
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
std::string facts(const ArticleRecord& article, Language language) {
  std::string line;
  for (const std::string& fact : {article.outlet, article.date, std::string(code(language))}) {
    if (!fact.empty()) line += (line.empty() ? "" : ", ") + displayable(fact);
  }
  return line;
}

std::string counted(const Counts& counts) {
  if (counts.passages == 0) return "no passage";
  return std::to_string(counts.passages) +
         (counts.passages == 1 ? " passage of " : " passages of ") +
         std::to_string(counts.articles) + (counts.articles == 1 ? " article" : " articles");
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

}  // namespace

void write_text(std::ostream& out, const SearchResult& result, const Asked& asked,
                const TextStyle& style) {
  for (const Hit& hit : result.hits) {
    write_title(out, std::to_string(hit.rank) + ". ", hit.article, hit.title_highlights, style);
    const std::string_view faint = style.color ? kFaintColor : std::string_view();
    const std::string_view reset = style.color ? kReset : std::string_view();
    out << "   " << faint << facts(hit.article, hit.passage.language) << "  ["
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
    out << '\n';
  }
  const std::size_t first = asked.offset + 1;
  const std::size_t last = asked.offset + result.hits.size();
  if (result.hits.empty()) {
    out << (result.total == 0 ? "No passage found.\n"
                              : "No more: " + std::to_string(result.total) + " passages in all.\n");
  } else if (result.hits.size() == result.total) {
    out << result.total << (result.total == 1 ? " passage.\n" : " passages.\n");
  } else {
    out << "Passages " << first << " to " << last << " of " << result.total
        << "; more with --limit and --offset.\n";
  }
}

void write_explanation_text(std::ostream& out, const Explanation& explanation,
                            const TextStyle& style) {
  const std::string_view strong = style.color ? kTitleColor : std::string_view();
  const std::string_view faint = style.color ? kFaintColor : std::string_view();
  const std::string_view reset = style.color ? kReset : std::string_view();
  for (const ExplainedClause& clause : explanation.clauses) {
    out << strong << displayable(clause.text) << reset << role_note(clause.role);
    for (const std::string& actor : clause.actors) out << ", the actor " << displayable(actor);
    out << ": " << counted(clause.expanded) << '\n';
    Wrapper terms(out, "    ", style);
    terms.add("", clause.expansions.empty() ? "searched as" : "typed, found in", "");
    if (!clause.expansions.empty()) {
      terms.add("", " " + std::to_string(clause.typed.passages) + ":", "");
    }
    for (const ExplainedTerm& term : clause.terms) {
      terms.add(" ", displayable(term.text) + " " + std::to_string(term.passages), "");
    }
    terms.finish();
    if (clause.role == "aside") continue;
    std::size_t idle = 0;
    for (const ExplainedExpansion& expansion : clause.expansions) {
      if (expansion.counts.passages == 0) {
        ++idle;
        continue;
      }
      out << "    + " << displayable(expansion.to.text) << ' ' << faint << '('
          << source_name(expansion.source) << ", weight " << shortest(expansion.weight) << ')'
          << reset << ": " << counted(expansion.counts) << '\n';
    }
    if (idle > 0) {
      out << "    + " << idle << (idle == 1 ? " other name" : " other names")
          << " that no passage holds\n";
    }
  }
  for (const Misspelling& word : explanation.misspellings) {
    out << "No passage holds «" << displayable(word.typed) << "»; did you mean «"
        << displayable(word.suggestion) << "»?\n";
  }
  out << (explanation.match == Match::kAll ? "All of it" : "Any of it") << ": "
      << counted(explanation.found) << '\n';
  if (explanation.passage_query.empty()) return;
  out << faint << "Passages by " << displayable(explanation.passage_query) << "\nArticles by "
      << displayable(explanation.article_query) << reset << '\n';
}

void write_article_text(std::ostream& out, const MarkedArticle& article, const TextStyle& style) {
  const ArticleRecord& facts_of = article.stored.article;
  write_title(out, "", facts_of, article.title_marks, style);
  const std::string line = facts(facts_of, facts_of.language);
  if (!line.empty()) out << line << '\n';
  if (!facts_of.url.empty()) out << displayable(facts_of.url) << '\n';
  out << '\n';
  for (std::size_t i = 0; i < article.stored.passages.size(); ++i) {
    const PassageRecord& passage = article.stored.passages[i];
    if (passage.heading && facts_of.title_in_text && passage.text == facts_of.title) continue;
    Wrapper wrapper(out, "", style, "\n");
    add_marked(wrapper, passage.text, article.marks[i], style);
    wrapper.finish();
    out << '\n';
  }
}

}  // namespace revue
