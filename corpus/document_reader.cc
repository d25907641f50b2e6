#include "corpus/document_reader.h"

#include <algorithm>
#include <map>
#include <optional>

#include "analyzers/encoding.h"
#include "corpus/converted_document.h"
#include "corpus/feed_reader.h"
#include "corpus/html_reader.h"
#include "corpus/json_reader.h"
#include "corpus/jsonl_reader.h"
#include "corpus/left_out.h"
#include "corpus/table_reader.h"
#include "corpus/text_reader.h"
#include "corpus/utf16_stream.h"
#include "corpus/warc_reader.h"

namespace revue {
namespace {

using Format = SourceFormat;

std::string without_ending(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t base = name.rfind('/') + 1;  // 0 without a slash
  return dot == std::string::npos || dot <= base ? name : name.substr(0, dot);
}

}  // namespace

std::string map_text(const std::vector<std::pair<std::string, std::string>>& columns) {
  std::string text;
  for (const auto& [field, column] : columns) {
    text += (text.empty() ? "" : ",") + field + "=" + column;
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> parse_map(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> columns;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t equals = std::min(one.find('='), one.size());
    columns.emplace_back(one.substr(0, equals), one.substr(std::min(equals + 1, one.size())));
  }
  return columns;
}

std::string shown_name(const std::string& name) {
  // The slash keeps the first bytes from being taken for a byte order mark.
  return decode("/" + name).text.substr(1);
}

void DocumentReader::read(std::istream& in, Format format, const std::string& name,
                          const std::string& source) const {
  const ArticleSink take = [&](Article&& article) {
    article.format = format_name(format);
    if (format == Format::kTable) article.columns = map_text(options_.columns);
    sink_(std::move(article));
  };
  const NoticeSink notice = [&](Notice what) {
    what.format = format_name(format);
    notice_(what);
  };
  const Sinks to{take, notice};
  const std::string message = misnamed(name, format);
  if (options_.format == Format::kAuto && !message.empty()) {
    notice({Notice::Kind::kNote, source, message});
  }
  if (format == Format::kArchive) {
    archive(in, name, source, to, options_.archives);
  } else if (holds_many(format)) {
    many(in, format, shown_name(name), source, to);
  } else {
    whole(in, format, name, source, to);
  }
}

std::uint64_t DocumentReader::archive(std::istream& in, const std::string& name,
                                      const std::string& source, const Sinks& to,
                                      const ArchiveLimits& limits, bool inside) const {
  LeftOut left_out;
  ArchiveLimits left = limits;  // for what is compressed inside
  bool sheet = false;
  const auto take = [&](const ArchiveEntry& entry) {
    // A compressed file is the file it was.
    const bool compressed = entry.name.empty();
    const std::string entry_name = !compressed                ? name + "/" + entry.name
                                   : is_compressed_file(name) ? without_ending(name)
                                                              : name;
    const std::string entry_source = compressed ? source : source + "/" + shown_name(entry.name);
    const Format wanted = options_.format == Format::kArchive ? Format::kAuto : options_.format;
    const Format format = format_of(wanted, entry_name, entry.beginning);
    if ((inside && !compressed) || format == Format::kArchive) {
      if (!inside && !compressed && is_compressed_file(entry_name)) {
        const std::uint64_t unpacked = archive(entry.in, entry_name, entry_source, to, left, true);
        left.largest_total -= std::min(left.largest_total, unpacked);
        left.ratio_from -= std::min(left.ratio_from, unpacked);
        return;
      }
      to.notice({Notice::Kind::kRefused, entry_source,
                 "is an archive inside another; unpack it and give the files"});
      return;
    }
    if (entry.name == "xl/workbook.xml") {
      sheet = true;
    } else if (format != Format::kAuto) {
      read(entry.in, format, entry_name, entry_source);
    } else if (compressed) {
      to.notice({Notice::Kind::kRefused, entry_source,
                 "neither its name nor what it begins with is known; name it with --format"});
    } else {
      left_out.add(entry.name, entry_source, to.notice);
    }
  };
  const std::uint64_t unpacked = read_archive(in, source, limits, take, to.notice);
  if (sheet) {
    to.notice({Notice::Kind::kRefused, source,
               "is a spreadsheet of an office program; save it there as CSV and give that"});
  } else {
    left_out.report(source, to.notice);
  }
  return unpacked;
}

void DocumentReader::whole(std::istream& in, Format format, const std::string& name,
                           const std::string& source, const Sinks& to) const {
  std::string bytes;
  std::vector<char> block(std::size_t{64} << 10U);
  for (std::streamsize size = 1; size > 0;) {
    size = in.rdbuf()->sgetn(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block.data(), static_cast<std::size_t>(size));
    if (bytes.size() > options_.largest_text) {
      to.notice({Notice::Kind::kRefused, source,
                 "is more than the " + std::to_string(options_.largest_text) +
                     " bytes that one article may take; split it, or give several articles as JSON "
                     "Lines"});
      return;
    }
  }
  const std::string id = shown_name(without_ending(name));
  if (is_converted(format)) {
    auto article = read_converted(bytes, format, id, source, to.notice);
    if (article) to.take(std::move(*article));
    return;
  }
  auto article = format == Format::kHtml ? read_html(std::move(bytes), id, source, to.notice)
                                         : read_text(std::move(bytes), id, source, to.notice);
  if (article) to.take(std::move(*article));
}

void DocumentReader::many(std::istream& in, Format format, const std::string& id_stem,
                          const std::string& source, const Sinks& to) const {
  bool big_endian = false;
  const bool in_bytes = format == Format::kWarc || format == Format::kFeed;
  if (!in_bytes && Utf16Buffer::takes_mark(*in.rdbuf(), big_endian)) {
    Utf16Buffer utf8(*in.rdbuf(), big_endian);
    std::istream lines(&utf8);
    return many(lines, format, id_stem, source, to);
  }
  if (format == Format::kTable) {
    const TableOptions table{options_.columns, options_.largest_text};
    read_table(in, table, id_stem, source, to.take, to.notice);
  } else if (format == Format::kWarc) {
    read_warc(in, id_stem, source, to.take, to.notice, options_.largest_text);
  } else if (format == Format::kFeed) {
    read_feed(in, id_stem, source, to.take, to.notice, options_.largest_text);
  } else {
    const auto& read = format == Format::kJson ? read_json : read_jsonl;
    read(in, id_stem, source, to.take, to.notice, options_.largest_text);
  }
}

}  // namespace revue
