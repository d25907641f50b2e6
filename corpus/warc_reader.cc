#include "corpus/warc_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>

#include "analyzers/encoding.h"
#include "analyzers/fold.h"
#include "corpus/header_fields.h"
#include "corpus/html_reader.h"
#include "corpus/http_response.h"

namespace revue {
namespace {

constexpr std::string_view kVersion = "WARC/1.";
constexpr std::size_t kLargestHead = std::size_t{1} << 20U;  // bytes, of a record or of HTTP

// The bytes of a file, counted.
class Bytes {
 public:
  explicit Bytes(std::istream& in) : in_(*in.rdbuf()) {}

  std::uint64_t offset() const { return offset_; }

  // A line with its end, of which no more than kLargestHead bytes are kept; empty at the end of the
  // input.
  std::string line() {
    std::string out;
    for (int c = in_.sbumpc(); c != kEnd; c = in_.sbumpc()) {
      ++offset_;
      if (out.size() < kLargestHead) out.push_back(static_cast<char>(c));
      if (c == '\n') break;
    }
    return out;
  }

  // As many as there are, up to `size`.
  std::string take(std::uint64_t size) {
    std::string out;
    std::array<char, 65536> block;
    for (std::streamsize got = 1; size > 0 && got > 0;) {
      got = in_.sgetn(block.data(),
                      static_cast<std::streamsize>(std::min<std::uint64_t>(size, block.size())));
      out.append(block.data(), static_cast<std::size_t>(got));
      size -= static_cast<std::uint64_t>(got);
      offset_ += static_cast<std::uint64_t>(got);
    }
    return out;
  }

  // False when the input ends before.
  bool skip(std::uint64_t size) {
    while (size > 0) {
      const std::uint64_t part = std::min<std::uint64_t>(size, 65536);
      if (take(part).size() < part) return false;
      size -= part;
    }
    return true;
  }

 private:
  static constexpr int kEnd = std::streambuf::traits_type::eof();

  std::streambuf& in_;
  std::uint64_t offset_ = 0;
};

struct Record {
  std::uint64_t offset = 0;
  std::string where;
  HeaderFields fields;
  std::uint64_t size = 0;  // bytes of its block
};

// The kinds of records that hold no page, for a notice; others are named together.
std::string kind_of(std::string_view type) {
  for (const std::string_view known :
       {"warcinfo", "request", "metadata", "revisit", "conversion", "continuation"}) {
    if (type == known) return std::string(known);
  }
  return "of unknown type";
}

bool is_html(const ContentType& content, std::string_view body) {
  if (content.type.empty()) return looks_like_html(body);
  return content.type == "text/html" || content.type == "application/xhtml+xml";
}

class Reader {
 public:
  Reader(std::istream& in, const std::string& id_stem, const std::string& source,
         const ArticleSink& sink, const NoticeSink& notice, std::size_t largest)
      : bytes_(in),
        id_stem_(id_stem),
        source_(source),
        sink_(sink),
        notice_(notice),
        largest_(largest) {}

  void read() {
    std::size_t records = 0;
    std::uint64_t offset = 0;
    for (std::string line = next_line(offset); !line.empty(); line = next_line(offset)) {
      if (!line.starts_with(kVersion)) {
        line = pass_over(offset);
        if (line.empty()) break;
      }
      ++records;
      record(offset);
    }
    report_skipped();
    if (records == 0) {
      notice_({Notice::Kind::kRefused, source_, "holds no record of WARC 1.0 or 1.1"});
    }
  }

 private:
  // The next line that is not blank; records are parted by blank ones. Empty at the end.
  std::string next_line(std::uint64_t& offset) {
    for (;;) {
      offset = bytes_.offset();
      std::string line = bytes_.line();
      if (line != "\n" && line != "\r\n") return line;
    }
  }

  // From `offset`, where no record begins, to the next one, whose first line is returned.
  std::string pass_over(std::uint64_t& offset) {
    const std::uint64_t begin = offset;
    std::string line;
    do {
      offset = bytes_.offset();
      line = bytes_.line();
    } while (!line.empty() && !line.starts_with(kVersion));
    notice_({Notice::Kind::kRefused, source_ + ":byte " + std::to_string(begin),
             "no record begins here; " + std::to_string(offset - begin) + " bytes passed over" +
                 (line.empty() ? ", to the end" : ", to the next record")});
    return line;
  }

