// One input of a known format, wherever its bytes come from: a file, an entry of an archive,
// standard input.
#ifndef REVUE_CORPUS_DOCUMENT_READER_H_
#define REVUE_CORPUS_DOCUMENT_READER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/archive.h"
#include "corpus/article.h"
#include "corpus/format.h"

namespace revue {

struct ReadOptions {
  SourceFormat format = SourceFormat::kAuto;
  // Field and column of tables (table_reader.h).
  std::vector<std::pair<std::string, std::string>> columns;
  // Bytes. A text or page that is larger, or a line of JSON, is refused: an article is held in
  // memory whole, and its analysis takes many times its size.
  std::size_t largest_text = std::size_t{64} << 20U;
  ArchiveLimits archives;
  // Files and folders that are passed over where they stand in a source: what the run writes, and
  // the tables that it is given.
  std::vector<std::filesystem::path> no_sources;
};

// The columns of ReadOptions as --map takes them, and back: "title=Intitulé,text=Corps". No column
// of --map has a comma in its name.
std::string map_text(const std::vector<std::pair<std::string, std::string>>& columns);
std::vector<std::pair<std::string, std::string>> parse_map(std::string_view text);

// Names are bytes to the system, text to everyone else.
std::string shown_name(const std::string& name);

class DocumentReader {
 public:
  // The references must outlive it.
  DocumentReader(const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice)
      : options_(options), sink_(sink), notice_(notice) {}

  // Reads `in` to its end. Requires: `format` is not kAuto. `name`, bytes with an ending, is what
  // ids are made of; `source` is for messages. Articles and notices are marked with the format.
  // What cannot be read is refused by notice. Throws what the stream's buffer throws, and what the
  // sink does.
  void read(std::istream& in, SourceFormat format, const std::string& name,
            const std::string& source) const;

 private:
  struct Sinks {
    const ArticleSink& take;
    const NoticeSink& notice;
  };
  // `inside` an archive only what is compressed, and no archive, is read. Returns the bytes
  // unpacked.
  std::uint64_t archive(std::istream& in, const std::string& name, const std::string& source,
                        const Sinks& to, const ArchiveLimits& limits, bool inside = false) const;
  void whole(std::istream& in, SourceFormat format, const std::string& name,
             const std::string& source, const Sinks& to) const;
  void many(std::istream& in, SourceFormat format, const std::string& id_stem,
            const std::string& source, const Sinks& to) const;

  const ReadOptions& options_;
  const ArticleSink& sink_;
  const NoticeSink& notice_;
};

}  // namespace revue

#endif  // REVUE_CORPUS_DOCUMENT_READER_H_
