// Whom a name that was typed means: for entity: in queries, --entity and `entities NAME`.
#ifndef REVUE_SEARCHER_ACTOR_NAMES_H_
#define REVUE_SEARCHER_ACTOR_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "searcher/vocabulary.h"

namespace revue {

struct ActorChoice {
  enum class Kind {
    kOne,      // `ids` is this one
    kSeveral,  // `ids` are those that may be meant, the most often named first
    kNone,     // `ids` are those whose names look alike, the nearest first; may be empty
  };
  Kind kind = Kind::kNone;
  std::vector<std::string> ids;
};

// Rules, the first that finds somebody decides:
// 1. An id, of the gazetteer or of the index.
// 2. A whole name of the gazetteer, whatever its capitals; one that is nobody else's goes before
//    one that needs evidence. An article in front may be left out or added.
// 3. A role («le chef de l’Etat»): all who had it.
// 4. The whole name of somebody in the index whom the gazetteer does not hold.
// 5. Some words of a name: a surname, the name without its particles; of actors in the index.
// Without a vocabulary the index counts as empty.
ActorChoice choose_actor(std::string_view name, const Gazetteer& gazetteer, Tokenizer& tokenizer,
                         const Vocabulary* vocabulary);

// "jd-vance, person/ada-vance or 3 others": the ids of a choice for a message.
std::string listed(const std::vector<std::string>& ids);

}  // namespace revue

#endif  // REVUE_SEARCHER_ACTOR_NAMES_H_
