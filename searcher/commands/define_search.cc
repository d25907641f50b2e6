#include "searcher/commands/define.h"

namespace revue {
namespace {

void add_copies_option(CLI::App& command, CommandOptions& options, const std::string& preset) {
  command
      .add_option("--copies", options.copies,
                  "Articles that are copies of earlier ones: fold counts them once, with the "
                  "earliest, keep counts each")
      ->check(CLI::IsMember({"fold", "keep"}))
      ->default_str(preset);
}

void add_offset_option(CLI::App& command, CommandOptions& options) {
  command.add_option("--offset", options.search.offset, "Leave out the first so many")
      ->check(whole_number());
}

}  // namespace

void define_entities(CLI::App& entities, Requests& requests) {
  CommandOptions& options = requests.options;
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
  add_offset_option(entities, options);
  add_copies_option(entities, options, "fold");
  entities.add_option("--by", options.by, "The timeline's periods: auto, week, month, year")
      ->check(CLI::IsMember({"auto", "week", "month", "year"}))
      ->capture_default_str();
  add_table_options(entities, options);
  add_filters(entities, options);
}

void define_quotes(CLI::App& quotes, Requests& requests) {
  CommandOptions& options = requests.options;
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
  add_copies_option(quotes, options, "keep");
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
  add_offset_option(quotes, options);
  quotes
      .add_option("--sort", options.sort,
                  "Oldest first (date) or best first (relevance); auto: best first with a query")
      ->check(CLI::IsMember({"auto", "relevance", "date"}));
  add_table_options(quotes, options);
  add_filters(quotes, options);
  add_reading_options(quotes, options);
}

void define_explain(CLI::App& explain, Requests& requests) {
  CommandOptions& options = requests.options;
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

void define_find(CLI::App& find, Requests& requests) {
  CommandOptions& options = requests.options;
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
      "  revue-search find --facets outlet,month 'AI Act'\n"
      "  revue-search find --more-like fr/05-discours-vance\n"
      "  revue-search find --format html -o report.html '\"Quadrature du Net\"'\n"
      "\n"
      "Exit codes: 0 found; 1 nothing found; 2 error.");
  add_common_options(find, options, {"text", "jsonl", "csv", "html"});
  auto* query = find.add_option("QUERY", options.words, "What to search for");
  find.add_option("--more-like", options.more_like,
                  "Instead of a query: articles like this one, by the words that tell it from the "
                  "others")
      ->excludes(query);
  find.add_option("-n,--limit", options.search.limit, "At most so many passages (0: all)")
      ->check(whole_number())
      ->capture_default_str();
  add_offset_option(find, options);
  find.add_option("--per-article", options.search.per_article,
                  "At most so many passages of one article (0: all)")
      ->check(whole_number());
  find.add_option("--copies", options.copies,
                  "Near-identical passages: fold them under the first, keep them, or auto: fold in "
                  "text and html")
      ->check(CLI::IsMember({"auto", "fold", "keep"}))
      ->capture_default_str();
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
  find.add_option("--facets", options.facets,
                  "Count all passages that match by these: lang, outlet, month, entity")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"lang", "outlet", "month", "entity"}));
  find.add_flag("--count", options.count, "Say only how many there are, with --facets by what");
  find.add_option("--facet-limit", options.search.facet_values,
                  "The most frequent values of each facet, but all months (0: all)")
      ->check(whole_number())
      ->capture_default_str();
  add_table_options(find, options);
  find.add_option("--sort", options.sort, "Best first, or newest first")
      ->check(CLI::IsMember({"relevance", "date"}))
      ->capture_default_str();
}

void define_show(CLI::App& show, Requests& requests) {
  CommandOptions& options = requests.options;
  show.footer("Example:\n  revue-search show --query 'sommet' fr/04-paris-declaration");
  add_common_options(show, options, {"text", "jsonl", "html"});
  show.add_option("ARTICLE", options.article, "Its id, as find shows it")->required();
  show.add_option("-q,--query", options.query, "Mark also what this query matches");
}

void define_cite(CLI::App& cite, Requests& requests) {
  CommandOptions& options = requests.options;
  cite.footer(
      "The footnote or CSL-JSON is printed; standard error says whether the source still says so:\n"
      "the file is read again, as revue-index reads it without options, and compared.\n"
      "\n"
      "Examples:\n"
      "  revue-search cite fr/05-discours-vance\n"
      "  revue-search cite fr/05-discours-vance:412-480 --format csl\n"
      "\n"
      "Exit codes: 0 source unchanged, or not at hand; 1 source changed; 2 error.");
  add_common_options(cite, options, {"text", "csl"});
  cite.add_option("ARTICLE", options.article,
                  "Its id, as find shows it; with :BEGIN-END, as quotes shows it, the words there")
      ->required();
  cite.add_option("--sources", options.sources,
                  "Where relative paths of sources begin: the folder that revue-index ran in")
      ->default_str(".");
}

}  // namespace revue
