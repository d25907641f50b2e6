#include "searcher/quotes.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "indexer/schema.h"
#include "searcher/clause_query.h"
#include "searcher/counts.h"

namespace revue {
namespace {

using Queries = std::vector<Xapian::Query>;

Xapian::Query combine(Xapian::Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Xapian::Query(op, parts.begin(), parts.end());
}

// The term of a quote that says of it what a term with positions says of a passage.
std::string quote_place_term(std::string_view term) {
  if (const auto actor = parse_entity_term(term)) return said_of_term(*actor);
  if (const auto folded = parse_exact_term(term))
    return quote_term(bounded_term(std::string(*folded)));
  return quote_term(term);
}

// What a query asks of passages, asked of the words of quotes.
class QuoteQuery {
 public:
  explicit QuoteQuery(const Xapian::Database& database) : database_(database) {}

  Xapian::Query of(const Query& query) const {
    return clause_query(query, everything(), [this](const Leaf& each) { return leaf(each); });
  }

  static Xapian::Query everything() {
    return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(kind_term(kKindQuote)), 0};
  }

 private:
  // A word of any kind that no passage need hold holds for quotes too.
  std::optional<Xapian::Query> leaf(const Leaf& leaf) const {
    if (leaf.restriction) return quotes_within(*leaf.restriction);
    Queries words;
    add(leaf.terms, words);
    for (const std::string& id : leaf.entities) words.emplace_back(said_of_term(id));
    for (const auto& phrase : leaf.phrases) words.push_back(row(phrase));
    for (const ExactWord& word : leaf.exact) {
      words.emplace_back(quote_term(bounded_term(word.folded)));
    }
    if (leaf.near) words.push_back(near_query(database_, *leaf.near, quote_place_term));
    for (const Expansion& expansion : leaf.expansions) {
      if (!expansion.entity.empty()) words.emplace_back(said_of_term(expansion.entity));
      add(expansion.terms, words);
      for (const ExactWord& word : expansion.exact) {
        words.emplace_back(quote_term(bounded_term(word.folded)));
      }
      if (!expansion.phrase.empty()) words.push_back(row(expansion.phrase));
    }
    if (!leaf.exempt.empty() || words.empty()) return std::nullopt;
    return combine(Xapian::Query::OP_SYNONYM, words);
  }

  static void add(const std::vector<std::string>& terms, Queries& words) {
    for (const std::string& term : terms) words.emplace_back(quote_term(term));
  }

  // Stems have no positions.
  static Xapian::Query any_of(const std::vector<std::string>& terms) {
    Queries parts;
    for (const std::string& term : terms) {
      if (!parse_stem_term(term)) parts.emplace_back(quote_term(term));
    }
    return parts.empty() ? Xapian::Query::MatchNothing : combine(Xapian::Query::OP_OR, parts);
  }

  static Xapian::Query row(const std::vector<std::vector<std::string>>& words) {
    Queries parts;
    for (const auto& forms : words) parts.push_back(any_of(forms));
    if (parts.size() == 1) return parts.front();
    return {Xapian::Query::OP_PHRASE, parts.begin(), parts.end(),
            static_cast<Xapian::termcount>(parts.size())};
  }

  const Xapian::Database& database_;
};

Xapian::Query filtered(const Xapian::Query& query, const std::string& term) {
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(term)};
}

// Actors among the filters are those that the quote itself names.
Xapian::Query with_filters(Xapian::Query query, const Filters& filters) {
  query = with_article_filters(filtered(query, kind_term(kKindQuote)), filters);
  if (filters.language) query = filtered(query, language_term(*filters.language));
  for (const std::string& id : filters.entities) query = filtered(query, said_of_term(id));
  return query;
}

Xapian::Query said_by(const std::vector<std::string>& ids) {
  Queries speakers;
  for (const std::string& id : ids) speakers.emplace_back(said_by_term(id));
  return combine(Xapian::Query::OP_OR, speakers);
}

