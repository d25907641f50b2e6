// One sentence after another as reported speech is read from them: its verbs of saying, their
// subjects, its source, and where the clauses that they report begin and end.
#ifndef REVUE_ANALYZERS_SPEECH_SENTENCE_H_
#define REVUE_ANALYZERS_SPEECH_SENTENCE_H_

#include <initializer_list>
#include <utility>
#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/cues.h"
#include "analyzers/quote.h"
#include "analyzers/sentence_parts.h"
#include "analyzers/speech_grammar.h"

namespace revue {

// Who says some words, and what tells so.
struct Attribution {
  QuoteRule rule = QuoteRule::kNone;
  ByteSpan cue;
  Phrase speaker;
  double confidence = 0;
  ByteSpan inside = {};  // the speaker, where it stands inside the marks
  bool found() const { return rule != QuoteRule::kNone; }
};

// «selon X», “according to X”.
struct SpeechSource {
  std::size_t at = 0;  // part of the word that says so
  Phrase who;          // empty for none
};

// Holds the article and the cues by reference.
class SpeechSentence {
 public:
  SpeechSentence(const ArticleWords& article, const Cues& cues)
      : SpeechSentence(article, cues, sentence_parts(article)) {}
  // Of some parts of the article alone.
  SpeechSentence(const ArticleWords& article, const Cues& cues, SentenceParts parts)
      : article_(article), cues_(cues), parts_(std::move(parts)), grammar_(article, parts_, cues) {}
  SpeechSentence(const SpeechSentence&) = delete;  // the grammar points into it

  const std::vector<Sentence>& sentences() const { return parts_.sentences; }
  // Reads this sentence from here on.
  void enter(const Sentence& sentence) {
    sentence_ = sentence;
    verbs_ = grammar_.verbs(sentence);
    used_.clear();
  }

  const Sentence& sentence() const { return sentence_; }
  const ArticleWords& article() const { return article_; }
  const Cues& cues() const { return cues_; }
  const SpeechGrammar& grammar() const { return grammar_; }
  const std::vector<SpeechVerb>& verbs() const { return verbs_; }
  const MarkedText& marked(std::size_t part) const {
    return parts_.marked[grammar_.part(part).number];
  }

  // A verb that reports marked text before it reports nothing else.
  void use(const SpeechVerb& verb) { used_.push_back(verb.first); }
  bool is_used(const SpeechVerb& verb) const;

