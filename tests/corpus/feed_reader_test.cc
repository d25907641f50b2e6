// Feeds of RSS and Atom as articles.
#include "corpus/feed_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/pack.h"
#include "tests/support/read_sources.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

using Strings = std::vector<std::string>;

const char* const kRss =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    "     xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:media=\"http://search.yahoo.com/mrss/\">\n"
    "<channel><title>Le Quotidien d&#8217;essai</title><link>https://example.org/</link>\n"
    "<description>Un fil</description><language>fr-FR</language>\n"
    "<image><title>Logo</title><url>https://example.org/logo.png</url></image>\n"
    "<item><title>L&amp;#8217;accord du soir</title><link>https://example.org/accord</link>\n"
    "<guid isPermaLink=\"false\">https://example.org/?p=12</guid>\n"
    "<pubDate>Tue, 11 Feb 2025 21:06:00 +0100</pubDate><dc:creator>Par Ève Roy</dc:creator>\n"
    "<dc:creator>Paul Lenoir</dc:creator><category>Politique</category><category>IA</category>\n"
    "<media:title>Une photo</media:title><description>Le résumé.</description>\n"
    "<content:encoded><![CDATA[<p>L&rsquo;accord a été signé mardi soir, a dit la ministre.</p>"
    "<figure><img src=\"a.jpg\"><figcaption>La ministre mardi.</figcaption></figure>"
    "<p>Il <b>entre en vigueur</b> le mois prochain, sauf surprise au "
    "Sénat.</p>]]></content:encoded>\n"
    "</item>\n"
    "<item><title>Brève</title><link>https://example.org/breve</link>"
    "<description>Un &lt;b&gt;vote&lt;/b&gt; &amp;amp; rien d'autre.</description></item>\n"
    "</channel></rss>\n";

Outcome read(const std::string& bytes, const ReadOptions& options = {}) {
  return outcome({"-"}, bytes, options);
}

// A feed of Atom around entries.
std::string atom(const std::string& entries) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>The Test "
         "Daily</title><author><name>The desk</name></author>" +
         entries + "</feed>";
}

std::string rss(const std::string& items, const std::string& before = "") {
  return before + "<rss><channel><title>Essai</title>" + items + "</channel></rss>";
}

std::string texts(const Outcome& result) {
  std::string out;
  for (const Article& article : result.articles) {
    out += (out.empty() ? "" : " | ") + article.text;
  }
  return out;
}

TEST_CASE("feeds: an item of RSS is an article with what it and its channel state") {
  const Outcome result = read(kRss);
  REQUIRE_EQ(result.articles.size(), 2);
  const Article& article = result.articles[0];
  CHECK_EQ(article.id, "https://example.org/?p=12");
  CHECK_EQ(article.source, "stdin:7");
  CHECK_EQ(article.format, "feed");
  CHECK_EQ(article.title, "L’accord du soir");
  CHECK_EQ(article.outlet, "Le Quotidien d’essai");
  CHECK_EQ(article.date, "2025-02-11");
  CHECK_EQ(article.url, "https://example.org/accord");
  CHECK_EQ(article.author, "Ève Roy, Paul Lenoir");
  CHECK_EQ(article.lang, Language::kFrench);
  CHECK_EQ(article.text,
           "L’accord a été signé mardi soir, a dit la ministre.\n\n"
           "Il entre en vigueur le mois prochain, sauf surprise au Sénat.");
  REQUIRE_EQ(article.extra.size(), 1);
  CHECK_EQ(article.extra[0].second, R"(["Politique","IA"])");
  CHECK_EQ(result.articles[1].id, "https://example.org/breve");
  CHECK_EQ(result.articles[1].text, "Un vote & rien d'autre.");
  CHECK_EQ(result.refusals, Strings{});
  CHECK_EQ(result.notes,
           Strings{"stdin: without a whole text, indexed by the description: 1 of 2 items"});
}

