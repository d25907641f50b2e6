// UTF-16 before readers of lines.
#include "corpus/utf16_stream.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

// With its byte order mark.
std::string utf16(const std::u16string& text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : u"\uFEFF" + text) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST_CASE("UTF-16: tables and lines of JSON are read as if they were UTF-8") {
  const TempDir folder;
  std::u16string lines;
  for (int i = 0; i < 5000; ++i) lines += u"{\"text\":\"L’été \U0001F600.\"}\n";
  for (const bool big_endian : {false, true}) {
    CAPTURE(big_endian);
    const std::string table =
        folder.write("t.csv", utf16(u"Titre\tTexte\r\nUn\tL’été \U0001F600.\r\n", big_endian))
            .string();
    const Outcome row = outcome({table});
    REQUIRE_EQ(row.articles.size(), 1);
    CHECK_EQ(row.articles[0].title, "Un");
    CHECK_EQ(row.articles[0].text, "L’été \U0001F600.");
    CHECK_EQ(row.articles[0].source, table + ":2");
    const Outcome many = outcome({folder.write("l.jsonl", utf16(lines, big_endian)).string()});
    REQUIRE_EQ(many.articles.size(), 5000);
    CHECK_EQ(many.articles.back().text, "L’été \U0001F600.");
    const Outcome array =
        outcome({folder.write("a.json", utf16(u"[{\"text\":\"é\"},{\"text\":\"ü\"}]", big_endian))
                     .string()});
    CHECK_EQ(array.articles.size(), 2);
  }
}

TEST_CASE("UTF-16: half a character is replaced, and what follows is read") {
  const TempDir folder;
  std::u16string text = u"Titre,Texte\na,b?c?\nd,e\n";
  text[text.find(u'?')] = 0xD83D;
  text[text.find(u'?')] = 0xDE00;
  const Outcome result = outcome({folder.write("t.csv", utf16(text, false)).string()});
  REQUIRE_EQ(result.articles.size(), 2);
  CHECK_EQ(result.articles[0].text, "b\uFFFDc\uFFFD");
  CHECK_EQ(result.articles[1].text, "e");
}

}  // namespace
}  // namespace revue
