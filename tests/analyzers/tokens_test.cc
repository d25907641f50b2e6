// Tables of texts and what their tokens are.
//
// Notation of a token: folded@position, "+" before a whole with its width behind ("+ab@1w2"),
// "~" before a variant. The covered text follows in brackets where it differs from the folded form.
#include "analyzers/tokens.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/gazetteer.h"
#include "analyzers/name_lists.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

std::string notation(std::string_view text, Language language) {
  static Tokenizer tokenizer;
  const TokenList tokens = tokenizer.tokens(text, language);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    if (token.kind == TokenKind::kVariant) out += '~';
    if (token.kind == TokenKind::kWhole) out += '+';
    out += std::string(token.folded) + "@" + std::to_string(token.position);
    if (token.width > 1) out += "w" + std::to_string(token.width);
    const std::string_view covered = cut(text, token.span);
    if (covered != token.folded) out += "[" + std::string(covered) + "]";
  }
  return out;
}

struct Row {
  std::string text;
  std::string tokens;
};

void check_rows(const std::vector<Row>& rows, Language language) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(notation(row.text, language), row.tokens);
  }
}

TEST_CASE("tokens: elided articles are no part of the word, whatever the apostrophe") {
  check_rows(
      {
          {"l'IA", "ia@1[IA]"},
          {"l’IA", "ia@1[IA]"},
          {"L’IA", "ia@1[IA]"},
          {"lʼIA", "ia@1[IA]"},
          {"l‘IA", "ia@1[IA]"},
          {"l′IA", "ia@1[IA]"},
          {"d'OpenAI", "openai@1[OpenAI]"},
          {"qu’OpenAI", "openai@1[OpenAI]"},
          {"QU’ILS", "ils@1[ILS]"},
          {"n’a s’est j’ai m’a t’es c’est ç’a", "a@1 est@2 ai@3 a@4 es@5 est@6 a@7"},
          {"jusqu’où lorsqu’on puisqu’elle quoiqu’il", "ou@1[où] on@2 elle@3 il@4"},
          {"quelqu’autre presqu’achevé entr’eux", "autre@1 acheve@2[achevé] eux@3"},
          {"l’«IA»", "ia@1[IA]"},
          {"400 millions d ‘euros", "400@1 millions@2 euros@3"},
          {"d’aujourd’hui", "aujourdhui@1[aujourd’hui]"},
          {"l’ONU et d’LVMH", "onu@1[ONU] et@2 lvmh@3[LVMH]"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: words with an apostrophe of their own stay whole") {
  check_rows(
      {
          {"aujourd’hui", "aujourdhui@1[aujourd’hui]"},
          {"AUJOURD'HUI", "aujourdhui@1[AUJOURD'HUI]"},
          {"prud’homme prud'homales", "prudhomme@1[prud’homme] prudhomales@2[prud'homales]"},
          {"presqu’île", "presquile@1[presqu’île]"},
          {"O'Brien", "obrien@1[O'Brien]"},
          {"N’Golo", "ngolo@1[N’Golo]"},
          {"quelqu’un", "quelquun@1[quelqu’un]"},
      },
      Language::kFrench);
  check_rows(
      {
          {"don’t we'll", "don't@1[don’t] we'll@2"},
          {"o’clock", "oclock@1[o’clock]"},
      },
      Language::kEnglish);
}

TEST_CASE("tokens: a possessive ending is no part of the word") {
  check_rows(
      {
          {"Macron’s", "macron@1[Macron]"},
          {"the company's", "the@1 company@2"},
          {"workers' rights", "workers@1 rights@2"},
          {"U.S.'s", "us@1[U.S.]"},
      },
      Language::kEnglish);
}

TEST_CASE("tokens: inverted pronouns are words of their own") {
  check_rows(
      {
          {"dit-elle", "dit@1 elle@2"},
          {"a-t-il", "a@1 t@2 il@3"},
          {"salue-t-on", "salue@1 t@2 on@3"},
          {"celui-ci", "celui@1 ci@2"},
          {"rendez-vous", "rendez@1 vous@2 +rendezvous@1w2[rendez-vous]"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: compounds are found joined, split and as a whole") {
  check_rows(
      {
          {"vice-président", "vice@1 president@2[président] +vicepresident@1w2[vice-président]"},
          {"États-Unis", "etats@1[États] unis@2[Unis] +etatsunis@1w2[États-Unis]"},
          {"contre‑sommet", "contre@1 sommet@2 +contresommet@1w2[contre‑sommet]"},
          {"Saint-Germain-en-Laye",
           "saint@1[Saint] germain@2[Germain] en@3 laye@4[Laye] "
           "+saintgermainenlaye@1w4[Saint-Germain-en-Laye]"},
          {"France–Inde", "france@1[France] inde@2[Inde]"},
          {"2024-2025", "2024@1 2025@2"},
          {"AT&T", "at@1[AT] t@2[T] +at&t@1w2[AT&T]"},
          {"GPT-4o", "gpt@1[GPT] 4o@2 +gpt4o@1w2[GPT-4o]"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: initials meet in all their spellings") {
  for (const Language language : kLanguages) {
    check_rows(
        {
            {"J.D. Vance", "jd@1[J.D.] vance@2[Vance]"},
            {"J. D. Vance", "jd@1[J. D.] vance@2[Vance]"},
            {"J.-D. Vance", "jd@1[J.-D.] vance@2[Vance]"},
            {"JD Vance", "jd@1[JD] vance@2[Vance]"},
            {"C.N.I.L.", "cnil@1[C.N.I.L.]"},
            {"U.S", "us@1[U.S]"},
            {"5 p.m.", "5@1 pm@2[p.m.]"},
        },
        language);
  }
}

TEST_CASE("tokens: inclusive forms stand for each form") {
  check_rows(
      {
          {"citoyen·nes",
           "citoyen@1[citoyen·nes] ~citoyens@1[citoyen·nes] ~citoyennes@1[citoyen·nes]"},
          {"professionnel·les",
           "professionnel@1[professionnel·les] ~professionnels@1[professionnel·les] "
           "~professionnelles@1[professionnel·les]"},
          {"directeur(trice)s",
           "directeur@1[directeur(trice)s] ~directeurs@1[directeur(trice)s] "
           "~directrices@1[directeur(trice)s]"},
          {"étudiant.e.s",
           "etudiant@1[étudiant.e.s] ~etudiants@1[étudiant.e.s] ~etudiantes@1[étudiant.e.s]"},
          {"citoyen-ne-s",
           "citoyen@1[citoyen-ne-s] ~citoyens@1[citoyen-ne-s] ~citoyennes@1[citoyen-ne-s]"},
          {"engagé•es", "engage@1[engagé•es] ~engages@1[engagé•es] ~engagees@1[engagé•es]"},
          {"auteur(s)", "auteur@1[auteur(s)] ~auteurs@1[auteur(s)]"},
          {"numérique.les", "numerique@1[numérique] les@2"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: numbers meet whatever separates their digits") {
  check_rows(
      {
          {"1 200", "1200@1[1 200]"},
          {"1\u202F200", "1200@1[1\u202F200]"},
          {"1.200", "1200@1[1.200]"},
          {"97,4", "97.4@1[97,4]"},
          {"109\u00A0000\u00A0000,50", "109000000.50@1[109\u00A0000\u00A0000,50]"},
          {"en 2024 300 personnes", "en@1 2024@2 300@3 personnes@4"},
          {"1er", "1er@1"},
          {"10h30", "10h30@1"},
      },
      Language::kFrench);
  check_rows(
      {
          {"1,200", "1200@1[1,200]"},
          {"97.4", "97.4@1"},
          {"1 200", "1@1 200@2"},
          {"1\u00A0200", "1200@1[1\u00A0200]"},
          {"$109bn", "109bn@1"},
      },
      Language::kEnglish);
}

TEST_CASE("tokens: one-letter names, tags and addresses are kept") {
  check_rows(
      {
          {"Cédric O", "cedric@1[Cédric] o@2[O]"},
          {"Station F", "station@1[Station] f@2[F]"},
          {"sur X", "sur@1 x@2[X]"},
          {"#IA", "ia@1[IA] +#ia@1[#IA]"},
          {"@EmmanuelMacron",
           "emmanuelmacron@1[EmmanuelMacron] +@emmanuelmacron@1[@EmmanuelMacron]"},
          {"https://www.cnil.fr/ia.", "cnil@1 fr@2 ia@3 +https://www.cnil.fr/ia@1w3"},
          {"contact@example.org", "contact@1 example@2 org@3 +contact@example.org@1w3"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: ligatures, normalisation forms and unseen characters do not matter") {
  check_rows(
      {
          {"œuvre", "oeuvre@1[œuvre]"},
          {"ŒUVRE", "oeuvre@1[ŒUVRE]"},
          {"\uFB01n", "fin@1[\uFB01n]"},
          {"pre\u0301sident", "president@1[pre\u0301sident]"},
          {"soft\u00ADhyphen", "softhyphen@1[soft\u00ADhyphen]"},
          {"mar\u200Bché", "marche@1[mar\u200Bché]"},
          {"«\u202Faccélérer\u202F»", "accelerer@1[accélérer]"},
          {"IA\u202F:", "ia@1[IA]"},
      },
      Language::kFrench);
}

TEST_CASE("tokens: the exact form keeps accents and capitals, in NFC") {
  Tokenizer tokenizer;
  CHECK_EQ(tokenizer.tokens("l’E\u0301lysée", Language::kFrench)[0].exact, "Élysée");
  CHECK_EQ(tokenizer.tokens("J.D.", Language::kFrench)[0].exact, "JD");
}

TEST_CASE("tokens: stems join the forms of a word, with and without accents") {
  struct Pair {
    std::string left;
    std::string right;
    Language language;
  };
  const std::vector<Pair> pairs = {{"loi", "lois", Language::kFrench},
                                   {"emploi", "emplois", Language::kFrench},
                                   {"français", "françaises", Language::kFrench},
                                   {"régulation", "régulations", Language::kFrench},
                                   {"regulations", "régulation", Language::kFrench},
                                   {"travail", "travaux", Language::kFrench},
                                   {"government", "governments", Language::kEnglish},
                                   {"centre", "centers", Language::kEnglish}};
  Tokenizer tokenizer;
  for (const Pair& pair : pairs) {
    const TokenList left = tokenizer.tokens(pair.left, pair.language);
    const TokenList right = tokenizer.tokens(pair.right, pair.language);
    CAPTURE(pair.left);
    const bool meet = left[0].stem == right[0].stem || left[0].stem == right[0].bare ||
                      left[0].bare == right[0].stem;
    CHECK(meet);
  }
}

// What holds for every text.
void check_laws(std::string_view text, Language language) {
  static Tokenizer tokenizer;
  const TokenList tokens = tokenizer.tokens(text, language);
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    REQUIRE_LE(token.span.begin, token.span.end);
    REQUIRE_LE(token.span.end, text.size());
    REQUIRE_FALSE(token.folded.empty());
    REQUIRE_FALSE(token.stem.empty());
    REQUIRE_EQ(fold(token.folded), token.folded);
    if (token.kind == TokenKind::kWord) {
      REQUIRE_GT(token.position, position);
      position = token.position;
    }
    REQUIRE_GE(token.position, 1U);
    REQUIRE_LE(token.position + token.width - 1, tokens.positions());
    const auto inside = [&](std::size_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    REQUIRE_FALSE(inside(token.span.begin));
    REQUIRE_FALSE(inside(token.span.end));
  }
}

TEST_CASE("tokens: the laws hold for random text") {
  const unsigned seed = 20250211;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  const std::vector<std::string> atoms = {
      "l",       "’",          "'",      "IA",     "-",  "t",   "il",       ".",       "J",
      "D",       " ",          "\u00A0", "\u202F", "·",  "nes", "citoyen",  "(",       ")",
      "s",       "1",          "200",    ",",      "#",  "@",   "https://", "www.",    "é",
      "e\u0301", "Œ",          "«",      "»",      "\n", "&",   "_",        "aujourd", "hui",
      "\u00AD",  "\U0001F30D", "x",      "\u200B", "ß",  "漢字"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto i = random() % 24; i > 0; --i) text += atoms[random() % atoms.size()];
    CAPTURE(text);
    check_laws(text, kLanguages[random() % kLanguages.size()]);
  }
}

TEST_CASE("tokens: any bytes are accepted") {
  const unsigned seed = 7;
  MESSAGE("seed ", seed);
  std::mt19937 random(seed);
  Tokenizer tokenizer;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += static_cast<char>(random());
    for (const Token& token : tokenizer.tokens(text, Language::kFrench)) {
      REQUIRE_LE(token.span.end, text.size());
    }
  }
}

TEST_CASE(
    "tokens: a megabyte of one word, of apostrophes or of hyphens takes no unreasonable time") {
  Tokenizer tokenizer;
  const auto repeated = [](std::string_view unit, std::size_t size) {
    std::string text;
    while (text.size() < size) text += unit;
    return text;
  };
  for (const char* unit :
       {"a", "l’", "a-", "a'", "1 000 ", "J.", "@", "#a ", "http://", "·e", "«"}) {
    CAPTURE(unit);
    const std::string text = repeated(unit, 1 << 20);
    CHECK_LE(tokenizer.tokens(text, Language::kFrench).size(), text.size());
  }
}

TEST_CASE("a name has the words that a text has") {
  Tokenizer tokenizer;
  std::vector<std::string_view> names = {
      "",          " ",          "Max Weber", " Max Weber ", "Max  Weber", "É. Borne",
      "J D Vance", "J.D.",       "l'ONU",     "L ONU",       "SB 1047",    "1 000 ans",
      "GPT-4o",    "Œuvre",      "Straße",    "Łódź",        "ŉ Dinh",     "www orange",
      "a×b",       "Đặng Thái",  "élu·e·s",   "C\u0327a va", "a\u00a0b",   "a\tb",
      "\xff",      "Ma\xff ria", "xAI",       "東京"};
  for (const auto line : split(default_gazetteer(), '\n')) {
    for (const auto cell : split(line, '\t')) {
      for (const auto name : alternatives(cell)) names.push_back(name);
    }
  }
  for (const auto line : split(shipped_first_names(), '\n')) {
    names.push_back(line.substr(0, line.find('\t')));
  }
  for (const std::string_view text : names) {
    const TokenList name = tokenizer.name(text);
    const TokenList tokens = tokenizer.tokens(text, Language::kFrench);
    CAPTURE(std::string(text));
    REQUIRE_EQ(name.size(), tokens.size());
    CHECK_EQ(name.positions(), tokens.positions());
    for (std::size_t i = 0; i < name.size(); ++i) {
      CHECK_EQ(name[i].exact, tokens[i].exact);
      CHECK_EQ(name[i].folded, tokens[i].folded);
      CHECK_EQ(name[i].stem, tokens[i].folded);
      CHECK_EQ(name[i].span.begin, tokens[i].span.begin);
      CHECK_EQ(name[i].span.end, tokens[i].span.end);
      CHECK_EQ(name[i].position, tokens[i].position);
      CHECK_EQ(name[i].width, tokens[i].width);
      CHECK(name[i].kind == tokens[i].kind);
      CHECK_EQ(name[i].stop, tokens[i].stop);
    }
  }
}

}  // namespace
}  // namespace revue
