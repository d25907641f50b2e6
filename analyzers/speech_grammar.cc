#include "analyzers/speech_grammar.h"

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kAuxiliaryReach = 9;  // parts between an auxiliary and its participle

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
  if (!is_nominal(phrase)) return {};
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
  return goes_on_with_s(article_.text.substr(parts_[i].span.end)) &&
         !in(i, &SpeechWords::subject_pronouns);
}

bool SpeechGrammar::is_possessed_phrase(Phrase phrase) const {
  for (std::size_t i = phrase.begin; i + 1 < phrase.end; ++i) {
    if (is(i, PartKind::kWord) && speaker_at(i) != nullptr && is_possessive(i)) return true;
  }
  return false;
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

// «vient de confirmer», «a tenu à le préciser», “went on to say”: what stands before an infinitive
// makes it a report.
bool SpeechGrammar::join_periphrasis(std::size_t before, const Sentence& sentence,
                                     SpeechVerb& verb) const {
  if (in(before, &SpeechWords::object_pronouns) && before > sentence.begin) --before;
  if (in(before, &SpeechWords::bare_periphrases)) {
    verb.first = before;
    while (verb.first > sentence.begin && in(verb.first - 1, &SpeechWords::periphrasis_openers)) {
      --verb.first;
    }
    return true;
  }
  // «vient d’annoncer»
  const bool elided_marker = elided(verb.verb) == "d" && before + 1 == verb.verb;
  if (!elided_marker && !in(before, &SpeechWords::infinitive_markers)) return false;
  if (!elided_marker && before == sentence.begin) return false;
  std::size_t first = elided_marker ? before : before - 1;
  if (!in(first, &SpeechWords::periphrases)) return false;
  bool opened = false;
  while (first > sentence.begin && in(first - 1, &SpeechWords::periphrasis_openers)) {
    --first;
    opened = true;
  }
  if (!opened && !elided_marker && in(before - 1, &SpeechWords::prepositions)) {
    return false;  // “on” alone
  }
  verb.first = first;
  return true;
}

bool SpeechGrammar::is_passive(std::size_t i, const Sentence& sentence) const {
  const std::string exact =
      i == sentence.begin ? lower(word(i).exact()) : std::string(word(i).exact());
  const Cue cue =
      cues_.find(word(i).language, exact, [](std::size_t) { return std::string_view(); });
  if (!cue.is(CueForm::kPast)) return false;
  std::size_t before = i;
  while (before > sentence.begin && is(before - 1, PartKind::kWord) &&
         (in(before - 1, &SpeechWords::adverbs) || in(before - 1, &SpeechWords::negations)) &&
         !in(before - 1, &SpeechWords::auxiliaries)) {
    --before;
  }
  return before == sentence.begin || !in(before - 1, &SpeechWords::auxiliaries);
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
      const bool between = inserted || hyphened || in(at, &SpeechWords::adverbs) || is_manner(at) ||
                           in(at, &SpeechWords::object_pronouns) ||
                           in(at, &SpeechWords::negations) || folded(at) == "de" ||
                           folded(at) == "son" || folded(at) == "sa" || folded(at) == "cote" ||
                           folded(at) == "part" || folded(at) == "pour" || folded(at) == "depuis";
      if (!between) break;
      verb.negated = verb.negated || is_negation(at);
    }
    if (verb.first == i) verb.clitic = {};
  }
  // «disait avoir constaté»: for another verb to govern.
  if (verb.first < i && folded(verb.first) == "avoir") verb.form = CueForm::kInfinitive;
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
      if (has_before && join_periphrasis(before, sentence, verb)) {
        verb.form = CueForm::kFinite;
        plural = false;
      }
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

}  // namespace revue
