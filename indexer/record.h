// What is stored with a document: the data of an article, a passage and a quote document.
//
// Encoding: fields in the order below; numbers as LEB128, strings as their length and bytes, lists
// as their length and items. Texts are stored once: a passage holds the article's text from the end
// of the passage before it, the article document what follows its last passage, so that all put
// end to end are the article's text again.
#ifndef REVUE_INDEXER_RECORD_H_
#define REVUE_INDEXER_RECORD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/language.h"
#include "analyzers/quote.h"
#include "analyzers/span.h"

namespace revue {

// A mention in a passage or a title.
struct MentionRecord {
  ByteSpan span;  // in the passage's text, or in the title
  std::string entity;
  std::string name;  // of an entity that no gazetteer holds; else empty
};

struct ArticleRecord {
  std::string id;
  std::string title;
  std::string outlet;
  std::string date;
  std::string date_source;  // article.h
  std::string url;
  std::string author;
  std::string source;
  std::string format;   // article.h
  std::string columns;  // article.h
  Language language = Language::kFrench;
  std::uint64_t passages = 0;
  std::uint64_t quotes = 0;
  std::uint64_t bytes = 0;        // size of the text
  std::uint64_t code_points = 0;  // size of the text
  bool title_in_text = false;     // then the title is a passage, and the lead does not carry it
  Language title_language = Language::kFrench;
  std::vector<MentionRecord> title_mentions;
  std::vector<std::pair<std::string, std::string>> extra;  // unknown fields: name, JSON value
  std::string tail;                                        // text behind the last passage
};

struct PassageRecord {
  std::string article;  // id
  std::uint64_t ordinal = 0;
  ByteSpan span;                       // bytes of the article's text
  std::uint64_t begin_code_point = 0;  // the same begin in code points
  Language language = Language::kFrench;
  bool heading = false;
  bool lead = false;  // carries the title's terms
  std::string gap;    // the article's text between the passage before and this one
  std::string text;
  std::vector<MentionRecord> mentions;
};

// Part of an article's text, [begin, end) in code points.
struct CodePointSpan {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  bool empty() const { return begin == end; }
};

struct QuoteRecord {
  std::string article;  // id
  std::uint64_t ordinal = 0;
  ByteSpan span;  // bytes of the article's text
  CodePointSpan place;
  Language language = Language::kFrench;
  QuoteType type = QuoteType::kDirect;
  QuoteRule rule = QuoteRule::kNone;
  SpeakerRule speaker_rule = SpeakerRule::kNone;
  double confidence = 0;  // to a thousandth
  std::string text;
  std::string entity;  // id of the speaker; empty when it is none
  std::string name;    // the speaker's usual name, or the words that describe who is no entity
  std::string speaker_text;
  CodePointSpan speaker;
  std::string cue_text;
  CodePointSpan cue;
  std::string sentence;  // the sentence around it
  CodePointSpan sentence_place;
};

std::string encode(const ArticleRecord& record);
std::string encode(const PassageRecord& record);
std::string encode(const QuoteRecord& record);

// Throws: Error when the bytes are no such record. Never reads past them; memory stays in
// proportion to their number.
ArticleRecord decode_article(std::string_view data);
PassageRecord decode_passage(std::string_view data);
QuoteRecord decode_quote(std::string_view data);

}  // namespace revue

#endif  // REVUE_INDEXER_RECORD_H_