TEST_CASE("feeds: entries of Atom, their texts plain, escaped and as XHTML") {
  const Outcome result = read(atom(
      "<entry><title type=\"html\">AT&amp;amp;T &lt;i&gt;wins&lt;/i&gt;</title><id>tag:e,1</id>"
      "<link rel=\"self\" href=\"https://example.org/self\"/>"
      "<link href=\"https://example.org/1\"/><updated>2025-03-01T00:00:00Z</updated>"
      "<published>2025-02-28T23:30:00-05:00</published><author><name>Jo Bell</name></author>"
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One &lt; two,<br/>"
      "she said.</p><p>Another <em>one</em>.</p></div></content></entry>"
      "<entry xml:lang=\"fr\"><title>a &lt;b&gt; c</title><id>urn:2</id>"
      "<summary>x &lt;y&gt; z</summary></entry>"
      "<entry><title>Film</title><id>3</id><content type=\"video/mp4\" src=\"f.mp4\"/>"
      "<summary type=\"html\">&lt;p&gt;A film.&lt;/p&gt;</summary>"
      "<source><title>Elsewhere</title></source></entry>"
      "<entry><title>Nothing</title><id>urn:4</id></entry>"));
  REQUIRE_EQ(result.articles.size(), 3);
  const Article& first = result.articles[0];
  CHECK_EQ(first.title, "AT&T wins");
  CHECK_EQ(first.url, "https://example.org/1");
  CHECK_EQ(first.date, "2025-02-28");
  CHECK_EQ(first.author, "Jo Bell");
  CHECK_EQ(first.outlet, "The Test Daily");
  CHECK_EQ(first.lang, Language::kEnglish);
  CHECK_EQ(first.text, "One < two,\nshe said.\n\nAnother one.");
  CHECK_EQ(result.articles[1].title, "a <b> c");
  CHECK_EQ(result.articles[1].text, "x <y> z");
  CHECK_EQ(result.articles[1].author, "The desk");
  CHECK_EQ(result.articles[1].lang, Language::kFrench);
  CHECK_EQ(result.articles[2].text, "A film.");
  CHECK_EQ(result.articles[2].outlet, "Elsewhere");
  CHECK_EQ(result.ids, "tag:e,1 urn:2 stdin:3");
  CHECK_EQ(result.refusals, Strings{"stdin:1#4: the item has neither a content nor a description; "
                                    "nothing to index"});
}

TEST_CASE("feeds: items of RDF stand beside their channel") {
  const Outcome result = read(
      "<?xml version='1.0' encoding='ISO-8859-1'?>\n<!-- saved --><rdf:RDF "
      "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://e.org/'>"
      "<title>L'\xC9"
      "cho</title></channel><item rdf:about='https://e.org/1'><title>Un</title>"
      "<description>\xC9t\xE9.</description><dc:date>2025-02-11T08:00+01:00</dc:date></item>"
      "</rdf:RDF>");
  REQUIRE_EQ(result.articles.size(), 1);
  CHECK_EQ(result.articles[0].id, "https://e.org/1");
  CHECK_EQ(result.articles[0].text, "Été.");
  CHECK_EQ(result.articles[0].outlet, "L'Écho");
  CHECK_EQ(result.articles[0].date, "2025-02-11");
}

TEST_CASE("feeds: ids, authors and texts of items as they come") {
  struct Row {
    std::string item;
    std::string id;
    std::string author;
    std::string url;
  };
  const std::vector<Row> rows = {
      {"", "stdin:1", "", ""},
      {"<guid>12</guid>", "stdin:12", "", ""},
      {"<guid>https://e.org/a</guid>", "https://e.org/a", "", "https://e.org/a"},
      {"<guid isPermaLink='false'>https://e.org/a</guid>", "https://e.org/a", "", ""},
      {"<link> https://e.org/b\n</link>", "https://e.org/b", "", "https://e.org/b"},
      {"<author>eve@e.org (Ève Roy)</author>", "stdin:1", "Ève Roy", ""},
      {"<dc:creator>Ève Roy</dc:creator>", "stdin:1", "Ève Roy", ""},  // dc is not declared
  };
  for (const Row& row : rows) {
    CAPTURE(row.item);
    const Outcome result =
        read(rss("<item>" + row.item + "<description>Un texte.</description></item>"));
    REQUIRE_EQ(result.articles.size(), 1);
    CHECK_EQ(result.articles[0].id, row.id);
    CHECK_EQ(result.articles[0].author, row.author);
    CHECK_EQ(result.articles[0].url, row.url);
  }
  CHECK_EQ(texts(read(rss("<item><description>Un vote\n  hier.\n\n  Et la suite.</description>"
                          "</item>"))),
           "Un vote hier.\n\nEt la suite.");
}

