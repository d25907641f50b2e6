#include "searcher/topics.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "analyzers/encoding.h"
#include "searcher/topics_readers.h"

namespace revue {
namespace {

struct FormatName {
  TopicsFormat format;
  std::string_view name;
};
constexpr std::array<FormatName, 6> kFormats = {{{TopicsFormat::kAuto, "auto"},
                                                 {TopicsFormat::kTsv, "tsv"},
                                                 {TopicsFormat::kCsv, "csv"},
                                                 {TopicsFormat::kJsonl, "jsonl"},
                                                 {TopicsFormat::kLines, "lines"},
                                                 {TopicsFormat::kTrec, "trec"}}};

constexpr std::size_t kLongestLabel = 100;

// What was mended, by line.
using Mended = std::map<std::size_t, std::string>;

void end_lines_alike(std::string& text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') continue;
      text[to++] = '\n';
    } else {
      text[to++] = text[at];
    }
  }
  text.resize(to);
}

// UTF-8 with lines that end in \n. The encoding is the whole file's; where that leaves bytes
// unread, each line's own: files that two programs wrote to are common.
std::string decoded(std::string bytes, const std::string& name, std::vector<std::string>& notices,
                    Mended& mended) {
  const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  Decoded whole = decode(bytes);
  const bool mixed =
      !utf16 && std::any_of(whole.problems.begin(), whole.problems.end(), [](const auto& problem) {
        return problem.message.starts_with("invalid UTF-8");
      });
  if (!mixed) {
    for (const EncodingProblem& problem : whole.problems) {
      notices.push_back(name + ": byte " + std::to_string(problem.offset + 1) + ": " +
                        problem.message);
    }
    if (whole.text.starts_with("\uFEFF")) whole.text.erase(0, 3);
    end_lines_alike(whole.text);
    return std::move(whole.text);
  }
  end_lines_alike(bytes);
  std::string text;
  std::size_t number = 1;
  for (std::size_t at = 0; at < bytes.size(); ++number) {
    Decoded line = decode(std::string(take_line(bytes, at)));
    for (const EncodingProblem& problem : line.problems) mended[number] = problem.message;
    text += line.text + (at <= bytes.size() ? "\n" : "");
  }
  return text;
}

bool holds_topic_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    std::string tag(text.substr(at, 4));
    for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (tag == "<top") return true;
  }
  return false;
}

TopicsFormat detect(std::string_view text) {
  const std::string_view start = trimmed(text);
  if (start.starts_with("<") && holds_topic_tag(start)) return TopicsFormat::kTrec;
  const std::vector<TopicsLine> lines = topic_lines(text);
  if (lines.empty()) return TopicsFormat::kLines;
  const std::string_view first = trimmed(lines.front().text);
  if (first.starts_with("{") && trimmed(first.substr(1)).starts_with("\"")) {
    return TopicsFormat::kJsonl;
  }
  if (start.starts_with("[") && trimmed(start.substr(1)).starts_with("{")) {
    return TopicsFormat::kJsonl;
  }
  if (const auto separator = header_separator(first)) {
    return separator == '\t' ? TopicsFormat::kTsv : TopicsFormat::kCsv;
  }
  const bool sep_line =
      first.size() == 5 && (first.starts_with("sep=") || first.starts_with("SEP="));
  if (sep_line) return TopicsFormat::kCsv;
  // A tab at the end of a line says nothing by itself, but an id may lack its query.
  std::size_t with_tab = 0;
  bool between = false;
  for (const TopicsLine& line : lines) {
    with_tab += line.text.find('\t') != line.text.npos ? 1U : 0U;
    between = between || trimmed(line.text).find('\t') != line.text.npos;
  }
  return between && 2 * with_tab > lines.size() ? TopicsFormat::kTsv : TopicsFormat::kLines;
}

