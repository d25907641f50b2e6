#include "searcher/proximity.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <unordered_map>
#include <utility>

#include "indexer/schema.h"

namespace revue {
namespace {

using Places = std::vector<Place>;
using Documents = std::vector<Xapian::docid>;

Places places_of_row(const Row& row, const PositionsOf& positions) {
  Places places;
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::vector<std::uint32_t> here;
    for (const std::string& form : row[i]) {
      const std::vector<std::uint32_t> more = positions(form);
      here.insert(here.end(), more.begin(), more.end());
    }
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    if (i == 0) {
      for (const std::uint32_t position : here) places.push_back({position, position});
      continue;
    }
    std::erase_if(places, [&](Place& place) {
      ++place.last;
      return !std::binary_search(here.begin(), here.end(), place.last);
    });
  }
  return places;
}

Places places_of_any(const std::vector<Row>& rows, const PositionsOf& positions) {
  Places places;
  for (const Row& row : rows) {
    const Places more = places_of_row(row, positions);
    places.insert(places.end(), more.begin(), more.end());
  }
  const auto key = [](const Place& place) { return std::pair(place.first, place.last); };
  std::sort(places.begin(), places.end(),
            [&](const Place& a, const Place& b) { return key(a) < key(b); });
  places.erase(std::unique(places.begin(), places.end(),
                           [&](const Place& a, const Place& b) { return key(a) == key(b); }),
               places.end());
  return places;
}

bool overlap(const Place& a, const Place& b) { return a.first <= b.last && b.first <= a.last; }

// Those of `ours` that have a partner among `others`. `range` gives, for a place, the first and the
// last position at which a partner may begin, `accepts` whether it is one.
template <typename Range, typename Accepts>
void keep_partnered(const Places& ours, const Places& others, const Range& range,
                    const Accepts& accepts, Places& out) {
  for (const Place& place : ours) {
    const auto [from, to] = range(place);
    auto other =
        std::lower_bound(others.begin(), others.end(), from,
                         [](const Place& each, std::int64_t first) { return each.first < first; });
    bool partner = false;
    for (; other != others.end() && other->first <= to && !partner; ++other) {
      partner = !overlap(place, *other) && accepts(place, *other);
    }
    if (partner) out.push_back(place);
  }
}

std::size_t longest(const std::vector<Row>& rows) {
  std::size_t most = 1;
  for (const Row& row : rows) most = std::max(most, row.size());
  return most;
}

// Where the sentence or the paragraph of a position begins, and where the next one does.
std::pair<std::int64_t, std::int64_t> around(std::uint32_t position,
                                             const std::vector<std::uint32_t>& starts) {
  const auto next = std::upper_bound(starts.begin(), starts.end(), position);
  constexpr std::int64_t kEnd = std::int64_t{1} << 40;
  return {next == starts.begin() ? 0 : *std::prev(next), next == starts.end() ? kEnd : *next};
}

// Whether Xapian can tell by itself: single words, in whatever form.
bool is_simple(const std::vector<Row>& rows, std::string (*term)(std::string_view)) {
  return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
    return row.size() == 1 &&
           std::none_of(row[0].begin(), row[0].end(), [&](const std::string& form) {
             return parse_exact_term(term(form)).has_value();
           });
  });
}

std::vector<std::string> words_of(const std::vector<Row>& rows) {
  std::vector<std::string> words;
  for (const Row& row : rows) {
    for (const auto& forms : row) words.insert(words.end(), forms.begin(), forms.end());
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Documents by number, without weight.
class Listed : public Xapian::PostingSource {
 public:
  explicit Listed(std::shared_ptr<const Documents> documents) : documents_(std::move(documents)) {}

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double /*min_weight*/) override { at_ += begun_ ? 1 : 0, begun_ = true; }
  void skip_to(Xapian::docid document, double /*min_weight*/) override {
    begun_ = true;
    at_ = static_cast<std::size_t>(
        std::lower_bound(documents_->begin() + static_cast<std::ptrdiff_t>(at_), documents_->end(),
                         document) -
        documents_->begin());
  }
  bool at_end() const override { return at_ >= documents_->size(); }
  Xapian::docid get_docid() const override { return (*documents_)[at_]; }
  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    begun_ = false;
  }
  Xapian::PostingSource* clone() const override { return new Listed(documents_); }
  std::string get_description() const override { return "(listed " + std::to_string(size()) + ")"; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(documents_->size()); }

  std::shared_ptr<const Documents> documents_;
  std::size_t at_ = 0;
  bool begun_ = false;
};

// Positions of terms in documents that are visited in ascending order.
class PositionReader {
 public:
  PositionReader(const Xapian::Database& database, std::string (*term)(std::string_view))
      : database_(database), term_(term) {}

  std::vector<std::uint32_t> read(Xapian::docid document, const std::string& word) {
    const bool is_break = word == kSentenceTerm || word == kParagraphTerm;
    const std::string name = is_break ? word : term_(word);
    const auto folded = parse_exact_term(name);
    if (!folded) return positions(document, name);
    // Forms as written have no positions of their own: those of the word count where its form is
    // there.
    if (!stands(document, name)) return {};
    return positions(document, bounded_term(std::string(*folded)));
  }

 private:
  struct Posting {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
  };

