#include "corpus/text_reader.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
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
  result.article = read_text(bytes, "stem", "file.txt", [&](const Notice& notice) {
    (notice.kind == Notice::Kind::kNote ? result.notes : result.refusals)
        .push_back(notice.where + ": " + notice.message);
  });
  return result;
}

// An article that must be read without a word.
Article quiet(const std::string& bytes) {
  const Outcome result = outcome(bytes);
  REQUIRE(result.article.has_value());
  CHECK(result.notes.empty());
  CHECK(result.refusals.empty());
  return *result.article;
}

std::string title_of(const std::string& text) { return quiet(text).title; }

// One note, and the article is read all the same.
void check_note(const std::string& bytes, const std::string& note) {
  CAPTURE(bytes);
  const Outcome result = outcome(bytes);
  CHECK(result.article.has_value());
  REQUIRE_EQ(result.notes.size(), 1);
  CHECK_EQ(result.notes[0], note);
  CHECK(result.refusals.empty());
}

TEST_CASE("text: a byline in the first lines names the author and is no title") {
  struct Case {
    const char* line;
    const char* author;
  };
  const Case cases[] = {
      {"Par Jeanne Roy", "Jeanne Roy"},
      {"By Jane Roy and John Petit", "Jane Roy and John Petit"},
      {"Par Jeanne Roy (avec AFP)", "Jeanne Roy"},
      {"By JANE ROY | The Paper", "JANE ROY"},
      {"Par Jeanne Roy, à Bruxelles, Luc Petit", "Jeanne Roy, à Bruxelles, Luc Petit"},
      {"Par Jeanne Roy, le 3 mars 2025", "Jeanne Roy"},
      {"Par Jeanne Roy, publié le 3 mars 2025 à 10h12", "Jeanne Roy"},
      {"Publié le 3 mars 2025 par Jeanne Roy", "Jeanne Roy"},
      {"Publié le 3 mars 2025 | Par Jeanne Roy", "Jeanne Roy"},
      {"By John Petit Jr.", "John Petit Jr."},
      {"Par Jeanne Roy le 3 mars 2025", "Jeanne Roy"},
      {"Par Jeanne Roy avec l’AFP Publié le 3 mars 2025 à 10:12", "Jeanne Roy avec l’AFP"},
      {"By Jane Roy Published March 3, 2025", "Jane Roy"},
      {"Par Jean d'Ormesson et Hugues van der Meer", "Jean d'Ormesson et Hugues van der Meer"},
      {"Par\u00A0Jeanne Roy", "Jeanne Roy"},
      {"Par Emmanuel Macron, l’annonce a surpris.", ""},
      {"By the end of Monday nothing was left", ""},
      {"Par amour", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    const Article article = quiet("Le sommet ouvre à Paris\n" + std::string(one.line) +
                                  "\n\nLe sommet a ouvert lundi.\n");
    CHECK_EQ(article.author, one.author);
    CHECK_EQ(article.title, "Le sommet ouvre à Paris");
    if (std::string(one.line).find("2025") != std::string::npos) {
      CHECK_EQ(article.date, "2025-03-03");
    }
  }
  CHECK_EQ(title_of("By Jane Roy Smith\nThe summit opens in Paris\n\nIt opened.\n"),
           "The summit opens in Paris");
  const Article article =
      quiet("By Any Means Necessary\nBy Jane Roy\nMarch 3, 2025\n\nIt opened.\n");
  CHECK_EQ(article.title, "By Any Means Necessary");
  CHECK_EQ(article.author, "Jane Roy");
  CHECK_EQ(quiet("---\nauthor: A. Rédaction\n---\nUn titre assez long\nPar Jeanne Roy\n").author,
           "A. Rédaction");
}

TEST_CASE("text: front matter gives every field, and is no part of the text") {
  const Article article = quiet(
      "---\n"
      "id: le-sommet\n"
      "title: Sommet : Paris veut «accélérer»\n"
      "outlet: Le Fil (exemple)\n"
      "date: 11 février 2025\n"
      "url: https://example.org/a?b=c:d\n"
      "lang: fr-FR\n"
      "author: Jeanne d’Exemple\n"
      "desk: \"tech\"\n"
      "page:\n"
      "---\n"
      "\n"
      "Le sommet ouvre.\n"
      "\n"
      "Il ferme demain.\n");
  CHECK_EQ(article.id, "le-sommet");
  CHECK_EQ(article.title, "Sommet : Paris veut «accélérer»");
  CHECK_EQ(article.outlet, "Le Fil (exemple)");
  CHECK_EQ(article.date, "2025-02-11");
  CHECK_EQ(article.url, "https://example.org/a?b=c:d");
  CHECK(article.lang == Language::kFrench);
  CHECK_EQ(article.author, "Jeanne d’Exemple");
  CHECK_EQ(article.text, "Le sommet ouvre.\n\nIl ferme demain.\n");
  CHECK_EQ(article.source, "file.txt");
  // Unknown fields in their order, as JSON.
  const std::vector<std::pair<std::string, std::string>> extra = {{"desk", R"("tech")"},
                                                                  {"page", R"("")"}};
  CHECK_EQ(article.extra.size(), extra.size());
  CHECK(article.extra == extra);
}

TEST_CASE("text: what the front matter leaves out comes from the first lines") {
  const Article article = quiet(
      "---\noutlet: Le Fil\ndate:\nlang:\n---\n"
      "Le sommet ouvre ses portes\npublié le 7 février 2025\n\nTexte.\n");
  CHECK_EQ(article.id, "stem");
  CHECK_EQ(article.title, "Le sommet ouvre ses portes");
  CHECK_EQ(article.date, "2025-02-07");
  CHECK_FALSE(article.lang.has_value());
  CHECK_EQ(article.text, "Le sommet ouvre ses portes\npublié le 7 février 2025\n\nTexte.\n");
}

TEST_CASE("text: what the front matter says stands, whatever the first lines say") {
  const Article article = quiet(
      "---\ntitle: Un titre\ndate: 2025-02\n---\nUn autre titre possible\n11 février 2025\nTexte.");
  CHECK_EQ(article.title, "Un titre");
  CHECK_EQ(article.date, "2025-02");
}

TEST_CASE("text: front matter with CRLF and a byte order mark") {
  const Article article =
      quiet("\xEF\xBB\xBF---\r\ntitle: Été\r\n--- \r\n\r\nUne ligne.\r\nUne autre.\r\n");
  CHECK_EQ(article.title, "Été");
  CHECK_EQ(article.text, "Une ligne.\r\nUne autre.\r\n");
}

TEST_CASE("text: a front matter that cannot be read is reported with its line, and kept as text") {
  check_note(
      "---\ntitle: Un titre\n\nLe texte: long\n",
      "file.txt:1: the front matter has no closing --- line; the file is read as text alone");
  check_note(
      "---\n",
      "file.txt:1: the front matter has no closing --- line; the file is read as text alone");
  check_note("---\ntitle: Un titre\nLe sommet ouvre.\n---\nTexte.\n",
             "file.txt:3: no «key: value» between the --- lines; the file is read as text alone");
  check_note("---\n: rien\n---\nTexte.\n",
             "file.txt:2: no «key: value» between the --- lines; the file is read as text alone");

  const Outcome unclosed = outcome("---\ntitle: Un titre de trop\nLe sommet ouvre.\n");
  REQUIRE(unclosed.article.has_value());
  CHECK_EQ(unclosed.article->text, "---\ntitle: Un titre de trop\nLe sommet ouvre.\n");
  CHECK_EQ(unclosed.article->id, "stem");
  CHECK(unclosed.article->extra.empty());
}

TEST_CASE("text: a field that cannot be read is reported with its line, and kept") {
  check_note("---\ntitle: T\ndate: 30 février 2025\n---\nTexte.",
             "file.txt:3: «30 février 2025» is no date that can be read; left out");
  check_note("---\n\nlang: tlh\n---\nTexte.",
             "file.txt:3: the language «tlh» is not known; decided from the text");
  check_note("---\ntitle: T\nid:\n---\nTexte.",
             "file.txt:3: the id is empty; one is made from the source");
  CHECK_EQ(outcome("---\ndate: demain\n---\nLe 7 février 2025\nTexte.").article->date,
           "2025-02-07");
  const Outcome result = outcome("---\ndate: demain\nid:\n---\nTexte.");
  REQUIRE(result.article.has_value());
  CHECK_EQ(result.article->date, "");
  CHECK_EQ(result.article->id, "stem");
  REQUIRE_EQ(result.article->extra.size(), 2);
  CHECK_EQ(result.article->extra[0].first, "date");
  CHECK_EQ(result.article->extra[0].second, "\"demain\"");
}

TEST_CASE("text: quotation marks around a value of the front matter are no part of it") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"("Le titre")", "Le titre"},
      {R"('Le titre')", "Le titre"},
      {R"("Paris : \"accélérer\"")", R"(Paris : "accélérer")"},
      {"'L''été à Paris'", "L'été à Paris"},
      {"'L'été à Paris'", "L'été à Paris"},
      {"\"\"Accélérer\"\"", "\"\"Accélérer\"\""},
      // Words in marks at both ends, or a mark at one.
      {R"("Accélérer" ou "résister")", R"("Accélérer" ou "résister")"},
      {"'Accélérer' ou 'résister'", "'Accélérer' ou 'résister'"},
      {R"("Accélérer")"
       " ou résister",
       R"("Accélérer")"
       " ou résister"},
      {"L’œil de l'", "L’œil de l'"},
      {"«Accélérer»", "«Accélérer»"},
  };
  for (const auto& [value, title] : rows) {
    CAPTURE(value);
    CHECK_EQ(title_of("---\ntitle: " + value + "\n---\nTexte.\n"), title);
  }
  CHECK_EQ(quiet("---\ntitle: T\ndate: \"2025-02-11\"\n---\nTexte.\n").date, "2025-02-11");
}

