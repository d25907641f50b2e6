// An article's passages: the units that are ranked and shown.
//
// A passage is a paragraph, a run of short paragraphs, or a run of sentences of a long one; a
// heading is a passage of its own and never mixed with body text. Passages are in order, do not
// overlap, and together hold every character of the article that is not white space.
#ifndef REVUE_ANALYZERS_PASSAGES_H_
#define REVUE_ANALYZERS_PASSAGES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/sentences.h"
#include "analyzers/span.h"

namespace revue {

// Sizes in bytes of text. Chosen by measurement: docs/analysis.md.
struct PassageSizes {
  std::size_t join_below = 600;  // shorter paragraphs are joined with their neighbours …
  std::size_t target = 800;      // … up to this; long paragraphs are cut into pieces of this size
  std::size_t longest = 1200;    // paragraphs up to this stay whole
};

struct Passage {
  ByteSpan span;
  bool heading = false;
};

// Linear in the size of the text. A sentence longer than `longest` is cut at white space, a word
// longer than that between characters.
std::vector<Passage> passages(std::string_view text, SentenceSplitter& splitter,
                              const PassageSizes& sizes = {});

// Where the sentences and the paragraphs of one passage begin, the first of each left out; bytes of
// its text, in order. Every paragraph begins a sentence.
struct Breaks {
  std::vector<std::size_t> sentences;
  std::vector<std::size_t> paragraphs;
};

Breaks breaks_of(std::string_view passage, SentenceSplitter& splitter);

}  // namespace revue

#endif  // REVUE_ANALYZERS_PASSAGES_H_
