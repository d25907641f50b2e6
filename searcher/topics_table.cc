// Topics in a table with a header: CSV with commas or semicolons, or tabs between the cells.
//
// RFC 4180 with what people's files do to it: a quotation mark is the table's only where it opens a
// cell and another closes it; every other one belongs to the query. So `t1,"AI Act" Europe` is the
// phrase and a word, and a mark that is never closed takes no other line with it.
#include <algorithm>
#include <array>
#include <cctype>

#include "analyzers/fold.h"
#include "indexer/schema.h"
#include "searcher/topics_readers.h"

namespace revue {
namespace {

struct Name {
  std::string_view name;
  TopicField field;
};
// Folded.
constexpr std::array<Name, 30> kNames = {{{"id", TopicField::kId},
                                          {"topic", TopicField::kId},
                                          {"qid", TopicField::kId},
                                          {"num", TopicField::kId},
                                          {"number", TopicField::kId},
                                          {"label", TopicField::kLabel},
                                          {"query", TopicField::kQuery},
                                          {"q", TopicField::kQuery},
                                          {"title", TopicField::kQuery},
                                          {"lang", TopicField::kLanguage},
                                          {"language", TopicField::kLanguage},
                                          {"from", TopicField::kFrom},
                                          {"to", TopicField::kTo},
                                          {"outlet", TopicField::kOutlet},
                                          {"outlets", TopicField::kOutlet},
                                          {"entity", TopicField::kEntity},
                                          {"entities", TopicField::kEntity},
                                          {"limit", TopicField::kLimit},
                                          {"match", TopicField::kMatch},
                                          {"mode", TopicField::kMode},
                                          {"quotes_by", TopicField::kQuotesBy},
                                          {"quotes-by", TopicField::kQuotesBy},
                                          {"by", TopicField::kQuotesBy},
                                          {"said_by", TopicField::kQuotesBy},
                                          {"speaker", TopicField::kQuotesBy},
                                          {"requete", TopicField::kQuery},
                                          {"langue", TopicField::kLanguage},
                                          {"media", TopicField::kOutlet},
                                          {"acteur", TopicField::kEntity},
                                          {"limite", TopicField::kLimit}}};

void refuse(Topic& topic, std::string_view field, std::string_view value, const char* what) {
  if (topic.refusal.empty()) {
    topic.refusal = std::string(field) + ": «" + std::string(value) + "» " + what;
  }
}

void add_names(std::vector<std::string>& names, std::string_view value) {
  for (const std::string_view name : split(value, '|')) {
    if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
  }
}

void set_date(Topic& topic, std::string_view field, std::string_view value, std::string& date) {
  if (!is_iso_date(value)) {
    refuse(topic, field, value, "is no date; write 2025, 2025-02 or 2025-02-11");
  }
  date = value;
}

void set_limit(Topic& topic, std::string_view value) {
  constexpr std::size_t kMostDigits = 9;
  if (value.find_first_not_of("0123456789") != value.npos || value.size() > kMostDigits) {
    refuse(topic, "limit", value, "is no number of things; give 0 (all) to 999999999");
    return;
  }
  topic.limit = std::stoul(std::string(value));
}

void set_mode(Topic& topic, std::string_view value) {
  const std::string mode = small_letters(value);
  if (mode == "quotes") {
    topic.quotes = true;
  } else if (mode == "find") {
    topic.passages = true;
  } else {
    refuse(topic, "mode", value, "is none; use find or quotes");
  }
}

struct Cell {
  std::string text;
  bool as_it_stands = true;  // the text is that of the file
  std::size_t begin = 0;     // in the file
  const char* repair = nullptr;
};

struct Row {
  std::vector<Cell> cells;
  std::size_t line = 1;
};

class TableReader {
 public:
  explicit TableReader(const TopicsText& in) : in_(in), text_(in.text) { read_header(); }

  std::vector<Topic> topics() {
    std::vector<Topic> topics;
    while (skip_to_row()) topics.push_back(topic(row()));
    return topics;
  }

