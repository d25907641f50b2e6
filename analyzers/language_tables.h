// Where `table()` finds its rows. Include language.h instead.
#ifndef REVUE_ANALYZERS_LANGUAGE_TABLES_H_
#define REVUE_ANALYZERS_LANGUAGE_TABLES_H_

#include "analyzers/language.h"

namespace revue {

const LanguageTable& french_table();
const LanguageTable& english_table();

}  // namespace revue

#endif  // REVUE_ANALYZERS_LANGUAGE_TABLES_H_