  // Parts of the article.
  std::size_t size() const { return parts_.parts.size(); }
  bool is(std::size_t i, PartKind kind) const { return grammar_.is(i, kind); }
  // The first part of this kind from `i` on; the end of the sentence where there is none.
  std::size_t next_of(const Sentence& sentence, std::size_t i, PartKind kind) const {
    while (i < sentence.end && !is(i, kind)) ++i;
    return i;
  }
  // Whether the phrase holds a part of one of these kinds.
  bool has_any(Phrase phrase, std::initializer_list<PartKind> kinds) const;
  // Words outside marks.
  std::size_t words_between(std::size_t begin, std::size_t end) const;
  // Words inside the marks.
  std::size_t words_in(const MarkedText& marked) const {
    return article_.word_at(marked.inside.end) - article_.word_at(marked.inside.begin);
  }
  // The bytes from one part to another without the punctuation at its ends.
  ByteSpan span_of(std::size_t begin, std::size_t end) const;
  // Of the part, or of the words behind it.
  Language language_at(std::size_t i) const;
  // Whether a mention of who can speak, or a pronoun, is in it.
  bool is_actor(Phrase phrase) const;
  // A name, a pronoun, a determined noun; bare nouns only in the plural and beside a verb that is
  // hardly ever a noun: “officials said”, but “racist remarks”.
  bool is_plausible(Phrase subject, const SpeechVerb& verb) const;
  // «on»: nobody in particular.
  bool is_impersonal(Phrase subject) const;
  // Where the people are who say what the verb reports: «salue-t-on à l’Elysée», «A Matignon, on
  // assure»; empty for nowhere.
  Phrase place_of(const SpeechVerb& verb) const;
  // Whether the phrase is an actor or a word for what people or organisations are.
  bool is_called(Phrase phrase) const;
  // That, or a word for people who act as one: «le gouvernement», “Republicans”.
  bool can_promise(Phrase phrase) const;
  // Whether it is a thing that bears words which are nobody's: “a banner”, «le panneau de bois».
  bool is_sign(Phrase phrase) const;
  // The subject of a verb, or of the participle or infinitive that shares it.
  Phrase subject_of(const SpeechVerb& verb, const Sentence& sentence) const;
  // The first source of the sentence: selon X, “according to X”, “in X’s words”.
  SpeechSource find_source(const Sentence& sentence) const;
  // «pour le procureur fédéral,»: a phrase that ends at a comma; «pour la première fois» does not
  // speak, since a clause would follow.
  // Whether a phrase with a determiner begins at `first` that names what somebody wrote.
  bool names_document(std::size_t first, const Sentence& sentence) const;
  bool is_determined_speaker(std::size_t first, const Sentence& sentence) const;
  // Where the clause that a verb reports begins; sentence.end when it reports none.
  std::size_t clause_begin(const SpeechVerb& verb, const Sentence& sentence) const;
  // Where a reported clause ends: at a colon or a dash, and before the next verb of saying: «…,
  // ajoutant que …», “… and he said …”.
  std::size_t clause_end(std::size_t begin, const Sentence& sentence) const;
  // Whether a clause from here on has a verb, as far as its form tells.
  bool has_verb(std::size_t begin, const Sentence& sentence) const;
  // The same by words that can hardly be anything else.
  bool has_sure_verb(Phrase clause) const;
  // “The law, X said, is no answer”: whether these words are the subject of the verb that begins at
  // the part behind.
  bool is_cut_in_two(Phrase subject, std::size_t behind) const;
  // Whether the word goes on with a clause that an insertion interrupted: «…, selon lui, des
  // risques».
  bool continues_clause(std::size_t i) const;
  // Whether the word is a finite verb behind a comma, as far as its form tells.
  bool begins_predicate(std::size_t i) const;
  // “told” takes a person before the clause.
  bool is_told(const SpeechVerb& verb) const;
  // By this verb, whose cue is its own words without the auxiliary.
  // Takes an attribution over: what attributes the quote, to whom, how surely.
  void attribute(Quote& quote, const Attribution& found) const;
  Attribution made(QuoteRule rule, const SpeechVerb& verb, Phrase speaker, double confidence) const;

 private:
  Phrase words_of_speaker(std::size_t i, const Sentence& sentence) const;
  Phrase source_behind(std::size_t i, const Sentence& sentence) const;
  bool can_invert(const SpeechVerb& verb, const Sentence& sentence) const;
  // The same where the language inverts freely.
  bool is_inverted(const SpeechVerb& verb, const Sentence& sentence) const;
  // “he said in a speech he was ready”, “she told reporters the bill was dead”.
  std::size_t bare_clause_begin(const SpeechVerb& verb, const Sentence& sentence) const;
  // Behind when and where it was said: “in a speech on Monday”.
  std::size_t past_adjuncts(std::size_t i, const Sentence& sentence) const;
  // «…, tandis que …», “…, while …”: the journalist goes on.
  bool is_contrast(std::size_t i) const;
  bool is_name_in_marks(std::size_t i) const;
  // «afin que», «alors que»: no reported clause.
  bool is_joint(std::size_t i) const;
  // Whether one of the verbs begins here.
  bool is_verb_of_speech(std::size_t i) const;
  // “he’s”, “it’s”: words_of() cuts the ending off.
  bool is_contracted(std::size_t i) const;
  // An auxiliary or a modal, a contraction, or a word that ends as verbs do.
  bool looks_like_verb(std::size_t i) const;
  // Behind whom it was told.
  std::size_t past_audience(std::size_t i, const Sentence& sentence) const;

  const ArticleWords& article_;
  const Cues& cues_;
  SentenceParts parts_;
  SpeechGrammar grammar_;
  Sentence sentence_;
  std::vector<SpeechVerb> verbs_;
  std::vector<std::size_t> used_;  // parts
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEECH_SENTENCE_H_
