// The answers of a batch in each form of a run (docs/batch.md).
#ifndef REVUE_SEARCHER_OUTPUT_BATCH_H_
#define REVUE_SEARCHER_OUTPUT_BATCH_H_

#include <istream>
#include <ostream>
#include <string>

#include "searcher/batch.h"
#include "searcher/run_options.h"

namespace revue {

// What stands before the first topic.
std::string run_header(const RunOptions& options);

// The answer to a topic. Of a matrix its counts, a line of JSON, for finish_matrix().
std::string render_topic(const RunOptions& options, const Topic& topic, const TopicAnswer& answer);

// Six columns. Scores fall from rank to rank, also in the single precision that trec_eval 9 reads
// them in: of equal weights each is written a step below the one before it.
std::string render_trec(const RunOptions& options, const Topic& topic, const TopicAnswer& answer);

// {"topic","outcome","total","counts":{…}}
std::string render_counts(const RunOptions& options, const Topic& topic, const TopicAnswer& answer);

// Makes the table of a matrix from the counts of its topics; `counts` is read twice. A row a topic,
// a column for whatever any topic has, in byte order. Throws: Error when the counts are none.
void finish_matrix(const RunOptions& options, std::istream& counts, std::ostream& out);

}  // namespace revue

#endif  // REVUE_SEARCHER_OUTPUT_BATCH_H_
