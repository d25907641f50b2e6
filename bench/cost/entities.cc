// What it costs to recognise entities: the share that it adds to the indexing of a corpus, by the
// size of the gazetteer, and whether it grows in step with the text.
//
// Indexing without any of it is a build with an empty gazetteer, less the time in which mentions
// are found by their form alone. Two shares of that:
//   finding  matching, linking and recognising, in texts whose words are known already
//   build    what a build with the gazetteer takes longer: also reading the table, the terms of the
//            mentions, and the quotes that get a speaker by them
// Processor time of this process, since machines are shared; the gazetteers take turns, and the
// median of the rounds' shares counts.
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

std::vector<MentionText> mention_texts(const AnalyzedArticle& article) {
  std::vector<MentionText> texts;
  for (const AnalyzedText& text : article) {
    texts.push_back({&text.tokens, text.source, text.language});
  }
  return texts;
}

// Seconds to find all mentions, and their number.
double find_all(const std::vector<AnalyzedArticle>& articles, const Gazetteer& gazetteer,
                std::size_t& mentions) {
  const double begin = processor_seconds();
  mentions = 0;
  for (const AnalyzedArticle& article : articles) {
    const Mentions found =
        find_mentions(mention_texts(article), gazetteer, NameLists::shipped(), std::nullopt);
    for (const auto& each : found.found) mentions += each.size();
  }
  return processor_seconds() - begin;
}

// Seconds for a million words of one article that is made of the first `count`.
double find_in_one(const std::vector<AnalyzedArticle>& articles, std::size_t count,
                   const Gazetteer& gazetteer) {
  std::vector<MentionText> texts;
  double words = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (const MentionText& text : mention_texts(articles[i])) {
      words += static_cast<double>(text.tokens->size());
      texts.push_back(text);
    }
  }
  const double begin = processor_seconds();
  find_mentions(texts, gazetteer, NameLists::shipped(), std::nullopt);
  return (processor_seconds() - begin) / words * 1e6;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double build_seconds(const std::string& corpus, const std::string& gazetteer) {
  const auto index = std::filesystem::temp_directory_path() / "revue-entities-cost";
  std::filesystem::remove_all(index);
  BuildOptions options;
  options.index = index.string();
  options.sources = {corpus};
  options.gazetteer = gazetteer;
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
  double most_share;  // of indexing without entities; 0: none asked
  std::string tsv;
  Gazetteer gazetteer = {};
  std::vector<double> finding = {};  // seconds, by round
  std::vector<double> build = {};
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
  std::vector<Row> rows = {{"no gazetteer", 0, first_rows(0)},
                           {"750 actors", .15, first_rows(750)},
                           {"shipped", 0, std::string(default_gazetteer())},
                           {"100,000 actors", .25, extended(100000, 1)}};
  std::vector<TableProblem> problems;
  for (Row& row : rows) row.gazetteer = Gazetteer::parse(row.tsv, row.name, problems);
  const Row& none = rows[0];
  const Row& shipped = rows[2];
  std::vector<double> doubled;  // time for a word of one long article, by that in half of it
  std::vector<double> without;  // seconds
  for (int round = 0; round < rounds; ++round) {
    for (Row& row : rows) {
      row.finding.push_back(find_all(texts, row.gazetteer, row.mentions));
      row.build.push_back(build_seconds(corpus, row.tsv));
    }
    doubled.push_back(find_in_one(texts, texts.size(), shipped.gazetteer) /
                      find_in_one(texts, texts.size() / 2, shipped.gazetteer));
    without.push_back(none.build.back() - none.finding.back());
  }
  std::printf("%zu articles; indexing without entities %.2f s of processor time\n", articles.size(),
              median(without));
  std::printf("%-16s %10s %10s %9s %9s\n", "gazetteer", "mentions", "seconds", "finding", "build");
  int missed = 0;
  for (const Row& row : rows) {
    std::vector<double> finding;
    std::vector<double> build;
    for (std::size_t round = 0; round < without.size(); ++round) {
      finding.push_back(row.finding[round] / without[round]);
      build.push_back(row.build[round] / without[round] - 1);
    }
    const double share = std::max(median(finding), median(build));
    const bool fails = row.most_share > 0 && share > row.most_share;
    std::printf("%-16s %10zu %10.2f %+8.1f%% %+8.1f%%", row.name.c_str(), row.mentions,
                median(row.finding), 100 * median(finding), 100 * median(build));
    if (row.most_share > 0) {
      std::printf("   at most %.0f%%%s", 100 * row.most_share, fails ? " MISSED" : "");
    }
    std::printf("\n");
    missed += fails ? 1 : 0;
  }
  std::printf("finding in all articles takes %.2f times what half of them take\n", median(doubled));
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
