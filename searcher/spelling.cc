#include "searcher/spelling.h"

#include <algorithm>
#include <cmath>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kShortest = 4;  // letters; shorter words resemble too many others
constexpr std::size_t kLong = 7;      // from here on two errors are looked past
constexpr std::size_t kLongest = 40;
// A word with one error more must be so many times (e to this) as frequent to be preferred.
constexpr double kErrorCost = 3;

struct Unknown {
  std::size_t clause_column;
  std::string typed;
  std::string folded;
  std::u32string letters;  // of it
  std::size_t most_errors;
  std::string best;  // folded
  double best_score = 0;
};

void add_unknown(const Leaf& leaf, const std::string& typed, std::vector<Unknown>& unknown) {
  if (unknown.size() == kMostMisspellings) return;
  std::string folded = fold(typed);
  std::u32string letters = code_points(folded);
  const bool is_word = std::none_of(letters.begin(), letters.end(),
                                    [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (!is_word || letters.size() < kShortest || letters.size() > kLongest) return;
  const std::size_t most = letters.size() < kLong ? 1 : 2;
  unknown.push_back({leaf.column, typed, std::move(folded), std::move(letters), most, {}, {}});
}

void find_unknown(const Leaf& leaf, const Vocabulary& vocabulary, std::vector<Unknown>& unknown) {
  const auto holds = [&](const std::vector<std::string>& terms) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return vocabulary.holds(term); });
  };
  if (leaf.stop || !leaf.entities.empty() || !leaf.expansions.empty() || !leaf.exact.empty() ||
      leaf.restriction) {
    return;
  }
  if (leaf.phrases.empty() && !leaf.near) {
    if (!holds(leaf.terms)) add_unknown(leaf, leaf.text, unknown);
    return;
  }
  for (const EvidenceWord& word : leaf.evidence) {
    if (!word.stop && !word.text.empty() && !holds(word.terms)) {
      add_unknown(leaf, word.text, unknown);
    }
  }
}

void find_unknown(const std::vector<QueryNode>& nodes, const Vocabulary& vocabulary,
                  std::vector<Unknown>& unknown) {
  for (const QueryNode& node : nodes) {
    find_unknown(node.list.must, vocabulary, unknown);
    find_unknown(node.list.may, vocabulary, unknown);
    if (node.kind == QueryNode::Kind::kLeaf) find_unknown(node.leaf, vocabulary, unknown);
  }
}

// Where a word first stands at or behind a column; that column when it is not found.
std::size_t column_of(std::string_view query, std::size_t column, const std::string& word) {
  std::size_t begin = 0;
  for (std::size_t at = 1; at < column && begin < query.size(); ++at) next_character(query, begin);
  const std::size_t found = query.find(word, begin);
  if (found == std::string_view::npos) return column;
  return column + CodePointIndex(query.substr(begin, found - begin)).size();
}

// Lets the vocabulary know the corrections of all these words.
void look_for(std::vector<Unknown> unknown, Vocabulary& vocabulary) {
  std::erase_if(unknown,
                [&](const Unknown& each) { return vocabulary.correction(each.folded) != nullptr; });
  if (unknown.empty()) return;
  vocabulary.for_each_word([&](std::string_view word, double passages) {
    const std::u32string letters = code_points(word);
    for (Unknown& each : unknown) {
      const std::size_t errors = typing_errors(each.letters, letters, each.most_errors);
      if (errors > each.most_errors) continue;
      const double score = std::log(1 + passages) - kErrorCost * static_cast<double>(errors);
      if (each.best.empty() || score > each.best_score) {
        each.best = word;
        each.best_score = score;
      }
    }
  });
  for (Unknown& each : unknown) {
    std::string correction = each.best.empty() ? "" : vocabulary.usual_form(each.best);
    vocabulary.keep_correction(std::move(each.folded), std::move(correction));
  }
}

}  // namespace

std::size_t typing_errors(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t too_many = most + 1;
  if (a.size() > b.size() + most || b.size() > a.size() + most) return too_many;
  // Rows of the table of distances between the beginnings of both: two before, before, this one.
  std::vector<std::size_t> older(b.size() + 1);
  std::vector<std::size_t> old(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], older[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return too_many;
    older.swap(old);
    old.swap(row);
  }
  return std::min(old[b.size()], too_many);
}

std::vector<Misspelling> find_misspellings(const Query& query, Vocabulary& vocabulary) {
  std::vector<Unknown> unknown;
  find_unknown(query.may, vocabulary, unknown);
  find_unknown(query.must, vocabulary, unknown);
  look_for(unknown, vocabulary);
  std::vector<Misspelling> found;
  for (const Unknown& each : unknown) {
    const std::string& correction = *vocabulary.correction(each.folded);
    if (correction.empty()) continue;
    found.push_back(
        {column_of(query.text, each.clause_column, each.typed), each.typed, correction});
  }
  std::sort(found.begin(), found.end(),
            [](const Misspelling& a, const Misspelling& b) { return a.column < b.column; });
  found.erase(
      std::unique(found.begin(), found.end(),
                  [](const Misspelling& a, const Misspelling& b) { return a.column == b.column; }),
      found.end());
  return found;
}

std::string corrected(std::string_view query, const std::vector<Misspelling>& misspellings) {
  std::string out;
  std::size_t column = 1;
  std::size_t copied = 0;
  auto next = misspellings.begin();
  for (std::size_t at = 0; at < query.size() && next != misspellings.end(); ++column) {
    if (column == next->column) {
      if (query.substr(at).starts_with(next->typed)) {
        out += query.substr(copied, at - copied);
        out += next->suggestion;
        copied = at + next->typed.size();
      }
      ++next;
    }
    next_character(query, at);
  }
  out += query.substr(std::min(copied, query.size()));
  return out;
}

}  // namespace revue
