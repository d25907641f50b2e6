// Numbers as both programs show them to people.
#ifndef REVUE_INDEXER_FIGURES_H_
#define REVUE_INDEXER_FIGURES_H_

#include <cstdint>
#include <string>

namespace revue {

// "12,345"
std::string with_commas(std::uint64_t value);
// "3.2"
std::string fixed(double value, int decimals);
// "0:23", of seconds; what is left of a long work.
std::string clock_of(double seconds);

}  // namespace revue

#endif  // REVUE_INDEXER_FIGURES_H_
