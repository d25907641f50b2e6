#include "analyzers/analysis.h"

#include "analyzers/article_words.h"
#include "analyzers/language_id.h"
#include "analyzers/quotes.h"
#include "analyzers/repeated_quotes.h"
#include "analyzers/speakers.h"

namespace revue {
namespace {

// Whether a line of the text, spaces around it aside, is this.
bool has_line(std::string_view text, std::string_view line) {
  if (line.empty()) return false;
  constexpr std::string_view kSpaces = " \t\r";
  for (std::size_t at = text.find(line); at != std::string_view::npos;
       at = text.find(line, at + 1)) {
    const std::size_t before = text.find_last_not_of(kSpaces, at - 1);
    const std::size_t after = text.find_first_not_of(kSpaces, at + line.size());
    const bool begins = at == 0 || before == std::string_view::npos || text[before] == '\n';
    if (begins && (after == std::string_view::npos || text[after] == '\n')) return true;
  }
  return false;
}

}  // namespace

std::vector<std::uint32_t> break_positions(const std::vector<std::size_t>& starts,
                                           const TokenList& tokens, ByteSpan span) {
  std::vector<std::uint32_t> positions;
  auto start = starts.begin();
  bool first = true;
  for (const Token& token : tokens) {
    if (!span.contains(token.span)) continue;
    bool begins = false;
    for (; start != starts.end() && *start <= token.span.begin; ++start) begins = true;
    if (begins && !first) positions.push_back(token.position);
    first = false;
  }
  return positions;
}

Analyzer::Analyzer(const Gazetteer& gazetteer, const PassageSizes& sizes)
    : Analyzer(gazetteer, sizes, NameLists::shipped()) {}

Analyzer::Analyzer(const Gazetteer& gazetteer, const PassageSizes& sizes, const NameLists& lists)
    : gazetteer_(gazetteer), lists_(lists), sizes_(sizes) {}

Analysis Analyzer::analyze(std::string_view text, std::string_view title,
                           std::optional<Language> stated, std::string_view date,
                           bool with_refusals) {
  Analysis analysis;
  analysis.language =
      identify_language(text.substr(0, kLanguageSample),
                        stated.value_or(identify_language(title).value_or(kLanguages.front())));

  std::vector<MentionText> texts;
  analysis.title_in_text = has_line(text, title);
  analysis.title_language = identify_language(title, analysis.language);
  analysis.title = tokenizer_.tokens(title, analysis.title_language);
  texts.push_back({&analysis.title, title, analysis.title_language});
  for (const Passage& passage : passages(text, sentences_, sizes_)) {
    const std::string_view own = cut(text, passage.span);
    const Language language = identify_language(own, analysis.language);
    analysis.passages.push_back({passage.span,
                                 passage.heading,
                                 language,
                                 tokenizer_.tokens(own, language),
                                 {},
                                 breaks_of(own, sentences_)});
  }
  for (const AnalyzedPassage& passage : analysis.passages) {
    texts.push_back({&passage.tokens, cut(text, passage.span), passage.language});
  }

  Mentions mentions = find_mentions(texts, gazetteer_, lists_, days_of(date), with_refusals);
  analysis.title_mentions = std::move(mentions.found.front());
  for (std::size_t i = 0; i < analysis.passages.size(); ++i) {
    analysis.passages[i].mentions = std::move(mentions.found[i + 1]);
  }
  if (with_refusals) analysis.refused = std::move(mentions.refused);
  analysis.unlisted = std::move(mentions.unlisted);
  const ArticleWords words = article_words(text, analysis, lists_);
  analysis.quotes = find_quotes(words);
  resolve_speakers(words, gazetteer_, days_of(date), analysis.quotes);
  share_repeated_words(words, analysis.quotes);
  return analysis;
}

}  // namespace revue
