#include "searcher/query_rows.h"

#include <string>
#include <utility>

#include "indexer/schema.h"
#include "searcher/reading.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

// The terms with positions that stand for these: inflected forms for stems.
std::vector<std::string> with_positions(const std::vector<std::string>& terms,
                                        Vocabulary* vocabulary) {
  std::vector<std::string> out;
  for (const std::string& term : terms) {
    const auto stem = parse_stem_term(term);
    if (!stem) {
      add_unique(out, term);
    } else if (vocabulary != nullptr) {
      for (const std::string& form : vocabulary->forms(stem->language, stem->stem)) {
        add_unique(out, bounded_term(form));
      }
    }
  }
  return out;
}

}  // namespace

void add_rows(const Leaf& leaf, Vocabulary* vocabulary, std::vector<Row>& rows) {
  std::vector<std::string> words = with_positions(leaf.terms, vocabulary);
  const auto add_exact = [&](const std::vector<ExactWord>& exact) {
    for (const ExactWord& word : exact) add_unique(words, exact_term(word.folded, word.exact));
  };
  for (const std::string& id : leaf.entities) add_unique(words, entity_term(id));
  add_exact(leaf.exact);
  for (const Expansion& expansion : leaf.expansions) {
    if (!expansion.entity.empty()) add_unique(words, entity_term(expansion.entity));
    for (std::string& term : with_positions(expansion.terms, vocabulary)) {
      add_unique(words, std::move(term));
    }
    add_exact(expansion.exact);
    Row row;
    for (const auto& forms : expansion.phrase) row.push_back(with_positions(forms, vocabulary));
    if (!row.empty()) rows.push_back(std::move(row));
  }
  if (!words.empty()) rows.push_back({std::move(words)});
  rows.insert(rows.end(), leaf.phrases.begin(), leaf.phrases.end());
}

}  // namespace revue
