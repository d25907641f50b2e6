// JSON Lines: one article a line.
//
// `text` is required; `id`, `title`, `outlet`, `date`, `url`, `lang`, `author` are known strings or
// whole numbers (null is as good as absent); others are kept in Article::extra in input order, as
// are known ones that cannot be read, with a notice. Of a name given twice the last counts. A line
// that cannot be read is refused with its number, the rest goes on. One line is in memory at a
// time.
#ifndef REVUE_CORPUS_JSONL_READER_H_
#define REVUE_CORPUS_JSONL_READER_H_

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

#include "corpus/article.h"
#include "corpus/json.h"

namespace revue {

// A longer line is refused and read past without being held.
inline constexpr std::size_t kLongestJsonLine = std::size_t{64} << 20U;  // bytes

// Articles without an id get `id_stem`:LINE.
void read_jsonl(std::istream& in, const std::string& id_stem, const std::string& source,
                const ArticleSink& sink, const NoticeSink& notice,
                std::size_t longest_line = kLongestJsonLine);

// One object as an article; `where` is for messages. Nothing, with a refusing notice, when it is
// none.
std::optional<Article> read_json_article(std::string object, const std::string& where,
                                         const std::string& id, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_JSONL_READER_H_
