// What words say about names: first names, titles, professions, words that head an organisation's
// name, places, peoples. The evidence by which names that no gazetteer holds are recognised.
//
// Made from analyzers/data/first_names.tsv, name_words.tsv and common_words.tsv, which say how they
// are written.
#ifndef REVUE_ANALYZERS_NAME_LISTS_H_
#define REVUE_ANALYZERS_NAME_LISTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/name_trie.h"
#include "analyzers/tsv.h"
#include "analyzers/word_table.h"

namespace revue {

// A set of what a word may be.
enum NameWord : std::uint32_t {
  kFirstName = 1U << 0U,
  kMasculine = 1U << 1U,  // of the first name, title or profession
  kFeminine = 1U << 2U,
  kPlural = 1U << 3U,
  kTitle = 1U << 4U,       // «Mme», “Senator”
  kRole = 1U << 5U,        // «chercheuse», “analyst”
  kKin = 1U << 6U,         // «épouse», “brothers”
  kParticle = 1U << 7U,    // von, de, ben
  kOrgHead = 1U << 8U,     // «Institut», “Ministry”
  kOrgTail = 1U << 9U,     // “Inc”, “University”
  kPlace = 1U << 10U,      // a whole name of a place
  kPlaceHead = 1U << 11U,  // «rue», “Lake”
  kDemonym = 1U << 12U,    // a people, a language, a creed, a party's members
  kCalendar = 1U << 13U,
  kNoName = 1U << 14U,     // often in capitals and yet no name of anybody
  kAlsoWord = 1U << 15U,   // a first name that is an ordinary word too
  kAlsoPlace = 1U << 16U,  // … or a place
  kAlsoSurname = 1U << 17U,
  kCommonWord = 1U << 18U,  // of some language, or an inflection of one
};

// Immutable; thread-safe.
class NameLists {
 public:
  // revue's own lists, read once.
  static const NameLists& shipped();

  // `problems` receives the lines that could not be used.
  NameLists(std::string_view first_names_tsv, std::string_view name_words_tsv,
            std::string_view common_words_tsv, std::vector<TableProblem>& problems);

  // What a single word of a text in `language` may be: a set of NameWord. Lists serve both
  // languages alike, except for single letters: «M.» is a title in French, an initial in English.
  std::uint32_t of(const Token& word, Language language) const;

  struct Run {
    std::size_t length = 0;  // words; 0 for none
    std::uint32_t kinds = 0;
  };

  // The longest listed name of several words that starts at words[at].
  Run longest(const std::vector<const Token*>& words, std::size_t at) const;

 private:
  WordTable<std::uint32_t> words_;
  WordSet common_stems_;
  NameTrie runs_;
  std::vector<std::uint32_t> kinds_of_runs_;
};

std::string_view shipped_first_names();
std::string_view shipped_name_words();
std::string_view shipped_common_words();

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAME_LISTS_H_
