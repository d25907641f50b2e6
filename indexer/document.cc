#include "indexer/document.h"

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
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
    records.push_back({mention.span, entity.id, listed ? std::string() : entity.french});
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

// The plain form needs a mark of its own only beside another form (schema.h).
void mark_plain_forms(const TokenList& tokens, Xapian::Document& document,
                      std::vector<std::string_view>& varied) {
  varied.clear();
  for (const Token& token : tokens) {
    if (token.exact != token.folded) varied.push_back(token.folded);
  }
  std::sort(varied.begin(), varied.end());
  for (const Token& token : tokens) {
    if (token.exact == token.folded &&
        std::binary_search(varied.begin(), varied.end(), token.folded)) {
      document.add_boolean_term(exact_term(token.folded, token.exact));
    }
  }
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
  for (const std::string* field : {&article.id, &article.text, &article.title, &article.outlet,
                                   &article.date, &article.url, &article.author}) {
    add(*field);
  }
  add(article.lang ? code(*article.lang) : std::string_view());
  for (const auto& [name, value] : article.extra) {
    add(name);
    add(value);
  }
  return hash(all);
}

std::vector<std::string> make_documents(const Article& article, Analysis analysis,
                                        const Gazetteer& gazetteer) {
  const CodePointIndex code_points(article.text);
  const Shared shared{member_term(article.id), article.id, day_range(article.date), article.outlet};
  ArticleRecord record;
  record.id = article.id;
  record.title = article.title;
  record.outlet = article.outlet;
  record.date = article.date;
  record.url = article.url;
  record.author = article.author;
  record.source = article.source;
  record.language = analysis.language;
  record.passages = analysis.passages.size();
  record.bytes = article.text.size();
  record.code_points = code_points.size();
  record.title_in_text = analysis.title_in_text;
  record.title_language = analysis.title_language;
  record.title_mentions = mention_records(analysis.title_mentions, gazetteer);
  record.extra = article.extra;
  const std::size_t behind = analysis.passages.empty() ? 0 : analysis.passages.back().span.end;
  record.tail = article.text.substr(behind);

  std::vector<std::string> documents(1);
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

  // The title leads into the first passage of body text, or the first of all.
  std::size_t lead = 0;
  while (lead < analysis.passages.size() && analysis.passages[lead].heading) ++lead;
  if (lead == analysis.passages.size()) lead = 0;

  std::vector<std::string_view> varied;
  std::size_t before = 0;
  for (std::size_t i = 0; i < analysis.passages.size(); ++i) {
    const AnalyzedPassage passage = std::move(analysis.passages[i]);
    add_evidence(passage.tokens, passage.language, whole);
    add_actors(passage.mentions, whole);
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
      mark_plain_forms(analysis.title, document, varied);
      offset = analysis.title.positions() + kTitleGap;
    }
    add_text(passage.tokens, passage.language, passage.mentions, offset, document);
    mark_plain_forms(passage.tokens, document, varied);
    add_common(shared, kKindPassage, passage.language, document);
    documents.push_back(document.serialise());
  }
  add_common(shared, kKindArticle, analysis.language, whole);
  documents.front() = whole.serialise();
  return documents;
}

}  // namespace revue
