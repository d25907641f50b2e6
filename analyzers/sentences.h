// Where sentences end.
//
// ICU's sentence breaks with a filter of our own, because ICU 72 breaks inside names («J.D.
// Vance»), after titles and abbreviations, and moves a closing quotation mark to the next sentence.
// Abbreviations are rows of the language tables.
#ifndef REVUE_ANALYZERS_SENTENCES_H_
#define REVUE_ANALYZERS_SENTENCES_H_

#include <memory>
#include <string_view>
#include <vector>

#include "analyzers/span.h"

namespace revue {

// Holds ICU's iterator. One per thread.
class SentenceSplitter {
 public:
  SentenceSplitter();
  ~SentenceSplitter();

  // The sentences of one paragraph: non-empty, in order, without the white space between them.
  // Line ends inside the paragraph count as spaces. Linear in the size of the text.
  std::vector<ByteSpan> sentences(std::string_view paragraph);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_SENTENCES_H_
