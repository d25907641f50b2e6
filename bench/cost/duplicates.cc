// What it costs to find copies: sketches of articles drawn by a seed, of which every third is an
// edited copy of one before, are grouped.
#include "indexer/duplicates.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

#include "analyzers/sketch.h"

int main(int argc, char** argv) {
  using namespace revue;
  std::size_t articles = 100'000;
  CLI::App app{"Measures what it costs to find copies among articles"};
  app.add_option("--articles", articles, "How many")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  constexpr std::size_t kShingles = 600;   // an article of 3.5 KB
  constexpr std::uint64_t kCommon = 5000;  // shingles of any text: one in twenty is such a one
  std::mt19937_64 random(1);
  const auto shingle = [&] { return random() % 20 == 0 ? random() % kCommon << 40U : random(); };
  std::vector<std::vector<std::uint64_t>> recent;  // what copies are made of
  std::vector<Sketch> sketches;
  std::size_t copies = 0;
  for (std::size_t i = 0; i < articles; ++i) {
    const bool copy = i % 3 == 2;
    std::vector<std::uint64_t> text;
    if (copy) {
      text = recent[random() % recent.size()];
      for (std::uint64_t& each : text) each = random() % 10 == 0 ? shingle() : each;
      ++copies;
    } else {
      for (std::size_t k = 0; k < kShingles; ++k) text.push_back(shingle());
      if (recent.size() == 1000) recent[random() % recent.size()] = text;
      if (recent.size() < 1000) recent.push_back(text);
    }
    sketches.push_back(sketch_of({}, std::move(text)));
  }
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<std::size_t> first = first_copies(sketches);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::size_t found = 0;
  for (std::size_t i = 0; i < first.size(); ++i) found += first[i] == i ? 0U : 1U;
  std::printf("%zu articles: %zu of %zu copies found in %.2f s\n", articles, found, copies,
              took.count());
  return 0;
}
