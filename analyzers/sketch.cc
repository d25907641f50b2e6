#include "analyzers/sketch.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>

#include "analyzers/hashes.h"

namespace revue {
namespace {

constexpr std::size_t kMostHashes = 128;
constexpr std::size_t kFewShingles = 30;  // of a text that is compared as a whole only
constexpr double kCommon = 0.6;           // of the shorter text
constexpr double kShortest = 0.25;        // of the longer text

// Hashes are told apart by their last bits, which say nothing of their order: the least of each bin
// is that of the whole text (one permutation hashing, Li, Owen and Zhang 2012).
constexpr std::size_t kBins = 64;

template <typename Number>
void append(Number number, std::string& bytes) {
  for (std::size_t i = 0; i < sizeof number; ++i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xffU);
  }
}

template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

// The greatest hash up to which a sketch holds all of its text.
std::uint32_t reach(const Sketch& sketch) {
  return sketch.least.size() < kMostHashes ? std::numeric_limits<std::uint32_t>::max()
                                           : sketch.least.back();
}

}  // namespace

Sketch sketch_of(const std::vector<std::uint64_t>& title, std::vector<std::uint64_t> text) {
  if (text.size() < kFewShingles) text.insert(text.end(), title.begin(), title.end());
  Sketch sketch;
  sketch.least.reserve(text.size());
  for (const std::uint64_t shingle : text) {
    sketch.whole = mixed(sketch.whole + shingle);
    sketch.least.push_back(static_cast<std::uint32_t>(shingle >> 32U));
  }
  std::sort(sketch.least.begin(), sketch.least.end());
  sketch.least.erase(std::unique(sketch.least.begin(), sketch.least.end()), sketch.least.end());
  if (sketch.least.size() > kMostHashes) sketch.least.resize(kMostHashes);
  sketch.least.shrink_to_fit();
  return sketch;
}

std::string encode(const Sketch& sketch) {
  std::string bytes;
  append(sketch.whole, bytes);
  for (const std::uint32_t hash : sketch.least) append(hash, bytes);
  return bytes;
}

Sketch decode_sketch(std::string_view bytes) {
  Sketch sketch;
  constexpr std::size_t kBegin = sizeof sketch.whole;
  constexpr std::size_t kEach = sizeof(std::uint32_t);
  if (bytes.size() < kBegin || (bytes.size() - kBegin) % kEach != 0) return sketch;
  sketch.whole = number_at<std::uint64_t>(bytes, 0);
  sketch.least.reserve((bytes.size() - kBegin) / kEach);
  for (std::size_t at = kBegin; at < bytes.size(); at += kEach) {
    sketch.least.push_back(number_at<std::uint32_t>(bytes, at));
  }
  return sketch;
}

bool are_copies(const Sketch& one, const Sketch& other) {
  if (one.least.empty() || other.least.empty()) return false;
  if (one.whole == other.whole) return true;
  if (std::min(one.least.size(), other.least.size()) < kFewShingles) return false;
  const std::uint32_t end = std::min(reach(one), reach(other));
  std::size_t common = 0;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < one.least.size() && k < other.least.size() && one.least[i] <= end &&
         other.least[k] <= end) {
    common += one.least[i] == other.least[k] ? 1U : 0U;
    const bool advance = one.least[i] <= other.least[k];
    k += other.least[k] <= one.least[i] ? 1U : 0U;
    i += advance ? 1U : 0U;
  }
  const auto up_to_end = [&](const Sketch& sketch) {
    return static_cast<double>(std::upper_bound(sketch.least.begin(), sketch.least.end(), end) -
                               sketch.least.begin());
  };
  const auto [shorter, longer] = std::minmax({up_to_end(one), up_to_end(other)});
  return shorter >= kShortest * longer && static_cast<double>(common) >= kCommon * shorter;
}

std::vector<std::uint64_t> band_keys(const Sketch& sketch) {
  std::vector<std::uint64_t> keys;
  if (sketch.least.empty()) return keys;
  keys.push_back(sketch.whole);
  if (sketch.least.size() < kFewShingles) return keys;
  std::array<std::optional<std::uint32_t>, kBins> least;
  for (const std::uint32_t hash : sketch.least) {
    std::optional<std::uint32_t>& bin = least[hash % kBins];
    if (!bin) bin = hash;
  }
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const auto& [one, next] = std::pair(least[bin], least[(bin + 1) % kBins]);
    if (one && next) keys.push_back(mixed(std::uint64_t{*one} << 32U | *next));
  }
  return keys;
}

}  // namespace revue
