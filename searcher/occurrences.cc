#include "searcher/occurrences.h"

#include <algorithm>

namespace revue {
namespace {

constexpr std::size_t kWordsAround = 7;

// White space that ends a line ends what is shown, too.
ByteSpan around(std::string_view text, ByteSpan span) {
  ByteSpan out = span;
  for (std::size_t words = 0; out.begin > 0 && text[out.begin - 1] != '\n'; --out.begin) {
    if (text[out.begin - 1] == ' ' && ++words > kWordsAround) break;
  }
  for (std::size_t words = 0; out.end < text.size() && text[out.end] != '\n'; ++out.end) {
    if (text[out.end] == ' ' && ++words > kWordsAround) break;
  }
  return out;
}

}  // namespace

std::vector<Occurrence> find_occurrences(std::string_view text, std::string_view title,
                                         Language language, std::string_view date,
                                         const std::string& id, Analyzer& analyzer) {
  const Analysis analysis = analyzer.analyze(text, title, language, date, true);
  std::vector<Occurrence> found;
  const auto add = [&](bool in_title, std::size_t offset, const std::vector<Mention>& mentions,
                       const std::vector<Mention>& refused) {
    const std::size_t first = found.size();
    const auto add_one = [&](const Mention& mention) {
      if (mention.entity->id != id) return;
      Occurrence& each = found.emplace_back();
      each.in_title = in_title;
      each.span = {mention.span.begin + offset, mention.span.end + offset};
      each.sentence = around(in_title ? title : text, each.span);
      each.rule = mention.rule;
      if (!is_refusal(mention.rule)) return;
      const auto other = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& linked) {
        return linked.span.overlaps(mention.span);
      });
      if (other != mentions.end()) each.other = other->entity->id;
    };
    for (const Mention& mention : mentions) add_one(mention);
    for (const Mention& mention : refused) add_one(mention);
    std::stable_sort(
        found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
        [](const Occurrence& a, const Occurrence& b) { return a.span.begin < b.span.begin; });
  };
  if (!analysis.title_in_text) add(true, 0, analysis.title_mentions, analysis.refused.front());
  for (std::size_t i = 0; i < analysis.passages.size(); ++i) {
    add(false, analysis.passages[i].span.begin, analysis.passages[i].mentions,
        analysis.refused[i + 1]);
  }
  return found;
}

}  // namespace revue
