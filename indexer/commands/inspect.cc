#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <optional>

#include "indexer/checker.h"
#include "indexer/commands/commands.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

// Far more than a sound index takes.
constexpr rlim_t kSecondsAtLeast = 20;
constexpr rlim_t kSecondsPerMegabyte = 2;

// Ends this process with its parent, or when it works so long that it must turn in a circle.
void limit_work(const fs::path& index) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlim_t seconds = kSecondsAtLeast + kSecondsPerMegabyte * (size_on_disk(index) >> 20U);
  const rlimit limit = {seconds, seconds};
  ::setrlimit(RLIMIT_CPU, &limit);
}

}  // namespace

// Xapian does not notice all damage before it falls over it or runs in a circle: a child process
// does the check, and its fall is a finding.
int run_check(const CommandOptions& options) {
  const pid_t child = fork();
  if (child > 0) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == kDone || code == kError || code == kLocked) return code;
    say(options.index +
        ": is damaged so that reading it ended the check or led nowhere; delete the directory and "
        "build it again "
        "from its sources");
    return kError;
  }
  limit_work(options.index);
  // A writer changes what is looked at. Where this process may not lock, there is none.
  std::optional<IndexLock> lock;
  if (::access((fs::path(options.index) / kLock).c_str(), W_OK) == 0) {
    lock.emplace(options.index, lock_wait(options));
  }
  const CheckResult result = check(options.index);
  for (const std::string& problem : result.problems) say(options.index + ": " + problem);
  if (!result.problems.empty()) {
    say(options.index + ": " + std::to_string(result.problems.size()) +
        " problems; delete the directory and build it again from its sources");
    return kError;
  }
  if (options.articles) {
    for (const auto& [id, content] : result.articles) std::cout << content << "  " << id << '\n';
  }
  std::cout << "sound; content " << result.content << '\n';
  finish_output();
  return kDone;
}

int run_info(const CommandOptions& options) {
  const IndexFacts facts = read_facts(options.index);
  std::cout << "articles      " << facts.articles << '\n';
  for (const auto& [language, count] : facts.languages) {
    std::cout << "  " << language << "          " << count << '\n';
  }
  std::cout << "passages      " << facts.passages << '\n'
            << "quotes        " << facts.quotes << '\n'
            << "text          " << facts.bytes_of_text << " bytes\n"
            << "index         " << facts.bytes_on_disk << " bytes\n";
  if (!facts.first_date.empty()) {
    std::cout << "dates         " << facts.first_date << " to " << facts.last_date << '\n';
  }
  std::cout << "format        " << facts.format << '\n'
            << "fingerprint   " << facts.fingerprint
            << (facts.fingerprint == facts.expected_fingerprint
                    ? " (as this program analyses)"
                    : " (this program: " + facts.expected_fingerprint + "; build again)")
            << '\n'
            << "gazetteer     " << (facts.own_gazetteer ? "given with --gazetteer" : "revue's own")
            << '\n'
            << "glossary      " << (facts.own_glossary ? "given with --glossary" : "revue's own")
            << ", " << facts.lexicon_keys << " first words; dictionaries: "
            << (facts.dictionaries.empty()
                    ? "none (install dict-freedict-eng-fra and dict-freedict-fra-eng, build again)"
                    : facts.dictionaries)
            << '\n'
            << "written by    revue " << facts.program << ", " << facts.libraries << '\n';
  finish_output();
  return kDone;
}

}  // namespace revue
