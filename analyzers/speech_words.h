// The small words by which the grammar of reported speech is read: what differs between the
// languages there.
#ifndef REVUE_ANALYZERS_SPEECH_WORDS_H_
#define REVUE_ANALYZERS_SPEECH_WORDS_H_

#include <span>
#include <string_view>

#include "analyzers/language.h"
#include "analyzers/tokens.h"

namespace revue {

// All lists hold words in their grammar_form(), sorted.
struct SpeechWords {
  // Before a past participle: a, has. After which it is passive: est, was.
  std::span<const std::string_view> auxiliaries;
  std::span<const std::string_view> passives;
  std::span<const std::string_view> negations;        // ne, not
  std::span<const std::string_view> complementisers;  // que, that
  std::span<const std::string_view> conjunctions;     // et, but
  std::span<const std::string_view> relatives;        // qui, who
  std::span<const std::string_view> determiners;
  std::span<const std::string_view> plural_determiners;  // of those: les, these
  std::span<const std::string_view> prepositions;
  // Those that join a noun to the one before it: de, of.
  std::span<const std::string_view> noun_joints;
  std::span<const std::string_view> subject_pronouns;   // il, she
  std::span<const std::string_view> speaker_pronouns;   // of those, the ones that may be an actor
  std::span<const std::string_view> possessives;        // of a third person: her, son
  std::span<const std::string_view> impersonals;        // «on»: speakers whom nobody knows
  std::span<const std::string_view> place_joints;       // before where they are: à, chez
  std::span<const std::string_view> object_pronouns;    // lui, him: behind a verb or before it
  std::span<const std::string_view> stressed_pronouns;  // of those, behind a preposition: lui, him
  std::span<const std::string_view> adverbs;            // between a subject and its verb
  // Nouns for a time, with what qualifies them: «le lendemain», “last week”.
  std::span<const std::string_view> times;
  std::span<const std::string_view> clause_openers;  // of a subordinate clause: lorsque, while
  std::span<const std::string_view> likenings;       // comme, as: before the verb of who says so
  std::span<const std::string_view> agents;          // par, by: before who does what is passive
  // Before a source: selon, according; each may need the words behind it.
  std::span<const std::string_view> sources;
  // Nouns for what somebody wrote or said: «les mots de X», “a study by X”, “in X’s words”.
  std::span<const std::string_view> documents;
  // Nouns for people who act as one, that begin no name: gouvernement, opposition, team.
  std::span<const std::string_view> bodies;
  std::span<const std::string_view> authorships;  // before whose they are: de, by
  // First words of a label that announces another article: «lire», “watch”.
  std::span<const std::string_view> teasers;
  // Labels of an interview's paragraphs: Q, A.
  std::span<const std::string_view> question_labels;
  std::span<const std::string_view> answer_labels;
  // Verbs that report what somebody is told to do, in an infinitive: “urged them to wait”.
  std::span<const std::string_view> exhortations;
  // Before a title or a name between marks: intitulé, dubbed.
  std::span<const std::string_view> namings;
  // What bears words that are nobody's: panneau, banner.
  std::span<const std::string_view> signs;
  // Verbs before the title of a work: «publie « La Fin du travail »».
  std::span<const std::string_view> publishings;
  // For works, groups and authors, whose name may follow between marks: livre, author.
  std::span<const std::string_view> works;
  // Auxiliaries and modals, of which a clause without «que» has one, or a verb of its own.
  std::span<const std::string_view> clause_verbs;
  // Before a verb form that is no report of its own: to, pour.
  std::span<const std::string_view> infinitive_markers;
  // Verbs that take another by such a marker, and what may stand before them in their group:
  // «vient de confirmer», «a tenu à préciser», “went on to say”.
  std::span<const std::string_view> periphrases;
  std::span<const std::string_view> periphrasis_openers;
  // Those that take it without one: «a beau répéter», «a voulu rappeler».
  std::span<const std::string_view> bare_periphrases;
  // Before «de» and an infinitive that reports as the sentence does: «avant de rappeler que».
  std::span<const std::string_view> infinitive_joints;
  // What infinitives end in, and words that end so and are none.
  std::span<const std::string_view> infinitive_endings;
  std::span<const std::string_view> no_infinitives;
  // Words in -ing that are nouns or adjectives: funding, growing.
  std::span<const std::string_view> gerund_nouns;
  // The verb may stand before its subject behind the words it reports, and within a sentence.
  bool inverts_freely;
  // A reported clause with marked words in it is one quote, not its marked words alone.
  bool reports_mixed;
};

const SpeechWords& speech_words(Language language);

// Whether a text goes on with ’s and a space, as behind “X’s report” and “it’s late”.
bool goes_on_with_s(std::string_view behind);

// The word as the lists hold it: folded, but for the small words that only an accent tells from
// others: à, où, dès.
std::string_view grammar_form(const Token& word);

// Whether the sorted list holds the word.
bool holds(std::span<const std::string_view> list, std::string_view word);

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEECH_WORDS_H_
