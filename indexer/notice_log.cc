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
  const bool of_record = file.size() < notice.where.size();
  if (of_record && ++(refused ? refusals_ : notes_) > kMostOfAFile) return;
  tell_(notice.where + ": " + (refused ? "refused: " : "") + notice.message);
}

void NoticeLog::finish() {
  if (refusals_ > kMostOfAFile) {
    tell_(file_ + ": " + with_commas(refusals_ - kMostOfAFile) +
          " more records were refused; revue-index build --report FILE lists them all");
  }
  if (notes_ > kMostOfAFile) {
    tell_(file_ + ": " + with_commas(notes_ - kMostOfAFile) + " more notes on its records");
  }
  file_.clear();
  notes_ = 0;
  refusals_ = 0;
}

}  // namespace revue
