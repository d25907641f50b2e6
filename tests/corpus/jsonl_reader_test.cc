#include "corpus/jsonl_reader.h"

#include <doctest/doctest.h>

#include <chrono>
#include <sstream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

namespace revue {
namespace {

struct Outcome {
  std::vector<Article> articles;
  std::vector<std::string> notes;     // "where: message"
  std::vector<std::string> refusals;  // the same
};

Outcome outcome(std::istream& in, std::size_t longest_line = kLongestJsonLine) {
  Outcome result;
  read_jsonl(
      in, "stem", "file.jsonl",
      [&](Article&& article) { result.articles.push_back(std::move(article)); },
      [&](const Notice& notice) {
        (notice.kind == Notice::Kind::kNote ? result.notes : result.refusals)
            .push_back(notice.where + ": " + notice.message);
      },
      longest_line);
  return result;
}

Outcome outcome(const std::string& bytes, std::size_t longest_line = kLongestJsonLine) {
  std::istringstream in(bytes);
  return outcome(in, longest_line);
}

// The one article of a line that must be read without a word.
Article quiet(const std::string& line) {
  CAPTURE(line);
  const Outcome result = outcome(line);
  CHECK(result.notes.empty());
  CHECK(result.refusals.empty());
  REQUIRE_EQ(result.articles.size(), 1);
  return result.articles[0];
}

using Extra = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("json lines: every known field") {
  const Article article = quiet(
      R"({"id":"a1","text":"Le sommet ouvre.","title":"Sommet","outlet":"Le Fil",)"
      R"("date":"2025-02-11T10:00:00Z","url":"https://example.org/","lang":"FR","author":"J. M."})");
  CHECK_EQ(article.id, "a1");
  CHECK_EQ(article.text, "Le sommet ouvre.");
  CHECK_EQ(article.title, "Sommet");
  CHECK_EQ(article.outlet, "Le Fil");
  CHECK_EQ(article.date, "2025-02-11");
  CHECK_EQ(article.url, "https://example.org/");
  CHECK(article.lang == Language::kFrench);
  CHECK_EQ(article.author, "J. M.");
  CHECK(article.extra.empty());
  CHECK_EQ(article.source, "file.jsonl:1");
}

TEST_CASE("json lines: only the text is required") {
  const Article article =
      quiet(R"({"text":"Le sommet ouvre ses portes\npublié le 7 février 2025"})");
  CHECK_EQ(article.id, "stem:1");
  CHECK_EQ(article.title, "");
  CHECK_EQ(article.date, "");
  CHECK_FALSE(article.lang.has_value());
}

TEST_CASE("json lines: null is as good as absent") {
  const Article article = quiet(
      R"({"id":null,"title":null,"date":null,"lang":null,"outlet":null,"text":"Le sommet."})");
  CHECK_EQ(article.id, "stem:1");
  CHECK_EQ(article.title, "");
  CHECK_FALSE(article.lang.has_value());
}

TEST_CASE("json lines: whole numbers serve as ids and years") {
  CHECK_EQ(quiet(R"({"id":17,"text":"t"})").id, "17");
  CHECK_EQ(quiet(R"({"id":18446744073709551615,"text":"t"})").id, "18446744073709551615");
  CHECK_EQ(quiet(R"({"date":2025,"text":"t"})").date, "2025");
}

TEST_CASE("json lines: unknown fields are kept in their order, as JSON") {
  const Article article = quiet(
      R"({"zone":"été","text":"t","page": 3,"a":[1, {"b":null}],"Title":"T","ok":true,"":"x"})");
  const Extra expected = {{"zone", "\"été\""}, {"page", "3"},  {"a", R"([1,{"b":null}])"},
                          {"Title", "\"T\""},  {"ok", "true"}, {"", "\"x\""}};
  CHECK(article.extra == expected);
  CHECK_EQ(article.title, "");
}

TEST_CASE("json lines: text is what the string says, to the character") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"(L’Élysée « 5 € » 🌍)", "L’Élysée « 5 € » 🌍"},
      {R"(\u00c9t\u00e9 \u2019 \ud83c\udf0d)", "Été ’ 🌍"},
      {R"(e\u0301)", "e\u0301"},
      {R"(a\r\nb\n\tc)", "a\r\nb\n\tc"},
      {R"(\"\\\/\b\f)", "\"\\/\b\f"},
      {R"(\\ud800)", "\\ud800"},
      {R"( un\n )", " un\n "},
      {R"(<script>)", "<script>"},
  };
  for (const auto& [json, text] : rows) {
    CHECK_EQ(quiet("{\"text\":\"" + json + "\"}").text, text);
  }
}

