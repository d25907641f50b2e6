// The actors, events, laws and places that revue knows, and the names they go by.
//
// A gazetteer is a TSV file that a researcher can read and edit (analyzers/data/gazetteer.tsv says
// how). Names are compared as token sequences, so hyphens, apostrophes, dots of initials, accents
// and elided articles never matter; capitals do, as written in the file.
#ifndef REVUE_ANALYZERS_GAZETTEER_H_
#define REVUE_ANALYZERS_GAZETTEER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/hash_index.h"
#include "analyzers/image.h"
#include "analyzers/name_trie.h"
#include "analyzers/tokens.h"
#include "analyzers/tsv.h"

namespace revue {

// What grammar asks of the words that stand for an entity: il, elle, they.
enum class Gender : std::uint8_t { kUnknown, kMasculine, kFeminine };

// The texts belong to whoever holds the entity: the gazetteer, or an article's UnlistedEntities.
struct Entity {
  std::string_view id;    // "emmanuel-macron"
  std::string_view type;  // "person", "organisation", …
  std::string_view french;
  std::string_view english;
  Gender gender = Gender::kUnknown;  // of the person, or of the French name
  bool plural = false;

  std::string_view name(Language language) const {
    return language == Language::kFrench ? french : english;
  }
  bool is_person() const { return type == "person"; }
};

// An entity's position in Gazetteer::entities().
using EntityIndex = std::uint32_t;

// Days as the number YYYYMMDD; both ends belong to it.
struct DayInterval {
  std::uint32_t first = 0;
  std::uint32_t last = 99999999;

  bool holds(DayInterval other) const { return first <= other.first && other.last <= last; }
};

// A weak name is also a word or somebody else's: it counts only with evidence (mentions.h).
enum class NameStrength : std::uint32_t { kStrong, kWeak };

// A reading of a name: whom it may mean.
struct NameSense {
  EntityIndex entity = 0;
  NameStrength strength = NameStrength::kStrong;

  bool weak() const { return strength == NameStrength::kWeak; }
};

// A reading of a role («le chef de l’Etat»): who had it when.
struct RoleSense {
  EntityIndex entity = 0;
  DayInterval valid;
};

// A strong name of two entities: alone it means neither of them (MentionRule::kSeveral).
struct NameCollision {
  std::string name;  // as the earlier line writes it
  EntityIndex earlier = 0;
  EntityIndex later = 0;
};

// Immutable once built; thread-safe.
class Gazetteer {
 public:
  // Reads TSV text; `problems` receives what could not be used, `collisions`, where given, the
  // names that two entities share. Throws: Error when the header lacks a column that is needed.
  static Gazetteer parse(std::string_view tsv, const std::string& where,
                         std::vector<TableProblem>& problems,
                         std::vector<NameCollision>* collisions = nullptr);

  // The table as bytes, which open() uses as they stand: a hundred times faster than parse() reads
  // the TSV.
  std::string_view image() const { return image_; }
  // The image must outlive the gazetteer. Throws: Error when it ends too early.
  static Gazetteer open(std::string_view image);

  const std::vector<Entity>& entities() const { return entities_; }
  std::optional<EntityIndex> find(std::string_view id) const;

  // Folded words, one of which near a weak name is evidence for, or against, the entity.
  std::span<const std::string_view> context(EntityIndex entity) const { return context_[entity]; }
  std::span<const std::string_view> never(EntityIndex entity) const { return never_[entity]; }

  // A name found in a run of words.
  struct Match {
    std::size_t length = 0;  // words
    // Owned by the gazetteer. Empty when the name is only there to say that the shorter names in it
    // mean nobody: «Monde arabe».
    std::span<const NameSense> senses;
    bool acronym = false;  // a single word in capitals
  };

  // All names that start at words[at], shortest first. `any_case` ignores capitals, except those
  // of acronyms and of weak names, which only capitals tell from ordinary words.
  void match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
             std::vector<Match>& matches) const;

  struct RoleMatch {
    std::size_t length = 0;  // words
    std::span<const RoleSense> senses;
  };

  // A role of an entity: its folded words, parted by spaces.
  struct HeldRole {
    std::string_view words;
    DayInterval valid;
  };
  std::vector<HeldRole> roles_of(EntityIndex entity) const;

  // All roles that start at words[at], shortest first, whatever their capitals.
  void match_roles(const std::vector<const Token*>& words, std::size_t at,
                   std::vector<RoleMatch>& matches) const;

 private:
  class Parser;
  struct Name {
    bool acronym = false;
    bool weak = false;  // any sense is
  };
  struct Grammar {
    Gender gender = Gender::kUnknown;
    bool plural = false;
  };
  // Lists of texts, which are no rows.
  struct WordLists {
    std::span<const std::uint32_t> ends;
    std::vector<std::string_view> all;
    std::span<const std::string_view> operator[](std::size_t list) const {
      return ListTable<std::string_view>{ends, all}[list];
    }
  };
  static WordLists word_lists(ImageReader& image);

  std::shared_ptr<const std::string> own_;  // image_, when the gazetteer was parsed
  std::string_view image_;
  std::vector<Entity> entities_;
  HashIndexView by_id_;
  WordLists context_;
  WordLists never_;
  NameTrieView name_trie_;
  std::span<const Name> names_;  // by number in name_trie_
  ListTable<NameSense> senses_;  // likewise
  NameTrieView role_trie_;
  ListTable<RoleSense> roles_;  // by number in role_trie_
  WordLists role_words_;        // by entity
  ListTable<DayInterval> role_days_;
};

// The days of a date as precise as "2025", "2025-02" or "2025-02-11"; nothing for other texts.
std::optional<DayInterval> days_of(std::string_view iso_date);

// The gazetteer that revue ships.
std::string_view default_gazetteer();

}  // namespace revue

#endif  // REVUE_ANALYZERS_GAZETTEER_H_
