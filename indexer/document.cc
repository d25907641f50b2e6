#include "indexer/document.h"

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/minhash.h"
#include "analyzers/sketch.h"
#include "analyzers/utf8.h"
#include "indexer/record.h"
#include "indexer/schema.h"

namespace revue {
namespace {

std::vector<MentionRecord> mention_records(const std::vector<Mention>& mentions,
                                           const Gazetteer& gazetteer) {
  std::vector<MentionRecord> records;
  records.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    const Entity& entity = *mention.entity;
    const bool listed = gazetteer.find(entity.id).has_value();
    records.push_back({mention.span, std::string(entity.id),
                       std::string(listed ? std::string_view() : entity.french)});
  }
  return records;
}

// Who is named in the article, as often as that.
void add_actors(const std::vector<Mention>& mentions, Xapian::Document& whole) {
  for (const Mention& mention : mentions) whole.add_term(actor_term(mention.entity->id));
}

// Words and mentions of one text, with positions moved by `offset`.
void add_text(const TokenList& tokens, Language language, const std::vector<Mention>& mentions,
              std::uint32_t offset, Xapian::Document& document) {
  for (const Token& token : tokens) {
    const Xapian::termpos position = token.position + offset;
    for_each_term(token, language, [&](const std::string& term, bool positional) {
      if (positional) {
        document.add_posting(term, position);
      } else {
        document.add_term(term);
      }
    });
    if (token.exact != token.folded)
      document.add_boolean_term(exact_term(token.folded, token.exact));
  }
  for (const Mention& mention : mentions) {
    document.add_posting(entity_term(mention.entity->id), mention.position + offset);
  }
}

// Where sentences and paragraphs begin inside a part of a text, with positions moved by `offset`.
void add_breaks(const TokenList& tokens, const Breaks& breaks, ByteSpan span, std::uint32_t offset,
                Xapian::Document& document) {
  const auto add = [&](std::string_view term, const std::vector<std::size_t>& starts) {
    for (const std::uint32_t position : break_positions(starts, tokens, span)) {
      document.add_posting(std::string(term), position + offset, 0);
    }
  };
  add(kSentenceTerm, breaks.sentences);
  add(kParagraphTerm, breaks.paragraphs);
}

void begin_sentence(bool paragraph, std::uint32_t position, Xapian::Document& document) {
  document.add_posting(std::string(kSentenceTerm), position, 0);
  if (paragraph) document.add_posting(std::string(kParagraphTerm), position, 0);
}

// The plain form needs a mark of its own only beside another form (schema.h), here or in the title
// that leads into the passage, which may be null.
void mark_plain_forms(const TokenList& passage, const TokenList* title, Xapian::Document& document,
                      std::vector<std::string_view>& varied) {
  const auto for_each_token = [&](const auto& use) {
    for (const Token& token : passage) use(token);
    if (title == nullptr) return;
    for (const Token& token : *title) use(token);
  };
  varied.clear();
  for_each_token([&](const Token& token) {
    if (token.exact != token.folded) varied.push_back(token.folded);
  });
  std::sort(varied.begin(), varied.end());
  for_each_token([&](const Token& token) {
    if (token.exact == token.folded &&
        std::binary_search(varied.begin(), varied.end(), token.folded)) {
      document.add_boolean_term(exact_term(token.folded, token.exact));
    }
  });
}

// A title's words count in full in a long article too: BM25 sees them as often as this.
constexpr Xapian::termcount kTitleFrequency = 4;

// The words of a text as evidence for its article.
void add_evidence(const TokenList& tokens, Language language, Xapian::Document& whole) {
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWhole) continue;
    whole.add_term(whole_word_term(token.folded));
    if (!token.stop) whole.add_term(whole_stem_term(language, token.stem));
  }
}

struct Shared {
  std::string member;
  std::string article;  // id
  DayRange days;
  std::string outlet;
};

