#include "corpus/html_vocabulary.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace revue {
namespace {

TEST_CASE("html vocabulary: what class names say of a part") {
  const std::vector<std::pair<std::string, PartKind>> rows = {
      {"", PartKind::kUnknown},
      {"css-1x2y row", PartKind::kUnknown},
      {"article-body", PartKind::kContent},
      {"articleBody", PartKind::kContent},
      {"Article_Body-3", PartKind::kContent},
      {"corps-article", PartKind::kContent},
      {"article__chapo", PartKind::kOpening},
      {"byline", PartKind::kMinor},
      {"legende", PartKind::kMinor},
      {"article__lire-aussi", PartKind::kClutter},
      {"relatedPosts", PartKind::kClutter},
      {"box newsletter-signup", PartKind::kClutter},
      {"encart-abonnement", PartKind::kClutter},
      {"PUB-300", PartKind::kClutter},
      {"hidden", PartKind::kClutter},
      {"commentaires", PartKind::kNever},
      {"site-footer", PartKind::kNever},
      // Whole words: not ad, not share.
      {"header-shadow", PartKind::kUnknown},
      {"upload readable", PartKind::kUnknown},
      // The state of something else.
      {"page has-sidebar", PartKind::kUnknown},
      {"comments-closed", PartKind::kUnknown},
      {"no-js", PartKind::kUnknown},
      {"hidden-print", PartKind::kUnknown},
      {"article-body sidebar", PartKind::kClutter},
      {std::string(1000, 'a') + "-sidebar", PartKind::kUnknown},
  };
  for (const auto& [names, kind] : rows) {
    CAPTURE(names);
    CHECK_EQ(static_cast<int>(part_kind(names)), static_cast<int>(kind));
  }
}

TEST_CASE("html vocabulary: lines that are none of the article's") {
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
       {"Follow Ann Lee on X.", "Contact the newsroom at news@a.example.",
        "Retrouvez tous nos articles sur le vote.", "Tous droits réservés."}) {
    CAPTURE(line);
    CHECK(is_clutter_line(line, true));
    CHECK_FALSE(is_clutter_line(line, false));
  }
  for (const std::string line :
       {"Read the letter: that is what the minister asked of the deputies.",
        "Lire, écrire, compter : le programme reste le même.",
        "Related parties must be named in the report.", "La publicité rapporte peu."}) {
    CAPTURE(line);
    CHECK_FALSE(is_clutter_line(line, true));
  }
}

TEST_CASE("html vocabulary: lines that head what comes behind an article") {
  for (const std::string line : {"Sur le même sujet", "À lire aussi :", "Commentaires (12)",
                                 "You may also like", "MORE FROM POLITICS", "Related Articles"}) {
    CAPTURE(line);
    CHECK(is_closing_line(line));
  }
  for (const std::string line :
       {"", "Des exceptions nombreuses", "Comments on the bill", "La lecture, encore"}) {
    CAPTURE(line);
    CHECK_FALSE(is_closing_line(line));
  }
}

}  // namespace
}  // namespace revue
