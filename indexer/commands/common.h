// What the commands of revue-index share.
#ifndef REVUE_INDEXER_COMMANDS_COMMON_H_
#define REVUE_INDEXER_COMMANDS_COMMON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/dictionary.h"
#include "corpus/source.h"
#include "indexer/builder.h"
#include "indexer/index_lock.h"

namespace revue {

inline constexpr int kDone = 0;
inline constexpr int kError = 2;
inline constexpr int kSomeRefused = 3;
inline constexpr int kLocked = 4;         // another process is at work on the index
inline constexpr int kInterrupted = 130;  // as a shell reports SIGINT

// What the command line says.
struct CommandOptions {
  std::string index;
  std::vector<std::string> sources;
  // Files of one's own; nothing when the index's are to stay.
  std::optional<std::string> gazetteer;
  std::optional<std::string> glossary;
  bool gazetteer_only = false;
  bool glossary_only = false;
  std::string dictionaries = std::string(kDictionaryFolder);
  std::string language;
  std::string progress = "auto";
  unsigned jobs = 0;
  std::uint64_t memory = kDefaultMemory;
  bool prune = false;
  std::string duplicates = "fold";
  std::string format = "auto";
  std::vector<std::string> columns;  // "title=Titre"
  bool strict = false;
  std::optional<std::int64_t> wait = 0;  // seconds; nothing: without end
  std::string report;                    // file; empty for none
  bool articles = false;
  bool tokens = false;
};

// A message on standard error.
void say(const std::string& message);

// Results that could not be written are an error; a reader that has seen enough (head, less) is
// not. Throws: Error.
void finish_output();

// A table as it is to be used: revue's own, the one that the index was built with, or the user's,
// which extends revue's or stands alone.
struct Table {
  std::string text;
  std::size_t left_out = 0;  // lines
  std::string own{};         // what the user's file holds
};

// Report the lines that cannot be used. `indexed` is the table that the index was built with, empty
// when that is revue's own. Throw: Error when the file cannot be read or holds no row.
Table gazetteer_table(const CommandOptions& options, const std::string& indexed);
Table glossary_table(const CommandOptions& options, const std::string& indexed);

// Throws: Error when --map makes no sense.
ReadOptions read_options(const CommandOptions& options);
// Throws: Error when --lang is no language.
std::optional<Language> stated_language(const CommandOptions& options);

// How long to wait for another process at work on the index.
LockWait lock_wait(const CommandOptions& options);

// By what became of the inputs.
int exit_code(std::uint64_t read, std::uint64_t refused);

}  // namespace revue

#endif  // REVUE_INDEXER_COMMANDS_COMMON_H_
