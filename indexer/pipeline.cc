#include "indexer/pipeline.h"

#include <algorithm>
#include <utility>

#include "indexer/document.h"

namespace revue {

Written analyze(const Article& article, Analyzer& analyzer, const Gazetteer& gazetteer,
                const std::function<void(Xapian::Document&)>& use) {
  Analysis analysis = analyzer.analyze(article.text, article.title, article.lang, article.date);
  const std::size_t passages = analysis.passages.size();
  const auto quotes =
      std::count_if(analysis.quotes.begin(), analysis.quotes.end(),
                    [](const Quote& quote) { return quote.type != QuoteType::kScare; });
  make_documents(article, std::move(analysis), gazetteer, use);
  return {passages, static_cast<std::uint64_t>(quotes)};
}

InputOutcome outcome_of(const Article& article, InputOutcome::Kind kind) {
  return {kind, article.source, article.id, article.format, {}};
}

}  // namespace revue
