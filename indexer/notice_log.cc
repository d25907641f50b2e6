#include "indexer/notice_log.h"

#include <string_view>

#include "indexer/figures.h"

namespace revue {
namespace {

// Of "path:12", "path:12#2", "path:12:3" or "path:byte 12" the path.
std::string_view file_of(std::string_view where) {
  for (;;) {
    const std::size_t colon = where.rfind(':');
    if (colon == where.npos) return where;
    std::string_view place = where.substr(colon + 1);
    constexpr std::string_view kByte = "byte ";
    if (place.starts_with(kByte)) place.remove_prefix(kByte.size());
    if (place.empty() || place.find_first_not_of("0123456789#") != place.npos) return where;
    where = where.substr(0, colon);
  }
}

}  // namespace

void NoticeLog::add(const Notice& notice) {
  const std::string_view file = file_of(notice.where);
  if (file != file_) {
    finish();
    file_ = file;
  }
  const bool refused = notice.kind == Notice::Kind::kRefused;
  if (++notices_ > kMostOfAFile) {
    refusals_ += refused ? 1U : 0U;
    return;
  }
  tell_(notice.where + ": " + (refused ? "refused: " : "") + notice.message);
}

void NoticeLog::finish() {
  if (notices_ > kMostOfAFile) {
    tell_(file_ + ": " + with_commas(notices_ - kMostOfAFile) + " more messages, of which " +
          with_commas(refusals_) +
          " refuse a record, are not shown; build --report FILE lists all that is refused");
  }
  file_.clear();
  notices_ = 0;
  refusals_ = 0;
}

}  // namespace revue
