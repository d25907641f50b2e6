// Gazetteers as tables that people write.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/gazetteer.h"

namespace revue {
namespace {

constexpr std::array<std::string_view, 7> kColumns = {"id",      "type", "fr",     "en",
                                                      "aliases", "weak", "context"};
constexpr std::array<std::string_view, 4> kFurtherColumns = {"gender", "roles", "not", "never"};

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::vector<std::string> folded_words(std::string_view cell) {
  std::vector<std::string> words;
  for (const auto word : alternatives(cell)) words.push_back(fold(word));
  return words;
}

struct Role {
  std::string_view text;
  DayInterval valid;
};

// «chef de l'État@2017-05-14..2027-05»; nothing when the dates are none.
std::optional<Role> parse_role(std::string_view cell) {
  const std::size_t at = cell.find('@');
  Role role{cell.substr(0, at), {}};
  if (at == std::string_view::npos) return role;
  const std::string_view dates = cell.substr(at + 1);
  const std::size_t dots = dates.find("..");
  const std::string_view from = dates.substr(0, dots);
  const std::string_view to = dots == std::string_view::npos ? dates : dates.substr(dots + 2);
  const auto first = from.empty() ? DayInterval{} : days_of(from);
  const auto last = to.empty() ? DayInterval{} : days_of(to);
  if (!first || !last || first->first > last->last) return std::nullopt;
  role.valid = {first->first, last->last};
  return role;
}

// Adds a sense unless the entity has it; weak wins.
void add_sense(std::vector<NameSense>& senses, EntityIndex entity, bool weak) {
  const auto known = std::find_if(senses.begin(), senses.end(),
                                  [&](const NameSense& sense) { return sense.entity == entity; });
  if (known == senses.end()) {
    senses.push_back({entity, weak});
  } else {
    known->weak = known->weak || weak;
  }
}

}  // namespace

std::optional<DayInterval> days_of(std::string_view iso_date) {
  std::array<std::uint32_t, 3> from = {0, 1, 1};
  std::array<std::uint32_t, 3> to = {0, 12, 31};
  const auto parts = split(iso_date, '-');
  if (parts.size() > from.size() || parts[0].size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = number(parts[i]);
    if (!value || (i > 0 && parts[i].size() != 2)) return std::nullopt;
    from.at(i) = to.at(i) = *value;
  }
  const auto day = [](const auto& date) { return date[0] * 10000 + date[1] * 100 + date[2]; };
  return DayInterval{day(from), day(to)};
}

// Collects what a table says of its entities; lists grow here, and are laid flat when all is read.
class Gazetteer::Parser {
 public:
  // A complaint, or nothing.
  std::string add_row(std::span<const std::string_view> cells);
  Gazetteer take();

 private:
  enum class NameUse : std::uint8_t { kStrong, kWeak, kNobody };

  void add_name(std::string_view name, EntityIndex entity, NameUse use);
  void add_role(std::string_view role, RoleSense sense);

  Gazetteer gazetteer_;
  std::vector<std::vector<NameSense>> senses_;
  std::vector<std::vector<RoleSense>> roles_;
  Tokenizer tokenizer_;
};

void Gazetteer::Parser::add_name(std::string_view name, EntityIndex entity, NameUse use) {
  const TokenList tokens = tokenizer_.name(name);
  const std::vector<const Token*> words = words_of(tokens);
  const auto found = gazetteer_.name_trie_.add(words);
  if (!found) return;
  const std::size_t names = std::max<std::size_t>(senses_.size(), *found + 1);
  gazetteer_.names_.resize(names);
  senses_.resize(names);
  Name& row = gazetteer_.names_[*found];
  row.acronym = words.size() == 1 && capitals_of(words[0]->exact) == Capitals::kAll;
  if (use == NameUse::kNobody) return;
  row.weak = row.weak || use == NameUse::kWeak;
  add_sense(senses_[*found], entity, use == NameUse::kWeak);
}

void Gazetteer::Parser::add_role(std::string_view role, RoleSense sense) {
  const TokenList tokens = tokenizer_.name(role);
  const auto found = gazetteer_.role_trie_.add(words_of(tokens), true);
  if (!found) return;
  roles_.resize(std::max<std::size_t>(roles_.size(), *found + 1));
  roles_[*found].push_back(sense);
}

std::string Gazetteer::Parser::add_row(std::span<const std::string_view> cells) {
  const std::string_view id = cells[0];
  const std::string_view type = cells[1];
  const std::string_view french = cells[2];
  const std::string_view english = cells[3];
  const std::string_view gender = cells[7];
  if (id.empty() || type.empty() || french.empty()) return "needs at least id, type and fr";
  std::vector<Role> roles;
  for (const auto cell : alternatives(cells[8])) {
    const auto role = parse_role(cell);
    if (!role) {
      return "has the role «" + std::string(cell) +
             "», whose dates are none; write role@2017-05-14..2027-05 or role@2017..";
    }
    roles.push_back(*role);
  }
  if (gazetteer_.find(id)) return "the id «" + std::string(id) + "» stands on an earlier line";
  const auto index = static_cast<EntityIndex>(gazetteer_.entities_.size());
  Entity entity{std::string(id), std::string(type), std::string(french),
                std::string(english.empty() ? french : english)};
  if (gender.starts_with('m')) entity.gender = Gender::kMasculine;
  if (gender.starts_with('f')) entity.gender = Gender::kFeminine;
  entity.plural = gender.ends_with('p');
  gazetteer_.add_entity(std::move(entity));
  gazetteer_.context_.push_back(folded_words(cells[6]));
  gazetteer_.never_.push_back(folded_words(cells[10]));
  add_name(french, index, NameUse::kStrong);
  if (english != french) add_name(english, index, NameUse::kStrong);
  for (const auto name : alternatives(cells[4])) add_name(name, index, NameUse::kStrong);
  for (const auto name : alternatives(cells[5])) add_name(name, index, NameUse::kWeak);
  for (const auto name : alternatives(cells[9])) add_name(name, index, NameUse::kNobody);
  for (const Role& role : roles) add_role(role.text, {index, role.valid});
  return {};
}

Gazetteer Gazetteer::Parser::take() {
  gazetteer_.senses_ = Lists(senses_);
  gazetteer_.roles_ = Lists(roles_);
  return std::move(gazetteer_);
}

Gazetteer Gazetteer::parse(std::string_view tsv, const std::string& where,
                           std::vector<TableProblem>& problems) {
  Parser parser;
  read_table(tsv, where, kColumns, kFurtherColumns, problems,
             [&](std::span<const std::string_view> cells) { return parser.add_row(cells); });
  return parser.take();
}

}  // namespace revue
