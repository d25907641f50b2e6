// Words and what is known of each: filled once, then asked about every word of every article.
#ifndef REVUE_ANALYZERS_WORD_TABLE_H_
#define REVUE_ANALYZERS_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/hash_index.h"
#include "analyzers/hashes.h"

namespace revue {

// Thread-safe once filled. All words together must be smaller than 4 GiB.
template <typename Value>
class WordTable {
 public:
  // What is known of a word; of a new one a Value of nothing. Holds until the next call.
  Value& operator[](std::string_view word) {
    const std::uint64_t hash = hash_of(word);
    if (const auto known = number_of(word, hash)) return values_[*known];
    index_.add(hash, static_cast<std::uint32_t>(values_.size()));
    letters_ += word;
    ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
    return values_.emplace_back();
  }

  // nullptr when the word is not there.
  const Value* find(std::string_view word) const {
    const auto known = number_of(word, hash_of(word));
    return known ? &values_[*known] : nullptr;
  }

  std::vector<Value>& values() { return values_; }

 private:
  std::optional<std::uint32_t> number_of(std::string_view word, std::uint64_t hash) const {
    return index_.view().find(hash, [&](std::uint32_t number) {
      const std::uint32_t begin = number == 0 ? 0 : ends_[number - 1];
      return std::string_view(letters_).substr(begin, ends_[number] - begin) == word;
    });
  }

  std::string letters_;              // of all words, in the order in which they came
  std::vector<std::uint32_t> ends_;  // of each in letters_
  std::vector<Value> values_;
  HashIndex index_;
};

class WordSet {
 public:
  void add(std::string_view word) { words_[word] = true; }
  bool contains(std::string_view word) const { return words_.find(word) != nullptr; }

 private:
  WordTable<char> words_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_WORD_TABLE_H_
