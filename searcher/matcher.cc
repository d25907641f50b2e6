#include "searcher/matcher.h"

#include <algorithm>
#include <unordered_map>

#include "analyzers/minhash.h"
#include "indexer/schema.h"
#include "searcher/quotes.h"

namespace revue {
namespace {

// How many articles and how many passages are looked at closely; see the header.
constexpr Xapian::doccount kPool = 200;
constexpr Xapian::termcount kFeedbackWords = 20;

Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& by) {
  return {Xapian::Query::OP_FILTER, query, by};
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// Lets the stems of articles through, and no other term.
class StemsOfArticles : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override {
    return term.starts_with(kWholePrefix) && !term.starts_with(whole_word_term(""));
  }
};

class Matcher {
 public:
  Matcher(const Xapian::Database& database, const Query& query, const SearchOptions& options,
          Vocabulary& vocabulary)
      : database_(database),
        options_(options),
        statistics_(read_statistics(database)),
        passages_(passages_with(
            within_quotes(passage_query(query, options.ranking, statistics_, vocabulary), query,
                          database),
            options.filters)),
        articles_(article_query(query, options.ranking, statistics_, vocabulary)),
        proximity_(proximity_query(query, options.ranking)) {
    if (!options.not_article.empty()) {
      passages_ = {Xapian::Query::OP_AND_NOT, passages_,
                   Xapian::Query(member_term(options.not_article))};
    }
    if (!articles_.empty()) articles_ = with_outlet_and_date(articles_, options.filters);
    if (!articles_.empty() && options.feedback > 0) add_feedback();
  }

  Matches run() {
    Matches matches;
    matches.query = passages_;
    std::vector<RankedPassage> all = first_by_themselves(matches.total);
    if (!options_.by_date && !articles_.empty() && options_.ranking.article > 0) {
      add_those_of_best_articles(all);
    }
    keep_per_article(all);
    if (options_.fold_copies) fold_copies(all);
    const std::size_t begin = std::min(options_.offset, all.size());
    const std::size_t end = begin + std::min(options_.limit, all.size() - begin);
    std::move(all.begin() + static_cast<std::ptrdiff_t>(begin),
              all.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(matches.passages));
    return matches;
  }

