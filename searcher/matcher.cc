#include "searcher/matcher.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analyzers/minhash.h"
#include "indexer/schema.h"
#include "searcher/documents.h"
#include "searcher/quotes.h"

namespace revue {
namespace {

// How many articles are looked at closely; see the header.
constexpr Xapian::doccount kPool = 200;
// Copies are looked for among so many passages at least.
constexpr std::size_t kFoldedAmong = 100;
// So many are read at once although fewer are asked for, which mostly saves asking twice.
constexpr std::size_t kFewPassages = 10'000;
constexpr Xapian::doccount kFewArticles = 1'000;
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
          Articles& articles, Vocabulary& vocabulary)
      : database_(database),
        all_articles_(articles),
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
      weigh_best_articles(all);
    }
    if (options_.per_article > 0) keep_per_article(all);
    if (options_.fold_copies) {
      all.resize(std::min(all.size(), wanted()));
      fold_copies(all);
    }
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

  // How many passages are looked at, the best or the newest.
  std::size_t wanted() const {
    const std::size_t all = database_.get_doccount();
    const std::size_t part = options_.limit > all - std::min(options_.offset, all)
                                 ? all
                                 : options_.offset + options_.limit;
    return std::min(options_.fold_copies ? std::max(2 * part, kFoldedAmong) : part, all);
  }

  std::vector<RankedPassage> passages_of(const Xapian::MSet& found) {
    std::vector<RankedPassage> out;
    out.reserve(found.size());
    for (auto match = found.begin(); match != found.end(); ++match) {
      out.push_back({*match, all_articles_.of(*match), match.get_weight(), {}});
    }
    return out;
  }

  // By date or by their own words: all that match, when these are few, else as many as are wanted.
  // Every match is visited, which makes Xapian's lower bound the exact total.
  std::vector<RankedPassage> first_by_themselves(std::uint64_t& total) {
    Xapian::Enquire passages = enquire_passages(passages_);
    if (options_.by_date) passages.set_sort_by_value_then_relevance(kSlotLastDay, true);
    const Xapian::doccount most = database_.get_doccount();
    const auto part = static_cast<Xapian::doccount>(std::max<std::size_t>(wanted(), kFewPassages));
    Xapian::MSet found = passages.get_mset(0, part, most);
    total = found.get_matches_lower_bound();
    has_all_ = found.size() == total;
    if (options_.per_article == 0) return passages_of(found);
    if (has_all_) {
      std::vector<RankedPassage> all = passages_of(found);
      std::unordered_map<Articles::Number, std::size_t> counts;
      total = 0;
      for (const RankedPassage& passage : all) {
        if (++counts[passage.article] <= options_.per_article) ++total;
      }
      return all;
    }
    passages.set_collapse_key(kSlotArticle, static_cast<Xapian::doccount>(options_.per_article));
    found = passages.get_mset(0, part, most);
    total = found.get_matches_lower_bound();
    return passages_of(found);
  }

  // Those that stand first of each article.
  void keep_per_article(std::vector<RankedPassage>& all) const {
    std::unordered_map<Articles::Number, std::size_t> kept;
    std::erase_if(all, [&](const RankedPassage& passage) {
      return ++kept[passage.article] > options_.per_article;
    });
  }

  using ArticleWeights = std::unordered_map<Articles::Number, double>;

  // What the best articles weigh, and those of the best passages.
  ArticleWeights best_articles(const std::vector<RankedPassage>& all) {
    const Xapian::MSet found = enquire_articles(articles_).get_mset(0, kFewArticles);
    ArticleWeights best;
    ArticleWeights others;
    for (auto match = found.begin(); match != found.end(); ++match) {
      (best.size() < kPool ? best : others).emplace(all_articles_.of(*match), match.get_weight());
    }
    std::vector<Articles::Number> unknown;
    std::unordered_set<Articles::Number> seen;
    for (const RankedPassage& passage : all) {
      if (seen.size() == kPool) break;
      if (!seen.insert(passage.article).second || best.count(passage.article) > 0) continue;
      if (const auto other = others.find(passage.article); other != others.end()) {
        best.insert(*other);
      } else {
        unknown.push_back(passage.article);
      }
    }
    if (unknown.empty() || found.size() < kFewArticles) return best;
    const Xapian::MSet further =
        enquire_articles(filtered(articles_, within(documents_of(std::move(unknown)))))
            .get_mset(0, kPool);
    for (auto match = further.begin(); match != further.end(); ++match) {
      best.emplace(all_articles_.of(*match), match.get_weight());
    }
    return best;
  }

  std::vector<DocumentRange> documents_of(std::vector<Articles::Number> articles) {
    std::sort(articles.begin(), articles.end());
    std::vector<DocumentRange> ranges;
    ranges.reserve(articles.size());
    for (const Articles::Number article : articles) {
      ranges.push_back(all_articles_.documents(article));
    }
    return ranges;
  }

  // Adds to the passages of the best articles what these weigh, and how near one another words
  // stand in them.
  void weigh_best_articles(std::vector<RankedPassage>& all) {
    const ArticleWeights weights = best_articles(all);
    if (weights.empty()) return;
    std::vector<Articles::Number> best;
    best.reserve(weights.size());
    for (const auto& [article, weight] : weights) best.push_back(article);
    const Xapian::Query theirs = within(documents_of(std::move(best)));
    if (!has_all_) {
      std::erase_if(all,
                    [&](const RankedPassage& each) { return weights.count(each.article) > 0; });
      const auto found = passages_of(
          enquire_passages(filtered(passages_, theirs)).get_mset(0, database_.get_doccount()));
      all.insert(all.end(), found.begin(), found.end());
    }
    if (!proximity_.empty()) add_proximity(theirs, all);
    sort(all);
    std::unordered_map<Articles::Number, std::size_t> places;  // of an article's passages
    for (RankedPassage& passage : all) {
      const auto article = weights.find(passage.article);
      if (article == weights.end()) continue;
      passage.score += options_.ranking.article * article->second /
                       static_cast<double>(++places[passage.article]);
    }
    sort(all);
  }

  void add_proximity(const Xapian::Query& where, std::vector<RankedPassage>& all) const {
    const Xapian::MSet near =
        enquire_passages(filtered(proximity_, where)).get_mset(0, database_.get_doccount());
    std::unordered_map<Xapian::docid, double> weights;
    for (auto match = near.begin(); match != near.end(); ++match) {
      weights.emplace(*match, match.get_weight());
    }
    for (RankedPassage& passage : all) {
      if (const auto weight = weights.find(passage.document); weight != weights.end()) {
        passage.score += weight->second;
      }
    }
  }

  static void sort(std::vector<RankedPassage>& passages) {
    std::sort(passages.begin(), passages.end(), [](const RankedPassage& a, const RankedPassage& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
  }

  void fold_copies(std::vector<RankedPassage>& all) const {
    std::vector<Xapian::docid> documents;
    for (const RankedPassage& passage : all) documents.push_back(passage.document);
    std::vector<std::string> read = values_of(database_, kSlotSignature, documents);
    std::vector<std::string> signatures;  // of the passages that stay
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      RankedPassage& passage = all[i];
      std::string& signature = read[i];
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
  Articles& all_articles_;
  const SearchOptions& options_;
  KindStatistics statistics_;
  bool has_all_ = false;  // first_by_themselves() left none out
  Xapian::Query passages_;
  Xapian::Query articles_;
  Xapian::Query proximity_;
};

}  // namespace

Matches find_matches(const Xapian::Database& database, const Query& query,
                     const SearchOptions& options, Articles& articles, Vocabulary& vocabulary) {
  return Matcher(database, query, options, articles, vocabulary).run();
}

}  // namespace revue
