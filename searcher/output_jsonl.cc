#include <nlohmann/json.hpp>

#include "analyzers/utf8.h"
#include "searcher/output.h"
#include "searcher/output_parts.h"

namespace revue {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json article_json(const ArticleRecord& article) {
  return {{"id", article.id},
          {"title", text_or_null(article.title)},
          {"outlet", text_or_null(article.outlet)},
          {"date", text_or_null(article.date)},
          {"url", text_or_null(article.url)},
          {"lang", code(article.language)}};
}

Json highlights_json(std::string_view text, const std::vector<Highlight>& marks) {
  const CodePointIndex index(text);
  Json list = Json::array();
  for (const Highlight& mark : marks) {
    Json entry;
    entry["span"] = {index.at(mark.span.begin), index.at(mark.span.end)};
    if (mark.kind == Highlight::Kind::kMatch) {
      entry["kind"] = "match";
      if (mark.expansion) {
        entry["expansion"] = {{"text", mark.expansion->to.text},
                              {"lang", code(mark.expansion->to.language)},
                              {"source", source_name(mark.expansion->source)}};
      }
    } else {
      entry["kind"] = "entity";
      entry["entity"] = mark.entity;
      entry["type"] = text_or_null(mark.type);
      entry["name"] = text_or_null(mark.name);
    }
    list.push_back(std::move(entry));
  }
  return list;
}

void write_json_line(std::ostream& out, const Json& line) {
  out << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

namespace {

Json passage_json(const PassageRecord& passage) {
  const std::size_t size = CodePointIndex(passage.text).size();
  return {{"ordinal", passage.ordinal},
          {"span", {passage.begin_code_point, passage.begin_code_point + size}},
          {"lang", code(passage.language)}};
}

}  // namespace

void add_hit(const Hit& hit, Json& to) {
  to["rank"] = hit.rank;
  to["score"] = hit.score;
  to["article"] = article_json(hit.article);
  to["passage"] = passage_json(hit.passage);
  to["text"] = hit.passage.text;
  to["highlights"] = highlights_json(hit.passage.text, hit.highlights);
  to["title_highlights"] = highlights_json(hit.article.title, hit.title_highlights);
  for (const Copy& copy : hit.copies) {
    to["copies"].push_back({{"article", copy.article.id},
                            {"outlet", text_or_null(copy.article.outlet)},
                            {"passage", copy.ordinal}});
  }
}

void write_jsonl(std::ostream& out, const SearchResult& result, const Asked& asked) {
  for (const Hit& hit : result.hits) {
    Json line;
    line["v"] = 1;
    add_hit(hit, line);
    line["total"] = result.total;
    write_json_line(out, line);
  }
  if (asked.count || !result.facets.empty()) write_counts_jsonl(out, result);
}

void write_explanation_jsonl(std::ostream& out, const Explanation& explanation) {
  const auto counts = [](const Counts& each) {
    return Json{{"passages", each.passages}, {"articles", each.articles}};
  };
  Json line;
  line["v"] = 1;
  line["query"] = explanation.query;
  line["match"] = explanation.match == Match::kAll ? "all" : "any";
  line["clauses"] = Json::array();
  for (const ExplainedClause& clause : explanation.clauses) {
    Json entry = {{"role", clause.role}, {"text", clause.text}, {"column", clause.column}};
    if (clause.depth > 0) entry["depth"] = clause.depth;
    if (clause.boost != 1) entry["boost"] = clause.boost;
    entry["actors"] = clause.actors;
    entry["terms"] = Json::array();
    for (const ExplainedTerm& term : clause.terms) {
      entry["terms"].push_back({{"term", term.text}, {"passages", term.passages}});
    }
    entry["typed"] = counts(clause.typed);
    entry["expansions"] = Json::array();
    for (const ExplainedExpansion& expansion : clause.expansions) {
      entry["expansions"].push_back({{"text", expansion.to.text},
                                     {"lang", code(expansion.to.language)},
                                     {"source", source_name(expansion.source)},
                                     {"weight", expansion.weight},
                                     {"found", counts(expansion.counts)}});
    }
    entry["found"] = counts(clause.expanded);
    line["clauses"].push_back(std::move(entry));
  }
  if (!explanation.said_by.empty()) line["said_by"] = explanation.said_by;
  line["suggestions"] = Json::array();
  for (const Misspelling& word : explanation.misspellings) {
    line["suggestions"].push_back(
        {{"column", word.column}, {"text", word.typed}, {"suggestion", word.suggestion}});
  }
  line["notes"] = Json::array();
  for (const QueryNote& note : explanation.notes) {
    line["notes"].push_back({{"column", note.column}, {"message", note.message}});
  }
  line["found"] = counts(explanation.found);
  if (!explanation.relaxations.empty()) line["without"] = Json::array();
  for (const Relaxation& relaxation : explanation.relaxations) {
    line["without"].push_back({{"text", relaxation.without},
                               {"column", relaxation.column},
                               {"found", counts(relaxation.found)}});
  }
  line["passage_query"] = explanation.passage_query;
  line["article_query"] = explanation.article_query;
  write_json_line(out, line);
}

void write_article_jsonl(std::ostream& out, const MarkedArticle& article) {
  Json line;
  line["v"] = 1;
  line["article"] = article_json(article.stored.article);
  line["article"]["date_source"] = text_or_null(article.stored.article.date_source);
  line["article"]["author"] = text_or_null(article.stored.article.author);
  line["article"]["source"] = article.stored.article.source;
  for (const auto& [name, value] : article.stored.article.extra) {
    line["article"]["extra"][name] = Json::parse(value, nullptr, false);
  }
  line["text"] = article.stored.text;
  Json passages = Json::array();
  Json highlights = Json::array();
  for (std::size_t i = 0; i < article.stored.passages.size(); ++i) {
    const PassageRecord& passage = article.stored.passages[i];
    passages.push_back(passage_json(passage));
    for (Json& entry : highlights_json(passage.text, article.marks[i])) {
      entry["span"][0] = entry["span"][0].get<std::size_t>() + passage.begin_code_point;
      entry["span"][1] = entry["span"][1].get<std::size_t>() + passage.begin_code_point;
      highlights.push_back(std::move(entry));
    }
  }
  line["passages"] = std::move(passages);
  line["highlights"] = std::move(highlights);
  line["quotes"] = Json::array();
  for (const QuoteRecord& quote : article.stored.quotes)
    add_quote(quote, line["quotes"].emplace_back());
  write_json_line(out, line);
}

}  // namespace revue