  // The posting of the term at the document; null when it is not there.
  Xapian::PostingIterator* find(Xapian::docid document, const std::string& name) {
    auto known = postings_.find(name);
    if (known == postings_.end()) {
      const Posting posting{database_.postlist_begin(name), database_.postlist_end(name)};
      known = postings_.emplace(name, posting).first;
    }
    auto& [at, end] = known->second;
    if (at != end && *at < document) at.skip_to(document);
    return at == end || *at != document ? nullptr : &at;
  }

  bool stands(Xapian::docid document, const std::string& name) {
    return find(document, name) != nullptr;
  }

  std::vector<std::uint32_t> positions(Xapian::docid document, const std::string& name) {
    const Xapian::PostingIterator* at = find(document, name);
    if (at == nullptr) return {};
    return {at->positionlist_begin(), at->positionlist_end()};
  }

  const Xapian::Database& database_;
  std::string (*term_)(std::string_view);
  std::unordered_map<std::string, Posting> postings_;
};

Xapian::Query any_of(const std::vector<std::string>& words, std::string (*term)(std::string_view)) {
  std::vector<Xapian::Query> parts;
  for (const std::string& word : words) {
    const std::string name = term(word);
    const auto folded = parse_exact_term(name);
    parts.push_back(folded ? Xapian::Query(Xapian::Query::OP_FILTER,
                                           Xapian::Query(bounded_term(std::string(*folded))),
                                           Xapian::Query(name))
                           : Xapian::Query(name));
  }
  if (parts.empty()) return Xapian::Query::MatchNothing;
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace

std::string operator_name(const Proximity& near) {
  switch (near.kind) {
    case Proximity::Kind::kNear:
      return "NEAR/" + std::to_string(near.number);
    case Proximity::Kind::kOrdered:
      return "ADJ/" + std::to_string(near.number);
    case Proximity::Kind::kSentence:
      return "NEAR/S";
    case Proximity::Kind::kParagraph:
      return "NEAR/P";
    case Proximity::Kind::kAtLeast:
      break;
  }
  return "ATLEAST/" + std::to_string(near.number);
}

std::vector<Place> places_of(const Proximity& proximity, const PositionsOf& positions) {
  const Places left = places_of_any(proximity.left, positions);
  if (proximity.kind == Proximity::Kind::kAtLeast) {
    return left.size() >= proximity.number ? left : Places();
  }
  const Places right = places_of_any(proximity.right, positions);
  if (left.empty() || right.empty()) return {};
  Places found;
  if (proximity.kind == Proximity::Kind::kNear || proximity.kind == Proximity::Kind::kOrdered) {
    const bool ordered = proximity.kind == Proximity::Kind::kOrdered;
    const auto number = static_cast<std::int64_t>(proximity.number);
    const auto is_near = [&](const Place& a, const Place& b) {
      return (a.last < b.first ? b.first - a.last : a.first - b.last) <= number;
    };
    const auto reach = [&](const std::vector<Row>& others, bool before, bool after) {
      const auto width = static_cast<std::int64_t>(longest(others)) - 1;
      return [=](const Place& place) {
        return std::pair(before ? place.first - number - width : std::int64_t{place.last} + 1,
                         after ? place.last + number : std::int64_t{place.first} - 1);
      };
    };
    keep_partnered(left, right, reach(proximity.right, !ordered, true), is_near, found);
    keep_partnered(right, left, reach(proximity.left, true, !ordered), is_near, found);
  } else {
    const std::vector<std::uint32_t> starts = positions(
        std::string(proximity.kind == Proximity::Kind::kSentence ? kSentenceTerm : kParagraphTerm));
    const auto whole = [&](const Place& place) {
      const auto [begin, end] = around(place.first, starts);
      return std::pair(begin, end - 1);
    };
    const auto always = [](const Place&, const Place&) { return true; };
    keep_partnered(left, right, whole, always, found);
    keep_partnered(right, left, whole, always, found);
  }
  std::sort(found.begin(), found.end(),
            [](const Place& a, const Place& b) { return a.first < b.first; });
  return found;
}

Xapian::Query near_query(const Xapian::Database& database, const Proximity& proximity,
                         std::string (*term)(std::string_view)) {
  const bool by_number =
      proximity.kind == Proximity::Kind::kNear || proximity.kind == Proximity::Kind::kOrdered;
  std::vector<Xapian::Query> sides = {any_of(words_of(proximity.left), term)};
  if (proximity.kind != Proximity::Kind::kAtLeast) {
    sides.push_back(any_of(words_of(proximity.right), term));
  }
  if (by_number && is_simple(proximity.left, term) && is_simple(proximity.right, term)) {
    // Xapian counts the positions of the window, both words among them.
    return {proximity.kind == Proximity::Kind::kNear ? Xapian::Query::OP_NEAR
                                                     : Xapian::Query::OP_PHRASE,
            sides.begin(), sides.end(), static_cast<Xapian::termcount>(proximity.number + 1)};
  }
  const Xapian::Query candidates(Xapian::Query::OP_AND, sides.begin(), sides.end());
  Xapian::Enquire enquire(database);
  enquire.set_query(candidates);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  PositionReader reader(database, term);
  Documents documents;
  for (auto match = found.begin(); match != found.end(); ++match) {
    const Xapian::docid document = *match;
    const auto positions = [&](const std::string& word) { return reader.read(document, word); };
    if (!places_of(proximity, positions).empty()) documents.push_back(document);
  }
  if (documents.empty()) return Xapian::Query::MatchNothing;
  auto* listed = new Listed(std::make_shared<const Documents>(std::move(documents)));
  return {Xapian::Query::OP_FILTER, candidates, Xapian::Query(listed->release())};
}

}  // namespace revue
