#include "corpus/clutter_lines.h"

#include <doctest/doctest.h>

#include <string>

namespace revue {
namespace {

TEST_CASE("clutter lines: lines that are none of the article's") {
  for (const std::string line :
       {"Lire aussi : Le Sénat examinera la charte", "À LIRE ÉGALEMENT\u00A0: la charte",
        "Read more: Ten questions on the charter", "Related: The charter", "PUBLICITÉ",
        "Advertisement", "Photo: the chamber on Tuesday", "Sign up for our morning letter.",
        "Le vote, mardi. (Jean Petit/AFP)", "Abonnez-vous pour lire la suite"}) {
    CAPTURE(line);
    CHECK(is_clutter_line(line, false));
  }
  // Prose begins so as well.
  for (const std::string line :
       {"Ann Lee covers Congress; follow her on X.", "Contact us: news@a.example.",
        "Retrouvez tous nos articles sur le vote.", "Tous droits réservés.",
        "Suivez Ève Roy sur Mastodon.",
        "Follow the newsroom on Facebook, Instagram and YouTube."}) {
    CAPTURE(line);
    CHECK(is_clutter_line(line, true));
    CHECK_FALSE(is_clutter_line(line, false));
  }
  for (const std::string line :
       {"Read the letter: that is what the minister asked of the deputies.",
        "Lire, écrire, compter : le programme reste le même.",
        "Related parties must be named in the report.", "La publicité rapporte peu.",
        "Follow the money, she told the commission.", "Il vous reste trois jours pour voter."}) {
    CAPTURE(line);
    CHECK_FALSE(is_clutter_line(line, true));
  }
}

TEST_CASE("clutter lines: lines that head what comes behind an article") {
  for (const std::string line : {"Sur le même sujet", "À lire aussi :", "Commentaires (12)",
                                 "You may also like", "MORE FROM POLITICS", "Related Articles"}) {
    CAPTURE(line);
    CHECK(is_closing_line(line));
  }
  for (const std::string line : {"", "Des exceptions nombreuses", "Plus de moyens pour la justice",
                                 "Comments on the bill", "La lecture, encore"}) {
    CAPTURE(line);
    CHECK_FALSE(is_closing_line(line));
  }
}

}  // namespace
}  // namespace revue
