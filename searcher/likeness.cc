#include "searcher/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "indexer/schema.h"

namespace revue {
namespace {

// How often a stem stands in the article, in all and by the form written.
struct StemUse {
  double times = 0;
  std::map<std::string, std::size_t, std::less<>> forms;

  std::string usual_form() const {
    return std::max_element(forms.begin(), forms.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }
};

struct WeighedWord {
  double weight = 0;
  std::string word;
};

}  // namespace

std::vector<std::string> telling_words(const Xapian::Database& database,
                                       const ArticleRecord& article,
                                       const std::vector<PassageRecord>& passages,
                                       Tokenizer& tokenizer, std::size_t most) {
  std::map<std::string, StemUse> uses;  // by the term of the stem
  const auto read = [&](std::string_view text, Language language) {
    const TokenList tokens = tokenizer.tokens(text, language);
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::kWord || token.stop) continue;
      StemUse& use = uses[whole_stem_term(language, token.stem)];
      ++use.times;
      ++use.forms[std::string(token.exact)];
    }
  };
  if (!article.title_in_text) read(article.title, article.title_language);
  for (const PassageRecord& passage : passages) read(passage.text, passage.language);

  const auto articles = static_cast<double>(database.get_termfreq(kind_term(kKindArticle)));
  std::vector<WeighedWord> words;
  for (const auto& [term, use] : uses) {
    const Xapian::doccount holding = database.get_termfreq(term);
    if (holding < 2) continue;
    words.push_back({(1 + std::log(use.times)) * std::log(articles / holding), use.usual_form()});
  }
  std::sort(words.begin(), words.end(), [](const WeighedWord& a, const WeighedWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
  });
  std::vector<std::string> out;
  for (const WeighedWord& each : words) {
    if (out.size() == most) break;
    out.push_back(each.word);
  }
  return out;
}

}  // namespace revue
