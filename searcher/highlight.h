// Which words of a text to mark: those that made it match, found by the very terms that were
// searched, and the actors named in it.
#ifndef REVUE_SEARCHER_HIGHLIGHT_H_
#define REVUE_SEARCHER_HIGHLIGHT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/tokens.h"
#include "indexer/record.h"
#include "searcher/query.h"

namespace revue {

// Why a word matches that the query does not hold.
struct Reason {
  Translation to;  // what a word of the query is also called
  TranslationSource source = TranslationSource::kGlossary;
};

struct Highlight {
  enum class Kind { kMatch, kEntity };
  ByteSpan span;
  Kind kind = Kind::kMatch;
  std::string entity;  // id, for kEntity
  std::string type;
  std::string name;                 // the actor's usual one in the text's language
  std::optional<Reason> expansion;  // for kMatch; nothing when the query holds the word itself
};

// "reconnaissance faciale (glossary)" for each reason among the marks, once, in order.
std::vector<std::string> reasons(const std::vector<Highlight>& marks);

// Sorted by begin, outer before inner. Matches do not overlap one another (a phrase is one span and
// takes in the words inside it), nor do entities; a match may overlap an entity. With `within` only
// matches inside one of these spans count.
std::vector<Highlight> highlights(std::string_view text, Language language, const Query& query,
                                  const std::vector<MentionRecord>& mentions, Tokenizer& tokenizer,
                                  const Gazetteer& gazetteer,
                                  const std::vector<ByteSpan>* within = nullptr);

// A stretch of text with the same marks throughout.
struct MarkedPiece {
  ByteSpan span;
  bool match = false;
  const Highlight* entity = nullptr;  // into the list given
  // The marks begin or end with this piece, for output that must open and close them.
  bool match_begins = false;
  bool match_ends = false;
  bool entity_begins = false;
  bool entity_ends = false;
};

// The text cut where a mark begins or ends; the pieces put end to end are the text.
std::vector<MarkedPiece> marked_pieces(std::string_view text, const std::vector<Highlight>& marks);

}  // namespace revue

#endif  // REVUE_SEARCHER_HIGHLIGHT_H_
