#include "searcher/commands/define.h"

namespace revue {

void add_common_options(CLI::App& command, CommandOptions& options,
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
void add_reading_options(CLI::App& command, CommandOptions& options) {
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

void add_table_options(CLI::App& command, CommandOptions& options) {
  command.add_flag("--excel", options.excel,
                   "csv as Excel opens it in Europe: ; between cells, a byte order mark");
}

void add_place_and_time(CLI::App& command, CommandOptions& options) {
  command.add_option("--lang", options.language, "Only this language: fr or en");
  command
      .add_option("--outlet", options.search.filters.outlets,
                  "Only this outlet; may be given several times")
      ->allow_extra_args(false);
  command.add_option("--from", options.search.filters.from,
                     "Only articles of this date or later: 2025, 2025-02, 2025-02-11");
  command.add_option("--to", options.search.filters.to, "Only articles of this date or earlier");
}

void add_filters(CLI::App& command, CommandOptions& options) {
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

}  // namespace revue
