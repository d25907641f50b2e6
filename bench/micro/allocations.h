// How often memory is asked for: this program's operator new counts.
#ifndef REVUE_BENCH_MICRO_ALLOCATIONS_H_
#define REVUE_BENCH_MICRO_ALLOCATIONS_H_

#include <cstdint>

namespace revue {

// Calls of operator new since the program began. One thread.
std::uint64_t allocations();

}  // namespace revue

#endif  // REVUE_BENCH_MICRO_ALLOCATIONS_H_
