// Hashes that are the same on every machine, unlike std::hash.
#ifndef REVUE_ANALYZERS_HASHES_H_
#define REVUE_ANALYZERS_HASHES_H_

#include <cstdint>
#include <string_view>

namespace revue {

// FNV-1a (Fowler, Noll, Vo), 64 bits.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The last steps of splitmix64: spreads every bit of the argument over the result.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111eb;
  return x ^ (x >> 31U);
}

}  // namespace revue

#endif  // REVUE_ANALYZERS_HASHES_H_
