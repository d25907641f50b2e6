// What the concepts of AI governance are called in each language: the table by which a query finds
// texts of the other language. analyzers/data/glossary.tsv says how it is written.
#ifndef REVUE_ANALYZERS_GLOSSARY_H_
#define REVUE_ANALYZERS_GLOSSARY_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "analyzers/tsv.h"

namespace revue {

struct Concept {
  std::string id;
  // By language (static_cast<std::size_t>(Language)); the usual name first, none empty.
  std::array<std::vector<std::string>, kLanguages.size()> names;
  // A name that is ambiguous on its own counts only in a query that has one of the words of
  // `context` or, when there are none, another concept.
  bool only_in_context = false;
  std::vector<std::string> context;  // folded words
};

// Reads TSV text; `problems` receives the lines that could not be used.
// Throws: Error when the header lacks a column that is needed.
std::vector<Concept> parse_glossary(std::string_view tsv, const std::string& where,
                                    std::vector<TableProblem>& problems);

// The glossary that revue ships.
std::string_view default_glossary();

}  // namespace revue

#endif  // REVUE_ANALYZERS_GLOSSARY_H_
