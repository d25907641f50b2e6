// How alike two texts are, by a few bytes of each.
//
// A signature holds, for each of 32 hash functions, the last byte of the least hash of the text's
// shingles of three words (MinHash, Broder 1997; one byte of each, Li and König 2010). The share of
// equal bytes estimates the share of shingles that two texts have in common, within 0.09 at worst
// (one standard deviation). Words are compared folded, so that capitals, accents and punctuation do
// not matter.
#ifndef REVUE_ANALYZERS_MINHASH_H_
#define REVUE_ANALYZERS_MINHASH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/tokens.h"

namespace revue {

// A hash for each three words in a row, in their order; one for all words of a text of less than
// three.
std::vector<std::uint64_t> shingles_of(const TokenList& tokens);

// 32 bytes; empty for a text without words. Linear.
std::string signature_of(const std::vector<std::uint64_t>& shingles);

// From 0 to 1; 0 where a signature is empty.
double resemblance(std::string_view one, std::string_view other);

// Texts that resemble each other so much are copies: of eighty words at most about six differ.
inline constexpr double kCopy = 0.6;

}  // namespace revue

#endif  // REVUE_ANALYZERS_MINHASH_H_