TEST_CASE("feeds: ampersands that stand for themselves are read, wherever the bytes are cut") {
  std::string items;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    items += "<item><link>https://e.org/?a=1&b=" + number +
             "</link><description>R&D & <![CDATA[x&y ]]>&eacute;t&#233; &lt;b>&amp;amp; " + number +
             "&</description></item><!-- a & b -->";
  }
  const Outcome result = read(rss(items));
  REQUIRE_EQ(result.articles.size(), 3000);
  for (std::size_t i = 0; i < result.articles.size(); ++i) {
    const std::string number = std::to_string(i);
    CHECK_EQ(result.articles[i].text, "R&D & x&y été & " + number + "&");
    CHECK_EQ(result.articles[i].url, "https://e.org/?a=1&b=" + number);
  }
  CHECK_EQ(result.refusals, Strings{});
  CHECK_EQ(
      result.notes.front(),
      "stdin: & stands for itself, or a control character stands there, as XML forbids; mended: "
      "12000 times");
}

TEST_CASE("feeds: control characters end no feed") {
  const Outcome result =
      read(rss("<item><description>un &#x1F; deux \x0B trois</description></item>"
               "<item><description>quatre</description></item>"));
  REQUIRE_EQ(result.articles.size(), 2);
  CHECK_EQ(result.articles[0].text, "un deux trois");
  CHECK_EQ(result.articles[1].text, "quatre");
}

TEST_CASE("feeds: a fault is told with its line, and the items before it stand") {
  const std::string item = "<item><description>Un texte.</description></item>\n";
  const Outcome broken = read(rss("\n" + item + item + "<item><title>R<D</title></item>" + item));
  CHECK_EQ(broken.ids, "stdin:1 stdin:2");
  REQUIRE_EQ(broken.refusals.size(), 1);
  CHECK(broken.refusals[0].starts_with("stdin:4: is no XML from here on: "));
  CHECK(broken.refusals[0].ends_with("; read before it: 2 items, lost: 2"));
  const std::string whole = rss(item + item);
  for (std::size_t size = 5; size < whole.size() - 1; ++size) {
    CAPTURE(size);
    CHECK_EQ(read(whole.substr(0, size)).refusals.size(), 1);
  }
  CHECK_EQ(read(rss("")).refusals, Strings{"stdin: holds no item of RSS or Atom"});
}

TEST_CASE("feeds: a file is one by what it begins with") {
  const TempDir folder;
  const Outcome result = outcome({folder.write("fil.xml", kRss).string()});
  CHECK_EQ(result.articles.size(), 2);
  folder.write("in/fil.xml", kRss);
  folder.write("in/plan.xml", "<?xml version='1.0'?><urlset/>");
  const Outcome all = outcome({(folder.path() / "in").string()});
  CHECK_EQ(all.articles.size(), 2);
  CHECK_EQ(all.notes.back(),
           (folder.path() / "in").string() + ": files of other formats were left out: 1 .xml");
  const std::string packed_feed = packed({{"a/fil.xml", kRss, {}}}, Packing::kZip);
  const std::string zip = folder.write("fil.zip", packed_feed).string();
  const Outcome inside = outcome({zip});
  REQUIRE_EQ(inside.articles.size(), 2);
  CHECK_EQ(inside.articles[0].source, zip + "/a/fil.xml:7");
  const char* const atom_space = "http://www.w3.org/2005/Atom";
  CHECK(looks_like_feed("\xEF\xBB\xBF\n<?xml version='1.0'?><!-- > --><rss>"));
  CHECK(looks_like_feed("<!DOCTYPE rss PUBLIC '-//Netscape' 'http://n.com/rss-0.91.dtd'><rss>"));
  CHECK(looks_like_feed(std::string("<a:feed xmlns:a='") + atom_space + "'>"));
  CHECK_FALSE(looks_like_feed("<feed><product/></feed>"));
  CHECK_FALSE(looks_like_feed("<rssfeed>"));
  CHECK_FALSE(looks_like_feed("rss"));
  CHECK_FALSE(looks_like_feed(""));
}

