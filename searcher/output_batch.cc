#include "searcher/output_batch.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "searcher/output.h"
#include "searcher/output_parts.h"

namespace revue {
namespace {

constexpr std::string_view kTopicColumns = "topic,query,outcome,total,truncated,notes,";
constexpr std::string_view kQuoteColumns = ",speaker,type,confidence";
constexpr std::size_t kHitCells = 15;

Json topic_json(const Topic& topic, const TopicOutcome& outcome) {
  Json line;
  line["v"] = 1;
  line["topic"] = topic.id;
  line["line"] = topic.line;
  line["query"] = topic.query;
  if (topic.quotes) line["quotes_by"] = text_or_null(topic.quotes_by);
  line["outcome"] = name_of(outcome.outcome);
  line["total"] = outcome.total;
  line["answers"] = outcome.answers;
  line["truncated"] = outcome.truncated();
  line["notes"] = Json::array();
  for (const TopicNote& note : outcome.notes) {
    line["notes"].push_back(
        {{"column", note.column > 0 ? Json(note.column) : Json()}, {"message", note.message}});
  }
  line["reason"] = text_or_null(outcome.reason);
  return line;
}

std::string render_jsonl(const Topic& topic, const TopicAnswer& answer) {
  std::ostringstream out;
  write_json_line(out, topic_json(topic, answer.outcome));
  const auto begin = [&] {
    Json line;
    line["v"] = 1;
    line["topic"] = topic.id;
    return line;
  };
  for (const Hit& hit : answer.found.hits) {
    Json line = begin();
    add_hit(hit, line);
    line["total"] = answer.found.total;
    write_json_line(out, line);
  }
  std::size_t rank = 0;
  for (const FoundQuote& found : answer.quotes.quotes) {
    Json line = begin();
    line["rank"] = ++rank;
    add_found_quote(found, line);
    line["total"] = answer.quotes.total;
    write_json_line(out, line);
  }
  return out.str();
}

std::string notes_cell(const TopicOutcome& outcome) {
  std::string cell = outcome.reason;
  for (const TopicNote& note : outcome.notes) {
    if (!cell.empty()) cell += "; ";
    if (note.column > 0) cell += std::to_string(note.column) + ": ";
    cell += note.message;
  }
  return cell;
}

// A passage and a quote have cells in the same columns.
std::vector<std::string> cells_of(const FoundQuote& found, std::size_t rank) {
  char score[40];
  std::snprintf(score, sizeof score, "%.6f", found.score);
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", found.quote.confidence);
  return {std::to_string(rank),
          score,
          found.article.id,
          found.article.title,
          found.article.outlet,
          found.article.date,
          found.article.url,
          std::string(code(found.quote.language)),
          "",
          std::to_string(found.quote.place.begin),
          std::to_string(found.quote.place.end),
          found.quote.text,
          "",
          "",
          "",
          found.quote.entity.empty() ? found.quote.name : found.quote.entity,
          std::string(name_of(found.quote.type)),
          confidence};
}

// Rows of comma-separated or tab-separated cells.
class Table {
 public:
  explicit Table(const RunOptions& options)
      : tabs_(options.format == RunFormat::kTsv),
        separator_(tabs_           ? '\t'
                   : options.excel ? ';'
                                   : ',') {}

  void add(std::string_view text) {
    if (!first_) text_ += separator_;
    first_ = false;
    text_ += cell(text);
  }
  void end_row() {
    text_ += tabs_ ? "\n" : "\r\n";
    first_ = true;
  }
  char separator() const { return separator_; }
  std::string take() { return std::move(text_); }

 private:
  // In a table by tabs a cell has neither tabs nor line ends; one that holds a quotation mark is
  // quoted all the same, since spreadsheets take the marks for theirs.
  std::string cell(std::string_view text) const {
    if (!tabs_) return csv_cell(text, separator_);
    std::string line(text);
    for (char& c : line) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    return csv_cell(line, separator_);
  }

  bool tabs_;
  char separator_;
  bool first_ = true;
  std::string text_;
};

std::string render_table(const RunOptions& options, const Topic& topic, const TopicAnswer& answer) {
  Table table(options);
  const auto begin_row = [&] {
    table.add(topic.id);
    table.add(topic.query);
    table.add(name_of(answer.outcome.outcome));
    table.add(std::to_string(answer.outcome.total));
    table.add(answer.outcome.truncated() ? "true" : "false");
    table.add(notes_cell(answer.outcome));
  };
  for (const Hit& hit : answer.found.hits) {
    begin_row();
    for (const std::string& cell : hit_cells(hit)) table.add(cell);
    for (int i = 0; i < 3; ++i) table.add("");
    table.end_row();
  }
  std::size_t rank = 0;
  for (const FoundQuote& found : answer.quotes.quotes) {
    begin_row();
    for (const std::string& cell : cells_of(found, ++rank)) table.add(cell);
    table.end_row();
  }
  if (answer.outcome.answers == 0) {
    begin_row();
    for (std::size_t i = 0; i < kHitCells + 3; ++i) table.add("");
    table.end_row();
  }
  return table.take();
}

}  // namespace

std::string run_header(const RunOptions& options) {
  if (options.format != RunFormat::kCsv && options.format != RunFormat::kTsv) return {};
  std::string columns =
      std::string(kTopicColumns) + std::string(kHitColumns) + std::string(kQuoteColumns);
  const Table table(options);
  for (char& c : columns) c = c == ',' ? table.separator() : c;
  const bool tabs = options.format == RunFormat::kTsv;
  return (options.excel ? "\xEF\xBB\xBF" : "") + columns + (tabs ? "\n" : "\r\n");
}

std::string render_topic(const RunOptions& options, const Topic& topic, const TopicAnswer& answer) {
  switch (options.format) {
    case RunFormat::kTrec:
      return render_trec(options, topic, answer);
    case RunFormat::kJsonl:
      return render_jsonl(topic, answer);
    case RunFormat::kMatrix:
      return render_counts(options, topic, answer);
    default:
      return render_table(options, topic, answer);
  }
}

}  // namespace revue