Xapian::Query with_options(Xapian::Query query, const QuoteOptions& options) {
  query = with_filters(std::move(query), options.filters);
  if (!options.by.empty()) query = filtered(query, said_by_term(options.by));
  for (const std::string& word : options.by_words) query = filtered(query, speaker_word_term(word));
  for (const std::string& id : options.about) query = filtered(query, said_of_term(id));
  if (options.types.empty()) {
    query = {Xapian::Query::OP_AND_NOT, query, Xapian::Query(quote_type_term(QuoteType::kScare))};
  } else {
    Queries types;
    for (const QuoteType type : options.types) types.emplace_back(quote_type_term(type));
    query = {Xapian::Query::OP_FILTER, query, combine(Xapian::Query::OP_OR, types)};
  }
  if (options.min_confidence > 0) {
    query = {Xapian::Query::OP_FILTER, query,
             Xapian::Query(Xapian::Query::OP_VALUE_GE, kSlotConfidence,
                           Xapian::sortable_serialise(options.min_confidence))};
  }
  return query;
}

class QuoteSearch {
 public:
  QuoteSearch(const Xapian::Database& database, const Query& query, const QuoteOptions& options,
              const Gazetteer& gazetteer, Tokenizer& tokenizer)
      : database_(database),
        query_(query),
        options_(options),
        gazetteer_(gazetteer),
        tokenizer_(tokenizer) {}

  QuoteResult run() {
    QuoteResult result;
    std::vector<Match> matches = find();
    result.quotes_in_all = matches.size();
    result.total = matches.size();
    if (options_.group) {
      result.quotes = grouped(matches);
      result.total = result.quotes.size();
      cut_to_part(result.quotes);
    } else {
      cut_to_part(matches);
      for (const Match& match : matches) result.quotes.push_back(load(match));
    }
    for (FoundQuote& found : result.quotes) mark(found);
    return result;
  }

 private:
  struct Match {
    Xapian::docid document;
    double score;
  };

  std::vector<Match> find() const {
    Xapian::Enquire enquire(database_);
    Xapian::Query asked = QuoteQuery(database_).of(query_);
    if (!query_.said_by.empty()) {
      asked = {Xapian::Query::OP_FILTER, asked, said_by(query_.said_by)};
    }
    enquire.set_query(with_options(asked, options_));
    if (query_.has_no_words()) {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
    } else {
      enquire.set_weighting_scheme(Xapian::BM25Weight());
    }
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet found = enquire.get_mset(0, database_.get_doccount());
    std::vector<Match> matches;
    std::vector<std::string> days;
    for (auto match = found.begin(); match != found.end(); ++match) {
      matches.push_back({*match, query_.has_no_words() ? 0 : match.get_weight()});
      // Without a date it stands behind all others.
      std::string day = options_.by_date ? match.get_document().get_value(kSlotFirstDay) : "";
      days.push_back(day.empty() ? "~" : std::move(day));
    }
    if (!options_.by_date) return matches;
    std::vector<std::size_t> order(matches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return days[a] != days[b] ? days[a] < days[b] : matches[a].document < matches[b].document;
    });
    std::vector<Match> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) sorted.push_back(matches[i]);
    return sorted;
  }

  template <typename Item>
  void cut_to_part(std::vector<Item>& items) const {
    const std::size_t begin = std::min(options_.offset, items.size());
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(begin));
    if (options_.limit > 0 && items.size() > options_.limit) {
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(options_.limit), items.end());
    }
  }

  FoundQuote load(const Match& match) const {
    FoundQuote found;
    found.score = match.score;
    found.quote = decode_quote(database_.get_document(match.document).get_data());
    const std::string term = article_term(found.quote.article);
    const auto posting = database_.postlist_begin(term);
    if (posting == database_.postlist_end(term)) {
      throw Error("index", "lacks the article «" + found.quote.article +
                               "» of one of its quotes; see revue-index check");
    }
    found.article = decode_article(database_.get_document(*posting).get_data());
    return found;
  }

  void mark(FoundQuote& found) const {
    if (query_.has_no_words()) return;
    found.highlights =
        highlights(found.quote.text, found.quote.language, query_, {}, tokenizer_, gazetteer_);
    for (FoundQuote& other : found.repeats) mark(other);
  }

  // Each group by its first publication, in the order of the matches.
  std::vector<FoundQuote> grouped(const std::vector<Match>& matches) const {
    std::vector<FoundQuote> all;
    std::vector<std::string> texts;
    std::vector<std::string> speakers;
    for (const Match& match : matches) {
      all.push_back(load(match));
      texts.push_back(all.back().quote.text);
      speakers.push_back(all.back().quote.entity.empty() ? fold(all.back().quote.name)
                                                         : all.back().quote.entity);
    }
    std::vector<FoundQuote> groups;
    for (std::vector<std::size_t> group : group_repeated(texts, speakers)) {
      std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
        const std::string& first = all[a].article.date;
        const std::string& second = all[b].article.date;
        if (first.empty() != second.empty()) return second.empty();
        return first < second;
      });
      FoundQuote first = std::move(all[group.front()]);
      for (std::size_t i = 1; i < group.size(); ++i) {
        first.score = std::max(first.score, all[group[i]].score);
        first.repeats.push_back(std::move(all[group[i]]));
      }
      groups.push_back(std::move(first));
    }
    return groups;
  }

  const Xapian::Database& database_;
  const Query& query_;
  const QuoteOptions& options_;
  const Gazetteer& gazetteer_;
  Tokenizer& tokenizer_;
};

