#include "searcher/actors.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "searcher/search.h"
#include "tests/support/sample_index.h"
#include "tests/support/tiny_index.h"

namespace revue {
namespace {

constexpr std::string_view kArticles =
    R"({"id":"a","date":"2025-02-10","outlet":"Un","title":"Macron au sommet","text":"Emmanuel Macron a reçu Odile Varenne, juriste. Le chef de l’Etat était pressé."}
{"id":"b","date":"2025-02-12","outlet":"Deux","text":"Odile Varenne, juriste, a revu Macron. Mme Varenne n’a rien dit."}
{"id":"c","outlet":"Deux","lang":"en","text":"Basile Varenne, a lawyer, met nobody in Paris. The regulation of meetings was long and nothing came out of it."}
{"id":"d","date":"2025-03-01","outlet":"Deux","text":"Rien de neuf sous le soleil de Paris, sinon la pluie."}
)";

TinyIndex& tiny() {
  static TinyIndex index(kArticles);
  return index;
}

std::string choice(const std::string& name) {
  const ActorChoice answer = tiny()->choose(name);
  std::string out = answer.kind == ActorChoice::Kind::kOne       ? "one"
                    : answer.kind == ActorChoice::Kind::kSeveral ? "several"
                                                                 : "none";
  for (const std::string& id : answer.ids) out += " " + id;
  return out;
}

TEST_CASE("actors: a typed name means one, several or nobody") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"emmanuel-macron", "one emmanuel-macron"},
      {"Macron", "one emmanuel-macron"},
      {"macron", "one emmanuel-macron"},
      {"MACRON", "one emmanuel-macron"},
      {"la quadrature du net", "one la-quadrature-du-net"},
      {"lqdn", "one la-quadrature-du-net"},
      {"la CNIL", "one cnil"},
      {"hiatus", "one hiatus"},
      {"signal", "one signal"},
      {"Odile Varenne", "one person/odile-varenne"},
      {"odile", "one person/odile-varenne"},
      {"person/odile-varenne", "one person/odile-varenne"},
      {"Varenne", "several person/odile-varenne person/basile-varenne"},
      {"Varrenne", "none person/odile-varenne person/basile-varenne"},
      {"Zzyzx", "none"},
      {"", "none"},
      {"«»", "none"},
  };
  for (const auto& row : rows) {
    const auto& name = row.first;
    CAPTURE(name);
    CHECK_EQ(choice(name), row.second);
  }
}

// "id articles/mentions", parted by commas.
std::string listed(const ActorOptions& options) {
  std::string out;
  for (const Actor& actor : tiny()->actors(options).actors) {
    out += (out.empty() ? "" : ", ") + actor.id + " " + std::to_string(actor.articles) + "/" +
           std::to_string(actor.mentions);
  }
  return out;
}

TEST_CASE("actors: the list counts articles and mentions, of the articles that pass the filters") {
  ActorOptions options;
  CHECK_EQ(listed(options),
           "emmanuel-macron 2/4, person/odile-varenne 2/3, paris 2/2, person/basile-varenne 1/1");
  options.types = {"person"};
  options.filters.outlets = {"deux"};
  CHECK_EQ(listed(options),
           "person/odile-varenne 1/2, emmanuel-macron 1/1, person/basile-varenne 1/1");
  options.filters = {};
  options.filters.from = "2025-02-11";
  CHECK_EQ(listed(options), "person/odile-varenne 1/2, emmanuel-macron 1/1");
  options.filters = {};
  options.filters.entities = {"emmanuel-macron"};
  options.limit = 1;
  options.offset = 1;
  CHECK_EQ(listed(options), "person/odile-varenne 2/3");
  CHECK_EQ(tiny()->actors(options).total, 2);
}

TEST_CASE("actors: a profile says how, when and with whom an actor is named") {
  const ActorProfile profile = tiny()->actor("emmanuel-macron", {});
  CHECK_EQ(profile.actor.articles, 2);
  CHECK_EQ(profile.actor.mentions, 4);
  CHECK_EQ(profile.articles_searched, 4);
  std::string names;
  for (const WrittenName& name : profile.names) {
    names += name.text + " " + std::to_string(name.times) + "; ";
  }
  CHECK_EQ(names, "Macron 2; Emmanuel Macron 1; chef de l’Etat 1; ");
  REQUIRE_EQ(profile.articles.size(), 2);
  CHECK_EQ(profile.articles.front().id, "a");
  CHECK_EQ(profile.articles.front().mentions, 3);
  REQUIRE_EQ(profile.companions.size(), 1);
  CHECK_EQ(profile.companions.front().actor.french, "Odile Varenne");
  CHECK_EQ(profile.companions.front().together, 2);
  // 2 · Σ n ln (n / expected): 2 articles with both, 2 with neither, of 4.
  CHECK_EQ(profile.companions.front().association, doctest::Approx(5.545).epsilon(.001));
}