TEST_CASE("json lines: a line that is no article is refused by its number, the rest is read") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"{bad", "file.jsonl:2:2: is no JSON from here on"},
      {"{\"text\":\"é\" bad}", "file.jsonl:2:13: is no JSON from here on"},
      {"{\"text\":\"open", "file.jsonl:2:14: is no JSON from here on"},
      {"{\"text\":\"t\"}}", "file.jsonl:2:13: is no JSON from here on"},
      {"{\"text\":\"a\tb\"}", "file.jsonl:2:11: is no JSON from here on"},
      {"{\"text\":\"t\",}", "file.jsonl:2:13: is no JSON from here on"},
      {"{'text':'t'}", "file.jsonl:2:2: is no JSON from here on"},
      {"{\"text\":NaN}", "file.jsonl:2:9: is no JSON from here on"},
      {"Une ligne de texte", "file.jsonl:2:1: is no JSON from here on"},
      {"[1]", "file.jsonl:2: is JSON but no object with a text"},
      {"\"text\"", "file.jsonl:2: is JSON but no object with a text"},
      {"null", "file.jsonl:2: is JSON but no object with a text"},
      {"{}", "file.jsonl:2: has no field «text»"},
      {"{\"Text\":\"t\"}", "file.jsonl:2: has no field «text»"},
      {"{\"text\":null}", "file.jsonl:2: the field «text» is null, not a string"},
      {"{\"text\":3}", "file.jsonl:2: the field «text» is number, not a string"},
      {"{\"text\":[\"t\"]}", "file.jsonl:2: the field «text» is array, not a string"},
      {"{\"text\":\"\"}", "file.jsonl:2: the field «text» is empty; nothing to index"},
      {"{\"text\":\" \\n\\u00a0\"}", "file.jsonl:2: the field «text» is empty; nothing to index"},
      {"{\"text\":\"\\u0000\"}", "file.jsonl:2: the field «text» is empty; nothing to index"},
      {"{\"text\":\"t\",\"n\":1e999}", "file.jsonl:2: holds a number too large to be read"},
  };
  for (const auto& [line, refusal] : rows) {
    CAPTURE(line);
    const Outcome result =
        outcome("{\"text\":\"first\"}\n" + line + "\n{\"id\":\"c\",\"text\":\"third\"}\n");
    REQUIRE_EQ(result.articles.size(), 2);
    CHECK_EQ(result.articles[0].id, "stem:1");
    CHECK_EQ(result.articles[1].id, "c");
    CHECK_EQ(result.articles[1].source, "file.jsonl:3");
    REQUIRE_EQ(result.refusals.size(), 1);
    CHECK_EQ(result.refusals[0], refusal);
  }
}

TEST_CASE("json lines: a field that cannot be read costs the field, not the article") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"("date":"30 février 2025")", "«30 février 2025» is no date that can be read; left out"},
      {R"("lang":"tlh")", "the language «tlh» is not known; decided from the text"},
      {R"("id":"")", "the id is empty; one is made from the source"},
      {R"("author":["A","B"])", "the field «author» is array, not a string; left out"},
      {R"("title":true)", "the field «title» is boolean, not a string; left out"},
      {R"("id":{"$oid":"1"})", "the field «id» is object, not a string; left out"},
      {R"("date":173923200)", "«173923200» is no date that can be read; left out"},
  };
  for (const auto& [field, note] : rows) {
    CAPTURE(field);
    const Outcome result = outcome("{" + field + ",\"text\":\"t\"}");
    CHECK(result.refusals.empty());
    REQUIRE_EQ(result.notes.size(), 1);
    CHECK_EQ(result.notes[0], "file.jsonl:1: " + note);
    REQUIRE_EQ(result.articles.size(), 1);
    CHECK_EQ(result.articles[0].id, "stem:1");
    CHECK_EQ(result.articles[0].date, "");
    CHECK_EQ(result.articles[0].title, "");
    // It is not thrown away either.
    REQUIRE_EQ(result.articles[0].extra.size(), 1);
    const auto& [name, value] = result.articles[0].extra[0];
    CHECK_EQ("\"" + name + "\":" + value, field);
  }
}

