// How well quotes and their speakers are found, on labelled sets: bench/quality/quotes.tsv says
// which, what is measured, and what must be reached.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"

namespace {

using namespace revue;

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

struct Labelled {
  Span span;
  Span speaker;
  std::string type;
  std::vector<std::string> references;  // names of the speaker; empty when there is none
  bool weak = false;
  bool floating = false;
  std::string rule;  // of those found
};

struct LabelledArticle {
  std::string id;
  std::string text;
  std::optional<Language> language;
  std::vector<Labelled> quotes;
};

double overlap(Span a, Span b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  return begin < end ? static_cast<double>(end - begin) : 0;
}
double size(Span span) { return span.empty() ? 0 : static_cast<double>(span.end - span.begin); }

Span span_of(const nlohmann::json& quote, const char* key) {
  if (!quote.contains(key) || !quote[key].is_array()) return {};
  return {quote[key][0], quote[key][1]};
}

std::vector<LabelledArticle> read_articles(const std::filesystem::path& path) {
  std::vector<LabelledArticle> articles;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    LabelledArticle& article = articles.emplace_back();
    article.id = json["id"];
    article.text = json["text"];
    article.language = language_from_code(json.value("lang", "en"));
    for (const auto& each : json["quotes"]) {
      Labelled& quote = article.quotes.emplace_back();
      quote.span = span_of(each, "quote_span");
      quote.speaker = span_of(each, "speaker_span");
      if (each.contains("type") && each["type"].is_string()) quote.type = each["type"];
      quote.weak = each.value("certainty", "") == "weak";
      quote.floating = quote.speaker.empty();
      if (each.contains("reference") && each["reference"].is_string()) {
        quote.references.push_back(each["reference"]);
        if (each.contains("reference_aliases")) {
          for (const auto& alias : each["reference_aliases"]) quote.references.push_back(alias);
        }
      }
    }
  }
  return articles;
}

std::vector<Labelled> found_quotes(const LabelledArticle& article, Analyzer& analyzer) {
  const Analysis analysis = analyzer.analyze(article.text, {}, article.language);
  const CodePointIndex index(article.text);
  const auto span = [&](ByteSpan bytes) {
    return Span{index.at(bytes.begin), index.at(bytes.end)};
  };
  std::vector<Labelled> found;
  for (const Quote& quote : analysis.quotes) {
    if (quote.type == QuoteType::kScare) continue;
    Labelled& each = found.emplace_back();
    each.span = span(quote.span);
    each.speaker = quote.speaker.empty() ? Span{} : span(quote.speaker);
    each.type = name_of(quote.type);
    each.floating = quote.rule == QuoteRule::kFloating;
    each.rule = name_of(quote.rule);
    if (quote.who != nullptr) {
      each.references.emplace_back(quote.who->name(analysis.language));
    } else if (!quote.description.empty()) {
      each.references.emplace_back(cut(article.text, quote.description));
    }
  }
  return found;
}

// Pairs of quotes, one to one, the best first, whose intersection over union is more than `least`.
std::vector<std::pair<std::size_t, std::size_t>> pairs(const std::vector<Labelled>& gold,
                                                       const std::vector<Labelled>& found,
                                                       double least) {
  struct Pair {
    double score;
    std::size_t gold;
    std::size_t found;
  };
  std::vector<Pair> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t k = 0; k < found.size(); ++k) {
      const double both = overlap(gold[i].span, found[k].span);
      const double share = both / (size(gold[i].span) + size(found[k].span) - both);
      if (both > 0 && share > least) candidates.push_back({share, i, k});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Pair& a, const Pair& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.gold != b.gold ? a.gold < b.gold : a.found < b.found;
  });
  std::set<std::size_t> used_gold;
  std::set<std::size_t> used_found;
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const Pair& pair : candidates) {
    if (used_gold.count(pair.gold) != 0 || used_found.count(pair.found) != 0) continue;
    used_gold.insert(pair.gold);
    used_found.insert(pair.found);
    out.emplace_back(pair.gold, pair.found);
  }
  return out;
}

std::vector<std::string> words_of(const std::string& name) {
  static const std::set<std::string> kSmall = {
      "le", "la", "les", "l", "de",  "du", "des", "d",  "un", "une",      "the",
      "a",  "an", "of",  "m", "mme", "mr", "mrs", "ms", "dr", "monsieur", "madame"};
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (part) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::erase_if(words,
                [](const std::string& word) { return word.empty() || kSmall.count(word) != 0; });
  return words;
}

