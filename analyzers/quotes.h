// Who said what: the words of an article that are attributed to somebody.
//
// Every marked text (quote_marks.h) of a sentence is tried against these rules, in this order:
// 1. kCueAfter: a verb of saying and its subject follow: «…», a déclaré X; “…,” X said.
// 2. kBracket, kSignature: the name follows in brackets or behind a dash.
// 3. kCueBefore: a verb stands before, with its subject on either side: X a dit que «…»; X: “…”;
//    a participle or an infinitive takes the subject of its sentence: «…», estimant que «…»; or the
//    agent of a passive: “described by X as “…””.
// 4. kSource: selon X, “according to X”, “in X’s words” in the sentence.
// 5. kColon: words that end in a colon stand before: the interview's «X : …»; without marks, too
//    (interviews.h).
// 6. kInside: the verb stands between commas inside the marks: «Moi, dit-il, je …».
// 7. kShared: the text before it in the sentence has a speaker; before rule 3 where a verb and its
//    subject alone part the two.
// 8. kFloating: the sentence is nothing but marked text, and goes on with who spoke before or
//    with the person whom the sentence before tells of, or is what a verb and a colon announced
//    there (kCueBefore).
// What none of them takes is nobody's words: a title, a name (marked_names.h), a word held at a
// distance.
// Clauses without marks are reported by a verb and «que», “that” or, in English, nothing, or by one
// that governs an infinitive or a noun: «dit vouloir», “promised to” (governed_clauses.h; all
// kReported), by a verb behind them (kTrailing), and by a source (kSource).
#ifndef REVUE_ANALYZERS_QUOTES_H_
#define REVUE_ANALYZERS_QUOTES_H_

#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/cues.h"
#include "analyzers/quote.h"

namespace revue {

// In order of their spans; those of marks do not overlap. Speakers are words, not yet resolved
// (speakers.h). Linear in the size of the text.
std::vector<Quote> find_quotes(const ArticleWords& article, const Cues& cues = Cues::shipped());

}  // namespace revue

#endif  // REVUE_ANALYZERS_QUOTES_H_