  void record(std::uint64_t offset) {
    Record record;
    record.offset = offset;
    record.where = source_ + ":byte " + std::to_string(offset);
    std::string head;
    for (std::string line = bytes_.line(); !line.empty(); line = bytes_.line()) {
      head += line;
      if (line == "\n" || line == "\r\n" || head.size() > kLargestHead) break;
    }
    std::string_view rest = head;
    auto fields = take_fields(rest);
    if (!fields) return refuse(record, "the head of the record does not end");
    record.fields = std::move(*fields);
    const std::string_view length = record.fields.value("content-length");
    const auto [end, failure] =
        std::from_chars(length.data(), length.data() + length.size(), record.size);
    if (failure != std::errc() || end != length.data() + length.size()) {
      return refuse(record, "the record has no Content-Length that can be read");
    }
    const std::string type = small_letters(record.fields.value("warc-type"));
    if (type == "response" || type == "resource") return page(record, type == "response");
    ++skipped_[kind_of(type)];
    pass_block(record, record.size);
  }

  void page(const Record& record, bool is_response) {
    const std::string block = bytes_.take(std::min<std::uint64_t>(record.size, kLargestHead));
    const std::uint64_t rest = record.size - block.size();
    HttpHead head;
    if (is_response) {
      const auto http = http_head(block);
      if (!http) return skip(record, "response of no HTTP", rest);
      if (http->status != 200) return skip(record, "response of a status other than 200", rest);
      head = *http;
    } else {
      head.content = content_type(record.fields.value("content-type"));
    }
    if (!is_html(head.content, std::string_view(block).substr(head.size))) {
      return skip(record, is_response ? "response of no HTML" : "resource of no HTML", rest);
    }
    if (record.size > largest_) {
      refuse(record, "is " + std::to_string(record.size) + " bytes, more than the " +
                         std::to_string(largest_) + " bytes that one article may take");
      return pass_block(record, rest);
    }
    std::string bytes = block + bytes_.take(rest);
    if (bytes.size() < record.size) note(record, "the file ends inside this record");
    bytes.erase(0, head.size);
    article(record, head, http_body(head, std::move(bytes), largest_));
  }

  void article(const Record& record, const HttpHead& head, HttpBody body) {
    if (body.refused) return refuse(record, body.problem);
    if (!body.problem.empty()) note(record, body.problem);
    if (const auto reason = record.fields.value("warc-truncated"); !reason.empty()) {
      note(record, "was cut off when it was saved (" + decode(std::string(reason)).text + ")");
    }
    auto read = read_html(std::move(body.bytes), id_stem_ + ":" + std::to_string(record.offset),
                          record.where, notice_, head.content.charset);
    if (!read) return;
    std::string_view address = record.fields.value("warc-target-uri");
    if (address.starts_with('<') && address.ends_with('>')) {  // WARC 1.0 shows it so
      address = address.substr(1, address.size() - 2);
    }
    if (!address.empty()) read->url = decode(std::string(address)).text;
    sink_(std::move(*read));
  }

  void skip(const Record& record, const char* kind, std::uint64_t rest) {
    ++skipped_[kind];
    pass_block(record, rest);
  }

  void pass_block(const Record& record, std::uint64_t rest) {
    if (!bytes_.skip(rest)) note(record, "the file ends inside this record");
  }

  void report_skipped() {
    if (skipped_.empty()) return;
    std::string list;
    for (const auto& [kind, count] : skipped_) {
      list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    }
    note_at(source_, "records that are no page were left out: " + list);
  }

  void note_at(const std::string& where, const std::string& message) {
    notice_({Notice::Kind::kNote, where, message});
  }
  void note(const Record& record, const std::string& message) { note_at(record.where, message); }
  void refuse(const Record& record, const std::string& message) {
    notice_({Notice::Kind::kRefused, record.where, message});
  }

  Bytes bytes_;
  const std::string& id_stem_;
  const std::string& source_;
  const ArticleSink& sink_;
  const NoticeSink& notice_;
  const std::size_t largest_;
  std::map<std::string, std::size_t> skipped_;  // by kind
};

}  // namespace

void read_warc(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice, std::size_t largest) {
  Reader(in, id_stem, source, sink, notice, largest).read();
}

}  // namespace revue
