// Whose name it is where names overlap: those that a gazetteer holds, and those that are
// recognised.
#ifndef REVUE_ANALYZERS_NAME_CONFLICTS_H_
#define REVUE_ANALYZERS_NAME_CONFLICTS_H_

#include <cstddef>

#include "analyzers/gazetteer.h"
#include "analyzers/name_candidates.h"
#include "analyzers/names.h"

namespace revue {

// Whether all whom a name of the gazetteer may mean are persons; no when it means nobody.
bool is_person_name(const NameCandidate& name, const Gazetteer& gazetteer);

// Whether a recognised name stands although it overlaps the text's candidate at `index`: «Kimbal
// Musk» is not Musk. Candidates are in the text's order and do not overlap.
bool stands_over(const NameSpan& name, std::size_t index, const NamedText& text,
                 const Gazetteer& gazetteer);

// Whether the candidate at `index`, a single word, is part of a longer name that was not
// recognised: Musk in «Tosca Musk», Macron in «Lucas-Macron».
bool belongs_to_another(const NamedText& text, std::size_t index, const Gazetteer& gazetteer);

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAME_CONFLICTS_H_
