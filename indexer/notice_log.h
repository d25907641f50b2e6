// Notices as lines for a person, who is not flooded by one damaged file.
#ifndef REVUE_INDEXER_NOTICE_LOG_H_
#define REVUE_INDEXER_NOTICE_LOG_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "corpus/article.h"

namespace revue {

// Of the records of one file, or entry of an archive, the first kMostOfAFile notes and as many
// refusals are told, and of the others how many there are; what a whole file causes is always told.
// Notices of a file come one behind the other. One thread.
class NoticeLog {
 public:
  static constexpr std::uint64_t kMostOfAFile = 20;

  explicit NoticeLog(std::function<void(const std::string&)> tell) : tell_(std::move(tell)) {}
  ~NoticeLog() { finish(); }
  NoticeLog(const NoticeLog&) = delete;
  NoticeLog& operator=(const NoticeLog&) = delete;

  void add(const Notice& notice);
  // Tells how many notices of the last file were held back.
  void finish();

 private:
  std::function<void(const std::string&)> tell_;
  std::string file_;
  std::uint64_t notes_ = 0;     // of its records
  std::uint64_t refusals_ = 0;  // the same
};

}  // namespace revue

#endif  // REVUE_INDEXER_NOTICE_LOG_H_
