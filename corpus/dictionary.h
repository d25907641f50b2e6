// Bilingual dictionaries of the machine: those of the FreeDict project in the form of a dictd
// server, as Debian packages them (dict-freedict-eng-fra, dict-freedict-fra-eng).
#ifndef REVUE_CORPUS_DICTIONARY_H_
#define REVUE_CORPUS_DICTIONARY_H_

#include <filesystem>
#include <string>
#include <vector>

#include "analyzers/lexicon.h"

namespace revue {

// Where Debian's packages put them.
inline constexpr std::string_view kDictionaryFolder = "/usr/share/dictd";

struct Dictionary {
  std::vector<DictionaryEntry> entries;
  std::vector<std::string> names;  // of the dictionaries found: "freedict-eng-fra"
};

// Reads what `folder` holds of French and English; both lists are empty when that is nothing. A
// remark in brackets is left out, as are translations of more than four words, which explain more
// than they translate. Throws: Error when a dictionary is there and cannot be read.
Dictionary read_dictionary(const std::filesystem::path& folder);

}  // namespace revue

#endif  // REVUE_CORPUS_DICTIONARY_H_
