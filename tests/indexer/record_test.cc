#include "indexer/record.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "corpus/dates.h"
#include "indexer/fingerprint.h"
#include "indexer/schema.h"

namespace revue {
namespace {

PassageRecord passage() {
  PassageRecord record;
  record.article = "fr/01";
  record.ordinal = 3;
  record.span = {1000, 1005};
  record.begin_code_point = 980;
  record.language = Language::kEnglish;
  record.heading = true;
  record.gap = "\n\n";
  record.text = "Élan";
  record.mentions = {{{0, 5}, "elan", "Élan vital"}};
  return record;
}

TEST_CASE("a stored passage comes back as it was") {
  const PassageRecord record = passage();
  const PassageRecord back = decode_passage(encode(record));
  CHECK_EQ(back.article, record.article);
  CHECK_EQ(back.ordinal, 3);
  CHECK(back.span == record.span);
  CHECK_EQ(back.begin_code_point, 980);
  CHECK_EQ(back.language, Language::kEnglish);
  CHECK(back.heading);
  CHECK_FALSE(back.lead);
  CHECK_EQ(back.gap + back.text, "\n\nÉlan");
  REQUIRE_EQ(back.mentions.size(), 1);
  CHECK_EQ(back.mentions[0].entity, "elan");
}

TEST_CASE("a stored article comes back as it was") {
  ArticleRecord record;
  record.id = "a";
  record.title = "Titre";
  record.extra = {{"desk", "\"tech\""}};
  record.title_mentions = {{{0, 5}, "x", ""}};
  record.passages = 7;
  record.tail = "\n";
  const ArticleRecord back = decode_article(encode(record));
  CHECK_EQ(back.title, "Titre");
  CHECK_EQ(back.extra, record.extra);
  CHECK_EQ(back.passages, 7);
  CHECK_EQ(back.tail, "\n");
}

TEST_CASE("damaged records are refused, never misread") {
  const std::string good = encode(passage());
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK_THROWS_AS(decode_passage(std::string_view(good).substr(0, size)), Error);
  }
  const unsigned seed = 5;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5000; ++round) {
    std::string bad = good;
    for (auto i = 1 + random() % 4; i > 0; --i)
      bad[random() % bad.size()] = static_cast<char>(random());
    try {
      const PassageRecord record = decode_passage(bad);
      for (const MentionRecord& mention : record.mentions) {
        REQUIRE_LE(mention.span.end, record.text.size());
      }
      decode_article(bad);
    } catch (const Error&) {
      // refused: as good as read
    }
  }
}

TEST_CASE("terms stay within what Xapian takes") {
  for (const std::size_t size : {1, 244, 245, 246, 1000, 100000}) {
    const std::string term = bounded_term(std::string(size, 'a'));
    CHECK_LE(term.size(), 245);
    CHECK_EQ(term.size() == size, size <= 245);
  }
  CHECK_NE(bounded_term(std::string(300, 'a')), bounded_term(std::string(301, 'a')));
  CHECK_LE(bounded_term(std::string(200, '\0')).size(), 245);
  std::string accents;
  while (accents.size() < 400) accents += "é";
  CHECK_EQ(bounded_term(accents).size() <= 245, true);
}

TEST_CASE("the fingerprint notices every rule of the analysis") {
  const std::string facts = analysis_facts();
  const auto holds = [&](const std::string& what) { return facts.find(what) != std::string::npos; };
  for (const Language language : kLanguages) {
    for (const std::string_view word : table(language).stop_words) {
      CAPTURE(word);
      CHECK(holds(" " + std::string(word)));
    }
  }
  CHECK(holds("./Les/les/"));  // a stop word of the text is marked
  CHECK(holds("\ndupre "));    // mentions
  CHECK(holds("\nhic "));
  const auto passages = [](const std::string& all) {
    std::vector<std::string> lines;
    std::istringstream in(all);
    for (std::string each; std::getline(in, each);) {
      if (each.starts_with('|')) lines.push_back(each);
    }
    return lines;
  };
  PassageSizes other;
  other.target -= 100;
  CHECK_NE(passages(analysis_facts(other)).size(), passages(facts).size());
  other = {};
  other.longest -= 100;
  CHECK_NE(passages(analysis_facts(other)).size(), passages(facts).size());
  other = {};
  other.join_below -= 100;
  const bool same = analysis_facts(other) == facts;
  CHECK_FALSE(same);
  CHECK_NE(fingerprint("a", "id\n"), fingerprint("a", "id\tname\n"));
  CHECK_NE(fingerprint("a", "id\n"), fingerprint("b", "id\n"));
}

TEST_CASE("the calendar of options and of readers is the same") {
  CHECK(is_iso_date("2024-02-29"));
  CHECK_FALSE(is_iso_date("2025-02-29"));
  CHECK_FALSE(is_iso_date("1900-02-29"));
  CHECK_FALSE(is_iso_date("2025-04-31"));
  CHECK_FALSE(is_iso_date("2025-13"));
  CHECK_FALSE(is_iso_date("2025-00-01"));
  for (int month = 0; month <= 13; ++month) {
    for (int day = 0; day <= 32; ++day) {
      char iso[40];
      std::snprintf(iso, sizeof iso, "2024-%02d-%02d", month, day);
      CAPTURE(iso);
      CHECK_EQ(is_iso_date(iso), parse_date(iso).has_value());
    }
  }
}

TEST_CASE("a date covers all its days") {
  CHECK_EQ(day_range("2025").first, "20250101");
  CHECK_EQ(day_range("2025").last, "20251231");
  CHECK_EQ(day_range("2024-02").last, "20240229");
  CHECK_EQ(day_range("2025-02").last, "20250228");
  CHECK_EQ(day_range("2025-04").last, "20250430");
  CHECK_EQ(day_range("2025-02-11").first, "20250211");
  CHECK_EQ(day_range("2025-02-11").last, "20250211");
  CHECK_EQ(day_range("").first, "");
}

}  // namespace
}  // namespace revue
