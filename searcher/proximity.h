// Words that must stand near one another, or often: what Xapian's own operators cannot say of
// phrases, sentences and numbers of occurrences is found here by the positions of the words, in the
// index as in a text that is to be marked.
#ifndef REVUE_SEARCHER_PROXIMITY_H_
#define REVUE_SEARCHER_PROXIMITY_H_

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace revue {

// Neighbouring words, each a list of the terms it may be.
using Row = std::vector<std::vector<std::string>>;

// Terms are those with positions; stems have none.
struct Proximity {
  enum class Kind {
    kNear,       // at most `number` words from each other, in either order
    kOrdered,    // the left before the right, at most so many words on
    kSentence,   // in one sentence
    kParagraph,  // in one paragraph
    kAtLeast,    // `left` stands there at least `number` times; `right` is empty
  };
  Kind kind = Kind::kNear;
  std::size_t number = 1;
  // Each the rows that it may be: two when a word has two readings.
  std::vector<Row> left;
  std::vector<Row> right;
};

// As it is written: NEAR/5, ADJ/1, NEAR/S, ATLEAST/3.
std::string operator_name(const Proximity& near);

// The positions at which a term stands in one text; ascending, from 1.
using PositionsOf = std::function<std::vector<std::uint32_t>(const std::string& term)>;

// Positions of the first and the last word.
struct Place {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// Where the words stand that satisfy it, in order; empty when they do not. The beginnings of
// sentences and paragraphs are the positions of kSentenceTerm and kParagraphTerm (schema.h).
std::vector<Place> places_of(const Proximity& proximity, const PositionsOf& positions);

// The documents that satisfy it, by the weight of their words; `term` gives the name under which a
// word's term stands in them: itself for passages, quote_term() for quotes. Made of Xapian's own
// operators where they suffice; else a list of the documents is made here, which holds for this
// database alone. Xapian's errors come through.
Xapian::Query near_query(const Xapian::Database& database, const Proximity& proximity,
                         std::string (*term)(std::string_view));

}  // namespace revue

#endif  // REVUE_SEARCHER_PROXIMITY_H_
