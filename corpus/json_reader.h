// Articles in a JSON document: an array of them, an object that holds one such array, one article,
// or several objects one behind the other.
//
// The objects are read as the lines of JSON Lines are (jsonl_reader.h). An object of an array is in
// memory alone; one that stands by itself, with the array that it may hold, is held whole. What
// cannot be read is refused with the number of its line, and the objects behind it are read.
#ifndef REVUE_CORPUS_JSON_READER_H_
#define REVUE_CORPUS_JSON_READER_H_

#include <istream>
#include <string>

#include "corpus/article.h"
#include "corpus/jsonl_reader.h"

namespace revue {

// Articles without an id get `id_stem`:N, the number of the object. An object of more than
// `longest` bytes is refused.
void read_json(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice,
               std::size_t longest = kLongestJsonLine);

}  // namespace revue

#endif  // REVUE_CORPUS_JSON_READER_H_
