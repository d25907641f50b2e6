#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>

#include "indexer/schema.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

using Queries = std::vector<Xapian::Query>;

// Two words with at most so many positions from the first to the second are near.
constexpr Xapian::termcount kNear = 4;

Xapian::Query combine(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  Queries parts;
  for (const std::string& term : terms) parts.emplace_back(term);
  return combine(Xapian::Query::OP_OR, parts);
}

// The word as written. A form equal to its folded one has no term of its own in passages that hold
// no other form of it (schema.h).
Xapian::Query exact_query(const ExactWord& word) {
  const Xapian::Query marked(exact_term(word.folded, word.exact));
  if (word.exact != word.folded) return marked;
  const Xapian::Query other_forms(Xapian::Query::OP_WILDCARD, exact_prefix(word.folded));
  return {Xapian::Query::OP_OR, marked,
          Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query(bounded_term(word.folded)),
                        other_forms)};
}

Xapian::Query in_a_row(const Queries& words) {
  if (words.size() == 1) return words.front();
  return {Xapian::Query::OP_PHRASE, words.begin(), words.end(),
          static_cast<Xapian::termcount>(words.size())};
}

double weight_of(TranslationSource source, const RankingParameters& parameters) {
  switch (source) {
    case TranslationSource::kName:
      return parameters.name;
    case TranslationSource::kGlossary:
      return parameters.glossary;
    case TranslationSource::kDictionary:
      return parameters.dictionary;
    case TranslationSource::kCognate:
      break;
  }
  return parameters.cognate;
}

// What is typed, or what it is also called: see the header. `make` gives the query of an expansion,
// or an empty one.
template <typename Make>
Xapian::Query expanded(Queries parts, const std::vector<Expansion>& expansions,
                       const RankingParameters& parameters, const Make& make) {
  Queries levels;
  Xapian::Query so_far;
  if (!parts.empty()) {
    so_far = combine(Xapian::Query::OP_SYNONYM, parts);
    levels.push_back(so_far);
  }
  for (std::size_t i = 0; i < expansions.size();) {
    const TranslationSource source = expansions[i].source;
    const std::size_t before = parts.size();
    for (; i < expansions.size() && expansions[i].source == source; ++i) {
      Xapian::Query other = make(expansions[i]);
      if (!other.empty()) parts.push_back(std::move(other));
    }
    if (parts.size() == before) continue;
    const Xapian::Query all = combine(Xapian::Query::OP_SYNONYM, parts);
    levels.emplace_back(
        Xapian::Query::OP_SCALE_WEIGHT,
        so_far.empty() ? all : Xapian::Query(Xapian::Query::OP_AND_NOT, all, so_far),
        weight_of(source, parameters));
    so_far = all;
  }
  return levels.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, levels);
}

// Makes Xapian's query for passages.
class PassageQuery {
 public:
  PassageQuery(const RankingParameters& parameters, Vocabulary* vocabulary)
      : parameters_(parameters), vocabulary_(vocabulary) {}

  Xapian::Query node(const QueryNode& node) const {
    if (node.kind == QueryNode::Kind::kLeaf) return leaf(node.leaf);
    return combine(Xapian::Query::OP_AND, nodes(node.children));
  }

  Queries nodes(const std::vector<QueryNode>& nodes) const {
    Queries parts;
    for (const QueryNode& each : nodes) parts.push_back(node(each));
    return parts;
  }

