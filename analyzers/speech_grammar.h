// Verbs of saying in a sentence, and the phrases that are their subjects: a grammar of as much of
// French and English as reported speech needs, read from word lists and punctuation alone.
#ifndef REVUE_ANALYZERS_SPEECH_GRAMMAR_H_
#define REVUE_ANALYZERS_SPEECH_GRAMMAR_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/cues.h"
#include "analyzers/sentence_parts.h"
#include "analyzers/speech_words.h"

namespace revue {

// Parts [begin, end) of the article; empty for no phrase.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

// A verb of saying with its auxiliary.
struct SpeechVerb {
  std::size_t first = 0;  // part: of the auxiliary, or the verb
  std::size_t verb = 0;   // part
  std::size_t last = 0;   // part: the verb's last word
  Cue cue;
  CueForm form = CueForm::kFinite;  // kFinite also for an auxiliary with its participle
  bool negated = false;
  Phrase clitic;  // the pronoun behind a hyphen: «dit-il»
};

// Reads one article; holds references to what it is made of.
class SpeechGrammar {
 public:
  SpeechGrammar(const ArticleWords& article, const SentenceParts& parts, const Cues& cues)
      : article_(article), parts_(parts.parts), cues_(cues) {}

  // Those of a sentence outside marks, in order.
  std::vector<SpeechVerb> verbs(const Sentence& sentence) const;

  // Whether the word is the participle of a verb of saying, without an auxiliary that makes it
  // active: «qualifié», “was described”.
  bool is_passive(std::size_t i, const Sentence& sentence) const;

  // The subject of a verb in front of it, or behind it. A relative «qui» stands for the phrase
  // before it, a verb behind «et» has the subject of the sentence.
  Phrase subject_before(const SpeechVerb& verb, const Sentence& sentence) const;
  Phrase subject_after(const SpeechVerb& verb, const Sentence& sentence) const;

  // The first phrase of the sentence that may be a subject, before the part `end`.
  Phrase first_subject(const Sentence& sentence, std::size_t end) const;

  // The phrase that begins at this part, as far as it goes.
  Phrase phrase_from(std::size_t begin, std::size_t end) const;

  // Behind the time that begins at this part («le 18 juillet», “last week”); `begin` for none.
  std::size_t past_time(std::size_t begin, std::size_t end) const;

  // Whether the phrase can be somebody: a name, a pronoun, a noun; not small words and times alone.
  bool is_nominal(Phrase phrase) const;

  // ---- Words.
  const SentencePart& part(std::size_t i) const { return parts_[i]; }
  bool is(std::size_t i, PartKind kind) const {
    return i < parts_.size() && parts_[i].kind == kind;
  }
  const ArticleWord& word(std::size_t i) const { return article_.words[parts_[i].number]; }
  std::string_view folded(std::size_t i) const { return word(i).folded(); }
  const SpeechWords& lists(std::size_t i) const { return speech_words(word(i).language); }
  bool in(std::size_t i, std::span<const std::string_view> SpeechWords::*list) const {
    return is(i, PartKind::kWord) && holds(lists(i).*list, grammar_form(*word(i).context.token));
  }
  // The letters elided in front of a word: «qu» of «qu’il»; empty when there are none.
  std::string_view elided(std::size_t i) const;
  // Whether a reported clause begins at this word: que, qu’, that.
  bool is_complementiser(std::size_t i) const;
  bool is_speaker_pronoun(std::size_t i) const;
  // Whether the French word is none of the small words, nor a participle.
  bool can_be_verb(std::size_t i) const;
  // Whether the word ends in ’s: “the mayor’s”, which is cut off from it.
  bool is_possessive(std::size_t i) const;
  // Whether the phrase is what a name in it owns: “the mayor’s brother”.
  bool is_possessed_phrase(Phrase phrase) const;
  // The mention that the word is part of, of who or what can speak.
  const ArticleMention* speaker_at(std::size_t i) const;
  bool is_person_at(std::size_t i) const;
  bool is_capitalised(std::size_t i) const { return word(i).context.capitals != Capitals::kAny; }
  // The bytes of the article from one part to another, with what is elided in front:
  // «l’association».
  ByteSpan bytes(Phrase phrase) const;
  // Those of a phrase that is a speaker: «qu’» in front is none of it. Empty for what is nobody.
  ByteSpan speaker_bytes(Phrase phrase) const;

 private:
  std::optional<SpeechVerb> verb_at(std::size_t i, const Sentence& sentence) const;
  Phrase phrase_before(std::size_t end, const Sentence& sentence) const;
  bool is_part_of_compound(std::size_t first, std::size_t last) const;
  std::size_t past_inserted_adjunct(std::size_t comma, const Sentence& sentence) const;
  std::size_t past_mention(std::size_t at, std::size_t end) const;
  bool goes_on_behind(std::size_t at, std::size_t end) const;
  bool is_plural(Phrase subject, const Sentence& sentence) const;
  bool is_name(Phrase phrase) const;
  bool is_first_of_two(std::size_t dash, const Sentence& sentence) const;
  std::size_t past_dateline(const Sentence& sentence) const;
  Phrase first_of_several(Phrase last, const Sentence& sentence) const;
  Phrase opening_name(const Sentence& sentence, std::size_t end) const;
  bool is_governed(std::size_t i, std::size_t from) const;
  bool likens_noun(std::size_t i) const;
  bool is_verb_form(std::size_t i) const;
  bool is_participle(std::size_t i) const;
  bool is_manner(std::size_t i) const;
  bool join_periphrasis(std::size_t before, const Sentence& sentence, SpeechVerb& verb) const;
  bool is_possessed(std::size_t i, const Sentence& sentence) const;
  bool is_quoted_as(std::size_t i, const Sentence& sentence, SpeechVerb& verb) const;

  const ArticleWords& article_;
  const std::vector<SentencePart>& parts_;
  const Cues& cues_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEECH_GRAMMAR_H_
