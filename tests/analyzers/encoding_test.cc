#include "analyzers/encoding.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "analyzers/utf8.h"

namespace revue {
namespace {

struct Row {
  std::string bytes;
  std::string text;
  std::string problems;  // "offset message", joined by bars
};

std::string problems_of(const Decoded& decoded) {
  std::string out;
  for (const EncodingProblem& problem : decoded.problems) {
    out += (out.empty() ? "" : "|") + std::to_string(problem.offset) + " " + problem.message;
  }
  return out;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const Decoded decoded = decode(row.bytes);
    CHECK_EQ(decoded.text, row.text);
    CHECK_EQ(problems_of(decoded), row.problems);
  }
}

// Windows-1252 bytes of a text that has only Latin-1 characters.
std::string latin(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    out += static_cast<char>(static_cast<unsigned char>(next_character(text, at)));
  }
  return out;
}

TEST_CASE("encoding: UTF-8 passes unaltered, without its mark") {
  check_rows({
      {"", "", ""},
      {"plain", "plain", ""},
      {"L’Élysée, 5 €, 🌍", "L’Élysée, 5 €, 🌍", ""},
      {"e\u0301\r\n\t\u00A0\u202F", "e\u0301\r\n\t\u00A0\u202F", ""},
      {"\xEF\xBB\xBF", "", ""},
      {"\xEF\xBB\xBFÉté", "Été", ""},
      // Only the first is a mark; U+FFFD in the input is text like any other.
      {"\xEF\xBB\xBF\uFEFFa\uFFFD", "\uFEFFa\uFFFD", ""},
  });
}

TEST_CASE("encoding: Windows-1252 is recognised, decoded and reported") {
  check_rows({
      {"caf\xE9", "café", "3 not UTF-8; read as Windows-1252"},
      {"L\x92\xC9lys\xE9"
       "e",
       "L’Élysée", "1 not UTF-8; read as Windows-1252"},
      {"5 \x80", "5 €", "2 not UTF-8; read as Windows-1252"},
      {"\x93Stop\x94 \x96 \x85", "“Stop” – …", "0 not UTF-8; read as Windows-1252"},
      {"\x8Cuvre, c\x9Cur", "Œuvre, cœur", "0 not UTF-8; read as Windows-1252"},
      {"\xAB\xA0oui\xA0\xBB", "«\u00A0oui\u00A0»", "0 not UTF-8; read as Windows-1252"},
      {"\xEF\xBB\xBF"
       "caf\xE9",
       "café", "6 not UTF-8; read as Windows-1252"},
  });
}

// In Windows-1252, «É»» is C9 BB and «é », with the space French puts before the mark, E9 A0 BB:
// both are UTF-8 sequences by chance.
TEST_CASE("encoding: a chance UTF-8 sequence does not hide Windows-1252") {
  const std::string text =
      "«\u00A0Égalité\u00A0» et «LIBERTÉ» : le président a été interpellé à Paris, où la majorité "
      "était très divisée. « Réagir » ? Après des années d'été, c'est décidé.";
  const Decoded decoded = decode(latin(text));
  CHECK_EQ(decoded.text, text);
  CHECK_EQ(problems_of(decoded), "0 not UTF-8; read as Windows-1252");
}

TEST_CASE("encoding: a stray byte is replaced and reported where it is") {
  check_rows({
      {"été \xFF fin", "été \uFFFD fin",
       "6 invalid UTF-8 in 1 place, this the first; replaced by U+FFFD"},
      {"été \xE9t\xE9", "été \uFFFDt\uFFFD",
       "6 invalid UTF-8 in 2 places, this the first; replaced by U+FFFD"},
      {"\xEF\xBB\xBF"
       "é\xFF",
       "é\uFFFD", "5 invalid UTF-8 in 1 place, this the first; replaced by U+FFFD"},
      // Cut in the middle of a character: one mark for the part (Unicode 15, table 3-8).
      {"été \xF0\x9F\x8C", "été \uFFFD",
       "6 invalid UTF-8 in 1 place, this the first; replaced by U+FFFD"},
      // 81 is defined in neither.
      {"a\x81z", "a\uFFFDz", "1 invalid UTF-8 in 1 place, this the first; replaced by U+FFFD"},
      // Overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8.
      {"é\xC0\x80", "é\uFFFD\uFFFD",
       "2 invalid UTF-8 in 2 places, this the first; replaced by U+FFFD"},
      {"é\xED\xA0\x80", "é\uFFFD\uFFFD\uFFFD",
       "2 invalid UTF-8 in 3 places, this the first; replaced by U+FFFD"},
      {"é\xF4\x90\x80\x80", "é\uFFFD\uFFFD\uFFFD\uFFFD",
       "2 invalid UTF-8 in 4 places, this the first; replaced by U+FFFD"},
  });
}

