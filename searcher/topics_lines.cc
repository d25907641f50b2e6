// Topics of which each is a line: `id<TAB>query` and plain queries.
#include <algorithm>
#include <array>

#include "analyzers/utf8.h"
#include "searcher/topics_readers.h"

namespace revue {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f'; }

using Letters = std::array<bool, 256>;

// Letters that stand alone in brackets somewhere in the text.
Letters letters_in_brackets(std::string_view text) {
  Letters letters = {};
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '[' && text[at + 2] == ']') {
      letters[static_cast<unsigned char>(text[at + 1])] = true;
    }
  }
  return letters;
}

// `label# query`. A single letter is a label only where a later query holds it: «C# developers» is
// a query.
void take_label(Topic& topic, std::string_view& query, const Letters& held) {
  std::size_t size = 0;
  while (size < query.size() && is_label_byte(query[size])) ++size;
  if (size == 0 || size + 1 >= query.size() || query[size] != '#' || !is_blank(query[size + 1])) {
    return;
  }
  const std::string label(query.substr(0, size));
  if (size == 1 && !held[static_cast<unsigned char>(label[0])]) return;
  topic.label = label;
  query = trimmed(query.substr(size + 1));
}

}  // namespace

bool is_label_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') ||
         byte == '_' || byte == '-' || byte == '.' || byte >= 0x80;
}

std::string_view take_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = end + 1;
  return line;
}

bool is_comment(std::string_view line) {
  line = trimmed(line);
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && (marks == line.size() || is_blank(line[marks]));
}

std::vector<TopicsLine> topic_lines(std::string_view text) {
  std::vector<TopicsLine> lines;
  std::size_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::string_view line = take_line(text, at);
    if (!trimmed(line).empty() && !is_comment(line)) lines.push_back({line, number});
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(kNoBreakSpace.size());
    } else if (!text.empty() && is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(kNoBreakSpace.size());
    } else {
      return text;
    }
  }
}

std::size_t column_of(std::string_view line, std::string_view part) {
  const auto offset = static_cast<std::size_t>(part.data() - line.data());
  std::size_t column = 1;
  for (std::size_t at = 0; at < offset; ++column) next_character(line, at);
  return column;
}

std::vector<Topic> read_query_lines(const TopicsText& in) {
  const Letters held = letters_in_brackets(in.text);
  std::vector<Topic> topics;
  for (const TopicsLine& line : topic_lines(in.text)) {
    Topic topic;
    topic.line = line.number;
    std::string_view query = trimmed(line.text);
    take_label(topic, query, held);
    topic.id = topic.label;
    topic.query = query;
    topic.column = column_of(line.text, query);
    topics.push_back(std::move(topic));
  }
  return topics;
}

std::vector<Topic> read_tsv_topics(const TopicsText& in) {
  const std::vector<TopicsLine> lines = topic_lines(in.text);
  if (!lines.empty() && header_separator(lines.front().text) == '\t') return read_csv_topics(in);
  const Letters held = letters_in_brackets(in.text);
  std::vector<Topic> topics;
  for (const TopicsLine& line : lines) {
    Topic topic;
    topic.line = line.number;
    const std::size_t tab = line.text.find('\t');
    std::string_view query = trimmed(line.text);
    if (tab == line.text.npos) {
      topic.repairs.emplace_back("has no tab; the whole line is taken for the query");
    } else {
      topic.id = trimmed(line.text.substr(0, tab));
      query = trimmed(line.text.substr(tab + 1));
      if (topic.id.empty()) topic.repairs.emplace_back("has no id in front of its tab");
    }
    take_label(topic, query, held);
    topic.query = query;
    topic.column = column_of(line.text, query);
    if (topic.query.find('\t') != std::string::npos) {
      std::replace(topic.query.begin(), topic.query.end(), '\t', ' ');
      topic.repairs.emplace_back("the query holds a tab; read as a space");
    }
    topics.push_back(std::move(topic));
  }
  return topics;
}

}  // namespace revue