TEST_CASE("text: a date in numbers that may be read two ways is day first in French alone") {
  const std::string french = "Le sommet ouvre dans la ville, et les rues sont pleines.\n";
  const std::string english = "The summit opens in the city, and the streets are full.\n";
  const std::string either =
      "«02/11/2025» may be 2025-11-02 or 2025-02-11; only the year is kept; write the date in one "
      "of these forms";
  CHECK_EQ(quiet("---\ndate: 02/11/2025\n---\n" + french).date, "2025-11-02");
  CHECK_EQ(quiet("---\ndate: 02/11/2025\nlang: fr\n---\nParis.\n").date, "2025-11-02");
  CHECK_EQ(quiet("02/11/2025\n" + french).date, "2025-11-02");
  // In English the day is not guessed.
  const std::string stated = "---\ndate: 02/11/2025\n---\n" + english;
  check_note(stated, "file.txt:2: " + either);
  CHECK_EQ(outcome(stated).article->date, "2025");
  check_note("---\ndate: 02/11/2025\nlang: en\n---\nParis.\n", "file.txt:2: " + either);
  const std::string line = "---\ntitle: T\n---\n\n02/11/2025\n" + english;
  check_note(line, "file.txt:5: " + either);
  CHECK_EQ(outcome(line).article->date, "2025");
  // What can be read one way only is read.
  for (const std::string one : {"13/11/2025", "11/11/2025", "2025-11-02", "2 Nov. 2025"}) {
    CHECK_EQ(quiet("---\ndate: " + one + "\n---\n" + english).date.substr(0, 8), "2025-11-");
  }
}

