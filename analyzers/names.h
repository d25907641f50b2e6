// Names that no gazetteer holds: persons and organisations, recognised by their form and by the
// words around them.
//
// A run is a row of capitalised words («Sandrine Larizza», “Jean-Noël van der Berg”); its place in
// the sentence, the lists of names.tsv and the words beside it say what it is. Rules, in order:
// 1. Words that open a sentence, days, peoples and titles are cut from the ends of a run.
// 2. A run with the head or the tail of an organisation's name is one («Institut Pasteur»,
//    “Acme Holdings”). A French head takes complements in small letters too («Agence nationale de
//    l’information»), an English one what “of” or “for” join.
// 3. Two to four words of which the first is a first name or initials are a person.
// 4. So is what stands behind a title or a profession («Mme Larizza», «la juriste Ada Ngo»), and a
//    run of two or three words before an apposition with a profession, a kinship or an age
//    («Hugh Hill, a doctor,»).
// 5. A row of two or three unknown words inside a sentence is a person, unless a word of it is a
//    place, a people, or part of an organisation's name.
// 6. An organisation's acronym in brackets behind its name is its name in the rest of the article
//    (Schwartz and Hearst 2003: the letters of the acronym are the first of its words).
#ifndef REVUE_ANALYZERS_NAMES_H_
#define REVUE_ANALYZERS_NAMES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/name_lists.h"
#include "analyzers/tokens.h"

namespace revue {

// What joins a word to the one before it.
enum class Gap : std::uint8_t {
  kNone,    // a text begins
  kSpace,   // white space, no blank line
  kHyphen,  // «Dupont-Moretti»
  kStop,    // a full stop and white space behind an abbreviation or initials: «M. Macron»
  kElided,  // an elided article or particle: «Agence de l’énergie», «Jean d’Ormesson»
  kComma,
  kOther,
};

struct NameContext {
  const Token* token = nullptr;
  Capitals capitals = Capitals::kAny;
  std::uint32_t kinds = 0;  // NameWord
  Gap before = Gap::kNone;
  bool opens_sentence = false;
  bool shouted = false;  // among words all in capitals, so that its own say nothing
};

// «J.»: a capital alone.
bool is_initial(const NameContext& word);

// «M.», “Dr.”, «J.»: a full stop behind it ends no sentence.
bool is_abbreviated(const NameContext& word);

// The one that a word's kinds tell.
Gender gender_of(std::uint32_t kinds);
// Whether who is told of with this gender is known to be of the other.
bool contradicts(Gender told, const Entity& who);

// The words of a text with what is known of each.
std::vector<NameContext> name_contexts(const std::vector<const Token*>& words,
                                       std::string_view source, Language language,
                                       const NameLists& lists);

enum class NameType : std::uint8_t { kPerson, kOrganisation };

enum class NameRule : std::uint8_t {
  kFirstName,
  kTitle,
  kApposition,
  kForm,
  kOrganisation,
  kAcronym,
};

struct NameSpan {
  std::size_t begin = 0;  // word
  std::size_t length = 0;
  NameType type = NameType::kPerson;
  NameRule rule = NameRule::kForm;
  Gender gender = Gender::kUnknown;
  bool surname_only = false;  // behind a title: «Mme Larizza»
  std::size_t acronym = 0;    // word of the acronym that the name explains; 0 for none
};

// In order; spans do not overlap. `taken` says of each word whether it is part of a name already
// known. Linear in the number of words.
std::vector<NameSpan> find_names(const std::vector<NameContext>& words,
                                 const std::vector<bool>& taken);

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAMES_H_
