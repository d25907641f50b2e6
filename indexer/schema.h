// How facts are stored in Xapian: the one table of terms, values and metadata, for the writer and
// the searcher alike. docs/index-format.md shows an index dumped with it.
//
// Documents
//   article   one per article: Q<id>, metadata and the text behind the last passage; its stems, by
//             which a passage is also ranked
//   passage   one per passage: its terms, its record (record.h)
//   quote     one per quote, words between marks that are nobody's among them
//
// Terms
//   <folded>              a word, a variant or a whole; with positions
//   Z<lang>:<stem>        a word's stem in the passage's language (both stems, stem.h), but of
//                         stop words
//   XX<folded>/<exact>    the word as written, where that differs from its folded form; and
//                         XX<folded>/<folded> in passages that hold both. No weight, no positions.
//   XE<entity id>         an actor named here; position of the name's first word
//   XN<entity id>         an actor named anywhere in the article or its title, as often as that;
//                         on the article document
//   XS, XP                no word: where a sentence, a paragraph begins, but the first ones; no
//                         frequency, position of the word; on passages and quotes
//   XQ<term>              a word of a quote, with positions, or its stem; on quote documents
//   XB<entity id>         who says the quote
//   XD<folded>            a word of the phrase that names or describes the speaker
//   XO<entity id>         an actor named in the quote; position of the name's first word
//   XT<type>              the quote's type: direct, fragment …
//   XH<article id>#<n>    the article's quote number n, on the quote's document and on the passages
//                         that it stands in
//   XW:<folded>           a word anywhere in the article or its title; on the article document, no
//                         positions
//   XW<lang>:<stem>       its stem, unless it is a stop word; likewise
//   S<lang>:<stem>        a stem of the article's title, four times; on the article document
//   Q<article id>         the article document itself (unique)
//   XA<article id>        every document of an article
//   XK<kind>              "article", "passage", "quote"; its frequency within a document is that of
//                         all other terms together, so that its mean over a kind is half the kind's
//                         mean length
//   L<lang>               language of the passage: fr, en
//   J<folded outlet>      the outlet
// A term longer than Xapian takes is cut and ends in a hash of the whole (bounded_term).
//
// Values: the enum Slot. Metadata: the constants kMeta….
#ifndef REVUE_INDEXER_SCHEMA_H_
#define REVUE_INDEXER_SCHEMA_H_

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "analyzers/gazetteer.h"
#include "analyzers/quote.h"
#include "analyzers/tokens.h"

namespace revue {

// Raised whenever an index written before cannot be read correctly any more.
inline constexpr int kFormatVersion = 11;

enum Slot : Xapian::valueno {
  kSlotFirstDay = 0,    // first day of the article's date, YYYYMMDD; empty when unknown
  kSlotLastDay = 1,     // last day: 2025-02 ends on 20250228
  kSlotArticle = 2,     // the article id, for collapsing
  kSlotLanguage = 3,    // fr, en
  kSlotOutlet = 4,      // folded outlet
  kSlotContent = 5,     // article documents: content_hash (document.h), then the fingerprint
  kSlotConfidence = 6,  // quotes: sortable_serialise()d
  kSlotSignature = 7,   // passages: signature_of() (minhash.h)
  kSlotSketch = 8,      // article documents: sketch_of() (sketch.h)
  kSlotCopyOf = 9,      // all documents of a copy: id of the article it is grouped under
};

inline constexpr std::string_view kMetaFormat = "revue.format";  // kFormatVersion
inline constexpr std::string_view kMetaFingerprint =
    "revue.fingerprint";                                               // fingerprint(), or "mixed"
inline constexpr std::string_view kMetaGazetteer = "revue.gazetteer";  // TSV, when not ours
inline constexpr std::string_view kMetaGlossary = "revue.glossary";    // TSV, when not ours
inline constexpr std::string_view kMetaLexicon = "revue.lexicon";      // hash of its sources
inline constexpr std::string_view kMetaLexiconKey = "revue.lexicon/";  // + key: value (lexicon.h)
inline constexpr std::string_view kMetaDictionaries = "revue.dictionaries";  // names, by commas
inline constexpr std::string_view kMetaProgram = "revue.program";      // version that wrote it
inline constexpr std::string_view kMetaLibraries = "revue.libraries";  // Xapian, ICU versions

inline constexpr std::string_view kKindArticle = "article";
inline constexpr std::string_view kKindPassage = "passage";
inline constexpr std::string_view kKindQuote = "quote";

// Positions between the words of a title and those of the passage that carries it, so that no
// phrase crosses.
inline constexpr std::uint32_t kTitleGap = 100;

// A term Xapian accepts: at most 245 bytes, counting zero bytes twice.
std::string bounded_term(std::string term);

std::string article_term(std::string_view id);     // Q
std::string member_term(std::string_view id);      // XA
std::string kind_term(std::string_view kind);      // XK
std::string language_term(Language language);      // L
std::string outlet_term(std::string_view outlet);  // J; folds
std::string entity_term(std::string_view id);      // XE
inline constexpr std::string_view kSentenceTerm = "XS";
inline constexpr std::string_view kParagraphTerm = "XP";
inline constexpr std::string_view kActorPrefix = "XN";
// The id of a term that entity_term() made; nothing for other terms.
std::optional<std::string_view> parse_entity_term(std::string_view term);
std::string actor_term(std::string_view id);    // XN
std::string quote_term(std::string_view term);  // XQ
std::string said_by_term(std::string_view id);  // XB
inline constexpr std::string_view kSaidByPrefix = "XB";
std::string speaker_word_term(std::string_view folded);                        // XD
std::string said_of_term(std::string_view id);                                 // XO
std::string quote_type_term(QuoteType type);                                   // XT
std::string quote_link_term(std::string_view article, std::uint64_t ordinal);  // XH
inline constexpr std::string_view kQuoteLinkPrefix = "XH";
std::string stem_term(Language language, std::string_view stem);  // Z
// The parts of a term that stem_term() made; nothing for other terms.
struct StemTerm {
  Language language;
  std::string_view stem;  // into the term
};
std::optional<StemTerm> parse_stem_term(std::string_view term);
std::string title_stem_term(Language language, std::string_view stem);  // S
std::string whole_word_term(std::string_view folded);                   // XW:
inline constexpr std::string_view kWholePrefix = "XW";
std::string whole_stem_term(Language language, std::string_view stem);    // XW
std::string exact_term(std::string_view folded, std::string_view exact);  // XX
// The folded word of a term that exact_term() made; nothing for other terms.
std::optional<std::string_view> parse_exact_term(std::string_view term);
// What all exact terms of a folded word begin with.
std::string exact_prefix(std::string_view folded);

// The searchable terms of one token of a passage in `language`: the single place that says which
// terms a word has. `use` is called with each term and whether it is stored with its position.
// The exact form is not among them (exact_term).
void for_each_term(const Token& token, Language language,
                   const std::function<void(const std::string& term, bool positional)>& use);

// XXH3 of `bytes`, 16 hex digits.
std::string hash(std::string_view bytes);

// Whether this is a real date written as "2025", "2025-02" or "2025-02-11".
bool is_iso_date(std::string_view text);

// First and last day, YYYYMMDD, of a date as precise as "2025", "2025-02" or "2025-02-11".
// Both empty when `iso` is.
struct DayRange {
  std::string first;
  std::string last;
};
DayRange day_range(std::string_view iso);

}  // namespace revue

#endif  // REVUE_INDEXER_SCHEMA_H_
