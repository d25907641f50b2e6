// What the parts that tell who a speaker is (speakers.h) ask of an article's words.
#ifndef REVUE_ANALYZERS_SPEAKER_WORDS_H_
#define REVUE_ANALYZERS_SPEAKER_WORDS_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "analyzers/article_words.h"
#include "analyzers/speech_words.h"

namespace revue {

// How far back the antecedent of a pronoun or a description is looked for, in bytes.
inline constexpr std::size_t kAntecedentReach = 2000;

// Bytes between two quotes of one speaker.
inline constexpr std::size_t kContinuedReach = 1500;

// Whether the entity can be an actor: no place, law, event or product.
bool can_speak(const Entity& entity);

// Whether the word is in this list of its language.
bool is_in(const ArticleWord& word, std::span<const std::string_view> SpeechWords::*list);

// «la porte-parole de la Ligue», “the head of Acme”: whether a preposition stands before the word,
// at or behind the word `from`.
bool is_governed(const ArticleWords& article, std::size_t word, std::size_t from);

// Whether an apposition ends in front of this word: at a comma, or with the sentence.
bool ends_apposition(const ArticleWord& word);

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEAKER_WORDS_H_
