// The order of answers, and that any part of it is a part of the same order.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/sample_index.h"
#include "tests/support/tiny_index.h"

namespace revue {
namespace {

constexpr std::size_t kAll = 100000;

// A paragraph that is a passage of its own.
std::string paragraph(const std::string& sentence) {
  std::string text = sentence;
  for (int i = 0; i < 9; ++i) {
    text += " Les habitants attendent le bus devant la gare et parlent du temps qu’il fait.";
  }
  return text;
}

std::string article(const std::string& id, const std::string& title,
                    const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& each : paragraphs) text += each + "\\n\\n";
  return R"({"id":")" + id + R"(","title":")" + title + R"(","text":")" + text + "\"}\n";
}

// "article#ordinal" of each hit, in order.
std::vector<std::string> keys(const SearchResult& result) {
  std::vector<std::string> keys;
  for (const Hit& hit : result.hits) {
    keys.push_back(hit.article.id + "#" + std::to_string(hit.passage.ordinal));
  }
  return keys;
}

// The articles of the passages found, in order.
std::string found(TinyIndex& index, const std::string& query) {
  SearchOptions options;
  options.limit = kAll;
  std::string joined;
  for (const Hit& hit : index->search(query, options).hits) {
    joined += (joined.empty() ? "" : " ") + hit.article.id;
  }
  return joined;
}

// What must come first stands last in the index, whose order is that of equals.

TEST_CASE("ranking: a word of the title lifts a passage that does not carry it") {
  const std::vector<std::string> text = {paragraph("La crue menace."),
                                         paragraph("Le maire surveille le barrage.")};
  TinyIndex index(article("none", "Les rues de la ville", {paragraph("Rien ne bouge.")}) +
                  article("bridges", "Les ponts du fleuve", text) +
                  article("dams", "Le barrage du fleuve", text));
  SearchOptions options;
  options.limit = kAll;
  const SearchResult result = index->search("barrage", options);
  REQUIRE_EQ(result.total, 3);
  CHECK_EQ(keys(result).front(), "dams#1");
  CHECK_GT(result.hits[0].score, result.hits[2].score);
}

TEST_CASE("ranking: an article's second passage does not push another article's best one out") {
  const auto three = [](const std::string& a, const std::string& b, const std::string& c) {
    return std::vector<std::string>{paragraph("Un " + a + " tient."),
                                    paragraph("Un " + b + " tient."),
                                    paragraph("Un " + c + " tient.")};
  };
  TinyIndex index(article("none", "Rien", {paragraph("Rien ne bouge.")}) +
                  article("one", "Rien", three("rempart", "barrage", "rempart")) +
                  article("other", "Rien", three("rempart", "rempart", "barrage")) +
                  article("many", "Rien", three("barrage", "barrage", "barrage")));
  CHECK_EQ(found(index, "barrage"), "many one other many many");
}

TEST_CASE("ranking: more of the words, and rarer ones, come first") {
  TinyIndex index(R"({"id":"one","text":"Le barrage du fleuve retient de la boue.\n"}
{"id":"common","text":"Le barrage du fleuve retient de la pluie.\n"}
{"id":"rare","text":"Le bassin du fleuve retient de la neige.\n"}
{"id":"both","text":"Le barrage du fleuve retient de la neige.\n"}
)");
  CHECK_EQ(found(index, "barrage neige"), "both rare one common");
}

TEST_CASE("ranking: words of the query near one another come before the same words far apart") {
  TinyIndex index(
      R"({"id":"none","text":"Une fête joyeuse est attendue par la ville entière.\n"}
{"id":"far","text":"Une réforme attendue par la ville entière est fiscale.\n"}
{"id":"near","text":"Une réforme fiscale est attendue par la ville entière.\n"}
)");
  CHECK_EQ(found(index, "réforme fiscale"), "near far");
}

const std::vector<std::string>& queries() {
  static const std::vector<std::string> all = {"sommet",
                                               "régulation de l’IA",
                                               "facial recognition",
                                               "Macron Vance",
                                               "\"sommet de Paris\"",
                                               "+IA -Paris",
                                               "-IA",
                                               "la",
                                               "data centre énergie",
                                               "démocratie",
                                               "zzzzzzz"};
  return all;
}

