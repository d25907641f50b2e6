#include "indexer/schema.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "analyzers/analysis.h"
#include "analyzers/calendar.h"
#include "analyzers/cues.h"
#include "analyzers/fold.h"
#include "analyzers/name_lists.h"

namespace revue {
namespace {

constexpr std::size_t kLongestTerm = 245;

// Exercises every rule of the analysis once; a change of any rule changes the fingerprint.
constexpr std::string_view kProbeText =
    "L’Élysée et J.D. Vance, aujourd’hui : «Il faut accélérer», a-t-il dit. Les citoyen·nes de "
    "1 200 vice-présidences, 97,4 œuvres, 6.000 lois… M. Macron et l’ONU sur "
    "https://revue.invalid/a "
    "#IA @revue. Lorsqu’elles s’opposent, qu’importe l’État ?\n\n"
    "Un intertitre\n\n"
    "The U.S. company's 1,200 workers don't agree with Mr. O'Brien. AI-generated centres of data; "
    "“regulation” at AT&T, said Meredith Whittaker of Signal.\n\n"
    "Mme Dupré préside l’agence. Olivier Dupré, lui, n’en est pas ; Martin-Dupré non plus. «LE HIC "
    "EST LÀ», dit-elle du HIC, la coalition de trente-deux associations. Dupré répondra.\n\n"
    "Lucie Garnier, juriste, et Xhoa Tenbri, 41 ans, ont saisi l’Agence nationale du test (ANT). "
    "M. "
    "Garnier ? L’ANT n’a rien dit à Mme Garnier ; le chef du test non plus. (Photo Jean Rolla / "
    "AFP)"
    "\n\n";
// Paragraphs that are joined, left whole and cut into two.
constexpr std::array<std::size_t, 4> kProbeParagraphs = {300, 400, 1150, 1450};  // bytes, at least
constexpr std::string_view kProbeSentence =
    "Le texte prévoit des contrôles, un registre public et un comité de suivi. ";
constexpr std::string_view kProbeTitle = "Dupré préside";
constexpr std::string_view kProbeGazetteer =
    "id\ttype\tfr\ten\taliases\tweak\tcontext\troles\n"
    "dupre\tperson\tAnne Dupré\tAnne Dupré\tDupré\t\t\tchef du test@2020..\n"
    "hic\torganisation\tHIC\tHIC\t\tHIC\tcoalition\t\n";
constexpr std::string_view kProbeFirstNames = "name\tgender\tword\nLucie\tf\t\nJean\tm\t\n";
constexpr std::string_view kProbeWords =
    "word\tkind\tlang\tgender\nM.\ttitle\tfr\tm\nMme\ttitle\tfr\tf\njuriste\trole\tfr\tmf\n"
    "Agence\torg_head\tfr\tf\n";
constexpr std::string_view kProbeCommonWords = "word\tlang\ntest\tfr\n";

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
  while (keep > 0 && (static_cast<unsigned char>(term[keep]) & 0xC0U) == 0x80U) --keep;
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

namespace {

void add(const TokenList& tokens, std::string& facts) {
  for (const Token& token : tokens) {
    facts += std::to_string(token.span.begin) + "-" + std::to_string(token.span.end) + "@" +
             std::to_string(token.position) + "+" + std::to_string(token.width) +
             (token.stop ? "." : "");
    for (const std::string_view form : {token.exact, token.folded, token.stem, token.bare}) {
      facts += "/" + std::string(form);
    }
  }
}

void add(const std::vector<Mention>& mentions, std::string& facts) {
  for (const Mention& mention : mentions) {
    facts += "\n" + mention.entity->id + " " + std::to_string(mention.span.begin) + "-" +
             std::to_string(mention.span.end);
  }
}

void add(const std::vector<Quote>& quotes, std::string& facts) {
  for (const Quote& quote : quotes) {
    facts += "\n" + std::to_string(quote.span.begin) + "-" + std::to_string(quote.span.end) +
             std::string(name_of(quote.type)) + std::string(name_of(quote.rule)) +
             std::string(name_of(quote.speaker_rule)) + (quote.who == nullptr ? "" : quote.who->id);
  }
}

}  // namespace

std::string analysis_facts(const PassageSizes& sizes) {
  std::string text(kProbeText);
  for (const std::size_t size : kProbeParagraphs) {
    for (const std::size_t end = text.size() + size; text.size() < end;) text += kProbeSentence;
    text += "\n\n";
  }
  std::vector<TableProblem> ignored;
  const Gazetteer gazetteer = Gazetteer::parse(kProbeGazetteer, "", ignored);
  // The shipped lists take long to read; fingerprint() has their bytes.
  const NameLists lists(kProbeFirstNames, kProbeWords, kProbeCommonWords, ignored);
  Analyzer analyzer(gazetteer, sizes, lists);
  std::string facts = std::to_string(kFormatVersion);
  for (const std::size_t size : {sizes.join_below, sizes.target, sizes.longest}) {
    facts += " " + std::to_string(size);
  }
  for (const Language language : kLanguages) {
    // Lists too long for the probe text.
    const LanguageTable& row = table(language);
    for (const auto& words : {row.stop_words, row.titles, row.hints, row.organisation_adjectives,
                              row.organisation_joints, row.complement_joints, row.joint_articles,
                              row.definite_determiners, row.credit_words, row.byline_words,
                              row.interview_words, row.agencies}) {
      for (const std::string_view word : words) facts += " " + std::string(word);
    }
    add(analyzer.tokenizer().tokens(kProbeText, language), facts);
    const Analysis analysis = analyzer.analyze(text, kProbeTitle, language);
    add(analysis.title_mentions, facts);
    for (const AnalyzedPassage& passage : analysis.passages) {
      facts += "\n|" + std::to_string(passage.span.begin) + "-" + std::to_string(passage.span.end) +
               std::string(code(passage.language)) + (passage.heading ? "h" : "");
      for (const std::size_t sentence : passage.breaks.sentences) {
        facts += " " + std::to_string(sentence);
      }
      add(passage.mentions, facts);
    }
    add(analysis.quotes, facts);
  }
  return facts;
}

std::string fingerprint(std::string_view gazetteer_tsv) {
  return hash(analysis_facts() + hash(gazetteer_tsv) + hash(shipped_first_names()) +
              hash(shipped_name_words()) + hash(shipped_common_words()) + hash(shipped_cues()));
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
