#include "indexer/commands/define.h"

namespace revue {
namespace {

constexpr unsigned kMostJobs = 256;

void add_index_option(CLI::App& command, CommandOptions& options) {
  command.add_option("-i,--index", options.index, "Directory of the index")
      ->default_str("$REVUE_INDEX, else ./revue.index");
}

void add_wait_option(CLI::App& command, CommandOptions& options) {
  command.add_flag_function(
      "--wait{-1}",
      [&options](std::int64_t seconds) {
        options.wait = seconds;
        if (seconds < 0) options.wait.reset();
      },
      "Wait for another process at work on the index; --wait=30: for 30 seconds at most");
}

void add_source_options(CLI::App& command, CommandOptions& options) {
  command
      .add_option("SOURCE", options.sources,
                  "Files, directories (recursive), or - for standard input")
      ->required();
  command
      .add_option("--format", options.format,
                  "How the sources are read; auto: by what they begin with, else by their endings")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "json", "csv", "archive", "warc",
                             "feed", "pdf", "docx", "odt"}))
      ->capture_default_str();
  command
      .add_option("--map", options.columns,
                  "The columns of a table that are not called as usual: title=Intitulé,text=Corps")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option(
      "--lang", options.language,
      "Language of the articles that state none, believed where their text does not tell: fr, en");
  command.add_option(
      "--gazetteer", options.gazetteer,
      "Actors and their names, as a TSV file; its lines extend revue's own table, or "
      "take the place of those of the same id. The index remembers it; '' goes back "
      "to revue's own");
  command.add_flag("--gazetteer-only", options.gazetteer_only,
                   "Take the file of --gazetteer alone, without revue's own table");
}

}  // namespace

void define_build(CLI::App& build, CommandOptions& options) {
  build.footer(
      "Unchanged articles are skipped, changed ones replaced. .txt files may begin with front\n"
      "matter (--- lines around title:, outlet:, date:, url:, lang:, author:); of .html pages the\n"
      "article is read, with what they state; .jsonl files hold\n"
      "one object a line with id, text and any of the same fields.\n"
      "Ctrl-C ends the reading and writes the articles that were read, which takes seconds; a\n"
      "second one stops at once and keeps what was written before.\n"
      "\n"
      "Example:\n"
      "  revue-index build -i ai.index --prune ~/press/2025");
  add_index_option(build, options);
  add_source_options(build, options);
  build.add_option("--glossary", options.glossary,
                   "What concepts are called in French and English, as a TSV file; its lines "
                   "extend revue's own table, or take the place of those of the same id. The "
                   "index remembers it; '' goes back to revue's own");
  build.add_flag("--glossary-only", options.glossary_only,
                 "Take the file of --glossary alone, without revue's own table");
  build
      .add_option("--dictionaries", options.dictionaries,
                  "Folder of the FreeDict dictionaries for words outside the glossary; '' for none")
      ->capture_default_str();
  build.add_option("-j,--jobs", options.jobs, "Threads that analyse; default: one per processor")
      ->check(CLI::Range(1U, kMostJobs));
  build
      .add_option("--memory", options.memory,
                  "Memory to keep to, about, such as 256M or 1G. Articles are written in batches "
                  "that fit it; one article alone takes 70 times its size")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("512M");
  build.add_flag("--prune", options.prune, "Drop articles that the sources no longer hold");
  build
      .add_option("--duplicates", options.duplicates,
                  "Copies of an article, also edited or cut: fold groups them under the earliest, "
                  "keep does not, drop takes them out of the index and names each")
      ->check(CLI::IsMember({"fold", "keep", "drop"}))
      ->capture_default_str();
  build.add_flag("--strict", options.strict,
                 "Stop at the first input that is refused, and commit nothing");
  build.add_option("--report", options.report,
                   "A file that gets a line of JSON for each input: source, id, outcome (added, "
                   "changed, unchanged, refused), format, reason");
  add_wait_option(build, options);
  build
      .add_option("--progress", options.progress,
                  "Show progress: auto (on a terminal), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

void define_analyze(CLI::App& analyze, CommandOptions& options) {
  analyze.footer(
      "One JSON object a line and article: passages with language, entities with id and span.\n"
      "Spans are half-open, in code points of the article's text. docs/output.md describes all.\n"
      "\n"
      "Example:\n"
      "  revue-index analyze --tokens article.txt | jq '.passages[0].tokens[] | .folded'");
  add_source_options(analyze, options);
  analyze.add_flag("--tokens", options.tokens, "Add every token of every passage");
}

void define_check(CLI::App& command, CommandOptions& options) {
  command.footer(
      "Reads the whole index: Xapian's structure, then every record and span. Prints a hash of "
      "the\n"
      "content, equal for indexes that hold the same.\n"
      "\n"
      "Example:\n"
      "  revue-index check -i ai.index");
  add_index_option(command, options);
  command.add_flag("--articles", options.articles,
                   "Print a hash of each article with its passages and quotes, by id");
  add_wait_option(command, options);
}

void define_info(CLI::App& info, CommandOptions& options) {
  info.footer("Example:\n  revue-index info -i ai.index");
  add_index_option(info, options);
}

}  // namespace revue