TEST_CASE("actors: counted by filters or by terms, they are the same") {
  ActorOptions options;
  options.limit = 0;
  const ActorList by_terms = sample().actors(options);
  // Every article is of the year 1 or later, or has no date; both filters let all dated ones
  // through.
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> by_articles;
  for (const Language language : kLanguages) {
    options.filters.language = language;
    for (const Actor& actor : sample().actors(options).actors) {
      by_articles[actor.id].first += actor.articles;
      by_articles[actor.id].second += actor.mentions;
    }
  }
  REQUIRE_GT(by_terms.actors.size(), 100);
  CHECK_EQ(by_terms.actors.size(), by_articles.size());
  for (const Actor& actor : by_terms.actors) {
    CAPTURE(actor.id);
    CHECK_EQ(actor.articles, by_articles[actor.id].first);
    CHECK_EQ(actor.mentions, by_articles[actor.id].second);
  }
}

TEST_CASE("actors: a profile agrees with the list and with itself") {
  ActorOptions options;
  options.limit = 0;
  for (const Actor& actor : sample().actors(options).actors) {
    CAPTURE(actor.id);
    const ActorProfile profile = sample().actor(actor.id, {});
    CHECK_EQ(profile.actor.articles, actor.articles);
    CHECK_EQ(profile.actor.mentions, actor.mentions);
    CHECK_EQ(profile.actor.french, actor.french);
    CHECK_EQ(profile.articles.size(), actor.articles);
    std::uint64_t named = 0;
    for (const WrittenName& name : profile.names) named += name.times;
    CHECK_EQ(named, actor.mentions);
    std::uint64_t in_time = profile.timeline.without_period;
    for (const TimelineEntry& entry : profile.timeline.entries) in_time += entry.articles;
    CHECK_EQ(in_time, actor.articles);
    CHECK(sample().choose(actor.id).ids == std::vector<std::string>{actor.id});
  }
}

// Ids of the articles found, in the order of their names.
std::string found(const std::string& query, const std::vector<std::string>& entities = {}) {
  SearchOptions options;
  options.filters.entities = entities;
  std::vector<std::string> ids;
  const SearchResult result = tiny()->search(query, options);
  for (const Hit& hit : result.hits) ids.push_back(hit.article.id);
  std::sort(ids.begin(), ids.end());
  std::string out;
  for (const std::string& id : ids) out += id;
  for (const QueryNote& note : result.notes) out += " !" + std::to_string(note.column);
  return out;
}

TEST_CASE("actors: entity: and NEAR find passages") {
  CHECK_EQ(found("entity:macron"), "ab");
  CHECK_EQ(found("entity:odile"), "ab");
  CHECK_EQ(found("entity:varenne"), "abc !1");
  CHECK_EQ(found("entity:zzyzx"), " !1");
  CHECK_EQ(found("entity:macron -entity:odile"), "");
  CHECK_EQ(found("entity:macron NEAR/1 pressé"), "");
  CHECK_EQ(found("entity:macron NEAR/6 pressé"), "a");  // le chef de l’Etat
  CHECK_EQ(found("pressée NEAR/6 entity:macron"), "a");
  CHECK_EQ(found("Varenne NEAR/3 juristes"), "ab");
  CHECK_EQ(found("Varenne NEAR/8 sommet"), "");
  CHECK_EQ(found("réglementation NEAR/3 meetings"), "c");  // the regulation of meetings
  CHECK_EQ(found("Varenne NEAR/3 juriste NEAR/4 Macron"), "ab");
  CHECK_EQ(found("sommet NEAR/99 pressé"), "");  // the title is apart
  CHECK_EQ(found("Paris", {"person/basile-varenne"}), "c");
  CHECK_EQ(found("juriste", {"emmanuel-macron", "person/odile-varenne"}), "ab");
}

TEST_CASE("actors: every occurrence is explained, linked or refused") {
  const auto stored = tiny()->article("a");
  REQUIRE(stored);
  std::string out;
  for (const Occurrence& each : tiny()->occurrences(*stored, "emmanuel-macron")) {
    const std::string& text = each.in_title ? stored->article.title : stored->text;
    out += std::string(cut(text, each.span)) + (is_refusal(each.rule) ? " no; " : " yes; ");
  }
  CHECK_EQ(out, "Macron yes; Emmanuel Macron yes; chef de l’Etat yes; ");
}

}  // namespace
}  // namespace revue
