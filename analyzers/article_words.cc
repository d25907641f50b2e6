#include "analyzers/article_words.h"

#include <algorithm>
#include <iterator>

namespace revue {

std::size_t ArticleWords::word_at(std::size_t byte) const {
  const auto word =
      std::lower_bound(words.begin(), words.end(), byte,
                       [](const ArticleWord& each, auto at) { return each.span.begin < at; });
  return static_cast<std::size_t>(word - words.begin());
}

const ArticleMention* ArticleWords::mention_at(std::size_t word) const {
  const std::uint32_t number = words[word].mention;
  return number == kNoMention ? nullptr : &mentions[number];
}

std::vector<ArticleMention>::const_reverse_iterator ArticleWords::mentions_before(
    std::size_t byte) const {
  const auto next = std::lower_bound(
      mentions.begin(), mentions.end(), byte,
      [](const ArticleMention& mention, std::size_t at) { return mention.span.begin < at; });
  return std::make_reverse_iterator(next);
}

ArticleWords article_words(std::string_view text, const Analysis& analysis,
                           const NameLists& lists) {
  ArticleWords all;
  all.text = text;
  std::uint32_t number = 0;
  for (const AnalyzedPassage& passage : analysis.passages) {
    const std::size_t offset = passage.span.begin;
    const auto shifted = [offset](ByteSpan span) {
      return ByteSpan{span.begin + offset, span.end + offset};
    };
    auto mention = passage.mentions.begin();
    for (const NameContext& context : name_contexts(
             words_of(passage.tokens), cut(text, passage.span), passage.language, lists)) {
      const ByteSpan own = context.token->span;
      while (mention != passage.mentions.end() && mention->span.end <= own.begin) ++mention;
      const auto at = static_cast<std::uint32_t>(all.words.size());
      ArticleWord word{shifted(own), context, passage.language, number, kNoMention};
      if (mention != passage.mentions.end() && mention->span.begin <= own.begin) {
        if (all.mentions.empty() || all.mentions.back().span != shifted(mention->span)) {
          all.mentions.push_back({shifted(mention->span), mention->entity, mention->rule, at, at});
        }
        all.mentions.back().end = at + 1;
        word.mention = static_cast<std::uint32_t>(all.mentions.size() - 1);
      }
      all.words.push_back(word);
    }
    ++number;
  }
  return all;
}

}  // namespace revue
