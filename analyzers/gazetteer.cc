#include "analyzers/gazetteer.h"

#include <utility>

#include "analyzers/image.h"

namespace revue {

std::string Gazetteer::image() const {
  std::vector<std::string_view> texts;
  std::vector<std::uint8_t> grammar;
  for (const Entity& entity : entities_) {
    for (const std::string* text : {&entity.id, &entity.type, &entity.french, &entity.english}) {
      texts.push_back(*text);
    }
    grammar.push_back(static_cast<std::uint8_t>(entity.gender));
    grammar.push_back(entity.plural ? 1 : 0);
  }
  ImageWriter image;
  image.add(texts);
  image.add(grammar);
  image.add(by_id_.slots());
  for (const auto* lists : {&context_, &never_}) {
    const Lists<std::string> flat(*lists);
    image.add(flat.ends());
    image.add(std::vector<std::string_view>(flat.items().begin(), flat.items().end()));
  }
  std::vector<std::uint8_t> names;
  for (const Name& name : names_) {
    names.push_back(name.acronym ? 1 : 0);
    names.push_back(name.weak ? 1 : 0);
  }
  std::vector<std::uint32_t> senses;
  for (const NameSense& sense : senses_.items()) {
    senses.push_back(sense.entity);
    senses.push_back(sense.weak ? 1 : 0);
  }
  name_trie_.write(image);
  image.add(names);
  image.add(senses_.ends());
  image.add(senses);
  role_trie_.write(image);
  image.add(roles_.ends());
  image.add(roles_.items());
  return image.bytes();
}

Gazetteer Gazetteer::open(std::string_view bytes) {
  Gazetteer gazetteer;
  ImageReader image(bytes);
  const std::vector<std::string_view> texts = image.texts();
  const std::vector<std::uint8_t> grammar = image.rows<std::uint8_t>();
  gazetteer.entities_.reserve(grammar.size() / 2);
  for (std::size_t i = 0; i < grammar.size() / 2; ++i) {
    const auto text = [&](std::size_t part) { return std::string(texts[4 * i + part]); };
    gazetteer.entities_.push_back({text(0), text(1), text(2), text(3),
                                   static_cast<Gender>(grammar[2 * i]), grammar[2 * i + 1] != 0});
  }
  gazetteer.by_id_ = HashIndex(image.rows<HashIndex::Slot>());
  for (auto* lists : {&gazetteer.context_, &gazetteer.never_}) {
    const std::vector<std::uint32_t> ends = image.rows<std::uint32_t>();
    const Lists<std::string_view> flat(ends, image.texts());
    for (std::size_t i = 0; i < ends.size(); ++i) {
      lists->emplace_back(flat[i].begin(), flat[i].end());
    }
  }
  gazetteer.name_trie_ = NameTrie(image);
  const std::vector<std::uint8_t> names = image.rows<std::uint8_t>();
  for (std::size_t i = 0; i < names.size(); i += 2) {
    gazetteer.names_.push_back({names[i] != 0, names[i + 1] != 0});
  }
  const std::vector<std::uint32_t> ends = image.rows<std::uint32_t>();
  const std::vector<std::uint32_t> packed = image.rows<std::uint32_t>();
  std::vector<NameSense> senses;
  for (std::size_t i = 0; i < packed.size(); i += 2) {
    senses.push_back({packed[i], packed[i + 1] != 0});
  }
  gazetteer.senses_ = {ends, std::move(senses)};
  gazetteer.role_trie_ = NameTrie(image);
  const std::vector<std::uint32_t> role_ends = image.rows<std::uint32_t>();
  gazetteer.roles_ = {role_ends, image.rows<RoleSense>()};
  return gazetteer;
}

std::optional<EntityIndex> Gazetteer::find(std::string_view id) const {
  return by_id_.find(hash_of(id), [&](EntityIndex index) { return entities_[index].id == id; });
}

void Gazetteer::add_entity(Entity entity) {
  by_id_.add(hash_of(entity.id), static_cast<EntityIndex>(entities_.size()));
  entities_.push_back(std::move(entity));
}

void Gazetteer::match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
                      std::vector<Match>& matches) const {
  matches.clear();
  std::vector<NameTrie::Match> found;
  name_trie_.match(words, at, any_case, found);
  for (const NameTrie::Match& each : found) {
    const Name& name = names_[each.name];
    if (each.as_written || !(name.acronym || name.weak)) {
      matches.push_back({each.length, senses_[each.name], name.acronym});
    }
  }
}

void Gazetteer::match_roles(const std::vector<const Token*>& words, std::size_t at,
                            std::vector<RoleMatch>& matches) const {
  matches.clear();
  std::vector<NameTrie::Match> found;
  role_trie_.match(words, at, true, found);
  for (const NameTrie::Match& each : found) {
    matches.push_back({each.length, roles_[each.name]});
  }
}

}  // namespace revue
