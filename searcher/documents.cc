#include "searcher/documents.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/value_reader.h"

namespace revue {
namespace {

class WithinRanges : public Xapian::PostingSource {
 public:
  explicit WithinRanges(std::vector<DocumentRange> ranges) : ranges_(std::move(ranges)) {
    for (const DocumentRange& range : ranges_) size_ += range.end - range.begin;
  }

  void init(const Xapian::Database& /*database*/) override {
    range_ = 0;
    document_ = 0;
  }
  Xapian::PostingSource* clone() const override { return new WithinRanges(ranges_); }

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double /*least_weight*/) override { move_to(document_ + 1); }
  void skip_to(Xapian::docid document, double /*least_weight*/) override {
    if (document > document_) move_to(document);
  }
  bool at_end() const override { return range_ == ranges_.size(); }
  Xapian::docid get_docid() const override { return document_; }
  std::string get_description() const override { return "WithinRanges"; }

 private:
  void move_to(Xapian::docid document) {
    while (range_ < ranges_.size() && ranges_[range_].end <= document) ++range_;
    document_ = document;
    if (range_ < ranges_.size() && document < ranges_[range_].begin) {
      document_ = ranges_[range_].begin;
    }
  }

  std::vector<DocumentRange> ranges_;
  Xapian::doccount size_ = 0;
  std::size_t range_ = 0;
  Xapian::docid document_ = 0;
};

}  // namespace

Xapian::Query within(std::vector<DocumentRange> ranges) {
  // The query owns it.
  return Xapian::Query((new WithinRanges(std::move(ranges)))->release());
}

std::vector<std::string> values_of(const Xapian::Database& database, Xapian::valueno slot,
                                   const std::vector<Xapian::docid>& documents) {
  std::vector<std::size_t> order(documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return documents[a] < documents[b]; });
  std::vector<std::string> values(documents.size());
  ValueReader reader(database, slot);
  for (const std::size_t i : order) values[i] = reader.of(documents[i]);
  return values;
}

}  // namespace revue
