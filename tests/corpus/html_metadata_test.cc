#include "corpus/html_metadata.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

std::string ld(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

// "title | date | author | outlet | language | url"
std::string stated(const std::string& page) {
  const StatedFields fields = stated_fields(parse_html(page));
  return fields.title + " | " + fields.date + " | " + fields.author + " | " + fields.outlet +
         " | " + fields.language + " | " + fields.url;
}

struct Row {
  std::string page;
  std::string fields;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CHECK_EQ(stated(row.page), row.fields);
  }
}

TEST_CASE("html metadata: JSON-LD, wherever the article stands in it") {
  const std::string article =
      R"({"@type":"NewsArticle","headline":"Le sommet","datePublished":"2025-02-11T21:06:00+01:00",)"
      R"("author":{"@type":"Person","name":"Ève Roy"},"publisher":{"name":"Le Courrier"},)"
      R"("inLanguage":"fr-FR","mainEntityOfPage":"https://a.example/1"})";
  const std::string fields =
      "Le sommet | 2025-02-11T21:06:00+01:00 | Ève Roy | Le Courrier | fr-FR | https://a.example/1";
  check_rows({
      {ld(article), fields},
      {ld("[" + article + "]"), fields},
      {ld(R"({"@graph":[{"@type":"WebPage","name":"x"},)" + article + "]}"), fields},
      {ld(R"({"@type":"WebPage","mainEntity":)" + article + "}"), fields},
      {ld(R"({"@type":"Organization","name":"x"})") + ld(article), fields},
      {ld("\n<!--\n" + article + "\n-->"), fields},
      {ld("//<![CDATA[\n" + article + "\n//]]>"), fields},
      // No JSON: the next one counts.
      {ld("{\"@type\":\"NewsArticle\",}") + ld(article), fields},
      {ld("") + ld("null") + ld("[[[[") + ld(article), fields},
  });
}

TEST_CASE("html metadata: authors of JSON-LD are written out, listed or referred to") {
  const auto by = [](const std::string& author, const std::string& more = "") {
    return ld(R"({"@graph":[{"@type":["Article","NewsArticle"],"headline":"a","author":)" + author +
              "}" + more + "]}");
  };
  check_rows({
      {by(R"("Ève Roy")"), "a |  | Ève Roy |  |  | "},
      {by(R"([{"name":"Ève Roy"},{"name":"Marc Vidal"}])"), "a |  | Ève Roy, Marc Vidal |  |  | "},
      {by(R"({"@id":"#e"})", R"(,{"@type":"Person","@id":"#e","name":"Ève Roy"})"),
       "a |  | Ève Roy |  |  | "},
      {by(R"({"@id":"#none"})"), "a |  |  |  |  | "},
      {by(R"("https://a.example/eve")"), "a |  |  |  |  | "},
      {by("17"), "a |  |  |  |  | "},
      {by(R"("Par Ève Roy")"), "a |  | Ève Roy |  |  | "},
  });
}

TEST_CASE("html metadata: references that a page escaped twice, and line ends inside strings") {
  check_rows({
      {ld("{\"@type\":\"Article\",\"headline\":\"L&rsquo;&Eacute;tat\n et <i>nous</i>\"}"),
       "L’État et nous |  |  |  |  | "},
      {"<meta property=og:title content='Q&amp;amp;A'>", "Q&A |  |  |  |  | "},
  });
}

TEST_CASE("html metadata: OpenGraph, microdata, other elements") {
  check_rows({
      {"<meta property=og:title content='Le sommet'><meta property=og:site_name content=Courrier>"
       "<meta property=article:published_time content=2025-02-11T08:00Z>"
       "<meta property=og:locale content=fr_FR><meta property=og:url content=https://a.example/1>",
       "Le sommet | 2025-02-11T08:00Z |  | Courrier | fr_FR | https://a.example/1"},
      // An author is a name.
      {"<meta property=article:author content=https://a.example/eve><meta name=author content=Roy>",
       " |  | Roy |  |  | "},
      {"<div itemscope itemtype=https://schema.org/NewsArticle><h1 itemprop=headline>Le sommet</h1>"
       "<time itemprop=datePublished datetime=2025-02-11>hier</time>"
       "<span itemprop=author itemscope><i>Par</i> <b itemprop=name>Ève Roy</b></span>"
       "<span itemprop=publisher itemscope><meta itemprop=name content=Courrier></span></div>",
       "Le sommet | 2025-02-11 | Ève Roy | Courrier |  | "},
      {"<html lang=en><meta name='DC.date.issued' content='11 February 2025'>"
       "<meta name=byl content='By Ann Lee'><link rel=canonical href='https://a.example/1'>",
       " | 11 February 2025 | Ann Lee |  | en | https://a.example/1"},
      {"<link rel=canonical href='/1'>", " |  |  |  |  | "},
  });
}

TEST_CASE("html metadata: the more trusted statement counts") {
  check_rows({
      {"<title>d</title><h1>c</h1><meta property=og:title content=b>" +
           ld(R"({"@type":"NewsArticle","headline":"a"})"),
       "a |  |  |  |  | "},
      {"<title>d</title><h1>c</h1><meta property=og:title content=b>", "b |  |  |  |  | "},
      {"<title>d</title><h1>c</h1>", "c |  |  |  |  | "},
      {"<title>d</title>", "d |  |  |  |  | "},
      // What is no date leaves the word to the next.
      {"<meta property=article:published_time content=soon><time datetime=2025-02-11>x</time>",
       " | 2025-02-11 |  |  |  | "},
  });
  CHECK_EQ(stated_fields(parse_html("<meta name=date content=soon>")).bad_date, "soon");
}

TEST_CASE("html metadata: a title loses the name of its outlet") {
  check_rows({
      {"<title>Le sommet de Paris | Le Courrier</title><meta property=og:site_name "
       "content='Le Courrier'>",
       "Le sommet de Paris |  |  | Le Courrier |  | "},
      {"<head><meta property=og:title content='Le sommet – Le Courrier'></head><h1>Le sommet</h1>",
       "Le sommet |  |  |  |  | "},
      {"<head><meta property=og:title content='Tribune | Le sommet'></head><h1>Le sommet</h1>",
       "Le sommet |  |  |  |  | "},
      {"<title>Paris - Berlin : deux sommets</title>",
       "Paris - Berlin : deux sommets |  |  |  |  | "},
  });
}

TEST_CASE("html metadata: a date that only readers see, and one in the address") {
  check_rows({
      {"<html lang=fr><h1>Le sommet</h1><p>Publié le 7 février 2025 à 21h06</p>",
       "Le sommet | 2025-02-07 |  |  | fr | "},
      {"<h1>The summit</h1><div>By Ann Lee on Friday, February 7, 2025</div>",
       "The summit | 2025-02-07 |  |  |  | "},
      {"<html lang=fr><h1>Le sommet</h1><div>Par Ève Roy | 07/02/2025</div>",
       "Le sommet | 2025-02-07 |  |  | fr | "},
      // Which is day, which is month?
      {"<html lang=en><h1>The summit</h1><div>07/02/2025</div>", "The summit |  |  |  | en | "},
      {"<link rel=canonical href=https://a.example/2025/02/11/sommet>",
       " | 2025-02-11 |  |  |  | https://a.example/2025/02/11/sommet"},
      {"<link rel=canonical href=https://a.example/2025/13/11/sommet>",
       " |  |  |  |  | https://a.example/2025/13/11/sommet"},
      {"<meta name=pubdate content=20250211>", " | 20250211 |  |  |  | "},
  });
}

}  // namespace
}  // namespace revue
