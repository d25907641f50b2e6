// Articles for tests of what outlives a crash, made of a few sentences by a seed.
#ifndef REVUE_TESTS_SAFETY_ARTICLES_H_
#define REVUE_TESTS_SAFETY_ARTICLES_H_

#include <array>
#include <cstddef>
#include <random>
#include <string>

namespace revue {

// One line of JSON: an article of several passages and quotes, whose every paragraph holds the word
// edition<edition>.
inline std::string article_line(std::size_t number, std::size_t edition) {
  constexpr std::array<const char*, 6> kSentences = {
      "« Nous ouvrons le sommet de Paris », a déclaré Emmanuel Macron.",
      "Le vice-président J.D. Vance a critiqué la régulation européenne de l'intelligence "
      "artificielle devant les délégués.",
      "“We will not sign this declaration”, said J.D. Vance in Paris.",
      "The summit ended without an agreement between the United States and the European Union.",
      "La Quadrature du Net dénonce la vidéosurveillance algorithmique, votée pour les Jeux.",
      "Selon la ministre, le texte sera examiné au printemps par les députés de la commission."};
  std::mt19937 random(static_cast<unsigned>(number * 1000 + edition));
  const std::string name = std::to_string(number);
  std::string text;
  for (int paragraph = 0; paragraph < 9; ++paragraph) {
    text += "Le sommet numéro " + name + ", edition" + std::to_string(edition) + ".";
    for (int i = 0; i < 6; ++i) text += std::string(" ") + kSentences[random() % kSentences.size()];
    text += "\\n\\n";
  }
  return "{\"id\":\"a" + name + "\",\"title\":\"Sommet " + name +
         "\",\"outlet\":\"Le Relevé\",\"date\":\"2025-02-11\",\"text\":\"" + text + "\"}\n";
}

}  // namespace revue

#endif  // REVUE_TESTS_SAFETY_ARTICLES_H_
