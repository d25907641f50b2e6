// Photo credits and bylines: who made a picture or wrote an article is not named in the story.
//
// Rules:
// 1. «Photo : Julien Moreau / AFP», «(Crédit photo Claire Delmas)», «© Ada Ngo»: from the word or
// the
//    sign to the end of the sentence or the bracket.
// 2. «Julien Moreau / AFP»: a name, a stroke and an agency.
// 3. A short text that begins with “By” or «Par» and holds hardly more than names.
// 4. «Propos recueillis par Julien Moreau».
#ifndef REVUE_ANALYZERS_CREDITS_H_
#define REVUE_ANALYZERS_CREDITS_H_

#include <string_view>
#include <vector>

#include "analyzers/names.h"

namespace revue {

// Of each word whether it stands in a credit or a byline. `source` is the words' text.
std::vector<bool> find_credits(const std::vector<NameContext>& words, std::string_view source);

}  // namespace revue

#endif  // REVUE_ANALYZERS_CREDITS_H_
