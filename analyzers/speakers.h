// Who a quote's speaker is: the phrase beside the words, or nothing where they float, made an actor
// of the article.
//
// Rules, in order:
// 1. A phrase that a mention is in names its speaker; so does a name in apposition to the phrase:
//    «la procureure, Mme Diallo, a déclaré».
// 2. A description («la juriste», “the company”) is the actor of whom the article says so
//    elsewhere, beside the name, of whom the gazetteer says so at that time, or whose name holds
//    its noun («le ministère»); of several, the one named last.
// 3. A pronoun is the subject of the sentence before, where it can stand for that by gender and
//    number, a person or not («Le maire est venu. Il dit …»); else the nearest before it that it
//    can stand for: who spoke last, else the one named last, first at the head of a sentence. What
//    is somebody's own («ses travaux», “her report”) speaks for its owner.
// 4. Words without a phrase go on with who spoke before.
// 5. A description that is told of nobody is kept as it is written; a pronoun without an antecedent
//    is nobody.
#ifndef REVUE_ANALYZERS_SPEAKERS_H_
#define REVUE_ANALYZERS_SPEAKERS_H_

#include <optional>
#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/quote.h"

namespace revue {

// Fills in who, description, speaker_rule and confidence of the quotes, which are in the order of
// their spans. Linear in the size of the article but for the search of a pronoun's antecedent,
// which goes back at most 2,000 bytes.
// Roles of the gazetteer count when they were held on all days of the date; on any without a date.
void resolve_speakers(const ArticleWords& article, const Gazetteer& gazetteer,
                      std::optional<DayInterval> date, std::vector<Quote>& quotes);

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEAKERS_H_
