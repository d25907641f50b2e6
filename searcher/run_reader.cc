#include "searcher/run_reader.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include "analyzers/error.h"
#include "searcher/json_fault.h"
#include "searcher/trec_ids.h"

namespace revue {
namespace {

using Json = nlohmann::json;

class RunReader {
 public:
  RunReader(const std::filesystem::path& path, bool articles)
      : path_(path), articles_(articles), in_(path, std::ios::binary) {
    run_.articles = articles;
    if (!in_) throw Error(path.string(), "cannot be read; check the path and its permissions");
  }

  ReadRun read() {
    std::string line;
    for (number_ = 1; std::getline(in_, line); ++number_) {
      if (line.ends_with('\r')) line.pop_back();
      if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (number_ == 1) read_header(line);
      if (line.empty() || (separator_ && number_ == 1)) continue;
      if (separator_) {
        add_row(line);
      } else if (line.starts_with('{')) {
        add_json(line);
      } else {
        add_trec(line);
      }
    }
    return std::move(run_);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(path_.string() + ":" + std::to_string(number_), what);
  }

  void read_header(const std::string& line) {
    for (const char separator : {',', ';', '\t'}) {
      if (line.starts_with(std::string("topic") + separator + "outcome")) {
        refuse("is a matrix, which ranks nothing; give a run of another form");
      }
      if (!line.starts_with(std::string("topic") + separator + "query")) continue;
      separator_ = separator;
      std::istringstream names(line);
      std::size_t column = 0;
      for (std::string name; std::getline(names, name, separator); ++column)
        columns_[name] = column;
      for (const char* name : {"topic", "outcome", "rank", "score", "article", "passage"}) {
        if (columns_.count(name) == 0) refuse("is no run: it has no column " + std::string(name));
      }
    }
  }

  void add_trec(const std::string& line) {
    std::istringstream columns(line);
    std::string topic;
    std::string iteration;
    std::string answer;
    std::string rank;
    double score = 0;
    std::string tag;
    std::string rest;
    if (!(columns >> topic)) return;
    if (!(columns >> iteration >> answer >> rank >> score >> tag) || columns >> rest) {
      refuse("is no line of a run; write «topic Q0 article rank score name»");
    }
    if (run_.tag.empty()) run_.tag = tag;
    run_.articles = true;
    add(topic, answer, score, false);
  }

  void add_json(const std::string& line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("topic")) refuse("is no line that batch writes");
    try {
      const std::string topic = trec_id(json.at("topic").get<std::string>());
      if (json.contains("outcome")) {
        topic_of(topic);
        return;
      }
      const std::string article = named(json.at("article").at("id").get<std::string>());
      std::string answer = article;
      if (json.contains("passage")) {
        answer += "#" + std::to_string(json.at("passage").at("ordinal").get<std::uint64_t>());
      } else {
        answer += ":" + std::to_string(json.at("span").at(0).get<std::uint64_t>()) + "-" +
                  std::to_string(json.at("span").at(1).get<std::uint64_t>());
      }
      add(topic, trec_id(articles_ ? article : answer), json.at("score").get<double>(), articles_);
    } catch (const Json::exception& error) {
      refuse("is no line that batch writes (" + json_fault(error) + ")");
    }
  }

  // The cells of a row that may go on in the lines that follow.
  std::vector<std::string> cells_of(std::string line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t at = 0;; ++at) {
      if (at == line.size()) {
        std::string next;
        if (!quoted || !std::getline(in_, next)) return cells;
        ++number_;
        cells.back() += '\n';
        line = std::move(next);
        at = static_cast<std::size_t>(-1);
        continue;
      }
      const char c = line[at];
      if (quoted) {
        if (c != '"') {
          cells.back() += c;
        } else if (at + 1 < line.size() && line[at + 1] == '"') {
          cells.back() += line[++at];
        } else {
          quoted = false;
        }
      } else if (c == *separator_) {
        cells.emplace_back();
      } else if (c == '"' && cells.back().empty()) {
        quoted = true;
      } else {
        cells.back() += c;
      }
    }
  }

  void add_row(const std::string& line) {
    const std::vector<std::string> cells = cells_of(line);
    const auto cell = [&](const char* name) {
      const auto column = columns_.find(name);
      if (column == columns_.end() || column->second >= cells.size()) {
        refuse("lacks its column " + std::string(name));
      }
      const std::string& text = cells[column->second];
      const bool guarded = text.size() > 1 && text[0] == '\'' &&
                           std::string_view("=+-@").find(text[1]) != std::string_view::npos;
      return guarded ? text.substr(1) : text;
    };
    const std::string topic = trec_id(cell("topic"));
    topic_of(topic);
    if (cell("rank").empty()) return;
    const std::string article = named(cell("article"));
    const std::string answer = cell("passage").empty()
                                   ? article + ":" + cell("begin") + "-" + cell("end")
                                   : article + "#" + cell("passage");
    std::istringstream score(cell("score"));
    double value = 0;
    if (!(score >> value)) refuse("has no score");
    add(topic, trec_id(articles_ ? article : answer), value, articles_);
  }

  RunTopic& topic_of(const std::string& id) {
    if (id.empty()) refuse("names no topic");
    const auto [place, is_new] = places_.emplace(id, run_.topics.size());
    if (is_new) {
      run_.topics.push_back({id, {}});
      seen_.emplace_back();
    }
    return run_.topics[place->second];
  }

  std::string named(std::string article) {
    if (article.empty()) refuse("names no article");
    return article;
  }

  void add(const std::string& topic, const std::string& answer, double score, bool once) {
    RunTopic& to = topic_of(topic);
    if (seen_[places_.at(topic)].insert(answer).second) {
      to.answers.push_back({answer, score});
    } else if (!once) {
      refuse("holds «" + answer + "» for topic «" + topic + "» a second time");
    }
  }

  std::filesystem::path path_;
  bool articles_;
  std::ifstream in_;
  std::size_t number_ = 1;
  std::optional<char> separator_;  // of a table
  std::unordered_map<std::string, std::size_t> columns_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::unordered_set<std::string>> seen_;  // of each topic
  ReadRun run_;
};

}  // namespace

ReadRun read_run(const std::filesystem::path& path, bool articles) {
  return RunReader(path, articles).read();
}

Run as_run(const ReadRun& read) {
  Run run;
  for (const RunTopic& topic : read.topics) {
    if (!topic.answers.empty()) run[topic.id] = topic.answers;
  }
  return run;
}

}  // namespace revue
