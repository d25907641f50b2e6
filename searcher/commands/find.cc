#include "searcher/commands/commands.h"

namespace revue {

int run_find(const CommandOptions& options) {
  SearchOptions search = search_options(options);
  const Asked asked{joined(options.words), search.offset, filters_in_words(options),
                    options.expansions};
  Searcher searcher(options.index);
  read_filters(options, searcher, search.filters);
  const SearchResult result = searcher.search(asked.query, search);
  say_notes(result.notes, options);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_jsonl(output.stream(), result);
  } else if (options.format == "csv") {
    write_csv(output.stream(), result);
  } else if (options.format == "html") {
    write_html(output.stream(), result, asked);
  } else {
    write_text(output.stream(), result, asked, text_style(options));
  }
  output.finish();
  if (result.total == 0 && asked.query.find(' ') != std::string::npos) {
    say("revue-search explain shows what each part of the query finds");
  }
  const std::size_t shown = search.offset + result.hits.size();
  if (options.format != "text" && shown < result.total) {
    say(std::to_string(result.hits.size()) + " of " + counted(result.total, "passage") +
        " written; more with --limit and --offset");
  }
  return result.total == 0 ? kNothing : kFound;
}

}  // namespace revue
