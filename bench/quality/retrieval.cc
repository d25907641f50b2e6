// Measures ranking on labelled collections: builds each as revue-index does, runs its topics as
// revue-search does, and prints the usual measures beside those of the peers. Exit code 1 when a
// floor is missed. Figures and what they decided are in docs/ranking.md.
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <sstream>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/gazetteer.h"
#include "analyzers/glossary.h"
#include "bench/quality/collection.h"
#include "corpus/dictionary.h"
#include "indexer/builder.h"
#include "searcher/search.h"

namespace {

using namespace revue;
using namespace revue::bench;
namespace fs = std::filesystem;

constexpr std::size_t kDepth = 1000;  // answers a topic, as in a TREC run

struct Floor {
  std::string collection;
  std::string peer;
  double peer_ndcg_10 = 0;
  double peer_map = 0;
  double ndcg_10 = 0;
};

struct Options {
  std::string data;
  std::string floors;
  std::string work;
  std::string topics = "typed";
  std::string dictionaries = std::string(kDictionaryFolder);
  std::string cross_language = "on";
  std::size_t feedback = 0;
  std::vector<std::string> only;
  std::vector<std::string> settings;
  unsigned jobs = 2;
};

std::vector<Floor> read_floors(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(path, "cannot be read");
  std::vector<Floor> floors;
  std::string line;
  bool header = true;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    if (std::exchange(header, false)) continue;
    std::istringstream row(line);
    std::vector<std::string> cells(5);
    for (std::string& cell : cells) std::getline(row, cell, '\t');
    floors.push_back(
        {cells[0], cells[1], std::stod(cells[2]), std::stod(cells[3]), std::stod(cells[4])});
  }
  return floors;
}

