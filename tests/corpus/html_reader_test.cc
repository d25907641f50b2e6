#include "corpus/html_reader.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

struct Outcome {
  std::optional<Article> article;
  std::vector<std::string> notes;     // "where: message"
  std::vector<std::string> refusals;  // the same
};

Outcome outcome(const std::string& bytes) {
  Outcome result;
  result.article = read_html(bytes, "stem", "page.html", [&](const Notice& notice) {
    (notice.kind == Notice::Kind::kNote ? result.notes : result.refusals)
        .push_back(notice.where + ": " + notice.message);
  });
  return result;
}

// A French page with all that the press prints around a text.
const std::string kFrench = R"(<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<title>Le Parlement adopte la charte des algorithmes – Le Courrier du Soir</title>
<meta property="og:site_name" content="Le Courrier du Soir">
<link rel="canonical" href="https://courrier.example/politique/charte.html">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"NewsArticle","headline":"Le Parlement adopte la charte des algorithmes",
"datePublished":"2025-02-11T21:06:00+01:00","author":[{"@id":"#eve"},{"name":"Marc Vidal"}],
"publisher":{"@id":"#journal"},"inLanguage":"fr-FR"},
{"@type":"Person","@id":"#eve","name":"Ève Roy"},
{"@type":"Organization","@id":"#journal","name":"Le Courrier du Soir"}]}</script></head>
<body class="single has-sidebar comments-open">
<div id="consent"><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker
et consulter des informations comme votre visite sur ce site. Vous pouvez vous y opposer.</p></div>
<header><a href="/">Le Courrier du Soir</a><nav><ul><li><a href="/politique">Politique</a></ul></nav>
</header><main><article>
<header><h1>Le Parlement adopte la charte des algorithmes</h1>
<p class="article__chapo">Les députés obligent les administrations à expliquer leurs décisions
automatisées.</p><span>Par Ève Roy et Marc Vidal</span><span>Publié le 11 février 2025</span></header>
<div class="css-1x2y">
<figure><img src="a.jpg"><figcaption>L’hémicycle, mardi. (Jean Petit / AFP)</figcaption></figure>
<p>La séance a duré neuf heures. Au bout de la nuit, 312&nbsp;voix contre 204 ont tranché.</p>
<section class="catcher"><p>Lire aussi : <a href="/x">Comment les caisses trient</a></p></section>
<h2>Des exceptions nombreuses</h2>
<p>Le texte prévoit trois cas où l’explication peut être refusée :</p>
<ul><li>la défense nationale ;</li><li>le secret des affaires.</li></ul>
<div class="encart-newsletter"><p>Recevez chaque soir l’essentiel de l’actualité.</p></div>
<p>Les associations attendent les décrets. <a href="/a">La Ligue des citoyens</a> ira au Conseil
d’État si la loi reste sans effet.</p></div>
<div class="partage"><a href="#">Partager</a></div></article>
<section><h2>Sur le même sujet</h2><div><a href="/1">Le Sénat examinera la charte</a>
<p>La commission des lois a désigné deux rapporteurs et prévoit dix auditions publiques.</p></div>
</section><section id="commentaires"><p>Encore une loi que personne ne lira, comme d’habitude.</p>
</section></main><footer><p>© 2025 Le Courrier du Soir. Tous droits réservés.</p></footer></body></html>)";

TEST_CASE("html reader: a page of the press becomes its article") {
  const Outcome result = outcome(kFrench);
  CHECK(result.notes.empty());
  CHECK(result.refusals.empty());
  REQUIRE(result.article.has_value());
  const Article& article = *result.article;
  CHECK_EQ(article.id, "stem");
  CHECK_EQ(article.source, "page.html");
  CHECK_EQ(article.title, "Le Parlement adopte la charte des algorithmes");
  CHECK_EQ(article.date, "2025-02-11");
  CHECK_EQ(article.author, "Ève Roy, Marc Vidal");
  CHECK_EQ(article.outlet, "Le Courrier du Soir");
  CHECK_EQ(article.url, "https://courrier.example/politique/charte.html");
  CHECK_EQ(article.lang, Language::kFrench);
  CHECK_EQ(article.text,
           "Les députés obligent les administrations à expliquer leurs décisions automatisées.\n\n"
           "La séance a duré neuf heures. Au bout de la nuit, 312\u00A0voix contre 204 ont "
           "tranché.\n\n"
           "Des exceptions nombreuses\n\n"
           "Le texte prévoit trois cas où l’explication peut être refusée :\n\n"
           "la défense nationale ;\n\n"
           "le secret des affaires.\n\n"
           "Les associations attendent les décrets. La Ligue des citoyens ira au Conseil d’État si "
           "la loi reste sans effet.");
}

