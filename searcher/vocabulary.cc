#include "searcher/vocabulary.h"

#include <algorithm>
#include <map>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/counts.h"
#include "searcher/spelling.h"

namespace revue {
namespace {

// Stems differ from their words in the last letters at most (policies → polici).
constexpr std::size_t kSharedAtLeast = 3;
constexpr std::size_t kMostForms = 64;

}  // namespace

std::vector<std::string> Vocabulary::accented(std::string_view folded) const {
  const std::string prefix = exact_prefix(folded);
  std::map<std::string, Xapian::doccount> counts;
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it) {
    const std::string form = lower((*it).substr(prefix.size()));
    if (form != folded) counts[form] += it.get_termfreq();
  }
  const Xapian::doccount all = database_.get_termfreq(bounded_term(std::string(folded)));
  std::vector<std::string> forms;
  for (const auto& [form, count] : counts) {
    if (count * 5 >= all) forms.push_back(form);
  }
  return forms;
}

bool Vocabulary::is_word_of(Language language, const Token& word) {
  const std::string key = lexicon_key(language, word.folded);
  const auto known = words_of_.find(key);
  if (known != words_of_.end()) return known->second;
  const std::string term = bounded_term(std::string(word.folded));
  const bool is =
      !holds(term) || 5.0 * static_cast<double>(count_passages(
                                database_, {Xapian::Query::OP_FILTER, Xapian::Query(term),
                                            Xapian::Query(language_term(language))})) >=
                          frequency(stem_term(language, word.stem));
  words_of_.emplace(key, is);
  return is;
}

std::string Vocabulary::usual_form(const std::string& folded) const {
  const std::string prefix = exact_prefix(folded);
  std::string usual = folded;
  // Passages without any of the forms below; some hold several, so that it is at least this.
  double plain = frequency(bounded_term(folded));
  double most = 0;
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it) {
    const std::string form = (*it).substr(prefix.size());
    if (form == folded) continue;
    plain -= it.get_termfreq();
    if (it.get_termfreq() <= most) continue;
    most = it.get_termfreq();
    usual = form;
  }
  return plain > most ? folded : usual;
}

void Vocabulary::for_each_word(
    const std::function<void(std::string_view word, double passages)>& use) const {
  // Terms of other kinds begin with a capital letter, numbers before them.
  auto it = database_.allterms_begin();
  it.skip_to("a");
  for (; it != database_.allterms_end(); ++it) use(*it, it.get_termfreq());
}

namespace {

// The most frequent words of a list, as many as are wanted.
std::vector<std::string> most_frequent(std::vector<std::pair<double, std::string>> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (auto& [frequency, word] : words) {
    if (out.size() == Vocabulary::kMostLike) break;
    out.push_back(std::move(word));
  }
  return out;
}

}  // namespace

std::vector<std::string> Vocabulary::beginning_with(std::string_view folded,
                                                    std::size_t& all) const {
  std::vector<std::pair<double, std::string>> words;
  const std::string prefix(folded);
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it) {
    words.emplace_back(it.get_termfreq(), *it);
  }
  all = words.size();
  return most_frequent(std::move(words));
}

std::vector<std::string> Vocabulary::resembling(std::string_view folded, std::size_t errors,
                                                std::size_t& all) const {
  const std::u32string typed = code_points(folded);
  std::vector<std::pair<double, std::string>> words;
  for_each_word([&](std::string_view word, double passages) {
    // A letter takes four bytes at most.
    if (word.size() > 4 * (typed.size() + errors)) return;
    if (typing_errors(typed, code_points(word), errors) <= errors) {
      words.emplace_back(passages, word);
    }
  });
  all = words.size();
  return most_frequent(std::move(words));
}

void Vocabulary::for_each_actor(
    const std::function<void(std::string_view id, double articles)>& use) const {
  const std::string prefix(kActorPrefix);
  for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it) {
    const std::string term = *it;
    use(std::string_view(term).substr(prefix.size()), it.get_termfreq());
  }
}

const std::vector<LexiconEntry>& Vocabulary::lexicon(Language language, std::string_view stem) {
  const std::string key = lexicon_key(language, stem);
  const auto known = entries_.find(key);
  if (known != entries_.end()) return known->second;
  const std::string value = database_.get_metadata(std::string(kMetaLexiconKey) + key);
  return entries_.emplace(key, lexicon_entries(value)).first->second;
}

const std::vector<std::string>& Vocabulary::forms(Language language, std::string_view stem) {
  const std::string key = lexicon_key(language, stem);
  const auto known = forms_.find(key);
  if (known != forms_.end()) return known->second;
  std::vector<std::string> forms;
  if (stem.size() >= kSharedAtLeast) {
    const std::string shared(stem.substr(0, std::max(stem.size() - 1, kSharedAtLeast)));
    for (auto it = database_.allterms_begin(shared); it != database_.allterms_end(shared); ++it) {
      const std::string& word = *it;
      if (tokenizer_.stem(word, language) == stem) forms.push_back(word);
      if (forms.size() == kMostForms) break;
    }
  }
  return forms_.emplace(key, std::move(forms)).first->second;
}

}  // namespace revue
