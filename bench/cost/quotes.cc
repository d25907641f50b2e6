// What it costs to find quotes and their speakers in articles whose words and mentions are known:
// megabytes of text a second on one core, and whether it grows in step with the text.
#include "analyzers/quotes.h"

#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/article_words.h"
#include "analyzers/error.h"
#include "analyzers/repeated_quotes.h"
#include "analyzers/speakers.h"
#include "corpus/source.h"

namespace {

using namespace revue;

constexpr double kMegabyte = 1e6;
constexpr double kFloor = 8;  // megabytes a second

double processor_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

struct Analyzed {
  std::string text;
  Analysis analysis;
};

double seconds_for(const Gazetteer& gazetteer, const std::vector<Analyzed>& articles,
                   std::size_t count, std::size_t& quotes) {
  const double begin = processor_seconds();
  quotes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const ArticleWords words =
        article_words(articles[i].text, articles[i].analysis, NameLists::shipped());
    std::vector<Quote> found = find_quotes(words);
    resolve_speakers(words, gazetteer, std::nullopt, found);
    share_repeated_words(words, found);
    quotes += found.size();
  }
  return processor_seconds() - begin;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(const std::string& corpus, int rounds) {
  if (corpus.empty() || !std::filesystem::exists(corpus)) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --corpus)\n";
    return 0;
  }
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  std::vector<Analyzed> articles;
  double bytes = 0;
  std::istringstream in;
  read_sources(
      {corpus}, in, {},
      [&](Article&& article) {
        Analysis analysis =
            analyzer.analyze(article.text, article.title, article.lang, article.date);
        bytes += static_cast<double>(article.text.size());
        articles.push_back({std::move(article.text), std::move(analysis)});
      },
      [](const Notice&) {});
  std::vector<double> whole;
  std::vector<double> half;
  std::size_t quotes = 0;
  std::size_t ignored = 0;
  for (int round = 0; round < rounds; ++round) {
    whole.push_back(seconds_for(gazetteer, articles, articles.size(), quotes));
    half.push_back(seconds_for(gazetteer, articles, articles.size() / 2, ignored));
  }
  const double speed = bytes / kMegabyte / median(whole);
  std::printf("%zu articles, %.1f MB, %zu quotes: %.1f MB/s (floor %.0f)%s\n", articles.size(),
              bytes / kMegabyte, quotes, speed, kFloor, speed < kFloor ? " MISSED" : "");
  std::printf("all articles take %.2f times what half of them take\n",
              median(whole) / median(half));
  return speed < kFloor ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::string corpus;
  int rounds = 5;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    corpus = std::string(shared) + "/data/scale/press-10mb.jsonl";
  }
  CLI::App app{"Measures how fast quotes and their speakers are found."};
  app.add_option("--corpus", corpus, "Articles; default press-10mb.jsonl of $REVUE_SHARED");
  app.add_option("--rounds", rounds, "Runs; the median counts")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return run(corpus, rounds);
  } catch (const std::exception& error) {
    std::cerr << "cost_quotes: " << error.what() << '\n';
    return 2;
  }
}
