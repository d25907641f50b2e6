// Words between marks that are nobody's: names, titles, headings.
#ifndef REVUE_ANALYZERS_MARKED_NAMES_H_
#define REVUE_ANALYZERS_MARKED_NAMES_H_

#include <cstddef>
#include <string_view>

#include "analyzers/speech_sentence.h"

namespace revue {

// Whether the marked text of this part of the sentence is the name of an outlet, an organisation or
// a work: «Le Monde»; «son livre « La Fin du travail »»; “Fox News Sunday”. A value of markup is
// one, too.
bool is_name_in_marks(const SpeechSentence& in, std::size_t at);

// Less surely so, where no verb behind it tells who says the words: a title by its capitals, or
// what a word before calls a name: «baptisé “…”»; but “what he called “…”.
bool is_named(const SpeechSentence& in, std::size_t at);

// “‘Life-changing and heartbreaking’” in a paragraph of its own.
bool is_heading_in_marks(const SpeechSentence& in, std::size_t at);

// Whether what stands inside marks ends as a sentence does.
bool ends_in_stop(std::string_view inside);

}  // namespace revue

#endif  // REVUE_ANALYZERS_MARKED_NAMES_H_