TEST_CASE("json lines: of a name given twice the last counts") {
  const Article article =
      quiet(R"({"text":"a","x":1,"title":"A","text":"b","title":"B","x":2,"y":0})");
  CHECK_EQ(article.text, "b");
  CHECK_EQ(article.title, "B");
  const Extra expected = {{"x", "2"}, {"y", "0"}};
  CHECK(article.extra == expected);
}

TEST_CASE("json lines: nesting is read to a depth and refused below it") {
  const auto nested = [](std::size_t depth) {
    return "{\"text\":\"t\",\"x\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK_EQ(quiet(nested(kDeepestJson - 1)).extra.size(), 1);
  for (const std::string& line :
       {nested(kDeepestJson), nested(1'000'000),
        "{\"text\":\"t\",\"x\":" + std::string(5'000'000, '['), std::string(5'000'000, '{')}) {
    const Outcome result = outcome(line + "\n{\"text\":\"t\"}");
    CHECK_EQ(result.articles.size(), 1);
    REQUIRE_EQ(result.refusals.size(), 1);
    CHECK_EQ(result.refusals[0], "file.jsonl:1: nested deeper than 100 levels");
  }
  // Brackets inside a string nest nothing.
  CHECK_EQ(quiet("{\"text\":\"\\\"" + std::string(500, '[') + "\"}").text.size(), 501);
}

TEST_CASE("json lines: zero characters become spaces, with a note") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"text":"a\u0000b"})", "1 zero character (\\u0000) replaced by a space"},
      {R"({"text":"a\u0000b","title":"\u0000"})", "2 zero characters (\\u0000) replaced by spaces"},
      {std::string("{\"text\":\"a\0b\"}", 14),
       "byte 10 of the line: 1 zero byte, here the first; replaced by spaces"},
  };
  for (const auto& [line, note] : rows) {
    CAPTURE(line);
    const Outcome result = outcome(line);
    REQUIRE_EQ(result.articles.size(), 1);
    CHECK_EQ(result.articles[0].text, "a b");
    REQUIRE_EQ(result.notes.size(), 1);
    CHECK_EQ(result.notes[0], "file.jsonl:1: " + note);
  }
}

TEST_CASE("json lines: half a surrogate pair becomes U+FFFD, with a note") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"(\ud800)", "\uFFFD"},     {R"(\udf0d)", "\uFFFD"},
      {R"(a\uD83Cb)", "a\uFFFDb"}, {R"(\ud83c\ud83c\udf0d)", "\uFFFD🌍"},
      {R"(\ud83c\n)", "\uFFFD\n"}, {R"(\\\ud83c)", "\\\uFFFD"},
  };
  for (const auto& [json, text] : rows) {
    CAPTURE(json);
    const Outcome result = outcome("{\"text\":\"" + json + "\"}");
    REQUIRE_EQ(result.articles.size(), 1);
    CHECK_EQ(result.articles[0].text, text);
    REQUIRE_EQ(result.notes.size(), 1);
    CHECK_EQ(result.notes[0], "file.jsonl:1: 1 half character (\\ud800 …) replaced by U+FFFD");
  }
  CHECK_EQ(outcome(R"({"text":"\ud800 \udc00"})").notes.at(0),
           "file.jsonl:1: 2 half characters (\\ud800 …) replaced by U+FFFD");
}

TEST_CASE("json lines: bytes that are no UTF-8 are read and reported") {
  const Outcome latin = outcome("{\"text\":\"caf\xE9\"}");
  REQUIRE_EQ(latin.articles.size(), 1);
  CHECK_EQ(latin.articles[0].text, "café");
  REQUIRE_EQ(latin.notes.size(), 1);
  CHECK_EQ(latin.notes[0], "file.jsonl:1: byte 12 of the line: not UTF-8; read as Windows-1252");
  const Outcome stray = outcome("\n{\"text\":\"é\xFF\"}");
  REQUIRE_EQ(stray.articles.size(), 1);
  CHECK_EQ(stray.articles[0].text, "é\uFFFD");
  REQUIRE_EQ(stray.notes.size(), 1);
  CHECK_EQ(stray.notes[0],
           "file.jsonl:2: byte 11 of the line: invalid UTF-8 in 1 place, this the first; replaced "
           "by U+FFFD");
}

