// Fills an empty index: threads write parts of it side by side, which are merged at last.
//
// A part is written in input order and stands for a stretch of the input, so that the merged index
// does not depend on the threads. Batches wait in rows, one for each part that is being written. A
// thread without a row takes the last half of the longest one, so that parts are as long as may be,
// since a short part wastes room in the index, and threads end together.
#ifndef REVUE_INDEXER_FIRST_BUILD_H_
#define REVUE_INDEXER_FIRST_BUILD_H_

#include <condition_variable>
#include <deque>
#include <exception>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "indexer/builder.h"
#include "indexer/parts.h"
#include "indexer/pipeline.h"
#include "indexer/writer.h"

namespace revue {

// Nothing is in the index before finish(). What is referred to must outlive it.
class FirstBuild : public Pipeline {
 public:
  // Requires: writer.is_empty().
  FirstBuild(const Gazetteer& gazetteer, IndexWriter& writer, unsigned jobs, BuildCounts& counts,
             OutcomeSink outcome);
  // Gives up what is not finished.
  ~FirstBuild() override;

  // Waits while many batches wait for a thread.
  void run(Batch batch) override;
  void finish(bool soon) override;

 private:
  struct Row {
    std::size_t number = 0;  // of the first batch that waits
    std::deque<Batch> waiting;
    bool taken = false;  // by a thread
  };
  using RowPlace = std::list<Row>::iterator;

  void work();
  std::optional<RowPlace> take_row();
  std::optional<Batch> next_batch(RowPlace row);
  void write(Batch batch, Analyzer& analyzer, Xapian::WritableDatabase& part);
  void give_up_late_ones();
  std::size_t first_waiting() const;
  void tell_before(std::size_t batch);
  void end();

  const Gazetteer& gazetteer_;
  IndexWriter& writer_;
  BuildCounts& counts_;  // of the building thread
  Parts parts_;
  std::size_t batches_ = 0;
  // Outcomes of the articles of batches that may still be given up, in input order.
  OutcomeSink outcome_;
  std::deque<std::vector<InputOutcome>> untold_;
  std::size_t told_ = 0;  // batches

  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::list<Row> rows_;  // in input order
  std::size_t waiting_ = 0;
  bool ends_ = false;  // no batch comes any more
  std::exception_ptr failure_;
  Written written_;

  std::vector<std::thread> threads_;
};

}  // namespace revue

#endif  // REVUE_INDEXER_FIRST_BUILD_H_
