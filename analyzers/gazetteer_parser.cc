// Gazetteers as tables that people write.
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <type_traits>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/gazetteer.h"
#include "analyzers/hashes.h"

namespace revue {
namespace {

constexpr std::array<std::string_view, 7> kColumns = {"id",      "type", "fr",     "en",
                                                      "aliases", "weak", "context"};
constexpr std::array<std::string_view, 4> kFurtherColumns = {"gender", "roles", "not", "never"};

// In the order in which messages name them.
constexpr std::array<std::string_view, 10> kTypes = {
    "person", "organisation", "institution", "company", "ngo",
    "media",  "event",        "law",         "product", "place"};

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

// A complaint, or nothing.
std::string type_complaint(std::string_view type) {
  if (std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end()) return {};
  std::string complaint = "has the type «" + std::string(type) + "»; the types are ";
  for (const std::string_view known : kTypes) {
    if (known != kTypes.front()) complaint += known == kTypes.back() ? " and " : ", ";
    complaint += known;
  }
  return complaint;
}

// Adds a sense unless the entity has it; weak wins.
void add_sense(std::vector<NameSense>& senses, NameSense sense) {
  const auto known = std::find_if(senses.begin(), senses.end(), [&](const NameSense& each) {
    return each.entity == sense.entity;
  });
  if (known == senses.end()) {
    senses.push_back(sense);
  } else if (sense.weak()) {
    known->strength = NameStrength::kWeak;
  }
}

// Lists of rows or texts as ListTable has them.
template <typename Item>
void add_lists(const std::vector<std::vector<Item>>& lists, ImageWriter& image) {
  std::vector<Item> all;
  std::vector<std::uint32_t> ends;
  for (const std::vector<Item>& list : lists) {
    all.insert(all.end(), list.begin(), list.end());
    ends.push_back(static_cast<std::uint32_t>(all.size()));
  }
  image.add(ends);
  if constexpr (std::is_same_v<Item, std::string>) {
    image.add(std::vector<std::string_view>(all.begin(), all.end()));
  } else {
    image.add(all);
  }
}

}  // namespace

// Collects what a table says of its entities; lists grow here, and are laid flat when all is read.
class Gazetteer::Parser {
 public:
  // A complaint, or nothing.
  std::string add_row(std::span<const std::string_view> cells);
  std::string image() const;
  std::vector<NameCollision> collisions() const;

 private:
  enum class NameUse : std::uint8_t { kStrong, kWeak, kNobody };

  void add_name(std::string_view name, EntityIndex entity, NameUse use);
  void add_role(std::string_view role, RoleSense sense);

