#include "corpus/http_response.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "analyzers/fold.h"
#include "corpus/header_fields.h"

namespace revue {
namespace {

constexpr int kAnyWindow = 15;
constexpr int kGzipWindow = 15 + 16;
constexpr int kRawWindow = -15;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Takes the size of a chunk and the end of its line from `rest`.
std::optional<std::size_t> take_chunk_size(std::string_view& rest) {
  std::size_t size = 0;
  std::size_t digits = 0;
  for (; digits < rest.size() && digits < 8 && hex_value(rest[digits]) >= 0; ++digits) {
    size = size * 16 + static_cast<std::size_t>(hex_value(rest[digits]));
  }
  const std::size_t end = rest.find('\n');
  if (digits == 0 || end == std::string_view::npos) return std::nullopt;
  if (rest.substr(digits, 1).find_first_of(" \t;\r\n") == std::string_view::npos) {
    return std::nullopt;
  }
  rest.remove_prefix(end + 1);
  return size;
}

void join_chunks(HttpBody& body) {
  std::string_view rest = body.bytes;
  auto size = take_chunk_size(rest);
  if (!size) return;  // joined already
  std::string joined;
  for (; size && *size > 0; size = take_chunk_size(rest)) {
    joined += rest.substr(0, *size);
    rest.remove_prefix(std::min(*size, rest.size()));
    if (rest.starts_with('\r')) rest.remove_prefix(1);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
  }
  if (!size) body.problem = "the body is cut off or its chunks are damaged";
  body.bytes = std::move(joined);
}

// Nothing when not even the beginning can be unpacked.
std::optional<std::string> inflated(std::string_view packed, int window, std::size_t largest,
                                    bool& whole) {
  z_stream stream = {};
  if (inflateInit2(&stream, window) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  std::string block(std::size_t{64} << 10U, '\0');
  int status = Z_OK;
  while (status == Z_OK && out.size() <= largest) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(block, 0, block.size() - stream.avail_out);
  }
  whole = status == Z_STREAM_END;
  if (out.empty() && !whole) return std::nullopt;
  return out;
}

void unpack(HttpBody& body, const std::string& encoding, std::size_t largest) {
  if (encoding.empty() || encoding == "identity") return;
  const bool gzip = encoding == "gzip" || encoding == "x-gzip";
  if (!gzip && encoding != "deflate") {
    body.problem = "is packed as «" + encoding + "», which is not read";
    body.refused = true;
    return;
  }
  if (gzip && !body.bytes.starts_with("\x1F\x8B")) return;  // unpacked already
  bool whole = false;
  auto out = inflated(body.bytes, gzip ? kGzipWindow : kAnyWindow, largest, whole);
  if (!out && !gzip) out = inflated(body.bytes, kRawWindow, largest, whole);
  if (!out && gzip) {
    body.problem = "is damaged: it cannot be unpacked";
    body.refused = true;
  } else if (out && out->size() > largest) {
    body.problem =
        "unpacks to more than the " + std::to_string(largest) + " bytes that one article may take";
    body.refused = true;
  } else if (out) {
    if (!whole) body.problem = "the body is cut off or damaged; read as far as it goes";
    body.bytes = std::move(*out);
  }
}

}  // namespace

ContentType content_type(std::string_view value) {
  ContentType content;
  content.type = small_letters(trimmed_field(value.substr(0, value.find(';'))));
  const std::size_t at = small_letters(value).find("charset=");
  if (at == std::string::npos) return content;
  value.remove_prefix(at + 8);
  if (value.starts_with('"')) value.remove_prefix(1);
  content.charset = value.substr(0, value.find_first_of("\"; \t,"));
  return content;
}

std::optional<HttpHead> http_head(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  std::string_view rest = bytes;
  const auto first = take_line(rest);
  if (!first) return std::nullopt;
  const std::size_t space = first->find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  for (const char c : first->substr(space + 1, 3)) {
    if (c < '0' || c > '9') return std::nullopt;
    head.status = head.status * 10 + (c - '0');
  }
  const auto fields = take_fields(rest);
  if (!fields) return std::nullopt;
  head.content = content_type(fields->value("content-type"));
  head.content_encoding = small_letters(fields->value("content-encoding"));
  head.chunked =
      small_letters(fields->value("transfer-encoding")).find("chunked") != std::string::npos;
  head.size = bytes.size() - rest.size();
  return head;
}

HttpBody http_body(const HttpHead& head, std::string bytes, std::size_t largest) {
  HttpBody body{std::move(bytes), {}, false};
  if (head.chunked) join_chunks(body);
  unpack(body, head.content_encoding, largest);
  return body;
}

}  // namespace revue
