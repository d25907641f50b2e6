#include "analyzers/passages.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace revue {
namespace {

std::string words(std::size_t bytes, const std::string& word = "mot ") {
  std::string text = "Début";
  while (text.size() < bytes) text += " " + word.substr(0, word.size() - 1);
  return text + ".";
}

std::vector<Passage> split(std::string_view text) {
  static SentenceSplitter splitter;
  return passages(text, splitter);
}

void check_laws(std::string_view text) {
  const PassageSizes sizes;
  std::size_t at = 0;
  for (const Passage& passage : split(text)) {
    REQUIRE_GE(passage.span.begin, at);
    REQUIRE_FALSE(passage.span.empty());
    REQUIRE_LE(passage.span.end, text.size());
    REQUIRE_LE(passage.span.size(), sizes.longest);
    const std::string_view between = text.substr(at, passage.span.begin - at);
    REQUIRE_EQ(between.find_first_not_of(" \t\r\n\f\v\xC2\xA0"), std::string_view::npos);
    at = passage.span.end;
  }
}

TEST_CASE("passages: paragraphs stay, short ones are joined") {
  const std::string text = words(500) + "\n\n" + words(100) + "\n\n" + words(600);
  const auto found = split(text);
  REQUIRE_EQ(found.size(), 2);
  CHECK_EQ(found[0].span.begin, 0);
  check_laws(text);
}

TEST_CASE("passages: a heading is one of its own") {
  const std::string text = words(400) + "\n\nDeux visions opposées\n\n" + words(100);
  const auto found = split(text);
  REQUIRE_EQ(found.size(), 3);
  CHECK(found[1].heading);
  CHECK_FALSE(found[0].heading);
  CHECK_FALSE(found[2].heading);
}

TEST_CASE("passages: a list is body text") {
  const auto found = split("Avec :\n\nAnne Un\n\nBruno Deux\n\nClaire Trois\n\nDenis Quatre\n");
  REQUIRE_EQ(found.size(), 1);
  CHECK_FALSE(found[0].heading);
}

TEST_CASE("passages: a credit at the end belongs to what it follows") {
  const auto found = split(words(400) + "\n\nUn intertitre\n\n" + words(790) + "\n\nabc-def/gh\n");
  REQUIRE_EQ(found.size(), 3);
  CHECK(found[1].heading);
  CHECK_FALSE(found[2].heading);
}

TEST_CASE("passages: hard-wrapped lines are one paragraph") {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "cette ligne a été coupée par un éditeur au bout de soixante signes\n";
  CHECK_EQ(split(text).size(), 1);
}

TEST_CASE("passages: a long paragraph is cut at sentence ends") {
  std::string text;
  while (text.size() < 5000) text += words(150) + " ";
  const auto found = split(text);
  CHECK_GE(found.size(), 5);
  for (const Passage& passage : found) {
    CHECK_EQ(text[passage.span.end - 1], '.');
    CHECK_GE(passage.span.size(), 300);
  }
  check_laws(text);
}

TEST_CASE("passages: what has no sentence end is cut all the same") {
  check_laws(std::string(5 << 20, 'a'));
  std::string accents;
  while (accents.size() < 100000) accents += "é";
  check_laws(accents);
  check_laws(words(200000));
}

TEST_CASE("passages: sentences and paragraphs begin where they do") {
  SentenceSplitter splitter;
  const auto shown = [&](std::string_view text) {
    const Breaks breaks = breaks_of(text, splitter);
    std::string out;
    for (const std::size_t at : breaks.sentences) out += std::to_string(at) + " ";
    out += "|";
    for (const std::size_t at : breaks.paragraphs) out += " " + std::to_string(at);
    return out;
  };
  CHECK_EQ(shown("One. Two."), "5 |");
  CHECK_EQ(shown("One. J.D. Vance said. Two."), "5 22 |");
  CHECK_EQ(shown("One. Two.\n\nThree."), "5 11 | 11");
  CHECK_EQ(shown("• one\n• two"), "8 | 8");
  CHECK_EQ(shown(""), "|");
}

TEST_CASE("passages: the laws hold for random text") {
  const unsigned seed = 11;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> atoms = {"\n",
                                          "\r\n",
                                          "\n\n",
                                          " ",
                                          "Mot. ",
                                          "mot ",
                                          "• ",
                                          "?",
                                          "»",
                                          "Un titre",
                                          "\u00A0",
                                          "é",
                                          "ligne de texte assez longue "};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto i = random() % 200; i > 0; --i) text += atoms[random() % atoms.size()];
    CAPTURE(text);
    check_laws(text);
  }
}

}  // namespace
}  // namespace revue
