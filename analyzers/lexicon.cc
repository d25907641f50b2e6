#include "analyzers/lexicon.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "analyzers/gazetteer.h"
#include "analyzers/mentions.h"
#include "analyzers/tsv.h"

namespace revue {
namespace {

constexpr std::array<std::string_view, 5> kSources = {"name", "glossary", "dictionary", "cognate",
                                                      "ambiguous"};
// A word with more translations than this is too vague to search for.
constexpr std::size_t kMostTranslations = 8;
constexpr std::size_t kLongestName = 8;  // words

std::string joined(const std::vector<std::string>& parts, char separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

// «address», «speech»; not “AI”, not “data centre”.
bool is_plain_word(std::string_view name) {
  return name.find_first_of(" '-") == std::string_view::npos &&
         name.find("’") == std::string_view::npos && capitals_of(name) != Capitals::kAll;
}

class Compiler {
 public:
  void add(Language language, std::string_view name, TranslationSource source,
           const std::string& use, std::vector<Translation> translations) {
    std::vector<std::string> stems;
    const TokenList tokens = tokenizer_.tokens(name, language);
    std::string word;  // of a name that is one
    for (const Token* each : words_of(tokens)) {
      stems.emplace_back(each->stem);
      word = each->folded;
    }
    if (stems.size() > 1) word.clear();
    std::erase_if(translations, [&](const Translation& translation) {
      return translation.text.find_first_of("|\t\n") != std::string::npos;
    });
    if (stems.empty() || stems.size() > kLongestName || translations.empty()) return;
    std::string row = std::string(source_name(source)) + '\t' + use + '\t';
    std::string texts;
    for (const Translation& translation : translations) {
      if (!texts.empty()) texts += '|';
      texts += std::string(code(translation.language)) + ':' + translation.text;
    }
    const std::string first = stems.front();
    stems.erase(stems.begin());
    lexicon_[lexicon_key(language, first)] +=
        joined(stems, ' ') + '\t' + row + texts + '\t' + word + '\n';
  }

  Lexicon take() { return std::move(lexicon_); }

 private:
  Tokenizer tokenizer_;
  Lexicon lexicon_;
};

}  // namespace

std::string_view source_name(TranslationSource source) {
  return kSources[static_cast<std::size_t>(source)];
}

std::string lexicon_key(Language language, std::string_view stem) {
  return std::string(code(language)) + '/' + std::string(stem.substr(0, 100));
}

Lexicon compile_lexicon(const std::vector<Concept>& glossary,
                        const std::vector<DictionaryEntry>& dictionary) {
  Compiler compiler;
  for (const Concept& entry : glossary) {
    const std::string use = (entry.only_in_context ? "context" : "always") + std::string("\t") +
                            joined(entry.context, ' ');
    std::vector<Translation> names;
    for (const Language language : kLanguages) {
      for (const std::string& name : entry.names[static_cast<std::size_t>(language)]) {
        names.push_back({language, name});
      }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::vector<Translation> others = names;
      // In one language, single words that share a translation need not mean the same.
      std::erase_if(others, [&](const Translation& other) {
        return other.language == names[i].language &&
               (other.text == names[i].text ||
                (is_plain_word(other.text) && is_plain_word(names[i].text)));
      });
      compiler.add(names[i].language, names[i].text, TranslationSource::kGlossary, use,
                   std::move(others));
    }
  }

  // A dictionary speaks in both directions: who translates b by a also translates a by b.
  using Word = std::pair<Language, std::string>;
  std::map<Word, std::vector<Word>> words;
  const auto add_once = [&words](const Word& from, const Word& to) {
    std::vector<Word>& all = words[from];
    if (std::find(all.begin(), all.end(), to) == all.end()) all.push_back(to);
  };
  for (const DictionaryEntry& entry : dictionary) {
    for (const std::string& text : entry.translations) {
      add_once({entry.language, entry.headword}, {entry.target, text});
      add_once({entry.target, text}, {entry.language, entry.headword});
    }
  }
  for (const auto& [word, others] : words) {
    if (others.size() > kMostTranslations) continue;
    std::vector<Translation> translations;
    for (const auto& [language, text] : others) translations.push_back({language, text});
    compiler.add(word.first, word.second, TranslationSource::kDictionary, "always\t", translations);
  }
  return compiler.take();
}

std::vector<LexiconEntry> lexicon_entries(std::string_view value) {
  std::vector<LexiconEntry> entries;
  for (const std::string_view line : split(value, '\n')) {
    const auto cells = split(line, '\t');
    if (cells.size() != 6) continue;
    LexiconEntry entry;
    const auto words = [](std::string_view cell) {
      std::vector<std::string> out;
      for (const auto word : split(cell, ' ')) {
        if (!word.empty()) out.emplace_back(word);
      }
      return out;
    };
    entry.further_stems = words(cells[0]);
    const auto source = std::find(kSources.begin(), kSources.end(), cells[1]);
    if (source == kSources.end()) continue;
    entry.source = static_cast<TranslationSource>(source - kSources.begin());
    entry.only_in_context = cells[2] == "context";
    entry.context = words(cells[3]);
    for (const auto text : alternatives(cells[4])) {
      const auto language = language_from_code(text.substr(0, text.find(':')));
      if (language) entry.translations.push_back({*language, std::string(text.substr(3))});
    }
    entry.word = cells[5];
    if (!entry.translations.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace revue