  std::vector<std::string_view> texts_;  // of the table: id, type, fr and en of each entity
  std::vector<Grammar> grammar_;
  HashIndex by_id_;
  std::vector<std::vector<std::string>> context_;
  std::vector<std::vector<std::string>> never_;
  NameTrie name_trie_;
  std::vector<Name> names_;
  std::vector<std::string_view> spelled_;  // each name as its first line writes it
  std::vector<std::vector<NameSense>> senses_;
  NameTrie role_trie_;
  std::vector<std::vector<RoleSense>> roles_;
  std::vector<std::vector<std::string>> role_words_;  // by entity
  std::vector<std::vector<DayInterval>> role_days_;
  Tokenizer tokenizer_;
};

void Gazetteer::Parser::add_name(std::string_view name, EntityIndex entity, NameUse use) {
  const TokenList tokens = tokenizer_.name(name);
  const std::vector<const Token*> words = words_of(tokens);
  const auto found = name_trie_.add(words);
  if (!found) return;
  const std::size_t names = std::max<std::size_t>(senses_.size(), *found + 1);
  names_.resize(names);
  senses_.resize(names);
  spelled_.resize(names, name);
  Name& row = names_[*found];
  row.acronym = words.size() == 1 && capitals_of(words[0]->exact) == Capitals::kAll;
  if (use == NameUse::kNobody) return;
  const bool weak = use == NameUse::kWeak;
  row.weak = row.weak || weak;
  add_sense(senses_[*found], {entity, weak ? NameStrength::kWeak : NameStrength::kStrong});
}

void Gazetteer::Parser::add_role(std::string_view role, RoleSense sense) {
  const TokenList tokens = tokenizer_.name(role);
  const std::vector<const Token*> words = words_of(tokens);
  std::string folded;
  for (const Token* word : words) {
    if (!folded.empty()) folded += ' ';
    folded += word->folded;
  }
  role_words_[sense.entity].push_back(std::move(folded));
  role_days_[sense.entity].push_back(sense.valid);
  const auto found = role_trie_.add(words, true);
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
  if (std::string complaint = type_complaint(type); !complaint.empty()) return complaint;
  std::vector<Role> roles;
  for (const auto cell : alternatives(cells[8])) {
    const auto role = parse_role(cell);
    if (!role) {
      return "has the role «" + std::string(cell) +
             "», whose dates are none; write role@2017-05-14..2027-05 or role@2017..";
    }
    roles.push_back(*role);
  }
  const auto same = [&](EntityIndex entity) { return texts_[4 * entity] == id; };
  if (by_id_.view().find(hash_of(id), same)) {
    return "the id «" + std::string(id) + "» stands on an earlier line";
  }
  const auto index = static_cast<EntityIndex>(grammar_.size());
  by_id_.add(hash_of(id), index);
  texts_.insert(texts_.end(), {id, type, french, english.empty() ? french : english});
  grammar_.push_back({gender.starts_with('m')   ? Gender::kMasculine
                      : gender.starts_with('f') ? Gender::kFeminine
                                                : Gender::kUnknown,
                      gender.ends_with('p')});
  context_.push_back(folded_words(cells[6]));
  never_.push_back(folded_words(cells[10]));
  role_words_.emplace_back();
  role_days_.emplace_back();
  add_name(french, index, NameUse::kStrong);
  if (english != french) add_name(english, index, NameUse::kStrong);
  for (const auto name : alternatives(cells[4])) add_name(name, index, NameUse::kStrong);
  for (const auto name : alternatives(cells[5])) add_name(name, index, NameUse::kWeak);
  for (const auto name : alternatives(cells[9])) add_name(name, index, NameUse::kNobody);
  for (const Role& role : roles) add_role(role.text, {index, role.valid});
  return {};
}

std::vector<NameCollision> Gazetteer::Parser::collisions() const {
  std::vector<NameCollision> collisions;
  for (std::size_t name = 0; name < senses_.size(); ++name) {
    std::optional<EntityIndex> first;
    for (const NameSense& sense : senses_[name]) {
      if (sense.weak()) continue;
      if (first) collisions.push_back({std::string(spelled_[name]), *first, sense.entity});
      if (!first) first = sense.entity;
    }
  }
  return collisions;
}

std::string Gazetteer::Parser::image() const {
  ImageWriter image;
  image.add(texts_);
  image.add(grammar_);
  image.add(by_id_.slots());
  add_lists(context_, image);
  add_lists(never_, image);
  name_trie_.write(image);
  image.add(names_);
  add_lists(senses_, image);
  role_trie_.write(image);
  add_lists(roles_, image);
  add_lists(role_words_, image);
  add_lists(role_days_, image);
  return image.take();
}

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

Gazetteer Gazetteer::parse(std::string_view tsv, const std::string& where,
                           std::vector<TableProblem>& problems,
                           std::vector<NameCollision>* collisions) {
  Parser parser;
  read_table(tsv, where, kColumns, kFurtherColumns, problems,
             [&](std::span<const std::string_view> cells) { return parser.add_row(cells); });
  auto image = std::make_shared<const std::string>(parser.image());
  Gazetteer gazetteer = open(*image);
  gazetteer.own_ = std::move(image);
  if (collisions != nullptr) *collisions = parser.collisions();
  return gazetteer;
}

}  // namespace revue