void add_common(const Shared& shared, std::string_view kind, Language language,
                Xapian::Document& document) {
  Xapian::termcount length = 0;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    length += term.get_wdf();
  }
  document.add_term(kind_term(kind), length);
  document.add_boolean_term(shared.member);
  document.add_boolean_term(language_term(language));
  if (!shared.outlet.empty()) document.add_boolean_term(outlet_term(shared.outlet));
  document.add_value(kSlotFirstDay, shared.days.first);
  document.add_value(kSlotLastDay, shared.days.last);
  document.add_value(kSlotArticle, shared.article);
  document.add_value(kSlotLanguage, std::string(code(language)));
  document.add_value(kSlotOutlet, fold(shared.outlet));
}

}  // namespace

std::string content_hash(const Article& article) {
  std::string all;
  const auto add = [&all](std::string_view field) {
    all += std::to_string(field.size());
    all += ':';
    all += field;
  };
  for (const std::string* field :
       {&article.id, &article.text, &article.title, &article.outlet, &article.date,
        &article.date_source, &article.url, &article.author, &article.format, &article.columns}) {
    add(*field);
  }
  add(article.lang ? code(*article.lang) : std::string_view());
  for (const auto& [name, value] : article.extra) {
    add(name);
    add(value);
  }
  return hash(all);
}

namespace {

// Makes the documents of an article's quotes. The words are those of its passages.
class QuoteDocuments {
 public:
  QuoteDocuments(const Article& article, const Analysis& analysis,
                 const CodePointIndex& code_points)
      : article_(article), analysis_(analysis), code_points_(code_points) {}

  Xapian::Document make(const Quote& quote, std::uint64_t ordinal, const Shared& shared) {
    while (first_ < analysis_.passages.size() &&
           analysis_.passages[first_].span.end <= quote.span.begin) {
      ++first_;
    }
    const Language language = first_ < analysis_.passages.size()
                                  ? analysis_.passages[first_].language
                                  : analysis_.language;
    Xapian::Document document;
    document.set_data(encode(record(quote, ordinal, language)));
    add_words(quote, document);
    if (quote.who != nullptr) document.add_boolean_term(said_by_term(quote.who->id));
    add_speaker_words(quote, document);
    document.add_boolean_term(quote_type_term(quote.type));
    document.add_boolean_term(quote_link_term(article_.id, ordinal));
    document.add_value(kSlotConfidence, Xapian::sortable_serialise(quote.confidence));
    add_common(shared, kKindQuote, language, document);
    return document;
  }

 private:
  CodePointSpan place(ByteSpan span) const {
    return {code_points_.at(span.begin), code_points_.at(span.end)};
  }
  std::string text(ByteSpan span) const { return std::string(cut(article_.text, span)); }

  QuoteRecord record(const Quote& quote, std::uint64_t ordinal, Language language) const {
    QuoteRecord record;
    record.article = article_.id;
    record.ordinal = ordinal;
    record.span = quote.span;
    record.place = place(quote.span);
    record.language = language;
    record.type = quote.type;
    record.rule = quote.rule;
    record.speaker_rule = quote.speaker_rule;
    record.confidence = quote.confidence;
    record.text = text(quote.span);
    if (quote.who != nullptr) record.entity = quote.who->id;
    record.name =
        quote.who != nullptr ? quote.who->name(analysis_.language) : text(quote.description);
    record.speaker_text = text(quote.speaker);
    record.speaker = place(quote.speaker);
    record.cue_text = text(quote.cue);
    record.cue = place(quote.cue);
    record.sentence = text(quote.sentence);
    record.sentence_place = place(quote.sentence);
    return record;
  }

