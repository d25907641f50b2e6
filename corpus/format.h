// Which format an input has: by what a person says, by its name, by what it begins with.
#ifndef REVUE_CORPUS_FORMAT_H_
#define REVUE_CORPUS_FORMAT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace revue {

// How a source is read. kAuto: by what it begins with, and where that says nothing by its ending.
enum class SourceFormat {
  kAuto,
  kText,
  kHtml,
  kJsonLines,
  kJson,
  kTable,
  kArchive,
  kWarc,
  kFeed,
  kPdf,
  kDocx,
  kOdt
};

// "auto", "text", "html", "jsonl", "json", "csv", "archive", "warc", "feed", "pdf", "docx", "odt".
std::optional<SourceFormat> source_format(std::string_view name);

// Its name; empty for kAuto.
std::string_view format_name(SourceFormat format);

// By the ending of a file's name; kAuto where that says nothing.
SourceFormat format_of_name(std::string_view name);

// Whether a name is that of one file that is compressed, and of no archive: a.warc.gz, not
// a.tar.gz.
bool is_compressed_file(std::string_view name);

// How many bytes of the beginning format_of_beginning() looks at.
inline constexpr std::size_t kSniffedBytes = 4096;

// By what an input begins with; kAuto where that says nothing. Text and tables begin like anything.
SourceFormat format_of_beginning(std::string_view beginning);

// How an input of this name and beginning is read when a person said `wanted`. An archive is one
// whatever a person says, who speaks of what is in it. Else what a person says holds; else what the
// input begins with, which tells a page that was saved as .txt; else its name. kAuto where none
// tells.
SourceFormat format_of(SourceFormat wanted, std::string_view name, std::string_view beginning);

// What to tell a person when an input's name says one format and it is read as another: empty when
// there is nothing to tell.
std::string misnamed(std::string_view name, SourceFormat read_as);

// Whether one input holds many articles, which are read one after the other.
bool holds_many(SourceFormat format);

// Whether another program has to make text of an input (converted_document.h).
bool is_converted(SourceFormat format);

}  // namespace revue

#endif  // REVUE_CORPUS_FORMAT_H_
