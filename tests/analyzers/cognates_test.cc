#include "analyzers/cognates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace revue {
namespace {

bool leads(const std::string& word, Language from, const std::string& other, Language to) {
  const std::vector<std::string> words = cognates(word, from, to);
  return std::find(words.begin(), words.end(), other) != words.end();
}

using Pairs = std::vector<std::pair<std::string, std::string>>;  // French, English; folded

TEST_CASE("cognates lead from each language to the other") {
  const Pairs pairs = {
      {"democratie", "democracy"},
      {"cartographie", "cartography"},
      {"technologie", "technology"},
      {"autonomie", "autonomy"},
      {"securite", "security"},
      {"societe", "society"},
      {"algorithmique", "algorithmic"},
      {"politique", "political"},
      {"optimisme", "optimism"},
      {"specialiste", "specialist"},
      {"budgetaire", "budgetary"},
      {"humanitaire", "humanitarian"},
      {"obligatoire", "obligatory"},
      {"regulateur", "regulator"},
      {"administratif", "administrative"},
      {"dangereux", "dangerous"},
      {"industriel", "industrial"},
      {"industrielle", "industrial"},
      {"independant", "independent"},
      {"transparence", "transparency"},
      {"moderniser", "modernize"},
      {"moderniser", "modernise"},
      {"identifier", "identify"},
      {"reguler", "regulate"},
      {"canadien", "canadian"},
      {"canadienne", "canadian"},
      {"organisation", "organization"},
      {"autonome", "autonomous"},
  };
  for (const auto& row : pairs) {
    const auto& french = row.first;
    const auto& english = row.second;
    CAPTURE(french);
    CAPTURE(english);
    CHECK(leads(french, Language::kFrench, english, Language::kEnglish));
    CHECK(leads(english, Language::kEnglish, french, Language::kFrench));
  }
}

TEST_CASE("false friends are no cognates, in either direction") {
  const Pairs pairs = {
      {"librairie", "library"}, {"actuel", "actual"},        {"actualite", "actuality"},
      {"eventuel", "eventual"}, {"physicien", "physician"},  {"editeur", "editor"},
      {"partie", "party"},      {"traiter", "trait"},        {"rester", "rest"},
      {"fabrique", "fabric"},   {"conducteur", "conductor"}, {"ignorer", "ignore"},
      {"monnaie", "money"},     {"assister", "assist"},      {"forme", "form"},
  };
  for (const auto& row : pairs) {
    const auto& french = row.first;
    const auto& english = row.second;
    CAPTURE(french);
    CHECK_FALSE(leads(french, Language::kFrench, english, Language::kEnglish));
    CHECK_FALSE(leads(english, Language::kEnglish, french, Language::kFrench));
  }
}

TEST_CASE("a word has no cognate in its own language, nor itself, nor when its root is short") {
  CHECK(cognates("democratie", Language::kFrench, Language::kFrench).empty());
  CHECK(cognates("democracy", Language::kEnglish, Language::kEnglish).empty());
  for (const std::string word : {"gouvernement", "regulation", "ia", "", "vie", "cite", "loi"}) {
    CAPTURE(word);
    CHECK_FALSE(leads(word, Language::kFrench, word, Language::kEnglish));
    CHECK_FALSE(leads(word, Language::kEnglish, word, Language::kFrench));
  }
  CHECK(cognates("vie", Language::kFrench, Language::kEnglish).empty());
  CHECK(cognates("law", Language::kEnglish, Language::kFrench).empty());
}

}  // namespace
}  // namespace revue