  // Positions go on from passage to passage.
  void add_words(const Quote& quote, Xapian::Document& document) const {
    std::uint32_t offset = 0;
    for (std::size_t i = first_; i < analysis_.passages.size(); ++i) {
      const AnalyzedPassage& passage = analysis_.passages[i];
      if (passage.span.begin >= quote.span.end) break;
      const auto inside = [&](ByteSpan span) {
        return quote.span.contains(
            {span.begin + passage.span.begin, span.end + passage.span.begin});
      };
      const std::size_t begin = std::max(quote.span.begin, passage.span.begin);
      const std::size_t end = std::min(quote.span.end, passage.span.end);
      add_breaks(passage.tokens, passage.breaks,
                 {begin - passage.span.begin, end - passage.span.begin}, offset, document);
      if (i > first_) {
        const std::size_t before = analysis_.passages[i - 1].span.end;
        const std::string_view gap = cut(article_.text, {before, passage.span.begin});
        begin_sentence(gap.find_first_of("\n\r") != std::string_view::npos, offset + 1, document);
      }
      for (const Token& token : passage.tokens) {
        if (!inside(token.span)) continue;
        for_each_term(token, passage.language, [&](const std::string& term, bool positional) {
          if (positional) {
            document.add_posting(quote_term(term), token.position + offset);
          } else {
            document.add_term(quote_term(term));
          }
        });
      }
      for (const Mention& mention : passage.mentions) {
        if (inside(mention.span)) {
          document.add_posting(said_of_term(mention.entity->id), mention.position + offset, 0);
        }
      }
      offset += passage.tokens.positions();
    }
  }

  void add_speaker_words(const Quote& quote, Xapian::Document& document) const {
    const ByteSpan phrase = quote.description.empty() ? quote.speaker : quote.description;
    if (phrase.empty()) return;
    for (const AnalyzedPassage& passage : analysis_.passages) {
      if (passage.span.end <= phrase.begin) continue;
      if (passage.span.begin >= phrase.end) break;
      for (const Token& token : passage.tokens) {
        const ByteSpan span = {token.span.begin + passage.span.begin,
                               token.span.end + passage.span.begin};
        if (phrase.contains(span) && !token.stop) {
          document.add_boolean_term(speaker_word_term(token.folded));
        }
      }
    }
  }

  const Article& article_;
  const Analysis& analysis_;
  const CodePointIndex& code_points_;
  std::size_t first_ = 0;  // passage in which the quotes from here on may begin
};

ArticleRecord article_record(const Article& article, const Analysis& analysis,
                             const Gazetteer& gazetteer, const CodePointIndex& code_points) {
  ArticleRecord record;
  record.id = article.id;
  record.title = article.title;
  record.outlet = article.outlet;
  record.date = article.date;
  record.date_source = article.date_source;
  record.url = article.url;
  record.author = article.author;
  record.source = article.source;
  record.format = article.format;
  record.columns = article.columns;
  record.language = analysis.language;
  record.passages = analysis.passages.size();
  record.quotes = analysis.quotes.size();
  record.bytes = article.text.size();
  record.code_points = code_points.size();
  record.title_in_text = analysis.title_in_text;
  record.title_language = analysis.title_language;
  record.title_mentions = mention_records(analysis.title_mentions, gazetteer);
  record.extra = article.extra;
  const std::size_t behind = analysis.passages.empty() ? 0 : analysis.passages.back().span.end;
  record.tail = article.text.substr(behind);
  return record;
}

Xapian::Document article_document(const Article& article, const Analysis& analysis,
                                  const ArticleRecord& record, const Shared& shared) {
  Xapian::Document whole;
  whole.set_data(encode(record));
  whole.add_boolean_term(article_term(article.id));
  for (const Token& token : analysis.title) {
    whole.add_term(title_stem_term(analysis.title_language, token.stem), kTitleFrequency);
  }
  if (!analysis.title_in_text) {
    add_evidence(analysis.title, analysis.title_language, whole);
    add_actors(analysis.title_mentions, whole);
  }
  for (const AnalyzedPassage& passage : analysis.passages) {
    add_evidence(passage.tokens, passage.language, whole);
    add_actors(passage.mentions, whole);
  }
  add_common(shared, kKindArticle, analysis.language, whole);
  return whole;
}

Sketch article_sketch(const Analysis& analysis,
                      const std::vector<std::vector<std::uint64_t>>& of_passages) {
  std::vector<std::uint64_t> all;
  for (const auto& passage : of_passages) all.insert(all.end(), passage.begin(), passage.end());
  return sketch_of(shingles_of(analysis.title), std::move(all));
}

// The passage that the title leads into: the first of body text, or the first of all.
std::size_t lead_passage(const Analysis& analysis) {
  std::size_t lead = 0;
  while (lead < analysis.passages.size() && analysis.passages[lead].heading) ++lead;
  return lead == analysis.passages.size() ? 0 : lead;
}

}  // namespace