TEST_CASE("json lines: CRLF, empty lines, a byte order mark, no last line end") {
  for (const std::string bytes :
       {"{\"text\":\"a\"}\n\n{\"text\":\"b\"}", "{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\r\n",
        "\xEF\xBB\xBF{\"text\":\"a\"}\n \t\n{\"text\":\"b\"}\n\n\n",
        " {\"text\":\"a\"} \n\n\t{\"text\":\"b\"}\t"}) {
    CAPTURE(bytes);
    const Outcome result = outcome(bytes);
    CHECK(result.notes.empty());
    CHECK(result.refusals.empty());
    REQUIRE_EQ(result.articles.size(), 2);
    // The number is that of the line in the file: empty lines count.
    CHECK_EQ(result.articles[0].id, "stem:1");
    CHECK_EQ(result.articles[1].id, "stem:3");
  }
  for (const std::string bytes : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n"}) {
    CAPTURE(bytes);
    const Outcome result = outcome(bytes);
    CHECK(result.articles.empty());
    CHECK(result.notes.empty());
    CHECK(result.refusals.empty());
  }
}

TEST_CASE("json lines: a date in numbers is day first in French, and in doubt elsewhere") {
  const Outcome result = outcome(
      "{\"date\":\"02/11/2025\",\"text\":\"Texte.\",\"lang\":\"fr\"}\n"
      "{\"date\":\"02/11/2025\",\"text\":\"The summit opens in the city.\"}\n");
  REQUIRE_EQ(result.articles.size(), 2);
  CHECK_EQ(result.articles[0].date, "2025-11-02");
  CHECK_EQ(result.articles[1].date, "2025");
  REQUIRE_EQ(result.notes.size(), 1);
  CHECK_EQ(result.notes[0],
           "file.jsonl:2: «02/11/2025» may be 2025-11-02 or 2025-02-11; only the year is kept; "
           "write the date in one of these forms");
}

TEST_CASE("json lines: a line longer than is held is refused and read past") {
  const std::string line = "{\"text\":\"0123456789\"}";
  const Outcome fits = outcome(line + "\n", line.size());
  CHECK_EQ(fits.articles.size(), 1);
  const Outcome result =
      outcome("{\"text\":\"a\"}\n" + line + "\n{\"text\":\"b\"}\n" + line, line.size() - 1);
  CHECK_EQ(result.articles.size(), 2);
  REQUIRE_EQ(result.refusals.size(), 2);
  CHECK_EQ(result.refusals[0],
           "file.jsonl:2: the line is 21 bytes, more than the 20 that one article may take; "
           "split it into several articles");
  CHECK_EQ(result.refusals[1],
           "file.jsonl:4: the line is 21 bytes, more than the 20 that one article may take; "
           "split it into several articles");
}

TEST_CASE("json lines: five megabytes in one line are read whole, in no time") {
  const auto start = std::chrono::steady_clock::now();
  std::string text;
  while (text.size() < 5'000'000) text += "le sommet de l’IA à Paris, ";
  CHECK_EQ(quiet("{\"text\":\"" + text + "\"}").text, text);
  std::string escapes;
  while (escapes.size() < 5'000'000) escapes += "\\u00e9\\ud83c\\udf0d";
  CHECK_GT(quiet("{\"text\":\"" + escapes + "\"}").text.size(), 1'000'000);
  std::string halves;
  while (halves.size() < 5'000'000) halves += "\\ud800";
  CHECK_EQ(outcome("{\"text\":\"" + halves + "\"}").articles.size(), 1);
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST_CASE("json lines: very many fields take no time") {
  const auto start = std::chrono::steady_clock::now();
  std::string fields;
  std::size_t count = 0;
  for (; fields.size() < 5'000'000; ++count) fields += "\"k" + std::to_string(count) + "\":1,";
  CHECK_EQ(quiet("{" + fields + "\"text\":\"t\"}").extra.size(), count);
  CHECK_EQ(quiet("{\"x\":{" + fields + "\"z\":1},\"text\":\"t\"}").extra.size(), 1);
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

// A disk that fails after some bytes.
class FailingBuffer : public std::streambuf {
 public:
  explicit FailingBuffer(std::string bytes) : bytes_(std::move(bytes)) {
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("input/output error"); }

 private:
  std::string bytes_;
};

TEST_CASE("json lines: when reading fails, what came before counts and the line is named") {
  FailingBuffer buffer("{\"text\":\"a\"}\n{\"text\":");
  std::istream in(&buffer);
  const Outcome result = outcome(in);
  CHECK_EQ(result.articles.size(), 1);
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK_EQ(result.refusals[0], "file.jsonl:2: cannot be read to its end");
}

}  // namespace
}  // namespace revue
