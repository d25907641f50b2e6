#include "analyzers/gazetteer.h"

#include "analyzers/hashes.h"

namespace revue {

Gazetteer::WordLists Gazetteer::word_lists(ImageReader& image) {
  WordLists lists;
  lists.ends = image.rows<std::uint32_t>();
  const TextTable texts = image.texts();
  for (std::size_t i = 0; i < texts.size(); ++i) lists.all.push_back(texts[i]);
  return lists;
}

// In the order of Gazetteer::Parser::image().
Gazetteer Gazetteer::open(std::string_view bytes) {
  Gazetteer gazetteer;
  gazetteer.image_ = bytes;
  ImageReader image(bytes);
  const TextTable texts = image.texts();
  const auto grammar = image.rows<Grammar>();
  gazetteer.entities_.reserve(grammar.size());
  for (std::size_t i = 0; i < grammar.size(); ++i) {
    gazetteer.entities_.push_back({texts[4 * i], texts[4 * i + 1], texts[4 * i + 2],
                                   texts[4 * i + 3], grammar[i].gender, grammar[i].plural});
  }
  gazetteer.by_id_ = HashIndexView(image.rows<HashIndexView::Slot>());
  gazetteer.context_ = word_lists(image);
  gazetteer.never_ = word_lists(image);
  gazetteer.name_trie_ = NameTrieView(image);
  gazetteer.names_ = image.rows<Name>();
  gazetteer.senses_ = image.lists<NameSense>();
  gazetteer.role_trie_ = NameTrieView(image);
  gazetteer.roles_ = image.lists<RoleSense>();
  gazetteer.role_words_ = word_lists(image);
  gazetteer.role_days_ = image.lists<DayInterval>();
  return gazetteer;
}

std::optional<EntityIndex> Gazetteer::find(std::string_view id) const {
  return by_id_.find(hash_of(id), [&](EntityIndex index) { return entities_[index].id == id; });
}

void Gazetteer::match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
                      std::vector<Match>& matches) const {
  matches.clear();
  std::vector<NameMatch> found;
  name_trie_.match(words, at, any_case, found);
  for (const NameMatch& each : found) {
    const Name& name = names_[each.name];
    if (each.as_written || !(name.acronym || name.weak)) {
      matches.push_back({each.length, senses_[each.name], name.acronym});
    }
  }
}

std::vector<Gazetteer::HeldRole> Gazetteer::roles_of(EntityIndex entity) const {
  const auto words = role_words_[entity];
  const auto days = role_days_[entity];
  std::vector<HeldRole> roles;
  for (std::size_t i = 0; i < words.size(); ++i) roles.push_back({words[i], days[i]});
  return roles;
}

void Gazetteer::match_roles(const std::vector<const Token*>& words, std::size_t at,
                            std::vector<RoleMatch>& matches) const {
  matches.clear();
  std::vector<NameMatch> found;
  role_trie_.match(words, at, true, found);
  for (const NameMatch& each : found) {
    matches.push_back({each.length, roles_[each.name]});
  }
}

}  // namespace revue