 private:
  // Pseudo-relevance feedback: the words that tell the best articles from the others weigh too.
  void add_feedback() {
    const Xapian::Enquire articles = enquire_articles(articles_);
    const Xapian::MSet best =
        articles.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(
                                 options_.feedback, database_.get_doccount())));
    Xapian::RSet relevant;
    for (auto match = best.begin(); match != best.end(); ++match) relevant.add_document(*match);
    if (relevant.empty()) return;
    const StemsOfArticles stems;
    const Xapian::ESet words = articles.get_eset(kFeedbackWords, relevant, &stems);
    std::vector<std::string> terms(words.begin(), words.end());
    if (terms.empty()) return;
    articles_ = {Xapian::Query::OP_OR, articles_,
                 with_outlet_and_date(
                     {Xapian::Query::OP_SCALE_WEIGHT, any_of(terms), options_.ranking.feedback},
                     options_.filters)};
  }

  Xapian::Enquire enquire(const Xapian::Query& query, const Xapian::Weight& weighting) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(weighting);
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    return enquire;
  }
  Xapian::Enquire enquire_passages(const Xapian::Query& query) const {
    return enquire(query, passage_weighting(options_.ranking, statistics_));
  }
  Xapian::Enquire enquire_articles(const Xapian::Query& query) const {
    return enquire(query, article_weighting(options_.ranking, statistics_));
  }

  static RankedPassage ranked(const Xapian::MSetIterator& match) {
    return {*match, match.get_document().get_value(kSlotArticle), match.get_weight(), {}};
  }

  // As many of the passages as are asked for, by date or by their own words. Every match is
  // visited, which makes Xapian's lower bound the exact total, also of so many an article.
  std::vector<RankedPassage> first_by_themselves(std::uint64_t& total) const {
    Xapian::Enquire passages = enquire_passages(passages_);
    if (options_.by_date) passages.set_sort_by_value_then_relevance(kSlotLastDay, true);
    if (options_.per_article > 0) {
      passages.set_collapse_key(kSlotArticle, static_cast<Xapian::doccount>(options_.per_article));
    }
    const Xapian::doccount most = database_.get_doccount();
    std::size_t wanted = options_.limit > most - std::min<std::size_t>(options_.offset, most)
                             ? most
                             : std::max<std::size_t>(options_.offset + options_.limit, kPool);
    if (options_.fold_copies) wanted = std::min<std::size_t>(2 * wanted, most);
    const Xapian::MSet found = passages.get_mset(0, static_cast<Xapian::doccount>(wanted), most);
    total = found.get_matches_lower_bound();
    std::vector<RankedPassage> out;
    out.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match) out.push_back(ranked(match));
    return out;
  }

  void add_those_of_best_articles(std::vector<RankedPassage>& all) const {
    std::unordered_map<std::string, double> weights;  // by article
    const auto weigh = [&](const Xapian::Query& query) {
      const Xapian::MSet best = enquire_articles(query).get_mset(0, kPool);
      for (auto match = best.begin(); match != best.end(); ++match) {
        weights.emplace(match.get_document().get_value(kSlotArticle), match.get_weight());
      }
    };
    weigh(articles_);
    std::vector<std::string> others;  // of the best passages
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), kPool); ++i) {
      if (weights.count(all[i].article) == 0) others.push_back(article_term(all[i].article));
    }
    if (!others.empty()) weigh(filtered(articles_, any_of(others)));
    if (weights.empty()) return;
    std::vector<std::string> members;
    members.reserve(weights.size());
    for (const auto& [id, weight] : weights) members.push_back(member_term(id));
    std::sort(members.begin(), members.end());
    Xapian::Query theirs = filtered(passages_, any_of(members));
    if (!proximity_.empty()) theirs = {Xapian::Query::OP_AND_MAYBE, theirs, proximity_};
    const Xapian::MSet found = enquire_passages(theirs).get_mset(0, database_.get_doccount());
    std::erase_if(all,
                  [&](const RankedPassage& passage) { return weights.count(passage.article) > 0; });
    std::unordered_map<std::string, int> place;  // of a passage among its article's, best first
    for (auto match = found.begin(); match != found.end(); ++match) {
      RankedPassage passage = ranked(match);
      passage.score +=
          options_.ranking.article * weights.at(passage.article) / ++place[passage.article];
      all.push_back(std::move(passage));
    }
    std::sort(all.begin(), all.end(), [](const RankedPassage& a, const RankedPassage& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
  }

  void keep_per_article(std::vector<RankedPassage>& all) const {
    if (options_.per_article == 0) return;
    std::unordered_map<std::string, std::size_t> kept;
    std::erase_if(all, [&](const RankedPassage& passage) {
      return ++kept[passage.article] > options_.per_article;
    });
  }

  void fold_copies(std::vector<RankedPassage>& all) const {
    std::vector<std::string> signatures;  // of the passages that stay
    std::size_t kept = 0;
    for (RankedPassage& passage : all) {
      std::string signature = database_.get_document(passage.document).get_value(kSlotSignature);
      const auto like = std::find_if(
          signatures.begin(), signatures.end(),
          [&](const std::string& other) { return resemblance(signature, other) >= kCopy; });
      if (like != signatures.end()) {
        all[static_cast<std::size_t>(like - signatures.begin())].copies.push_back(passage.document);
        continue;
      }
      signatures.push_back(std::move(signature));
      if (&all[kept] != &passage) all[kept] = std::move(passage);
      ++kept;
    }
    all.resize(kept);
  }

  const Xapian::Database& database_;
  const SearchOptions& options_;
  KindStatistics statistics_;
  Xapian::Query passages_;
  Xapian::Query articles_;
  Xapian::Query proximity_;
};

}  // namespace

Matches find_matches(const Xapian::Database& database, const Query& query,
                     const SearchOptions& options, Vocabulary& vocabulary) {
  return Matcher(database, query, options, vocabulary).run();
}

}  // namespace revue
