// By which rules an index was analysed.
#ifndef REVUE_INDEXER_FINGERPRINT_H_
#define REVUE_INDEXER_FINGERPRINT_H_

#include <string>
#include <string_view>

#include "analyzers/passages.h"

namespace revue {

// What the analysis makes of a fixed text in each language, with its stop words, passage sizes and
// the mentions of a small gazetteer, and kFormatVersion: another analysis has other facts.
std::string analysis_facts(const PassageSizes& sizes = {});

// Over analysis_facts() and the lists that revue ships. It takes some milliseconds, so that
// programs which only search have it ready (searcher/precomputed.h).
std::string analysis_hash();

// Two indexes with the same fingerprint were analysed alike. 16 hex digits.
std::string fingerprint(std::string_view analysis_hash, std::string_view gazetteer_tsv);

}  // namespace revue

#endif  // REVUE_INDEXER_FINGERPRINT_H_
