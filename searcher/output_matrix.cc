// A table of topics and what they are found in: articles, months, outlets or actors.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "analyzers/error.h"
#include "searcher/output.h"
#include "searcher/output_batch.h"

namespace revue {
namespace {

// Sorts its fields, so that a column is sought in little time however many there are.
using Sorted = nlohmann::json;

// What counts for one column.
using Counted = std::map<std::string, std::set<std::string>>;

// The columns that a passage or a quote counts in.
std::vector<std::string> columns_of(MatrixBy by, const ArticleRecord& article,
                                    const std::vector<MentionRecord>& mentions) {
  constexpr std::size_t kMonth = 7;  // of 2025-02-11
  switch (by) {
    case MatrixBy::kArticle:
      return {article.id};
    case MatrixBy::kMonth:
      return {article.date.empty() ? "no date" : article.date.substr(0, kMonth)};
    case MatrixBy::kOutlet:
      return {article.outlet.empty() ? "no outlet" : article.outlet};
    case MatrixBy::kEntity:
      break;
  }
  std::set<std::string> entities;
  for (const MentionRecord& mention : mentions) entities.insert(mention.entity);
  return {entities.begin(), entities.end()};
}

std::string separator_of(const RunOptions& options) { return options.excel ? ";" : ","; }

}  // namespace

std::string render_counts(const RunOptions& options, const Topic& topic,
                          const TopicAnswer& answer) {
  // Articles, or passages each under a name of its own. Of an article it is always its passages
  // that are counted.
  const bool each = options.passages || options.by == MatrixBy::kArticle;
  Counted counted;
  std::size_t number = 0;
  const auto count = [&](const ArticleRecord& article, const std::vector<MentionRecord>& mentions) {
    const std::string what = each ? std::to_string(number++) : article.id;
    for (const std::string& column : columns_of(options.by, article, mentions)) {
      counted[column].insert(what);
    }
  };
  for (const Hit& hit : answer.found.hits) count(hit.article, hit.passage.mentions);
  for (const FoundQuote& found : answer.quotes.quotes) {
    std::vector<MentionRecord> speaker;
    if (!found.quote.entity.empty()) speaker.push_back({{}, found.quote.entity, {}});
    count(found.article, speaker);
  }
  Sorted line;
  line["topic"] = topic.id;
  line["outcome"] = name_of(answer.outcome.outcome);
  line["total"] = answer.outcome.total;
  line["counts"] = Sorted::object();
  for (const auto& [column, what] : counted) line["counts"][column] = what.size();
  return line.dump(-1, ' ', false, Sorted::error_handler_t::replace) + "\n";
}

void finish_matrix(const RunOptions& options, std::istream& counts, std::ostream& out) {
  const auto each = [&](const auto& use) {
    counts.clear();
    counts.seekg(0);
    for (std::string line; std::getline(counts, line);) {
      const Sorted row = Sorted::parse(line, nullptr, false);
      if (!row.is_object()) throw Error("matrix", "its counts are damaged; run the batch again");
      use(row);
    }
  };
  std::set<std::string> columns;
  each([&](const Sorted& row) {
    for (const auto& [column, count] : row.at("counts").items()) columns.insert(column);
  });
  const std::string separator = separator_of(options);
  const auto cell = [&](const std::string& text) {
    return separator + csv_cell(text, separator.front());
  };
  out << (options.excel ? "\xEF\xBB\xBF" : "") << "topic" << separator << "outcome" << separator
      << "total";
  for (const std::string& column : columns) out << cell(column);
  out << "\r\n";
  each([&](const Sorted& row) {
    out << csv_cell(row.at("topic").get<std::string>(), separator.front())
        << cell(row.at("outcome").get<std::string>()) << separator << row.at("total").dump();
    const Sorted& own = row.at("counts");
    for (const std::string& column : columns) {
      const auto count = own.find(column);
      out << separator << (count == own.end() ? "0" : count->dump());
    }
    out << "\r\n";
  });
}

}  // namespace revue
