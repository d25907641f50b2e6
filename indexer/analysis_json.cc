#include "indexer/analysis_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "analyzers/utf8.h"

namespace revue {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string_view kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::kVariant:
      return "variant";
    case TokenKind::kWhole:
      return "whole";
    case TokenKind::kWord:
      break;
  }
  return "word";
}

Json mention_json(const Mention& mention, Json span, std::string_view text, Language language) {
  return {{"span", std::move(span)},
          {"text", cut(text, mention.span)},
          {"entity", mention.entity->id},
          {"name", mention.entity->name(language)},
          {"type", mention.entity->type}};
}

Json span_or_null(ByteSpan span, const CodePointIndex& index) {
  return span.empty() ? Json() : Json{index.at(span.begin), index.at(span.end)};
}

Json quote_json(const Quote& quote, std::string_view text, Language language,
                const CodePointIndex& index) {
  Json entry;
  entry["quote"] = cut(text, quote.span);
  entry["span"] = span_or_null(quote.span, index);
  entry["type"] = name_of(quote.type);
  Json& speaker = entry["speaker"];
  speaker["entity"] = quote.who == nullptr ? Json() : Json(quote.who->id);
  speaker["name"] = quote.who != nullptr        ? Json(quote.who->name(language))
                    : quote.description.empty() ? Json()
                                                : Json(cut(text, quote.description));
  speaker["text"] = quote.speaker.empty() ? Json() : Json(cut(text, quote.speaker));
  speaker["span"] = span_or_null(quote.speaker, index);
  entry["cue"] = quote.cue.empty() ? Json()
                                   : Json{{"text", cut(text, quote.cue)},
                                          {"span", span_or_null(quote.cue, index)}};
  entry["confidence"] = std::round(quote.confidence * 1000) / 1000;
  entry["rule"] = name_of(quote.rule);
  entry["speaker_rule"] = name_of(quote.speaker_rule);
  return entry;
}

}  // namespace

std::string analysis_json(const Article& article, const Analysis& analysis, bool tokens) {
  const CodePointIndex index(article.text);
  const auto span_of = [&](const AnalyzedPassage& passage, ByteSpan span) {
    return Json{index.at(passage.span.begin + span.begin), index.at(passage.span.begin + span.end)};
  };
  Json line;
  line["v"] = 1;
  line["id"] = article.id;
  line["title"] = text_or_null(article.title);
  line["outlet"] = text_or_null(article.outlet);
  line["date"] = text_or_null(article.date);
  line["url"] = text_or_null(article.url);
  line["lang"] = code(analysis.language);
  line["text"] = article.text;
  const CodePointIndex title_index(article.title);
  Json& title_entities = line["title_entities"] = Json::array();
  for (const Mention& mention : analysis.title_mentions) {
    title_entities.push_back(mention_json(
        mention, {title_index.at(mention.span.begin), title_index.at(mention.span.end)},
        article.title, analysis.language));
  }
  Json& passages = line["passages"] = Json::array();
  Json& entities = line["entities"] = Json::array();
  for (const AnalyzedPassage& passage : analysis.passages) {
    Json entry;
    entry["span"] = span_of(passage, {0, passage.span.size()});
    entry["lang"] = code(passage.language);
    entry["heading"] = passage.heading;
    const std::string_view text = cut(article.text, passage.span);
    if (tokens) {
      Json& list = entry["tokens"] = Json::array();
      for (const Token& token : passage.tokens) {
        list.push_back({{"span", span_of(passage, token.span)},
                        {"text", cut(text, token.span)},
                        {"kind", kind_name(token.kind)},
                        {"position", token.position},
                        {"exact", token.exact},
                        {"folded", token.folded},
                        {"stem", token.stem}});
      }
    }
    passages.push_back(std::move(entry));
    for (const Mention& mention : passage.mentions) {
      entities.push_back(
          mention_json(mention, span_of(passage, mention.span), text, analysis.language));
    }
  }
  Json& quotes = line["quotes"] = Json::array();
  for (const Quote& quote : analysis.quotes) {
    quotes.push_back(quote_json(quote, article.text, analysis.language, index));
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace revue
