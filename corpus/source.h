// Everything that a build is told to read: files, directories, standard input.
#ifndef REVUE_CORPUS_SOURCE_H_
#define REVUE_CORPUS_SOURCE_H_

#include <istream>
#include <string>
#include <vector>

#include "corpus/article.h"
#include "corpus/document_reader.h"

namespace revue {

// Reads each source in turn: a file, of the format that its beginning or else its ending tells
// (format.h); a directory (recursive, by path in byte order; hidden files left out, files that
// neither tells with a notice, linked folders not entered); or - for standard input: JSON Lines
// when its first character is a brace, else by its beginning, else one text. The id of a text or
// page is its path below the directory given, without ending, or the name of a file given itself;
// articles of other files without one get the path with its ending, a colon and the line, or in
// JSON and feeds the number. The path of a file in an archive is that of the archive, a slash and
// its own there. An id that stands twice in a run gets #2, #3 …, with a notice. What cannot be read
// is refused by notice and the rest goes on. The sink may throw to stop.
void read_sources(const std::vector<std::string>& sources, std::istream& standard_input,
                  const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice);

}  // namespace revue

#endif  // REVUE_CORPUS_SOURCE_H_
