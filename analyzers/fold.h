// The three written forms of a word.
//
//   text      exact      lower      folded
//   L’Élysée  Élysée     élysée     elysee      (after the tokenizer cut the article)
//   ŒUVRE     ŒUVRE      œuvre      oeuvre
//   ﬁn        ﬁn         ﬁn         fin
//
// `exact` is what =word asks for, `lower` is what a stemmer is given, `folded` is what is searched.
// All are idempotent, total on any bytes, linear, and thread-safe.
#ifndef REVUE_ANALYZERS_FOLD_H_
#define REVUE_ANALYZERS_FOLD_H_

#include <string>
#include <string_view>
#include <vector>

namespace revue {

// NFC (Unicode Standard Annex 15), typographic apostrophes as ', characters that are never seen
// (soft hyphen, zero-width characters) left out. Appends to `out`.
void append_exact(std::string_view word, std::string& out);

// Lower case of an exact form, accents kept.
void append_lower(std::string_view exact, std::string& out);

// Case, accents, ligatures and compatibility variants folded away (NFKD, marks removed, lower
// case). Also for a whole phrase: other characters stay.
void append_folded(std::string_view word, std::string& out);

// Capitals of ASCII made small, all other bytes as they are: for names of formats and protocols.
std::string small_letters(std::string_view text);

// The runs of letters and digits of a folded text, in order; views of it.
std::vector<std::string_view> words_in(std::string_view folded);

std::string exact(std::string_view word);
std::string lower(std::string_view exact);
std::string fold(std::string_view word);

}  // namespace revue

#endif  // REVUE_ANALYZERS_FOLD_H_