// Any part of a list, asked for alone, is that part, with the same ranks and scores.
void check_parts(Searcher& searcher, const std::string& query, SearchOptions options) {
  options.offset = 0;
  options.limit = kAll;
  const SearchResult all = searcher.search(query, options);
  const std::vector<std::string> expected = keys(all);
  CHECK_EQ(std::set<std::string>(expected.begin(), expected.end()).size(), expected.size());
  const std::size_t size = expected.size();
  const std::vector<std::pair<std::size_t, std::size_t>> parts = {
      {0, 0},     {0, 1},         {0, 10},   {1, 1},     {7, 5},
      {10, 10},   {90, 40},       {199, 2},  {200, 100}, {size / 2, 3},
      {size, 10}, {size + 5, 10}, {0, size}, {3, kAll},  {size - 1, 10}};
  for (const auto& row : parts) {
    const std::size_t offset = row.first;
    const std::size_t limit = row.second;
    CAPTURE(offset);
    CAPTURE(limit);
    options.offset = offset;
    options.limit = limit;
    const SearchResult part = searcher.search(query, options);
    const std::size_t begin = std::min(offset, size);
    const std::size_t end = begin + std::min(limit, size - begin);
    using Difference = std::vector<std::string>::difference_type;
    CHECK(keys(part) == std::vector<std::string>(expected.begin() + static_cast<Difference>(begin),
                                                 expected.begin() + static_cast<Difference>(end)));
    if (options.per_article == 0) CHECK_EQ(part.total, size);
    for (const Hit& hit : part.hits) {
      REQUIRE_LE(hit.rank, size);
      CHECK_EQ(hit.score, doctest::Approx(all.hits[hit.rank - 1].score));
    }
    if (!part.hits.empty()) CHECK_EQ(part.hits[0].rank, offset + 1);
  }
}

TEST_CASE("ranking: any part of an answer is a part of the same list") {
  for (const std::string& query : queries()) {
    for (const std::size_t per_article : {0U, 1U, 2U}) {
      for (const bool by_date : {false, true}) {
        CAPTURE(query);
        CAPTURE(per_article);
        CAPTURE(by_date);
        SearchOptions options;
        options.per_article = per_article;
        options.by_date = by_date;
        check_parts(sample(), query, options);
      }
    }
  }
}

TEST_CASE("ranking: also where more match than are looked at closely") {
  // 600 articles of one or two passages whose words repeat in several rhythms, many of them alike.
  std::string articles;
  for (int i = 0; i < 600; ++i) {
    std::vector<std::string> paragraphs;
    for (int k = 0; k <= i % 2; ++k) {
      std::string sentence = "Le fleuve monte";
      if (i % 3 == k) sentence += " sous le barrage";
      if (i % 7 < 3) sentence += " du barrage";
      if (i % 11 == 0) sentence += " et la neige";
      paragraphs.push_back(paragraph(sentence + "."));
    }
    articles += article("a" + std::to_string(i), i % 5 == 0 ? "La neige" : "La pluie", paragraphs);
  }
  TinyIndex index(articles);
  for (const std::string query : {"barrage", "barrage neige", "fleuve"}) {
    for (const std::size_t per_article : {0U, 1U}) {
      CAPTURE(query);
      CAPTURE(per_article);
      SearchOptions options;
      options.per_article = per_article;
      check_parts(*index, query, options);
    }
  }
}

TEST_CASE("ranking: no article has more passages than were asked for") {
  for (const std::string& query : queries()) {
    CAPTURE(query);
    SearchOptions options;
    options.limit = kAll;
    options.per_article = 1;
    const SearchResult one_each = sample().search(query, options);
    options.per_article = 0;
    const SearchResult all = sample().search(query, options);
    // The best of each article, in the order of the whole list.
    std::set<std::string> seen;
    std::vector<std::string> expected;
    for (const Hit& hit : all.hits) {
      if (!seen.insert(hit.article.id).second) continue;
      expected.push_back(hit.article.id + "#" + std::to_string(hit.passage.ordinal));
    }
    CHECK(keys(one_each) == expected);
  }
}

TEST_CASE("ranking: totals are exact, whatever part is asked for and however it is narrowed") {
  for (const std::string& query : queries()) {
    CAPTURE(query);
    for (const char* from : {"", "2025-02"}) {
      for (const std::optional<Language> language :
           {std::optional<Language>(), std::optional(Language::kEnglish)}) {
        SearchOptions options;
        options.filters.from = from;
        options.filters.language = language;
        options.limit = kAll;
        const SearchResult all = sample().search(query, options);
        CHECK_EQ(all.total, all.hits.size());
        options.limit = 1;
        CHECK_EQ(sample().search(query, options).total, all.total);
        options.limit = 0;
        CHECK_EQ(sample().search(query, options).total, all.total);
      }
    }
  }
}

TEST_CASE("ranking: feedback puts the same passages in another order") {
  bool other_order = false;
  for (const std::string& query : queries()) {
    CAPTURE(query);
    SearchOptions options;
    options.limit = kAll;
    const SearchResult plain = sample().search(query, options);
    options.feedback = 5;
    const SearchResult with_feedback = sample().search(query, options);
    CHECK_EQ(with_feedback.total, plain.total);
    std::vector<std::string> one = keys(plain);
    std::vector<std::string> two = keys(with_feedback);
    other_order = other_order || one != two;
    std::sort(one.begin(), one.end());
    std::sort(two.begin(), two.end());
    CHECK(one == two);
  }
  CHECK(other_order);
}

}  // namespace
}  // namespace revue
