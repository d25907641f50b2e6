// Whom a pronoun that speaks stands for: il, elle, he, they.
#ifndef REVUE_ANALYZERS_PRONOUN_ANTECEDENTS_H_
#define REVUE_ANALYZERS_PRONOUN_ANTECEDENTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/article_words.h"
#include "analyzers/quote.h"

namespace revue {

bool is_pronoun(std::string_view folded);

// Holds the article and its quotes by reference.
class PronounAntecedents {
 public:
  PronounAntecedents(const ArticleWords& article, const std::vector<Quote>& quotes)
      : article_(article), quotes_(quotes) {}

  // Gives the quote who its speaker, the pronoun at this word, stands for: the nearest before it
  // by gender and number, who spoke last in the quote `before` (null for none), else the one named
  // last, first at the head of a sentence. Leaves it alone where there is nobody. Goes back
  // kAntecedentReach at most.
  void resolve(Quote& quote, std::size_t word, const Quote* before) const;

  // The same for a word that means a person of this gender: «le chercheur».
  void resolve_role(Quote& quote, std::size_t word, Gender gender, const Quote* before) const;

  // Whether the pronoun may stand for the words [first, end), which are no name, by gender and
  // number, as an organisation.
  bool may_be_organisation(std::size_t first, std::size_t end, std::size_t word) const;

  // The same for a possessive before what somebody wrote: «ses travaux», “her report”.
  void resolve_owner(Quote& quote, std::size_t word, const Quote* before) const;

  // Whether the pronoun at this word may stand for the subject of the sentence before, by gender
  // and number, and neither for somebody named in its own sentence nor for who has just spoken.
  bool is_subject_before(const Quote& quote, std::size_t word, const Quote* before) const;

 private:
  struct PronounFacts {
    Gender gender = Gender::kUnknown;
    bool plural = false;
    bool thing = false;  // “it”: an organisation
    bool other = false;  // «celui-ci»: not who spoke before
    bool french = false;
  };

  void resolve(Quote& quote, std::size_t word, const PronounFacts& pronoun,
               const Quote* before) const;
  bool agrees(std::size_t first, std::size_t end, std::size_t word) const;
  static PronounFacts facts_of(std::string_view pronoun);
  static bool fits(const Entity& entity, const PronounFacts& pronoun);
  const Entity* object_before(std::size_t at) const;
  bool speaks_of(const Quote& quote, const Entity& person) const;
  bool is_named_like(ByteSpan description, const PronounFacts& pronoun) const;
  std::size_t clause_of(std::size_t sentence, std::size_t at) const;
  const Entity* organisation_in_sentence(std::size_t word, const PronounFacts& pronoun) const;
  bool is_credited(const ArticleMention& mention) const;
  bool inside_marks(ByteSpan span) const;
  bool heads_sentence(const ArticleMention& mention) const;

  const ArticleWords& article_;
  const std::vector<Quote>& quotes_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_PRONOUN_ANTECEDENTS_H_
