// An answer of HTTP/1.x as it came over the wire and as web archives keep it.
#ifndef REVUE_CORPUS_HTTP_RESPONSE_H_
#define REVUE_CORPUS_HTTP_RESPONSE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace revue {

// `text/html; charset="utf-8"` is a media type and a charset.
struct ContentType {
  std::string type;     // small letters; empty when none is stated
  std::string charset;  // as stated; may be empty
};

ContentType content_type(std::string_view value);

struct HttpHead {
  int status = 0;
  ContentType content;
  std::string content_encoding;  // small letters
  bool chunked = false;
  std::size_t size = 0;  // bytes, with the blank line behind it
};

// The status line and the fields that `bytes` begin with. Nothing when they are no HTTP or have no
// end.
std::optional<HttpHead> http_head(std::string_view bytes);

struct HttpBody {
  std::string bytes;
  std::string problem;   // empty when there is none
  bool refused = false;  // the problem leaves nothing to read
};

// What stands behind the head, without chunks and unpacked (gzip, deflate) to `largest` bytes at
// most. A body that is not packed as its head says is taken as it stands: programs that keep web
// archives unpack it and leave the head as it was.
HttpBody http_body(const HttpHead& head, std::string bytes, std::size_t largest);

}  // namespace revue

#endif  // REVUE_CORPUS_HTTP_RESPONSE_H_
