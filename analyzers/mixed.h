// Spreads bits, for hashes.
#ifndef REVUE_ANALYZERS_MIXED_H_
#define REVUE_ANALYZERS_MIXED_H_

#include <cstdint>

namespace revue {

// The last steps of splitmix64: spreads every bit of the argument over the result.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111eb;
  return x ^ (x >> 31U);
}

}  // namespace revue

#endif  // REVUE_ANALYZERS_MIXED_H_