// The same words, or one has all words of the other and they share the last.
bool same_name(const std::string& one, const std::string& other) {
  const std::vector<std::string> a = words_of(one);
  const std::vector<std::string> b = words_of(other);
  if (a.empty() || b.empty()) return false;
  const std::set<std::string> first(a.begin(), a.end());
  const std::set<std::string> second(b.begin(), b.end());
  if (first == second) return true;
  const bool contained = std::includes(first.begin(), first.end(), second.begin(), second.end()) ||
                         std::includes(second.begin(), second.end(), first.begin(), first.end());
  return contained && a.back() == b.back();
}

bool same_reference(const Labelled& gold, const Labelled& found) {
  if (gold.references.empty() || found.references.empty()) {
    return gold.references.empty() && found.references.empty();
  }
  return std::any_of(gold.references.begin(), gold.references.end(), [&](const std::string& name) {
    return same_name(name, found.references.front());
  });
}

struct Tally {
  double right = 0;
  double wrong = 0;   // found and not labelled
  double missed = 0;  // labelled and not found
  double f1() const { return right == 0 ? 0 : 2 * right / (2 * right + wrong + missed); }
};

struct Measures {
  std::map<std::string, Tally> tallies;
  double speakers = 0;  // right, of quotes found at peer@0.3
  double scare = 0;
  double scare_spoken = 0;
  std::map<std::string, std::pair<int, int>> by_rule;  // found, right at iou@0.5
  std::map<std::string, std::pair<int, int>> by_type;  // labelled, found
};

// The Gender Gap Tracker's rule: in the order of the labels, the found quote that covers most of
// it.
void add_peer(const std::vector<Labelled>& gold, const std::vector<Labelled>& found, double least,
              Tally& tally, double* speakers) {
  std::vector<bool> used(found.size());
  for (const Labelled& quote : gold) {
    std::size_t best = found.size();
    double most = 0;
    for (std::size_t k = 0; k < found.size(); ++k) {
      const double covered = overlap(quote.span, found[k].span) / size(quote.span);
      if (!used[k] && covered > least && covered > most) {
        best = k;
        most = covered;
      }
    }
    if (best == found.size()) {
      ++tally.missed;
      continue;
    }
    used[best] = true;
    ++tally.right;
    const bool floats = found[best].floating && quote.floating;
    if (speakers != nullptr && (overlap(quote.speaker, found[best].speaker) > 0 || floats)) {
      ++*speakers;
    }
  }
  tally.wrong += static_cast<double>(std::count(used.begin(), used.end(), false));
}

// Only the types asked for, without doubtful ones; what is found and matches nothing but a label
// that is left out is neither right nor wrong, unless a scare quote was given a speaker.
void keep(const std::vector<std::string>& types, std::vector<Labelled>& gold,
          std::vector<Labelled>& found) {
  if (types.empty()) return;
  std::vector<Labelled> kept;
  std::vector<Labelled> dropped;
  for (Labelled& quote : gold) {
    const bool wanted =
        std::find(types.begin(), types.end(), quote.type) != types.end() && !quote.weak;
    (wanted ? kept : dropped).push_back(std::move(quote));
  }
  std::set<std::size_t> matched;
  for (const auto& [unused, k] : pairs(kept, found, .3)) matched.insert(k);
  std::set<std::size_t> neutral;
  for (const auto& [i, k] : pairs(dropped, found, .3)) {
    const bool error =
        dropped[i].type == "scare" && !dropped[i].weak && !found[k].references.empty();
    if (!error && matched.count(k) == 0) neutral.insert(k);
  }
  std::vector<Labelled> rest;
  for (std::size_t k = 0; k < found.size(); ++k) {
    if (neutral.count(k) == 0) rest.push_back(std::move(found[k]));
  }
  gold = std::move(kept);
  found = std::move(rest);
}

