#include "searcher/query_operators.h"

#include <unicode/uchar.h>

#include <string>
#include <utility>
#include <vector>

#include "analyzers/utf8.h"

namespace revue {
namespace {

void note(Lexemes& lexemes, std::size_t column, std::string message) {
  lexemes.notes.push_back({column, std::move(message), true});
}

bool begins_operand(const Lexeme& lexeme) {
  return lexeme.kind == Lexeme::Kind::kWord || lexeme.kind == Lexeme::Kind::kOperand ||
         lexeme.kind == Lexeme::Kind::kOpen || lexeme.kind == Lexeme::Kind::kAtLeast;
}
bool ends_operand(const Lexeme& lexeme) {
  return lexeme.kind == Lexeme::Kind::kWord || lexeme.kind == Lexeme::Kind::kOperand ||
         lexeme.kind == Lexeme::Kind::kClose;
}

// In a query that is all in capitals ET is a word of a headline, unless it stands between single
// words or acronyms: IA ET CNIL, EU AI ACT OR DSA.
bool is_headline(std::string_view query, const std::vector<Lexeme>& all) {
  constexpr std::size_t kLongestAcronym = 3;
  for (std::size_t at = 0; at < query.size();) {
    if (u_islower(static_cast<UChar32>(next_character(query, at))) != 0) return false;
  }
  bool neighbours = false;
  bool long_word = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind != Lexeme::Kind::kWord) continue;
    neighbours = neighbours || (i > 0 && all[i - 1].kind == Lexeme::Kind::kWord);
    long_word = long_word || CodePointIndex(all[i].clause.text).size() > kLongestAcronym;
  }
  return neighbours && long_word;
}

void make_word(Lexemes& lexemes, Lexeme& lexeme, const std::string& why) {
  note(lexemes, lexeme.clause.column, "«" + lexeme.clause.text + "» is searched as a word; " + why);
  lexeme.kind = Lexeme::Kind::kWord;
}

}  // namespace

void match_parentheses(Lexemes& lexemes) {
  constexpr std::size_t kDeepest = 50;
  std::vector<Lexeme>& all = lexemes.all;
  std::vector<std::size_t> open;
  std::vector<bool> dropped(all.size(), false);
  bool too_deep = false;
  std::vector<bool> empty;  // of each open one
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == Lexeme::Kind::kOpen) {
      open.push_back(i);
      empty.push_back(true);
    } else if (all[i].kind != Lexeme::Kind::kClose) {
      if (!empty.empty()) empty.back() = false;
    } else if (open.empty()) {
      note(lexemes, all[i].clause.column,
           "no parenthesis opens what this one closes; it is left out of account");
      dropped[i] = true;
    } else {
      const bool deep = open.size() > kDeepest;
      too_deep = too_deep || deep;
      const bool holds_nothing = empty.back();
      dropped[i] = dropped[open.back()] = deep || holds_nothing;
      open.pop_back();
      empty.pop_back();
      if (!holds_nothing && !empty.empty()) empty.back() = false;
    }
  }
  for (const std::size_t i : open) {
    note(lexemes, all[i].clause.column, "the parenthesis is not closed; it is left out of account");
    dropped[i] = true;
  }
  if (too_deep) {
    note(lexemes, 1,
         "parentheses more than " + std::to_string(kDeepest) + " deep are left out of account");
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) all[kept] = std::move(all[i]);
    ++kept;
  }
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
}

void settle_operators(std::string_view query, Lexemes& lexemes) {
  std::vector<Lexeme>& all = lexemes.all;
  const bool headline = is_headline(query, all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Lexeme& lexeme = all[i];
    const Lexeme* before = i > 0 ? &all[i - 1] : nullptr;
    const Lexeme* after = i + 1 < all.size() ? &all[i + 1] : nullptr;
    const bool left = before != nullptr && ends_operand(*before);
    const bool right = after != nullptr && begins_operand(*after);
    const bool signed_right = after != nullptr && (right || after->kind == Lexeme::Kind::kSign ||
                                                   after->kind == Lexeme::Kind::kNot);
    switch (lexeme.kind) {
      case Lexeme::Kind::kAnd:
      case Lexeme::Kind::kOr:
        if (headline) {
          make_word(lexemes, lexeme,
                    "in a query all in capitals it is one; write it with small letters, "
                    "or + before what must be there");
        } else if (!left || !signed_right) {
          make_word(lexemes, lexeme, "something must stand on both sides of it");
        }
        break;
      case Lexeme::Kind::kNot:
        if (headline) {
          make_word(lexemes, lexeme, "in a query all in capitals it is one; write - before a word");
        } else if (!right) {
          make_word(lexemes, lexeme, "something must follow it");
        }
        break;
      case Lexeme::Kind::kNear:
        if (!left || !right) {
          make_word(lexemes, lexeme,
                    "it stands between two words, phrases, names or groups of these");
        }
        break;
      case Lexeme::Kind::kAtLeast:
        if (!right || after->kind == Lexeme::Kind::kAtLeast) {
          make_word(lexemes, lexeme, "a word must follow it");
        }
        break;
      case Lexeme::Kind::kSign:
        // The sign of nothing.
        if (!right || after->begin != lexeme.end) lexeme.kind = Lexeme::Kind::kWord;
        break;
      case Lexeme::Kind::kWord:
        // «sommet ET NON Paris»; elsewhere NON is a word of headlines.
        if (right && before != nullptr && before->kind == Lexeme::Kind::kAnd &&
            lexeme.clause.text == "NON") {
          lexeme.kind = Lexeme::Kind::kNot;
        }
        break;
      default:
        break;
    }
  }
}

}  // namespace revue
