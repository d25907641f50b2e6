// Which format an input has: by what a person says, by its name, by what it begins with.
#ifndef REVUE_CORPUS_FORMAT_H_
#define REVUE_CORPUS_FORMAT_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace revue {

// How a source is read. kAuto: by its ending, and where that says nothing by what it begins with.
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

// Whether one input holds many articles, which are read one after the other.
bool holds_many(SourceFormat format);

// Whether another program has to make text of an input (converted_document.h).
bool is_converted(SourceFormat format);

}  // namespace revue

#endif  // REVUE_CORPUS_FORMAT_H_
