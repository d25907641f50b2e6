// Traps of naming: each text with the actors it names, in order.
#include "analyzers/mentions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer shipped = [] {
    std::vector<TableProblem> problems;
    return Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  }();
  return shipped;
}

// "Macron=emmanuel-macron; …"
std::string mentions(std::string_view text, Language language,
                     const Gazetteer& known = gazetteer()) {
  Tokenizer tokenizer;
  const TokenList tokens = tokenizer.tokens(text, language);
  std::string out;
  const auto found =
      find_mentions({{&tokens, text, language}}, known, NameLists::shipped(), std::nullopt);
  for (const Mention& mention : found.found.front()) {
    out += (out.empty() ? "" : "; ") + std::string(cut(text, mention.span)) + "=" +
           std::string(mention.entity->id);
  }
  return out;
}

TEST_CASE("actors are told from namesakes and from words") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Emmanuel Macron ouvre le sommet", "Emmanuel Macron=emmanuel-macron"},
      {"selon Macron, rien", "Macron=emmanuel-macron"},
      {"Brigitte Macron était là", "Brigitte Macron=brigitte-macron"},
      {"avec Olivier Macron, homonyme", "Olivier Macron=person/olivier-macron"},
      {"avec Olivier\u00a0Macron, homonyme", "Olivier\u00a0Macron=person/olivier-macron"},
      {"avec Olivier\nMacron, homonyme", "Olivier\nMacron=person/olivier-macron"},
      {"avec Olivier  Macron, homonyme", "Olivier  Macron=person/olivier-macron"},
      {"signé Olivier\n\nMacron reçoit", "Macron=emmanuel-macron"},
      {"le vice-président J.D. Vance", "J.D. Vance=jd-vance"},
      {"JD Vance et Usha Vance", "JD Vance=jd-vance; Usha Vance=usha-vance"},
      {"M. Vance a parlé", "Vance=jd-vance"},
      {"À Paris, rien de neuf", "Paris=paris"},
      {"la coalition HIATUS", "coalition HIATUS=hiatus"},
      {"l’appel de HIATUS", "HIATUS=hiatus"},
      {"un hiatus entre deux textes", ""},
      {"un texte, une loi", ""},
      {"La Quadrature du Net dénonce", "La Quadrature du Net=la-quadrature-du-net"},
      {"la Quadrature du net dénonce", "la Quadrature du net=la-quadrature-du-net"},
      {"une quadrature du cercle", ""},
      {"la CNIL rappelle, la C.N.I.L. aussi", "CNIL=cnil; C.N.I.L.=cnil"},
      {"l’Élysée annonce", "Élysée=elysee-institution"},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK_EQ(mentions(text, Language::kFrench), expected);
  }
}

TEST_CASE("actors are found in English too") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Macron’s speech", "Macron=emmanuel-macron"},
      {"President Macron said", "Macron=emmanuel-macron"},
      {"Vice President Vance warned", "Vice President Vance=jd-vance"},
      {"Meredith Whittaker of Signal", "Meredith Whittaker=meredith-whittaker; Signal=signal"},
      {"a signal was sent", ""},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK_EQ(mentions(text, Language::kEnglish), expected);
  }
}

TEST_CASE("a role takes the place of all names in it") {
  std::vector<TableProblem> problems;
  const Gazetteer own = Gazetteer::parse(
      "id\ttype\tfr\ten\taliases\tweak\tcontext\troles\n"
      "acme\tcompany\tAcme\t\t\t\t\t\n"
      "zorg\tcompany\tZorg\t\t\t\t\t\n"
      "ada-zuber\tperson\tAda Zuber\t\t\t\t\tpatronne d'Acme et de Zorg|fondatrice d'Acme\n",
      "own", problems);
  CHECK(problems.empty());
  CHECK_EQ(mentions("La patronne d’Acme et de Zorg se tait, la fondatrice d’Acme parle à Zorg.",
                    Language::kFrench, own),
           "patronne d’Acme et de Zorg=ada-zuber; fondatrice d’Acme=ada-zuber; Zorg=zorg");
}

}  // namespace
}  // namespace revue