// Puts the queries of labels in: «[label]» becomes the query in parentheses.
void put_labels_in(std::vector<Topic>& topics) {
  std::unordered_map<std::string, std::size_t> lines;  // where each label is given first
  for (const Topic& topic : topics) {
    if (!topic.label.empty()) lines.emplace(topic.label, topic.line);
  }
  if (lines.empty()) return;
  std::unordered_map<std::string, std::string> known;
  for (Topic& topic : topics) {
    std::string query;
    for (std::size_t at = 0; at < topic.query.size() && query.size() <= kLongestQuery;) {
      const std::string_view near = std::string_view(topic.query).substr(at, kLongestLabel + 2);
      const std::size_t close = near.front() == '[' ? near.find(']') : near.npos;
      if (close == near.npos) {
        query += topic.query[at++];
        continue;
      }
      const std::string label(near.substr(1, close - 1));
      const auto found = known.find(label);
      if (found != known.end()) {
        query += "(" + found->second + ")";
        topic.column = 0;
        at += close + 1;
        continue;
      }
      if (const auto later = lines.find(label); later != lines.end()) {
        topic.repairs.push_back("the label [" + label + "] is given only on line " +
                                std::to_string(later->second) + "; taken as it stands");
      } else if (!label.empty() && std::all_of(label.begin(), label.end(), is_label_byte)) {
        topic.repairs.push_back("no line gives the label [" + label + "]; taken as it stands");
      }
      query += topic.query[at++];
    }
    topic.query = std::move(query);
    if (!topic.label.empty()) known[topic.label] = topic.query;
  }
}

// Gives each topic an id of its own.
void tell_apart(std::vector<Topic>& topics) {
  std::unordered_map<std::string, std::size_t> lines;  // where each id stands
  for (const Topic& topic : topics) lines.emplace(topic.id, 0);
  std::unordered_map<std::string, std::size_t> copies;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    Topic& topic = topics[i];
    const std::string id = topic.id.empty() ? std::to_string(i + 1) : topic.id;
    std::string own = id;
    const auto stands = lines.find(id);
    if (stands != lines.end() && (topic.id.empty() || stands->second != 0)) {
      std::size_t& copy = copies[id];
      do {
        own = id + "~" + std::to_string(copy++ + 2);
      } while (lines.count(own) > 0);
      const std::string other =
          stands->second != 0 ? " of line " + std::to_string(stands->second) : std::string();
      topic.repairs.push_back("the id «" + id + "» is another topic's" + other +
                              "; this one is called «" + own + "»");
    }
    lines[own] = topic.line;
    topic.id = own;
  }
}

void refuse_unaskable(Topic& topic) {
  if (!topic.refusal.empty()) return;
  if (topic.passages && topic.quotes) {
    topic.refusal = "asks for passages (mode) and for quotes (quotes_by); leave one of them empty";
  } else if (topic.query.size() > kLongestQuery) {
    topic.refusal = "the query is longer than " + std::to_string(kLongestQuery >> 10) +
                    " KiB, its labels put in";
    topic.query.clear();
  } else if (topic.query.empty() && !topic.quotes) {
    topic.refusal = "holds no query";
  }
}

// Says of each topic what was mended on its lines.
void tell_mended(TopicFile& file, const Mended& mended) {
  for (const auto& [line, message] : mended) {
    const auto after =
        std::upper_bound(file.topics.begin(), file.topics.end(), line,
                         [](std::size_t at, const Topic& topic) { return at < topic.line; });
    if (after == file.topics.begin()) {
      file.notices.push_back(file.name + ":" + std::to_string(line) + ": " + message);
    } else {
      std::prev(after)->repairs.push_back(message);
    }
  }
}

}  // namespace

TopicFile read_topics(std::string bytes, const std::string& name, TopicsFormat format) {
  TopicFile file;
  file.name = name;
  Mended mended;
  const std::string text = decoded(std::move(bytes), name, file.notices, mended);
  file.format = format == TopicsFormat::kAuto ? detect(text) : format;
  const TopicsText in{text, name, &file.notices};
  file.topics = file.format == TopicsFormat::kTrec    ? read_trec_topics(in)
                : file.format == TopicsFormat::kJsonl ? read_json_topics(in)
                : file.format == TopicsFormat::kCsv   ? read_csv_topics(in)
                : file.format == TopicsFormat::kTsv   ? read_tsv_topics(in)
                                                      : read_query_lines(in);
  tell_mended(file, mended);
  put_labels_in(file.topics);
  tell_apart(file.topics);
  for (Topic& topic : file.topics) refuse_unaskable(topic);
  return file;
}

std::string_view name_of(TopicsFormat format) {
  for (const FormatName& each : kFormats) {
    if (each.format == format) return each.name;
  }
  return {};
}

std::optional<TopicsFormat> topics_format(std::string_view name) {
  for (const FormatName& each : kFormats) {
    if (each.name == name) return each.format;
  }
  return std::nullopt;
}

}  // namespace revue
