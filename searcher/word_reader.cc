#include "searcher/word_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/mentions.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/expansion.h"
#include "searcher/reading.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

// A single word that is a name: the actor, or the word as written, but no inflection of it.
std::optional<Leaf> one_word_name(const Token& word, const std::vector<Gazetteer::Match>& matches,
                                  const Gazetteer& gazetteer) {
  if (matches.empty() || matches.back().length > 1) return std::nullopt;
  const Gazetteer::Match& match = matches.back();
  Leaf leaf;
  bool as_written = match.acronym;  // only capitals tell it from ordinary words
  for (const NameSense& sense : match.senses) {
    add_unique(leaf.entities, std::string(gazetteer.entities()[sense.entity].id));
    as_written = as_written || sense.weak();
  }
  if (as_written) {
    leaf.exact.push_back({std::string(word.folded), std::string(word.exact)});
  } else {
    add_forms(word, Language::kFrench, leaf.terms);
  }
  return leaf;
}

// A name of several words stands for each of them: «Emmanuel Macron» is answered by “the French
// president” as by both his names.
void add_name_expansions(const std::vector<const Token*>& words, std::size_t at,
                         const Gazetteer::Match& name, const Gazetteer& gazetteer,
                         std::vector<CoveredExpansion>& expansions) {
  const ByteSpan span = {words[at]->span.begin, words[at + name.length - 1]->span.end};
  for (const NameSense& sense : name.senses) {
    const Entity& entity = gazetteer.entities()[sense.entity];
    Expansion expansion;
    expansion.source = TranslationSource::kName;
    expansion.to = {Language::kFrench, std::string(entity.french)};
    expansion.entity = entity.id;
    expansions.push_back({span, std::move(expansion)});
  }
}

// Languages whose passages need not hold this stop word, since nothing there answers to it.
std::vector<Language> languages_without(ByteSpan stop_word, const Readings& readings) {
  std::vector<Language> languages;
  for (const Language language : kLanguages) {
    const TokenList& list = readings.in(language);
    const bool stop = std::any_of(list.begin(), list.end(), [&](const Token& token) {
      return token.stop && stop_word.contains(token.span);
    });
    const bool foreign = readings.written && *readings.written != language;
    if (!stop || foreign) languages.push_back(language);
  }
  return languages;
}

// A word typed without accents is also the words that the index writes with them.
void restore_accents(Leaf& leaf, ByteSpan cluster, const Readings& readings, Tokenizer& tokenizer,
                     const Vocabulary& vocabulary) {
  for (const Token& token : readings.lists.front()) {
    if (token.kind != TokenKind::kWord || token.span != cluster) continue;
    if (lower(token.exact) != token.folded) return;
    for (const std::string& form : vocabulary.accented(token.folded)) {
      for (const Language language : kLanguages) {
        const TokenList tokens = tokenizer.tokens(form, language);
        for (const Token& word : tokens) add_terms(word, cluster, language, readings.shouted, leaf);
      }
    }
  }
}

