#include "analyzers/cues.h"

#include <algorithm>
#include <array>

namespace revue {

Cues::Cues(std::string_view tsv, std::vector<TableProblem>& problems)
    : forms_(kLanguages.size()), sizes_(kLanguages.size()) {
  constexpr std::array<std::string_view, 8> kColumns = {
      "lang", "lemma", "strength", "clause", "finite", "past", "present", "infinitive"};
  read_table(
      tsv, "cues.tsv", kColumns, {}, problems,
      [&](std::span<const std::string_view> cells) -> std::string {
        const auto language = language_from_code(cells[0]);
        if (!language) return "has a language that is none";
        if (cells[2] != "strong" && cells[2] != "weak") {
          return "has «" + std::string(cells[2]) + "» in the column strength; write strong or weak";
        }
        const bool strong = cells[2] == "strong";
        if (cells[3] != "no" && cells[3] != "that" && cells[3] != "bare") {
          return "has «" + std::string(cells[3]) + "» in the column clause; write no, that or bare";
        }
        const CueClause clause = cells[3] == "no"     ? CueClause::kNone
                                 : cells[3] == "that" ? CueClause::kThat
                                                      : CueClause::kBare;
        constexpr CueForm kForms[] = {CueForm::kFinite, CueForm::kPast, CueForm::kPresent,
                                      CueForm::kInfinitive};
        for (std::size_t i = 0; i < std::size(kForms); ++i) {
          for (const auto form : alternatives(cells[4 + i])) {
            add(*language, form, kForms[i], strong, clause);
          }
        }
        ++sizes_[static_cast<std::size_t>(*language)];
        return {};
      });
}

void Cues::add(Language language, std::string_view text, CueForm form, bool strong,
               CueClause clause) {
  Form made;
  const std::vector<std::string_view> words = split(text, ' ');
  made.further.assign(words.begin() + 1, words.end());
  made.cue = {words.size(), static_cast<std::uint8_t>(form), strong, clause};
  std::vector<Form>& forms = forms_[static_cast<std::size_t>(language)][std::string(words.front())];
  const auto known = std::find_if(forms.begin(), forms.end(),
                                  [&](const Form& each) { return each.further == made.further; });
  if (known == forms.end()) {
    forms.push_back(std::move(made));
    return;
  }
  // A form of two verbs counts as the better one of both.
  known->cue.forms |= made.cue.forms;
  known->cue.strong = known->cue.strong || strong;
  known->cue.clause = std::max(known->cue.clause, clause);
}

const Cues& Cues::shipped() {
  static const Cues cues = [] {
    std::vector<TableProblem> problems;
    return Cues(shipped_cues(), problems);
  }();
  return cues;
}

}  // namespace revue