// Folded words, parted by spaces, with one in front and behind.
std::string words_of_text(std::string_view text) {
  std::string words = " ";
  const std::string folded = fold(text);
  for (const std::string_view word : words_in(folded)) {
    words += word;
    words += ' ';
  }
  return words;
}

// Calls `use` with every row of five words.
template <typename Use>
void for_each_shingle(const std::string& words, const Use& use) {
  constexpr std::size_t kWords = 5;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at + 1 < words.size(); at = words.find(' ', at + 1)) {
    starts.push_back(at);
    if (starts.size() < kWords) continue;
    const std::size_t begin = starts[starts.size() - kWords];
    use(std::string_view(words).substr(begin, words.find(' ', at + 1) + 1 - begin));
  }
}

}  // namespace

QuoteResult find_quotes(const Xapian::Database& database, const Query& query,
                        const QuoteOptions& options, const Gazetteer& gazetteer,
                        Tokenizer& tokenizer) {
  return QuoteSearch(database, query, options, gazetteer, tokenizer).run();
}

Xapian::Query within_quotes(Xapian::Query passages, const Query& asked,
                            const Xapian::Database& database) {
  if (asked.said_by.empty()) return passages;
  const std::vector<std::string> links = links_of_quotes(
      database, {Xapian::Query::OP_FILTER, QuoteQuery(database).of(asked), said_by(asked.said_by)});
  if (links.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_FILTER, passages,
          Xapian::Query(Xapian::Query::OP_OR, links.begin(), links.end())};
}

std::uint64_t count_quotes_by(const Xapian::Database& database, const std::string& id,
                              const Filters& filters) {
  const std::string term = said_by_term(id);
  if (filters.empty() && !filters.fold_copies) return database.get_termfreq(term);
  Filters of_article = filters;
  of_article.entities.clear();
  return count_passages(database, with_filters(Xapian::Query(term), of_article));
}

std::vector<std::vector<std::size_t>> group_repeated(const std::vector<std::string>& texts,
                                                     const std::vector<std::string>& speakers) {
  std::vector<std::string> words;
  for (const std::string& text : texts) words.push_back(words_of_text(text));
  std::vector<std::size_t> by_length(texts.size());
  std::iota(by_length.begin(), by_length.end(), std::size_t{0});
  std::stable_sort(by_length.begin(), by_length.end(),
                   [&](std::size_t a, std::size_t b) { return words[a].size() > words[b].size(); });
  // The longest of a group stands for it.
  std::vector<std::size_t> longest(texts.size());
  std::unordered_map<std::string, std::vector<std::size_t>> by_shingle;
  for (const std::size_t i : by_length) {
    longest[i] = i;
    bool first = true;
    for_each_shingle(words[i], [&](std::string_view shingle) {
      const std::string key = speakers[i] + '\t' + std::string(shingle);
      if (first) {
        for (const std::size_t other : by_shingle[key]) {
          if (words[other].find(words[i]) != std::string::npos) longest[i] = longest[other];
        }
      }
      first = false;
    });
    if (longest[i] != i) continue;
    for_each_shingle(words[i], [&](std::string_view shingle) {
      by_shingle[speakers[i] + '\t' + std::string(shingle)].push_back(i);
    });
  }
  std::vector<std::vector<std::size_t>> groups;
  std::unordered_map<std::size_t, std::size_t> place;  // of the longest among the groups
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto [known, is_new] = place.emplace(longest[i], groups.size());
    if (is_new) groups.emplace_back();
    groups[known->second].push_back(i);
  }
  return groups;
}

}  // namespace revue