std::string with_ascii_capitals(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

class WordReader {
 public:
  WordReader(const Clause& clause, const WordReading& how, Tokenizer& tokenizer,
             const Gazetteer& gazetteer, Vocabulary* vocabulary)
      : clause_(clause),
        how_(how),
        tokenizer_(tokenizer),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        readings_(read_words(clause.text, tokenizer)),
        words_(words_of(readings_.lists.front())),
        columns_(clause.text) {}

  void add_to(std::vector<QueryNode>& nodes, std::vector<QueryNote>& notes) {
    find_names(notes);
    if (vocabulary_ != nullptr && how_.cross_language) find_other_names();
    // Who types one accent types all.
    const bool accented = std::any_of(words_.begin(), words_.end(), [](const Token* word) {
      return lower(word->exact) != word->folded;
    });
    auto name = names_.begin();
    for (const ByteSpan cluster : clusters(readings_)) {
      while (name != names_.end() && name->first.begin < cluster.begin) ++name;
      const auto first = name;
      while (name != names_.end() && name->first.begin < cluster.end) ++name;
      if (are_all_words_of(cluster, first, name)) {
        for (auto each = first; each != name; ++each) {
          nodes.push_back(placed(each->first, each->second));
        }
        continue;
      }
      Leaf leaf;
      if (auto as_acronym = acronym(cluster)) {
        leaf = std::move(*as_acronym);
      } else {
        leaf = make_leaf(readings_, cluster);
        keep_own_stems(cluster, leaf);
      }
      if (vocabulary_ != nullptr && !accented && leaf.exact.empty()) {
        restore_accents(leaf, cluster, readings_, tokenizer_, *vocabulary_);
      }
      expand(cluster, leaf);
      nodes.push_back(placed(cluster, std::move(leaf)));
    }
  }

 private:
  using Names = std::vector<std::pair<ByteSpan, Leaf>>;

  // «Macron», «Trump-Biden»; but «X-ray» and «Meta-analyse» are words.
  bool are_all_words_of(ByteSpan cluster, Names::const_iterator begin,
                        Names::const_iterator end) const {
    const auto words = std::count_if(words_.begin(), words_.end(), [&](const Token* word) {
      return cluster.contains(word->span);
    });
    return words > 0 && words == end - begin;
  }

  void find_names(std::vector<QueryNote>& notes) {
    std::vector<Gazetteer::Match> matches;
    for (std::size_t at = 0; at < words_.size();) {
      gazetteer_.match(words_, at, true, matches);
      const std::size_t length = matches.empty() ? 1 : matches.back().length;
      if (auto name = one_word_name(*words_[at], matches, gazetteer_)) {
        const bool only_by_capitals = !name->exact.empty();
        if (only_by_capitals && !readings_.shouted && !is_in_index(*name)) {
          notes.push_back({column(words_[at]->span),
                           "«" + std::string(words_[at]->exact) +
                               "» is a name that no passage holds; searched as an ordinary word"});
        } else if (!only_by_capitals || !readings_.shouted) {
          if (only_by_capitals && is_named_in_index(*name)) name->exact.clear();
          add_evidence_at(words_[at]->span, *name);
          names_.emplace_back(words_[at]->span, std::move(*name));
        }
      } else if (!matches.empty()) {
        add_name_expansions(words_, at, matches.back(), gazetteer_, expansions_);
      }
      at += length;
    }
  }

  // What the lexicon and the rules call the words in other words, beside the names found.
  void find_other_names() {
    auto others = find_expansions(clause_.text, readings_, tokenizer_, *vocabulary_);
    // The words of an actor's name are no words: «Le Pen», «La Quadrature du Net».
    std::erase_if(others, [this](const CoveredExpansion& other) {
      const auto inside_it = [&](const CoveredExpansion& name) {
        return name.span.contains(other.span);
      };
      return other.expansion.source != TranslationSource::kGlossary &&
             std::any_of(expansions_.begin(), expansions_.end(), inside_it);
    });
    std::move(others.begin(), others.end(), std::back_inserter(expansions_));
  }

  void expand(ByteSpan cluster, Leaf& leaf) const {
    for (const CoveredExpansion& each : expansions_) {
      // A long and a short name of the query may have the same other name.
      const bool known = std::any_of(leaf.expansions.begin(), leaf.expansions.end(),
                                     [&each](const Expansion& other) {
                                       return other.entity == each.expansion.entity &&
                                              other.to.language == each.expansion.to.language &&
                                              other.to.text == each.expansion.to.text;
                                     });
      if (!known && each.span.contains(cluster)) leaf.expansions.push_back(each.expansion);
    }
    if (how_.asks_for_each && leaf.stop && !expansions_.empty()) {
      leaf.exempt = languages_without(cluster, readings_);
    }
  }

  // «AI», «EU», whose letters are a small word of some language: the word in capitals, and its stem
  // in languages that have no such word. Typed small, or where all is in capitals, it must be no
  // word of the query's language, and the glossary must have it as a name in another.
  std::optional<Leaf> acronym(ByteSpan cluster) const {
    Leaf leaf;
    bool is_small_word = false;
    bool is_meant = false;
    for (const Language language : kLanguages) {
      for (const Token& token : readings_.in(language)) {
        if (token.span != cluster) continue;
        const bool in_capitals = !readings_.shouted && capitals_of(token.exact) == Capitals::kAll &&
                                 CodePointIndex(token.exact).size() > 1;
        const bool small =
            vocabulary_ != nullptr && (readings_.shouted || token.exact == token.folded);
        if (token.kind != TokenKind::kWord || (!in_capitals && !small)) return std::nullopt;
        is_small_word = is_small_word || token.stop;
        if (token.stop && small && readings_.written == language) return std::nullopt;
        is_meant = is_meant || in_capitals || (!token.stop && is_of_glossary(language, token));
        if (!token.stop) add_unique(leaf.terms, stem_term(language, token.stem));
        if (!token.stop || in_capitals) {
          add_evidence(token, cluster, language, readings_.shouted, leaf);
        }
        if (leaf.exact.empty()) {
          leaf.exact.push_back({std::string(token.folded), with_ascii_capitals(token.exact)});
        }
      }
    }
    return is_small_word && is_meant ? std::optional(std::move(leaf)) : std::nullopt;
  }

  bool is_of_glossary(Language language, const Token& word) const {
    const std::vector<LexiconEntry>& entries = vocabulary_->lexicon(language, word.stem);
    return std::any_of(entries.begin(), entries.end(), [&word](const LexiconEntry& entry) {
      return entry.source == TranslationSource::kGlossary && entry.further_stems.empty() &&
             entry.word == word.folded;
    });
  }

  // A stem counts in the language that the query is written in or, where that does not tell, in
  // those where the word occurs often enough beside its stem: “data” is no inflection of «date».
  void keep_own_stems(ByteSpan cluster, Leaf& leaf) const {
    for (const Language language : kLanguages) {
      if (readings_.written == language) continue;
      for (const Token& token : readings_.in(language)) {
        if (token.kind != TokenKind::kWord || token.span != cluster) continue;
        if (!readings_.written &&
            (vocabulary_ == nullptr || vocabulary_->is_word_of(language, token)))
          continue;
        const auto foreign = [&](const std::string& term) {
          return term == stem_term(language, token.stem) ||
                 (!token.bare.empty() && term == stem_term(language, token.bare));
        };
        std::erase_if(leaf.terms, foreign);
        for (EvidenceWord& word : leaf.evidence) std::erase_if(word.terms, foreign);
      }
    }
  }

  std::size_t column(ByteSpan span) const { return clause_.column + columns_.at(span.begin); }

  QueryNode placed(ByteSpan span, Leaf leaf) const {
    leaf.text = cut(clause_.text, span);
    leaf.column = column(span);
    return leaf_node(std::move(leaf));
  }

  void add_evidence_at(ByteSpan span, Leaf& leaf) const {
    for (const Language language : kLanguages) {
      for (const Token& token : readings_.in(language)) {
        if (token.span == span) {
          add_evidence(token, span, language, readings_.shouted, leaf);
        }
      }
    }
  }

  bool is_in_index(const Leaf& name) const {
    if (vocabulary_ == nullptr) return true;
    const ExactWord& word = name.exact.front();
    return vocabulary_->holds(exact_term(word.folded, word.exact)) || is_named_in_index(name);
  }

  bool is_named_in_index(const Leaf& name) const {
    return vocabulary_ != nullptr &&
           std::any_of(name.entities.begin(), name.entities.end(), [this](const std::string& id) {
             return vocabulary_->holds(entity_term(id));
           });
  }

  const Clause& clause_;
  const WordReading how_;
  Tokenizer& tokenizer_;
  const Gazetteer& gazetteer_;
  Vocabulary* vocabulary_;
  Readings readings_;
  std::vector<const Token*> words_;
  std::vector<CoveredExpansion> expansions_;
  CodePointIndex columns_;
  Names names_;  // single words, in order
};

}  // namespace

void read_plain_words(const Clause& clause, const WordReading& how, Tokenizer& tokenizer,
                      const Gazetteer& gazetteer, Vocabulary* vocabulary,
                      std::vector<QueryNode>& nodes, std::vector<QueryNote>& notes) {
  WordReader(clause, how, tokenizer, gazetteer, vocabulary).add_to(nodes, notes);
}

}  // namespace revue
