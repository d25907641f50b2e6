// Everything the analysis knows of one article.
#ifndef REVUE_ANALYZERS_ANALYSIS_H_
#define REVUE_ANALYZERS_ANALYSIS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/mentions.h"
#include "analyzers/passages.h"
#include "analyzers/quote.h"
#include "analyzers/tokens.h"

namespace revue {

struct AnalyzedPassage {
  ByteSpan span;  // in the article's text
  bool heading = false;
  Language language = Language::kFrench;
  TokenList tokens;               // spans count in the passage's own text
  std::vector<Mention> mentions;  // spans count in the passage's own text
  Breaks breaks;
};

// The positions of the words that stand first behind such bytes, of those inside `span` but for its
// first word.
std::vector<std::uint32_t> break_positions(const std::vector<std::size_t>& starts,
                                           const TokenList& tokens, ByteSpan span);

struct Analysis {
  Language language = Language::kFrench;  // of the article as a whole
  std::vector<AnalyzedPassage> passages;  // in order
  TokenList title;
  Language title_language = Language::kFrench;
  std::vector<Mention> title_mentions;  // spans count in the title
  // The title is a line of the text too, so that a passage holds it already.
  bool title_in_text = false;
  // What was taken for no mention, when it was asked for: of the title, then of each passage.
  std::vector<std::vector<Mention>> refused;
  // Entities that the gazetteer does not hold; mentions and quotes point into it.
  UnlistedEntities unlisted;
  std::vector<Quote> quotes;  // of the text, in order
};

// Analyses articles. Holds ICU's and Snowball's objects: one per thread. The gazetteer and the
// lists must outlive it. The answer depends on the arguments, the gazetteer and the lists alone.
class Analyzer {
 public:
  explicit Analyzer(const Gazetteer& gazetteer, const PassageSizes& sizes = {});
  Analyzer(const Gazetteer& gazetteer, const PassageSizes& sizes, const NameLists& lists);

  // `title` may be empty. `stated` is the language the source claims; it is believed where the text
  // does not tell. `date`, in ISO form or empty, says who had which role. Linear in the size of the
  // text.
  Analysis analyze(std::string_view text, std::string_view title, std::optional<Language> stated,
                   std::string_view date = {}, bool with_refusals = false);

  Tokenizer& tokenizer() { return tokenizer_; }

 private:
  const Gazetteer& gazetteer_;
  const NameLists& lists_;
  PassageSizes sizes_;
  Tokenizer tokenizer_;
  SentenceSplitter sentences_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_ANALYSIS_H_
