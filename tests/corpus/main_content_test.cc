#include "corpus/main_content.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "corpus/html_tree.h"

namespace revue {
namespace {

const std::string kOne =
    "La séance a duré neuf heures. Au bout de la nuit, 312 voix contre 204 ont tranché.";
const std::string kTwo =
    "« C’est une première en Europe », s’est félicitée la rapporteure, Anne Leduc, mardi.";
const std::string kThree =
    "Les associations attendent les décrets, sans lesquels le texte ne peut être appliqué.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }

// The text found, its paragraphs by 1, 2, 3; others as they are, parted by bars.
std::string found(const std::string& body, const std::string& title = "La charte est adoptée") {
  std::string text = main_content(parse_html("<html><body>" + body + "</body></html>"), title);
  const std::vector<std::pair<std::string, std::string>> known = {
      {kOne, "1"}, {kTwo, "2"}, {kThree, "3"}, {"\n\n", "|"}};
  for (const auto& [long_form, short_form] : known) {
    for (std::size_t at = text.find(long_form); at != std::string::npos;
         at = text.find(long_form, at)) {
      text.replace(at, long_form.size(), short_form);
    }
  }
  return text;
}

const std::string kText = p(kOne) + p(kTwo) + p(kThree);

struct Row {
  std::string body;
  std::string text;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK_EQ(found(row.body), row.text);
  }
}

TEST_CASE("main content: where the text stands") {
  check_rows({
      {kText, "1|2|3"},
      {"<article>" + kText + "</article>", "1|2|3"},
      {"<div>" + kOne + "<br><br>" + kTwo + "<br><br>" + kThree + "</div>", "1|2|3"},
      {"<table><tr><td><a href=/>Accueil</a><td>" + kText + "</table>", "1|2|3"},
      {"<div><div>" + p(kOne) + "</div><div>" + p(kTwo) + "</div><div>" + p(kThree) +
           "</div></div>",
       "1|2|3"},
      {"<div class=x1><div>" + kOne + "</div><div>" + kTwo + "</div><div>" + kThree +
           "</div></div>",
       "1|2|3"},
      {"<section itemprop=articleBody>" + kText + "</section><div>" + p(kOne + kTwo + kThree) +
           p(kTwo + kThree + kOne) + "</div>",
       "1|2|3"},
      {"<div class=article-body>" + kText + "</div><div>" + p(kOne + kTwo) + p(kTwo + kThree) +
           "</div>",
       "1|2|3"},
      // An endless page: the next article has a heading of its own.
      {"<article><h1>La charte est adoptée</h1>" + kText + "</article><article><h1>La suite</h1>" +
           p(kTwo + kOne) + p(kThree + kOne) + p(kThree + kTwo) + "</article>",
       "1|2|3"},
  });
}

TEST_CASE("main content: headings, lists, quotations and tables stay") {
  check_rows({
      {p(kOne) + "<h2>Des exceptions</h2>" + p(kTwo) + p(kThree), "1|Des exceptions|2|3"},
      {p(kOne) + "<ul><li>la défense ;</li><li>la fraude.</li></ul>" + p(kTwo) + p(kThree),
       "1|la défense ;|la fraude.|2|3"},
      {p(kOne) + "<blockquote>" + p("Une loi qui excepte tout.") + "</blockquote>" + p(kTwo) +
           p(kThree),
       "1|Une loi qui excepte tout.|2|3"},
      {p(kOne) + "<table><tr><td>Pour<td>312</table>" + p(kTwo) + p(kThree), "1|Pour|312|2|3"},
      // A sentence that is a link.
      {p(kOne) +
           p("Le texte <a href=/x>prévoit trois cas où l’explication peut être refusée</a>, "
             "et non un.") +
           p(kTwo) + p(kThree),
       "1|Le texte prévoit trois cas où l’explication peut être refusée, et non un.|2|3"},
      // A message of a social network is a quotation.
      {p(kOne) + "<div class=embed><blockquote class=twitter-tweet>" +
           p("Neuf heures de séance !") + "</blockquote></div>" + p(kTwo) + p(kThree),
       "1|Neuf heures de séance !|2|3"},
      {p(kOne) + "<h2>À lire</h2>", "1"},
  });
}

TEST_CASE("main content: what a page prints around a text goes") {
  const std::string three = "1|2|3";
  const std::string link = "<a href=/x>Le Sénat examinera la charte au printemps</a>";
  check_rows({
      {"<nav>" + p(kTwo + kOne) + "</nav>" + kText, three},
      {kText + "<footer>" + p("Le Courrier est édité à Paris, par sa société des lecteurs.") +
           "</footer>",
       three},
      {kText + "<aside>" + p(kTwo + " Et plus.") + "</aside>", three},
      {kText + "<div role=complementary>" + p(kTwo + " Et plus.") + "</div>", three},
      {kText + "<div style='display: none'>" + p(kTwo + " Et plus.") + "</div>", three},
      {kText + "<div aria-hidden=true>" + p(kTwo + " Et plus.") + "</div>", three},
      {"<div class=bandeau-cookies>" + p("Nous utilisons des cookies. " + kOne + kTwo + kThree) +
           "</div>" + kText,
       three},
      {p(kOne) + "<figure><img><figcaption>L’hémicycle, mardi.</figcaption></figure>" + p(kTwo) +
           p(kThree),
       three},
      {p(kOne) + "<div><img><div>L’hémicycle, mardi soir, après le vote.</div></div>" + p(kTwo) +
           p(kThree),
       three},
      {p(kOne) + p("Lire aussi : " + link) + p(kTwo) + p(kThree), three},
      {p(kOne) + p(link) + p(kTwo) + p(kThree), three},
      {p(kOne) + "<div class=newsletter>" + p("Chaque soir, l’essentiel, choisi pour vous.") +
           "</div>" + p(kTwo) + p(kThree),
       three},
      {kText + "<ul><li>" + link + " 3 min</li><li>" + link + " 5 min</li></ul>", three},
      {kText + "<h2>Sur le même sujet</h2>" + p(kOne.substr(0, 40) + " au Sénat."), three},
      {kText + "<h3>Commentaires</h3>" + p("Encore une loi que personne ne lira. Dommage."), three},
      {"<section id=comments>" + p(kOne + kThree) + p(kThree + kTwo) + p(kTwo + kOne) +
           "</section><main>" + kText + "</main>",
       three},
      {"<h1>La charte est adoptée</h1><div>Par Ève Roy</div><div>11 février 2025</div>" + kText,
       three},
      // The title again, and a paragraph again.
      {kText + "<h3>La charte est adoptée</h3>" + p(kTwo + kOne) + p(kTwo + kOne), "1|2|3|21"},
  });
}

TEST_CASE("main content: a name does not take away what is most of the page") {
  check_rows({
      {"<div class='page has-sidebar'>" + kText + "</div>", "1|2|3"},
      {"<div class=sidebar>" + kText + "</div>", "1|2|3"},
      {"<div id=promo><div itemprop=articleBody>" + kText + "</div></div>" +
           p(kOne + kTwo + kThree + "a") + p(kOne + kTwo + kThree + "b"),
       "1|2|3"},
      {"<form id=aspnetForm>" + kText + "</form>", "1|2|3"},
  });
}

TEST_CASE("main content: the paragraph before the text opens it") {
  const std::string opening = "Les députés ont voté mardi un texte sur les décisions des machines.";
  CHECK_EQ(found("<header><h1>La charte est adoptée</h1><p class=article__chapo>" + opening +
                 "</p></header><div>" + kText + "</div>"),
           opening + "|1|2|3");
}

TEST_CASE("main content: a page without an article has none") {
  check_rows({
      {"", ""},
      {"<nav><a href=/>Accueil</a></nav>", ""},
      {"<ul><li><a href=/1>Le Sénat examinera la charte</a><li><a href=/2>Trois "
       "questions</a></ul>",
       ""},
      {"Chargement", ""},
  });
}

TEST_CASE("main content: a large page takes no time") {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& part :
       {kText, "<div>" + p(kOne), std::string("<p class='comment share nav'>Un mot."),
        std::string("<a href=x>mot</a> "), std::string("<div><img>mot</div>"),
        std::string("<article><h1>a</h1>Un mot. Et un autre, plus long que le premier."),
        "<div itemprop=articleBody>" + p(kTwo)}) {
    CAPTURE(part);
    std::string page;
    while (page.size() < 3'000'000) page += part;
    main_content(parse_html(page), "La charte");
  }
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace revue
