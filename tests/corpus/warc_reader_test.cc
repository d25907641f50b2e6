#include "corpus/warc_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/pack.h"
#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

using Strings = std::vector<std::string>;

std::string record(const std::string& type, const std::string& fields, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Date: 2001-01-01T00:00:00Z\r\n" + fields +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string page(const std::string& title) {
  return "<!doctype html><title>" + title +
         "</title><p>La séance a duré neuf heures. Puis 312 voix ont enfin tranché, au bout de la "
         "nuit.";
}

std::string response(const std::string& fields, const std::string& body,
                     const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

const char* const kTarget = "WARC-Target-URI: https://example.org/vote\r\n";
const char* const kHtml = "Content-Type: text/html; charset=utf-8\r\n";

TEST_CASE("warc: pages of responses and resources are read, other records counted") {
  const std::string first = record("warcinfo", "", "software: test\r\n");
  const std::string warc =
      first + record("request", kTarget, "GET /vote HTTP/1.1\r\n\r\n") +
      record("response", kTarget, response(kHtml, page("Le vote"))) +
      record("response", kTarget, response(kHtml, page("Absent"), "404 Not Found")) +
      record("response", kTarget, response("Content-Type: image/png\r\n", "x")) +
      record("response", "WARC-Target-URI: dns:example.org\r\n", "20250101\nexample.org") +
      record("revisit", kTarget, response(kHtml, "")) + record("metadata", kTarget, "a: b\r\n") +
      record("resource", "WARC-Target-URI: <file:///a.html>\r\nContent-Type: text/html\r\n",
             page("La ressource"));
  const TempDir folder;
  const std::string path = folder.write("c.warc", warc).string();
  const Outcome result = outcome({path});
  REQUIRE_EQ(result.articles.size(), 2);
  const std::size_t offset = warc.find("WARC/1.0", warc.find("GET /vote"));
  CHECK_EQ(result.articles[0].id, "c.warc:" + std::to_string(offset));
  CHECK_EQ(result.articles[0].source, path + ":byte " + std::to_string(offset));
  CHECK_EQ(result.articles[0].title, "Le vote");
  CHECK_EQ(result.articles[0].url, "https://example.org/vote");
  CHECK_EQ(result.articles[0].date, "");  // not that of the crawl
  CHECK_EQ(result.articles[1].title, "La ressource");
  CHECK_EQ(result.articles[1].url, "file:///a.html");
  CHECK_EQ(result.refusals, Strings{});
  CHECK_EQ(result.notes,
           Strings{path + ": records that are no page were left out: 1 metadata, 1 request, 1 "
                          "response of a status other than 200, 1 response of no HTML, 1 response "
                          "of no HTTP, 1 revisit, 1 warcinfo"});
  CHECK_EQ(outcome({"-"}, warc).articles.size(), 2);
  CHECK_EQ(outcome({folder.write("bare", warc).string()}).articles.size(), 2);
}

TEST_CASE("warc: records packed one by one are read like one file") {
  std::string warc;
  for (const char* title : {"Un", "Deux"}) {
    warc += packed({{"x", record("response", kTarget, response(kHtml, page(title))), {}}},
                   Packing::kGzip);
  }
  const TempDir folder;
  const std::string path = folder.write("c.warc.gz", warc).string();
  const Outcome result = outcome({path});
  REQUIRE_EQ(result.articles.size(), 2);
  CHECK_EQ(result.articles[0].id, "c.warc:0");
  CHECK_EQ(result.articles[1].title, "Deux");
  CHECK(result.articles[1].source.starts_with(path + ":byte "));
  CHECK_EQ(result.refusals, Strings{});
}

TEST_CASE("warc: bodies are unpacked and decoded as HTTP says") {
  const std::string gzip = packed({{"x", page("Le vote"), {}}}, Packing::kGzip);
  const std::string chunks = [&] {
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", gzip.size());
    return size + gzip + "\r\n0\r\n\r\n";
  }();
  const Outcome result = outcome(
      {"-"}, record("response", kTarget,
                    response(std::string(kHtml) +
                                 "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
                             chunks)) +
                 record("response", kTarget,
                        response("Content-Type: text/html; charset=iso-8859-2\r\n",
                                 "<html><title>\xB1 et rien</title><p>" + std::string(60, 'a') +
                                     " ici, et 312 voix ont enfin tranch\xE9.")) +
                 record("response", kTarget,
                        response(std::string(kHtml) + "Content-Encoding: br\r\n", "xx")));
  REQUIRE_EQ(result.articles.size(), 2);
  CHECK_EQ(result.articles[0].title, "Le vote");
  CHECK_EQ(result.articles[1].title, "ą et rien");
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK(result.refusals[0].ends_with(": is packed as «br», which is not read"));
}

TEST_CASE("warc: after damage the next record is read, and the byte is named") {
  const std::string good = record("response", kTarget, response(kHtml, page("Le vote")));
  const std::string bad =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nblock\r\n";
  const Outcome result = outcome(
      {"-"}, good + bad + good + "rubbish\nmore\n" + good + good.substr(0, good.size() - 20));
  CHECK_EQ(result.articles.size(), 4);
  const std::string at = "stdin:byte ";
  const std::size_t block = good.size() + bad.find("block");
  const std::size_t rubbish = 2 * good.size() + bad.size();
  CHECK_EQ(result.refusals,
           Strings{at + std::to_string(good.size()) +
                       ": the record has no Content-Length that can be read",
                   at + std::to_string(block) +
                       ": no record begins here; 7 bytes passed over, to the next record",
                   at + std::to_string(rubbish) +
                       ": no record begins here; 13 bytes passed over, to the next record"});
  CHECK_EQ(result.notes, Strings{at + std::to_string(rubbish + 13 + good.size()) +
                                 ": the file ends inside this record"});
  const TempDir folder;
  const std::string none = folder.write("none.warc", "").string();
  CHECK_EQ(outcome({none}).refusals, Strings{none + ": holds no record of WARC 1.0 or 1.1"});
}

TEST_CASE("warc: sizes") {
  ReadOptions options;
  options.largest_text = 1000;
  const std::string large = record("response", kTarget, response(kHtml, std::string(2000, 'a')));
  const std::string image =
      record("response", kTarget, response("Content-Type: image/png\r\n", std::string(9000, 'a')));
  const std::string good = record("response", kTarget, response(kHtml, page("Le vote")));
  const Outcome result = outcome({"-"}, large + image + good, options);
  CHECK_EQ(result.articles.size(), 1);
  REQUIRE_EQ(result.refusals.size(), 1);
  CHECK(result.refusals[0].ends_with("more than the 1000 bytes that one article may take"));
  // A length beyond any file, and lines without an end.
  CHECK_EQ(outcome({"-"}, "WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 99999999999999\r\n\r\nab")
               .notes.size(),
           2);
  CHECK_EQ(outcome({"-"}, "WARC/1.0\r\n" + std::string(3'000'000, 'a')).refusals.size(), 1);
  CHECK_EQ(
      outcome({"-"}, "WARC/1.0\r\nContent-Length: 99999999999999999999999\r\n\r\n").refusals.size(),
      1);
}

}  // namespace
}  // namespace revue
