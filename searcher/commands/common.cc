#include "searcher/commands/common.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "analyzers/error.h"
#include "analyzers/utf8.h"
#include "cli/process.h"
#include "indexer/schema.h"

namespace revue {

void say(const std::string& message) {
  std::cerr << "revue-search: " << displayable(message) << '\n';
}

TextStyle text_style(const CommandOptions& options) {
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

CsvForm csv_form(const CommandOptions& options) {
  if (options.excel && options.format != "csv") {
    throw Error("--excel", "goes with --format csv");
  }
  return options.excel ? CsvForm::kExcel : CsvForm::kPlain;
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

Output::Output(const std::string& path) : path_(path == "-" ? "" : path) {
  if (path_.empty()) return;
  file_.open(path, std::ios::binary);
  if (!file_) throw Error(path, "cannot be written; check the folder and its permissions");
}

std::ostream& Output::stream() { return path_.empty() ? std::cout : file_; }

void Output::finish() {
  stream().flush();
  if (!stream() && !(path_.empty() && reader_is_gone(STDOUT_FILENO))) {
    throw Error(path_.empty() ? "standard output" : path_,
                "could not be written wholly; is the disk full?");
  }
}

SearchOptions search_options(const CommandOptions& options) {
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

void say_notes(const std::vector<QueryNote>& notes, const CommandOptions& options) {
  bool repaired = false;
  for (const QueryNote& note : notes) {
    say("query:" + std::to_string(note.column) + ": " + note.message);
    repaired = repaired || note.repaired;
  }
  if (repaired && options.strict) {
    throw Error("--strict",
                "the query is not read as it seems to be meant, so that nothing is "
                "answered; mend it, or leave --strict out");
  }
}

std::string filters_in_words(const CommandOptions& options) {
  std::string words;
  const auto add = [&words](const std::string& what) {
    words += (words.empty() ? "" : ", ") + what;
  };
  if (!options.language.empty()) add("lang " + options.language);
  for (const std::string& outlet : options.search.filters.outlets) add("outlet " + outlet);
  for (const std::string& entity : options.entities) add("entity " + entity);
  if (!options.search.filters.from.empty()) add("from " + options.search.filters.from);
  if (!options.search.filters.to.empty()) add("to " + options.search.filters.to);
  if (options.copies != "auto") add("copies " + options.copies);
  if (options.match != "any") add("match " + options.match);
  if (options.cross_language != "on") add("cross-language " + options.cross_language);
  if (options.sort != "relevance") add("sort " + options.sort);
  if (options.search.per_article > 0) {
    add("per-article " + std::to_string(options.search.per_article));
  }
  return words;
}

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

StoredArticle the_article(const std::string& id, const std::string& where, Searcher& searcher) {
  if (auto stored = searcher.article(id)) return std::move(*stored);
  const std::vector<std::string> similar = searcher.similar_ids(id);
  throw Error(where, "no article has the id «" + id + "»" +
                         (similar.empty() ? "; revue-search find shows ids in brackets"
                                          : "; did you mean " + listed(similar) + "?"));
}

void read_filters(const CommandOptions& options, Searcher& searcher, Filters& filters) {
  for (const std::string& name : options.entities) {
    filters.entities.push_back(the_actor(name, "--entity", searcher));
  }
  for (const std::string& outlet : searcher.find_outlets(filters.outlets)) {
    say("--outlet: no article is of «" + outlet + "»");
  }
}

}  // namespace revue
