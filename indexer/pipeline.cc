#include "indexer/pipeline.h"

#include <algorithm>

#include "indexer/document.h"

namespace revue {

Written analyze(const Article& article, Analyzer& analyzer, const Gazetteer& gazetteer,
                const std::function<void(Xapian::Document&)>& use) {
  const Analysis analysis =
      analyzer.analyze(article.text, article.title, article.lang, article.date);
  make_documents(article, analysis, gazetteer, use);
  const auto quotes =
      std::count_if(analysis.quotes.begin(), analysis.quotes.end(),
                    [](const Quote& quote) { return quote.type != QuoteType::kScare; });
  return {analysis.passages.size(), static_cast<std::uint64_t>(quotes)};
}

}  // namespace revue
