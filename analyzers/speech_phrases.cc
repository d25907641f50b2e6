// The phrases that may be a subject, and how one is found beside its verb.
#include <algorithm>
#include <iterator>

#include "analyzers/speech_grammar.h"

namespace revue {
namespace {

constexpr std::size_t kLongestPhrase = 16;     // words
constexpr std::size_t kLongestTitle = 8;       // words before a name
constexpr std::size_t kLongestInsertion = 40;  // parts between two commas

}  // namespace

// Whether a preposition, with or without an article, stands before.
bool SpeechGrammar::is_governed(std::size_t i, std::size_t from) const {
  if (elided(i) == "d") return true;
  if (i > from && in(i - 1, &SpeechWords::determiners) && is(i - 1, PartKind::kWord) &&
      !in(i - 1, &SpeechWords::noun_joints)) {
    --i;
    if (elided(i) == "d") return true;
  }
  return i > from && is(i - 1, PartKind::kWord) && speaker_at(i - 1) == nullptr &&
         (in(i - 1, &SpeechWords::noun_joints) || in(i - 1, &SpeechWords::prepositions)) &&
         !in(i - 1, &SpeechWords::adverbs);
}

// «entendu comme témoin»
bool SpeechGrammar::likens_noun(std::size_t i) const {
  const std::size_t noun = i + 1;
  return in(i, &SpeechWords::likenings) && is(noun, PartKind::kWord) &&
         word(noun).language == Language::kFrench && !in(noun, &SpeechWords::determiners) &&
         !in(noun, &SpeechWords::subject_pronouns) && elided(noun).empty() &&
         speaker_at(noun) == nullptr && !is_verb_form(noun);
}

// The phrase that ends at `end`: from a determiner, or as far as words go that can belong to it.
Phrase SpeechGrammar::phrase_before(std::size_t end, const Sentence& sentence) const {
  if (end == sentence.begin || !is(end - 1, PartKind::kWord)) return {};
  if (in(end - 1, &SpeechWords::subject_pronouns)) {
    return is_speaker_pronoun(end - 1) ? Phrase{end - 1, end} : Phrase{};
  }
  Phrase last_name;  // what remains where the words before it are no phrase
  if (const ArticleMention* mention = speaker_at(end - 1)) {
    // «la porte-parole de Febelfin» is not Febelfin.
    std::size_t begin = end - 1;
    while (begin > sentence.begin && speaker_at(begin - 1) == mention) --begin;
    std::size_t joint = begin;
    if (joint > sentence.begin && in(joint - 1, &SpeechWords::determiners) &&
        !in(joint - 1, &SpeechWords::noun_joints)) {
      --joint;  // “at the University of …”
    }
    const bool joined = elided(begin) == "d" || elided(joint) == "d" ||
                        (joint > sentence.begin && in(joint - 1, &SpeechWords::noun_joints));
    if (!joined) return {begin, end};
    if (joint < begin && elided(joint) != "d") last_name = {begin, end};
  }
  std::size_t begin = end;
  while (begin > sentence.begin && is(begin - 1, PartKind::kWord) && end - begin < kLongestPhrase) {
    const std::size_t at = begin - 1;
    if (in(at, &SpeechWords::subject_pronouns) && !in(at, &SpeechWords::determiners)) break;
    if (in(at, &SpeechWords::complementisers) || in(at, &SpeechWords::relatives) ||
        (in(at, &SpeechWords::clause_openers) && !is_capitalised(at) && !likens_noun(at)) ||
        in(at, &SpeechWords::clause_verbs)) {
      break;
    }
    if (in(at, &SpeechWords::conjunctions) && speaker_at(at) == nullptr) break;
    if (begin < end && is_verb_form(at) &&
        (in(at + 1, &SpeechWords::determiners) || !elided(at + 1).empty())) {
      break;
    }
    begin = at;
    if (elided(at) == "qu") break;
  }
  // Adverbs and the conjunction of a sentence stand before, but are no part.
  while (begin < end && speaker_at(begin) == nullptr &&
         (in(begin, &SpeechWords::adverbs) || in(begin, &SpeechWords::negations) ||
          in(begin, &SpeechWords::clause_openers))) {
    ++begin;
  }
  if (begin == end) return {};
  const bool opens_with_preposition = in(begin, &SpeechWords::prepositions) &&
                                      speaker_at(begin) == nullptr &&
                                      !(in(begin, &SpeechWords::determiners) && begin + 1 < end);
  if (!opens_with_preposition) {
    if (const ArticleMention* mention = speaker_at(begin);
        mention != nullptr && mention->entity->is_person()) {
      std::size_t last = begin;
      while (last < end && speaker_at(last) == mention) ++last;
      // “Trudeau’s spokeswoman” is not Trudeau.
      if (!is_possessive(last - 1)) return {begin, last};
    }
    return {begin, end};
  }
  // «Mardi le ministre a dit», “In Ottawa the minister said”: from the next determiner or name.
  for (std::size_t i = begin + 1; i < end; ++i) {
    // “On Wednesday Suncor said”
    if (const std::size_t behind = past_time(i, end); behind > i) {
      if (behind < end && is_capitalised(behind)) return {behind, end};
      i = behind - 1;
      continue;
    }
    const bool determined =
        in(i, &SpeechWords::determiners) && !in(i - 1, &SpeechWords::prepositions);
    const bool named = speaker_at(i) != nullptr && speaker_at(i - 1) == nullptr &&
                       !in(i - 1, &SpeechWords::prepositions) &&
                       !in(i - 1, &SpeechWords::determiners);
    if (determined || named) return {i, end};
  }
  return last_name;
}

Phrase SpeechGrammar::subject_before(const SpeechVerb& verb, const Sentence& sentence) const {
  std::size_t end = verb.first;
  const auto skip_small_words = [&] {
    while (end > sentence.begin && is(end - 1, PartKind::kWord) &&
           (in(end - 1, &SpeechWords::adverbs) || in(end - 1, &SpeechWords::negations) ||
            is_manner(end - 1) ||
            (in(end - 1, &SpeechWords::object_pronouns) &&
             !in(end - 1, &SpeechWords::speaker_pronouns))) &&
           !is_speaker_pronoun(end - 1)) {
      --end;
    }
  };
  skip_small_words();
  // “who in 2010 said”
  if (end >= sentence.begin + 2 && is(end - 1, PartKind::kWord) && is(end - 2, PartKind::kWord) &&
      in(end - 2, &SpeechWords::prepositions) && folded(end - 1).front() >= '0' &&
      folded(end - 1).front() <= '9') {
    end -= 2;
    skip_small_words();
  }
  // «L’association « Les Amis » dénonce», “X, author of “A Book,” said”: a name in marks.
  if (end >= sentence.begin + 2 && is(end - 1, PartKind::kMarked)) {
    std::size_t noun = end - 2;
    if (in(noun, &SpeechWords::noun_joints) && noun > sentence.begin) --noun;
    if (in(noun, &SpeechWords::works)) --end;
  }
  Phrase insertion;
  for (int insertions = 0; insertions < 3 && end > sentence.begin; ++insertions) {
    const PartKind before = parts_[end - 1].kind;
    if (before == PartKind::kClosing) {
      std::size_t opening = end - 1;
      while (opening > sentence.begin && !is(opening, PartKind::kOpening)) --opening;
      if (!is(opening, PartKind::kOpening)) return {};
      end = opening;
    } else if (before == PartKind::kComma || before == PartKind::kDash) {
      std::size_t opening = end - 1;
      std::size_t steps = 0;
      while (opening > sentence.begin && steps++ < kLongestInsertion) {
        --opening;
        if (parts_[opening].kind == before) break;
      }
      if (parts_[opening].kind != before || opening == sentence.begin) return {};
      insertion = {opening + 1, end - 1};
      end = opening;
    } else {
      break;
    }
    skip_small_words();
  }
  if (end == sentence.begin || !is(end - 1, PartKind::kWord)) return {};
  if (in(end - 1, &SpeechWords::conjunctions)) return first_subject(sentence, end);
  // “X, author of” the work that stood there.
  if (is(end, PartKind::kMarked) && in(end - 1, &SpeechWords::noun_joints)) {
    return opening_name(sentence, end);
  }
  if (in(end - 1, &SpeechWords::relatives) && !is_complementiser(end - 1)) {
    std::size_t antecedent = end - 1;
    if (antecedent > sentence.begin && is(antecedent - 1, PartKind::kComma)) --antecedent;
    if (antecedent > sentence.begin && is_person_at(antecedent - 1)) {
      const ArticleMention* mention = speaker_at(antecedent - 1);
      std::size_t begin = antecedent - 1;
      while (begin > sentence.begin && speaker_at(begin - 1) == mention) --begin;
      return {begin, antecedent};
    }
    Phrase phrase = phrase_before(antecedent, sentence);
    // The nearest noun: «les mots de l’association, qui affirme».
    for (std::size_t i = phrase.begin + 1; i < phrase.end; ++i) {
      const bool determined = in(i, &SpeechWords::determiners) && !in(i, &SpeechWords::noun_joints);
      if (determined || elided(i) == "l") phrase.begin = i;
    }
    // «Ada Ngo, sa directrice, qui dénonçait»: the name before the apposition.
    if (phrase.begin >= sentence.begin + 2 && is(phrase.begin - 1, PartKind::kComma) &&
        is_person_at(phrase.begin - 2)) {
      const ArticleMention* mention = speaker_at(phrase.begin - 2);
      std::size_t first = phrase.begin - 2;
      while (first > sentence.begin && speaker_at(first - 1) == mention) --first;
      return {first, phrase.begin - 1};
    }
    return phrase;
  }
  const Phrase phrase = first_of_several(phrase_before(end, sentence), sentence);
  if (phrase.empty()) return phrase;
  const bool apposed = phrase.begin > sentence.begin && is(phrase.begin - 1, PartKind::kComma);
  const bool named = is_person_at(phrase.end - 1);
  // “His lawyer, Jane Roe, said”.
  if (!named && is_name(insertion)) return insertion;
  if (!apposed && (named || end == verb.first)) return phrase;
  const Phrase opening = opening_name(sentence, end);
  return opening.empty() ? phrase : opening;
}

// “Jane Roe and her colleague John Doe said”, «Il et sa sœur»: of several who open the sentence,
// the first speaks.
Phrase SpeechGrammar::first_of_several(Phrase last, const Sentence& sentence) const {
  constexpr std::size_t kLongest = 5;  // words between the conjunction and the name
  std::size_t at = last.begin;
  while (at > sentence.begin && last.begin - at < kLongest && is(at - 1, PartKind::kWord) &&
         !in(at - 1, &SpeechWords::conjunctions) && !is_verb_form(at - 1) &&
         !in(at - 1, &SpeechWords::prepositions)) {
    --at;
  }
  if (last.empty() || at < sentence.begin + 2 || !in(at - 1, &SpeechWords::conjunctions)) {
    return last;
  }
  std::size_t first = at - 2;
  if (!is_person_at(first) && !is_speaker_pronoun(first)) return last;
  const ArticleMention* mention = speaker_at(first);
  while (mention != nullptr && first > sentence.begin && speaker_at(first - 1) == mention) --first;
  return first == sentence.begin ? Phrase{first, at - 1} : last;
}

// “Jane Roe, a graduate and the head of the board, which …, said”: the name that opens the sentence
// and the row of appositions.
Phrase SpeechGrammar::opening_name(const Sentence& sentence, std::size_t end) const {
  for (std::size_t i = sentence.begin; i < end && i < sentence.begin + kLongestTitle; ++i) {
    if (!is(i, PartKind::kWord)) return {};
    if (!is_person_at(i)) {
      constexpr std::uint32_t kBeforeName = kRole | kTitle | kDemonym | kPlace | kOrgHead;
      const bool beside = (word(i).context.kinds & kBeforeName) != 0 || speaker_at(i) != nullptr ||
                          in(i, &SpeechWords::determiners) || in(i, &SpeechWords::noun_joints) ||
                          (is_capitalised(i) && i > sentence.begin);
      if (!beside) return {};
      continue;
    }
    std::size_t last = i;
    while (last < end && speaker_at(last) == speaker_at(i)) ++last;
    if (last > end || !is(last, PartKind::kComma) || is_governed(i, sentence.begin)) return {};
    return {i, last};
  }
  return {};
}

Phrase SpeechGrammar::phrase_from(std::size_t begin, std::size_t end) const {
  std::size_t at = begin;
  if (at >= end || !is(at, PartKind::kWord)) return {};
  if (speaker_at(at) != nullptr) {
    at = past_mention(at, end);
    if (!goes_on_behind(at, end)) return {begin, at};
  }
  for (; at < end && is(at, PartKind::kWord) && at - begin < kLongestPhrase; ++at) {
    if (at == begin) continue;
    if (is_complementiser(at) || in(at, &SpeechWords::relatives) ||
        in(at, &SpeechWords::conjunctions) || in(at, &SpeechWords::clause_openers) ||
        in(at, &SpeechWords::clause_verbs)) {
      break;
    }
    if (in(at, &SpeechWords::prepositions) && !in(at, &SpeechWords::noun_joints) &&
        !in(at, &SpeechWords::determiners)) {
      break;
    }
    // «La direction ne répond pas», «Le maire se tait»
    if (word(at).language == Language::kFrench && speaker_at(at) == nullptr &&
        (in(at, &SpeechWords::negations) || folded(at) == "se" || folded(at) == "lui")) {
      break;
    }
    // “Authorities described …”: the verb.
    if (word(at).language == Language::kEnglish && !is_capitalised(at) && folded(at).size() > 4 &&
        folded(at).ends_with("ed")) {
      break;
    }
    // «Le chercheur appelle à …»: the verb, but «la haute juge».
    constexpr std::uint32_t kNoun = kRole | kTitle | kOrgHead;
    if (word(at).language == Language::kFrench && is_verb_form(at) &&
        (word(at).context.kinds & kNoun) == 0 && !in(at - 1, &SpeechWords::determiners) &&
        !in(at - 1, &SpeechWords::prepositions) && elided(at).empty()) {
      break;
    }
    // A name behind the phrase is in apposition and ends it: «le ministre Jean Dupont».
    if (speaker_at(at) != nullptr && !in(at - 1, &SpeechWords::noun_joints) && elided(at).empty()) {
      at = past_mention(at, end);
      if (!goes_on_behind(at, end)) return {begin, at};
      --at;
    }
  }
  return {begin, at};
}

std::size_t SpeechGrammar::past_mention(std::size_t at, std::size_t end) const {
  const ArticleMention* mention = speaker_at(at);
  while (at < end && speaker_at(at) == mention) ++at;
  return at;
}

// Whether a phrase goes on behind the mention that ends here: “Bank of Canada governor David
// Dodge”, “Trudeau’s spokeswoman”, “U.S. Secretary of State Jane Roe”.
bool SpeechGrammar::goes_on_behind(std::size_t at, std::size_t end) const {
  if (is_possessive(at - 1)) return true;
  if (at >= end || !is(at, PartKind::kWord)) return false;
  if (is_person_at(at - 1) && (word(at - 1).context.kinds & (kRole | kTitle)) == 0) return false;
  if ((word(at).context.kinds & (kRole | kTitle)) != 0) return true;
  if (!is_capitalised(at - 1)) return false;
  // As far as capitals and joints go, to a person.
  for (std::size_t i = at; i < end && is(i, PartKind::kWord) && i - at < kLongestTitle; ++i) {
    if (is_person_at(i)) return true;
    if (!is_capitalised(i) && !in(i, &SpeechWords::noun_joints)) return false;
  }
  return false;
}

}  // namespace revue