TEST_CASE("text: --- further down is text") {
  const std::string text = "Le sommet de Paris ouvre\n---\ntitle: rien\n---\nTexte.\n";
  const Article article = quiet(text);
  CHECK_EQ(article.title, "Le sommet de Paris ouvre");
  CHECK_EQ(article.text, text);
}

TEST_CASE("text: the title is the first line that reads like one") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Le sommet de Paris ouvre\n\nTexte.", "Le sommet de Paris ouvre"},
      {"\n\n  Le sommet de Paris ouvre \t\r\n\r\nTexte.", "Le sommet de Paris ouvre"},
      {"\u00A0Le sommet de Paris ouvre\u00A0\nTexte.", "Le sommet de Paris ouvre"},
      {"Menu\nLibération\nDivergence\n\nL’IA à Paris : «résister»\n\nTexte.",
       "L’IA à Paris : «résister»"},
      {"Que faut-il retenir ?\nTexte.", "Que faut-il retenir ?"},
      {"“Stop the race,” they say\nText.", "“Stop the race,” they say"},
      {"Paris : « il faut ralentir »\nTexte.", "Paris : « il faut ralentir »"},
      {"# Le sommet de Paris ouvre\n\nTexte.", "Le sommet de Paris ouvre"},
      {"#Sommet #IA à Paris\nTexte.", "#Sommet #IA à Paris"},
      {"publié le 7 février 2025 à 21h06\nLe sommet de Paris ouvre\nTexte.",
       "Le sommet de Paris ouvre"},
      {" date 2025-02 Le sommet de Paris ouvre\nTexte.", "Le sommet de Paris ouvre"},
      {"date : 2025-02 – «Résister», dit un collectif\nTexte.", "«Résister», dit un collectif"},
      {"Publié le 7 février 2025 à 21h06 | 10 mots pour débattre\nTexte.", "10 mots pour débattre"},
      // A sentence of the body, a list, an address, a credit.
      {"Le sommet de Paris ouvre.\nTexte.", ""},
      {"• Le sommet de Paris\n- Le sommet de Paris\n* Le sommet de Paris\nTexte.", ""},
      {"Lire sur https://example.org ce soir\nTexte.", ""},
      {"(Photo de Claire Martin/Agence)\nTexte.", ""},
      {"Quel impact sur :\nTexte.", ""},
      // Behind the first paragraph come headings, not the title.
      {std::string(300, 'a') + ".\nUn intertitre du texte\nTexte.", ""},
      {"Texte", ""},
  };
  for (const auto& [text, title] : rows) {
    CAPTURE(text);
    CHECK_EQ(title_of(text), title);
    CHECK_EQ(quiet(text).text, text);
  }
}