 private:
  // The columns, and where the rows begin.
  void read_header() {
    std::optional<char> said;  // «sep=;», as Excel writes and reads it
    while (skip_to_row()) {
      std::size_t end = at_;
      const std::string_view line = trimmed(take_line(text_, end));
      if (!said && line.size() == 5 && small_letters(line).starts_with("sep=")) {
        said = line.back();
        at_ = std::min(end, text_.size());
        ++line_;
        continue;
      }
      const auto found = header_separator(line);
      if (!found) break;
      separator_ = *found;
      const Row header = row();
      for (const Cell& cell : header.cells) {
        fields_.push_back(topic_field(trimmed(cell.text)));
        if (!fields_.back() && !trimmed(cell.text).empty()) {
          in_.notice(header.line,
                     "the column «" + std::string(trimmed(cell.text)) + "» is not known; left out");
        }
      }
      return;
    }
    separator_ = said.value_or(first_line().find(',') != text_.npos   ? ','
                               : first_line().find(';') != text_.npos ? ';'
                                                                      : '\t');
    fields_ = {TopicField::kId, TopicField::kQuery};
    if (first_line().find(separator_) == text_.npos) fields_ = {TopicField::kQuery};
    if (at_ < text_.size()) {
      in_.notice(line_, "no header with a column «query»; the columns are taken for id and query");
    }
  }

  std::string_view first_line() const {
    std::size_t at = at_;
    return take_line(text_, at);
  }

  // Passes over blank lines and comments, and over lines of separators alone, which spreadsheets
  // leave at the end.
  bool skip_to_row() {
    while (at_ < text_.size()) {
      std::size_t end = at_;
      const std::string_view line = take_line(text_, end);
      const bool nothing = line.find_first_not_of(",;\t ") == line.npos || trimmed(line).empty();
      if (!nothing && !is_comment(line)) return true;
      at_ = std::min(end, text_.size());
      ++line_;
    }
    return false;
  }

  // The quoted cell that begins at at_, or nothing when the mark there is the query's own.
  std::optional<Cell> quoted_cell() const {
    Cell cell;
    cell.begin = at_ + 1;
    cell.as_it_stands = true;
    const std::size_t most = std::min(text_.size(), at_ + kLongestQuery);
    for (std::size_t at = at_ + 1; at < most; ++at) {
      if (text_[at] == '\n') {
        if (is_row(at + 1)) return std::nullopt;
        cell.repair = "the cell spans several lines; read as one";
        cell.as_it_stands = false;
        cell.text += ' ';
      } else if (text_[at] != '"') {
        cell.text += text_[at];
      } else if (at + 1 < text_.size() && text_[at + 1] == '"') {
        cell.text += '"';
        cell.as_it_stands = false;
        ++at;
      } else {
        std::size_t next = at + 1;
        while (next < text_.size() && text_[next] == ' ') ++next;
        if (next < text_.size() && text_[next] != separator_ && text_[next] != '\n') {
          return std::nullopt;
        }
        end_of_cell_ = next;
        return cell;
      }
    }
    return std::nullopt;
  }

  // Whether the line at `at` has as many cells as the header: then no cell reaches over it.
  bool is_row(std::size_t at) const {
    const std::string_view line = take_line(text_, at);
    const auto cells = 1 + std::count(line.begin(), line.end(), separator_);
    return fields_.size() > 1 && static_cast<std::size_t>(cells) >= fields_.size();
  }

  // Requires: skip_to_row().
  Row row() {
    Row row;
    row.line = line_;
    for (;;) {
      const bool mark = separator_ != '\t' && at_ < text_.size() && text_[at_] == '"';
      std::optional<Cell> cell = mark ? quoted_cell() : std::nullopt;
      if (cell) {
        line_ += static_cast<std::size_t>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                       text_.begin() + static_cast<std::ptrdiff_t>(end_of_cell_), '\n'));
        at_ = end_of_cell_;
      } else {
        cell.emplace();
        cell->begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
        cell->text = text_.substr(cell->begin, at_ - cell->begin);
        if (mark) cell->repair = "a quotation mark does not close its cell; taken for the query's";
      }
      row.cells.push_back(std::move(*cell));
      if (at_ >= text_.size()) break;
      if (text_[at_++] == '\n') {
        ++line_;
        break;
      }
    }
    return row;
  }

