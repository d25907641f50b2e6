#include "corpus/html_charset.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

TEST_CASE("html charset: where a page declares it") {
  struct Row {
    std::string page;
    std::string charset;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"<p>charset=x</p>", ""},
      {"<meta charset=utf-8>", "utf-8"},
      {"<META CHARSET = \"ISO-8859-15\" />", "ISO-8859-15"},
      {"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
       "windows-1251"},
      {"<meta content=\"text/html;charset=big5\" http-equiv=content-type>", "big5"},
      {"<meta name=a content=b><meta charset='gbk'>", "gbk"},
      {"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", "iso-8859-2"},
      {"<meta charset", ""},
      {"<meta charset=", ""},
      {"<meta charset=\"", ""},
      {std::string(5000, ' ') + "<meta charset=utf-8>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CHECK_EQ(declared_charset(row.page), row.charset);
  }
}

TEST_CASE("html charset: the mark, then valid UTF-8, then what is declared") {
  struct Row {
    std::string declared;
    std::string bytes;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"", "é", "é"},
      {"", "\xE9", "é"},
      {"utf-8", "\xE9t\xE9", "été"},
      // Declared wrongly, as servers that changed their encoding do.
      {"iso-8859-1", "été", "été"},
      {"iso-8859-1", "\xE9t\xE9 \x92", "été ’"},
      {"windows-1252", "\x80 \x81", "€ \u0081"},
      {"ISO-8859-15", "\xA4 \xBD", "€ œ"},
      {"windows-1250", "\x9C\x9F", "śź"},
      {"windows-1251", "\xCC\xE8\xF0", "Мир"},
      {"koi8-r", "\xED\xC9\xD2", "Мир"},
      {"shift_jis", "\x93\xFA\x96\x7B", "日本"},
      {"euc-kr", "\xC7\xD1", "한"},
      {"gb2312", "\xD6\xD0", "中"},
      {"big5", "\xA4\xA4", "中"},
      {"iso-2022-jp", "\x1B$BF|K\\\x1B(B", "日本"},
      // Not an encoding that is known, nor one that a declaration can be read in.
      {"x-none", "\xE9", "é"},
      {"utf-16", "\xE9", "é"},
      {"utf-7", "+AOk-", "+AOk-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.declared);
    const std::string head = row.declared.empty() ? "" : "<meta charset=" + row.declared + ">";
    const Decoded decoded = decode_html(head + row.bytes);
    CHECK_EQ(decoded.text, head + row.text);
  }
  CHECK_EQ(decode_html("\xEF\xBB\xBF<meta charset=koi8-r>é").text, "<meta charset=koi8-r>é");
  CHECK_EQ(decode_html(std::string("\xFF\xFE<\0p\0>\0\xE9\0", 10)).text, "<p>é");
  CHECK_EQ(decode_html(std::string("<meta charset=koi8-r>\xED\0", 23)).text,
           "<meta charset=koi8-r>М ");
}

TEST_CASE("html charset: what an encoding does not define is replaced and reported") {
  const Decoded decoded = decode_html("<meta charset=big5>a\xFF\xFE b");
  CHECK_NE(decoded.text.find("\uFFFD"), std::string::npos);
  REQUIRE_EQ(decoded.problems.size(), 1);
  CHECK_NE(decoded.problems[0].message.find("no big5; replaced by U+FFFD"), std::string::npos);
}

}  // namespace
}  // namespace revue
