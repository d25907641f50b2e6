// The words that an index holds, asked while a query is read.
#ifndef REVUE_SEARCHER_VOCABULARY_H_
#define REVUE_SEARCHER_VOCABULARY_H_

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/lexicon.h"
#include "analyzers/tokens.h"

namespace revue {

// Keeps what it has read: a database opened anew needs a new one. One per thread. The tokenizer
// must outlive it. Xapian's errors come through.
class Vocabulary {
 public:
  Vocabulary(const Xapian::Database& database, Tokenizer& tokenizer)
      : database_(database), tokenizer_(tokenizer) {}

  const Xapian::Database& database() const { return database_; }
  Tokenizer& tokenizer() { return tokenizer_; }

  // Whether any passage holds the term.
  bool holds(const std::string& term) const { return database_.term_exists(term); }
  // How many documents hold the term.
  double frequency(const std::string& term) const { return database_.get_termfreq(term); }

  // The ways in which a word that was typed without accents is written with them, lower case, when
  // that is at least one in five of its occurrences: elysee → élysée.
  std::vector<std::string> accented(std::string_view folded) const;

  // Whether passages of the language hold the word itself in a fifth at least of those that hold a
  // word of its stem; also when no passage at all holds it, so that nothing can be said.
  bool is_word_of(Language language, const Token& word);

  // A word of the index as passages most often write it: elysee → Élysée.
  std::string usual_form(const std::string& folded) const;

  // Calls `use` with every folded word of the index and the number of passages that hold it.
  void for_each_word(const std::function<void(std::string_view word, double passages)>& use) const;

  // Words of the index that are like one that was typed, the most frequent first, at most
  // kMostLike; `all` receives how many there are.
  inline static constexpr std::size_t kMostLike = 1000;
  std::vector<std::string> beginning_with(std::string_view folded, std::size_t& all) const;
  std::vector<std::string> resembling(std::string_view folded, std::size_t errors,
                                      std::size_t& all) const;

  // Calls `use` with the id of every actor that an article names, and the number of those articles.
  void for_each_actor(const std::function<void(std::string_view id, double articles)>& use) const;

  // Names of `language` whose first word has this stem.
  const std::vector<LexiconEntry>& lexicon(Language language, std::string_view stem);

  // What a folded word that no passage holds was found to be a misspelling of (spelling.h), empty
  // when it resembles none; null when it was not looked for yet.
  const std::string* correction(const std::string& folded) const {
    const auto known = corrections_.find(folded);
    return known == corrections_.end() ? nullptr : &known->second;
  }
  void keep_correction(std::string folded, std::string correction) {
    corrections_.emplace(std::move(folded), std::move(correction));
  }

  // The folded words of the index that a stem's inflected forms are written as; sorted. Terms with
  // positions are folded words alone, so this is how a phrase matches inflected.
  const std::vector<std::string>& forms(Language language, std::string_view stem);

 private:
  Xapian::Database database_;
  Tokenizer& tokenizer_;
  std::unordered_map<std::string, std::vector<LexiconEntry>> entries_;  // by lexicon_key()
  std::unordered_map<std::string, std::vector<std::string>> forms_;     // by lexicon_key()
  std::unordered_map<std::string, bool> words_of_;                      // by language and word
  std::unordered_map<std::string, std::string> corrections_;            // by folded word
};

}  // namespace revue

#endif  // REVUE_SEARCHER_VOCABULARY_H_
