#include "corpus/http_response.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/pack.h"

namespace revue {
namespace {

constexpr std::size_t kLargest = 1000;

TEST_CASE("http: the head of a response") {
  const auto head = http_head(
      "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML;\r\n Charset=\"windows-1252\"\r\n"
      "nonsense\r\nTransfer-Encoding: Chunked\nContent-Encoding: GZIP \r\n\r\nbody");
  REQUIRE(head);
  CHECK_EQ(head->status, 200);
  CHECK_EQ(head->content.type, "text/html");
  CHECK_EQ(head->content.charset, "windows-1252");
  CHECK_EQ(head->content_encoding, "gzip");
  CHECK(head->chunked);
  for (const char* bad : {"", "HTTP/1.1", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
                          "HTTP/1.1 200 OK\r\nA: b\r\n", "<html>\n\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(http_head(bad).has_value());
  }
}

TEST_CASE("http: chunks are joined, damaged ones read as far as they go") {
  struct Row {
    const char* body;
    const char* joined;
    bool problem;
  };
  HttpHead head;
  head.chunked = true;
  for (const Row& row : std::vector<Row>{
           {"4\r\nLe s\r\n5;x=y\r\nommet\r\n0\r\n\r\n", "Le sommet", false},
           {"4\nLe s\n5\nommet\n0\n\n", "Le sommet", false},
           {"4\r\nLe s\r\nFF\r\nommet", "Le sommet", true},
           {"4\r\nLe s\r\n", "Le s", true},
           {"4\r\nLe s\r\nzz\r\nommet", "Le s", true},
           {"ffffffffffffffff\r\nLe s", "ffffffffffffffff\r\nLe s", false},
           {"<p>Le sommet", "<p>Le sommet", false},
           {"", "", false},
       }) {
    CAPTURE(row.body);
    const HttpBody body = http_body(head, row.body, kLargest);
    CHECK_EQ(body.bytes, row.joined);
    CHECK_EQ(!body.problem.empty(), row.problem);
    CHECK_FALSE(body.refused);
  }
}

TEST_CASE("http: packed bodies") {
  const std::string text = "Le sommet de Paris, et ce qui en reste.";
  const std::string gzip = packed({{"x", text, {}}}, Packing::kGzip);
  HttpHead head;
  head.content_encoding = "gzip";
  CHECK_EQ(http_body(head, gzip, kLargest).bytes, text);
  CHECK_EQ(http_body(head, text, kLargest).bytes, text);  // unpacked by who kept it
  const HttpBody cut = http_body(head, gzip.substr(0, gzip.size() - 10), kLargest);
  CHECK_EQ(cut.problem, "the body is cut off or damaged; read as far as it goes");
  CHECK_FALSE(cut.refused);
  CHECK(http_body(head, "\x1F\x8B\x08rubbish", kLargest).refused);
  const HttpBody bomb =
      http_body(head, packed({{"x", std::string(1'000'000, 'a'), {}}}, Packing::kGzip), kLargest);
  CHECK(bomb.refused);
  CHECK_EQ(bomb.problem, "unpacks to more than the 1000 bytes that one article may take");
  head.content_encoding = "br";
  CHECK_EQ(http_body(head, text, kLargest).problem, "is packed as «br», which is not read");
}

}  // namespace
}  // namespace revue