void make_documents(const Article& article, Analysis analysis, const Gazetteer& gazetteer,
                    const std::function<void(Xapian::Document&)>& use) {
  const CodePointIndex code_points(article.text);
  const Shared shared{member_term(article.id), article.id, day_range(article.date), article.outlet};
  std::vector<std::vector<std::uint64_t>> shingles;  // by passage
  for (const AnalyzedPassage& passage : analysis.passages) {
    shingles.push_back(shingles_of(passage.tokens));
  }
  {
    const ArticleRecord record = article_record(article, analysis, gazetteer, code_points);
    Xapian::Document whole = article_document(article, analysis, record, shared);
    whole.add_value(kSlotSketch, encode(article_sketch(analysis, shingles)));
    use(whole);
  }

  // Made of the passages' words, and so before these are given back.
  std::vector<std::string> quotes;
  QuoteDocuments quote_documents(article, analysis, code_points);
  for (const Quote& each : analysis.quotes) {
    quotes.push_back(quote_documents.make(each, quotes.size(), shared).serialise());
  }

  const std::size_t lead = lead_passage(analysis);
  std::vector<std::string_view> varied;
  std::size_t before = 0;
  std::size_t quote = 0;  // the first that may reach into the passage
  for (std::size_t i = 0; i < analysis.passages.size(); ++i) {
    const AnalyzedPassage passage = std::move(analysis.passages[i]);
    PassageRecord stored;
    stored.article = article.id;
    stored.ordinal = i;
    stored.span = passage.span;
    stored.begin_code_point = code_points.at(passage.span.begin);
    stored.language = passage.language;
    stored.heading = passage.heading;
    stored.lead = i == lead && !analysis.title_in_text && !article.title.empty();
    stored.gap = article.text.substr(before, passage.span.begin - before);
    stored.text = cut(article.text, passage.span);
    stored.mentions = mention_records(passage.mentions, gazetteer);
    before = passage.span.end;

    Xapian::Document document;
    document.set_data(encode(stored));
    std::uint32_t offset = 0;
    if (stored.lead) {
      add_text(analysis.title, analysis.title_language, analysis.title_mentions, 0, document);
      offset = analysis.title.positions() + kTitleGap;
    }
    add_text(passage.tokens, passage.language, passage.mentions, offset, document);
    add_breaks(passage.tokens, passage.breaks, {0, passage.span.size()}, offset, document);
    if (offset > 0) begin_sentence(true, offset + 1, document);
    mark_plain_forms(passage.tokens, stored.lead ? &analysis.title : nullptr, document, varied);
    while (quote < analysis.quotes.size() &&
           analysis.quotes[quote].span.end <= passage.span.begin) {
      ++quote;
    }
    for (std::size_t k = quote; k < analysis.quotes.size(); ++k) {
      if (analysis.quotes[k].span.begin >= passage.span.end) break;
      if (analysis.quotes[k].span.overlaps(passage.span)) {
        document.add_boolean_term(quote_link_term(article.id, k));
      }
    }
    document.add_value(kSlotSignature, signature_of(shingles[i]));
    add_common(shared, kKindPassage, passage.language, document);
    use(document);
  }

  for (const std::string& serialised : quotes) {
    Xapian::Document document = Xapian::Document::unserialise(serialised);
    use(document);
  }
}

}  // namespace revue
