// What a search would else work out each time it starts. Made when revue is built
// (indexer/precompute.cc), from the same sources as the program.
#ifndef REVUE_SEARCHER_PRECOMPUTED_H_
#define REVUE_SEARCHER_PRECOMPUTED_H_

#include <string_view>

namespace revue {

// analysis_hash() of fingerprint.h.
std::string_view precomputed_analysis_hash();

// Gazetteer::image() of default_gazetteer().
std::string_view precomputed_gazetteer();

}  // namespace revue

#endif  // REVUE_SEARCHER_PRECOMPUTED_H_
