#include "corpus/html_tree.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "corpus/html_blocks.h"

namespace revue {
namespace {

// The blocks of a page, parted by bars; lines by slashes.
std::string blocks(const std::string& page) {
  std::string out;
  for (const HtmlBlock& block : blocks_of(parse_html(page), {})) {
    out += (out.empty() ? "" : "|") + block.text;
  }
  for (char& c : out) c = c == '\n' ? '/' : c;
  return out;
}

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

TEST_CASE("html tree: what begins and ends a block") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"Le sommet.", "Le sommet."},
      {"<p>Un <b>mot</b> gras<p>deux", "Un mot gras|deux"},
      {"<p>  Un\n\t mot  </p>", "Un mot"},
      {"<div>a<div>b</div>c</div>", "a|b|c"},
      {"<ul><li>un<li>deux</ul>", "un|deux"},
      {"<table><tr><td>un<td>deux</table>", "un|deux"},
      {"<h2>Titre</h2>texte", "Titre|texte"},
      // One break ends a line, two a paragraph.
      {"<p>un<br>deux<br/><br>trois", "un/deux|trois"},
      {"<p>un<br> <br>deux", "un|deux"},
      {"<blockquote>a<p>b</blockquote>c", "a|b|c"},
      // An element that the page defines itself is a part of it, an unknown one is words of a line.
      {"un <mot>deux</mot> <x-part>trois</x-part>", "un deux|trois"},
      {"<p>L&rsquo;&Eacute;lys&eacute;e &#171;&nbsp;oui&nbsp;&#xBB;", "L’Élysée «\u00A0oui\u00A0»"},
      // References to controls mean those of Windows-1252.
      {"<p>L&#146;&#201;tat &#133;", "L’État …"},
      {"<p>&#0;&#xD800;&#x110000;a", "a"},
      // Not text.
      {"<script>a</script><style>b</style><noscript>c</noscript>d", "d"},
      {"<head><title>a</title></head><body>b", "b"},
      {"<select><option>a</select><textarea>b</textarea><button>c</button>d", "d"},
      {"<svg><title>a</title></svg>b", "b"},
      {"a<!-- b --><!-- <p>c</p> -->d", "ad"},
      {"<!DOCTYPE html>a", "a"},
  };
  for (const auto& [page, expected] : rows) {
    CAPTURE(page);
    CHECK_EQ(blocks(page), expected);
  }
}

TEST_CASE("html tree: what is wrong is mended") {
  for (const std::string page :
       {"<p>un</div></p><p>deux", "</p></p><p>un<p>deux</html>", "<b><p>un</b><p>deux",
        "<p class=\"x>un</p><p>deux\">un</p><p>deux", "<p>un</p <p>deux"}) {
    CAPTURE(page);
    const std::string found = blocks(page);
    CHECK_NE(found.find("deux"), std::string::npos);
  }
  CHECK_EQ(blocks("a < b & c"), "a < b & c");
}

TEST_CASE("html tree: a subtree is a range, and its parent is before it") {
  const HtmlTree tree = parse_html(
      "<html lang=fr><body><div id=a class='b c' onclick=x><p>un <a href=x>deux</a></div>trois");
  REQUIRE_GT(tree.nodes.size(), 5);
  CHECK_EQ(tree.nodes[0].end, tree.nodes.size());
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    CHECK_LT(node.parent, i);
    CHECK_GT(node.end, i);
    CHECK_LE(node.end, tree.nodes[node.parent].end);
    if (node.tag != HtmlTag::kDiv) continue;
    CHECK_EQ(tree.attribute(node, "class"), "b c");
    CHECK_EQ(tree.attribute(node, "id"), "a");
    CHECK_FALSE(tree.has_attribute(node, "onclick"));
    CHECK_EQ(tree.all_text(i), "un deux");
  }
}

TEST_CASE("html tree: links, items and quotations are told") {
  const auto found = blocks_of(
      parse_html("<p>abc <a href=x>def</a></p><ul><li><p>x</p></li></ul><blockquote>y</blockquote>"
                 "<h3>été</h3>"),
      {});
  REQUIRE_EQ(found.size(), 4);
  CHECK_EQ(found[0].characters, 7);
  CHECK_EQ(found[0].linked, 3);
  CHECK(found[1].is_item);
  CHECK(found[2].is_quotation);
  CHECK_EQ(found[3].tag, HtmlTag::kH3);
  CHECK_EQ(found[3].characters, 3);
}

TEST_CASE("html tree: a million of anything takes no time") {
  const std::size_t size = 4'000'000;
  std::string names = "<p";
  for (int i = 0; i < 300'000; ++i) names += " a" + std::to_string(i) + "='x'";
  std::string crowded = "<p";
  for (int i = 0; i < 300'000; ++i) crowded += "a" + std::to_string(i) + "='x'";
  const std::vector<std::string> pages = {
      repeated("<div>", size),
      repeated("<b>", size),
      repeated("</b>", size),
      repeated("<div>", 900 * 5) + repeated("</b>", size),
      repeated("<ul><li>", size),
      repeated("<table><tr><td>", size),
      repeated("<!--", size),
      repeated("<", size),
      repeated("&", size),
      repeated("<p x=\"", size),
      repeated("<script>", size),
      repeated("<br>", size),
      repeated("<html a=b>", size),
      repeated("<p>x", size),
      names + ">x",
      crowded + ">x",
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& page : pages) {
    CAPTURE(page.substr(0, 20));
    const HtmlTree tree = parse_html(page);
    CHECK_LE(tree.nodes.size(), kMostHtmlNodes);
    blocks_of(tree, {});
  }
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST_CASE("html tree: a page that nests too deep is read up to there") {
  const HtmlTree deep = parse_html("<p>un</p>" + repeated("<div>", 5'000'000) + "deux");
  CHECK(deep.cut);
  CHECK_EQ(blocks_of(deep, {}).size(), 1);
  const HtmlTree tall = parse_html(repeated("<div>", 5 * 900) + "deux");
  CHECK_FALSE(tall.cut);
  CHECK_EQ(blocks_of(tall, {}).size(), 1);
}

}  // namespace
}  // namespace revue
