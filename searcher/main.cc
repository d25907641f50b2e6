// revue-search: answers from an index. The only place of the searcher that prints and exits.
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <xapian.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>

#include "analyzers/error.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/output.h"
#include "searcher/search.h"

namespace {

using namespace revue;

constexpr int kFound = 0;
constexpr int kNothing = 1;
constexpr int kError = 2;

struct Options {
  std::string index;
  std::vector<std::string> words;
  std::string article;
  std::string query;
  std::string format = "text";
  std::string color = "auto";
  std::string output;
  std::string match = "any";
  std::string sort = "relevance";
  std::string cross_language = "on";
  std::string spelling = "suggest";
  bool expansions = false;
  bool strict = false;
  std::string language;
  std::vector<std::string> entities;  // names or ids, for filters
  std::vector<std::string> articles;
  std::vector<std::string> types;
  std::string by = "auto";
  std::optional<std::size_t> limit;  // of actors
  std::string speaker;
  std::vector<std::string> about;
  double min_confidence = 0;
  bool group = false;
  SearchOptions search;
};

// Whether nobody reads what is written to a pipe any more.
bool reader_is_gone(int descriptor) {
  pollfd out{descriptor, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

void say(const std::string& message) {
  std::cerr << "revue-search: " << displayable(message) << '\n';
}

TextStyle text_style(const Options& options) {
  TextStyle style;
  const bool terminal = options.output.empty() && isatty(STDOUT_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  style.color = options.color == "always" ||
                (options.color == "auto" && terminal && (no_color == nullptr || *no_color == '\0'));
  winsize size = {};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    style.width = std::min<std::size_t>(size.ws_col, 100);
  }
  style.expansions = options.expansions;
  return style;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void check_dates(const std::string& from, const std::string& to) {
  for (const auto& [option, date] : {std::pair("--from", from), std::pair("--to", to)}) {
    if (!date.empty() && !is_iso_date(date)) {
      throw Error(option, "«" + date + "» is no date; write 2025, 2025-02 or 2025-02-11");
    }
  }
  if (!from.empty() && !to.empty() && day_range(to).last < day_range(from).first) {
    throw Error("--from", "«" + from + "» is later than --to, «" + to + "»");
  }
}

// Where results go: standard output, or the file of --output.
class Output {
 public:
  explicit Output(const std::string& path) : path_(path == "-" ? "" : path) {
    if (path_.empty()) return;
    file_.open(path, std::ios::binary);
    if (!file_) throw Error(path, "cannot be written; check the folder and its permissions");
  }
  std::ostream& stream() { return path_.empty() ? std::cout : file_; }
  void finish() {
    stream().flush();
    // A reader that has seen enough (head, less) is no failure.
    if (!stream() && !(path_.empty() && reader_is_gone(STDOUT_FILENO))) {
      throw Error(path_.empty() ? "standard output" : path_,
                  "could not be written wholly; is the disk full?");
    }
  }

 private:
  std::string path_;
  std::ofstream file_;
};

// What options say in words, as the search takes it.
SearchOptions search_options(const Options& options) {
  SearchOptions search = options.search;
  search.match = options.match == "all" ? Match::kAll : Match::kAny;
  search.by_date = options.sort == "date";
  search.cross_language = options.cross_language == "on";
  search.spelling = options.spelling == "off"    ? Spelling::kOff
                    : options.spelling == "auto" ? Spelling::kAuto
                                                 : Spelling::kSuggest;
  check_dates(search.filters.from, search.filters.to);
  if (!options.language.empty()) {
    search.filters.language = language_from_code(options.language);
    if (!search.filters.language) {
      throw Error("--lang", "«" + options.language + "» is not known; use fr or en");
    }
  }
  return search;
}

// Throws: Error with --strict, when a part of the query could not be read as it seems to be meant.
void say_notes(const std::vector<QueryNote>& notes, const Options& options) {
  bool repaired = false;
  for (const QueryNote& note : notes) {
    say("query:" + std::to_string(note.column) + ": " + note.message);
    repaired = repaired || note.repaired;
  }
  if (repaired && options.strict) {
    throw Error("--strict", "the query is not read as it seems to be meant, so that nothing is "
                            "answered; mend it, or leave --strict out");
  }
}

std::string filters_in_words(const Options& options) {
  std::string words;
  const auto add = [&words](const std::string& what) {
    words += (words.empty() ? "" : ", ") + what;
  };
  if (!options.language.empty()) add("lang " + options.language);
  for (const std::string& outlet : options.search.filters.outlets) add("outlet " + outlet);
  for (const std::string& entity : options.entities) add("entity " + entity);
  if (!options.search.filters.from.empty()) add("from " + options.search.filters.from);
  if (!options.search.filters.to.empty()) add("to " + options.search.filters.to);
  if (options.match != "any") add("match " + options.match);
  if (options.cross_language != "on") add("cross-language " + options.cross_language);
  if (options.sort != "relevance") add("sort " + options.sort);
  if (options.search.per_article > 0) {
    add("per-article " + std::to_string(options.search.per_article));
  }
  return words;
}

// The one actor that a name means.
// Throws: Error with the candidates when there is none or there are several.
std::string the_actor(const std::string& name, const std::string& where, Searcher& searcher) {
  const ActorChoice choice = searcher.choose(name);
  if (choice.kind == ActorChoice::Kind::kOne) return choice.ids.front();
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    throw Error(where, "«" + name + "» may be " + listed(choice.ids) + "; give one of these");
  }
  throw Error(where, "no actor is called «" + name + "»" +
                         (choice.ids.empty() ? "; revue-search entities lists them"
                                             : "; did you mean " + listed(choice.ids) + "?"));
}

// The filters that only the index can read; says which can match nothing.
void read_filters(const Options& options, Searcher& searcher, Filters& filters) {
  for (const std::string& name : options.entities) {
    filters.entities.push_back(the_actor(name, "--entity", searcher));
  }
  for (const std::string& outlet : searcher.unknown_outlets(filters.outlets)) {
    say("--outlet: no article is of «" + outlet + "»");
  }
}

int run_find(const Options& options) {
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

// Which rule linked or refused each occurrence of an actor's names.
int explain_actor(const Options& options) {
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
    const auto stored = searcher.article(article);
    if (!stored) throw Error("--article", "no article has the id «" + article + "»");
    const std::vector<Occurrence> occurrences = searcher.occurrences(*stored, id);
    found = found || !occurrences.empty();
    if (options.format == "jsonl") {
      write_occurrences_jsonl(output.stream(), *stored, id, occurrences);
    } else {
      write_occurrences_text(output.stream(), *stored, occurrences, text_style(options));
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

int run_explain(const Options& options) {
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
  Output output(options.output);
  say_notes(explanation.notes, options);
  if (options.format == "jsonl") {
    write_explanation_jsonl(output.stream(), explanation);
  } else {
    write_explanation_text(output.stream(), explanation, text_style(options));
  }
  output.finish();
  return explanation.found.passages == 0 ? kNothing : kFound;
}

ActorOptions actor_options(const Options& options, std::size_t limit) {
  ActorOptions actors;
  actors.filters = search_options(options).filters;
  actors.types = options.types;
  actors.limit = options.limit.value_or(limit);
  actors.offset = options.search.offset;
  actors.by = options.by == "week"    ? Period::kWeek
              : options.by == "month" ? Period::kMonth
              : options.by == "year"  ? Period::kYear
                                      : Period::kAuto;
  return actors;
}

int list_actors(const Options& options) {
  constexpr std::size_t kListed = 50;
  ActorOptions asked = actor_options(options, kListed);
  Searcher searcher(options.index);
  read_filters(options, searcher, asked.filters);
  const ActorList list = searcher.actors(asked);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_actors_jsonl(output.stream(), list);
  } else if (options.format == "csv") {
    write_actors_csv(output.stream(), list);
  } else {
    write_actors_text(output.stream(), list, asked, text_style(options));
  }
  output.finish();
  if (options.format != "text" && asked.offset + list.actors.size() < list.total) {
    say(std::to_string(list.actors.size()) + " of " + counted(list.total, "actor") +
        " written; more with --limit (0: all) and --offset");
  }
  return list.total == 0 ? kNothing : kFound;
}

int run_entities(const Options& options) {
  if (options.words.empty()) return list_actors(options);
  constexpr std::size_t kCompanions = 15;
  ActorOptions asked = actor_options(options, kCompanions);
  Searcher searcher(options.index);
  read_filters(options, searcher, asked.filters);
  const std::string name = joined(options.words);
  const ActorChoice choice = searcher.choose(name);
  if (choice.kind != ActorChoice::Kind::kOne) {
    say(choice.kind == ActorChoice::Kind::kSeveral
            ? "«" + name + "» may be one of these; ask again with an id:"
            : "no actor is called «" + name + "»" +
                  (choice.ids.empty() ? "; revue-search entities lists them" : "; near it are:"));
    for (const std::string& id : choice.ids) {
      const ActorProfile profile = searcher.actor(id, asked);
      say("  " + id + "  " + profile.actor.french + ", " +
          counted(profile.actor.articles, "article"));
    }
    return kNothing;
  }
  const ActorProfile profile = searcher.actor(choice.ids.front(), asked);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_actor_jsonl(output.stream(), profile);
  } else if (options.format == "csv") {
    write_actor_csv(output.stream(), profile);
  } else {
    write_actor_text(output.stream(), profile, text_style(options));
  }
  output.finish();
  return profile.actor.articles == 0 ? kNothing : kFound;
}

QuoteType quote_type(const std::string& name) {
  for (std::size_t i = 0; i < kQuoteTypes; ++i) {
    if (name_of(static_cast<QuoteType>(i)) == name) return static_cast<QuoteType>(i);
  }
  throw Error("--type", "«" + name + "» is no type of quote");
}

// Who is asked for with --by: an actor, or the words that describe somebody who is none.
void read_speaker(const Options& options, Searcher& searcher, QuoteOptions& quotes,
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

int run_quotes(const Options& options) {
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
  say_notes(result.notes, options);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_quotes_jsonl(output.stream(), result);
  } else if (options.format == "csv") {
    write_quotes_csv(output.stream(), result);
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
    say("no quote found in " + counted(asked.coverage.articles, "article") +
        (asked.last_mention.empty() ? "" : "; last mention: " + asked.last_mention));
  }
  return result.total == 0 ? kNothing : kFound;
}

int run_show(const Options& options) {
  Searcher searcher(options.index);
  auto stored = searcher.article(options.article);
  if (!stored) {
    std::string message = "no article has the id «" + options.article + "»";
    const std::vector<std::string> similar = searcher.similar_ids(options.article);
    for (std::size_t i = 0; i < similar.size(); ++i) {
      message += (i == 0 ? "; did you mean " : ", ") + similar[i];
    }
    say(message + (similar.empty() ? "; revue-search find shows ids in brackets" : "?"));
    return kNothing;
  }
  const MarkedArticle article = searcher.marked(std::move(*stored), options.query);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_article_jsonl(output.stream(), article);
  } else if (options.format == "html") {
    write_article_html(output.stream(), article);
  } else {
    write_article_text(output.stream(), article, text_style(options));
  }
  output.finish();
  return kFound;
}

void add_common_options(CLI::App& command, Options& options,
                        const std::vector<std::string>& formats) {
  command.add_option("-i,--index", options.index, "Directory of the index")
      ->default_str("$REVUE_INDEX, else ./revue.index");
  command.add_option("-f,--format", options.format, "Form of the answer")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  command.add_option("-o,--output", options.output,
                     "Write to this file instead of standard output");
  command.add_option("--color", options.color, "Colours: auto (on a terminal), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

// How a query is read.
void add_reading_options(CLI::App& command, Options& options) {
  command.add_option("--match", options.match, "Passages that hold any, or all, of the words")
      ->check(CLI::IsMember({"any", "all"}))
      ->capture_default_str();
  command
      .add_option("--cross-language", options.cross_language,
                  "Find also what the words are called in the other language: on, off")
      ->check(CLI::IsMember({"on", "off"}))
      ->capture_default_str();
  auto* literal = command.add_flag("--literal", options.search.literal,
                                   "Take the query for plain words, whatever it holds: & [ ] * /");
  command
      .add_flag("--strict", options.strict,
                "Answer nothing when a part of the query cannot be read as it seems to be meant")
      ->excludes(literal);
}

void add_place_and_time(CLI::App& command, Options& options) {
  command.add_option("--lang", options.language, "Only this language: fr or en");
  command
      .add_option("--outlet", options.search.filters.outlets,
                  "Only this outlet; may be given several times")
      ->allow_extra_args(false);
  command.add_option("--from", options.search.filters.from,
                     "Only articles of this date or later: 2025, 2025-02, 2025-02-11");
  command.add_option("--to", options.search.filters.to, "Only articles of this date or earlier");
}

void add_filters(CLI::App& command, Options& options) {
  add_place_and_time(command, options);
  command
      .add_option("--entity", options.entities,
                  "Only what names this actor, by an id or a name; may be given several times")
      ->allow_extra_args(false);
}

// A number of things: whole, and not negative.
CLI::Validator whole_number() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
        return digits ? "" : "«" + text + "» is no number of things; give 0 or more";
      },
      "NUMBER");
}

void define_entities(CLI::App& entities, Options& options) {
  entities.footer(
      "Without NAME: all actors by the number of articles that name them, those of the gazetteer\n"
      "and those it does not hold (person/…, organisation/…). With NAME, an id or a name: how the\n"
      "articles call this actor, since when and until when, how often by week, month or year, and\n"
      "who is named in the same articles more than by chance. CSV of one actor has a row an\n"
      "article.\n"
      "\n"
      "Examples:\n"
      "  revue-search entities --type person --from 2025-02 --to 2025-02\n"
      "  revue-search entities 'La Quadrature du Net'\n"
      "  revue-search entities --format csv -o macron.csv macron\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found, or the name is unknown or ambiguous; 2 error.");
  add_common_options(entities, options, {"text", "jsonl", "csv"});
  entities.add_option("NAME", options.words, "An actor, by an id or a name");
  entities
      .add_option("--type", options.types,
                  "Only actors of this type, as the list names them; may be given several times")
      ->allow_extra_args(false);
  entities
      .add_option("-n,--limit", options.limit,
                  "At most so many actors (0: all); 50, and 15 named with the one")
      ->check(whole_number());
  entities.add_option("--offset", options.search.offset, "Leave out the first so many")
      ->check(whole_number());
  entities.add_option("--by", options.by, "The timeline's periods: auto, week, month, year")
      ->check(CLI::IsMember({"auto", "week", "month", "year"}))
      ->capture_default_str();
  add_filters(entities, options);
}

void define_quotes(CLI::App& quotes, Options& options) {
  quotes.footer(
      "All quotes by ACTOR, oldest first, whatever name, role or pronoun stands beside them; with "
      "a\n"
      "QUERY those that hold its words, best first, in both languages. Types: direct (a clause\n"
      "between marks), fragment (some words between marks), mixed (a reported clause with marked\n"
      "words), indirect (a reported clause without marks), scare (between marks, but nobody's\n"
      "words; only when asked for).\n"
      "\n"
      "Examples:\n"
      "  revue-search quotes --by macron\n"
      "  revue-search quotes --by 'La Quadrature du Net' --from 2025-02 surveillance\n"
      "  revue-search quotes --by vance --min-confidence 0.9 --format csv -o vance.csv\n"
      "  revue-search quotes --about openai --type direct --group\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found; 2 error.");
  add_common_options(quotes, options, {"text", "jsonl", "csv", "html"});
  quotes.add_option("QUERY", options.words, "Words that the quotes hold");
  quotes.add_option("--by", options.speaker,
                    "Who says them: an actor, by an id or a name, else words that describe one");
  quotes
      .add_option("--about", options.about,
                  "Only quotes that name this actor; may be given several times")
      ->allow_extra_args(false);
  quotes
      .add_option("--type", options.types,
                  "Only this type: direct, fragment, mixed, indirect, scare; may be given several "
                  "times")
      ->check(CLI::IsMember({"direct", "fragment", "mixed", "indirect", "scare"}))
      ->allow_extra_args(false);
  quotes
      .add_option("--min-confidence", options.min_confidence,
                  "Only quotes at least so sure, from 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  quotes.add_flag("--group", options.group,
                  "Put the same words, also shortened, under their first publication");
  quotes.add_option("-n,--limit", options.limit, "At most so many (0: all)")->check(whole_number());
  quotes.add_option("--offset", options.search.offset, "Leave out the first so many")
      ->check(whole_number());
  quotes
      .add_option("--sort", options.sort,
                  "Oldest first (date) or best first (relevance); auto: best first with a query")
      ->check(CLI::IsMember({"auto", "relevance", "date"}));
  add_filters(quotes, options);
  add_reading_options(quotes, options);
}

void define_explain(CLI::App& explain, Options& options) {
  explain.footer(
      "Per word of the query: the terms it is searched by with the passages that hold each; what\n"
      "it is also called, how that is known, and what it finds; then Xapian's own query. Terms\n"
      "are words, Z<language>:stems, XE<actor>, XX<word>/<as written>.\n"
      "With --entity instead of a query: each place where a name of the actor stands, and the\n"
      "rule by which it counts or does not.\n"
      "\n"
      "Examples:\n"
      "  revue-search explain 'facial recognition'\n"
      "  revue-search explain --entity vance --article fr/05-discours-vance\n"
      "\n"
      "Exit codes: 0 something is found; 1 nothing; 2 error.");
  add_common_options(explain, options, {"text", "jsonl"});
  add_reading_options(explain, options);
  add_place_and_time(explain, options);
  explain.add_option("QUERY", options.words, "What to explain");
  explain.add_option("--entity", options.entities, "The actor to explain, by an id or a name")
      ->expected(1);
  explain
      .add_option("--article", options.articles,
                  "With --entity: this article; may be given several times. Else the first ten "
                  "that name the actor")
      ->allow_extra_args(false);
}

void define_find(CLI::App& find, Options& options) {
  find.footer(
      "Query:\n"
      "  words                 any of them, best passages first; --match all asks for all\n"
      "  \"a phrase\" «…» “…”    these words in this order, in any quotation marks\n"
      "  +word -word           must be there, must not be there\n"
      "  =Élysée               exactly so written: accents, capitals\n"
      "  Macron, La Quadrature du Net, HIATUS: a known name means the actor under all its names\n"
      "  entity:macron         this actor and nothing else, by an id or a name\n"
      "  said:macron           only within the words that this actor is quoted with\n"
      "  a AND b, a OR b, NOT a, ( … )    also ET, OU, SAUF; in capitals\n"
      "  law NEAR/10 risk      at most so many words from each other; ADJ/3 in this order,\n"
      "                        NEAR/S in one sentence, NEAR/P in one paragraph\n"
      "  régul* sommmet~1      words that begin so; words with one typing error\n"
      "  title:sommet outlet:monde lang:fr date:2025-02..2025-03 about:vance\n"
      "  atleast/3 IA, vance^2  at least three times; weighs twice\n"
      "A word that begins with - is taken for an option unless -- stands before the query.\n"
      "\n"
      "Examples:\n"
      "  revue-search find 'régulation de l’IA'\n"
      "  revue-search find --cross-language off summit\n"
      "  revue-search find --lang en --from 2025-02 --to 2025-03 'AI safety'\n"
      "  revue-search find --match all --format jsonl -- sommet -Paris\n"
      "  revue-search find --format html -o report.html '\"Quadrature du Net\"'\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found; 2 error.");
  add_common_options(find, options, {"text", "jsonl", "csv", "html"});
  find.add_option("QUERY", options.words, "What to search for")->required();
  find.add_option("-n,--limit", options.search.limit, "At most so many passages")
      ->check(whole_number())
      ->capture_default_str();
  find.add_option("--offset", options.search.offset, "Leave out the first so many")
      ->check(whole_number());
  find.add_option("--per-article", options.search.per_article,
                  "At most so many passages of one article (0: all)")
      ->check(whole_number());
  add_filters(find, options);
  add_reading_options(find, options);
  find.add_flag("--expansions", options.expansions,
                "Say under each passage by which other names it was found");
  find.add_option("--spelling", options.spelling,
                  "Words that no passage holds: suggest says what may be meant, auto also searches "
                  "for that when nothing is found, off does neither")
      ->check(CLI::IsMember({"suggest", "auto", "off"}))
      ->capture_default_str();
  find.add_option("--feedback", options.search.feedback,
                  "Take the best so many articles for relevant and let their telling words weigh "
                  "too (0: none)")
      ->check(whole_number())
      ->capture_default_str();
  find.add_option("--sort", options.sort, "Best first, or newest first")
      ->check(CLI::IsMember({"relevance", "date"}))
      ->capture_default_str();
}

int run(int argc, char** argv) {
  Options options;
  const char* index = std::getenv("REVUE_INDEX");
  options.index = index != nullptr && *index != '\0' ? index : "./revue.index";
  CLI::App app{"Searches an index that revue-index has built."};
  app.name("revue-search");
  app.set_version_flag("--version", std::string("revue ") + REVUE_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  revue-search find 'régulation de l’IA'\n"
      "  revue-search show fr/05-discours-vance --query Vance\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found; 2 error.");
  CLI::App* find = app.add_subcommand("find", "Ranked passages for a query");
  define_find(*find, options);
  CLI::App* explain = app.add_subcommand(
      "explain", "How a query is read: terms, other names, what each part finds");
  define_explain(*explain, options);
  CLI::App* quotes = app.add_subcommand("quotes", "Who said what: every quote of an actor");
  define_quotes(*quotes, options);
  CLI::App* entities = app.add_subcommand("entities", "Who is named, how often, when, with whom");
  define_entities(*entities, options);
  CLI::App* show = app.add_subcommand("show", "One article with its highlights");
  show->footer("Example:\n  revue-search show --query 'sommet' fr/04-paris-declaration");
  add_common_options(*show, options, {"text", "jsonl", "html"});
  show->add_option("ARTICLE", options.article, "Its id, as find shows it")->required();
  show->add_option("-q,--query", options.query, "Mark also what this query matches");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && *find) {
      say("a query with a word that begins with - stands behind --: revue-search find -- x -y");
    }
    return code == 0 ? kFound : kError;
  }
  if (*find) return run_find(options);
  if (*explain) return run_explain(options);
  if (*quotes) {
    if (quotes->get_option("--sort")->empty()) options.sort = "auto";
    return run_quotes(options);
  }
  return *entities ? run_entities(options) : run_show(options);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const Xapian::Error& error) {
    say(std::string("the index is damaged (") + error.get_type() + ": " + error.get_msg() +
        "); delete its directory and build it again from its sources");
    return kError;
  } catch (const std::exception& error) {
    say(error.what());
    return kError;
  }
}
