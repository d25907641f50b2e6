#include "analyzers/glossary.h"

#include <algorithm>
#include <unordered_set>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::string_view kAlways = "always";
constexpr std::string_view kInContext = "context";

bool has_letter(std::string_view name) {
  const std::string folded = fold(name);
  return std::any_of(folded.begin(), folded.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

}  // namespace

std::vector<Concept> parse_glossary(std::string_view tsv, const std::string& where,
                                    std::vector<TableProblem>& problems) {
  // The columns of names are called by the languages' codes.
  std::vector<std::string_view> columns = {"id", "use", "context"};
  const std::size_t first_name = columns.size();
  for (const Language language : kLanguages) columns.push_back(code(language));

  std::vector<Concept> concepts;
  std::unordered_set<std::string> ids;
  read_table(tsv, where, columns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               Concept row;
               row.id = cells[0];
               row.only_in_context = cells[1] == kInContext;
               if (row.id.empty()) return "has no id";
               if (!row.only_in_context && cells[1] != kAlways) {
                 return "has «" + std::string(cells[1]) +
                        "» in the column use; write always or "
                        "context";
               }
               for (const auto word : alternatives(cells[2])) row.context.push_back(fold(word));
               for (std::size_t i = 0; i < kLanguages.size(); ++i) {
                 for (const auto name : alternatives(cells[first_name + i])) {
                   if (!has_letter(name)) {
                     return "has the name «" + std::string(name) + "», which has no letter";
                   }
                   row.names[i].emplace_back(name);
                 }
                 if (row.names[i].empty()) {
                   return "has no name in the column " + std::string(code(kLanguages[i]));
                 }
               }
               if (!ids.insert(row.id).second) {
                 return "the id «" + row.id + "» stands on an earlier line";
               }
               concepts.push_back(std::move(row));
               return {};
             });
  return concepts;
}

}  // namespace revue
