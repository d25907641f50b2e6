#include <limits>

#include "analyzers/error.h"
#include "searcher/commands/commands.h"

namespace revue {
namespace {

constexpr std::size_t kTellingWords = 20;

// What find is asked to search for: its words, or those that tell an article from the others.
std::string read_query(const CommandOptions& options, Searcher& searcher, SearchOptions& search) {
  if (options.more_like.empty()) return joined(options.words);
  const StoredArticle article = the_article(options.more_like, "--more-like", searcher);
  search.not_article = options.more_like;
  search.literal = true;
  if (search.per_article == 0) search.per_article = 1;
  const std::string query = joined(searcher.telling_words(article, kTellingWords));
  say(query.empty() ? "--more-like: no other article holds a telling word of this one"
                    : "--more-like: searched for " + query);
  return query;
}

}  // namespace

int run_find(const CommandOptions& options) {
  if (options.words.empty() == options.more_like.empty()) {
    throw Error("find",
                "give a query, or an article with --more-like; fields are a query too: lang:fr "
                "date:2025-02");
  }
  const CsvForm form = csv_form(options);
  SearchOptions search = search_options(options);
  for (const std::string& facet : options.facets) search.facets.push_back(*facet_by(facet));
  if ((!search.facets.empty() || options.count) && options.format == "csv") {
    throw Error(options.count ? "--count" : "--facets",
                "goes with text, jsonl and html; a row of csv is a passage");
  }
  const bool for_people = options.format == "text" || options.format == "html";
  if (options.count) {
    search.limit = 0;
  } else if (search.limit == 0) {
    search.limit = std::numeric_limits<std::size_t>::max();
  }
  search.fold_copies = options.copies == "fold" || (options.copies == "auto" && for_people);
  Searcher searcher(options.index);
  read_filters(options, searcher, search.filters);
  const Asked asked{read_query(options, searcher, search), search.offset, filters_in_words(options),
                    options.expansions, options.count};
  const SearchResult result = searcher.search(asked.query, search);
  say_notes(result.notes, options);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_jsonl(output.stream(), result, asked);
  } else if (options.format == "csv") {
    write_csv(output.stream(), result, form);
  } else if (options.format == "html") {
    write_html(output.stream(), result, asked);
  } else {
    write_text(output.stream(), result, asked, text_style(options));
  }
  output.finish();
  if (result.total == 0 && asked.query.find(' ') != std::string::npos) {
    say("revue-search explain shows what each part of the query finds");
  }
  std::size_t shown = search.offset + result.hits.size();
  for (const Hit& hit : result.hits) shown += hit.copies.size();
  if (options.format != "text" && !options.count && shown < result.total) {
    say(std::to_string(result.hits.size()) + " of " + counted(result.total, "passage") +
        " written; more with --limit and --offset");
  }
  return result.total == 0 ? kNothing : kFound;
}

}  // namespace revue
