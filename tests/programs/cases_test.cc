// The programs as their users run them: every tests/cases/*.case and the commands of README.md.
//
// A case is a text of commands and what they print, standard error included:
//
//     $ revue-index build -i index corpus
//     revue-index: 2 articles read …
//     $ revue-search find -i index rien
//     No passage found.
//     -> 1
//
// `-> N` is the exit code where it is not 0. A line `...` stands for any number of lines, and
// `<any>` inside a line for any text (times, versions). Commands run in one empty directory that
// holds a link `corpus` to the sample corpus and `cases` to tests/cases. In README.md the cases are
// the blocks marked ```console.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

struct Step {
  std::string command;
  std::vector<std::string> expected;
  int exit_code = 0;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Step> steps_of(const std::vector<std::string>& lines) {
  std::vector<Step> steps;
  for (const std::string& line : lines) {
    if (line.rfind("$ ", 0) == 0) {
      steps.push_back({line.substr(2), {}, 0});
    } else if (line.rfind("> ", 0) == 0 && !steps.empty() && steps.back().expected.empty()) {
      steps.back().command += "\n" + line.substr(2);
    } else if (steps.empty()) {
      continue;  // what stands before the first command is prose
    } else if (line.rfind("-> ", 0) == 0) {
      steps.back().exit_code = std::stoi(line.substr(3));
    } else {
      steps.back().expected.push_back(line);
    }
  }
  for (Step& step : steps) {
    while (!step.expected.empty() && step.expected.back().empty()) step.expected.pop_back();
  }
  return steps;
}

bool line_matches(const std::string& pattern, const std::string& line) {
  const std::size_t any = pattern.find("<any>");
  if (any == std::string::npos) return pattern == line;
  if (line.compare(0, any, pattern, 0, any) != 0) return false;
  const std::string rest = pattern.substr(any + 5);
  for (std::size_t at = any; at <= line.size(); ++at) {
    if (line_matches(rest, line.substr(at))) return true;
  }
  return false;
}

bool matches(const std::vector<std::string>& patterns, std::size_t i,
             const std::vector<std::string>& lines, std::size_t k) {
  if (i == patterns.size()) return k == lines.size();
  if (patterns[i] == "...") {
    for (std::size_t at = k; at <= lines.size(); ++at) {
      if (matches(patterns, i + 1, lines, at)) return true;
    }
    return false;
  }
  return k < lines.size() && line_matches(patterns[i], lines[k]) &&
         matches(patterns, i + 1, lines, k + 1);
}

void run_steps(const std::string& name, const std::vector<Step>& steps) {
  const TempDir folder;
  fs::create_directory_symlink(fs::path(REVUE_SOURCE_DIR) / "corpus", folder.path() / "corpus");
  fs::create_directory_symlink(fs::path(REVUE_SOURCE_DIR) / "tests/cases", folder.path() / "cases");
  for (const Step& step : steps) {
    const std::string script = "cd '" + folder.path().string() +
                               "' && export PATH='" REVUE_PROGRAMS
                               ":'\"$PATH\" LC_ALL=C.UTF-8 && unset REVUE_INDEX && { " +
                               step.command + "\n} 2>&1";
    FILE* pipe = popen(script.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 4096> buffer;
    for (std::size_t size = 0; (size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      output.append(buffer.data(), size);
    }
    const int status = pclose(pipe);
    std::vector<std::string> lines = lines_of(output);
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    std::string expected;
    for (const std::string& line : step.expected) expected += line + "\n";
    INFO("case:     ", name);
    INFO("command:  ", step.command);
    INFO("-------- expected\n", expected, "-------- printed\n", output, "--------");
    CHECK(matches(step.expected, 0, lines, 0));
    CHECK_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, step.exit_code);
  }
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST_CASE("programs: the cases") {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(REVUE_SOURCE_DIR) / "tests/cases")) {
    if (entry.path().extension() != ".case") continue;
    ++cases;
    run_steps(entry.path().filename().string(), steps_of(lines_of(read(entry.path()))));
  }
  CHECK_GE(cases, 4);
}

TEST_CASE("programs: README.md shows what they print") {
  std::vector<std::string> shown;
  bool inside = false;
  for (const std::string& line : lines_of(read(fs::path(REVUE_SOURCE_DIR) / "README.md"))) {
    if (line.rfind("```", 0) == 0) {
      inside = line == "```console";
    } else if (inside) {
      shown.push_back(line);
    }
  }
  const std::vector<Step> steps = steps_of(shown);
  CHECK_GE(steps.size(), 5);
  run_steps("README.md", steps);
}

}  // namespace
}  // namespace revue
