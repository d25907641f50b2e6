#include "analyzers/language_id.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

TEST_CASE("the language of a passage is told from its words") {
  const std::vector<std::pair<std::string, Language>> rows = {
      {"Le texte est entré en vigueur dans toute l’Union.", Language::kFrench},
      {"The text has entered into force across the Union.", Language::kEnglish},
      {"L’autorité a sanctionné l’entreprise", Language::kFrench},
      {"Macron’s plan was unveiled on Monday at the Élysée", Language::kEnglish},
      {"Régulation : qu’en disent les syndicats ?", Language::kFrench},
      {"What unions say about regulation", Language::kEnglish},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& language = row.second;
    CAPTURE(text);
    for (const Language prior : kLanguages) CHECK_EQ(identify_language(text, prior), language);
  }
}

TEST_CASE("what does not tell takes the language around it") {
  for (const std::string text : {"", "AI Act", "J.D. Vance", "2025", "!!!", "Mistral AI"}) {
    CAPTURE(text);
    CHECK_FALSE(identify_language(text).has_value());
    for (const Language prior : kLanguages) CHECK_EQ(identify_language(text, prior), prior);
  }
}

}  // namespace
}  // namespace revue
