#include "searcher/expansion.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "analyzers/cognates.h"
#include "analyzers/fold.h"
#include "analyzers/mentions.h"
#include "analyzers/word_rules.h"
#include "indexer/schema.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

// A name of the lexicon in the query.
struct Found {
  std::size_t begin = 0;  // word
  std::size_t length = 0;
  const LexiconEntry* entry = nullptr;
};

// A word without the endings of number and gender, so that a single word is not taken for another
// of its stem: «amendes», but not «amendement», is «amende».
std::string uninflected(std::string_view folded) {
  std::string word(folded);
  const auto replace = [&word](std::string_view ending, std::string_view by) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return false;
    word.replace(word.size() - ending.size(), ending.size(), by);
    return true;
  };
  if (replace("aux", "al") || replace("ies", "y")) return word;
  if (!replace("s", "")) replace("x", "");
  replace("e", "");
  return word;
}

bool overlap(const Found& a, const Found& b) {
  return a.begin < b.begin + b.length && b.begin < a.begin + a.length;
}

bool has_stem(const Token& word, std::string_view stem) {
  return word.stem == stem || word.bare == stem;
}

std::vector<Found> find_names(const std::vector<const Token*>& words, Language language,
                              Vocabulary& vocabulary) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::vector<std::string_view> stems = {words[at]->stem};
    if (!words[at]->bare.empty()) stems.push_back(words[at]->bare);
    for (const std::string_view stem : stems) {
      for (const LexiconEntry& entry : vocabulary.lexicon(language, stem)) {
        const std::size_t length = entry.further_stems.size() + 1;
        bool matches = at + length <= words.size() && (length > 1 || !words[at]->stop);
        for (std::size_t i = 1; i < length && matches; ++i) {
          matches = has_stem(*words[at + i], entry.further_stems[i - 1]);
        }
        if (matches && length == 1 && !entry.word.empty()) {
          matches = uninflected(words[at]->folded) == uninflected(entry.word);
        }
        if (matches) found.push_back({at, length, &entry});
      }
    }
  }
  return found;
}

// Whether a name means what the glossary says: see rule 3.
bool is_clear(const Found& name, const std::vector<Found>& all,
              const std::vector<const Token*>& words) {
  if (!name.entry->only_in_context) return true;
  const std::vector<std::string>& context = name.entry->context;
  if (context.empty()) {
    return std::any_of(all.begin(), all.end(), [&](const Found& other) {
      return other.entry->source == TranslationSource::kGlossary && !overlap(name, other);
    });
  }
  return std::any_of(words.begin(), words.end(), [&](const Token* word) {
    return std::find(context.begin(), context.end(), word->folded) != context.end();
  });
}

// Rules 3 and 4: the names that count, with the source that says how much.
std::vector<std::pair<Found, TranslationSource>> choose(const std::vector<Found>& all,
                                                        const std::vector<const Token*>& words) {
  std::vector<bool> clear(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) clear[i] = is_clear(all[i], all, words);
  const auto is_glossary = [&](const Found& name) {
    return name.entry->source == TranslationSource::kGlossary;
  };
  std::vector<std::pair<Found, TranslationSource>> chosen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool counts = true;
    for (std::size_t j = 0; j < all.size() && counts; ++j) {
      if (!is_glossary(all[j])) continue;
      if (!clear[i]) counts = !(clear[j] && overlap(all[i], all[j]));
      if (!is_glossary(all[i])) {
        counts = all[j].begin != all[i].begin || all[j].length != all[i].length;
      }
    }
    if (counts) {
      chosen.emplace_back(all[i], clear[i] ? all[i].entry->source : TranslationSource::kAmbiguous);
    }
  }
  return chosen;
}

