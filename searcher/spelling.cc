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
  const Leaf* leaf;
  std::string folded;
  std::u32string letters;  // of it
  std::size_t most_errors;
  std::string best;  // folded
  double best_score = 0;
};

bool is_known(const Leaf& leaf, const Vocabulary& vocabulary) {
  const auto holds = [&](const std::string& term) { return vocabulary.holds(term); };
  return leaf.stop || !leaf.entities.empty() || !leaf.expansions.empty() || !leaf.phrases.empty() ||
         !leaf.exact.empty() || leaf.near || leaf.restriction ||
         std::any_of(leaf.terms.begin(), leaf.terms.end(), holds);
}

void find_unknown(const std::vector<QueryNode>& nodes, const Vocabulary& vocabulary,
                  std::vector<Unknown>& unknown) {
  for (const QueryNode& node : nodes) {
    if (unknown.size() == kMostMisspellings) return;
    find_unknown(node.list.must, vocabulary, unknown);
    find_unknown(node.list.may, vocabulary, unknown);
    if (node.kind != QueryNode::Kind::kLeaf || is_known(node.leaf, vocabulary)) continue;
    std::string folded = fold(node.leaf.text);
    std::u32string letters = code_points(folded);
    const bool is_word = std::none_of(letters.begin(), letters.end(),
                                      [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (!is_word || letters.size() < kShortest || letters.size() > kLongest) continue;
    const std::size_t most = letters.size() < kLong ? 1 : 2;
    unknown.push_back({&node.leaf, std::move(folded), std::move(letters), most, {}, {}});
  }
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
    if (!correction.empty()) found.push_back({each.leaf->column, each.leaf->text, correction});
  }
  std::sort(found.begin(), found.end(),
            [](const Misspelling& a, const Misspelling& b) { return a.column < b.column; });
  return found;
}

std::string corrected(std::string_view query, const std::vector<Misspelling>& misspellings) {
  std::string out;
  std::size_t column = 1;
  std::size_t copied = 0;
  auto next = misspellings.begin();
  for (std::size_t at = 0; at < query.size() && next != misspellings.end(); ++column) {
    if (column == next->column) {
      // The column of a quoted word is that of its sign or mark.
      const std::size_t word = query.find(next->typed, at);
      if (word != std::string_view::npos) {
        out += query.substr(copied, word - copied);
        out += next->suggestion;
        copied = word + next->typed.size();
      }
      ++next;
    }
    next_character(query, at);
  }
  out += query.substr(std::min(copied, query.size()));
  return out;
}

}  // namespace revue
