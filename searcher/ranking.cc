#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>

#include "indexer/schema.h"
#include "searcher/clause_query.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

// A query that a word is, with how many documents hold it.
struct Part {
  Xapian::Query query;
  double frequency = 0;
  double taken = frequency;  // by Xapian for it
};

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

// Xapian's weight of a term that `frequency` of `documents` hold.
double idf(double documents, double frequency) {
  double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

// Words and stems of one word, as the one word that they are. Xapian's OP_SYNONYM adds up their
// frequencies within a document; among documents it supposes that they are independent, so that a
// word and its stem count as about twice as frequent as they are. `weight` makes it as rare as its
// most frequent form among the `documents` of a kind.
class Synonyms {
 public:
  Synonyms(double all_documents, double documents)
      : all_documents_(all_documents), documents_(documents) {}

  void add(Part part) {
    none_ *= 1 - std::min(1.0, part.taken / all_documents_);
    most_ = std::max(most_, part.frequency);
    queries_.push_back(std::move(part.query));
  }
  bool empty() const { return queries_.empty(); }
  std::size_t size() const { return queries_.size(); }
  // All of them as a part of another word; an empty one when there is none.
  Part part() const {
    return empty() ? Part() : Part{combine(Xapian::Query::OP_OR, queries_), most_};
  }
  Xapian::Query query() const { return combine(Xapian::Query::OP_SYNONYM, queries_); }
  double weight() const {
    if (most_ <= 0 || all_documents_ <= 0) return 1;
    const double taken = all_documents_ * (1 - none_);
    return idf(documents_, std::min(most_, documents_)) / idf(all_documents_, taken);
  }

 private:
  double all_documents_;
  double documents_;
  Queries queries_;
  double none_ = 1;  // share of documents without any of them, were they independent
  double most_ = 0;
};

// The terms that have positions: all but stems.
std::vector<std::string> positional(std::vector<std::string> terms) {
  std::erase_if(terms, [](const std::string& term) { return parse_stem_term(term).has_value(); });
  return terms;
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

// What is typed, or what it is also called: see the header. `make` gives the part of an expansion,
// with an empty query where there is none.
template <typename Make>
Xapian::Query expanded(Synonyms words, const std::vector<Expansion>& expansions,
                       const RankingParameters& parameters, const Make& make) {
  Queries levels;
  Xapian::Query so_far;
  const auto add_level = [&](double weight) {
    const Xapian::Query all = words.query();
    levels.emplace_back(
        Xapian::Query::OP_SCALE_WEIGHT,
        so_far.empty() ? all : Xapian::Query(Xapian::Query::OP_AND_NOT, all, so_far),
        weight * words.weight());
    so_far = all;
  };
  if (!words.empty()) add_level(1);
  for (std::size_t i = 0; i < expansions.size();) {
    const TranslationSource source = expansions[i].source;
    const std::size_t before = words.size();
    for (; i < expansions.size() && expansions[i].source == source; ++i) {
      Part other = make(expansions[i]);
      if (!other.query.empty()) words.add(std::move(other));
    }
    if (words.size() > before) add_level(expansion_weight(source, parameters));
  }
  return levels.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, levels);
}

// Makes Xapian's query for passages.
class PassageQuery {
 public:
  PassageQuery(const RankingParameters& parameters, const KindStatistics& statistics,
               Vocabulary& vocabulary)
      : parameters_(parameters), statistics_(statistics), vocabulary_(vocabulary) {}

  Xapian::Query leaf(const Leaf& leaf) const {
    if (leaf.restriction) return passages_within(*leaf.restriction, vocabulary_.database());
    Synonyms words(statistics_.documents, statistics_.passage.documents);
    for (const std::string& term : leaf.terms) words.add(single(term));
    for (const std::string& id : leaf.entities) words.add(single(entity_term(id)));
    for (const auto& phrase : leaf.phrases) {
      Queries row;
      for (const auto& forms : phrase) row.push_back(any_of(forms));
      words.add({in_a_row(row), 0});
    }
    if (leaf.near) {
      words.add({near_query(vocabulary_.database(), *leaf.near,
                            [](std::string_view term) { return std::string(term); }),
                 0});
    }
    for (const ExactWord& word : leaf.exact) words.add(as_written(word));
    Xapian::Query query =
        expanded(std::move(words), leaf.expansions, parameters_,
                 [this](const Expansion& expansion) { return also_called(expansion); });
    if (query.empty()) query = Xapian::Query::MatchNothing;
    if (leaf.exempt.empty()) return query;
    Queries languages;
    for (const Language language : leaf.exempt) languages.emplace_back(language_term(language));
    const Xapian::Query passages(Xapian::Query::OP_AND, combine(Xapian::Query::OP_OR, languages),
                                 Xapian::Query(kind_term(kKindPassage)));
    return {Xapian::Query::OP_OR, query,
            Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, passages, 0)};
  }

  Part single(const std::string& term) const {
    return {Xapian::Query(term), vocabulary_.frequency(term)};
  }

  // An exact form decides whether, its word decides how much.
  Part as_written(const ExactWord& word) const {
    const double frequency = vocabulary_.frequency(exact_term(word.folded, word.exact));
    const double independent =
        frequency * vocabulary_.frequency(bounded_term(word.folded)) / statistics_.documents;
    return {Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(bounded_term(word.folded)),
                          exact_query(word)),
            frequency, independent};
  }

  Part also_called(const Expansion& expansion) const {
    if (!expansion.entity.empty()) return single(entity_term(expansion.entity));
    if (expansion.phrase.empty()) {
      Synonyms words(statistics_.documents, statistics_.passage.documents);
      for (const std::string& term : expansion.terms) words.add(single(term));
      for (const ExactWord& word : expansion.exact) words.add(as_written(word));
      return words.part();
    }
    Queries row;
    for (const auto& terms : expansion.phrase) row.push_back(any_of(positional(terms)));
    return {in_a_row(row), 0};
  }

  const RankingParameters& parameters_;
  const KindStatistics& statistics_;
  Vocabulary& vocabulary_;
};

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
  ArticleQuery(const RankingParameters& parameters, const KindStatistics& statistics,
               const Vocabulary& vocabulary)
      : parameters_(parameters), statistics_(statistics), vocabulary_(vocabulary) {}

  // What is excluded is no evidence.
  void add(const ClauseList& list, double boost, Queries& parts) const {
    for (const auto* nodes : {&list.may, &list.aside, &list.must}) {
      for (const QueryNode& node : *nodes) {
        for (const EvidenceWord& word : node.leaf.evidence) {
          const double weight = (word.stop ? parameters_.stop : 1) * boost * node.boost;
          add_word(word, node.leaf.expansions, in_whole, weight, parts);
          add_word(word, node.leaf.expansions, in_title, weight * parameters_.title, parts);
        }
        add(node.list, boost * node.boost, parts);
      }
    }
  }

 private:
  void add_word(const EvidenceWord& word, const std::vector<Expansion>& expansions,
                ArticleSpace space, double weight, Queries& parts) const {
    if (weight <= 0) return;
    const auto synonyms = [&] {
      return Synonyms(statistics_.documents, statistics_.article.documents);
    };
    const auto add_terms = [&](const std::vector<std::string>& terms, Synonyms& words) {
      for (const std::string& term : terms) {
        const std::string other = space(term);
        const double frequency = other.empty() ? 0 : vocabulary_.frequency(other);
        if (frequency > 0) words.add({Xapian::Query(other), frequency});
      }
    };
    const auto also_called = [&](const Expansion& expansion) -> Part {
      if (expansion.phrase.empty()) {
        Synonyms other = synonyms();
        add_terms(expansion.terms, other);
        return other.part();
      }
      Queries all;
      for (const auto& terms : expansion.phrase) {
        Synonyms forms = synonyms();
        add_terms(terms, forms);
        if (forms.empty()) return {};
        all.push_back(forms.part().query);
      }
      return {combine(Xapian::Query::OP_AND, all), 0};
    };
    Synonyms words = synonyms();
    add_terms(word.terms, words);
    const Xapian::Query query = expanded(std::move(words), expansions, parameters_, also_called);
    if (!query.empty()) parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, query, weight);
  }

  const RankingParameters& parameters_;
  const KindStatistics& statistics_;
  const Vocabulary& vocabulary_;
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

