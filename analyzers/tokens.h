// Text to tokens: the one function that serves indexing, reading queries and highlighting.
// Nothing else in revue splits words.
//
// Stages, in order (docs/analysis.md explains each): units → URLs and addresses → ICU words →
// inclusive forms → elision, possessive → initials → numbers → compounds → forms and stems.
//
// Words are split alike in every language, so that a misjudged language costs a stem, never a
// word; only the writing of numbers and the stems depend on it.
#ifndef REVUE_ANALYZERS_TOKENS_H_
#define REVUE_ANALYZERS_TOKENS_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "analyzers/span.h"

namespace revue {

enum class TokenKind : std::uint8_t {
  kWord,     // takes the next position
  kVariant,  // another form of the word before it, at its position: citoyen·nes → citoyennes
  kWhole,    // the run of words it covers, as one: vice-président → vicepresident; a URL; #IA
};

// A word of the text. The views live as long as the TokenList.
struct Token {
  ByteSpan span;  // in the text given to tokens(); without an elided article or a possessive ending
  std::uint32_t position = 0;  // of its (first) word, counted from 1; elided articles take none
  std::uint32_t width = 1;     // positions covered; more than 1 only for kWhole
  TokenKind kind = TokenKind::kWord;
  bool stop = false;        // a stop word of the language
  std::string_view exact;   // as written, normalised (fold.h)
  std::string_view folded;  // case and accents folded away; never empty
  std::string_view stem;    // of the text's language, without accents; never empty
  std::string_view bare;    // second stem, or empty (stem.h)
};

// Tokens in order of span begin; a kWhole comes after the words it covers.
class TokenList {
 public:
  TokenList() = default;
  TokenList(TokenList&&) = default;
  TokenList& operator=(TokenList&&) = default;
  TokenList(const TokenList&) = delete;  // the tokens point into this list's own memory
  TokenList& operator=(const TokenList&) = delete;

  const std::vector<Token>& tokens() const { return tokens_; }
  auto begin() const { return tokens_.begin(); }
  auto end() const { return tokens_.end(); }
  std::size_t size() const { return tokens_.size(); }
  bool empty() const { return tokens_.empty(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  // Number of positions taken.
  std::uint32_t positions() const { return positions_; }

 private:
  friend class TokenBuilder;
  std::vector<Token> tokens_;
  std::deque<std::string> arena_;  // chunks never reallocated once a view points into them
  std::uint32_t positions_ = 0;
};

// Holds ICU's and Snowball's objects and scratch memory. One per thread; the answer depends on the
// arguments alone.
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Linear in the size of the text. Any bytes are accepted; invalid UTF-8 separates words.
  TokenList tokens(std::string_view text, Language language);

  // As tokens() for French, but a word's stem is its folded form: what names are compared by, at a
  // fraction of the time, since tables hold many thousands.
  TokenList name(std::string_view text);

  // The stem of one folded word; holds until the next call.
  std::string_view stem(std::string_view folded, Language language);

 private:
  struct State;
  TokenList split(std::string_view text, Language language, bool stemmed);

  std::unique_ptr<State> state_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_TOKENS_H_
