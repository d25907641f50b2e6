#include "analyzers/error.h"
#include "searcher/commands/commands.h"

namespace revue {
namespace {

QuoteType quote_type(const std::string& name) {
  for (std::size_t i = 0; i < kQuoteTypes; ++i) {
    if (name_of(static_cast<QuoteType>(i)) == name) return static_cast<QuoteType>(i);
  }
  throw Error("--type", "«" + name + "» is no type of quote");
}

// Who is asked for with --by: an actor, or the words that describe somebody who is none.
void read_speaker(const CommandOptions& options, Searcher& searcher, QuoteOptions& quotes,
                  AskedQuotes& asked) {
  if (options.speaker.empty()) return;
  const ActorChoice choice = searcher.choose(options.speaker);
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    throw Error("--by",
                "«" + options.speaker + "» may be " + listed(choice.ids) + "; give one of these");
  }
  if (choice.kind == ActorChoice::Kind::kNone) {
    quotes.by_words = searcher.words_of_name(options.speaker);
    if (quotes.by_words.empty()) throw Error("--by", "«" + options.speaker + "» holds no word");
    asked.speaker = options.speaker;
    say("--by: no actor is called «" + options.speaker + "»" +
        (choice.ids.empty() ? "" : " (near it: " + listed(choice.ids) + ")") +
        "; speakers described by these words are looked for");
    return;
  }
  quotes.by = choice.ids.front();
  const ActorProfile profile = searcher.actor(quotes.by, {});
  asked.speaker = profile.actor.french + " [" + quotes.by + "]";
  for (const ActorArticle& article : profile.articles) {
    if (article.date.empty() && !asked.last_mention.empty()) break;
    asked.last_mention.clear();
    for (const std::string& fact : {article.date, article.outlet, article.title}) {
      if (!fact.empty()) asked.last_mention += fact + ", ";
    }
    asked.last_mention += "[" + article.id + "]";
  }
}

}  // namespace

int run_quotes(const CommandOptions& options) {
  const CsvForm form = csv_form(options);
  const SearchOptions search = search_options(options);
  AskedQuotes asked;
  asked.query = joined(options.words);
  asked.filters = filters_in_words(options);
  if (options.speaker.empty() && asked.query.empty() && options.about.empty() &&
      search.filters.empty() && options.entities.empty()) {
    throw Error("quotes", "give --by ACTOR, a query, --about ACTOR or a filter");
  }
  Searcher searcher(options.index);
  QuoteOptions quotes;
  quotes.filters = search.filters;
  quotes.filters.fold_copies = options.copies == "fold";
  read_filters(options, searcher, quotes.filters);
  read_speaker(options, searcher, quotes, asked);
  for (const std::string& name : options.about) {
    quotes.about.push_back(the_actor(name, "--about", searcher));
  }
  for (const std::string& type : options.types) quotes.types.push_back(quote_type(type));
  quotes.min_confidence = options.min_confidence;
  quotes.by_date = options.sort == "date" || (options.sort == "auto" && asked.query.empty());
  quotes.group = options.group;
  quotes.limit = options.limit.value_or(0);
  quotes.offset = search.offset;
  asked.offset = search.offset;
  const QuoteResult result =
      searcher.quotes(asked.query, quotes, search.match, search.cross_language, search.literal);
  Filters searched = quotes.filters;
  searched.entities.clear();
  asked.coverage = searcher.coverage(searched);
  if (result.total == 0 && !asked.query.empty()) {
    asked.without_query =
        searcher.quotes({}, quotes, search.match, search.cross_language, search.literal).total;
  }
  say_notes(result.notes, options);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_quotes_jsonl(output.stream(), result);
  } else if (options.format == "csv") {
    write_quotes_csv(output.stream(), result, form);
  } else if (options.format == "html") {
    write_quotes_html(output.stream(), result, asked);
  } else {
    write_quotes_text(output.stream(), result, asked, text_style(options));
  }
  output.finish();
  if (options.format != "text" && search.offset + result.quotes.size() < result.total) {
    say(std::to_string(result.quotes.size()) + " of " + counted(result.total, "quote") +
        " written; more with --limit and --offset");
  }
  if (result.total == 0 && options.format != "text") {
    say(not_found(asked) +
        (asked.last_mention.empty() ? "" : "; last mention: " + asked.last_mention));
  }
  return result.total == 0 ? kNothing : kFound;
}

}  // namespace revue
