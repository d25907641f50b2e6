// Names as sequences of words, so that all names beginning at a word of a text are found in one
// walk.
#ifndef REVUE_ANALYZERS_NAME_TRIE_H_
#define REVUE_ANALYZERS_NAME_TRIE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/tokens.h"

namespace revue {

// How a word of a name must be written in a text.
enum class Capitals : std::uint8_t { kAny, kInitial, kAll };

// How a word is written.
Capitals capitals_of(std::string_view exact);

// Whether a word as written satisfies what a name asks for.
bool satisfies(std::string_view exact, Capitals capitals);

// The words (TokenKind::kWord) of a token list, in order.
std::vector<const Token*> words_of(const TokenList& tokens);

// Lets unordered containers of std::string be asked with a std::string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

// Words are compared folded, their capitals as `add` was told. Thread-safe once built.
class NameTrie {
 public:
  using NameNumber = std::uint32_t;

  struct Match {
    NameNumber name = 0;
    std::size_t length = 0;   // words
    bool as_written = false;  // the capitals are as the name asks
  };

  // The number of a name: of those added, counted from 0; the same for the same words with the same
  // demands on capitals. Nothing for a name without words.
  // `any_case` drops its demands on capitals.
  std::optional<NameNumber> add(const std::vector<const Token*>& words, bool any_case = false);

  // Names that start at words[at], shortest first. `any_case` finds also those written otherwise.
  void match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
             std::vector<Match>& matches) const;

  std::size_t size() const { return size_; }

 private:
  struct Step {
    std::uint32_t node;
    Capitals capitals;
  };

  void walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
            std::uint32_t node, bool as_written, bool any_case, std::vector<Match>& matches) const;

  std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> word_numbers_;
  // (node, word) → the steps on, one per way of writing the word in capitals.
  std::unordered_map<std::uint64_t, std::vector<Step>> steps_;
  std::unordered_map<std::uint32_t, NameNumber> names_;  // by the node where a name ends
  std::uint32_t nodes_ = 1;
  NameNumber size_ = 0;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAME_TRIE_H_
