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
// `<any>` inside a line for any text; seconds are never compared. Commands run in one empty
// directory that holds a link `corpus` to the sample corpus and `cases` to tests/cases. In
// README.md the cases are the blocks marked ```console. With REVUE_UPDATE set, what is printed is
// written back into the file instead: read the difference before you commit it.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
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
  // The file's lines that hold `expected`, from 0.
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The steps of a case, or of a page of Markdown: then of its blocks marked ```console.
std::vector<Step> steps_of(const std::vector<std::string>& lines, bool markdown) {
  std::vector<Step> steps;
  bool inside = !markdown;
  bool open = false;  // a step takes lines
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (markdown && line.rfind("```", 0) == 0) {
      inside = line == "```console";
      open = false;
    } else if (!inside) {
      continue;
    } else if (line.rfind("$ ", 0) == 0) {
      steps.push_back({line.substr(2), {}, 0, i + 1, i + 1});
      open = true;
    } else if (!open) {
      continue;  // what stands before the first command is prose
    } else if (line.rfind("> ", 0) == 0 && steps.back().expected.empty()) {
      steps.back().command += "\n" + line.substr(2);
      steps.back().begin = steps.back().end = i + 1;
    } else if (line.rfind("-> ", 0) == 0) {
      steps.back().exit_code = std::stoi(line.substr(3));
    } else {
      steps.back().expected.push_back(line);
    }
  }
  for (Step& step : steps) {
    while (!step.expected.empty() && step.expected.back().empty()) step.expected.pop_back();
    step.end = step.begin + step.expected.size();
  }
  return steps;
}

std::string without_times(const std::string& line) {
  static const std::regex kTime(R"(\b\d+(\.\d+)? s\b)");
  return std::regex_replace(line, kTime, "# s");
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
  return k < lines.size() && line_matches(without_times(patterns[i]), without_times(lines[k])) &&
         matches(patterns, i + 1, lines, k + 1);
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Runs the steps of a file below the project's root.
void run_file(const fs::path& file, std::size_t at_least) {
  const fs::path root(REVUE_SOURCE_DIR);
  const bool update = std::getenv("REVUE_UPDATE") != nullptr;
  std::vector<std::string> file_lines = lines_of(read(root / file));
  const std::vector<Step> steps = steps_of(file_lines, file.extension() == ".md");
  CHECK_GE(steps.size(), at_least);
  std::vector<std::vector<std::string>> printed;

  const TempDir folder;
  fs::create_directory_symlink(root / "corpus", folder.path() / "corpus");
  fs::create_directory_symlink(root / "tests/cases", folder.path() / "cases");
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
    const bool same = matches(step.expected, 0, lines, 0);
    printed.push_back(same ? step.expected : lines);
    std::string expected;
    for (const std::string& line : step.expected) expected += line + "\n";
    INFO("file:     ", file.string(), ":", step.begin);
    INFO("command:  ", step.command);
    INFO("-------- expected\n", expected, "-------- printed\n", output, "--------");
    if (!update) CHECK(same);
    CHECK_EQ(WIFEXITED(status) ? WEXITSTATUS(status) : -1, step.exit_code);
  }
  if (!update) return;
  using Difference = std::vector<std::string>::difference_type;
  for (std::size_t i = steps.size(); i-- > 0;) {
    const auto begin = file_lines.begin() + static_cast<Difference>(steps[i].begin);
    const auto end = file_lines.begin() + static_cast<Difference>(steps[i].end);
    file_lines.insert(file_lines.erase(begin, end), printed[i].begin(), printed[i].end());
  }
  std::ofstream out(root / file, std::ios::binary);
  for (const std::string& line : file_lines) out << line << "\n";
}

TEST_CASE("programs: the cases") {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(REVUE_SOURCE_DIR) / "tests/cases")) {
    if (entry.path().extension() != ".case") continue;
    ++cases;
    run_file(fs::path("tests/cases") / entry.path().filename(), 1);
  }
  CHECK_GE(cases, 4);
}

TEST_CASE("programs: README.md shows what they print") { run_file("README.md", 5); }

TEST_CASE("programs: docs/cross-language.md shows what they print") {
  run_file("docs/cross-language.md", 7);
}

TEST_CASE("programs: docs/batch.md shows what they print") { run_file("docs/batch.md", 8); }

TEST_CASE("programs: docs/input-formats.md shows what they print") {
  run_file("docs/input-formats.md", 6);
}

TEST_CASE("programs: docs/query-syntax.md shows what they print") {
  run_file("docs/query-syntax.md", 6);
}

}  // namespace
}  // namespace revue
