#include "analyzers/error.h"
#include "searcher/commands/commands.h"

namespace revue {
namespace {

// Which rule linked or refused each occurrence of an actor's names.
int explain_actor(const CommandOptions& options) {
  constexpr std::size_t kArticles = 10;
  Searcher searcher(options.index);
  const std::string id = the_actor(options.entities.front(), "--entity", searcher);
  ActorOptions alone;
  alone.filters.entities = {id};
  std::vector<std::string> articles = options.articles;
  std::uint64_t total = articles.size();
  if (articles.empty()) {
    articles = searcher.articles_naming(id, kArticles);
    total = searcher.actors(alone).articles;
  }
  Output output(options.output);
  bool found = false;
  for (const std::string& article : articles) {
    const StoredArticle stored = the_article(article, "--article", searcher);
    const std::vector<Occurrence> occurrences = searcher.occurrences(stored, id);
    found = found || !occurrences.empty();
    if (options.format == "jsonl") {
      write_occurrences_jsonl(output.stream(), stored, id, occurrences);
    } else {
      write_occurrences_text(output.stream(), stored, occurrences, text_style(options));
    }
  }
  output.finish();
  if (articles.size() < total) {
    say(std::to_string(articles.size()) + " of the " + std::to_string(total) +
        " articles that name " + id + " shown; name others with --article");
  } else if (articles.empty()) {
    say("no article names " + id + "; --article shows why one does not");
  }
  return found ? kFound : kNothing;
}

}  // namespace

int run_explain(const CommandOptions& options) {
  if (options.entities.empty() == options.words.empty()) {
    throw Error("explain", "give a query, or an actor with --entity");
  }
  if (!options.entities.empty()) return explain_actor(options);
  if (!options.articles.empty()) {
    throw Error("--article", "goes with --entity: why this article names the actor, or does not");
  }
  SearchOptions search = search_options(options);
  Searcher searcher(options.index);
  read_filters(options, searcher, search.filters);
  const Explanation explanation = searcher.explain(joined(options.words), search);
  say_notes(explanation.notes, options);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_explanation_jsonl(output.stream(), explanation);
  } else {
    write_explanation_text(output.stream(), explanation, text_style(options));
  }
  output.finish();
  return explanation.found.passages == 0 ? kNothing : kFound;
}

}  // namespace revue
