// The roles that an article gives its actors: «Ada Ngo, juriste à …», «la juriste Ada Ngo», and who
// is meant where one of them stands alone: «la juriste», “the company”.
#ifndef REVUE_ANALYZERS_ARTICLE_ROLES_H_
#define REVUE_ANALYZERS_ARTICLE_ROLES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/article_words.h"

namespace revue {

// Holds the article by reference.
class ArticleRoles {
 public:
  // Beside those that the article tells, its persons have the roles that the gazetteer gives them
  // at this date.
  ArticleRoles(const ArticleWords& article, const Gazetteer& gazetteer,
               std::optional<DayInterval> date);

  // Whom the words [first, end) describe: of the actors of whom the head noun is told, the one that
  // shares most words with the phrase, the nearest of equals. Null when nobody, or when the phrase
  // brings somebody new («un ancien guide»).
  const Entity* holder(std::size_t first, std::size_t end) const;

  // The last actor whose name holds the noun of the phrase, or whose type it is.
  const Entity* last_of_kind(std::size_t first, std::size_t end) const;

  // The gender of the person whom a bare definite role means: «le chercheur», “the judge”, «le
  // Français», “the former judge”; nothing for other phrases.
  std::optional<Gender> gender_of_person(std::size_t first, std::size_t end) const;

  // Whether the words mean a person whom the reader knows: «le fondateur du collectif», «Ancien
  // ingénieur»; not «une intérimaire», “Roe’s husband”, «la direction».
  bool is_known_person(std::size_t first, std::size_t end) const;

  // Whether the words are one of a people: «le Français», “the Norwegian”.
  bool is_people(std::size_t first, std::size_t end) const;

  // The noun of a phrase whose words behind the determiner begin at `head`: the first in French,
  // the last before a preposition in English.
  std::size_t noun_of(std::size_t head, std::size_t end) const;

  // «un», “several”: a determiner that brings somebody new.
  static bool is_indefinite(std::string_view word);

  // Whether the noun is one for a kind of organisation: «association», “company”.
  static bool is_kind_of_organisation(std::string_view noun);

 private:
  bool is_role(std::size_t word) const;
  bool is_characterising(std::size_t word) const;
  bool is_behind_elided_article(std::size_t word) const;
  Gender gender_of_people(std::size_t first) const;
  void learn_behind(const ArticleMention& mention);
  void learn_before(const ArticleMention& mention);
  void learn_held(const Gazetteer& gazetteer, std::optional<DayInterval> date);
  void learn_word(std::size_t word, const Entity& entity);
  using Holders = std::unordered_map<std::string, std::vector<const Entity*>>;  // by a word
  static void learn(std::string_view folded, const Entity& entity, Holders& holders);
  bool is_called(std::string_view folded, const Entity& entity) const;
  bool can_mean(const Entity& entity, std::size_t noun, std::size_t first, std::size_t end) const;
  std::size_t distance(const Entity& entity, std::size_t at) const;
  bool is_named_in(const Entity& entity, std::size_t first, std::size_t end) const;
  const Entity* by_kind(std::size_t noun, std::size_t at) const;

  const ArticleWords& article_;
  Holders told_;  // by the article
  Holders held_;  // by the gazetteer
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_ARTICLE_ROLES_H_
