#include "analyzers/word_rules.h"

#include <algorithm>
#include <array>

#include "analyzers/fold.h"
#include "analyzers/word_table.h"

namespace revue {
namespace {

using Column = std::span<const std::string_view> LanguageTable::*;

// One column of all tables together.
WordSet all_rows(Column column) {
  WordSet words;
  for (const Language language : kLanguages) {
    for (const std::string_view word : table(language).*column) words.add(word);
  }
  return words;
}

WordSet all_folded_rows(Column column) {
  WordSet words;
  for (const Language language : kLanguages) {
    for (const std::string_view word : table(language).*column) words.add(fold(word));
  }
  return words;
}

bool is_digit_byte(char byte) { return byte >= '0' && byte <= '9'; }

}  // namespace

bool is_elision(std::string_view word) {
  static const WordSet words = all_rows(&LanguageTable::elisions);
  return word.size() <= 7 && words.contains(word);
}

bool is_lexicalised(std::string_view word) {
  for (const Language language : kLanguages) {
    for (const std::string_view row : table(language).lexicalised) {
      const bool stem_only = row.back() == '*';
      if (stem_only ? word.starts_with(row.substr(0, row.size() - 1)) : word == row) return true;
    }
  }
  return false;
}

bool is_possessive(std::string_view ending) {
  static const WordSet words = all_rows(&LanguageTable::possessives);
  return words.contains(ending);
}

bool is_contraction(std::string_view ending) {
  static const WordSet words = all_rows(&LanguageTable::contractions);
  return words.contains(ending);
}

bool is_clitic(std::string_view word) {
  static const WordSet words = all_rows(&LanguageTable::clitics);
  return word.size() <= 5 && words.contains(word);
}

bool is_clitic_exception(std::string_view compound) {
  static const WordSet words = all_rows(&LanguageTable::clitic_exceptions);
  return words.contains(compound);
}

bool is_title(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::titles);
  return words.contains(folded);
}

bool is_organisation_adjective(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::organisation_adjectives);
  return words.contains(folded);
}

bool is_organisation_joint(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::organisation_joints);
  return words.contains(folded);
}

bool is_complement_joint(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::complement_joints);
  return words.contains(folded);
}

bool is_joint_article(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::joint_articles);
  return words.contains(folded);
}

bool is_definite(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::definite_determiners);
  return words.contains(folded);
}

bool is_credit_word(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::credit_words);
  return words.contains(folded);
}

bool is_byline_word(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::byline_words);
  return words.contains(folded);
}

bool is_interview_word(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::interview_words);
  return words.contains(folded);
}

bool is_agency(std::string_view folded) {
  static const WordSet words = all_folded_rows(&LanguageTable::agencies);
  return words.contains(folded);
}

bool is_stop_word(Language language, std::string_view folded) {
  static const auto all = [] {
    std::array<WordSet, kLanguages.size()> sets;
    for (const Language each : kLanguages) {
      for (const std::string_view word : table(each).stop_words) {
        sets[static_cast<std::size_t>(each)].add(fold(word));
      }
    }
    return sets;
  }();
  return folded.size() <= 10 && all[static_cast<std::size_t>(language)].contains(folded);
}

bool is_stop_word_anywhere(std::string_view folded) {
  return std::any_of(kLanguages.begin(), kLanguages.end(),
                     [&](Language language) { return is_stop_word(language, folded); });
}

std::optional<std::string> inclusive_feminine(std::string_view base, std::string_view suffix) {
  for (const Language language : kLanguages) {
    for (const InclusiveEnding& row : table(language).inclusive_endings) {
      if (suffix == row.suffix && base.ends_with(row.base_ending)) {
        return std::string(base.substr(0, base.size() - row.base_ending.size())) +
               std::string(row.feminine_ending);
      }
    }
  }
  return std::nullopt;
}

std::string normal_number(std::string_view number, const LanguageTable& row) {
  std::string whole;
  std::size_t at = 0;
  while (at < number.size() && is_digit_byte(number[at])) whole += number[at++];
  const std::size_t first_group = at;
  bool grouped = false;
  const auto group_at = [&](std::size_t i) {
    return i + 3 < number.size() && (number[i] == row.thousands_mark || number[i] == ' ') &&
           is_digit_byte(number[i + 1]) && is_digit_byte(number[i + 2]) &&
           is_digit_byte(number[i + 3]) &&
           (i + 4 == number.size() || !is_digit_byte(number[i + 4]));
  };
  while (first_group <= 3 && group_at(at)) {
    whole += number.substr(at + 1, 3);
    at += 4;
    grouped = true;
  }
  if (at == number.size()) return grouped ? whole : std::string(number);
  if (number[at] != row.decimal_mark) return std::string(number);
  const std::string_view fraction = number.substr(at + 1);
  for (const char byte : fraction) {
    if (!is_digit_byte(byte)) return std::string(number);
  }
  return fraction.empty() ? whole : whole + "." + std::string(fraction);
}

}  // namespace revue
