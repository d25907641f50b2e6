// A line on the terminal that says how far a build is. Only main.cc prints.
#ifndef REVUE_INDEXER_PROGRESS_H_
#define REVUE_INDEXER_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "indexer/builder.h"

namespace revue {

// "12,345 articles, 45.6 of 120.0 MB, 3.2 MB/s, 0:23 left". `total_bytes` is 0 when unknown (input
// from a pipe).
std::string progress_line(const BuildCounts& counts, std::uint64_t total_bytes,
                          std::chrono::duration<double> elapsed);

// "40 articles read: 38 added, 2 changed, 0 unchanged, 0 refused; 132 passages; 0.1 MB in 0.4 s".
std::string summary_line(const BuildCounts& counts, std::chrono::duration<double> elapsed);

}  // namespace revue

#endif  // REVUE_INDEXER_PROGRESS_H_
