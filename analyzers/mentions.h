// Who is named in an article, and where: the actors of the gazetteer, and the persons and
// organisations that it does not hold (names.h).
//
// Rules, in this order:
// 1. The longest name wins, from left to right: «Brigitte Macron» is not Emmanuel Macron, and an
//    organisation's name holds the names in it.
// 2. A one-word name of a person that is part of somebody else's name is not that person:
//    «Olivier Vance», «Dupont-Macron».
// 3. An acronym among other words in capitals is not told from a shouted word and is left alone.
// 4. A weak name counts when the article also holds a strong name of the entity, when one of the
//    entity's context words stands within ten words, for a person behind a title, for an acronym
//    that is also a small word (UN, US) behind an article; never beside one of its «never» words.
// 5. A surname alone means the person whom the article names in full, else the actor whose strong
//    name it is; where two could be meant, and no title tells the gender, nobody.
// 6. A role («le chef de l’Etat») means the one who had it on the article's day, when the article
//    determines it («un chef de l’Etat», «l’ex-chef de l’Etat», «l’ancien patron d’OpenAI» mean
//    somebody else). An
//    article without a date means the last who had it.
// 7. Who is named in a photo credit or a byline is not named in the story.
#ifndef REVUE_ANALYZERS_MENTIONS_H_
#define REVUE_ANALYZERS_MENTIONS_H_

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/names.h"
#include "analyzers/tokens.h"

namespace revue {

// Why a name means an entity, or does not.
enum class MentionRule : std::uint8_t {
  kName,        // a name that is nobody else's
  kElsewhere,   // weak, and a strong name stands elsewhere in the article
  kContext,     // weak, and a context word stands near
  kNoun,        // weak, for it is also a small word, but behind an article
  kTitled,      // weak, and behind a title
  kSurname,     // of a person whom the article names in full
  kRole,        // what the person was that day
  kRecognised,  // no gazetteer holds it (names.h)
  kAcronym,     // defined in the article
  // Refusals.
  kOfSomebodyElse,  // part of a longer name
  kShouted,         // among words in capitals
  kNoEvidence,      // weak, and nothing speaks for it
  kNever,           // weak, and a word near speaks against it
  kSeveral,         // two could be meant
  kOtherTime,       // a role that somebody else had, or nobody surely, that day
  kUndetermined,    // a role, but «un», «ancien», or of somebody named behind it
  kCredit,          // a photo credit or a byline
};

// In words, for who asks why.
std::string_view explanation_of(MentionRule rule);
bool is_refusal(MentionRule rule);

struct Mention {
  ByteSpan span;  // in the text its TokenList was made from
  const Entity* entity = nullptr;
  std::uint32_t position = 0;  // of the name's first word
  MentionRule rule = MentionRule::kName;
};

// Entities that no gazetteer holds: "person/sandrine-larizza", "organisation/ania". What points
// into it does so also after a move.
struct UnlistedEntities {
  std::deque<Entity> entities;
  std::deque<std::string> texts;  // of the entities
};

struct Mentions {
  // Of each text, in order of their spans, which do not overlap.
  std::vector<std::vector<Mention>> found;
  // What was refused, when it was asked for; in no order.
  std::vector<std::vector<Mention>> refused;
  UnlistedEntities unlisted;  // mentions point into it
};

// A title or a passage.
struct MentionText {
  const TokenList* tokens = nullptr;
  std::string_view source;  // the tokens' text
  Language language = Language::kFrench;
};

// Mentions in each of the texts, which together are one article (title and passages, in order) of
// the days `date`. The gazetteer must outlive the answer. Linear in the number of tokens.
Mentions find_mentions(const std::vector<MentionText>& texts, const Gazetteer& gazetteer,
                       const NameLists& lists, std::optional<DayInterval> date,
                       bool with_refusals = false);

// The id of an entity that no gazetteer holds, by its type and name.
std::string unlisted_id(std::string_view type, std::string_view name);

}  // namespace revue

#endif  // REVUE_ANALYZERS_MENTIONS_H_
