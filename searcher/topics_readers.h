// The forms of files of topics, one function each. For topics*.cc only.
//
// A reader gives the topics as they stand: ids may be empty or stand twice, labels are not put in.
#ifndef REVUE_SEARCHER_TOPICS_READERS_H_
#define REVUE_SEARCHER_TOPICS_READERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/tsv.h"
#include "searcher/topics.h"

namespace revue {

// Lines end in \n, and the bytes are UTF-8.
struct TopicsText {
  std::string_view text;
  std::string name;  // of the file
  std::vector<std::string>* notices = nullptr;

  void notice(std::size_t line, const std::string& message) const {
    notices->push_back(name + ":" + std::to_string(line) + ": " + message);
  }
};

struct TopicsLine {
  std::string_view text;
  std::size_t number = 1;
};

// The line that begins at `at`, which is moved behind its end.
std::string_view take_line(std::string_view text, std::size_t& at);
// Without those that are blank or a comment.
std::vector<TopicsLine> topic_lines(std::string_view text);
bool is_comment(std::string_view line);

// What labels are made of: letters, digits, _ - and dots.
bool is_label_byte(char c);

std::string_view trimmed(std::string_view text);
// The column of `part`, a view into `line`, in code points from 1.
std::size_t column_of(std::string_view line, std::string_view part);

// What a column or field of a name means; nothing when it is not known.
enum class TopicField {
  kId,
  kLabel,
  kQuery,
  kLanguage,
  kFrom,
  kTo,
  kOutlet,
  kEntity,
  kLimit,
  kMatch,
  kMode,
  kQuotesBy
};
std::optional<TopicField> topic_field(std::string_view name);
// Sets what `value` says; one that cannot be read refuses the topic. Empty values say nothing.
void set_field(Topic& topic, TopicField field, std::string_view value);

// The separator by which the line has a column «query», \n for one that is nothing else; nothing
// when it is no header.
std::optional<char> header_separator(std::string_view line);

std::vector<Topic> read_query_lines(const TopicsText& in);
std::vector<Topic> read_tsv_topics(const TopicsText& in);
std::vector<Topic> read_csv_topics(const TopicsText& in);
std::vector<Topic> read_json_topics(const TopicsText& in);
std::vector<Topic> read_trec_topics(const TopicsText& in);

}  // namespace revue

#endif  // REVUE_SEARCHER_TOPICS_READERS_H_
