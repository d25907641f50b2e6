// The name in or beside the words that say who a speaker is.
#ifndef REVUE_ANALYZERS_SPEAKER_NAMES_H_
#define REVUE_ANALYZERS_SPEAKER_NAMES_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/article_words.h"

namespace revue {

// Holds the article by reference. Phrases are words [first, end).
class SpeakerNames {
 public:
  explicit SpeakerNames(const ArticleWords& article);

  // Whom a mention in the phrase names, or one behind it: «la procureure, Mme Diallo, …», when
  // `apposed` says that a name behind a comma may be in apposition. Null for nobody.
  const Entity* named(std::size_t first, std::size_t end, bool apposed) const;

  // Whether the phrase is but capitalised words.
  bool is_capitalised(std::size_t first, std::size_t end) const;
  // “Greenspan”, where several are called so: `before`, who spoke last, else the one named first.
  const Entity* called(std::size_t end, const Entity* before) const;

  // Whether a word of the phrase says that it is a person.
  bool is_called_a_person(std::size_t first, std::size_t end) const;

  // The words that describe the speaker, who is no entity: a name that may be in apposition goes
  // before them, the fuller form before a name.
  ByteSpan described(std::size_t first, std::size_t end, bool apposed) const;

 private:
  std::size_t behind_kind(std::size_t end) const;
  const Entity* author_of_document(std::size_t first, std::size_t end) const;
  bool is_written_by(std::size_t word, std::size_t from) const;
  void learn_names();
  void learn_runs();
  bool closes_apposition(std::size_t word) const;
  const Entity* person_in_apposition(std::size_t end) const;
  const Entity* person_behind(std::size_t word) const;
  ByteSpan fuller_name(std::size_t first, std::size_t end, ByteSpan written) const;

  const ArticleWords& article_;
  std::unordered_map<std::string, std::vector<const Entity*>> by_name_part_;
  std::unordered_map<std::string, ByteSpan> runs_by_word_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPEAKER_NAMES_H_
