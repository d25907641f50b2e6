#include "searcher/facets.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/actors.h"

namespace revue {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"lang", "outlet", "month", "entity"};

// What one value counts. The passages of an article stand together in an index, so that an article
// is new when it is not the one counted last.
struct Tally {
  Counts counts;
  std::string last_article;
  Xapian::docid first = 0;

  void add(const std::string& article, Xapian::docid passage) {
    ++counts.passages;
    if (first == 0) first = passage;
    if (first == passage || last_article != article) ++counts.articles;
    last_article = article;
  }
};

// "2025-02" of the days "20250201" and "20250228"; "2025" of a whole year.
std::string month_of(const std::string& first_day, const std::string& last_day) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 2;
  if (first_day.size() < kYear + kMonth) return {};
  std::string month = first_day.substr(0, kYear);
  if (first_day.substr(kYear, kMonth) == last_day.substr(kYear, kMonth)) {
    month += "-" + first_day.substr(kYear, kMonth);
  }
  return month;
}

// Sees every passage that matches, in the order of the index.
class Counter : public Xapian::MatchSpy {
 public:
  explicit Counter(FacetBy by) : by_(by) {}

  void operator()(const Xapian::Document& passage, double /*weight*/) override {
    const std::string article = passage.get_value(kSlotArticle);
    const Xapian::docid document = passage.get_docid();
    if (by_ != FacetBy::kEntity) {
      values[value_of(passage)].add(article, document);
      return;
    }
    bool named = false;
    auto term = passage.termlist_begin();
    for (term.skip_to(entity_term("")); term != passage.termlist_end(); ++term) {
      const std::string text = *term;
      const auto id = parse_entity_term(text);
      if (!id) break;
      values[std::string(*id)].add(article, document);
      named = true;
    }
    if (!named) values[{}].add(article, document);
  }

  std::unordered_map<std::string, Tally> values;

 private:
  std::string value_of(const Xapian::Document& passage) const {
    if (by_ == FacetBy::kLanguage) return passage.get_value(kSlotLanguage);
    if (by_ == FacetBy::kOutlet) return passage.get_value(kSlotOutlet);
    return month_of(passage.get_value(kSlotFirstDay), passage.get_value(kSlotLastDay));
  }

  FacetBy by_;
};

// The outlet as the first article that counts writes it.
std::string outlet_of(const Xapian::Database& database, const FacetValue& value) {
  const PassageRecord record = decode_passage(database.get_document(value.first).get_data());
  const std::string own = article_term(record.article);
  const auto article = database.postlist_begin(own);
  if (article == database.postlist_end(own)) return value.value;
  return decode_article(database.get_document(*article).get_data()).outlet;
}

Facet count(const Xapian::Database& database, const Xapian::Query& passages, FacetBy by,
            std::size_t most, const Gazetteer& gazetteer) {
  Counter counter(by);
  visit_matches(database, passages, counter);
  Facet facet;
  facet.by = by;
  for (const auto& [value, tally] : counter.values) {
    if (value.empty()) {
      facet.none = tally.counts;
      continue;
    }
    facet.values.push_back({value, value, tally.counts, tally.first});
  }
  facet.total = facet.values.size();
  std::sort(facet.values.begin(), facet.values.end(),
            [by](const FacetValue& a, const FacetValue& b) {
              if (by != FacetBy::kMonth && a.counts.passages != b.counts.passages) {
                return a.counts.passages > b.counts.passages;
              }
              return a.value < b.value;
            });
  if (by != FacetBy::kMonth && most > 0 && facet.total > most) facet.values.resize(most);
  for (FacetValue& value : facet.values) {
    if (by == FacetBy::kOutlet) value.value = value.name = outlet_of(database, value);
    if (by == FacetBy::kEntity) {
      value.name = usual_name(describe_actor(database, gazetteer, value.value));
    }
  }
  return facet;
}

}  // namespace

std::string_view name_of(FacetBy by) { return kNames[static_cast<std::size_t>(by)]; }

std::optional<FacetBy> facet_by(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FacetBy>(found - kNames.begin());
}

std::vector<Facet> count_facets(const Xapian::Database& database, const Xapian::Query& passages,
                                const std::vector<FacetBy>& by, std::size_t most,
                                const Gazetteer& gazetteer) {
  std::vector<Facet> facets;
  facets.reserve(by.size());
  for (const FacetBy each : by) facets.push_back(count(database, passages, each, most, gazetteer));
  return facets;
}

}  // namespace revue