TEST_CASE("html reader: an old page, in tables and Windows-1252") {
  const Outcome result = outcome(
      "<HTML><HEAD><TITLE>Le vote</TITLE><META HTTP-EQUIV=Content-Type CONTENT=\"text/html; "
      "charset=iso-8859-1\"></HEAD><BODY><TABLE><TR><TD><FONT><A HREF=/>Accueil</A><BR><A "
      "HREF=/2>Archives</A></FONT><TD><FONT>La s\xE9"
      "ance a dur\xE9 neuf heures, et 312 voix ont tranch\xE9.<BR><BR>L\x92opposition parle "
      "d\x92un "
      "passage en force\x85 et d\xE9pose un recours.</TABLE></BODY></HTML>");
  REQUIRE(result.article.has_value());
  CHECK(result.notes.empty());
  CHECK_EQ(result.article->title, "Le vote");
  CHECK_EQ(result.article->text,
           "La séance a duré neuf heures, et 312 voix ont tranché.\n\n"
           "L’opposition parle d’un passage en force… et dépose un recours.");
}

TEST_CASE("html reader: a text that comes by script is taken from where the page states it") {
  const std::string page =
      "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Le "
      "vote\",\"articleBody\":\"La séance a duré neuf heures.\\n\\nUn recours est déposé, &laquo; "
      "dès demain &raquo;.\"}</script></head><body><div id=app>";
  const Outcome result = outcome(page + "</div></body></html>");
  REQUIRE(result.article.has_value());
  CHECK_EQ(result.article->text,
           "La séance a duré neuf heures.\n\nUn recours est déposé, « dès demain ».");
  const std::string seen =
      "Les députés ont voté la loi dans la nuit, au terme d’une séance de neuf heures ; "
      "l’opposition "
      "dépose un recours.";
  const Outcome both = outcome(page + "<p>" + seen + "</div></body></html>");
  REQUIRE(both.article.has_value());
  CHECK_EQ(both.article->text, seen);
}

TEST_CASE("html reader: a head ends where the first part of the body begins, said or not") {
  for (const std::string part : {"article", "main", "section", "header", "div", "custom-part"}) {
    CAPTURE(part);
    const std::string page =
        "<!doctype html><title>Le vote</title><meta name=author content=Durand><" + part +
        "><h1>Le vote a eu lieu</h1><p>La séance a duré neuf heures, et 312 voix ont enfin "
        "tranché, "
        "au bout de la nuit.</p></" +
        part + "><p>Le texte revient au Sénat la semaine prochaine, où il sera examiné.</p>";
    const Outcome result = outcome(page);
    REQUIRE(result.article);
    CHECK_EQ(result.article->author, "Durand");
    CHECK_NE(result.article->text.find("312 voix"), std::string::npos);
    CHECK_NE(result.article->text.find("Sénat"), std::string::npos);
  }
}

TEST_CASE("html reader: what is refused, and what is said") {
  for (const std::string page : {"", "<html></html>", "<html><nav>Accueil</nav></html>",
                                 "<html><body><script>load()</script></body></html>"}) {
    CAPTURE(page);
    const Outcome result = outcome(page);
    CHECK_FALSE(result.article.has_value());
    REQUIRE_EQ(result.refusals.size(), 1);
    CHECK_EQ(result.refusals[0], "page.html: no article text found in this page");
  }
  const std::string text =
      "<p>La séance a duré neuf heures. Au bout de la nuit, les députés ont enfin voté la loi, et "
      "les ministres sont partis.</p>";
  const auto note = [&](const std::string& page) {
    const Outcome result = outcome(page + text);
    REQUIRE(result.article.has_value());
    return result.notes.empty() ? std::string() : result.notes[0];
  };
  CHECK_EQ(note(""), "");
  CHECK_EQ(note("<html lang=fr>"), "");
  CHECK_EQ(note("<html lang=en-GB>"),
           "page.html: its language is stated as «en-GB», which its text is not; decided "
           "from the text");
  CHECK_EQ(note("<meta name=date content='un mardi'>"),
           "page.html: «un mardi» is no date that can be read; left out");
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  const Outcome cut = outcome(text + deep);
  CHECK(cut.article.has_value());
  REQUIRE_EQ(cut.notes.size(), 1);
  CHECK_EQ(cut.notes[0],
           "page.html: nests more than 1000 elements or has more than 4000000 parts; read up to "
           "there");
}

TEST_CASE("html reader: what looks like a page") {
  for (const std::string bytes :
       {"<!DOCTYPE html>", "<html>", "<HTML lang=fr>", " \n<!doctype HTML PUBLIC \"…\">",
        "\xEF\xBB\xBF<html>", "<?xml version='1.0'?>\n<!-- a --><html>"}) {
    CAPTURE(bytes);
    CHECK(looks_like_html(bytes));
  }
  for (const std::string bytes : {"", " ", "<", "Le sommet <html>", "<p>Le sommet",
                                  "<?xml version='1.0'?><rss>", "<!-- ", "{\"text\":\"<html>\"}"}) {
    CAPTURE(bytes);
    CHECK_FALSE(looks_like_html(bytes));
  }
}

}  // namespace
}  // namespace revue
