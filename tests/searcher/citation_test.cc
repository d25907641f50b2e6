// How articles and words of them are cited.
#include "searcher/citation.h"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

namespace revue {
namespace {

TEST_CASE("citations: an id and a span, as quotes shows them") {
  const auto read = [](const std::string& text) -> std::string {
    const auto place = parse_citation(text);
    if (!place) return "none";
    return place->id + "|" + std::to_string(place->span.begin) + "|" +
           std::to_string(place->span.end);
  };
  CHECK_EQ(read("fr/05-discours:12-30"), "fr/05-discours|12|30");
  CHECK_EQ(read("https://example.org/a:0-1"), "https://example.org/a|0|1");
  CHECK_EQ(read("crawl.warc:120:3-4"), "crawl.warc:120|3|4");
  for (const char* none : {"fr/05-discours", "a:1", "a:1-", "a:-2", "a:1-2x", "a:x-2", "a: 1-2", "",
                           ":", "a:99999999999999999999-1"}) {
    CAPTURE(none);
    CHECK_EQ(read(none), "none");
  }
}

TEST_CASE("citations: spans count characters and lie in the text") {
  CHECK_EQ(words_at("Été à Ève", {4, 5}), "à");
  CHECK_EQ(words_at("Été", {0, 3}), "Été");
  CHECK_EQ(words_at("Été", {0, 4}), std::nullopt);
  CHECK_EQ(words_at("Été", {1, 1}), std::nullopt);
  CHECK_EQ(words_at("Été", {2, 1}), std::nullopt);
  CHECK_EQ(words_at("", {0, 0}), std::nullopt);
}

ArticleRecord article(Language language, const std::string& date) {
  ArticleRecord record;
  record.id = "a";
  record.title = language == Language::kFrench ? "Le vote" : "The vote";
  record.author = "Ève Roy, Jo Bell";
  record.outlet = "Essai";
  record.date = date;
  record.url = "https://example.org/vote";
  record.language = language;
  return record;
}

TEST_CASE("citations: a footnote in the article's language") {
  CHECK_EQ(footnote(article(Language::kFrench, "2025-02-01"), "312 voix"),
           "Ève Roy, Jo Bell, «\u00A0Le vote\u00A0», Essai, 1er février 2025, "
           "https://example.org/vote\u00A0: «\u00A0312 voix\u00A0»");
  CHECK_EQ(footnote(article(Language::kEnglish, "2025-02-11"), "312 votes"),
           "Ève Roy, Jo Bell, “The vote”, Essai, 11 February 2025, https://example.org/vote: "
           "“312 votes”");
  CHECK_EQ(footnote(article(Language::kEnglish, "2025-05"), ""),
           "Ève Roy, Jo Bell, “The vote”, Essai, May 2025, https://example.org/vote");
  ArticleRecord bare;
  bare.id = "a";
  CHECK_EQ(footnote(bare, ""), "a");
  bare.date = "2025";
  CHECK_EQ(footnote(bare, "«\u00A0312\nvoix\u00A0»"), "2025\u00A0: «\u00A0312 voix\u00A0»");
  bare.title = "a\x1B[31mb";
  CHECK_EQ(footnote(bare, "").find('\x1B'), std::string::npos);
}

TEST_CASE("citations: CSL-JSON") {
  const auto csl = [](const ArticleRecord& record, const char* words) {
    std::ostringstream out;
    write_csl(out, record, words);
    return out.str();
  };
  CHECK_EQ(csl(article(Language::kFrench, "2025-02-11"), "312 voix"),
           R"([{"id":"a","type":"article-newspaper","title":"Le vote","author":[{"literal":"Ève )"
           R"(Roy"},{"literal":"Jo Bell"}],"container-title":"Essai","issued":{"date-parts":)"
           R"([[2025,2,11]]},"URL":"https://example.org/vote","language":"fr","note":"312 voix"}])"
           "\n");
  ArticleRecord bare;
  bare.id = "a";
  bare.date = "2025-02";
  CHECK_EQ(csl(bare, ""),
           R"([{"id":"a","type":"article-newspaper","issued":{"date-parts":[[2025,2]]},)"
           R"("language":"fr"}])"
           "\n");
}

}  // namespace
}  // namespace revue