std::string in_capitals(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string without_accents(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString parts = icu::Normalizer2::getNFDInstance(status)->normalize(
      icu::UnicodeString::fromUTF8(text), status);
  icu::UnicodeString bare;
  for (int32_t i = 0; i < parts.length(); ++i) {
    if (u_charType(parts[i]) != U_NON_SPACING_MARK) bare.append(parts[i]);
  }
  std::string out;
  bare.toUTF8String(out);
  return out;
}

std::string with_other_apostrophes(const std::string& text) {
  icu::UnicodeString out = icu::UnicodeString::fromUTF8(text);
  for (int32_t i = 0; i < out.length(); ++i) {
    if (out[i] == u'\'') {
      out.setCharAt(i, u'’');
    } else if (out[i] == u'’') {
      out.setCharAt(i, u'\'');
    }
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

// The same topics as other people type them.
std::string retyped(const std::string& query, const std::string& how) {
  if (how == "capitals") return in_capitals(query);
  if (how == "no-accents") return without_accents(query);
  if (how == "apostrophes") return with_other_apostrophes(query);
  return query;
}

void set_parameter(SearchOptions& options, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  const std::string name = setting.substr(0, equals);
  for (const auto& [known, field] : kRankingParameters) {
    if (name == known && equals != std::string::npos) {
      options.ranking.*field = std::stod(setting.substr(equals + 1));
      return;
    }
  }
  throw Error("--set", "«" + setting + "» sets no parameter of searcher/ranking.h");
}

void build_index(const fs::path& index, const fs::path& articles, const std::string& dictionaries) {
  BuildOptions options;
  options.index = index.string();
  options.sources = {articles.string()};
  options.gazetteer = default_gazetteer();
  options.glossary = default_glossary();
  options.dictionaries = dictionaries;
  options.jobs = 2;
  std::istringstream none;
  const std::atomic<bool> stop = false;
  build(
      options, none,
      [](const Notice& notice) { std::cerr << notice.where << ": " << notice.message << '\n'; },
      [](const BuildCounts&) {}, stop);
}

Run run_topics(const fs::path& index, const std::vector<Topic>& topics, const Options& options) {
  SearchOptions search;
  search.limit = kDepth;
  search.cross_language = options.cross_language == "on";
  search.feedback = options.feedback;
  for (const std::string& setting : options.settings) set_parameter(search, setting);
  std::vector<std::vector<RankedArticle>> answers(topics.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Searcher searcher(index);
    for (std::size_t i = next++; i < topics.size(); i = next++) {
      answers[i] = searcher.rank_articles(retyped(topics[i].query, options.topics), search);
    }
  };
  std::vector<std::future<void>> threads;
  for (unsigned i = 0; i < options.jobs; ++i)
    threads.push_back(std::async(std::launch::async, work));
  for (std::future<void>& thread : threads) thread.get();
  Run run;
  for (std::size_t i = 0; i < topics.size(); ++i) run[topics[i].id] = std::move(answers[i]);
  return run;
}

int evaluate(const Options& options) {
  if (options.data.empty()) {
    std::cout << "skipped: no data (set REVUE_SHARED or give --data)\n";
    return 0;
  }
  std::printf("%-20s %8s %8s %8s %8s %8s %8s   %-22s %8s %8s\n", "collection", "nDCG@10", "MAP",
              "MRR@10", "P@10", "R@100", "R@1000", "best peer", "nDCG@10", "MAP");
  bool missed = false;
  const std::vector<Floor> floors = read_floors(options.floors);
  for (const std::string& name : options.only) {
    if (std::none_of(floors.begin(), floors.end(),
                     [&](const Floor& floor) { return floor.collection == name; })) {
      throw Error("--only", "«" + name + "» is not in " + options.floors);
    }
  }
  for (const Floor& floor : floors) {
    if (!options.only.empty() && std::find(options.only.begin(), options.only.end(),
                                           floor.collection) == options.only.end()) {
      continue;
    }
    const Collection collection = read_collection(fs::path(options.data) / floor.collection);
    const fs::path index = fs::path(options.work) / (floor.collection + ".index");
    if (!fs::exists(index)) build_index(index, collection.articles, options.dictionaries);
    const Measures m = measure(run_topics(index, collection.topics, options), collection.qrels);
    const bool low = options.topics == "typed" && m.ndcg_10 < floor.ndcg_10;
    missed = missed || low;
    std::printf("%-20s %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f   %-22s %8.3f %8.3f%s\n",
                floor.collection.c_str(), m.ndcg_10, m.map, m.mrr_10, m.p_10, m.recall_100,
                m.recall_1000, floor.peer.c_str(), floor.peer_ndcg_10, floor.peer_map,
                low ? "   below its floor" : "");
    std::fflush(stdout);
  }
  return missed ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const char* shared = std::getenv("REVUE_SHARED")) {
    options.data = (fs::path(shared) / "data" / "ir").string();
  }
  CLI::App app{"Measures ranking on labelled collections."};
  app.add_option("--data", options.data,
                 "Folder of the collections; default $REVUE_SHARED/data/ir");
  app.add_option("--floors", options.floors, "Collections, peers and floors, TSV")->required();
  app.add_option("--work", options.work, "Folder for the indexes; kept and used again");
  app.add_option("--only", options.only, "Only this collection; may be given several times");
  app.add_option("--topics", options.topics, "Topics as typed, or typed otherwise")
      ->check(CLI::IsMember({"typed", "capitals", "no-accents", "apostrophes"}));
  app.add_option("--dictionaries", options.dictionaries, "As for revue-index build; '' for none");
  app.add_option("--cross-language", options.cross_language, "As for revue-search find")
      ->check(CLI::IsMember({"on", "off"}));
  app.add_option("--feedback", options.feedback, "As for revue-search find");
  app.add_option("--set", options.settings, "A parameter of ranking: k1=0.9");
  app.add_option("--jobs", options.jobs, "Threads");
  CLI11_PARSE(app, argc, argv);
  try {
    const bool keep = !options.work.empty();
    if (!keep) {
      std::string pattern = (fs::temp_directory_path() / "revue-quality-XXXXXX").string();
      if (mkdtemp(pattern.data()) == nullptr) throw Error(pattern, "cannot be made");
      options.work = pattern;
    }
    fs::create_directories(options.work);
    const auto clean_up = [&] {
      if (!keep) fs::remove_all(options.work);
    };
    try {
      const int code = evaluate(options);
      clean_up();
      return code;
    } catch (...) {
      clean_up();
      throw;
    }
  } catch (const std::exception& error) {
    std::cerr << "quality_retrieval: " << error.what() << '\n';
    return 2;
  }
}
