// Pages in a web archive: WARC 1.0 and 1.1 (ISO 28500), unpacked.
//
// A `response` of HTTP with status 200 or a `resource`, of type HTML, is a page (html_reader.h);
// its address is the record's WARC-Target-URI, its date what the page says, never when it was
// crawled. Other records are counted in one notice. Where no record begins, what stands before the
// next one is passed over, with a notice that names the byte. One record is in memory at a time.
#ifndef REVUE_CORPUS_WARC_READER_H_
#define REVUE_CORPUS_WARC_READER_H_

#include <cstddef>
#include <istream>
#include <string>

#include "corpus/article.h"

namespace revue {

// An article has the id `id_stem`:OFFSET and the source `source`:byte OFFSET, where its record
// begins. A page of more than `largest` bytes, packed or not, is refused.
void read_warc(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice, std::size_t largest);

}  // namespace revue

#endif  // REVUE_CORPUS_WARC_READER_H_