TEST_CASE("feeds: entities do not grow, and none is fetched") {
  const TempDir folder;
  const std::string secret = folder.write("secret.txt", "le secret").string();
  std::string laughs = "<!DOCTYPE rss [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + "'>";
  }
  laughs += "]>";
  const Outcome grown =
      read(rss("<item><description>Un &a29; texte.</description></item>", laughs));
  CHECK_EQ(texts(grown), "Un texte.");
  CHECK_EQ(grown.notes[0],
           "stdin:1: «&a29;» stands for nothing that is known here; 1 such left out");
  for (const std::string& doctype :
       {"<!DOCTYPE rss [<!ENTITY x SYSTEM '" + secret + "'>]>",
        "<!DOCTYPE rss SYSTEM '" + secret + "'>",
        std::string("<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd'>")}) {
    CAPTURE(doctype);
    const Outcome result =
        read(rss("<item><description>Un &x; texte.</description></item>", doctype));
    CHECK_EQ(texts(result), "Un texte.");
  }
  const Outcome parameter = read(rss("<item><description>Un &x; texte.</description></item>",
                                     "<!DOCTYPE rss [<!ENTITY % p SYSTEM '" + secret + "'> %p;]>"));
  CHECK_EQ(texts(parameter), "");
  CHECK_EQ(parameter.refusals.size(), 1);
  // What feeds use without declaring it.
  CHECK_EQ(texts(read(rss("<item><description>L&rsquo;&eacute;t&eacute;.</description></item>"))),
           "L’été.");
}

TEST_CASE("feeds: depth, attributes, comments and sizes have limits") {
  struct Row {
    std::string item;
    std::string message;
  };
  std::string attributes;
  for (int i = 0; i < 300; ++i) attributes += " a" + std::to_string(i) + "=''";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  const std::vector<Row> rows = {
      {deep, "elements nest deeper than 256 levels"},
      {"<a" + attributes + "/>", "an element has more than 200 attributes"},
      {"<!--" + std::string(2'000'000, ' ') + "-->",
       "a tag or a comment is longer than 262144 bytes"},
      {"<a b='" + std::string(2'000'000, ' ') + "'/>",
       "a tag or a comment is longer than 262144 bytes"},
  };
  const std::string good = "<item><description>Un texte.</description></item>";
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const Outcome result = read(rss(good + "<item><description>" + row.item));
    CHECK_EQ(result.ids, "stdin:1");
    CHECK_EQ(result.refusals, Strings{"stdin:1: is no XML from here on: " + row.message +
                                      "; read before it: 1 item, lost: 1"});
  }
  ReadOptions options;
  options.largest_text = 1000;
  const Outcome sizes = read(rss("<item><title>Long</title><description>" + std::string(2000, 'a') +
                                 "</description></item>" + good),
                             options);
  CHECK_EQ(texts(sizes), "Un texte.");
  CHECK_EQ(sizes.refusals,
           Strings{"stdin:1: the item is more than the 1000 bytes that one article may take"});
}

TEST_CASE("feeds: bytes that are not what they are declared are a fault") {
  const Outcome result =
      read(rss("<item><description>Un.</description></item>"
               "<item><description>\xE9t\xE9</description></item>"));
  CHECK_EQ(result.ids, "stdin:1");
  CHECK_EQ(result.refusals.size(), 1);
  // UTF-16 with half a character behind an item.
  std::string utf16 = "\xFE\xFF";
  for (const char c : rss("<item><description>Un.</description></item>")) {
    utf16 += {'\0', c};
  }
  const std::size_t end = utf16.rfind(std::string("\0<", 2));
  utf16.insert(end, std::string("\xD8\0", 2));
  const TempDir folder;
  const Outcome half = outcome({folder.write("half.rss", utf16).string()});
  REQUIRE_EQ(half.refusals.size(), 1);
  CHECK(half.refusals[0].find("is no XML from here on: ") != std::string::npos);
}

}  // namespace
}  // namespace revue
