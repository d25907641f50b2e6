// Measures how persons, organisations and places are found, by span, on the labelled sets of
// $REVUE_SHARED/data/ner: lines of {"text", "entities": [{"type", "span", "text"}]}, type PER, ORG,
// LOC or MISC, spans in code points. Lines of one news agency report are read as one article: a
// report begins with a headline, then a line with its place and date.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"

namespace {

using namespace revue;

struct Label {
  std::size_t begin = 0;  // bytes of the article
  std::size_t end = 0;
  std::string type;
  auto operator<=>(const Label&) const = default;
};

struct LabelledArticle {
  std::string text;
  std::set<Label> labels;
};

struct Tally {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t labelled = 0;

  double precision() const { return found == 0 ? 0 : ratio(right, found); }
  double recall() const { return labelled == 0 ? 0 : ratio(right, labelled); }
  double f1() const { return ratio(2 * right, found + labelled); }
  static double ratio(std::size_t a, std::size_t b) {
    return b == 0 ? 0 : static_cast<double>(a) / static_cast<double>(b);
  }
};

struct Options {
  std::string data;
  std::string floors;
  std::string only;
  std::size_t show = 0;
};

std::size_t byte_of(const std::string& text, std::size_t code_point) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < code_point && at < text.size(); ++i) next_character(text, at);
  return at;
}

std::vector<LabelledArticle> read_articles(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw Error(path.string(), "cannot be read");
  // «LONDON 1996-08-30», as news agencies date a report behind its headline.
  const std::regex dateline("^[A-Z][A-Z .,'/-]+ \\d{4}-\\d{2}-\\d{2}$");
  std::vector<LabelledArticle> articles;
  const bool reports = path.string().find("conll") != std::string::npos;
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
  const auto is_dateline = [&](std::size_t i) {
    return i < lines.size() && std::regex_match(lines[i]["text"].get<std::string>(), dateline);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (articles.empty() || !reports || is_dateline(i + 1)) articles.emplace_back();
    LabelledArticle& article = articles.back();
    const std::string text = lines[i]["text"];
    if (!article.text.empty()) article.text += "\n\n";
    const std::size_t offset = article.text.size();
    for (const auto& entity : lines[i]["entities"]) {
      article.labels.insert({offset + byte_of(text, entity["span"][0]),
                             offset + byte_of(text, entity["span"][1]), entity["type"]});
    }
    article.text += text;
  }
  return articles;
}

std::string label_type(const Entity& entity) {
  static const std::set<std::string_view> organisations = {"organisation", "company", "institution",
                                                           "ngo", "media"};
  if (entity.is_person()) return "PER";
  if (organisations.count(entity.type) != 0) return "ORG";
  return entity.type == "place" ? "LOC" : "";
}

std::set<Label> found_labels(const LabelledArticle& article, Analyzer& analyzer) {
  const Analysis analysis = analyzer.analyze(article.text, {}, std::nullopt);
  std::set<Label> labels;
  for (const AnalyzedPassage& passage : analysis.passages) {
    for (const Mention& mention : passage.mentions) {
      const std::string type = label_type(*mention.entity);
      if (type.empty() || mention.rule == MentionRule::kRole) continue;
      labels.insert(
          {passage.span.begin + mention.span.begin, passage.span.begin + mention.span.end, type});
    }
  }
  return labels;
}

void show(const char* kind, const Label& label, const LabelledArticle& article) {
  const std::size_t from = article.text.rfind('\n', label.begin);
  const std::size_t begin = from == std::string::npos ? 0 : from + 1;
  const std::size_t end = std::min(article.text.find('\n', label.end), article.text.size());
  std::printf("%s %s «%s» in: %s\n", kind, label.type.c_str(),
              article.text.substr(label.begin, label.end - label.begin).c_str(),
              article.text.substr(begin, end - begin).c_str());
}

std::map<std::string, double> read_floors(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path, "cannot be read");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  std::map<std::string, double> floors;
  std::vector<TableProblem> problems;
  constexpr std::string_view kColumns[] = {"set", "type", "floor_f1"};
  read_table(text, path, kColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               floors[std::string(cells[0]) + '/' + std::string(cells[1])] =
                   std::stod(std::string(cells[2]));
               return {};
             });
  return floors;
}

int run(const Options& options) {
  if (options.data.empty() || !std::filesystem::exists(options.data)) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --data)\n";
    return 0;
  }
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  const auto floors = read_floors(options.floors);
  std::vector<std::filesystem::path> sets;
  for (const auto& entry : std::filesystem::directory_iterator(options.data)) {
    if (entry.path().extension() == ".jsonl") sets.push_back(entry.path());
  }
  std::sort(sets.begin(), sets.end());
  int below = 0;
  std::printf("%-20s %-5s %9s %9s %9s %9s\n", "set", "type", "labelled", "precision", "recall",
              "F1");
  for (const auto& set : sets) {
    const std::string name = set.stem().string();
    if (!options.only.empty() && name.find(options.only) == std::string::npos) continue;
    std::map<std::string, Tally> tallies;
    std::size_t shown = 0;
    for (const LabelledArticle& article : read_articles(set)) {
      const std::set<Label> found = found_labels(article, analyzer);
      for (const Label& label : found) {
        ++tallies[label.type].found;
        const bool right = article.labels.count(label) != 0;
        tallies[label.type].right += right ? 1U : 0U;
        if (!right && label.type != "LOC" && shown++ < options.show) show("wrong", label, article);
      }
      for (const Label& label : article.labels) {
        if (label.type == "MISC") continue;
        ++tallies[label.type].labelled;
        if (found.count(label) == 0 && label.type == "PER" && shown++ < options.show) {
          show("missed", label, article);
        }
      }
    }
    for (const auto& [type, tally] : tallies) {
      std::printf("%-20s %-5s %9zu %9.3f %9.3f %9.3f", name.c_str(), type.c_str(), tally.labelled,
                  tally.precision(), tally.recall(), tally.f1());
      const auto floor = floors.find(name + '/' + type);
      const bool fails = floor != floors.end() && tally.f1() < floor->second;
      if (floor != floors.end())
        std::printf("   floor %.3f%s", floor->second, fails ? " MISSED" : "");
      std::printf("\n");
      below += fails ? 1 : 0;
    }
  }
  return below == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    options.data = std::string(shared) + "/data/ner";
  }
  CLI::App app{"Measures named entities on labelled sets."};
  app.add_option("--data", options.data, "Folder of the sets; default $REVUE_SHARED/data/ner");
  app.add_option("--floors", options.floors, "Sets, types and floors, TSV")->required();
  app.add_option("--only", options.only, "Only sets with this in their name");
  app.add_option("--show", options.show, "Show so many errors of each set");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::cerr << "quality_entities: " << error.what() << '\n';
    return 2;
  }
}
