#include "analyzers/cues.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace revue {
namespace {

// As the column `governs` says it; nothing when it says what is none.
std::optional<std::uint8_t> governed_by(std::string_view cell) {
  constexpr std::pair<std::string_view, CueGoverned> kNames[] = {
      {"bare", CueGoverned::kBare},    {"de", CueGoverned::kDe},
      {"à", CueGoverned::kA},          {"to", CueGoverned::kTo},
      {"ing", CueGoverned::kGerund},   {"against", CueGoverned::kAgainst},
      {"object", CueGoverned::kObject}};
  unsigned governed = 0;
  if (cell == "no") return 0;
  for (const std::string_view each : alternatives(cell)) {
    const auto name = std::find_if(std::begin(kNames), std::end(kNames),
                                   [each](const auto& known) { return known.first == each; });
    if (name == std::end(kNames)) return std::nullopt;
    governed |= static_cast<unsigned>(name->second);
  }
  return static_cast<std::uint8_t>(governed);
}

}  // namespace

Cues::Cues(std::string_view tsv, std::vector<TableProblem>& problems)
    : forms_(kLanguages.size()), sizes_(kLanguages.size()) {
  constexpr std::array<std::string_view, 8> kColumns = {
      "lang", "lemma", "strength", "clause", "finite", "past", "present", "infinitive"};
  constexpr std::array<std::string_view, 1> kFurther = {"governs"};
  read_table(
      tsv, "cues.tsv", kColumns, kFurther, problems,
      [&](std::span<const std::string_view> cells) -> std::string {
        const auto language = language_from_code(cells[0]);
        if (!language) return "has a language that is none";
        if (cells[2] != "strong" && cells[2] != "weak") {
          return "has «" + std::string(cells[2]) + "» in the column strength; write strong or weak";
        }
        if (cells[3] != "no" && cells[3] != "that" && cells[3] != "bare") {
          return "has «" + std::string(cells[3]) + "» in the column clause; write no, that or bare";
        }
        const auto governed = governed_by(cells[8]);
        if (!governed) {
          return "has «" + std::string(cells[8]) +
                 "» in the column governs; write bare, de, à, to, ing, against, object or no";
        }
        Cue verb;
        verb.strong = cells[2] == "strong";
        verb.clause = cells[3] == "no"     ? CueClause::kNone
                      : cells[3] == "that" ? CueClause::kThat
                                           : CueClause::kBare;
        verb.governed = *governed;
        constexpr CueForm kForms[] = {CueForm::kFinite, CueForm::kPast, CueForm::kPresent,
                                      CueForm::kInfinitive};
        for (std::size_t i = 0; i < std::size(kForms); ++i) {
          for (const auto form : alternatives(cells[4 + i])) {
            add(*language, form, kForms[i], verb);
          }
        }
        ++sizes_[static_cast<std::size_t>(*language)];
        return {};
      });
}

void Cues::add(Language language, std::string_view text, CueForm form, Cue verb) {
  Form made;
  const std::vector<std::string_view> words = split(text, ' ');
  made.further.assign(words.begin() + 1, words.end());
  made.cue = verb;
  made.cue.length = words.size();
  made.cue.forms = static_cast<std::uint8_t>(form);
  std::vector<Form>& forms = forms_[static_cast<std::size_t>(language)][std::string(words.front())];
  const auto known = std::find_if(forms.begin(), forms.end(),
                                  [&](const Form& each) { return each.further == made.further; });
  if (known == forms.end()) {
    forms.push_back(std::move(made));
    return;
  }
  // A form of two verbs counts as the better one of both.
  known->cue.forms |= made.cue.forms;
  known->cue.strong = known->cue.strong || verb.strong;
  known->cue.clause = std::max(known->cue.clause, verb.clause);
  known->cue.governed |= verb.governed;
}

const Cues& Cues::shipped() {
  static const Cues cues = [] {
    std::vector<TableProblem> problems;
    return Cues(shipped_cues(), problems);
  }();
  return cues;
}

}  // namespace revue
