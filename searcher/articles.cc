#include "searcher/articles.h"

#include <algorithm>

#include "indexer/schema.h"

namespace revue {
namespace {

constexpr std::size_t kMostIds = 100'000;  // kept; then they are read anew

}  // namespace

const std::vector<Xapian::docid>& Articles::all() {
  if (all_.empty()) {
    const std::string kind = kind_term(kKindArticle);
    all_.assign(database_.postlist_begin(kind), database_.postlist_end(kind));
  }
  return all_;
}

Articles::Number Articles::of(Xapian::docid document) {
  const auto next = std::upper_bound(all().begin(), all().end(), document);
  if (next == all().begin()) {
    throw Xapian::DatabaseCorruptError("document " + std::to_string(document) +
                                       " stands before all articles");
  }
  return static_cast<Number>(next - all().begin()) - 1;
}

DocumentRange Articles::documents(Number article) {
  return {all()[article],
          article + 1 < all().size() ? all()[article + 1] : database_.get_lastdocid() + 1};
}

const std::string& Articles::id(Number article) {
  if (ids_.size() > kMostIds) ids_.clear();
  const auto [known, is_new] = ids_.try_emplace(article);
  if (is_new) known->second = database_.get_document(all()[article]).get_value(kSlotArticle);
  return known->second;
}

}  // namespace revue