TEST_CASE("text: navigation is no title") {
  for (const std::string line :
       {"Menu",
        "Libération",
        "Divergence",
        "Politique",
        "Économie",
        "Le Monde",
        "À la une",
        "World",
        "Tech News",
        "Intelligence artificielle",
        "Accueil › Économie › Numérique",
        "Home > World > Europe",
        "Menu – Recherche",
        "Monde • Europe",
        "Politique | Société",
        "— — —",
        "* * *",
        "🔴 🔴 🔴",
        "Skip to main content",
        "Aller au contenu principal",
        "Temps de lecture : 3 min",
        "3 min de lecture",
        "5 min read",
        "Je m’abonne",
        "Partager cet article",
        "Share this article",
        "Mis à jour le 8 février 2025 à 10h02",
        "Updated February 12, 2025",
        "7 février 2025 à 21h06",
        "Paris, le 7 février 2025",
        "Publié le 7 février 2025 à 21h06, mis à jour le 8 février 2025 à 10h02",
        "Publié le 7 février 2025 à 21h06 | Mis à jour le 8 février 2025 à 10h02",
        "Publié le 7 février 2025 à 21h06 par Jeanne Martin",
        "Publié le 7 février 2025 à 21h06 - Par Jeanne Martin",
        "Last updated Feb. 12, 2025, 9 AM",
        "Modifié le 8 février 2025 à 10h02",
        "10:06 AM EST, Tue February 11, 2025",
        "Published Feb. 11, 2025, 9:06 PM EST by our own reporters",
        "S’abonner dès maintenant",
        "Abonnez-vous à nos newsletters",
        "Se connecter à votre compte",
        "Créer un compte gratuit",
        "Article réservé aux abonnés",
        "Ajouter cet article à vos favoris",
        "Suivez-nous sur Facebook et Twitter",
        "Retour à la page d’accueil",
        "3 commentaires sur cet article",
        "Lire aussi : Le sommet de Paris ouvre",
        "Sign in to your account",
        "Subscribe now for full access",
        "Sign up for our daily newsletter",
        "Log in or create an account",
        "Accept all cookies and continue",
        "Follow us on Facebook",
        "Listen to this article",
        "Politique, économie et société",
        "Sciences, tech & santé",
        "Science, Technology and Health"}) {
    CAPTURE(line);
    CHECK_EQ(title_of(line + "\nLe sommet de Paris ouvre\nTexte.\n"), "Le sommet de Paris ouvre");
  }
}

TEST_CASE("text: words that navigation uses may stand in titles") {
  for (const std::string title :
       {"Partager la valeur, le pari de Paris", "La France à la une de la presse",
        "Une Europe > une France, dit-il", "«À la une», le roman de l’été",
        "Skip the summit, say unions", "Updated rules for AI take effect",
        "Le ‹petit sommet› de Paris", "Par ici la sortie, dit Paris",
        "Les abonnés du quotidien défilent", "Le compte n’y est pas, disent les syndicats",
        "Sign of the times in Paris", "Search and seizure at X’s offices",
        "Politique et morale de l’IA", "World leaders and science in Paris",
        "S’abonner à la science, un pari"}) {
    CAPTURE(title);
    CHECK_EQ(title_of(title + "\nTexte.\n"), title);
  }
}

TEST_CASE("text: the date is that of the first line that states one") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Le sommet de Paris\npublié le 7 février 2025 à 21h06\nTexte.", "2025-02-07"},
      {"Le sommet de Paris\nLe 7 février 2025\n11 février 2025\nTexte.", "2025-02-07"},
      {"The Paris AI summit\nFebruary 11, 2025\nText.", "2025-02-11"},
      {" date 2025-02 Le sommet de Paris\nTexte.", "2025-02"},
      {"Publié le 7 février 2025 à 21h06, mis à jour le 8 février 2025 à 10h02\nTexte.",
       "2025-02-07"},
      {"Mis à jour le 8 février 2025\nPublié le 7 février 2025\nTexte.", "2025-02-07"},
      {"Communiqué\nParis, le 7 février 2025\nTexte.", "2025-02-07"},
      {"Le sommet s'est clôturé ce mardi 11 février 2025.", ""},
      {"Le sommet de Paris\n2025\nTexte.", ""},
  };
  for (const auto& [text, date] : rows) {
    CAPTURE(text);
    CHECK_EQ(quiet(text).date, date);
  }
}

