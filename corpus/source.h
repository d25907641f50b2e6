// Everything that a build is told to read: files, directories, standard input.
#ifndef REVUE_CORPUS_SOURCE_H_
#define REVUE_CORPUS_SOURCE_H_

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/article.h"

namespace revue {

// How a source is read. kAuto: by its ending, and where that says nothing by what it begins with.
enum class SourceFormat { kAuto, kText, kHtml, kJsonLines, kJson, kTable };

// "auto", "text", "html", "jsonl", "json", "csv".
std::optional<SourceFormat> source_format(std::string_view name);

struct ReadOptions {
  SourceFormat format = SourceFormat::kAuto;
  // Field and column of tables (table_reader.h).
  std::vector<std::pair<std::string, std::string>> columns;
  // Bytes. A text or page that is larger, or a line of JSON, is refused: an article is held in
  // memory whole, and its analysis takes many times its size.
  std::size_t largest_text = std::size_t{64} << 20U;
};

// Reads each source in turn: a file (.txt, .text, .md; .html, .htm, .xhtml; .jsonl, .ndjson; .json;
// .csv, .tsv; of another ending when it begins like a page or JSON), a directory (recursive, by
// path in byte order; hidden files and other endings left out, linked folders not entered) or - for
// standard input: JSON Lines when its first character is a brace, a JSON document when it is a
// bracket before a brace, a page when it begins like one (html_reader.h), else one text. The id of
// a text or page is its path below the directory given, without ending, or the name of a file given
// itself; articles of other files without one get the path with its ending, a colon and the line,
// or in JSON the number. An id that stands twice in a run gets #2, #3 …, with a notice. What cannot
// be read is refused by notice and the rest goes on. The sink may throw to stop.
void read_sources(const std::vector<std::string>& sources, std::istream& standard_input,
                  const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_SOURCE_H_
