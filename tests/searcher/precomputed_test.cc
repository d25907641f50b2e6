#include "searcher/precomputed.h"

#include <doctest/doctest.h>

#include <vector>

#include "analyzers/gazetteer.h"
#include "indexer/fingerprint.h"

namespace revue {
namespace {

TEST_CASE("what was worked out when revue was built is what it would work out now") {
  CHECK_EQ(precomputed_analysis_hash(), analysis_hash());
  std::vector<TableProblem> problems;
  const auto gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  CHECK_EQ(precomputed_gazetteer(), gazetteer.image());
}

}  // namespace
}  // namespace revue
