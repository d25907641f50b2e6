// Writes what searches would else work out each time they start: precompute HASH-FILE IMAGE-FILE.
// Run when revue is built; searcher/precomputed.h says what is in the files.
#include <fstream>
#include <iostream>
#include <vector>

#include "analyzers/gazetteer.h"
#include "indexer/fingerprint.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "precompute: needs two names of files\n";
    return 2;
  }
  std::vector<revue::TableProblem> problems;
  const auto gazetteer =
      revue::Gazetteer::parse(revue::default_gazetteer(), "gazetteer.tsv", problems);
  std::ofstream(argv[1], std::ios::binary) << revue::analysis_hash();
  std::ofstream image(argv[2], std::ios::binary);
  image << gazetteer.image();
  return problems.empty() && image.flush() ? 0 : 1;
}
