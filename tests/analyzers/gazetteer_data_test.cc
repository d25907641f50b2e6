// What must hold of the table that revue ships, whoever edits it. The messages name the entity.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/tokens.h"
#include "analyzers/tsv.h"

namespace revue {
namespace {

struct Row {
  std::string id;
  std::string type;
  std::vector<std::string_view> names;  // strong and weak
  std::vector<std::string_view> weak;
  std::vector<std::string_view> context;
  std::string gender;
  std::vector<std::string_view> roles;
  std::vector<std::string_view> protected_names;
  std::vector<std::string_view> never;
  std::string source;
  std::string note;
};

std::vector<Row> shipped_rows() {
  static constexpr std::array<std::string_view, 13> columns = {
      "id",     "type",  "fr",  "en",    "aliases", "weak", "context",
      "gender", "roles", "not", "never", "source",  "note"};
  std::vector<Row> rows;
  std::vector<TableProblem> problems;
  read_table(default_gazetteer(), "gazetteer.tsv", columns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               Row row;
               row.id = cells[0];
               row.type = cells[1];
               row.weak = alternatives(cells[5]);
               row.names = alternatives(cells[4]);
               row.names.push_back(cells[2]);
               row.names.push_back(cells[3]);
               row.names.insert(row.names.end(), row.weak.begin(), row.weak.end());
               row.context = alternatives(cells[6]);
               row.gender = cells[7];
               row.roles = alternatives(cells[8]);
               row.protected_names = alternatives(cells[9]);
               row.never = alternatives(cells[10]);
               row.source = cells[11];
               row.note = cells[12];
               rows.push_back(row);
               return {};
             });
  CHECK(problems.empty());
  return rows;
}

// The words by which names are compared, each between spaces: " chef etat ".
std::string words_of_name(std::string_view name) {
  static Tokenizer tokenizer;
  std::string words = " ";
  for (const Token& token : tokenizer.tokens(name, Language::kFrench)) {
    if (token.kind == TokenKind::kWord) words += std::string(token.folded) + " ";
  }
  return words;
}

// A role with the days on which it holds, as written: ISO dates compare like text.
struct Role {
  std::string words;
  std::string from = "0000-00-00";
  std::string to = "9999-99-99";
  bool well_formed = true;
};

bool is_date(std::string_view text) {
  static constexpr std::string_view digits = "0123456789";
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && digits.find(text[i]) == std::string_view::npos) return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

Role read_role(std::string_view cell) {
  Role role;
  const std::size_t at = cell.find('@');
  role.words = words_of_name(cell.substr(0, at));
  if (role.words == " ") role.well_formed = false;
  if (at == std::string_view::npos) return role;
  const std::string_view span = cell.substr(at + 1);
  const std::size_t dots = span.find("..");
  if (dots == std::string_view::npos || span == "..") {
    role.well_formed = false;
    return role;
  }
  const std::string_view from = span.substr(0, dots);
  const std::string_view to = span.substr(dots + 2);
  if (!from.empty()) role.from = from;
  if (!to.empty()) role.to = to;
  role.well_formed = role.well_formed && (from.empty() || is_date(from)) &&
                     (to.empty() || is_date(to)) && role.from <= role.to;
  return role;
}

TEST_CASE("gazetteer data: every row has a source and a gender that French knows") {
  const std::vector<Row> rows = shipped_rows();
  CHECK_GE(rows.size(), 750);
  static const std::set<std::string> genders = {"", "m", "f", "mp", "fp"};
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CHECK_FALSE(row.source.empty());
    CHECK_EQ(genders.count(row.gender), 1);
    if (row.type == "person") {
      CHECK((row.gender == "m" || row.gender == "f" || row.note.starts_with("gender")));
    }
  }
}

TEST_CASE("gazetteer data: the days of a role are dates in order") {
  std::size_t roles = 0;
  for (const Row& row : shipped_rows()) {
    for (const std::string_view cell : row.roles) {
      CAPTURE(row.id);
      CAPTURE(std::string(cell));
      CHECK(read_role(cell).well_formed);
      ++roles;
    }
  }
  CHECK_GE(roles, 250);
}

TEST_CASE("gazetteer data: on any day a role means one entity") {
  struct Holder {
    std::string id;
    Role role;
  };
  std::map<std::string, std::vector<Holder>> holders;
  for (const Row& row : shipped_rows()) {
    for (const std::string_view cell : row.roles) {
      const Role role = read_role(cell);
      for (const Holder& other : holders[role.words]) {
        CAPTURE(role.words);
        CAPTURE(row.id);
        CAPTURE(other.id);
        CHECK((other.role.to < role.from || role.to < other.role.from));
      }
      holders[role.words].push_back({row.id, role});
    }
  }
}

TEST_CASE("gazetteer data: a strong name belongs to one entity, and no role is a name") {
  std::map<std::string, std::string> owners;
  std::set<std::string> names;
  const std::vector<Row> rows = shipped_rows();
  for (const Row& row : rows) {
    std::set<std::string> weak;
    for (const std::string_view name : row.weak) weak.insert(words_of_name(name));
    for (const std::string_view name : row.names) {
      const std::string words = words_of_name(name);
      names.insert(words);
      if (words == " " || weak.count(words) != 0) continue;
      const auto owner = owners.emplace(words, row.id).first;
      CAPTURE(words);
      CHECK_EQ(owner->second, row.id);
    }
  }
  for (const Row& row : rows) {
    for (const std::string_view cell : row.roles) {
      CAPTURE(row.id);
      CAPTURE(std::string(cell));
      CHECK_EQ(names.count(read_role(cell).words), 0);
    }
  }
}

TEST_CASE("gazetteer data: a protected name holds a name or a role of its entity and more") {
  for (const Row& row : shipped_rows()) {
    std::vector<std::string> own;
    for (const std::string_view name : row.names) own.push_back(words_of_name(name));
    for (const std::string_view cell : row.roles) own.push_back(read_role(cell).words);
    for (const std::string_view name : row.protected_names) {
      const std::string words = words_of_name(name);
      CAPTURE(row.id);
      CAPTURE(words);
      CHECK(std::any_of(own.begin(), own.end(), [&](const std::string& held) {
        return held.size() > 1 && held != words && words.find(held) != std::string::npos;
      }));
    }
  }
}

TEST_CASE("gazetteer data: words against a weak name stand beside one and are not also for it") {
  for (const Row& row : shipped_rows()) {
    CAPTURE(row.id);
    CHECK((row.never.empty() || !row.weak.empty()));
    for (const std::string_view word : row.never) {
      CAPTURE(std::string(word));
      CHECK_EQ(std::count(row.context.begin(), row.context.end(), word), 0);
      CHECK_EQ(words_of_name(word), " " + std::string(word) + " ");
    }
  }
}

}  // namespace
}  // namespace revue
