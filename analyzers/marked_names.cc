#include "analyzers/marked_names.h"

#include <algorithm>

#include "analyzers/speaker_words.h"

namespace revue {
namespace {

// Words [first, end) of the article.
struct Words {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - first; }
};

Words words_of(const SpeechSentence& in, const MarkedText& marked) {
  return {in.article().word_at(marked.inside.begin), in.article().word_at(marked.inside.end)};
}

bool has_capital(const SpeechSentence& in, std::size_t word) {
  return in.article().words[word].context.capitals != Capitals::kAny;
}

// Whether every word of weight has a capital, the last among them.
bool has_title_capitals(const SpeechSentence& in, Words words) {
  for (std::size_t i = words.first; i < words.end; ++i) {
    if (!has_capital(in, i) && !in.article().words[i].context.token->stop) return false;
  }
  return words.size() > 0 && has_capital(in, words.end - 1);
}

// «Nous allons gagner cette guerre»: what no title does.
bool tells_something(const SpeechSentence& in, Words words) {
  for (std::size_t i = words.first; i < words.end; ++i) {
    const ArticleWord& word = in.article().words[i];
    if (is_in(word, &SpeechWords::subject_pronouns)) return true;
  }
  return false;
}

// id="7": a tag that stayed in the text.
bool is_attribute(const SpeechSentence& in, const MarkedText& marked) {
  return marked.span.begin > 0 && in.article().text[marked.span.begin - 1] == '=';
}

// «Le Monde»: nothing but one mention of what is no person.
bool is_mention(const SpeechSentence& in, Words words) {
  if (!has_capital(in, words.end - 1)) return false;
  for (std::size_t i = words.first; i < words.end; ++i) {
    const ArticleMention* mention = in.article().mention_at(i);
    if (mention == nullptr) {
      if (i > words.first || !in.article().words[i].context.token->stop) return false;
      continue;
    }
    return !mention->entity->is_person() && mention->end >= words.end;
  }
  return false;
}

// «son livre « La Fin du travail »», «l’autrice de « … »», “his 2002 book, “Make …”: a word for a
// work, a group or an author stands before.
bool is_behind_work(const SpeechSentence& in, std::size_t at) {
  const SpeechGrammar& grammar = in.grammar();
  const std::size_t begin = in.sentence().begin;
  std::size_t before = at;
  if (before > begin && in.is(before - 1, PartKind::kComma)) --before;
  if (before == begin || !in.is(before - 1, PartKind::kWord)) return false;
  if (grammar.in(before - 1, &SpeechWords::noun_joints) && before - 1 > begin) --before;
  return in.is(before - 1, PartKind::kWord) && grammar.in(before - 1, &SpeechWords::works);
}

// «dans « Le Monde »», “on “Face the Nation”; not «de», which stands before what somebody says,
// too.
bool is_behind_preposition(const SpeechSentence& in, std::size_t at) {
  return in.is(at - 1, PartKind::kWord) && in.grammar().in(at - 1, &SpeechWords::prepositions) &&
         (in.grammar().word(at - 1).language == Language::kEnglish ||
          !in.grammar().in(at - 1, &SpeechWords::noun_joints));
}

// “Face the Nation”, CBS’ “Today”, in the midst of an English sentence; «au « Monde »».
bool is_title(const SpeechSentence& in, std::size_t at, Words words) {
  constexpr std::size_t kLongest = 7;
  constexpr std::size_t kLongestFrench = 3;
  if (at == in.sentence().begin || !in.is(at - 1, PartKind::kWord)) return false;
  const bool english = in.grammar().word(at - 1).language == Language::kEnglish;
  if (words.size() > (english ? kLongest : kLongestFrench)) return false;
  if (!english && !is_behind_preposition(in, at)) return false;
  if (english && words.size() == 1 && !in.grammar().is_possessive(at - 1)) return false;
  return has_title_capitals(in, words);
}

}  // namespace

bool is_name_in_marks(const SpeechSentence& in, std::size_t at) {
  const MarkedText& marked = in.marked(at);
  if (is_attribute(in, marked)) return true;
  const Words words = words_of(in, marked);
  if (at == in.sentence().begin || words.size() == 0) return false;
  if (in.is(at - 1, PartKind::kWord) && is_mention(in, words)) return true;
  if (is_behind_preposition(in, at) && is_title(in, at, words)) return true;
  if (has_capital(in, words.first) && in.grammar().in(at - 1, &SpeechWords::publishings) &&
      !ends_in_stop(cut(in.article().text, in.marked(at).inside)) && !tells_something(in, words)) {
    return true;
  }
  return has_capital(in, words.first) && is_behind_work(in, at) &&
         !ends_in_stop(cut(in.article().text, marked.inside));
}

bool is_named(const SpeechSentence& in, std::size_t at) {
  const Sentence& sentence = in.sentence();
  if (is_title(in, at, words_of(in, in.marked(at)))) return true;
  if (at == sentence.begin || !in.grammar().in(at - 1, &SpeechWords::namings)) return false;
  return std::none_of(in.verbs().begin(), in.verbs().end(), [&](const SpeechVerb& verb) {
    if (verb.last != at - 1 || verb.form != CueForm::kFinite) return false;
    const bool reflexive = in.grammar().in(verb.first - 1, &SpeechWords::object_pronouns);
    const Phrase subject = in.subject_of(verb, sentence);
    return in.is_actor(subject) || (reflexive && in.is_called(subject));
  });
}

bool is_heading_in_marks(const SpeechSentence& in, std::size_t at) {
  constexpr std::size_t kLongest = 8;  // words
  const Sentence& sentence = in.sentence();
  const bool alone = sentence.end - sentence.begin == 1 && sentence.opens_paragraph &&
                     (in.is(sentence.end, PartKind::kBreak) || sentence.end == in.size());
  const Words words = words_of(in, in.marked(at));
  if (!alone || words.size() > kLongest) return false;
  return !ends_in_stop(cut(in.article().text, in.marked(at).inside)) ||
         has_title_capitals(in, words);
}

bool ends_in_stop(std::string_view inside) {
  return inside.ends_with('.') || inside.ends_with('!') || inside.ends_with('?') ||
         inside.ends_with("…");
}

}  // namespace revue
