#include "analyzers/error.h"
#include "indexer/source_check.h"
#include "searcher/citation.h"
#include "searcher/commands/commands.h"

namespace revue {
namespace {

// What is cited: an id may look like an id with a span.
struct Cited {
  StoredArticle stored;
  std::string words;  // of the span; empty without one
};

Cited read_cited(const std::string& text, Searcher& searcher) {
  if (auto whole = searcher.article(text)) return {std::move(*whole), {}};
  const auto place = parse_citation(text);
  if (!place) return {the_article(text, "cite", searcher), {}};
  StoredArticle stored = the_article(place->id, "cite", searcher);
  auto words = words_at(stored.text, place->span);
  if (!words) {
    throw Error(text, "is no span of this text, which has " +
                          std::to_string(stored.article.code_points) + " characters");
  }
  return {std::move(stored), std::move(*words)};
}

// Whether the source says what is cited, which is said in words.
bool says_so(const Cited& cited, const std::string& root) {
  const ArticleRecord& article = cited.stored.article;
  const SourceState state = source_state(article, cited.stored.text, root);
  const bool moved = !state.where.empty() && !state.where.ends_with(article.source);
  const std::string now = moved ? "; now at " + state.where : "";
  switch (state.kind) {
    case SourceState::Kind::kUnchanged:
      say(article.source + ": source unchanged" + now);
      return true;
    case SourceState::Kind::kFactsChanged:
      say(article.source +
          ": source changed: its title, date or another field is another; the "
          "text is the same" +
          now);
      return false;
    case SourceState::Kind::kChanged: {
      const bool still = !cited.words.empty() && state.text.find(cited.words) != std::string::npos;
      say(article.source + ": source changed: the text is another" +
          (cited.words.empty() ? ""
           : still             ? "; the words cited stand in it"
                               : "; the words cited do not stand in it"));
      return false;
    }
    case SourceState::Kind::kGone:
      say(article.source + ": source changed: no such article stands there");
      return false;
    case SourceState::Kind::kNotAtHand:
      say(article.source + ": source not at hand: " + state.reason);
      return true;
  }
  return false;
}

}  // namespace

int run_cite(const CommandOptions& options) {
  Searcher searcher(options.index);
  const Cited cited = read_cited(options.article, searcher);
  Output output(options.output);
  if (options.format == "csl") {
    write_csl(output.stream(), cited.stored.article, cited.words);
  } else {
    output.stream() << footnote(cited.stored.article, cited.words) << '\n';
  }
  output.finish();
  return says_so(cited, options.sources) ? kFound : kNothing;
}

}  // namespace revue
