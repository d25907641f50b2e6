// Measures the rule of cognates (analyzers/cognates.h) on the FreeDict dictionaries: of the words
// that the rule makes and that the other language has, how many does the dictionary give as a
// translation? What it does not give need not be wrong, so that the figure is a lower bound.
#include "analyzers/cognates.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "analyzers/error.h"
#include "analyzers/fold.h"
#include "corpus/dictionary.h"

namespace {

using namespace revue;
using Word = std::pair<Language, std::string>;  // folded

struct Tally {
  std::size_t made = 0;
  std::size_t confirmed = 0;
};

int run(const std::string& folder, bool show) {
  const Dictionary dictionary = read_dictionary(folder);
  if (dictionary.entries.empty()) {
    std::cout << "skipped: no data (no FreeDict dictionary of French and English in " << folder
              << ")\n";
    return 0;
  }
  std::map<Word, std::set<std::string>> translations;  // both ways
  for (const DictionaryEntry& entry : dictionary.entries) {
    for (const std::string& text : entry.translations) {
      const Word from{entry.language, fold(entry.headword)};
      const Word to{entry.target, fold(text)};
      translations[from].insert(to.second);
      translations[to].insert(from.second);
    }
  }
  std::map<Language, Tally> tallies;
  for (const auto& [word, known] : translations) {
    for (const Language target : kLanguages) {
      for (const std::string& made : cognates(word.second, word.first, target)) {
        if (translations.count({target, made}) == 0) continue;
        const bool confirmed = known.count(made) > 0;
        Tally& tally = tallies[word.first];
        ++tally.made;
        tally.confirmed += confirmed ? 1 : 0;
        if (show && !confirmed) {
          std::cout << code(word.first) << ' ' << word.second << " → " << made << '\n';
        }
      }
    }
  }
  for (const auto& [language, tally] : tallies) {
    std::printf("from %s: %zu made, %zu given by the dictionary: %.3f\n",
                std::string(code(language)).c_str(), tally.made, tally.confirmed,
                static_cast<double>(tally.confirmed) / static_cast<double>(tally.made));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures cognates on bilingual dictionaries."};
  std::string folder(kDictionaryFolder);
  bool show = false;
  app.add_option("--dictionaries", folder, "Folder of the dictionaries")->capture_default_str();
  app.add_flag("--show", show, "Print the words that the dictionary does not confirm");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(folder, show);
  } catch (const Error& error) {
    std::cerr << "quality_cognates: " << error.what() << '\n';
    return 2;
  }
}
