// The words and names that cross the language, in the form in which an index carries them: looked
// up by the first word of a name, so that a query reads a few short entries and nothing else.
//
// A lexicon is a map from keys to values, both text. The key is the language and the first stem of
// a name, "fr/reconnaiss"; the value has a line for every name that begins so:
//
//   facial <TAB> glossary <TAB> always <TAB> <TAB> en:facial recognition|en:face recognition
//
// that is the stems of its further words, parted by spaces; the source; when it counts (glossary.h)
// with its context words; its other names; and the word itself where it is a single one, folded.
// The names of its own language are among them («data center») unless both are single plain words.
// Made from the glossary and from bilingual dictionaries, the glossary first.
#ifndef REVUE_ANALYZERS_LEXICON_H_
#define REVUE_ANALYZERS_LEXICON_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/glossary.h"
#include "analyzers/language.h"

namespace revue {

// How it is known that two names mean the same, the most trusted first: they are names of one
// actor, or a table says so, or their spelling; or the glossary says so of an ambiguous name, and
// nothing in the query tells which meaning it has.
enum class TranslationSource : std::uint8_t { kName, kGlossary, kDictionary, kCognate, kAmbiguous };

// "name", "glossary", "dictionary", "cognate", "ambiguous".
std::string_view source_name(TranslationSource source);

// A headword of a bilingual dictionary.
struct DictionaryEntry {
  Language language = Language::kFrench;  // of the headword
  std::string headword;
  Language target = Language::kEnglish;
  std::vector<std::string> translations;
};

struct Translation {
  Language language = Language::kFrench;
  std::string text;
};

// A name with its translations, as found under the key of its first word.
struct LexiconEntry {
  std::vector<std::string> further_stems;  // of the words behind the first
  std::string word;                        // a name of one word: that word, folded
  TranslationSource source = TranslationSource::kGlossary;
  bool only_in_context = false;
  std::vector<std::string> context;
  std::vector<Translation> translations;
};

using Lexicon = std::map<std::string, std::string>;

// Everything that the glossary and the dictionary say, as keys and values.
Lexicon compile_lexicon(const std::vector<Concept>& glossary,
                        const std::vector<DictionaryEntry>& dictionary);

std::string lexicon_key(Language language, std::string_view stem);

// The entries of a value; lines that are not of the form above are passed over.
std::vector<LexiconEntry> lexicon_entries(std::string_view value);

}  // namespace revue

#endif  // REVUE_ANALYZERS_LEXICON_H_
