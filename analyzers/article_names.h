// The names that an article gives in full, and who bears them in the rest of it: persons by their
// surnames, organisations by the acronyms that it explains; entities that no gazetteer holds.
#ifndef REVUE_ANALYZERS_ARTICLE_NAMES_H_
#define REVUE_ANALYZERS_ARTICLE_NAMES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/mentions.h"
#include "analyzers/name_candidates.h"

namespace revue {

// Adds to the entities that it was given; they must outlive it.
class ArticleNames {
 public:
  explicit ArticleNames(UnlistedEntities& unlisted) : unlisted_(unlisted) {}

  // A person whose surname, folded, this is.
  void add_person(std::string_view surname, const Entity* who);
  // What a recognised name of a text says of the rest of the article.
  void add_name(const NamedText& text, const NameSpan& name);

  // The entity of this name as written, made where there is none. `type` must stand for good.
  const Entity* unlisted(std::string_view type, std::string_view written, Gender gender);

  // Whom the article names in full with this surname, folded; empty for nobody.
  const std::vector<const Entity*>& bearers(std::string_view surname) const;
  // Whose acronym this is, as written; null for nobody's.
  const Entity* explained(std::string_view acronym) const;
  bool empty() const { return by_surname_.empty() && acronyms_.empty(); }

 private:
  UnlistedEntities& unlisted_;
  std::unordered_map<std::string, std::vector<const Entity*>> by_surname_;
  std::unordered_map<std::string, const Entity*> acronyms_;
  std::unordered_map<std::string_view, Entity*> unlisted_by_id_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_ARTICLE_NAMES_H_