// A name whose letters are a small word: “AI” is looked for as written, for it is not «ai»; «été»
// too, for “ete” says nothing; “car” by its stem in English, for it is no «car»; and «or» not at
// all. Returns whether it is looked for.
bool tell_from_small_words(const Token& word, Language language, Expansion& expansion) {
  const auto is_stem = [](const std::string& term) { return parse_stem_term(term).has_value(); };
  const ExactWord as_written{std::string(word.folded), std::string(word.exact)};
  if (is_stop_word(language, word.folded)) {
    expansion.terms.clear();
    if (lower(word.exact) == word.folded) return false;
    expansion.exact.push_back(as_written);
  } else if (is_stop_word_anywhere(word.folded)) {
    std::erase_if(expansion.terms, [&](const std::string& term) { return !is_stem(term); });
    if (capitals_of(word.exact) == Capitals::kAll) expansion.exact.push_back(as_written);
  }
  return true;
}

std::vector<std::string> with_forms(const std::vector<std::string>& terms, Vocabulary& vocabulary) {
  std::vector<std::string> out = terms;
  for (const std::string& term : terms) {
    if (const auto stem = parse_stem_term(term)) {
      const auto& forms = vocabulary.forms(stem->language, stem->stem);
      out.insert(out.end(), forms.begin(), forms.end());
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<Expansion> make_expansion(TranslationSource source, const Translation& to,
                                        Tokenizer& tokenizer, Vocabulary& vocabulary) {
  Expansion expansion{source, to, {}, {}, {}, {}};
  const TokenList tokens = tokenizer.tokens(to.text, to.language);
  if (tokens.empty()) return std::nullopt;
  expansion.phrase.resize(tokens.positions());
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kWhole) continue;
    for_each_term(token, to.language, [&](const std::string& term, bool) {
      add_unique(expansion.phrase[token.position - 1], term);
    });
  }
  if (expansion.phrase.size() == 1) {
    expansion.terms = std::move(expansion.phrase.front());
    expansion.phrase.clear();
    if (!tell_from_small_words(tokens[0], to.language, expansion)) return std::nullopt;
  }
  // Stems have no positions: in a row of words their inflected forms stand beside them.
  for (std::vector<std::string>& word : expansion.phrase) word = with_forms(word, vocabulary);
  return expansion;
}

}  // namespace

std::vector<CoveredExpansion> find_expansions(std::string_view text, const Readings& readings,
                                              Tokenizer& tokenizer, Vocabulary& vocabulary) {
  std::vector<CoveredExpansion> out;
  const auto add = [&](ByteSpan span, TranslationSource source, const Translation& to) {
    if (fold(to.text) == fold(cut(text, span))) return;
    if (auto expansion = make_expansion(source, to, tokenizer, vocabulary)) {
      out.push_back({span, std::move(*expansion)});
    }
  };
  for (const Language language : kLanguages) {
    const bool foreign = readings.written && *readings.written != language;
    const std::vector<const Token*> words = words_of(readings.in(language));
    std::vector<Found> names = find_names(words, language, vocabulary);
    std::erase_if(names, [&](const Found& name) {
      if (name.length > 1) return false;
      return foreign || (!readings.written && !vocabulary.is_word_of(language, *words[name.begin]));
    });
    std::vector<bool> covered(words.size());
    for (const auto& [name, source] : choose(names, words)) {
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(name.begin), name.length, true);
      const ByteSpan span = {words[name.begin]->span.begin,
                             words[name.begin + name.length - 1]->span.end};
      for (const Translation& to : name.entry->translations) add(span, source, to);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (foreign || covered[i] || words[i]->stop) continue;
      for (const Language target : kLanguages) {
        for (const std::string& word : cognates(words[i]->folded, language, target)) {
          const bool same = tokenizer.stem(word, target) == words[i]->stem;
          if (!same && vocabulary.holds(word)) {
            add(words[i]->span, TranslationSource::kCognate, {target, word});
          }
        }
      }
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const CoveredExpansion& a, const CoveredExpansion& b) {
                     return a.expansion.source < b.expansion.source;
                   });
  // What the glossary says needs no dictionary to say it again.
  std::set<std::tuple<std::size_t, std::size_t, Language, std::string>> seen;
  std::erase_if(out, [&seen](const CoveredExpansion& each) {
    const Translation& to = each.expansion.to;
    return !seen.emplace(each.span.begin, each.span.end, to.language, to.text).second;
  });
  return out;
}

}  // namespace revue
