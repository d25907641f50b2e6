#include "indexer/schema.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstdio>

#include "analyzers/calendar.h"
#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kLongestTerm = 245;

std::string prefixed(std::string_view prefix, std::string_view rest) {
  std::string term(prefix);
  term += rest;
  return bounded_term(std::move(term));
}

}  // namespace

std::string hash(std::string_view bytes) {
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(bytes.data(), bytes.size())));
  return hex;
}

std::string bounded_term(std::string term) {
  const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.size() + zeros <= kLongestTerm) return term;
  const std::string digest = hash(term);
  std::erase(term, '\0');
  std::size_t keep = std::min(term.size(), kLongestTerm - digest.size() - 1);
  while (keep > 0 && !starts_character(term[keep])) --keep;
  return term.substr(0, keep) + "~" + digest;
}

std::string article_term(std::string_view id) { return prefixed("Q", id); }
std::string member_term(std::string_view id) { return prefixed("XA", id); }
std::string kind_term(std::string_view kind) { return prefixed("XK", kind); }
std::string language_term(Language language) { return prefixed("L", code(language)); }
std::string outlet_term(std::string_view outlet) { return prefixed("J", fold(outlet)); }
std::string entity_term(std::string_view id) { return prefixed("XE", id); }
std::optional<std::string_view> parse_entity_term(std::string_view term) {
  constexpr std::string_view kPrefix = "XE";
  if (!term.starts_with(kPrefix)) return std::nullopt;
  return term.substr(kPrefix.size());
}
std::string actor_term(std::string_view id) { return prefixed(kActorPrefix, id); }
std::string quote_term(std::string_view term) { return prefixed("XQ", term); }
std::string said_by_term(std::string_view id) { return prefixed(kSaidByPrefix, id); }
std::string speaker_word_term(std::string_view folded) { return prefixed("XD", folded); }
std::string said_of_term(std::string_view id) { return prefixed("XO", id); }
std::string quote_type_term(QuoteType type) { return prefixed("XT", name_of(type)); }
std::string quote_link_term(std::string_view article, std::uint64_t ordinal) {
  return prefixed(kQuoteLinkPrefix, std::string(article) + '#' + std::to_string(ordinal));
}

std::string stem_term(Language language, std::string_view stem) {
  return prefixed("Z" + std::string(code(language)) + ":", stem);
}

std::optional<StemTerm> parse_stem_term(std::string_view term) {
  const std::size_t colon = term.find(':');
  if (!term.starts_with('Z') || colon == std::string_view::npos) return std::nullopt;
  const auto language = language_from_code(term.substr(1, colon - 1));
  if (!language) return std::nullopt;
  return StemTerm{*language, term.substr(colon + 1)};
}

std::string title_stem_term(Language language, std::string_view stem) {
  return prefixed("S" + std::string(code(language)) + ":", stem);
}

std::string whole_word_term(std::string_view folded) { return prefixed("XW:", folded); }

std::string whole_stem_term(Language language, std::string_view stem) {
  return prefixed("XW" + std::string(code(language)) + ":", stem);
}

std::string exact_prefix(std::string_view folded) {
  return prefixed("XX", std::string(folded) + "/");
}

std::string exact_term(std::string_view folded, std::string_view exact) {
  return prefixed("XX", std::string(folded) + "/" + std::string(exact));
}

std::optional<std::string_view> parse_exact_term(std::string_view term) {
  constexpr std::string_view kPrefix = "XX";
  const std::size_t slash = term.find('/');
  if (!term.starts_with(kPrefix) || slash == std::string_view::npos) return std::nullopt;
  return term.substr(kPrefix.size(), slash - kPrefix.size());
}

void for_each_term(const Token& token, Language language,
                   const std::function<void(const std::string& term, bool positional)>& use) {
  use(bounded_term(std::string(token.folded)), true);
  if (token.stop) return;
  use(stem_term(language, token.stem), false);
  if (!token.bare.empty()) use(stem_term(language, token.bare), false);
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoi(std::string(text.substr(at, size)));
  };
  if (text.size() == 4) return true;
  const int days = days_of_month(number(0, 4), number(5, 2));
  return text.size() == 7 ? days > 0 : number(8, 2) >= 1 && number(8, 2) <= days;
}

DayRange day_range(std::string_view iso) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return std::string(iso.substr(at, count));
  };
  if (iso.size() == 4) return {digits(0, 4) + "0101", digits(0, 4) + "1231"};
  if (iso.size() == 7) {
    const int year = std::stoi(digits(0, 4));
    const int month = std::stoi(digits(5, 2));
    const std::string prefix = digits(0, 4) + digits(5, 2);
    return {prefix + "01", prefix + std::to_string(days_of_month(year, month))};
  }
  if (iso.size() == 10) {
    const std::string day = digits(0, 4) + digits(5, 2) + digits(8, 2);
    return {day, day};
  }
  return {};
}

}  // namespace revue