void add_article(std::vector<Labelled> gold, std::vector<Labelled> found,
                 const std::vector<std::string>& types, Measures& measures) {
  for (const Labelled& quote : gold) {
    if (quote.type != "scare" || quote.weak) continue;
    ++measures.scare;
    measures.scare_spoken +=
        std::any_of(found.begin(), found.end(),
                    [&](const Labelled& each) {
                      return !each.references.empty() &&
                             overlap(quote.span, each.span) / size(each.span) > .5;
                    })
            ? 1
            : 0;
  }
  keep(types, gold, found);
  add_peer(gold, found, .3, measures.tallies["peer@0.3"], &measures.speakers);
  add_peer(gold, found, .8, measures.tallies["peer@0.8"], nullptr);
  for (const auto& [name, least] : {std::pair("iou@0.5", .5), std::pair("iou@0.8", .8)}) {
    const auto right = static_cast<double>(pairs(gold, found, least).size());
    Tally& tally = measures.tallies[name];
    tally.right += right;
    tally.missed += static_cast<double>(gold.size()) - right;
    tally.wrong += static_cast<double>(found.size()) - right;
  }
  std::set<std::size_t> right_gold;
  std::set<std::size_t> right_found;
  std::set<std::size_t> matched_gold;
  std::set<std::size_t> matched_found;
  for (const auto& [i, k] : pairs(gold, found, .5)) {
    matched_gold.insert(i);
    matched_found.insert(k);
    if (gold[i].references.empty() || !same_reference(gold[i], found[k])) continue;
    right_gold.insert(i);
    right_found.insert(k);
  }
  Tally& e2e = measures.tallies["e2e"];
  e2e.right += static_cast<double>(right_gold.size());
  for (std::size_t i = 0; i < gold.size(); ++i) {
    auto& [labelled, seen] = measures.by_type[gold[i].type];
    ++labelled;
    seen += matched_gold.count(i) != 0 ? 1 : 0;
    e2e.missed += !gold[i].references.empty() && right_gold.count(i) == 0 ? 1 : 0;
  }
  for (std::size_t k = 0; k < found.size(); ++k) {
    auto& [all, right] = measures.by_rule[found[k].rule];
    ++all;
    right += matched_found.count(k) != 0 ? 1 : 0;
    e2e.wrong += !found[k].references.empty() && right_found.count(k) == 0 ? 1 : 0;
  }
}

double value_of(const Measures& measures, const std::string& name) {
  if (name == "speaker") {
    const double found = measures.tallies.at("peer@0.3").right;
    return found > 0 ? measures.speakers / found : 0;
  }
  if (name == "scare") return measures.scare > 0 ? measures.scare_spoken / measures.scare : 0;
  const auto tally = measures.tallies.find(name);
  if (tally == measures.tallies.end()) throw Error("measure", "«" + name + "» is none");
  return tally->second.f1();
}

struct Floor {
  std::string measure;
  double value = 0;
};

struct Options {
  std::string data;
  std::string floors;
  std::string only;
  bool details = false;
};

int run(const Options& options) {
  if (options.data.empty() || !std::filesystem::exists(options.data)) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --data)\n";
    return 0;
  }
  std::ifstream in(options.floors);
  if (!in) throw Error(options.floors, "cannot be read");
  const std::string tsv((std::istreambuf_iterator<char>(in)), {});
  std::map<std::pair<std::string, std::string>, std::vector<Floor>> floors;
  std::vector<TableProblem> problems;
  constexpr std::array<std::string_view, 4> kColumns = {"set", "types", "measure", "floor"};
  read_table(tsv, options.floors, kColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               floors[{std::string(cells[0]), std::string(cells[1])}].push_back(
                   {std::string(cells[2]), std::stod(std::string(cells[3]))});
               return {};
             });
  if (!problems.empty()) throw Error(options.floors, problems.front().message);
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  int below = 0;
  for (const auto& [key, asked] : floors) {
    const auto& [set, type_list] = key;
    if (!options.only.empty() && set.find(options.only) == std::string::npos) continue;
    std::vector<std::string> types;
    for (const auto type : alternatives(type_list)) types.emplace_back(type);
    Measures measures;
    for (const LabelledArticle& article :
         read_articles(std::filesystem::path(options.data) / (set + ".jsonl"))) {
      add_article(article.quotes, found_quotes(article, analyzer), types, measures);
    }
    for (const Floor& floor : asked) {
      const double value = value_of(measures, floor.measure);
      const bool most = floor.measure == "scare";
      const bool fails = most ? value > floor.value : value < floor.value;
      std::printf("%-18s %-16s %-9s %.3f   %s %.2f%s\n", set.c_str(), type_list.c_str(),
                  floor.measure.c_str(), value, most ? "at most" : "floor", floor.value,
                  fails ? " MISSED" : "");
      below += fails ? 1 : 0;
    }
    if (!options.details) continue;
    for (const auto& [type, counts] : measures.by_type) {
      std::printf("  type %-10s labelled %4d, found %4d\n", type.c_str(), counts.first,
                  counts.second);
    }
    for (const auto& [rule, counts] : measures.by_rule) {
      std::printf("  rule %-12s found %4d, right %4d\n", rule.c_str(), counts.first, counts.second);
    }
  }
  return below == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    options.data = std::string(shared) + "/data/quotes";
  }
  CLI::App app{"Measures quotes and their speakers on labelled sets."};
  app.add_option("--data", options.data, "Folder of the sets; default $REVUE_SHARED/data/quotes");
  app.add_option("--floors", options.floors, "Sets, measures and floors, TSV")->required();
  app.add_option("--only", options.only, "Only sets with this in their name");
  app.add_flag("--details", options.details, "By type and by rule, too");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::cerr << "quality_quotes: " << error.what() << '\n';
    return 2;
  }
}
