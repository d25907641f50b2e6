// Names as sequences of words, so that all names beginning at a word of a text are found in one
// walk.
#ifndef REVUE_ANALYZERS_NAME_TRIE_H_
#define REVUE_ANALYZERS_NAME_TRIE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/hash_index.h"
#include "analyzers/image.h"
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

// The number of a name: of those added, counted from 0.
using NameNumber = std::uint32_t;

struct NameMatch {
  NameNumber name = 0;
  std::size_t length = 0;   // words
  bool as_written = false;  // the capitals are as the name asks
};

// The tables of a NameTrie, which may stand in an image. Thread-safe.
class NameTrieView {
 public:
  struct Word {
    std::uint32_t begin;  // in texts
    std::uint32_t size;
  };
  // From a node to another by a label: the number of a word and its capitals. The root is 0.
  struct Step {
    std::uint32_t from;
    std::uint32_t label;
    std::uint32_t to;
  };
  static constexpr NameNumber kNoName = 0xFFFFFFFF;

  NameTrieView() = default;
  // What NameTrie::write() wrote.
  explicit NameTrieView(ImageReader& image);

  // Names that start at words[at], shortest first. `any_case` finds also those written otherwise.
  void match(const std::vector<const Token*>& words, std::size_t at, bool any_case,
             std::vector<NameMatch>& matches) const;

 private:
  friend class NameTrie;

  std::optional<std::uint32_t> find_word(std::string_view folded) const;
  // The node that a step leads to.
  std::optional<std::uint32_t> find_step(std::uint32_t from, std::uint32_t label) const;
  void walk(const std::vector<const Token*>& words, std::size_t begin, std::size_t at,
            std::uint32_t node, bool as_written, bool any_case,
            std::vector<NameMatch>& matches) const;

  std::string_view texts_;  // of the words, one behind the other
  std::span<const Word> words_;
  HashIndexView word_index_;
  std::span<const Step> steps_;
  HashIndexView step_index_;
  std::span<const NameNumber> names_;  // by the node where a name ends
};

// Words are compared folded, their capitals as `add` was told. Thread-safe once built.
class NameTrie {
 public:
  // The same number for the same words with the same demands on capitals; nothing for a name
  // without words. `any_case` drops its demands on capitals.
  std::optional<NameNumber> add(const std::vector<const Token*>& words, bool any_case = false);

  // Until something is added.
  NameTrieView view() const;
  void write(ImageWriter& image) const;

 private:
  std::uint32_t add_word(std::string_view folded);

  std::string texts_;  // as in the view
  std::vector<NameTrieView::Word> words_;
  HashIndex word_index_;
  std::vector<NameTrieView::Step> steps_;
  HashIndex step_index_;
  std::vector<NameNumber> names_ = {NameTrieView::kNoName};
  NameNumber size_ = 0;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_NAME_TRIE_H_
