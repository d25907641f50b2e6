#include "analyzers/cognates.h"

#include <algorithm>
#include <array>

namespace revue {
namespace {

// Endings that answer one another in words taken from Latin and Greek (folded). Grevisse, Le Bon
// Usage § 168-176, lists the French suffixes; the English ones are their usual descendants.
struct Endings {
  std::string_view french;
  std::string_view english;
};
constexpr Endings kEndings[] = {{"cratie", "cracy"},
                                {"graphie", "graphy"},
                                {"logie", "logy"},
                                {"nomie", "nomy"},
                                {"ite", "ity"},
                                {"ete", "ety"},
                                {"ie", "y"},
                                {"ique", "ic"},
                                {"ique", "ical"},
                                {"iques", "ics"},
                                {"isme", "ism"},
                                {"iste", "ist"},
                                {"aire", "ary"},
                                {"aire", "arian"},
                                {"oire", "ory"},
                                {"eur", "or"},
                                {"eur", "er"},
                                {"trice", "tor"},
                                {"if", "ive"},
                                {"eux", "ous"},
                                {"el", "al"},
                                {"elle", "al"},
                                {"ant", "ent"},
                                {"ance", "ence"},
                                {"ence", "ency"},
                                {"ance", "ancy"},
                                {"iser", "ize"},
                                {"iser", "ise"},
                                {"ifier", "ify"},
                                {"uler", "ulate"},
                                {"er", "ate"},
                                {"er", "e"},
                                {"ien", "ian"},
                                {"ienne", "ian"},
                                {"isation", "ization"},
                                {"logue", "logist"},
                                {"ome", "omous"},
                                {"gramme", "gram"}};

constexpr std::size_t kShortestRoot = 4;  // letters that both words must share

// False friends that the endings above would join, and only those.
struct FalseFriends {
  std::string_view french;
  std::string_view english;
};
constexpr FalseFriends kFalseFriends[] = {
    {"actualite", "actuality"},  {"eventualite", "eventuality"},
    {"actuel", "actual"},        {"eventuel", "eventual"},
    {"fabrique", "fabric"},      {"physicien", "physician"},
    {"conducteur", "conductor"}, {"ignorer", "ignore"},
    {"resumer", "resume"},       {"editeur", "editor"},
    {"partie", "party"}};

bool are_false_friends(std::string_view french, std::string_view english) {
  return std::any_of(
      std::begin(kFalseFriends), std::end(kFalseFriends),
      [&](const FalseFriends& pair) { return pair.french == french && pair.english == english; });
}

}  // namespace

std::vector<std::string> cognates(std::string_view folded, Language language, Language target) {
  std::vector<std::string> out;
  const bool from_french = language == Language::kFrench && target == Language::kEnglish;
  const bool from_english = language == Language::kEnglish && target == Language::kFrench;
  if (!from_french && !from_english) return out;
  for (const Endings& pair : kEndings) {
    const std::string_view own = from_french ? pair.french : pair.english;
    const std::string_view other = from_french ? pair.english : pair.french;
    if (!folded.ends_with(own) || folded.size() < own.size() + kShortestRoot) continue;
    std::string word(folded.substr(0, folded.size() - own.size()));
    word += other;
    const bool wrong = word == folded || (from_french ? are_false_friends(folded, word)
                                                      : are_false_friends(word, folded));
    if (!wrong && std::find(out.begin(), out.end(), word) == out.end()) {
      out.push_back(std::move(word));
    }
  }
  return out;
}

}  // namespace revue
