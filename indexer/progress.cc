#include "indexer/progress.h"

#include "indexer/figures.h"

namespace revue {
namespace {

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

}  // namespace

std::string progress_line(const BuildCounts& counts, std::uint64_t total_bytes,
                          std::chrono::duration<double> elapsed) {
  const double done = megabytes(counts.bytes);
  const double total = megabytes(total_bytes);
  const double speed = elapsed.count() > 0 ? done / elapsed.count() : 0;
  std::string line = with_commas(counts.read) + " articles, " + fixed(done, 1) +
                     (total > 0 ? " of " + fixed(total, 1) : std::string()) + " MB, " +
                     fixed(speed, 1) + " MB/s";
  if (total > done && speed > 0) {
    line += ", " + clock_of((total - done) / speed) + " left";
  }
  return line;
}

std::string summary_line(const BuildCounts& counts, std::chrono::duration<double> elapsed) {
  std::string line = with_commas(counts.read) + " articles read: " + with_commas(counts.added) +
                     " added, " + with_commas(counts.changed) + " changed, " +
                     with_commas(counts.unchanged) + " unchanged";
  if (counts.removed > 0) line += ", " + with_commas(counts.removed) + " removed";
  if (counts.duplicates > 0) {
    line += "; " + with_commas(counts.duplicates) +
            (counts.duplicates_dropped ? " duplicates dropped" : " duplicates folded");
  }
  line += "; " + with_commas(counts.refused) + " inputs refused; " + with_commas(counts.passages) +
          " passages, " + with_commas(counts.quotes) + " quotes written; " +
          fixed(megabytes(counts.bytes), 1) + " MB in " + fixed(elapsed.count(), 1) + " s";
  return line;
}

}  // namespace revue
