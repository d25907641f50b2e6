#include "indexer/duplicates.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/checker.h"
#include "indexer/schema.h"
#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::string words(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "mot" + std::to_string(random() % 5000) + " ";
  return text;
}

std::string line(const std::string& id, const std::string& date, const std::string& text) {
  return R"({"id":")" + id + R"(","date":")" + date + R"(","text":")" + text + "\"}\n";
}

Built build_with(const std::string& index, const std::string& lines,
                 Duplicates duplicates = Duplicates::kFold, unsigned jobs = 1, bool prune = false) {
  BuildOptions options = build_options(index, {"-"});
  options.jobs = jobs;
  options.prune = prune;
  options.memory = 512;  // many batches
  options.duplicates = duplicates;
  return build_index(options, lines);
}

// "b<a c<a": each copy with the earliest of its group.
std::string groups(const std::string& index) {
  const Xapian::Database database(index);
  std::map<std::string, std::string> of;
  const std::string kind = kind_term(kKindArticle);
  for (auto it = database.postlist_begin(kind); it != database.postlist_end(kind); ++it) {
    const Xapian::Document document = database.get_document(*it);
    const std::string first = document.get_value(kSlotCopyOf);
    if (!first.empty()) of[document.get_value(kSlotArticle)] = first;
  }
  std::string out;
  for (const auto& [id, first] : of) out += (out.empty() ? "" : " ") + id + "<" + first;
  return out;
}

const std::string kDispatch = words(1, 200);
const std::string kA = line("a", "2025-02-10", kDispatch);
const std::string kB = line("b", "2025-02-11", "Agence. " + kDispatch + " Tous droits réservés.");
const std::string kC = line("c", "", kDispatch.substr(0, kDispatch.size() / 2));
const std::string kOther = line("other", "2025-02-10", words(2, 200));

TEST_CASE("duplicates: groups stand under the earliest, whatever the order, threads and history") {
  const TempDir folder;
  const std::string one = (folder.path() / "one").string();
  const Built built = build_with(one, kA + kB + kC + kOther);
  CHECK_EQ(built.counts.duplicates, 2);
  CHECK_EQ(groups(one), "b<a c<a");
  CHECK(check(one).problems.empty());

  const std::string two = (folder.path() / "two").string();
  build_with(two, kC + kOther + kB + kA, Duplicates::kFold, 3);
  CHECK_EQ(groups(two), "b<a c<a");

  const std::string three = (folder.path() / "three").string();
  build_with(three, kB + kC);
  CHECK_EQ(groups(three), "c<b");
  build_with(three, "\n\n" + kOther, Duplicates::kKeep, 2);
  CHECK_EQ(groups(three), "");
  build_with(three, "\n\n\n" + kA, Duplicates::kFold, 2);
  CHECK_EQ(groups(three), "b<a c<a");
  CHECK(check(three).problems.empty());
  const std::string four = (folder.path() / "four").string();
  build_with(four, kB + kC + kOther + kA, Duplicates::kFold, 2);
  CHECK_EQ(check(three).content, check(four).content);
}

TEST_CASE("duplicates: copies of a first article that is gone or changed find another") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_with(index, kA + kB + kC);
  build_with(index, kB + kC, Duplicates::kFold, 1, true);
  CHECK_EQ(groups(index), "c<b");
  CHECK(check(index).problems.empty());
  build_with(index, line("b", "2025-02-11", words(3, 200)));
  CHECK_EQ(groups(index), "");
}

TEST_CASE("duplicates: dropped ones are named and not in the index") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const Built built = build_with(index, kB + kOther + kA, Duplicates::kDrop);
  CHECK_EQ(built.counts.duplicates, 1);
  REQUIRE_EQ(built.notices.size(), 1);
  CHECK_EQ(built.notices.front(), "stdin:1: «b» is a copy of «a» and is dropped");
  CHECK_FALSE(Searcher(index).article("b"));
  CHECK(Searcher(index).article("a"));
  CHECK(check(index).problems.empty());
}

TEST_CASE("duplicates: actors and quotes count once or in every copy") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  const std::string said =
      "« La loi sera votée avant l’été et appliquée partout », a déclaré Emmanuel Macron. ";
  build_with(index, line("a", "2025-02-10", said + kDispatch) +
                        line("b", "2025-02-11", said + kDispatch + "fin") +
                        line("c", "2025-02-11", "Emmanuel Macron est venu. " + words(4, 50)));
  Searcher searcher(index);
  for (const bool filtered : {false, true}) {
    ActorOptions options;
    if (filtered) options.filters.from = "2025";
    const auto macron = [&] {
      const ActorList list = searcher.actors(options);
      REQUIRE_EQ(list.actors.front().id, "emmanuel-macron");
      const Actor& actor = list.actors.front();
      return std::to_string(actor.articles) + " " + std::to_string(actor.mentions) + " " +
             std::to_string(actor.quotes) + " of " + std::to_string(list.articles) + ", " +
             std::to_string(list.copies);
    };
    CHECK_EQ(macron(), "3 3 2 of 3, 0");
    options.filters.fold_copies = true;
    CHECK_EQ(macron(), "2 2 1 of 2, 1");
    CHECK_EQ(searcher.actor("emmanuel-macron", options).articles.size(), 2);
  }
  QuoteOptions quotes;
  quotes.by = "emmanuel-macron";
  quotes.group = true;
  CHECK_EQ(searcher.quotes({}, quotes, Match::kAny, true).quotes_in_all, 2);
  quotes.filters.fold_copies = true;
  CHECK_EQ(searcher.quotes({}, quotes, Match::kAny, true).quotes_in_all, 1);
}

TEST_CASE("duplicates: a copy whose first article is missing is found by check") {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_with(index, kA + kB);
  {
    Xapian::WritableDatabase database(index);
    database.delete_document(member_term("a"));
  }
  REQUIRE_EQ(check(index).problems.size(), 1);
  CHECK_EQ(check(index).problems.front(),
           "article «b» is a copy of «a», which the index does not hold");
}

TEST_CASE("duplicates: keys lead to the same groups as comparing all with all") {
  std::mt19937_64 random(5);
  std::vector<Sketch> sketches;
  std::vector<std::vector<std::uint64_t>> texts;
  for (int i = 0; i < 600; ++i) {
    std::vector<std::uint64_t> text;
    if (!texts.empty() && random() % 2 == 0) {
      text = texts[random() % texts.size()];
      for (std::uint64_t& each : text) each = random() % 100 < 15 ? random() : each;
    } else {
      for (std::size_t size = 40 + random() % 400; size > 0; --size) text.push_back(random());
    }
    sketches.push_back(sketch_of({}, text));
    texts.push_back(std::move(text));
  }
  std::vector<std::size_t> expected;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    std::size_t first = 0;
    while (first < i && !(expected[first] == first && are_copies(sketches[first], sketches[i]))) {
      ++first;
    }
    expected.push_back(first);
  }
  CHECK_EQ(first_copies(sketches), expected);
}

}  // namespace
}  // namespace revue
