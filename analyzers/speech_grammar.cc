#include "analyzers/speech_grammar.h"

#include <algorithm>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kAuxiliaryReach = 9;     // parts between an auxiliary and its participle
constexpr std::size_t kLongestPhrase = 16;     // words
constexpr std::size_t kLongestTitle = 8;       // words before a name
constexpr std::size_t kLongestInsertion = 40;  // parts between two commas

bool can_speak(const Entity& entity) {
  return entity.type != "law" && entity.type != "event" && entity.type != "product";
}

}  // namespace

std::string_view SpeechGrammar::elided(std::size_t i) const {
  const std::string_view text = article_.text;
  std::size_t end = parts_[i].span.begin;
  constexpr std::string_view kTypographic = "’";
  if (end >= 1 && text[end - 1] == '\'') {
    --end;
  } else if (end >= kTypographic.size() &&
             text.substr(end - kTypographic.size(), kTypographic.size()) == kTypographic) {
    end -= kTypographic.size();
  } else {
    return {};
  }
  std::size_t begin = end;
  while (begin > 0 && ((text[begin - 1] >= 'a' && text[begin - 1] <= 'z') ||
                       (text[begin - 1] >= 'A' && text[begin - 1] <= 'Z'))) {
    --begin;
  }
  return text.substr(begin, end - begin);
}

bool SpeechGrammar::is_complementiser(std::size_t i) const {
  if (!is(i, PartKind::kWord)) return false;
  if (in(i, &SpeechWords::complementisers)) return true;
  return elided(i) == "qu";
}

bool SpeechGrammar::is_speaker_pronoun(std::size_t i) const {
  return in(i, &SpeechWords::speaker_pronouns);
}

const ArticleMention* SpeechGrammar::speaker_at(std::size_t i) const {
  if (!is(i, PartKind::kWord) || word(i).mention == kNoMention) return nullptr;
  const ArticleMention& mention = article_.mentions[word(i).mention];
  return can_speak(*mention.entity) ? &mention : nullptr;
}

ByteSpan SpeechGrammar::bytes(Phrase phrase) const {
  if (phrase.empty()) return {};
  ByteSpan span = {parts_[phrase.begin].span.begin, parts_[phrase.end - 1].span.end};
  if (!is(phrase.begin, PartKind::kWord)) return span;
  const std::string_view article = elided(phrase.begin);
  if (!article.empty())
    span.begin = static_cast<std::size_t>(article.data() - article_.text.data());
  return span;
}

ByteSpan SpeechGrammar::speaker_bytes(Phrase phrase) const {
  ByteSpan span = bytes(phrase);
  if (!span.empty() && elided(phrase.begin) != "l" && elided(phrase.begin) != "L") {
    span.begin = parts_[phrase.begin].span.begin;
  }
  return span;
}

std::vector<SpeechVerb> SpeechGrammar::verbs(const Sentence& sentence) const {
  std::vector<SpeechVerb> found;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (auto verb = verb_at(i, sentence)) {
      i = verb->last;
      found.push_back(*verb);
    }
  }
  return found;
}

// “think-tank”, “just-concluded”.
bool SpeechGrammar::is_part_of_compound(std::size_t first, std::size_t last) const {
  if (word(first).context.before == Gap::kHyphen) return true;
  const std::size_t next = last + 1;
  return is(next, PartKind::kWord) && word(next).context.before == Gap::kHyphen &&
         !in(next, &SpeechWords::subject_pronouns) && folded(next) != "t" && folded(next) != "en" &&
         folded(next) != "y";
}

bool SpeechGrammar::is_possessive(std::size_t i) const {
  const std::string_view behind = article_.text.substr(parts_[i].span.end, 5);
  return (behind.starts_with("'s ") || behind.starts_with("’s ")) &&
         !in(i, &SpeechWords::subject_pronouns);
}

// “the mayor’s claims”: a noun.
bool SpeechGrammar::is_possessed(std::size_t i, const Sentence& sentence) const {
  return i > sentence.begin && is(i - 1, PartKind::kWord) && is_possessive(i - 1);
}