TEST_CASE("encoding: zero bytes become spaces, reported where the input has them") {
  check_rows({
      {std::string("a\0b", 3), "a b", "1 1 zero byte, here the first; replaced by spaces"},
      {std::string("\0\0", 2), "  ", "0 2 zero bytes, here the first; replaced by spaces"},
      {std::string("\xEF\xBB\xBF"
                   "a\0",
                   5),
       "a ", "4 1 zero byte, here the first; replaced by spaces"},
      {std::string("caf\xE9 \0.", 7), "café  .",
       "3 not UTF-8; read as Windows-1252|5 1 zero byte, here the first; replaced by spaces"},
      {std::string("é\xFF \0.", 6), "é\uFFFD  .",
       "2 invalid UTF-8 in 1 place, this the first; replaced by U+FFFD|"
       "4 1 zero byte, here the first; replaced by spaces"},
  });
}

TEST_CASE("encoding: UTF-16 with a byte order mark") {
  check_rows({
      {std::string("\xFF\xFE"
                   "a\0\xE9\0",
                   6),
       "aé", ""},
      {std::string("\xFE\xFF\0a\0\xE9", 6), "aé", ""},
      {std::string("\xFF\xFE\x3C\xD8\x0D\xDF", 6), "🌍", ""},
      {"\xFF\xFE", "", ""},
      {std::string("\xFF\xFE"
                   "a\0b",
                   5),
       "a", "4 UTF-16 text ends in half a character; left out"},
      {std::string("\xFF\xFE"
                   "a\0\0\0b\0",
                   8),
       "a b", "4 1 zero byte, here the first; replaced by spaces"},
      {std::string("\xFF\xFE"
                   "a\0\x3C\xD8"
                   "b\0",
                   8),
       "a\uFFFDb", "4 half a UTF-16 pair in 1 place, this the first; replaced by U+FFFD"},
  });
}

TEST_CASE("encoding: UTF-16 without its mark is told by its zero bytes") {
  std::string little;
  std::string big;
  for (const char c : std::string("q1\tsommet de Paris\n")) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  check_rows({{little, "q1\tsommet de Paris\n", "0 UTF-16 without its mark"},
              {big, "q1\tsommet de Paris\n", "0 UTF-16 without its mark"}});
}

TEST_CASE("encoding: whatever the bytes, the text is UTF-8 and no letter is lost") {
  const unsigned seed = 20250211;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> parts = {"a",
                                          " ",
                                          "é",
                                          "’",
                                          "🌍",
                                          "\xE9",
                                          "\xC9\xBB",
                                          "\x92",
                                          "\xFF",
                                          "\xE2\x80",
                                          "\x81",
                                          "\xEF\xBB\xBF",
                                          std::string(1, '\0')};
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    std::size_t letters = 0;
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::string& part = parts[random() % parts.size()];
      letters += part == "a" ? 1U : 0U;
      bytes += part;
    }
    CAPTURE(bytes);
    const Decoded decoded = decode(bytes);
    REQUIRE(is_valid_utf8(decoded.text));
    REQUIRE_EQ(decoded.text.find('\0'), std::string::npos);
    std::size_t kept = 0;
    for (const char c : decoded.text) kept += c == 'a' ? 1U : 0U;
    REQUIRE_EQ(kept, letters);
    for (const EncodingProblem& problem : decoded.problems) {
      REQUIRE_LT(problem.offset, bytes.size());
      REQUIRE_FALSE(problem.message.empty());
    }
  }
}

TEST_CASE("encoding: five megabytes of anything take no time") {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string part : {"é", "\xE9", "\xE9.", "é\xFF", "\xE2\x80"}) {
    std::string bytes;
    while (bytes.size() < 5'000'000) bytes += part;
    CHECK_FALSE(decode(bytes).text.empty());
  }
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace revue