double expansion_weight(TranslationSource source, const RankingParameters& parameters) {
  switch (source) {
    case TranslationSource::kName:
      return parameters.name;
    case TranslationSource::kGlossary:
      return parameters.glossary;
    case TranslationSource::kDictionary:
      return parameters.dictionary;
    case TranslationSource::kCognate:
      return parameters.cognate;
    case TranslationSource::kAmbiguous:
      break;
  }
  return parameters.ambiguous;
}

KindStatistics read_statistics(const Xapian::Database& database) {
  return {static_cast<double>(database.get_doccount()), database.get_avlength(),
          kind_statistics(database, kKindPassage), kind_statistics(database, kKindArticle)};
}

Xapian::Query passage_query(const Query& query, const RankingParameters& parameters,
                            const KindStatistics& statistics, Vocabulary& vocabulary) {
  const PassageQuery make(parameters, statistics, vocabulary);
  const Xapian::Query everything(Xapian::Query::OP_SCALE_WEIGHT,
                                 Xapian::Query(kind_term(kKindPassage)), 0);
  return clause_query(query, everything, [&make](const Leaf& leaf) { return make.leaf(leaf); });
}

Xapian::Query proximity_query(const Query& query, const RankingParameters& parameters) {
  Queries parts;
  std::vector<std::string> before;
  for (const QueryNode& node : query.may) {
    std::vector<std::string> words;
    if (node.kind == QueryNode::Kind::kLeaf) words = positional(node.leaf.terms);
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
                            const KindStatistics& statistics, const Vocabulary& vocabulary) {
  const ArticleQuery make(parameters, statistics, vocabulary);
  Queries parts;
  make.add(query, 1, parts);
  return parts.empty() ? Xapian::Query() : combine(Xapian::Query::OP_OR, parts);
}

Xapian::BM25Weight article_weighting(const RankingParameters& parameters,
                                     const KindStatistics& statistics) {
  return weighting(parameters.article_k1, parameters.article_b, 0, statistics.article.mean_length,
                   statistics.mean_length);
}

}  // namespace revue
