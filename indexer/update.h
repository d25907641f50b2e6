// Brings an index up to date: what is new or changed is written, batch by batch.
#ifndef REVUE_INDEXER_UPDATE_H_
#define REVUE_INDEXER_UPDATE_H_

#include <deque>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/builder.h"
#include "indexer/pipeline.h"
#include "indexer/writer.h"

namespace revue {

// One batch is analysed while the one before is written. Every batch is committed as a whole. What
// is referred to must outlive it.
class Update : public Pipeline {
 public:
  // `notice` is told of an article that takes the place of one from elsewhere, `outcome` of every
  // article before run() returns.
  Update(const Gazetteer& gazetteer, IndexWriter& writer, unsigned jobs, BuildCounts& counts,
         NoticeSink notice, OutcomeSink outcome);
  ~Update() override;

  // Returns once the batch before is committed and this one is analysed.
  void run(Batch batch) override;
  void finish(bool soon) override;

 private:
  // An article that has been analysed.
  struct Job {
    ReadArticle read;
    std::vector<std::string> documents;  // serialised, which takes a tenth of their memory
    Written written;
  };

  void keep_new(Batch& batch);
  void await_commit();
  std::vector<Job> analyze_all(Batch batch);

  const Gazetteer& gazetteer_;
  IndexWriter& writer_;
  BuildCounts& counts_;
  NoticeSink notice_;
  OutcomeSink outcome_;
  std::deque<Analyzer> analyzers_;  // one per thread
  std::mutex writer_mutex_;
  std::future<void> writing_;
};

}  // namespace revue

#endif  // REVUE_INDEXER_UPDATE_H_