TEST_CASE("text: the text is the file's, to the byte") {
  for (const std::string text : {"Une ligne.\r\nUne autre.\r\n", "Sans fin de ligne",
                                 "\n\n Texte. \n\n", "e\u0301te\u0301\u00A0!", "a\rb\rc",
                                 "<script>alert(1)</script>\n", "\u2028\u202Etexte\u202C"}) {
    CAPTURE(text);
    CHECK_EQ(quiet(text).text, text);
  }
  CHECK_EQ(quiet("\xEF\xBB\xBFTexte.").text, "Texte.");
}

TEST_CASE("text: bytes that are no UTF-8 are read and reported") {
  check_note("caf\xE9 au sommet", "file.txt:byte 3: not UTF-8; read as Windows-1252");
  check_note("été\xFF au sommet",
             "file.txt:byte 5: invalid UTF-8 in 1 place, this the first; replaced by U+FFFD");
  check_note(std::string("au\0sommet", 9),
             "file.txt:byte 2: 1 zero byte, here the first; replaced by spaces");
  const Outcome latin = outcome("L\x92\xC9lys\xE9\x65 re\xE7oit \xE0 Paris\nTexte.");
  REQUIRE(latin.article.has_value());
  CHECK_EQ(latin.article->title, "L’Élysée reçoit à Paris");
}

TEST_CASE("text: a file without text is refused, in words") {
  for (const std::string bytes : {"", "\n", " \t\r\n\n", "\xEF\xBB\xBF", "\u00A0\n",
                                  "---\ntitle: Seul\n---\n", "---\ntitle: Seul\n---", "\xFF\xFE"}) {
    CAPTURE(bytes);
    const Outcome result = outcome(bytes);
    CHECK_FALSE(result.article.has_value());
    REQUIRE_EQ(result.refusals.size(), 1);
    CHECK_EQ(result.refusals[0], "file.txt: holds no text; nothing to index");
  }
  CHECK_EQ(outcome(std::string(3, '\0')).refusals.size(), 1);
}

TEST_CASE("text: five megabytes in one line are read whole, in no time") {
  const auto start = std::chrono::steady_clock::now();
  std::string words;
  while (words.size() < 5'000'000) words += "le sommet de l’IA à Paris, ";
  for (const std::string& text :
       {words, std::string(5'000'000, 'a'), std::string(5'000'000, ' ') + "fin",
        "---\ntitle: T\n---\n" + words, "---\n" + words,
        "---\nnote: " + words + "\n---\n" + words}) {
    const Outcome result = outcome(text);
    REQUIRE(result.article.has_value());
    CHECK(text.ends_with(result.article->text));
    CHECK_GE(result.article->text.size(), 5'000'000);
    CHECK_EQ(result.article->date, "");
  }
  CHECK_EQ(quiet(words).title, "");
  CHECK_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST_CASE("real texts: titles and dates are what a reader sees") {
  const char* shared = std::getenv("REVUE_SHARED");
  if (shared == nullptr) {
    MESSAGE("skipped: no data (REVUE_SHARED is not set)");
    return;
  }
  // By the number the file's name begins with. 000 has neither: it begins with its first paragraph,
  // which names days without a year.
  const std::map<std::string, std::pair<std::string, std::string>> expected = {
      {"000", {"", ""}},
      {"001",
       {"Sommet de l’IA à Paris : Emmanuel Macron veut «accélérer», un collectif appelle à "
        "«résister»",
        "2025-02-07"}},
      {"002", {"Sommet pour l'action sur l'IA : que faut-il retenir ?", "2025-02"}},
      {"003", {"Merci d’avoir participé au Sommet", "2025-02-07"}},
      {"004", {"En organisant le Sommet pour l’IA, Paris veut imposer l’Europe dans le débat", ""}},
  };
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(shared) / "seeds")) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const Article article = quiet(bytes);
    CHECK_EQ(article.text, bytes);
    const auto row = expected.find(name.substr(0, 3));
    REQUIRE(row != expected.end());
    CHECK_EQ(article.title, row->second.first);
    CHECK_EQ(article.date, row->second.second);
    ++count;
  }
  CHECK_EQ(count, expected.size());
}

}  // namespace
}  // namespace revue
