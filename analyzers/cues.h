// Verbs that say that somebody says something: «a déclaré», “told”.
#ifndef REVUE_ANALYZERS_CUES_H_
#define REVUE_ANALYZERS_CUES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/language.h"
#include "analyzers/name_trie.h"
#include "analyzers/tsv.h"

namespace revue {

enum class CueForm : std::uint8_t {
  kFinite = 1U << 0U,
  kPast = 1U << 1U,        // past participle: behind an auxiliary
  kPresent = 1U << 2U,     // present participle
  kInfinitive = 1U << 3U,  // in English also the present of the plural
};

// What the clause that a verb reports looks like.
enum class CueClause : std::uint8_t {
  kNone,  // it takes none: «appeler», “describe”
  kThat,  // behind «que», “that”
  kBare,  // also without: “he said it was late”
};

// What a verb reports without a clause: an infinitive, by what stands before it, a gerund, a noun.
enum class CueGoverned : std::uint8_t {
  kBare = 1U << 0U,     // «dit vouloir»
  kDe = 1U << 1U,       // «promet de»
  kA = 1U << 2U,        // «s’engage à»; of a reflexive verb
  kTo = 1U << 3U,       // “promised to”
  kGerund = 1U << 4U,   // “denied breaking”
  kAgainst = 1U << 5U,  // “warned against”
  kObject = 1U << 6U,   // a noun: «réclame la démission du maire»
};

struct Cue {
  std::size_t length = 0;  // words; 0 for no cue
  std::uint8_t forms = 0;  // of CueForm: «dit» is more than one
  bool strong = false;     // nearly always reports
  CueClause clause = CueClause::kNone;
  std::uint8_t governed = 0;  // of CueGoverned

  bool governs(CueGoverned what) const { return (governed & static_cast<std::uint8_t>(what)) != 0; }
  bool is(CueForm form) const { return (forms & static_cast<std::uint8_t>(form)) != 0; }
};

// Immutable; thread-safe.
class Cues {
 public:
  // revue's own, read once.
  static const Cues& shipped();

  // `problems` receives the lines that could not be used.
  // Throws: Error when the header lacks a column.
  Cues(std::string_view tsv, std::vector<TableProblem>& problems);

  // The cue made of these lower-case words, the longest that begins with the first; `rest` gives
  // the words behind it, by number from 1, an empty one behind the last.
  template <typename Rest>
  Cue find(Language language, std::string_view first, const Rest& rest) const {
    const auto& forms = forms_[static_cast<std::size_t>(language)];
    const auto found = forms.find(first);
    if (found == forms.end()) return {};
    Cue best;
    for (const Form& form : found->second) {
      if (form.cue.length <= best.length) continue;
      bool all = true;
      for (std::size_t i = 0; i < form.further.size() && all; ++i) {
        all = rest(i + 1) == form.further[i];
      }
      if (all) best = form.cue;
    }
    return best;
  }

  // Verbs of a language.
  std::size_t size(Language language) const { return sizes_[static_cast<std::size_t>(language)]; }

 private:
  struct Form {
    std::vector<std::string> further;  // words behind the first
    Cue cue;
  };
  using Forms = std::unordered_map<std::string, std::vector<Form>, StringHash, std::equal_to<>>;

  // `verb` is what the forms of the verb have in common.
  void add(Language language, std::string_view text, CueForm form, Cue verb);

  std::vector<Forms> forms_;
  std::vector<std::size_t> sizes_;
};

// The table that revue ships.
std::string_view shipped_cues();

}  // namespace revue

#endif  // REVUE_ANALYZERS_CUES_H_
