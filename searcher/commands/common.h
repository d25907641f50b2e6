// What the commands of revue-search share. They and main.cc are the only places of the searcher
// that print and that choose an exit code.
#ifndef REVUE_SEARCHER_COMMANDS_COMMON_H_
#define REVUE_SEARCHER_COMMANDS_COMMON_H_

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "searcher/output.h"
#include "searcher/search.h"

namespace revue {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kError = 2;
inline constexpr int kSomeRefused = 3;
inline constexpr int kInterrupted = 130;  // as a shell reports SIGINT

// What the command line says.
struct CommandOptions {
  std::string index;
  std::vector<std::string> words;
  std::string article;
  std::string sources;  // where relative paths of sources begin; empty: here
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
  bool excel = false;
  std::string copies = "auto";
  std::string more_like;            // an article's id
  std::vector<std::string> facets;  // by names
  bool count = false;               // no passage, only how many there are
  SearchOptions search;
};

// A message on standard error.
void say(const std::string& message);
// Throws: Error with --strict, when a part of the query could not be read as it seems to be meant.
void say_notes(const std::vector<QueryNote>& notes, const CommandOptions& options);

TextStyle text_style(const CommandOptions& options);
// Throws: Error when --excel goes with another form than CSV.
CsvForm csv_form(const CommandOptions& options);

// The words of a query, put together with spaces.
std::string joined(const std::vector<std::string>& words);

// Where results go: standard output, or the file of --output.
class Output {
 public:
  // Throws: Error when the file cannot be written.
  explicit Output(const std::string& path);
  std::ostream& stream();
  // Throws: Error when not everything could be written. A reader that has seen enough is no
  // failure.
  void finish();

 private:
  std::string path_;
  std::ofstream file_;
};

// Throws: Error when they are no dates, or the first is later.
void check_dates(const std::string& from, const std::string& to);

// What options say in words, as the search takes it. Throws: Error.
SearchOptions search_options(const CommandOptions& options);

// "lang fr, from 2025-02"; may be empty.
std::string filters_in_words(const CommandOptions& options);

// The one actor that a name means.
// Throws: Error with the candidates when there is none or there are several.
std::string the_actor(const std::string& name, const std::string& where, Searcher& searcher);

// Throws: Error when the index has no article of this id; says which ids look like it.
StoredArticle the_article(const std::string& id, const std::string& where, Searcher& searcher);

// The filters that only the index can read; says which can match nothing.
void read_filters(const CommandOptions& options, Searcher& searcher, Filters& filters);

}  // namespace revue

#endif  // REVUE_SEARCHER_COMMANDS_COMMON_H_
