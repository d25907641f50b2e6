// Where the words of a text are: the rules of tokens.h, before any word is given its forms.
// Internal to analyzers/: tokens.cc.
#ifndef REVUE_ANALYZERS_WORD_SPLITTER_H_
#define REVUE_ANALYZERS_WORD_SPLITTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analyzers/text_units.h"
#include "analyzers/tokens.h"

namespace revue {

// A word, a variant or a whole in units of a TextUnits.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t position = 0;
  std::uint32_t width = 1;
  TokenKind kind = TokenKind::kWord;
  // The word itself, UTF-8, where it is not simply what is written at [begin, end): initials
  // without their dots, numbers without their separators, inclusive forms. Empty otherwise.
  std::string text;
};

// Holds ICU's word break iterator. One per thread.
class WordSplitter {
 public:
  WordSplitter();
  ~WordSplitter();

  // Replaces `pieces` by those of `units`; returns the number of positions taken.
  std::uint32_t split(const TextUnits& units, Language language, std::vector<Piece>& pieces);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> iterator_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_WORD_SPLITTER_H_
