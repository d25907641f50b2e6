// Languages are rows: everything that differs between French and English is in one `LanguageTable`
// per language (french.cc, english.cc). No other file branches on a language; adding a third
// language is adding a table.
#ifndef REVUE_ANALYZERS_LANGUAGE_H_
#define REVUE_ANALYZERS_LANGUAGE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace revue {

enum class Language : std::uint8_t { kFrench = 0, kEnglish = 1 };

inline constexpr std::array<Language, 2> kLanguages = {Language::kFrench, Language::kEnglish};

// A word the stemmer gets wrong and the stem it should have; both lower case, the word accented as
// in the language's orthography.
struct StemException {
  std::string_view word;
  std::string_view stem;
};

// One ending of an inclusive double form: «citoyen·nes», «directeur(trice)s». A base that ends in
// `base_ending`, followed by `suffix` (a plural s may follow), stands for the feminine made by
// replacing `base_ending` with `feminine_ending`.
struct InclusiveEnding {
  std::string_view base_ending;
  std::string_view suffix;
  std::string_view feminine_ending;
};

// A month's full names and abbreviations, lower case without final dot, accented.
struct MonthName {
  std::string_view name;
  int month;  // 1..12
};

// All word lists are lower case, accented, with the ASCII apostrophe.
struct LanguageTable {
  Language language;
  std::string_view code;      // ISO 639-1
  std::string_view snowball;  // the stemmer's name in libstemmer

  // Words elided before a vowel, without their apostrophe: l, d, qu, jusqu …
  std::span<const std::string_view> elisions;
  // Words with an apostrophe that are one word although they begin like an elision.
  // A trailing '*' stands for any ending.
  std::span<const std::string_view> lexicalised;
  // Endings cut off a word after its apostrophe («Macron's»).
  std::span<const std::string_view> possessives;
  // Endings after an apostrophe that make one word with what stands before («don't»).
  std::span<const std::string_view> contractions;
  // Pronouns and particles joined behind a word by a hyphen («dit-elle», «a-t-il», «celui-ci»): at
  // the end of a hyphenated word they are not part of a compound.
  std::span<const std::string_view> clitics;
  // Hyphenated words that are compounds although they end like a clitic («rendez-vous»).
  std::span<const std::string_view> clitic_exceptions;
  std::span<const InclusiveEnding> inclusive_endings;
  std::span<const std::string_view> stop_words;
  // Abbreviations whose full stop does not end a sentence, without the stop.
  std::span<const std::string_view> abbreviations;
  // Words before a surname that are no first names («Mme», “President”), when capitalised.
  std::span<const std::string_view> titles;
  // Within an organisation's name, behind its first word: adjectives in small letters, words that
  // join a capitalised noun, those that join any noun, and the articles behind them.
  std::span<const std::string_view> organisation_adjectives;
  std::span<const std::string_view> organisation_joints;
  std::span<const std::string_view> complement_joints;
  std::span<const std::string_view> joint_articles;
  // Before where something was written: «sur LinkedIn».
  std::span<const std::string_view> medium_joints;
  // Determiners after which a role means one person: le, the.
  std::span<const std::string_view> definite_determiners;
  // Words that begin a photo credit, a byline; that stand before a byline's first word; agencies.
  std::span<const std::string_view> credit_words;
  std::span<const std::string_view> byline_words;
  std::span<const std::string_view> interview_words;
  std::span<const std::string_view> agencies;
  std::span<const StemException> stem_exceptions;
  std::span<const MonthName> months;
  // Words that hint at the language beyond its stop words; see language_id.h.
  std::span<const std::string_view> hints;

  char decimal_mark;         // «97,4» / "97.4"
  char thousands_mark;       // «6.000» / "6,000"
  bool space_groups_digits;  // «1 200» is one number
};

// The table of a language; lives as long as the program.
const LanguageTable& table(Language language);

// "fr", "en", also with a region ("fr-FR", "en_GB") and in any case; nothing for other codes.
std::optional<Language> language_from_code(std::string_view code);

// ISO 639-1 code.
std::string_view code(Language language);

}  // namespace revue

#endif  // REVUE_ANALYZERS_LANGUAGE_H_
