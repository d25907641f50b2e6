#include "analyzers/language.h"

#include "analyzers/language_tables.h"

namespace revue {

const LanguageTable& table(Language language) {
  switch (language) {
    case Language::kFrench:
      return french_table();
    case Language::kEnglish:
      break;
  }
  return english_table();
}

std::optional<Language> language_from_code(std::string_view code) {
  if (code.size() > 2 && (code[2] == '-' || code[2] == '_')) code = code.substr(0, 2);
  for (const Language language : kLanguages) {
    const std::string_view known = table(language).code;
    if (code.size() == known.size() && (code[0] | 0x20) == known[0] &&
        (code[1] | 0x20) == known[1]) {
      return language;
    }
  }
  return std::nullopt;
}

std::string_view code(Language language) { return table(language).code; }

}  // namespace revue
