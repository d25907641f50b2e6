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
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/tokens.h"
#include "analyzers/tsv.h"

namespace revue {

struct Entity {
  std::string id;    // "emmanuel-macron"
  std::string type;  // "person", "organisation", …
  std::string french;
  std::string english;

  const std::string& name(Language language) const {
    return language == Language::kFrench ? french : english;
  }
};

// An entity's position in Gazetteer::entities().
using EntityIndex = std::uint32_t;

// A reading of a name: whom it may mean.
struct NameSense {
  EntityIndex entity = 0;
  // The name is also a word or somebody else's: counts only with evidence (mentions.h).
  bool weak = false;
};

// How a word of a name must be written in a text.
enum class Capitals : std::uint8_t { kAny, kInitial, kAll };

// Immutable once built; thread-safe.
class Gazetteer {
 public:
  // Reads TSV text; `problems` receives what could not be used.
  // Throws: Error when the header lacks a column that is needed.
  static Gazetteer parse(std::string_view tsv, const std::string& where,
                         std::vector<TableProblem>& problems);

  const std::vector<Entity>& entities() const { return entities_; }
  std::optional<EntityIndex> find(std::string_view id) const;

  // Folded words, one of which near a weak name is evidence for the entity.
  const std::vector<std::string>& context(EntityIndex entity) const { return context_[entity]; }

  // A name found in a run of words.
  struct Match {
    std::size_t length = 0;                          // words
    const std::vector<NameSense>* senses = nullptr;  // never empty; owned by the gazetteer
    bool acronym = false;                            // a single word in capitals
  };

  // All names that start at words[at], shortest first. `any_case` ignores capitals, except those
  // of acronyms and of weak names, which only capitals tell from ordinary words.
  void match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
             std::vector<Match>& matches) const;

 private:
  struct Step {
    std::uint32_t node;
    Capitals capitals;
  };
  struct Name {
    std::vector<NameSense> senses;
    bool acronym = false;
    bool weak = false;  // any sense is
  };

  void add_name(std::string_view name, EntityIndex entity, bool weak, Tokenizer& tokenizer);
  std::uint32_t word_number(std::string_view folded) const;
  void walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
            std::uint32_t node, bool exact_case, bool any_case, std::vector<Match>& matches) const;

  std::vector<Entity> entities_;
  std::unordered_map<std::string, EntityIndex> by_id_;
  std::vector<std::vector<std::string>> context_;
  std::unordered_map<std::string, std::uint32_t> word_numbers_;
  // A trie over words: (node, word) → the steps on, one per way of writing the word in capitals.
  std::unordered_map<std::uint64_t, std::vector<Step>> steps_;
  std::unordered_map<std::uint32_t, Name> names_;  // by the node where a name ends
  std::uint32_t nodes_ = 1;
};

// Whether a word as written satisfies what a name asks for.
bool satisfies(std::string_view exact, Capitals capitals);

// How a word is written.
Capitals capitals_of(std::string_view exact);

// The gazetteer that revue ships.
std::string_view default_gazetteer();

}  // namespace revue

#endif  // REVUE_ANALYZERS_GAZETTEER_H_
