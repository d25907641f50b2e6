#include "analyzers/speaker_words.h"

namespace revue {

bool can_speak(const Entity& entity) {
  return entity.type != "place" && entity.type != "law" && entity.type != "event" &&
         entity.type != "product";
}

bool is_in(const ArticleWord& word, std::span<const std::string_view> SpeechWords::*list) {
  return holds(speech_words(word.language).*list, grammar_form(*word.context.token));
}

bool is_governed(const ArticleWords& article, std::size_t word, std::size_t from) {
  if (word > from && is_in(article.words[word - 1], &SpeechWords::determiners) &&
      !is_in(article.words[word - 1], &SpeechWords::noun_joints)) {
    --word;
  }
  if (article.words[word].context.before == Gap::kElided && word > from) {
    const std::size_t begin = article.words[word].span.begin;
    const std::string_view text = article.text.substr(begin > 4 ? begin - 4 : 0, 4);
    if (text.find("d'") != text.npos || text.find("d’") != text.npos) return true;
  }
  return word > from && (is_in(article.words[word - 1], &SpeechWords::noun_joints) ||
                         is_in(article.words[word - 1], &SpeechWords::prepositions));
}

bool ends_apposition(const ArticleWord& word) {
  const Gap gap = word.context.before;
  return gap != Gap::kSpace && gap != Gap::kElided && gap != Gap::kHyphen && gap != Gap::kStop;
}

}  // namespace revue