 private:
  Xapian::Query leaf(const Leaf& leaf) const {
    Queries parts;
    for (const std::string& term : leaf.terms) parts.emplace_back(term);
    for (const std::string& id : leaf.entities) parts.emplace_back(entity_term(id));
    for (const auto& phrase : leaf.phrases) {
      Queries words;
      for (const auto& forms : phrase) words.push_back(any_of(forms));
      parts.push_back(in_a_row(words));
    }
    for (const ExactWord& word : leaf.exact) {
      // An exact form decides whether, its word decides how much.
      parts.emplace_back(Xapian::Query::OP_FILTER, Xapian::Query(bounded_term(word.folded)),
                         exact_query(word));
    }
    Xapian::Query query =
        expanded(std::move(parts), leaf.expansions, parameters_,
                 [this](const Expansion& expansion) { return also_called(expansion); });
    if (leaf.exempt.empty()) return query;
    Queries languages;
    for (const Language language : leaf.exempt) languages.emplace_back(language_term(language));
    return {
        Xapian::Query::OP_OR, query,
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, combine(Xapian::Query::OP_OR, languages), 0)};
  }

  Xapian::Query also_called(const Expansion& expansion) const {
    if (!expansion.entity.empty()) return Xapian::Query(entity_term(expansion.entity));
    if (!expansion.terms.empty()) return any_of(expansion.terms);
    Queries row;
    for (const auto& terms : expansion.phrase) row.push_back(any_of(with_forms(terms)));
    return in_a_row(row);
  }

  // Stems have no positions: in a phrase their words stand for them.
  std::vector<std::string> with_forms(const std::vector<std::string>& terms) const {
    std::vector<std::string> out;
    for (const std::string& term : terms) {
      if (const auto stem = parse_stem_term(term)) {
        const auto& forms = vocabulary_->forms(stem->language, stem->stem);
        out.insert(out.end(), forms.begin(), forms.end());
      } else {
        out.push_back(term);
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  const RankingParameters& parameters_;
  Vocabulary* vocabulary_;
};

// Xapian's weight of a term that `frequency` of `documents` hold.
double idf(double documents, double frequency) {
  double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

// The term that says of an article what `term` says of a passage; empty when none does.
using ArticleSpace = std::string (*)(std::string_view term);

std::string in_whole(std::string_view term) {
  const auto stem = parse_stem_term(term);
  return stem ? whole_stem_term(stem->language, stem->stem) : whole_word_term(term);
}

std::string in_title(std::string_view term) {
  const auto stem = parse_stem_term(term);
  return stem ? title_stem_term(stem->language, stem->stem) : std::string();
}

// Makes Xapian's query for articles.
class ArticleQuery {
 public:
  ArticleQuery(const RankingParameters& parameters, const Xapian::Database& database,
               const KindStatistics& statistics)
      : parameters_(parameters), database_(database), statistics_(statistics) {}

  void add(const std::vector<QueryNode>& nodes, Queries& parts) const {
    for (const QueryNode& node : nodes) {
      if (node.kind == QueryNode::Kind::kLeaf && !node.leaf.stop) {
        add_leaf(node.leaf, in_whole, 1, parts);
        if (parameters_.title > 0) add_leaf(node.leaf, in_title, parameters_.title, parts);
      }
      add(node.children, parts);
    }
  }

 private:
  void add_leaf(const Leaf& leaf, ArticleSpace space, double weight, Queries& parts) const {
    double frequency = 0;
    const auto in_space = [&](const std::vector<std::string>& terms) {
      Queries out;
      for (const std::string& term : terms) {
        const std::string other = space(term);
        if (other.empty()) continue;
        frequency = std::max<double>(frequency, database_.get_termfreq(other));
        out.emplace_back(other);
      }
      return out;
    };
    const Xapian::Query query = expanded(
        in_space(leaf.evidence), leaf.expansions, parameters_, [&](const Expansion& expansion) {
          if (!expansion.terms.empty()) {
            const Queries stems = in_space(expansion.terms);
            return stems.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, stems);
          }
          Queries all;
          for (const auto& terms : expansion.phrase) {
            const Queries stems = in_space(terms);
            if (!stems.empty()) all.push_back(combine(Xapian::Query::OP_OR, stems));
          }
          return all.empty() ? Xapian::Query() : combine(Xapian::Query::OP_AND, all);
        });
    if (query.empty() || frequency == 0) return;
    // As rare among articles, not among documents of all kinds.
    const double correction =
        idf(statistics_.article.documents, frequency) / idf(statistics_.documents, frequency);
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, query, weight * correction);
  }

  const RankingParameters& parameters_;
  const Xapian::Database& database_;
  const KindStatistics& statistics_;
};

// BM25 whose lengths are measured by the mean of one kind, given that Xapian measures by the mean
// of all: k1 · (1 - b + b · length / mean) stays the same.
Xapian::BM25Weight weighting(double k1, double b, double shortest, double mean_of_kind,
                             double mean_of_all) {
  if (mean_of_kind <= 0) return {k1, 0, 1, b, shortest};
  const double constant = k1 * (1 - b);
  const double by_length = k1 * b * mean_of_all / mean_of_kind;
  const double own_k1 = constant + by_length;
  return {own_k1, 0, 1, own_k1 > 0 ? by_length / own_k1 : 0, shortest * mean_of_kind / mean_of_all};
}

KindStatistics::Kind kind_statistics(const Xapian::Database& database, std::string_view kind) {
  const std::string term = kind_term(kind);
  const double documents = database.get_termfreq(term);
  // The kind's term is as frequent as all others together (schema.h).
  const double length = 2.0 * static_cast<double>(database.get_collection_freq(term));
  return {documents, documents > 0 ? length / documents : 0};
}

}  // namespace

