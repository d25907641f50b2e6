#include "corpus/format.h"

#include <algorithm>
#include <string>

#include "analyzers/fold.h"
#include "corpus/feed_reader.h"
#include "corpus/html_reader.h"

namespace revue {
namespace {

using Format = SourceFormat;

// In the order of SourceFormat.
constexpr std::string_view kNames[] = {"auto",    "text", "html", "jsonl", "json", "csv",
                                       "archive", "warc", "feed", "pdf",   "docx", "odt"};

struct Ending {
  std::string_view ending;
  Format format;
};
constexpr Ending kEndings[] = {
    {".txt", Format::kText},        {".text", Format::kText},        {".md", Format::kText},
    {".html", Format::kHtml},       {".htm", Format::kHtml},         {".xhtml", Format::kHtml},
    {".jsonl", Format::kJsonLines}, {".ndjson", Format::kJsonLines}, {".json", Format::kJson},
    {".csv", Format::kTable},       {".tsv", Format::kTable},        {".zip", Format::kArchive},
    {".tar", Format::kArchive},     {".tgz", Format::kArchive},      {".txz", Format::kArchive},
    {".gz", Format::kArchive},      {".xz", Format::kArchive},       {".zst", Format::kArchive},
    {".warc", Format::kWarc},       {".rss", Format::kFeed},         {".atom", Format::kFeed},
    {".pdf", Format::kPdf},         {".docx", Format::kDocx},        {".odt", Format::kOdt},
};

struct Mark {
  std::size_t offset;
  std::string_view bytes;
  Format format;
};
constexpr Mark kMarks[] = {
    {30, "mimetypeapplication/vnd.oasis.opendocument.text", Format::kOdt},
    {0, "%PDF-", Format::kPdf},
    {0, std::string_view("PK\x03\x04", 4), Format::kArchive},
    {0, std::string_view("\x1F\x8B\x08", 3), Format::kArchive},              // gzip
    {0, std::string_view("\xFD\x37\x7A\x58\x5A\x00", 6), Format::kArchive},  // xz
    {0, std::string_view("\x28\xB5\x2F\xFD", 4), Format::kArchive},          // zstd
    {0, "WARC/1.", Format::kWarc},
    {257, std::string_view("ustar", 5), Format::kArchive},  // tar
};

// Whether a document begins with an object that has a member, or with an array of such objects.
bool looks_like_json(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  const auto next_is = [&](char mark) {
    beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
    if (!beginning.starts_with(mark)) return false;
    beginning.remove_prefix(1);
    return true;
  };
  next_is('[');
  return next_is('{') && next_is('"');
}

// A zip that begins as Word has it.
bool looks_like_docx(std::string_view beginning) {
  constexpr std::size_t kFirstName = 30;  // of a zip
  if (!beginning.starts_with("PK") || beginning.size() <= kFirstName) return false;
  const std::string_view name = beginning.substr(kFirstName);
  return (name.starts_with("[Content_Types].xml") || name.starts_with("_rels/.rels")) &&
         name.find("word/") != name.npos;
}

}  // namespace

std::optional<SourceFormat> source_format(std::string_view name) {
  const auto* const found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Format>(found - std::begin(kNames));
}

std::string_view format_name(SourceFormat format) {
  return format == Format::kAuto ? std::string_view() : kNames[static_cast<std::size_t>(format)];
}

SourceFormat format_of_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return Format::kAuto;
  const std::string ending = small_letters(name.substr(dot));
  for (const Ending& known : kEndings) {
    if (ending == known.ending) return known.format;
  }
  return Format::kAuto;
}

bool is_compressed_file(std::string_view name) {
  for (const std::string_view ending : {".gz", ".xz", ".zst"}) {
    if (!small_letters(name).ends_with(ending)) continue;
    return format_of_name(name.substr(0, name.size() - ending.size())) != Format::kArchive;
  }
  return false;
}

SourceFormat format_of_beginning(std::string_view beginning) {
  beginning = beginning.substr(0, kSniffedBytes);
  if (looks_like_docx(beginning)) return Format::kDocx;
  for (const Mark& mark : kMarks) {
    if (beginning.size() > mark.offset && beginning.substr(mark.offset).starts_with(mark.bytes)) {
      return mark.format;
    }
  }
  if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF")) {
    std::string ascii(beginning.substr(2));
    ascii.erase(std::remove(ascii.begin(), ascii.end(), '\0'), ascii.end());
    return looks_like_json(ascii) ? Format::kJson : Format::kAuto;
  }
  if (looks_like_html(beginning)) return Format::kHtml;
  if (looks_like_feed(beginning)) return Format::kFeed;
  return looks_like_json(beginning) ? Format::kJson : Format::kAuto;
}

SourceFormat format_of(SourceFormat wanted, std::string_view name, std::string_view beginning) {
  const Format named = format_of_name(name);
  Format begins = format_of_beginning(beginning);
  // Lines of JSON begin as JSON does, but with no array, and documents of office programs are
  // archives themselves.
  const std::size_t first = beginning.find_first_of("[{");
  const bool array = first != beginning.npos && beginning[first] == '[';
  if ((named == Format::kJsonLines && begins == Format::kJson && !array) ||
      ((named == Format::kDocx || named == Format::kOdt) && begins == Format::kArchive)) {
    begins = named;
  }
  const Format found = begins == Format::kAuto ? named : begins;
  return wanted == Format::kAuto || found == Format::kArchive ? found : wanted;
}

std::string misnamed(std::string_view name, SourceFormat read_as) {
  const Format named = format_of_name(name);
  if (named == Format::kAuto || named == read_as) return {};
  return "begins as " + std::string(format_name(read_as)) + ", whatever its ending; read as that";
}

bool holds_many(SourceFormat format) {
  return format == Format::kJsonLines || format == Format::kJson || format == Format::kTable ||
         format == Format::kWarc || format == Format::kFeed;
}

bool is_converted(SourceFormat format) {
  return format == Format::kPdf || format == Format::kDocx || format == Format::kOdt;
}

}  // namespace revue
