#include "searcher/restriction.h"

#include <algorithm>

#include "analyzers/fold.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/filters.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

Xapian::Query any_of(const std::vector<std::string>& terms) {
  if (terms.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::MSet all_matches(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  return enquire.get_mset(0, database.get_doccount());
}

std::vector<std::string> folded_words(std::string_view text, Tokenizer& tokenizer) {
  std::vector<std::string> words;
  const TokenList tokens = tokenizer.tokens(text, Language::kFrench);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWord) words.emplace_back(token.folded);
  }
  return words;
}

bool holds_row(const std::vector<std::string>& words, const std::vector<std::string>& row) {
  return std::search(words.begin(), words.end(), row.begin(), row.end()) != words.end();
}

Xapian::Query with_everything(std::string_view kind, const Restriction& restriction) {
  Filters filters;
  filters.from = restriction.from;
  filters.to = restriction.to;
  return with_article_filters(Xapian::Query(kind_term(kind)), filters);
}

Xapian::Query without_weight(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
}

}  // namespace

Restriction title_restriction(std::string_view words, Vocabulary& vocabulary) {
  Restriction out;
  out.kind = Restriction::Kind::kTitle;
  Tokenizer& tokenizer = vocabulary.tokenizer();
  const std::vector<std::string> row = folded_words(words, tokenizer);
  if (row.empty()) return out;
  std::vector<Xapian::Query> asked;
  for (const std::string& word : row) {
    std::vector<std::string> stems;
    for (const Language language : kLanguages) {
      const std::string stem(tokenizer.stem(word, language));
      stems.push_back(title_stem_term(language, stem));
      if (row.size() == 1) out.title_words.push_back(stem_term(language, stem));
    }
    asked.push_back(any_of(stems));
    if (row.size() > 1) out.title_row.push_back({bounded_term(word)});
  }
  const Xapian::Database& database = vocabulary.database();
  const Xapian::MSet found =
      all_matches(database, {Xapian::Query::OP_AND, asked.begin(), asked.end()});
  for (auto match = found.begin(); match != found.end(); ++match) {
    const ArticleRecord article = decode_article(match.get_document().get_data());
    if (row.size() > 1 && !holds_row(folded_words(article.title, tokenizer), row)) continue;
    out.terms.push_back(member_term(article.id));
  }
  return out;
}

std::vector<std::string> outlets_called(std::string_view name, Vocabulary& vocabulary) {
  const Xapian::Database& database = vocabulary.database();
  const std::string prefix = outlet_term("");
  const std::string term = outlet_term(name);
  if (database.term_exists(term)) return {term.substr(prefix.size())};
  std::vector<std::string> outlets;
  const std::vector<std::string> row = folded_words(name, vocabulary.tokenizer());
  if (row.empty()) return outlets;
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    std::string outlet = (*it).substr(prefix.size());
    if (holds_row(folded_words(outlet, vocabulary.tokenizer()), row)) {
      outlets.push_back(std::move(outlet));
    }
  }
  return outlets;
}

Restriction outlet_restriction(std::string_view name, Vocabulary& vocabulary) {
  Restriction out;
  out.kind = Restriction::Kind::kOutlet;
  for (const std::string& outlet : outlets_called(name, vocabulary)) {
    out.terms.push_back(outlet_term(outlet));
  }
  return out;
}

std::vector<std::string> links_of_quotes(const Xapian::Database& database,
                                         const Xapian::Query& quotes) {
  const Xapian::MSet found = all_matches(database, quotes);
  std::vector<std::string> links;
  links.reserve(found.size());
  const std::string prefix(kQuoteLinkPrefix);
  for (auto match = found.begin(); match != found.end(); ++match) {
    auto term = database.termlist_begin(*match);
    term.skip_to(prefix);
    if (term != database.termlist_end(*match)) links.push_back(*term);
  }
  return links;
}

Xapian::Query passages_within(const Restriction& restriction, const Xapian::Database& database) {
  switch (restriction.kind) {
    case Restriction::Kind::kDate:
      return without_weight(with_everything(kKindPassage, restriction));
    case Restriction::Kind::kSaid:
    case Restriction::Kind::kAbout: {
      const Xapian::Query quotes = {Xapian::Query::OP_AND_NOT, quotes_within(restriction),
                                    Xapian::Query(quote_type_term(QuoteType::kScare))};
      return without_weight({Xapian::Query::OP_FILTER, any_of(links_of_quotes(database, quotes)),
                             Xapian::Query(kind_term(kKindPassage))});
    }
    default:
      break;
  }
  return without_weight({Xapian::Query::OP_FILTER, any_of(restriction.terms),
                         Xapian::Query(kind_term(kKindPassage))});
}

Xapian::Query quotes_within(const Restriction& restriction) {
  if (restriction.kind == Restriction::Kind::kDate) {
    return without_weight(with_everything(kKindQuote, restriction));
  }
  return without_weight(
      {Xapian::Query::OP_FILTER, any_of(restriction.terms), Xapian::Query(kind_term(kKindQuote))});
}

}  // namespace revue
