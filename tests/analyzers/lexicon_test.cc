#include "analyzers/lexicon.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "analyzers/stem.h"

namespace revue {
namespace {

Lexicon compiled(const std::string& rows, const std::vector<DictionaryEntry>& dictionary = {}) {
  std::vector<TableProblem> problems;
  const std::vector<Concept> glossary =
      parse_glossary("id\tfr\ten\tuse\tcontext\n" + rows, "test.tsv", problems);
  REQUIRE(problems.empty());
  return compile_lexicon(glossary, dictionary);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Each entry under a key as "further stems / source / context words or always / translations".
std::vector<std::string> at(const Lexicon& lexicon, const std::string& key) {
  std::vector<std::string> lines;
  const auto value = lexicon.find(key);
  if (value == lexicon.end()) return lines;
  for (const LexiconEntry& entry : lexicon_entries(value->second)) {
    std::string line =
        joined(entry.further_stems) + " / " + std::string(source_name(entry.source)) + " / " +
        (entry.only_in_context ? "in context " + joined(entry.context) : "always") + " /";
    for (const Translation& translation : entry.translations) {
      line += " " + std::string(code(translation.language)) + ":" + translation.text;
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("lexicon: each name is found by its first stem and has all others for translations") {
  const Lexicon lexicon = compiled(
      "face\treconnaissance faciale\tfacial recognition|face recognition\talways\t\n"
      "act\tloi\tact\tcontext\tsenat|parliament\n"
      "lone\tseul\talone\tcontext\t\n");
  CHECK(at(lexicon, "fr/reconnaiss") ==
        Lines{"facial / glossary / always / en:facial recognition en:face recognition"});
  CHECK(at(lexicon, "en/facial") ==
        Lines{"recognit / glossary / always / fr:reconnaissance faciale en:face recognition"});
  CHECK(at(lexicon, "en/face") ==
        Lines{"recognit / glossary / always / fr:reconnaissance faciale en:facial recognition"});
  CHECK(at(lexicon, "en/act") == Lines{" / glossary / in context senat parliament / fr:loi"});
  CHECK(at(lexicon, "fr/seul") == Lines{" / glossary / in context  / en:alone"});
  CHECK(at(lexicon, "en/recognit").empty());
}

TEST_CASE("lexicon: articles, capitals, accents and inflections do not matter to a name") {
  const Lexicon lexicon = compiled("law\tl’Égalité des chances\tEqual Opportunities\talways\t\n");
  CHECK_EQ(at(lexicon, "fr/egal").size(), 1);
  CHECK_EQ(at(lexicon, "en/equal").size(), 1);
}

TEST_CASE("lexicon: names that begin alike stand together, the glossary before the dictionary") {
  const std::vector<DictionaryEntry> dictionary = {
      {Language::kFrench, "centre", Language::kEnglish, {"middle", "centre"}}};
  const Lexicon lexicon = compiled(
      "hall\tcentre de données\tdata centre\talways\t\n"
      "town\tcentre-ville\tcity centre\talways\t\n",
      dictionary);
  const Lines lines = at(lexicon, "fr/centr");
  REQUIRE_EQ(lines.size(), 3);
  CHECK_EQ(lines[2], " / dictionary / always / en:middle en:centre");
}

TEST_CASE("lexicon: a dictionary speaks in both directions and says nothing twice") {
  const Lexicon lexicon =
      compiled("", {{Language::kFrench, "maison", Language::kEnglish, {"house", "home", "house"}},
                    {Language::kEnglish, "house", Language::kFrench, {"maison", "logis"}}});
  CHECK(at(lexicon, "fr/maison") == Lines{" / dictionary / always / en:house en:home"});
  CHECK(at(lexicon, "en/hous") == Lines{" / dictionary / always / fr:maison fr:logis"});
  CHECK(at(lexicon, "en/home") == Lines{" / dictionary / always / fr:maison"});
  CHECK(at(lexicon, "fr/log") == Lines{" / dictionary / always / en:house"});
}

TEST_CASE("lexicon: what is too vague, too long or unreadable is left out") {
  const std::vector<std::string> eight = {"one",  "two",   "three", "four",
                                          "five", "seven", "nine",  "ten"};
  std::vector<std::string> nine = eight;
  nine.emplace_back("eleven");
  const Lexicon lexicon =
      compiled("", {{Language::kFrench, "vague", Language::kEnglish, nine},
                    {Language::kFrench, "clair", Language::kEnglish, eight},
                    {Language::kFrench, "a b c d e f g h i", Language::kEnglish, {"letters"}},
                    {Language::kFrench, "barre", Language::kEnglish, {"a|b", "tab\tbed", "rod"}},
                    {Language::kFrench, "…", Language::kEnglish, {"dots"}}});
  CHECK(at(lexicon, "fr/vagu").empty());
  CHECK_EQ(at(lexicon, "fr/clair").size(), 1);
  CHECK(at(lexicon, "fr/a").empty());
  CHECK(at(lexicon, "fr/barr") == Lines{" / dictionary / always / en:rod"});
  CHECK_EQ(lexicon.count("fr/"), 0);

  CHECK(lexicon_entries("").empty());
  for (const std::string line :
       {"no columns", "\tglossary\talways\t\t", "\tgossip\talways\t\ten:law",
        "\tglossary\talways\t\tde:Recht", "\tglossary\talways\ten:law"}) {
    CAPTURE(line);
    CHECK(lexicon_entries(line).empty());
    CHECK_EQ(lexicon_entries(line + "\n\tglossary\talways\t\ten:law\tloi").size(), 1);
  }
}

}  // namespace
}  // namespace revue
