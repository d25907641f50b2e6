#include "analyzers/language_id.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"
#include "analyzers/word_table.h"

namespace revue {
namespace {

using Votes = std::array<double, kLanguages.size()>;

constexpr std::size_t kLongestWord = 24;  // bytes; longer words are in no list
constexpr double kFunctionWord = 1.0;
constexpr double kHint = 1.0;
constexpr double kElision = 1.5;     // «l’», «qu’» : only one language elides
constexpr double kPossessive = 1.0;  // “Macron's”
constexpr double kAccent = 0.3;      // per word; names carry accents into English too
// The winner must lead by this much, and by a third of all votes.
constexpr double kLead = 1.0;

// How each word of the lists votes. A word that several languages list (on, plus, est) votes less
// the more share it.
const WordTable<Votes>& ballots() {
  static const auto all = [] {
    WordTable<Votes> table_of_votes;
    for (const Language language : kLanguages) {
      const auto add = [&](std::span<const std::string_view> words, double weight) {
        for (const std::string_view word : words) {
          table_of_votes[word][static_cast<std::size_t>(language)] = weight;
        }
      };
      add(table(language).hints, kHint);
      add(table(language).stop_words, kFunctionWord);
    }
    for (Votes& votes : table_of_votes.values()) {
      double sum = 0;
      for (const double vote : votes) sum += vote;
      if (sum > kFunctionWord) votes = {};  // shared: says nothing
    }
    return table_of_votes;
  }();
  return all;
}

bool is_french_accent(char32_t c) {
  return c == 0xE9 || c == 0xE8 || c == 0xEA || c == 0xE0 || c == 0xE7 || c == 0xF4 || c == 0xEE ||
         c == 0xFB || c == 0xF9 || c == 0x153 || c == 0xE2;
}

// Letters of a word, cheaply: this is a vote, not an analysis.
bool is_letter_byte(unsigned char byte) { return (byte | 0x20U) - 'a' < 26U || byte >= 0x80; }

bool is_shouted(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Votes count(std::string_view text) {
  Votes votes{};
  const auto french = static_cast<std::size_t>(Language::kFrench);
  std::string word;
  std::size_t at = 0;
  while (at < text.size()) {
    word.clear();
    bool accented = false;
    bool apostrophe = false;
    while (at < text.size() && is_letter_byte(static_cast<unsigned char>(text[at]))) {
      const std::size_t begin = at;
      const char32_t c = next_character(text, at);
      if (c >= 0x2000 || c == 0xA0 || c == 0xAB || c == 0xBB) {
        apostrophe = c == 0x2019 && begin > 0;
        break;
      }
      accented = accented || is_french_accent(c);
      if (word.size() <= kLongestWord) word += text.substr(begin, at - begin);
    }
    if (at < text.size() && text[at] == '\'') {
      apostrophe = true;
      ++at;
    } else if (word.empty() && !apostrophe) {
      ++at;
      while (at < text.size() && !starts_character(text[at])) ++at;
    }
    if (word.empty() || word.size() > kLongestWord) continue;
    const std::string lowered = lower(word);
    if (lowered.size() > 1 && is_shouted(word)) continue;  // a sigle: AI is no French verb
    if (apostrophe && is_elision(lowered)) {
      votes[french] += kElision;
      continue;
    }
    if (apostrophe && at < text.size() && text[at] == 's' &&
        (at + 1 == text.size() || text[at + 1] == ' ')) {
      votes[static_cast<std::size_t>(Language::kEnglish)] += kPossessive;
    }
    if (const Votes* const listed = ballots().find(lowered)) {
      for (std::size_t i = 0; i < votes.size(); ++i) votes[i] += (*listed)[i];
    } else if (accented) {
      votes[french] += kAccent;
    }
  }
  return votes;
}

}  // namespace

std::optional<Language> identify_language(std::string_view text) {
  const Votes votes = count(text);
  std::size_t best = 0;
  double sum = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    sum += votes[i];
    if (votes[i] > votes[best]) best = i;
  }
  const double lead = votes[best] - (sum - votes[best]);
  if (lead < kLead || lead * 3 < sum) return std::nullopt;
  return kLanguages[best];
}

Language identify_language(std::string_view text, Language prior) {
  return identify_language(text).value_or(prior);
}

}  // namespace revue
