#include "indexer/duplicates.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/schema.h"
#include "indexer/value_reader.h"

namespace revue {
namespace {

// Texts of one key that a text is compared with.
constexpr std::size_t kMostOfKey = 64;

// The keys that more than one sketch has, by which texts are compared at all; sorted.
std::vector<std::uint64_t> shared_keys(const std::vector<Sketch>& sketches) {
  std::vector<std::uint64_t> all;
  for (const Sketch& sketch : sketches) {
    std::vector<std::uint64_t> keys = band_keys(sketch);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    all.insert(all.end(), keys.begin(), keys.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<std::uint64_t> shared;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i] == all[i - 1] && (shared.empty() || shared.back() != all[i])) {
      shared.push_back(all[i]);
    }
  }
  return shared;
}

struct DatedArticle {
  std::string day;  // "~" when unknown, behind all days
  std::string id;
  Sketch sketch;
};

std::vector<DatedArticle> articles_by_date(const Xapian::Database& database) {
  std::vector<DatedArticle> articles;
  ValueReader days(database, kSlotFirstDay);
  ValueReader ids(database, kSlotArticle);
  ValueReader sketches(database, kSlotSketch);
  // Streams of values still have what was removed and not committed, lists of postings do not.
  const std::string kind = kind_term(kKindArticle);
  for (auto it = database.postlist_begin(kind); it != database.postlist_end(kind); ++it) {
    std::string day = days.of(*it);
    articles.push_back(
        {day.empty() ? "~" : std::move(day), ids.of(*it), decode_sketch(sketches.of(*it))});
  }
  std::sort(articles.begin(), articles.end(), [](const DatedArticle& a, const DatedArticle& b) {
    return a.day != b.day ? a.day < b.day : a.id < b.id;
  });
  return articles;
}

using Marks = std::map<std::string, std::string>;  // id → id of the earliest

Marks marks_of(const Xapian::Database& database) {
  Marks marks;
  ValueReader ids(database, kSlotArticle);
  for (auto value = database.valuestream_begin(kSlotCopyOf);
       value != database.valuestream_end(kSlotCopyOf); ++value) {
    marks[ids.of(value.get_docid())] = *value;
  }
  return marks;
}

void mark(const std::string& id, const std::string& of, Xapian::WritableDatabase& database) {
  const std::string member = member_term(id);
  const std::vector<Xapian::docid> documents(database.postlist_begin(member),
                                             database.postlist_end(member));
  for (const Xapian::docid number : documents) {
    Xapian::Document document = database.get_document(number);
    document.add_value(kSlotCopyOf, of);  // nothing is none
    database.replace_document(number, document);
  }
}

}  // namespace

std::vector<std::size_t> first_copies(const std::vector<Sketch>& sketches) {
  const std::vector<std::uint64_t> shared = shared_keys(sketches);
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> firsts_by_key;
  std::vector<std::size_t> first(sketches.size());
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    std::vector<std::uint64_t> keys = band_keys(sketches[i]);
    std::erase_if(keys, [&](std::uint64_t key) {
      return !std::binary_search(shared.begin(), shared.end(), key);
    });
    candidates.clear();
    for (const std::uint64_t key : keys) {
      const auto firsts = firsts_by_key.find(key);
      if (firsts == firsts_by_key.end()) continue;
      candidates.insert(candidates.end(), firsts->second.begin(), firsts->second.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const auto found = std::find_if(
        candidates.begin(), candidates.end(),
        [&](std::size_t candidate) { return are_copies(sketches[candidate], sketches[i]); });
    first[i] = found == candidates.end() ? i : *found;
    if (first[i] != i) continue;
    for (const std::uint64_t key : keys) {
      std::vector<std::size_t>& firsts = firsts_by_key[key];
      if (firsts.size() < kMostOfKey) firsts.push_back(i);
    }
  }
  return first;
}

std::vector<CopiedArticle> find_copied_articles(const Xapian::Database& database) {
  std::vector<DatedArticle> articles = articles_by_date(database);
  std::vector<Sketch> sketches;
  sketches.reserve(articles.size());
  for (DatedArticle& article : articles) sketches.push_back(std::move(article.sketch));
  const std::vector<std::size_t> first = first_copies(sketches);
  std::vector<CopiedArticle> copies;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (first[i] == i) continue;
    copies.push_back({articles[i].id, articles[first[i]].id});
  }
  return copies;
}

void mark_copied_articles(const std::vector<CopiedArticle>& copies,
                          Xapian::WritableDatabase& database) {
  Marks before = marks_of(database);
  for (const CopiedArticle& copy : copies) {
    const auto known = before.find(copy.id);
    if (known == before.end() || known->second != copy.of) mark(copy.id, copy.of, database);
    if (known != before.end()) before.erase(known);
  }
  for (const auto& [id, of] : before) mark(id, {}, database);
}

}  // namespace revue
