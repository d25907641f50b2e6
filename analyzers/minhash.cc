#include "analyzers/minhash.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "analyzers/hashes.h"

namespace revue {
namespace {

constexpr std::size_t kHashes = 32;
constexpr std::size_t kShingle = 3;  // words

}  // namespace

std::vector<std::uint64_t> shingles_of(const TokenList& tokens) {
  std::vector<std::uint64_t> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) words.push_back(hash_of(token.folded));
  }
  std::vector<std::uint64_t> shingles;
  if (words.empty()) return shingles;
  const std::size_t length = std::min(kShingle, words.size());
  shingles.reserve(words.size() - length + 1);
  for (std::size_t begin = 0; begin + length <= words.size(); ++begin) {
    std::uint64_t shingle = 0;
    for (std::size_t i = begin; i < begin + length; ++i) shingle = mixed(shingle + words[i]);
    shingles.push_back(shingle);
  }
  return shingles;
}

std::string signature_of(const std::vector<std::uint64_t>& shingles) {
  if (shingles.empty()) return {};
  std::array<std::uint64_t, kHashes> least;
  least.fill(std::numeric_limits<std::uint64_t>::max());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t i = 0; i < kHashes; ++i) {
      constexpr std::uint64_t kGoldenRatio = 0x9e3779b97f4a7c15;  // tells the functions apart
      least[i] = std::min(least[i], mixed(shingle + (i + 1) * kGoldenRatio));
    }
  }
  std::string signature;
  for (const std::uint64_t hash : least) signature += static_cast<char>(hash & 0xffU);
  return signature;
}

double resemblance(std::string_view one, std::string_view other) {
  if (one.size() != kHashes || other.size() != kHashes) return 0;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < kHashes; ++i) equal += one[i] == other[i] ? 1U : 0U;
  // Bytes of different hashes are equal once in 256 times.
  constexpr double kChance = 1.0 / 256;
  const double share = static_cast<double>(equal) / kHashes;
  return std::max(0.0, (share - kChance) / (1 - kChance));
}

}  // namespace revue
