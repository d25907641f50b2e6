#include "analyzers/cues.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace revue {
namespace {

// "finite past present infinitive" of what the words are, with "strong" and the clause.
std::string facts(Language language, const std::vector<std::string>& words) {
  const Cue cue = Cues::shipped().find(language, words.front(), [&](std::size_t i) {
    return i < words.size() ? std::string_view(words[i]) : std::string_view();
  });
  if (cue.length == 0) return "none";
  std::string out = std::to_string(cue.length);
  if (cue.is(CueForm::kFinite)) out += " finite";
  if (cue.is(CueForm::kPast)) out += " past";
  if (cue.is(CueForm::kPresent)) out += " present";
  if (cue.is(CueForm::kInfinitive)) out += " infinitive";
  out += cue.strong ? " strong" : " weak";
  return out + (cue.clause == CueClause::kNone   ? ""
                : cue.clause == CueClause::kThat ? " that"
                                                 : " bare");
}

TEST_CASE("cues: the table is sound and large") {
  std::vector<TableProblem> problems;
  const Cues cues(shipped_cues(), problems);
  for (const TableProblem& problem : problems) MESSAGE(problem.line, ": ", problem.message);
  CHECK(problems.empty());
  CHECK_GE(cues.size(Language::kFrench), 180);
  CHECK_GE(cues.size(Language::kEnglish), 100);
}

TEST_CASE("cues: verbs are known in their forms") {
  CHECK_EQ(facts(Language::kFrench, {"déclare"}), "1 finite strong that");
  CHECK_EQ(facts(Language::kFrench, {"déclaré"}), "1 past strong that");
  CHECK_EQ(facts(Language::kFrench, {"déclarant"}), "1 present strong that");
  CHECK_EQ(facts(Language::kFrench, {"dit"}), "1 finite past strong that");
  CHECK_EQ(facts(Language::kFrench, {"répondirent"}), "1 finite strong that");
  CHECK_EQ(facts(Language::kFrench, {"diront"}), "1 finite strong that");
  CHECK_EQ(facts(Language::kFrench, {"fait", "savoir"}), "2 finite past strong that");
  CHECK_EQ(facts(Language::kFrench, {"fait", "beau"}), "none");
  CHECK_EQ(facts(Language::kFrench, {"mange"}), "none");
  CHECK_EQ(facts(Language::kEnglish, {"said"}), "1 finite past strong bare");
  CHECK_EQ(facts(Language::kEnglish, {"says"}), "1 finite strong bare");
  CHECK_EQ(facts(Language::kEnglish, {"pointed", "out"}), "2 finite past strong that");
  CHECK_EQ(facts(Language::kEnglish, {"déclare"}), "none");
}

TEST_CASE("cues: a line that cannot be used is named") {
  std::vector<TableProblem> problems;
  const std::string header = "lang\tlemma\tstrength\tclause\tfinite\tpast\tpresent\tinfinitive\n";
  const Cues cues(header +
                      "fr\tdire\tstrong\tthat\tdit\tdit\tdisant\tdire\n"
                      "xx\tdire\tstrong\tthat\tdit\tdit\tdisant\tdire\n"
                      "fr\tdire\tloud\tthat\tdit\tdit\tdisant\tdire\n"
                      "fr\tdire\tweak\tmaybe\tdit\tdit\tdisant\tdire\n",
                  problems);
  REQUIRE_EQ(problems.size(), 3);
  CHECK_EQ(problems[0].line, 3);
  CHECK_EQ(problems[1].line, 4);
  CHECK_EQ(problems[2].line, 5);
  CHECK_EQ(cues.size(Language::kFrench), 1);
}

}  // namespace
}  // namespace revue
