// Why an actor's names count in an article, or do not: each occurrence with the rule that decided.
#ifndef REVUE_SEARCHER_OCCURRENCES_H_
#define REVUE_SEARCHER_OCCURRENCES_H_

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/mentions.h"
#include "analyzers/span.h"

namespace revue {

struct Occurrence {
  bool in_title = false;
  ByteSpan span;      // in the title, or in the article's text
  ByteSpan sentence;  // around it, likewise: at most some words on either side
  MentionRule rule = MentionRule::kName;
  std::string other;  // id of the actor that the words mean instead; empty when nobody's
};

// Those linked to `id` and those refused to it, in order, the title's first. `date` as in Analyzer.
std::vector<Occurrence> find_occurrences(std::string_view text, std::string_view title,
                                         Language language, std::string_view date,
                                         const std::string& id, Analyzer& analyzer);

}  // namespace revue

#endif  // REVUE_SEARCHER_OCCURRENCES_H_
