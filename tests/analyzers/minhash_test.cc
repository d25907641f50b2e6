// Signatures against the shingles themselves.
#include "analyzers/minhash.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace revue {
namespace {

using Words = std::vector<std::string>;

std::string text_of(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

std::string signature(const std::string& text) {
  Tokenizer tokenizer;
  return signature_of(shingles_of(tokenizer.tokens(text, Language::kFrench)));
}

// The share of shingles in common, counted.
double truth(const Words& one, const Words& other) {
  const auto shingles = [](const Words& words) {
    std::set<std::string> all;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i) {
      all.insert(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return all;
  };
  const std::set<std::string> first = shingles(one);
  const std::set<std::string> second = shingles(other);
  std::size_t common = 0;
  for (const std::string& shingle : first) common += second.count(shingle);
  return static_cast<double>(common) / static_cast<double>(first.size() + second.size() - common);
}

TEST_CASE("minhash: the estimate is near the share of common shingles") {
  std::mt19937 random(3);
  const auto word = [&] { return "w" + std::to_string(random() % 2000); };
  double squares = 0;
  int wrong = 0;
  constexpr int kRounds = 2000;
  for (int round = 0; round < kRounds; ++round) {
    Words one;
    for (int i = 0; i < 80; ++i) one.push_back(word());
    Words other = one;
    for (std::size_t edits = random() % 20; edits > 0; --edits) other[random() % 80] = word();
    const double real = truth(one, other);
    const double estimate = resemblance(signature(text_of(one)), signature(text_of(other)));
    squares += (estimate - real) * (estimate - real);
    // Far from the threshold the answer is the right one.
    if (std::abs(real - kCopy) > 0.25) wrong += (estimate >= kCopy) != (real >= kCopy) ? 1 : 0;
  }
  CHECK_LT(std::sqrt(squares / kRounds), 0.09);
  CHECK_LE(wrong, kRounds / 200);
}

TEST_CASE("minhash: capitals, accents and punctuation do not matter, other words do") {
  const std::string text = "L’Élysée annonce un plan pour l’IA, mardi 11 février 2025 à Paris.";
  CHECK_EQ(signature(text),
           signature("L'ELYSEE ANNONCE UN PLAN POUR L'IA mardi 11 fevrier 2025 A PARIS"));
  CHECK_EQ(resemblance(signature(text), signature("Une tout autre phrase sur la pluie du soir")),
           0);
  CHECK_EQ(resemblance(signature("À lire aussi"), signature("À LIRE AUSSI :")), 1);
  CHECK_EQ(resemblance(signature(""), signature("")), 0);
}

TEST_CASE("minhash: unlike texts are never taken for copies") {
  std::mt19937 random(5);
  std::vector<std::string> signatures;
  for (int i = 0; i < 300; ++i) {
    Words words;
    for (int k = 0; k < 60; ++k) words.push_back("w" + std::to_string(random() % 300));
    signatures.push_back(signature(text_of(words)));
  }
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) CHECK_LT(resemblance(signatures[i], signatures[k]), kCopy);
  }
}

}  // namespace
}  // namespace revue
