// Any bytes: tokens, passages, mentions and quotes keep their laws.
#include <cstdint>
#include <cstdlib>

#include "analyzers/analysis.h"
#include "analyzers/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace revue;
  static std::vector<TableProblem> problems;
  static const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer", problems);
  static Analyzer analyzer(gazetteer);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Analysis analysis = analyzer.analyze(text, text.substr(0, size / 8), std::nullopt);
  std::size_t at = 0;
  for (const AnalyzedPassage& passage : analysis.passages) {
    require(passage.span.begin >= at && passage.span.begin < passage.span.end &&
            passage.span.end <= size);
    at = passage.span.end;
    std::uint32_t position = 0;
    for (const Token& token : passage.tokens) {
      require(token.span.begin <= token.span.end && token.span.end <= passage.span.size());
      require(!token.folded.empty() && !token.stem.empty());
      if (token.kind == TokenKind::kWord) {
        require(token.position > position);
        position = token.position;
      }
      require(token.position + token.width - 1 <= passage.tokens.positions());
    }
    for (const Mention& mention : passage.mentions) {
      require(mention.span.begin < mention.span.end && mention.span.end <= passage.span.size());
    }
  }
  std::size_t begin = 0;
  for (const Quote& quote : analysis.quotes) {
    require(quote.span.begin >= begin && quote.span.begin < quote.span.end);
    begin = quote.span.begin;
    for (const ByteSpan span :
         {quote.span, quote.speaker, quote.cue, quote.sentence, quote.description}) {
      require(span.begin <= span.end && span.end <= size);
    }
    require(quote.confidence >= 0 && quote.confidence <= 1);
  }
  return 0;
}
