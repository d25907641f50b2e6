// The values of many documents, asked for in order.
#ifndef REVUE_INDEXER_VALUE_READER_H_
#define REVUE_INDEXER_VALUE_READER_H_

#include <xapian.h>

#include <string>

namespace revue {

// Xapian stores the values of many documents together; this reads each such piece once, where
// Document::get_value() reads it for every document. One thread at a time. Xapian's errors come
// through.
class ValueReader {
 public:
  ValueReader(const Xapian::Database& database, Xapian::valueno slot)
      : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  // Empty when the document has none. Requires: documents in ascending order.
  std::string of(Xapian::docid document) {
    if (at_ != end_) at_.skip_to(document);
    return at_ != end_ && at_.get_docid() == document ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

}  // namespace revue

#endif  // REVUE_INDEXER_VALUE_READER_H_