// “was quoted as saying”.
bool SpeechGrammar::is_quoted_as(std::size_t i, const Sentence& sentence, SpeechVerb& verb) const {
  if (folded(i) != "saying" || i < sentence.begin + 3) return false;
  if (!is(i - 1, PartKind::kWord) || folded(i - 1) != "as") return false;
  if (!is(i - 2, PartKind::kWord) || folded(i - 2) != "quoted") return false;
  verb.first = i - 2;
  while (verb.first > sentence.begin && (in(verb.first - 1, &SpeechWords::passives) ||
                                         in(verb.first - 1, &SpeechWords::auxiliaries))) {
    --verb.first;
  }
  verb.form = CueForm::kFinite;
  return true;
}

// As far as its words tell; “the mayor and the governor”, too.
bool SpeechGrammar::is_plural(Phrase subject, const Sentence& sentence) const {
  constexpr std::string_view kPlurals[] = {
      "all",   "both",   "children", "few",    "i",       "many",  "media", "men",
      "most",  "others", "people",   "police", "several", "some",  "these", "they",
      "those", "three",  "two",      "we",     "who",     "women", "you"};
  if (subject.begin > sentence.begin && in(subject.begin - 1, &SpeechWords::conjunctions)) {
    return true;  // “the mayor and the governor say”
  }
  for (std::size_t i = subject.begin; i < subject.end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    const std::string_view word = folded(i);
    const bool ending = word.ends_with('s') && !word.ends_with("ss") &&
                        !in(i, &SpeechWords::determiners) && !is_possessive(i);
    if (ending || holds(kPlurals, word)) return true;
  }
  return false;
}

std::optional<SpeechVerb> SpeechGrammar::verb_at(std::size_t i, const Sentence& sentence) const {
  if (!is(i, PartKind::kWord)) return std::nullopt;
  const std::string_view exact = word(i).exact();
  const bool capital = is_capitalised(i);
  if (capital && i != sentence.begin) return std::nullopt;
  const auto rest = [&](std::size_t k) {
    return is(i + k, PartKind::kWord) ? word(i + k).exact() : std::string_view();
  };
  const Cue cue = capital ? cues_.find(word(i).language, lower(exact), rest)
                          : cues_.find(word(i).language, exact, rest);
  if (cue.length == 0) return std::nullopt;
  SpeechVerb verb;
  verb.first = verb.verb = i;
  verb.last = i + cue.length - 1;
  verb.cue = cue;
  if (is_part_of_compound(i, verb.last) || is_possessed(i, sentence)) return std::nullopt;
  if (is_quoted_as(i, sentence, verb)) return verb;
  const auto is_negation = [&](std::size_t k) {
    return in(k, &SpeechWords::negations) || elided(k) == "n";
  };
  // The auxiliary, with what may stand between: adverbs, pronouns, «quant à elle» between commas.
  if (cue.is(CueForm::kPast)) {
    bool inserted = false;
    for (std::size_t k = i; k > sentence.begin && i - k < kAuxiliaryReach; --k) {
      const std::size_t at = k - 1;
      if (is(at, PartKind::kComma)) {
        inserted = !inserted;
        continue;
      }
      if (!is(at, PartKind::kWord)) break;
      if (in(at, &SpeechWords::auxiliaries) && !(inserted)) {
        verb.first = at;
        break;
      }
      if (in(at, &SpeechWords::passives) && !inserted) {
        const bool reflexive = elided(at) == "s" || (at > sentence.begin && folded(at - 1) == "se");
        if (!reflexive) return std::nullopt;
        verb.first = at;
        break;
      }
      const bool hyphened = word(at).context.before == Gap::kHyphen;
      if (hyphened && is_speaker_pronoun(at)) verb.clitic = {at, at + 1};
      const bool between = inserted || hyphened || in(at, &SpeechWords::adverbs) ||
                           in(at, &SpeechWords::object_pronouns) ||
                           in(at, &SpeechWords::negations) || folded(at) == "de" ||
                           folded(at) == "son" || folded(at) == "sa" || folded(at) == "cote" ||
                           folded(at) == "part" || folded(at) == "pour";
      if (!between) break;
      verb.negated = verb.negated || is_negation(at);
    }
    if (verb.first == i) verb.clitic = {};
  }
  bool plural = false;  // a form that in English only a plural, I or you may have
  if (verb.first == i) {
    const std::size_t before = i - (i > sentence.begin ? 1 : 0);
    const bool has_before = i > sentence.begin && is(before, PartKind::kWord);
    if (cue.is(CueForm::kFinite)) {
      // «la note», «son rapport», “the claims”: nouns.
      if (has_before && !in(before, &SpeechWords::object_pronouns) &&
          !in(before, &SpeechWords::subject_pronouns) &&
          (in(before, &SpeechWords::determiners) || in(before, &SpeechWords::noun_joints))) {
        return std::nullopt;
      }
      const std::string_view cut_off = elided(i);
      if (cut_off == "d" || (cut_off == "l" && !cue.strong)) return std::nullopt;
      verb.form = CueForm::kFinite;
    } else if (cue.is(CueForm::kPresent)) {
      verb.form = CueForm::kPresent;
    } else if (cue.is(CueForm::kInfinitive)) {
      if (has_before && in(before, &SpeechWords::determiners) &&
          !in(before, &SpeechWords::object_pronouns)) {
        return std::nullopt;
      }
      const bool marked = has_before && in(before, &SpeechWords::infinitive_markers);
      plural = word(i).language == Language::kEnglish && has_before && !marked;
      verb.form = plural ? CueForm::kFinite : CueForm::kInfinitive;
    } else {
      return std::nullopt;  // a participle alone
    }
  }
  if (verb.first > sentence.begin) {
    verb.negated = verb.negated || is_negation(verb.first) ||
                   (is(verb.first - 1, PartKind::kWord) && is_negation(verb.first - 1));
  }
  // “experts say”, but “secretary of state”.
  if (plural) {
    const Phrase subject = subject_before(verb, sentence);
    if (!subject.empty() && !is_plural(subject, sentence)) return std::nullopt;
  }
  // «dit-il», «salue-t-on».
  std::size_t behind = verb.last + 1;
  if (is(behind, PartKind::kWord) && word(behind).context.before == Gap::kHyphen &&
      folded(behind) == "t") {
    ++behind;
  }
  if (verb.clitic.empty() && behind < sentence.end && is(behind, PartKind::kWord) &&
      word(behind).context.before == Gap::kHyphen && in(behind, &SpeechWords::subject_pronouns)) {
    verb.clitic = {behind, behind + 1};
    verb.last = behind;
  }
  return verb;
}

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