KindStatistics read_statistics(const Xapian::Database& database) {
  return {static_cast<double>(database.get_doccount()), database.get_avlength(),
          kind_statistics(database, kKindPassage), kind_statistics(database, kKindArticle)};
}

Xapian::Query passage_query(const Query& query, const RankingParameters& parameters,
                            Vocabulary* vocabulary) {
  const PassageQuery make(parameters, vocabulary);
  Xapian::Query result;
  const bool all = query.match == Match::kAll;
  if (!query.may.empty()) {
    result = combine(all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, make.nodes(query.may));
  }
  if (!query.must.empty()) {
    const Xapian::Query must = combine(Xapian::Query::OP_AND, make.nodes(query.must));
    if (query.may.empty()) {
      result = must;
    } else {
      result =
          Xapian::Query(all ? Xapian::Query::OP_AND : Xapian::Query::OP_AND_MAYBE, must, result);
    }
  }
  if (query.may.empty() && query.must.empty()) {
    result =
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(kind_term(kKindPassage)), 0);
  }
  if (!query.must_not.empty()) {
    result = Xapian::Query(Xapian::Query::OP_AND_NOT, result,
                           combine(Xapian::Query::OP_OR, make.nodes(query.must_not)));
  }
  return result;
}

Xapian::Query proximity_query(const Query& query, const RankingParameters& parameters) {
  Queries parts;
  std::vector<std::string> before;
  for (const QueryNode& node : query.may) {
    std::vector<std::string> words;
    if (node.kind == QueryNode::Kind::kLeaf) {
      for (const std::string& term : node.leaf.terms) {
        if (!parse_stem_term(term)) words.push_back(term);
      }
    }
    if (!before.empty() && !words.empty()) {
      const Queries pair = {any_of(before), any_of(words)};
      parts.emplace_back(Xapian::Query::OP_PHRASE, pair.begin(), pair.end(), kNear);
    }
    before = std::move(words);
  }
  if (parts.empty() || parameters.proximity <= 0) return {};
  return {Xapian::Query::OP_SCALE_WEIGHT, combine(Xapian::Query::OP_OR, parts),
          parameters.proximity};
}

Xapian::BM25Weight passage_weighting(const RankingParameters& parameters,
                                     const KindStatistics& statistics) {
  return weighting(parameters.k1, parameters.b, parameters.shortest, statistics.passage.mean_length,
                   statistics.mean_length);
}

Xapian::Query article_query(const Query& query, const RankingParameters& parameters,
                            const Xapian::Database& database, const KindStatistics& statistics) {
  const ArticleQuery make(parameters, database, statistics);
  Queries parts;
  make.add(query.may, parts);
  make.add(query.must, parts);
  return parts.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, parts);
}

Xapian::BM25Weight article_weighting(const RankingParameters& parameters,
                                     const KindStatistics& statistics) {
  return weighting(parameters.article_k1, parameters.article_b, 0, statistics.article.mean_length,
                   statistics.mean_length);
}

}  // namespace revue
