// A query analysed: the tree that becomes a Xapian query and that says what to highlight, so that
// both always agree.
#ifndef REVUE_SEARCHER_QUERY_H_
#define REVUE_SEARCHER_QUERY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/lexicon.h"
#include "analyzers/tokens.h"
#include "searcher/proximity.h"
#include "searcher/query_parser.h"
#include "searcher/restriction.h"

namespace revue {

class Vocabulary;

// A word as written, for =word and for acronyms and names that only capitals tell from words.
struct ExactWord {
  std::string folded;
  std::string exact;
};

// What a word or a run of words of the query is also called: in another language, or by an actor's
// other names.
struct Expansion {
  TranslationSource source = TranslationSource::kGlossary;
  Translation to;                  // as it is shown; for a name the actor's usual one
  std::vector<std::string> terms;  // of a single word; else empty
  std::vector<ExactWord> exact;    // the word as written, where its letters are another word
  // Of several words: each a list of the terms it may be, stems and inflected forms among them.
  std::vector<std::vector<std::string>> phrase;
  std::string entity;  // id, for kName; then no terms
};

// A word by which articles are weighed, in all the forms and languages in which it may be read.
struct EvidenceWord {
  ByteSpan span;     // in the clause's text
  std::string text;  // as typed; empty of word* and word~1
  bool stop = false;
  std::vector<std::string> terms;
};

enum class Match { kAny, kAll };

// What counts as one word of the query: everything in it is the same thing by another name, so it
// counts once (Xapian's OP_SYNONYM).
struct Leaf {
  std::string text;                   // as typed, without marks
  std::size_t column = 1;             // of the query, where it begins; code points, from 1
  std::vector<std::string> terms;     // words, stems
  std::vector<ExactWord> exact;       // words as written
  std::vector<std::string> entities;  // ids
  std::vector<Row> phrases;
  std::optional<Proximity> near;
  std::optional<Restriction> restriction;
  std::vector<EvidenceWord> evidence;  // its words, for ranking by the whole article
  std::vector<Expansion> expansions;   // by source, the most trusted first
  bool stop = false;                   // a stop word
  // Languages in which nothing answers to a stop word, so that their passages need not hold it.
  std::vector<Language> exempt;
};

struct QueryNode;

// Parts of a query that stand side by side.
struct ClauseList {
  Match match = Match::kAny;  // how many of `may` are asked for
  std::vector<QueryNode> may;
  std::vector<QueryNode> must;
  std::vector<QueryNode> must_not;
  // Stop words beside other words, with Match::kAny: they decide nothing, and weigh a little.
  std::vector<QueryNode> aside;

  bool empty() const { return may.empty() && must.empty() && must_not.empty(); }
};

struct QueryNode {
  enum class Kind { kLeaf, kList };
  Kind kind = Kind::kLeaf;
  double boost = 1;  // its weight is multiplied by this
  Leaf leaf;         // of a list but its text and column
  ClauseList list;
};

struct Query : ClauseList {
  std::string text;  // as typed
  // Ids of speakers: all else must match within the words of one of them. With nothing else all
  // their words are asked for.
  std::vector<std::string> said_by;
  std::vector<QueryNote> notes;
  // Nothing to search for: no word at all.
  bool empty() const { return has_no_words() && said_by.empty(); }
  bool has_no_words() const { return ClauseList::empty(); }
};

// Analyses a parsed query as texts are analysed, in every language at once. With Match::kAny stop
// words are left out of a query that has other words; with kAll every word is asked for. Plain
// words are also searched by what they are called in the other language, when `cross_language`
// (expansion.h). `vocabulary` knows the index; without one the query is read as for an empty index:
// nothing crosses the language, and words typed without accents are searched without.
Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary = nullptr,
                    bool cross_language = true);

}  // namespace revue

#endif  // REVUE_SEARCHER_QUERY_H_