bool SpeechGrammar::is_verb_form(std::size_t i) const {
  if (is_capitalised(i)) return false;
  const Cue cue =
      cues_.find(word(i).language, word(i).exact(), [](std::size_t) { return std::string_view(); });
  return cue.length > 0 && cue.is(CueForm::kFinite);
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
        in(at, &SpeechWords::clause_openers) || in(at, &SpeechWords::clause_verbs)) {
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
  while (begin < end && (in(begin, &SpeechWords::adverbs) || in(begin, &SpeechWords::negations)) &&
         speaker_at(begin) == nullptr) {
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
      if (in(i, &SpeechWords::determiners) || elided(i) == "l") phrase.begin = i;
    }
    return phrase;
  }
  const Phrase phrase = phrase_before(end, sentence);
  if (phrase.empty()) return phrase;
  const bool apposed = phrase.begin > sentence.begin && is(phrase.begin - 1, PartKind::kComma);
  const bool named = is_person_at(phrase.end - 1);
  // “His lawyer, Jane Roe, said”.
  if (!named && is_name(insertion)) return insertion;
  if (!apposed && (named || end == verb.first)) return phrase;
  const Phrase opening = opening_name(sentence, end);
  return opening.empty() ? phrase : opening;
}

// Of one person, maybe behind a title.
bool SpeechGrammar::is_name(Phrase phrase) const {
  while (phrase.begin < phrase.end && is(phrase.begin, PartKind::kWord) &&
         (word(phrase.begin).context.kinds & kTitle) != 0 && !is_person_at(phrase.begin)) {
    ++phrase.begin;
  }
  if (phrase.empty() || !is_person_at(phrase.begin)) return false;
  const ArticleMention* mention = speaker_at(phrase.begin);
  for (std::size_t i = phrase.begin; i < phrase.end; ++i) {
    if (speaker_at(i) != mention) return false;
  }
  return true;
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

bool SpeechGrammar::is_person_at(std::size_t i) const {
  const ArticleMention* mention = speaker_at(i);
  return mention != nullptr && mention->entity->is_person();
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
    // “Authorities described …”: the verb.
    if (word(at).language == Language::kEnglish && !is_capitalised(at) && folded(at).size() > 4 &&
        folded(at).ends_with("ed")) {
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

Phrase SpeechGrammar::subject_after(const SpeechVerb& verb, const Sentence& sentence) const {
  if (!verb.clitic.empty()) return verb.clitic;
  for (std::size_t i = verb.last + 1; i < sentence.end && is(i, PartKind::kWord); ++i) {
    if (is_complementiser(i) || in(i, &SpeechWords::relatives) ||
        in(i, &SpeechWords::conjunctions) || in(i, &SpeechWords::clause_verbs)) {
      return {};
    }
    if (in(i, &SpeechWords::adverbs) && speaker_at(i) == nullptr) continue;  // «mardi»
    // «celui-ci»
    if (is_speaker_pronoun(i) && is(i + 1, PartKind::kWord) &&
        word(i + 1).context.before == Gap::kHyphen && folded(i + 1) == "ci") {
      return {i, i + 1};
    }
    const bool governed = i > verb.last + 1 && is(i - 1, PartKind::kWord) &&
                          in(i - 1, &SpeechWords::prepositions) &&
                          !in(i - 1, &SpeechWords::adverbs);
    const bool elided_preposition = elided(i) == "d";
    if (in(i, &SpeechWords::prepositions) && !in(i, &SpeechWords::determiners) &&
        speaker_at(i) == nullptr) {
      // «déclare à l’AFP Jean Dupont»: past what the preposition governs.
      const std::size_t governed_from = i + 1;
      if (governed_from >= sentence.end || !is(governed_from, PartKind::kWord)) return {};
      std::size_t next = governed_from;
      if (in(next, &SpeechWords::determiners)) ++next;
      if (next < sentence.end && is(next, PartKind::kWord)) {
        if (const ArticleMention* mention = speaker_at(next)) {
          while (next < sentence.end && speaker_at(next) == mention) ++next;
        } else {
          ++next;
        }
      }
      i = next - 1;
      continue;
    }
    if (governed || elided_preposition) continue;
    if (speaker_at(i) != nullptr || in(i, &SpeechWords::determiners) || elided(i) == "l" ||
        is_capitalised(i)) {
      if (in(i, &SpeechWords::determiners) && !is(i + 1, PartKind::kWord)) return {};
      return phrase_from(i, sentence.end);
    }
  }
  return {};
}

Phrase SpeechGrammar::first_subject(const Sentence& sentence, std::size_t end) const {
  for (std::size_t i = sentence.begin; i < end; ++i) {
    if (!is(i, PartKind::kWord)) continue;
    const bool governed = i > sentence.begin && is(i - 1, PartKind::kWord) &&
                          in(i - 1, &SpeechWords::prepositions) && speaker_at(i - 1) == nullptr;
    if (governed || elided(i) == "d") continue;
    if (speaker_at(i) != nullptr) {
      const std::size_t last = past_mention(i, end);
      return goes_on_behind(last, end) ? phrase_from(i, end) : Phrase{i, last};
    }
    if (is_speaker_pronoun(i) && !in(i, &SpeechWords::relatives)) return {i, i + 1};
    const bool opens = i == sentence.begin || is(i - 1, PartKind::kComma);
    if (opens && is_capitalised(i) && !in(i, &SpeechWords::determiners) &&
        !in(i, &SpeechWords::prepositions) && !in(i, &SpeechWords::adverbs) &&
        !in(i, &SpeechWords::clause_openers) && !in(i, &SpeechWords::conjunctions) &&
        !word(i).context.token->stop) {
      return phrase_from(i, end);
    }
    if (opens && (in(i, &SpeechWords::determiners) || elided(i) == "l" || elided(i) == "L")) {
      const Phrase phrase = phrase_from(i, end);
      if (!phrase.empty()) return phrase;
    }
  }
  return {};
}

}  // namespace revue
