// Look-ups in the union of all language tables.
#ifndef REVUE_ANALYZERS_WORD_RULES_H_
#define REVUE_ANALYZERS_WORD_RULES_H_

#include <optional>
#include <string>
#include <string_view>

#include "analyzers/language.h"

namespace revue {

// All arguments are lower case with accents and the ASCII apostrophe.
bool is_elision(std::string_view word);      // "jusqu"
bool is_lexicalised(std::string_view word);  // "aujourd'hui"
bool is_possessive(std::string_view ending);
bool is_contraction(std::string_view ending);
bool is_clitic(std::string_view word);
bool is_clitic_exception(std::string_view compound);  // "rendez-vous"

// The next take a folded word (fold.h).
bool is_organisation_adjective(std::string_view folded);
bool is_organisation_joint(std::string_view folded);
bool is_complement_joint(std::string_view folded);
bool is_joint_article(std::string_view folded);
bool is_medium_joint(std::string_view folded);
bool is_definite(std::string_view folded);
bool is_credit_word(std::string_view folded);
bool is_byline_word(std::string_view folded);
bool is_interview_word(std::string_view folded);
bool is_agency(std::string_view folded);
bool is_title(std::string_view folded);  // "mme", "president"
bool is_stop_word(Language language, std::string_view folded);
bool is_stop_word_anywhere(std::string_view folded);  // of some language

// The feminine that «base·suffix» stands for, without the plural s: ("directeur", "trice") →
// "directrice". Nothing when the suffix does not fit the base. Keeps the case of `base`.
std::optional<std::string> inclusive_feminine(std::string_view base, std::string_view suffix);

// A number as all its spellings are indexed: "1.200" (French) = "1,200" (English) → "1200";
// "97,4" (French) → "97.4". Other strings of digits and marks come back unchanged.
std::string normal_number(std::string_view number, const LanguageTable& row);

}  // namespace revue

#endif  // REVUE_ANALYZERS_WORD_RULES_H_
