#include "searcher/output.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzers/utf8.h"

namespace revue {
namespace {

SearchResult one_hit(const std::string& text, std::vector<Highlight> marks) {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.article.id = "a";
  hit.article.title = "=1+1 <script>";
  hit.article.outlet = "Essai";
  hit.article.date = "2025-02-11";
  hit.article.url = "javascript:alert(1)";
  hit.passage.text = text;
  hit.passage.begin_code_point = 100;
  hit.highlights = std::move(marks);
  SearchResult result;
  result.total = 3;
  result.hits.push_back(std::move(hit));
  return result;
}

Highlight match(std::size_t begin, std::size_t end) {
  return {{begin, end}, Highlight::Kind::kMatch, {}, {}, {}, {}};
}

Highlight entity(std::size_t begin, std::size_t end) {
  return {{begin, end}, Highlight::Kind::kEntity, "x", "person", "X", {}};
}

TEST_CASE("JSON Lines: spans count in code points, null means unknown") {
  std::ostringstream out;
  write_jsonl(out, one_hit("Été à l’Élysée", {match(13, 21), entity(13, 21)}), {});
  const auto line = nlohmann::json::parse(out.str());
  CHECK_EQ(line["v"], 1);
  CHECK_EQ(line["rank"], 1);
  CHECK_EQ(line["article"]["id"], "a");
  CHECK_EQ(line["passage"]["span"], nlohmann::json({100, 114}));
  CHECK_EQ(line["highlights"][0]["span"], nlohmann::json({8, 14}));
  CHECK_EQ(line["highlights"][0]["kind"], "match");
  CHECK_EQ(line["highlights"][1]["entity"], "x");
  CHECK_EQ(line["total"], 3);
}

TEST_CASE("HTML: everything is escaped, marks nest, only web addresses are links") {
  std::ostringstream out;
  write_html(out, one_hit("<script>alert(\"x\")</script> & l’IA", {entity(0, 12), match(8, 20)}),
             {"<b>", 0, "lang fr", true});
  const std::string page = out.str();
  CHECK_EQ(page.find("<script"), std::string::npos);
  CHECK_EQ(page.find("javascript:"), std::string::npos);
  CHECK_NE(page.find("<h1>&lt;b&gt;</h1>"), std::string::npos);
  CHECK_NE(page.find("data-entity=\"x\">&lt;script&gt;</span>"), std::string::npos);
  CHECK_NE(
      page.find("data-entity=\"x\"><mark>aler</mark></span><mark>t(&quot;x&quot;)&lt;/</mark>"),
      std::string::npos);
}

TEST_CASE("CSV: cells are quoted as they must be, formulas are neutralised") {
  std::ostringstream out;
  write_csv(out, one_hit("a \"b\", c\nd", {match(0, 1)}));
  CHECK_NE(out.str().find(",'=1+1 <script>,"), std::string::npos);
  CHECK_NE(out.str().find("\"a \"\"b\"\", c\nd\",0-1 match"), std::string::npos);
}

TEST_CASE("text: control and direction characters are shown, never sent") {
  CHECK_EQ(displayable("a\x1b[31mb\u202Ec\u0007"), "a<U+001B>[31mb<U+202E>c<U+0007>");
  std::ostringstream out;
  write_text(out, one_hit("rouge \x1b[31m ici", {}), {"x", 0, "", false}, {});
  CHECK_EQ(out.str().find('\x1b'), std::string::npos);
}

TEST_CASE("text: lines are wrapped, marks count where they show") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "mot à mot ";
  for (const bool color : {false, true}) {
    std::ostringstream out;
    write_text(out, one_hit(text, {match(0, 3)}), {"x", 0, "", false}, {color, 60});
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) {
      std::string plain;
      for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\x1b') {
          i = line.find('m', i);
        } else if ((static_cast<unsigned char>(line[i]) & 0xC0U) != 0x80U) {
          plain += line[i];
        }
      }
      CHECK_LE(plain.size(), 62);
    }
  }
}

TEST_CASE("text: a list that was cut says its total") {
  std::ostringstream out;
  write_text(out, one_hit("texte", {}), {"x", 0, "", false}, {});
  CHECK_NE(out.str().find("Passages 1 to 1 of 3"), std::string::npos);
}

}  // namespace
}  // namespace revue
