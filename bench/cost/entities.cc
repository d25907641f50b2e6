// What it costs to recognise entities: the share that finding mentions adds to the indexing of a
// corpus, by the size of the gazetteer, and whether it grows in step with the text.
//
// Mentions are found in texts that are analysed otherwise already, so that nothing else is timed;
// the same articles are built into an index for the whole. Processor time of this process, since
// the machine is shared; the runs of the gazetteers take turns.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/glossary.h"
#include "analyzers/language_id.h"
#include "corpus/source.h"
#include "indexer/builder.h"

namespace {

using namespace revue;

double processor_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The first `rows` actors of the shipped gazetteer.
std::string first_rows(std::size_t rows) {
  std::istringstream lines{std::string(default_gazetteer())};
  std::string out;
  std::string line;
  for (bool header = true; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    if (!header && rows-- == 0) break;
    header = false;
    out += line + '\n';
  }
  return out;
}

// The shipped gazetteer with made actors behind it, so many in all; their names are as names come
// in both languages: persons known by their surname too, and organisations of several words.
std::string extended(std::size_t actors, unsigned seed) {
  std::mt19937 random(seed);
  const auto one_of = [&](const auto& list) { return std::string(list[random() % list.size()]); };
  const std::vector<std::string> syllables = {"ba",  "len", "du",  "mar", "ti",  "ros",
                                              "é",   "van", "ko",  "sel", "ron", "fa",
                                              "chi", "gre", "nou", "pel"};
  const std::vector<std::string> first_names = {"Anne", "Jean", "Mary", "Louis", "Élise", "John"};
  const std::vector<std::string> heads = {"Institut", "Agence", "Centre", "Fondation", "Collectif"};
  const std::vector<std::string> english_heads = {"Institute", "Agency", "Centre", "Foundation",
                                                  "Coalition"};
  const auto word = [&] {
    std::string text;
    for (auto i = 2 + random() % 3; i > 0; --i) text += one_of(syllables);
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  };
  std::string tsv = first_rows(actors);
  const auto columns =
      std::count(tsv.begin(), tsv.begin() + static_cast<long>(tsv.find('\n')), '\t');
  // The first five columns are id, type, fr, en and aliases.
  const std::string rest(static_cast<std::size_t>(columns - 4), '\t');
  const auto known = static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n')) - 1;
  for (std::size_t i = known; i < actors; ++i) {
    const std::string id = "made-" + std::to_string(i);
    const std::string name = word();
    if (i % 2 == 0) {
      const std::string full = one_of(first_names) + " " + name;
      tsv += id + "\tperson\t" + full + "\t" + full + "\t" + name + rest + "\n";
    } else {
      const std::size_t head = random() % heads.size();
      const std::string other = word();
      tsv += id + "\torganisation\t" + heads[head] + " " + name + " de " + other + "\t" + name +
             " " + other + " " + english_heads[head] + "\t" + name + " " + other + rest + "\n";
    }
  }
  return tsv;
}

struct AnalyzedText {
  std::string source;
  TokenList tokens;
  Language language = Language::kFrench;
};
using AnalyzedArticle = std::vector<AnalyzedText>;

std::vector<AnalyzedArticle> analyzed(const std::vector<Article>& articles) {
  Tokenizer tokenizer;
  SentenceSplitter sentences;
  std::vector<AnalyzedArticle> all;
  for (const Article& article : articles) {
    AnalyzedArticle& texts = all.emplace_back();
    const auto add = [&](std::string_view source) {
      const Language language = identify_language(source, kLanguages.front());
      texts.push_back({std::string(source), {}, language});
      texts.back().tokens = tokenizer.tokens(texts.back().source, language);
    };
    add(article.title);
    for (const Passage& passage : passages(article.text, sentences)) {
      add(cut(article.text, passage.span));
    }
  }
  return all;
}

// Seconds to find all mentions, and their number.
double find_all(const std::vector<AnalyzedArticle>& articles, std::size_t count,
                const Gazetteer& gazetteer, std::size_t& mentions) {
  const double begin = processor_seconds();
  mentions = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<MentionText> texts;
    for (const AnalyzedText& text : articles[i]) {
      texts.push_back({&text.tokens, text.source, text.language});
    }
    const Mentions found = find_mentions(texts, gazetteer, NameLists::shipped(), std::nullopt);
    for (const auto& each : found.found) mentions += each.size();
  }
  return processor_seconds() - begin;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double build_seconds(const std::string& corpus) {
  const auto index = std::filesystem::temp_directory_path() / "revue-entities-cost";
  std::filesystem::remove_all(index);
  BuildOptions options;
  options.index = index.string();
  options.sources = {corpus};
  options.gazetteer = default_gazetteer();
  options.glossary = default_glossary();
  std::istringstream in;
  const std::atomic<bool> stop = false;
  const double begin = processor_seconds();
  build(
      options, in, [](const Notice&) {}, [](const BuildCounts&) {}, stop);
  const double seconds = processor_seconds() - begin;
  std::filesystem::remove_all(index);
  return seconds;
}

struct Row {
  std::string name;
  double most_share;  // of indexing without mentions; 0: none asked
  Gazetteer gazetteer;
  std::vector<double> seconds = {};
  std::size_t mentions = 0;
};

int run(const std::string& corpus, int rounds) {
  if (corpus.empty() || !std::filesystem::exists(corpus)) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --corpus)\n";
    return 0;
  }
  std::vector<Article> articles;
  std::istringstream in;
  read_sources(
      {corpus}, in, {}, [&](Article&& article) { articles.push_back(std::move(article)); },
      [](const Notice&) {});
  const std::vector<AnalyzedArticle> texts = analyzed(articles);
  std::vector<TableProblem> problems;
  std::vector<Row> rows;
  const auto add = [&](const std::string& name, double most, const std::string& tsv) {
    rows.push_back({name, most, Gazetteer::parse(tsv, name, problems)});
  };
  add("no gazetteer", 0, first_rows(0));
  add("750 actors", .15, first_rows(750));
  add("shipped", 0, std::string(default_gazetteer()));
  add("100,000 actors", .25, extended(100000, 1));
  std::size_t ignored = 0;
  std::vector<double> half;
  std::vector<double> whole;
  for (int round = 0; round < rounds; ++round) {
    for (Row& row : rows) {
      row.seconds.push_back(find_all(texts, texts.size(), row.gazetteer, row.mentions));
    }
    half.push_back(find_all(texts, texts.size() / 2, rows[2].gazetteer, ignored));
    whole.push_back(build_seconds(corpus));
  }
  const double indexing = median(whole) - median(rows[2].seconds);
  std::printf("%zu articles; indexing without mentions %.2f s of processor time\n", articles.size(),
              indexing);
  std::printf("%-16s %10s %10s %10s\n", "gazetteer", "mentions", "seconds", "adds");
  int missed = 0;
  for (const Row& row : rows) {
    const double share = median(row.seconds) / indexing;
    const bool fails = row.most_share > 0 && share > row.most_share;
    std::printf("%-16s %10zu %10.2f %9.1f%%", row.name.c_str(), row.mentions, median(row.seconds),
                100 * share);
    if (row.most_share > 0) {
      std::printf("   at most %.0f%%%s", 100 * row.most_share, fails ? " MISSED" : "");
    }
    std::printf("\n");
    missed += fails ? 1 : 0;
  }
  std::printf("all articles take %.2f times what half of them take\n",
              median(rows[2].seconds) / median(half));
  return missed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::string corpus;
  int rounds = 3;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    corpus = std::string(shared) + "/data/scale/press-10mb.jsonl";
  }
  CLI::App app{"Measures what recognising entities adds to indexing."};
  app.add_option("--corpus", corpus, "Articles; default press-10mb.jsonl of $REVUE_SHARED");
  app.add_option("--rounds", rounds, "Runs of each; the median counts")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    return run(corpus, rounds);
  } catch (const std::exception& error) {
    std::cerr << "cost_entities: " << error.what() << '\n';
    return 2;
  }
}
