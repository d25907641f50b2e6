// JSON documents that hold articles.
#include "corpus/json_reader.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace revue {
namespace {

// "id:text" of each article, then "!where: message" of each refusal, parted by bars.
std::string read(const std::string& bytes, std::size_t longest = kLongestJsonLine) {
  std::istringstream in(bytes);
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : " | ") + part; };
  read_json(
      in, "d", "d.json", [&](Article&& article) { add(article.id + ":" + article.text); },
      [&](const Notice& notice) {
        if (notice.kind == Notice::Kind::kRefused) add("!" + notice.where + ": " + notice.message);
      },
      longest);
  return out;
}

TEST_CASE("json: arrays, objects that hold one, single articles") {
  struct Row {
    std::string bytes;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {R"([{"text":"a"},{"id":"x","text":"b"}])", "d:1:a | x:b"},
      {"\xEF\xBB\xBF[\n {\"text\": \"a\"},\n {\"text\": \"b\"}\n]\n", "d:1:a | d:2:b"},
      {R"({"text":"a"})", "d:1:a"},
      {"{\n  \"id\": \"x\",\n  \"text\": \"a [b] {c} \\\"d\\\"\"\n}", "x:a [b] {c} \"d\""},
      {R"({"total":2,"articles":[{"text":"a"},{"text":"b"}]})", "d:1:a | d:2:b"},
      {"{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "d:1:a | d:2:b"},
      {"{\"n\":1,\"articles\":[{\"text\":\"\xE9t\xE9\"},{\"text\":\"b\"}]}", "d:1:été | d:2:b"},
      {R"({"text":"a)", "!d.json:1: the object does not end; is the file cut off?"},
      {"", "!d.json: holds no object with an article"},
      {"[]", "!d.json: holds no object with an article"},
      {"hello", "!d.json:1: holds what is no object here; 5 bytes were passed over"},
      {"[{\"text\":7},\n{\"text\":\"b\"}]",
       "!d.json:1: the field «text» is number, not a string | d:2:b"},
      {"[{\"text\":\"a\"},\n{\"text\":\"b\"",
       "d:1:a | !d.json:2: the object does not end; is the file cut off?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK_EQ(read(row.bytes), row.expected);
  }
}

TEST_CASE("json: very many names in one object take no time") {
  std::string bytes = "{\"text\":\"a\"";
  for (int i = 0; i < 200'000; ++i) bytes += ",\"n" + std::to_string(i) + "\":1";
  CHECK_EQ(read(bytes + "}"), "d:1:a");
}

TEST_CASE("json: deep nesting and large objects are refused") {
  const std::string deep = "[{\"text\":\"a\",\"x\":" + std::string(100000, '[') +
                           std::string(100000, ']') + "},{\"text\":\"b\"}]";
  CHECK(read(deep).starts_with("!d.json:1: nested deeper than"));
  CHECK(read(deep).ends_with("d:2:b"));
  CHECK(read("[{\"text\":\"" + std::string(200, 'a') + "\"},{\"text\":\"b\"}]", 100)
            .ends_with("d:2:b"));
}

}  // namespace
}  // namespace revue
