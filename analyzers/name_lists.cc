#include "analyzers/name_lists.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::pair<std::string_view, NameWord> kKinds[] = {
    {"title", kTitle},      {"role", kRole},         {"kin", kKin},      {"particle", kParticle},
    {"org_head", kOrgHead}, {"org_tail", kOrgTail},  {"place", kPlace},  {"place_head", kPlaceHead},
    {"demonym", kDemonym},  {"calendar", kCalendar}, {"other", kNoName},
};

// "m", "f", "mf", with p for the plural.
std::uint32_t gender_bits(std::string_view cell) {
  std::uint32_t bits = 0;
  for (const char letter : cell) {
    bits |= letter == 'm' ? kMasculine : letter == 'f' ? kFeminine : letter == 'p' ? kPlural : 0U;
  }
  return bits;
}

std::string letter_key(std::string_view letter, std::string_view language) {
  return std::string(letter) + '/' + std::string(language);
}

}  // namespace

NameLists::NameLists(std::string_view first_names_tsv, std::string_view name_words_tsv,
                     std::string_view common_words_tsv, std::vector<TableProblem>& problems) {
  Tokenizer tokenizer;
  const auto add = [&](std::string_view text, std::uint32_t kinds, std::string_view languages) {
    const TokenList tokens = tokenizer.name(text);
    const std::vector<const Token*> words = words_of(tokens);
    if (words.size() == 1 && words[0]->folded.size() == 1) {
      for (const auto language : alternatives(languages)) {
        words_[letter_key(words[0]->folded, language)] |= kinds;
      }
    } else if (words.size() == 1) {
      words_[words[0]->folded] |= kinds;
    } else if (const auto run = runs_.add(words)) {
      kinds_of_runs_.resize(std::max<std::size_t>(kinds_of_runs_.size(), *run + 1));
      kinds_of_runs_[*run] |= kinds;
    }
  };
  constexpr std::array<std::string_view, 3> kFirstNameColumns = {"name", "gender", "word"};
  read_table(
      first_names_tsv, "first_names.tsv", kFirstNameColumns, {}, problems,
      [&](std::span<const std::string_view> cells) -> std::string {
        std::uint32_t kinds = kFirstName | gender_bits(cells[1]);
        for (const auto word : alternatives(cells[2])) {
          kinds |= word == "place" ? kAlsoPlace : word == "surname" ? kAlsoSurname : kAlsoWord;
        }
        add(cells[0], kinds, {});
        return {};
      });
  constexpr std::array<std::string_view, 4> kWordColumns = {"word", "kind", "gender", "lang"};
  read_table(name_words_tsv, "name_words.tsv", kWordColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               const auto* const kind =
                   std::find_if(std::begin(kKinds), std::end(kKinds),
                                [&](const auto& each) { return each.first == cells[1]; });
               if (kind == std::end(kKinds)) {
                 return "has the kind «" + std::string(cells[1]) + "», which is none";
               }
               add(cells[0], kind->second | gender_bits(cells[2]), cells[3]);
               return {};
             });
  constexpr std::array<std::string_view, 2> kCommonColumns = {"word", "lang"};
  read_table(common_words_tsv, "common_words.tsv", kCommonColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               const auto language = language_from_code(cells[1]);
               if (!language) return "has a language that is none";
               const std::string folded = fold(cells[0]);
               words_[folded] |= kCommonWord;
               common_stems_.add(tokenizer.stem(folded, *language));
               return {};
             });
}

const NameLists& NameLists::shipped() {
  static const NameLists lists = [] {
    std::vector<TableProblem> problems;
    return NameLists(shipped_first_names(), shipped_name_words(), shipped_common_words(), problems);
  }();
  return lists;
}

std::uint32_t NameLists::of(const Token& word, Language language) const {
  const std::uint32_t* const found = word.folded.size() > 1
                                         ? words_.find(word.folded)
                                         : words_.find(letter_key(word.folded, code(language)));
  const std::uint32_t kinds = found == nullptr ? 0 : *found;
  const bool common = word.stop || common_stems_.contains(word.stem);
  return common ? kinds | kCommonWord : kinds;
}

NameLists::Run NameLists::longest(const std::vector<const Token*>& words, std::size_t at) const {
  std::vector<NameMatch> matches;
  runs_.view().match(words, at, false, matches);
  if (matches.empty()) return {};
  return {matches.back().length, kinds_of_runs_[matches.back().name]};
}

}  // namespace revue
