#include "indexer/commands/common.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "analyzers/error.h"
#include "analyzers/gazetteer.h"
#include "analyzers/glossary.h"
#include "analyzers/utf8.h"
#include "cli/process.h"
#include "corpus/table_reader.h"

namespace revue {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path, "cannot be read; check the path and its permissions");
  return text.str();
}

void say_problems(const std::string& path, const std::vector<TableProblem>& problems) {
  for (const TableProblem& problem : problems) {
    say(path + ":" + std::to_string(problem.line) + ": " + problem.message);
  }
}

// `parse` reports the lines that cannot be used, and returns how many rows can.
template <typename Parse>
Table table_text(const std::optional<std::string>& path, bool alone, const std::string& indexed,
                 std::string_view shipped, const char* rows, const Parse& parse) {
  if (!path) return {indexed.empty() ? std::string(shipped) : indexed, 0};
  if (path->empty()) return {std::string(shipped), 0};
  std::string own = read_file(*path);
  std::vector<TableProblem> problems;
  if (parse(own, problems) == 0) {
    say_problems(*path, problems);
    throw Error(*path, std::string("holds no ") + rows);
  }
  say_problems(*path, problems);
  std::string text = alone ? own : extend_table(shipped, own, problems);
  return {std::move(text), problems.size(), std::move(own)};
}

// The line of each entity of a gazetteer, from 1.
std::unordered_map<std::string, std::size_t> lines_by_id(const std::string& tsv) {
  std::unordered_map<std::string, std::size_t> lines;
  std::optional<std::size_t> column;
  std::istringstream in(tsv);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number == 1 && line.starts_with("\uFEFF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    if (!column) {
      column =
          static_cast<std::size_t>(std::find(cells.begin(), cells.end(), "id") - cells.begin());
    } else if (*column < cells.size()) {
      lines.emplace(cells[*column], number);
    }
  }
  return lines;
}

// Tells which names of the actors of `path` are also another's in `table`, which holds them.
void say_collisions(const std::string& path, const Table& table) {
  std::vector<TableProblem> reported;
  std::vector<NameCollision> collisions;
  const Gazetteer gazetteer = Gazetteer::parse(table.text, path, reported, &collisions);
  if (collisions.empty()) return;
  const auto own = lines_by_id(table.own);
  for (const NameCollision& collision : collisions) {
    std::string one(gazetteer.entities()[collision.later].id);
    std::string other(gazetteer.entities()[collision.earlier].id);
    if (!own.contains(one)) std::swap(one, other);
    const auto line = own.find(one);
    if (line == own.end()) continue;
    say(path + ":" + std::to_string(line->second) + ": «" + collision.name + "» is a name of «" +
        one + "» and of «" + other +
        "»; alone it will mean neither. For the one that is meant more seldom, write it under "
        "weak");
  }
}

}  // namespace

void say(const std::string& message) {
  std::cerr << "revue-index: " << displayable(message) << '\n';
}

void finish_output() {
  std::cout.flush();
  if (!std::cout && !reader_is_gone(STDOUT_FILENO)) {
    throw Error("standard output", "could not be written wholly; is the disk full?");
  }
}

Table gazetteer_table(const CommandOptions& options, const std::string& indexed) {
  const auto parse = [&](const std::string& text, std::vector<TableProblem>& problems) {
    return Gazetteer::parse(text, *options.gazetteer, problems).entities().size();
  };
  Table table = table_text(options.gazetteer, options.gazetteer_only, indexed, default_gazetteer(),
                           "actor; see analyzers/data/gazetteer.tsv", parse);
  if (options.gazetteer && !options.gazetteer->empty()) say_collisions(*options.gazetteer, table);
  return table;
}

Table glossary_table(const CommandOptions& options, const std::string& indexed) {
  return table_text(options.glossary, options.glossary_only, indexed, default_glossary(),
                    "concept; see analyzers/data/glossary.tsv",
                    [&](const std::string& text, std::vector<TableProblem>& problems) {
                      return parse_glossary(text, *options.glossary, problems).size();
                    });
}

ReadOptions read_options(const CommandOptions& options) {
  ReadOptions read;
  read.format = source_format(options.format).value();
  for (const std::string& column : options.columns) {
    const std::size_t equals = column.find('=');
    const std::string field = column.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == column.size() || !is_table_field(field)) {
      throw Error("--map", "«" + column +
                               "» is no FIELD=COLUMN; the fields are id, text, title, "
                               "outlet, date, url, lang and author");
    }
    const bool twice = std::any_of(read.columns.begin(), read.columns.end(),
                                   [&](const auto& other) { return other.first == field; });
    if (twice) throw Error("--map", "«" + field + "» is given twice; give it once");
    read.columns.emplace_back(field, column.substr(equals + 1));
  }
  for (const auto& file : {std::optional(options.index), std::optional(options.report),
                           options.gazetteer, options.glossary}) {
    if (!file || file->empty()) continue;
    // «folder/» is the folder.
    const std::filesystem::path path = std::filesystem::path(*file).lexically_normal();
    read.no_sources.push_back(path.has_filename() ? path : path.parent_path());
  }
  return read;
}

std::optional<Language> stated_language(const CommandOptions& options) {
  if (options.language.empty()) return std::nullopt;
  const auto language = language_from_code(options.language);
  if (!language) throw Error("--lang", "«" + options.language + "» is not known; use fr or en");
  return language;
}

LockWait lock_wait(const CommandOptions& options) {
  LockWait wait;
  wait.most.reset();
  if (options.wait) wait.most = std::chrono::seconds(*options.wait);
  wait.told = [&options](const std::string& holder) {
    say(options.index + ": waits for " + holder);
  };
  return wait;
}

int exit_code(std::uint64_t read, std::uint64_t refused) {
  if (refused == 0) return kDone;
  return read == 0 ? kError : kSomeRefused;
}

}  // namespace revue
