// Facets against the hits themselves, and articles like another, over the sample corpus.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "searcher/search.h"
#include "tests/support/sample_index.h"

namespace revue {
namespace {

struct Seen {
  std::set<std::string> articles;
  std::uint64_t passages = 0;
};

// The values of a facet that a hit counts for.
std::set<std::string> values_of(const Hit& hit, FacetBy by) {
  if (by == FacetBy::kLanguage) return {std::string(code(hit.passage.language))};
  if (by == FacetBy::kOutlet) return {hit.article.outlet};
  if (by == FacetBy::kMonth) return {hit.article.date.substr(0, 7)};
  std::set<std::string> actors;
  for (const MentionRecord& mention : hit.passage.mentions) actors.insert(mention.entity);
  // The first passage carries the title.
  if (hit.passage.ordinal == 0) {
    for (const MentionRecord& mention : hit.article.title_mentions) actors.insert(mention.entity);
  }
  return actors;
}

TEST_CASE("facets count what the hits hold") {
  Searcher& searcher = sample();
  for (const FacetBy by :
       {FacetBy::kLanguage, FacetBy::kOutlet, FacetBy::kMonth, FacetBy::kEntity}) {
    for (const char* query : {"régulation", "Macron Vance", "\"AI Act\"", "sommet -Paris"}) {
      CAPTURE(name_of(by));
      CAPTURE(query);
      SearchOptions options;
      options.limit = 100000;
      options.facets = {by};
      options.facet_values = 0;
      const SearchResult result = searcher.search(query, options);
      REQUIRE(result.total > 0);
      std::map<std::string, Seen> expected;
      for (const Hit& hit : result.hits) {
        for (const std::string& value : values_of(hit, by)) {
          expected[value].articles.insert(hit.article.id);
          ++expected[value].passages;
        }
      }
      REQUIRE_EQ(result.facets.size(), 1);
      const Facet& facet = result.facets.front();
      CHECK_EQ(facet.total, facet.values.size());
      std::map<std::string, Seen> left = expected;
      for (const FacetValue& value : facet.values) {
        CAPTURE(value.value);
        const auto found = expected.find(value.value);
        REQUIRE(found != expected.end());
        CHECK_EQ(value.counts.passages, found->second.passages);
        CHECK_EQ(value.counts.articles, found->second.articles.size());
        left.erase(value.value);
      }
      CHECK(left.empty());
    }
  }
}

TEST_CASE("a facet keeps its most frequent values and says how many there are") {
  Searcher& searcher = sample();
  SearchOptions options;
  options.facets = {FacetBy::kOutlet};
  options.facet_values = 2;
  const Facet facet = searcher.search("régulation", options).facets.front();
  CHECK_EQ(facet.values.size(), 2);
  CHECK_GT(facet.total, 2);
  CHECK_GE(facet.values[0].counts.passages, facet.values[1].counts.passages);
}

TEST_CASE("an article finds its like, in both languages, and not itself") {
  Searcher& searcher = sample();
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"fr/05-discours-vance", "en/05-vance-speech"},
      {"en/05-vance-speech", "fr/05-discours-vance"}};
  for (const auto& [article, like] : pairs) {
    CAPTURE(article);
    const auto stored = searcher.article(article);
    REQUIRE(stored.has_value());
    std::string query;
    for (const std::string& word : searcher.telling_words(*stored, 20)) query += word + " ";
    SearchOptions options;
    options.limit = 1000;
    options.per_article = 1;
    options.literal = true;
    options.not_article = article;
    const SearchResult result = searcher.search(query, options);
    REQUIRE_FALSE(result.hits.empty());
    bool near_the_top = false;
    for (const Hit& hit : result.hits) {
      CHECK_NE(hit.article.id, article);
      near_the_top = near_the_top || (hit.rank <= 3 && hit.article.id == like);
    }
    CHECK(near_the_top);
  }
}

}  // namespace
}  // namespace revue