  Topic topic(Row row) const {
    Topic topic;
    topic.line = row.line;
    while (row.cells.size() > fields_.size() && trimmed(row.cells.back().text).empty()) {
      row.cells.pop_back();
    }
    if (row.cells.size() > fields_.size()) join_surplus(row, topic);
    for (std::size_t i = 0; i < row.cells.size() && i < fields_.size(); ++i) {
      const Cell& cell = row.cells[i];
      if (!fields_[i]) continue;
      if (cell.repair != nullptr) topic.repairs.emplace_back(cell.repair);
      set_field(topic, *fields_[i], cell.text);
      if (fields_[i] == TopicField::kQuery && cell.as_it_stands) place(cell, topic);
    }
    return topic;
  }

  // Commas that were not meant to part cells.
  void join_surplus(Row& row, Topic& topic) const {
    const std::string counts = "has " + std::to_string(row.cells.size()) + " cells, the header " +
                               std::to_string(fields_.size());
    if (fields_.back() != TopicField::kQuery) {
      topic.refusal = counts + "; put the query between quotation marks";
      return;
    }
    topic.repairs.push_back(counts + "; the last are taken for one query");
    Cell& query = row.cells[fields_.size() - 1];
    for (std::size_t i = fields_.size(); i < row.cells.size(); ++i) {
      query.text += separator_;
      query.text += row.cells[i].text;
      query.as_it_stands = query.as_it_stands && row.cells[i].as_it_stands;
    }
  }

  void place(const Cell& cell, Topic& topic) const {
    const std::size_t end_before = text_.rfind('\n', cell.begin);
    const std::size_t line_begin =
        cell.begin == 0 || end_before == text_.npos ? 0 : std::min(end_before + 1, cell.begin);
    const std::string_view written = text_.substr(line_begin);
    const std::size_t lead = std::min(cell.text.find_first_not_of(" \t"), cell.text.size());
    topic.column = column_of(written, text_.substr(cell.begin + lead));
  }

  const TopicsText& in_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  char separator_ = ',';
  std::vector<std::optional<TopicField>> fields_;
  mutable std::size_t end_of_cell_ = 0;
};

}  // namespace

std::optional<TopicField> topic_field(std::string_view name) {
  const std::string folded = fold(name);
  for (const Name& known : kNames) {
    if (folded == known.name) return known.field;
  }
  return std::nullopt;
}

void set_field(Topic& topic, TopicField field, std::string_view value) {
  value = trimmed(value);
  if (value.empty()) return;
  switch (field) {
    case TopicField::kId:
      topic.id = value;
      break;
    case TopicField::kLabel:
      topic.label = value;
      break;
    case TopicField::kQuery:
      topic.query = value;
      break;
    case TopicField::kLanguage:
      topic.language = language_from_code(small_letters(value));
      if (!topic.language) refuse(topic, "lang", value, "is not known; use fr or en");
      break;
    case TopicField::kFrom:
      set_date(topic, "from", value, topic.from);
      break;
    case TopicField::kTo:
      set_date(topic, "to", value, topic.to);
      break;
    case TopicField::kOutlet:
      add_names(topic.outlets, value);
      break;
    case TopicField::kEntity:
      add_names(topic.entities, value);
      break;
    case TopicField::kLimit:
      set_limit(topic, value);
      break;
    case TopicField::kMatch:
      if (value != "any" && value != "all") {
        refuse(topic, "match", value, "is none; use any or all");
      }
      topic.match = value == "all" ? Match::kAll : Match::kAny;
      break;
    case TopicField::kMode:
      set_mode(topic, value);
      break;
    case TopicField::kQuotesBy:
      topic.quotes = true;
      topic.quotes_by = value;
      break;
  }
}

std::optional<char> header_separator(std::string_view line) {
  for (const char separator : {',', ';', '\t', '\n'}) {
    bool query = false;  // a column of another name that may be the query
    bool called_so = false;
    bool id = false;
    for (std::string_view cell : split(line, separator)) {
      cell = trimmed(cell);
      if (cell.size() > 2 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
      }
      const auto field = topic_field(cell);
      id = id || field == TopicField::kId;
      query = query || field == TopicField::kQuery;
      called_so = called_so || fold(cell) == "query" || fold(cell) == "requete";
    }
    const bool alone = line.find(separator) == line.npos;
    if (alone != (separator == '\n')) continue;
    if (called_so || (query && id)) return separator;
  }
  return std::nullopt;
}

std::vector<Topic> read_csv_topics(const TopicsText& in) { return TableReader(in).topics(); }

}  // namespace revue
