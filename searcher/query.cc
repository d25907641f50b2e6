#include "searcher/query.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/language_id.h"
#include "analyzers/mentions.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"
#include "indexer/schema.h"
#include "searcher/expansion.h"
#include "searcher/vocabulary.h"

namespace revue {
namespace {

// More take longer to search than anybody waits; nobody types so many.
constexpr std::size_t kMostWords = 500;

void add_unique(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// The positional terms of a token: its forms without stems.
void add_forms(const Token& token, Language language, std::vector<std::string>& forms) {
  for_each_term(token, language, [&](const std::string& term, bool positional) {
    if (positional) add_unique(forms, term);
  });
}

// «US», «IT» are no stop words, unless everything is in capitals.
bool is_stop(const Token& token, bool shouted) {
  return token.stop && (shouted || capitals_of(token.exact) != Capitals::kAll);
}

// All terms of the word that stands at `span`, as evidence that its article is about it.
void add_evidence(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf) {
  if (token.kind == TokenKind::kWhole) return;
  auto word = std::find_if(leaf.evidence.begin(), leaf.evidence.end(),
                           [span](const EvidenceWord& each) { return each.span == span; });
  if (word == leaf.evidence.end()) {
    word = leaf.evidence.insert(word, EvidenceWord{span, false, {}});
  }
  word->stop = word->stop || is_stop(token, shouted);
  for_each_term(token, language,
                [&](const std::string& term, bool) { add_unique(word->terms, term); });
}

void add_terms(const Token& token, ByteSpan span, Language language, bool shouted, Leaf& leaf) {
  for_each_term(token, language,
                [&](const std::string& term, bool) { add_unique(leaf.terms, term); });
  add_evidence(token, span, language, shouted, leaf);
}

bool is_tag(const Token& token) {
  return token.kind == TokenKind::kWhole && (token.folded[0] == '#' || token.folded[0] == '@');
}

// Capitals say nothing about the words of a query that has no small letter, unless they are all as
// short as acronyms: LE SOMMET, but EU AI.
bool is_shouted(std::string_view text) {
  constexpr std::size_t kLongestAcronym = 3;
  std::size_t letters = 0;
  bool several = false;
  bool long_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_character(text, at));
    if (u_islower(c)) return false;
    letters = u_isalpha(c) ? letters + 1 : 0;
    long_word = long_word || letters > kLongestAcronym;
    several = several || c == ' ';
  }
  return several && long_word;
}

// The same words analysed in each language.
struct Readings {
  std::vector<TokenList> lists;
  bool shouted = false;
};

Readings read(std::string_view text, Tokenizer& tokenizer) {
  Readings readings;
  for (const Language language : kLanguages) {
    readings.lists.push_back(tokenizer.tokens(text, language));
  }
  readings.shouted = is_shouted(text);
  return readings;
}

// Stretches of the text that are one word, or hang together («vice-président», «1 200») in at least
// one language.
std::vector<ByteSpan> clusters(const Readings& readings) {
  std::vector<ByteSpan> spans;
  for (const TokenList& list : readings.lists) {
    for (const Token& token : list) spans.push_back(token.span);
  }
  std::sort(spans.begin(), spans.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
  std::vector<ByteSpan> merged;
  for (const ByteSpan span : spans) {
    if (!merged.empty() && span.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

// One cluster as a leaf: in each language a word, or a phrase of its words, or their whole.
Leaf make_leaf(const Readings& readings, ByteSpan cluster) {
  Leaf leaf;
  for (const Language language : kLanguages) {
    const TokenList& list = readings.lists[static_cast<std::size_t>(language)];
    std::vector<const Token*> inside;
    bool tag = false;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const Token& token : list) {
      if (!cluster.contains(token.span)) continue;
      inside.push_back(&token);
      tag = tag || is_tag(token);
      if (first == 0) first = token.position;
      last = token.position + token.width - 1;
    }
    const std::uint32_t words = first == 0 ? 0 : last - first + 1;
    leaf.stop = leaf.stop || (words == 1 && is_stop(*inside.front(), readings.shouted));
    std::vector<std::vector<std::string>> phrase(words);
    for (const Token* token : inside) {
      if (tag && !is_tag(*token)) continue;
      if (words == 1 || (token->kind == TokenKind::kWhole && token->width == words)) {
        add_terms(*token, token->span, language, readings.shouted, leaf);
      }
      if (token->kind != TokenKind::kWhole) {
        add_forms(*token, language, phrase[token->position - first]);
        add_evidence(*token, token->span, language, readings.shouted, leaf);
      }
    }
    const bool spoken = !tag && words > 1;
    if (spoken &&
        std::find(leaf.phrases.begin(), leaf.phrases.end(), phrase) == leaf.phrases.end()) {
      leaf.phrases.push_back(std::move(phrase));
    }
  }
  return leaf;
}

QueryNode leaf_node(Leaf leaf) {
  QueryNode node;
  node.leaf = std::move(leaf);
  return node;
}

QueryNode all_of(std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  QueryNode node;
  node.kind = QueryNode::Kind::kAll;
  node.children = std::move(children);
  return node;
}

// Forms of each position of a phrase, in one language.
std::vector<std::vector<std::string>> phrase_of(const TokenList& list, Language language) {
  std::vector<std::vector<std::string>> phrase(list.positions());
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWhole) add_forms(token, language, phrase[token.position - 1]);
  }
  std::erase_if(phrase, [](const auto& forms) { return forms.empty(); });
  return phrase;
}

// A single word that is a name: the actor, or the word as written, but no inflection of it.
std::optional<Leaf> one_word_name(const Token& word, const std::vector<Gazetteer::Match>& matches,
                                  const Gazetteer& gazetteer) {
  if (matches.empty() || matches.back().length > 1) return std::nullopt;
  const Gazetteer::Match& match = matches.back();
  Leaf leaf;
  bool as_written = match.acronym;  // only capitals tell it from ordinary words
  for (const NameSense& sense : *match.senses) {
    add_unique(leaf.entities, gazetteer.entities()[sense.entity].id);
    as_written = as_written || sense.weak;
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
  for (const NameSense& sense : *name.senses) {
    const Entity& entity = gazetteer.entities()[sense.entity];
    expansions.push_back(
        {span,
         {TranslationSource::kName, {Language::kFrench, entity.french}, {}, {}, {}, entity.id}});
  }
}

// Gives a leaf what the words of its cluster are called in the other language. A stop word is not
// asked for where nothing answers to it.
void expand(Leaf& leaf, ByteSpan cluster, const Readings& readings, std::optional<Language> written,
            const std::vector<CoveredExpansion>& expansions) {
  for (const CoveredExpansion& each : expansions) {
    if (each.span.contains(cluster)) leaf.expansions.push_back(each.expansion);
  }
  if (!leaf.stop || expansions.empty()) return;
  for (const Language language : kLanguages) {
    const TokenList& list = readings.lists[static_cast<std::size_t>(language)];
    const bool stop = std::any_of(list.begin(), list.end(), [&](const Token& token) {
      return token.stop && cluster.contains(token.span);
    });
    if (!stop || (written && *written != language)) leaf.exempt.push_back(language);
  }
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

// «AI», «EU»: capitals whose letters are a small word of some language. The word as written, and
// its stem in languages that have no such word.
std::optional<Leaf> acronym(ByteSpan cluster, const Readings& readings) {
  Leaf leaf;
  bool is_word = false;
  for (const Language language : kLanguages) {
    for (const Token& token : readings.lists[static_cast<std::size_t>(language)]) {
      if (token.span != cluster) continue;
      if (token.kind != TokenKind::kWord || capitals_of(token.exact) != Capitals::kAll ||
          CodePointIndex(token.exact).size() < 2) {
        return std::nullopt;
      }
      is_word = is_word || token.stop;
      if (leaf.exact.empty()) {
        leaf.exact.push_back({std::string(token.folded), std::string(token.exact)});
      }
      if (!token.stop) add_unique(leaf.terms, stem_term(language, token.stem));
      add_evidence(token, token.span, language, false, leaf);
    }
  }
  return is_word ? std::optional(std::move(leaf)) : std::nullopt;
}

// Reads plain words: known names count as their actors, everything else by word.
class WordReader {
 public:
  WordReader(const Clause& clause, Tokenizer& tokenizer, const Gazetteer& gazetteer,
             Vocabulary* vocabulary, bool cross_language)
      : clause_(clause),
        tokenizer_(tokenizer),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        cross_language_(cross_language),
        readings_(read(clause.text, tokenizer)),
        words_(words_of(readings_.lists.front())),
        columns_(clause.text),
        written_(identify_language(clause.text)) {}

  void add_to(std::vector<QueryNode>& nodes, std::vector<QueryNote>& notes) {
    find_names(notes);
    if (vocabulary_ != nullptr && cross_language_) {
      auto others = find_expansions(clause_.text, readings_.lists, tokenizer_, *vocabulary_);
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
      Leaf leaf = make_leaf(readings_, cluster);
      if (auto small = small_acronym(cluster)) {
        leaf = std::move(*small);
      } else if (auto written = readings_.shouted ? std::nullopt : acronym(cluster, readings_)) {
        leaf = std::move(*written);
      } else {
        keep_own_stems(cluster, leaf);
      }
      if (vocabulary_ != nullptr && !accented && leaf.exact.empty()) {
        restore_accents(leaf, cluster, readings_, tokenizer_, *vocabulary_);
      }
      expand(leaf, cluster, readings_, written_, expansions_);
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

  // «ai», typed small by who means AI: a small word of another language than the query's that the
  // glossary has as a name in this one.
  std::optional<Leaf> small_acronym(ByteSpan cluster) const {
    if (vocabulary_ == nullptr) return std::nullopt;
    Leaf leaf;
    bool is_small_word = false;
    bool is_name = false;
    for (const Language language : kLanguages) {
      for (const Token& token : readings_.lists[static_cast<std::size_t>(language)]) {
        if (token.span != cluster) continue;
        if (token.kind != TokenKind::kWord || token.exact != token.folded) return std::nullopt;
        if (token.stop) {
          if (written_ == language) return std::nullopt;
          is_small_word = true;
          continue;
        }
        for (const LexiconEntry& entry : vocabulary_->lexicon(language, token.stem)) {
          is_name = is_name || (entry.source == TranslationSource::kGlossary &&
                                entry.further_stems.empty() && entry.word == token.folded);
        }
        add_unique(leaf.terms, stem_term(language, token.stem));
        add_evidence(token, token.span, language, false, leaf);
        std::string capitals(token.folded);
        for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        leaf.exact.push_back({std::string(token.folded), capitals});
      }
    }
    return is_small_word && is_name ? std::optional(std::move(leaf)) : std::nullopt;
  }

  // A stem counts in the language that the query is written in or, where that does not tell, in
  // those where the word occurs often enough beside its stem: “data” is no inflection of «date».
  void keep_own_stems(ByteSpan cluster, Leaf& leaf) const {
    for (const Language language : kLanguages) {
      if (written_ == language) continue;
      for (const Token& token : readings_.lists[static_cast<std::size_t>(language)]) {
        if (token.kind != TokenKind::kWord || token.span != cluster) continue;
        if (!written_ && (vocabulary_ == nullptr || vocabulary_->is_word_of(language, token)))
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
      for (const Token& token : readings_.lists[static_cast<std::size_t>(language)]) {
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
  Tokenizer& tokenizer_;
  const Gazetteer& gazetteer_;
  Vocabulary* vocabulary_;
  bool cross_language_;
  Readings readings_;
  std::vector<const Token*> words_;
  std::vector<CoveredExpansion> expansions_;
  CodePointIndex columns_;
  std::optional<Language> written_;  // nothing when it does not tell
  Names names_;                      // single words, in order
};

void add_phrase(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const Readings readings = read(text, tokenizer);
  const std::vector<ByteSpan> all = clusters(readings);
  if (all.empty()) return;
  Leaf leaf;
  if (all.size() == 1) {
    leaf = make_leaf(readings, all.front());
    leaf.text = cut(text, all.front());
    leaf.stop = false;
    // Quoted, a word is meant as it stands: no other inflection.
    std::erase_if(leaf.terms, [](const std::string& term) { return term[0] == 'Z'; });
    nodes.push_back(leaf_node(std::move(leaf)));
    return;
  }
  for (const Language language : kLanguages) {
    const TokenList& list = readings.lists[static_cast<std::size_t>(language)];
    auto phrase = phrase_of(list, language);
    if (!phrase.empty() &&
        std::find(leaf.phrases.begin(), leaf.phrases.end(), phrase) == leaf.phrases.end()) {
      leaf.phrases.push_back(std::move(phrase));
    }
    for (const Token& token : list) {
      add_evidence(token, token.span, language, readings.shouted, leaf);
    }
  }
  nodes.push_back(leaf_node(std::move(leaf)));
}

// =États-Unis: each word as written, and the words in a row.
void add_exact(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const TokenList list = tokenizer.tokens(text, Language::kFrench);
  std::vector<QueryNode> words;
  for (const Token& token : list) {
    if (token.kind != TokenKind::kWord) continue;
    Leaf leaf;
    leaf.exact.push_back({std::string(token.folded), std::string(token.exact)});
    words.push_back(leaf_node(std::move(leaf)));
  }
  if (words.empty()) return;
  if (words.size() > 1) {
    Leaf row;
    row.phrases.push_back(phrase_of(list, Language::kFrench));
    words.push_back(leaf_node(std::move(row)));
  }
  nodes.push_back(all_of(std::move(words)));
}

// Phrases and exact words are shown as their whole clause.
void place(std::vector<QueryNode>& nodes, const Clause& clause) {
  for (QueryNode& node : nodes) {
    if (node.leaf.text.empty()) node.leaf.text = clause.text;
    node.leaf.column = clause.column;
    place(node.children, clause);
  }
}

// Shortens a clause to the words that are `left`, with a note where it does.
void limit_words(Clause& clause, std::size_t& left, Tokenizer& tokenizer,
                 std::vector<QueryNote>& notes) {
  const TokenList list = tokenizer.tokens(clause.text, Language::kFrench);
  const std::vector<const Token*> words = words_of(list);
  if (words.size() <= left) {
    left -= words.size();
    return;
  }
  const std::size_t cut_at = words[left]->span.begin;
  notes.push_back({clause.column + CodePointIndex(clause.text.substr(0, cut_at)).size(),
                   "a query has at most " + std::to_string(kMostWords) +
                       " words; what begins here is left out"});
  clause.text.resize(cut_at);
  left = 0;
}

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary, bool cross_language) {
  Query query;
  query.text = parsed.text;
  query.match = match;
  query.notes = parsed.notes;
  std::size_t left = kMostWords;
  for (const Clause& parsed_clause : parsed.clauses) {
    Clause clause = parsed_clause;
    limit_words(clause, left, tokenizer, query.notes);
    std::vector<QueryNode> nodes;
    switch (clause.kind) {
      case Clause::Kind::kWords:
        // What is excluded is excluded as typed, not in other words.
        WordReader(clause, tokenizer, gazetteer, vocabulary,
                   cross_language && clause.sign != Sign::kNot)
            .add_to(nodes, query.notes);
        break;
      case Clause::Kind::kPhrase:
        add_phrase(clause.text, tokenizer, nodes);
        break;
      case Clause::Kind::kExact:
        add_exact(clause.text, tokenizer, nodes);
        break;
    }
    if (nodes.empty()) continue;
    if (clause.kind != Clause::Kind::kWords) place(nodes, clause);
    if (clause.sign == Sign::kMay) {
      for (QueryNode& node : nodes) query.may.push_back(std::move(node));
    } else {
      (clause.sign == Sign::kMust ? query.must : query.must_not)
          .push_back(all_of(std::move(nodes)));
    }
  }
  if (match == Match::kAny) {
    const auto is_stop_leaf = [](const QueryNode& node) {
      return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
    };
    for (QueryNode& node : query.may) node.leaf.exempt.clear();
    const bool has_content =
        !query.must.empty() || !std::all_of(query.may.begin(), query.may.end(), is_stop_leaf);
    if (has_content) {
      const auto words =
          std::stable_partition(query.may.begin(), query.may.end(),
                                [&](const auto& node) { return !is_stop_leaf(node); });
      query.aside.assign(std::make_move_iterator(words), std::make_move_iterator(query.may.end()));
      query.may.erase(words, query.may.end());
    }
  }
  if (query.empty()) query.notes.push_back({1, "the query holds no word; nothing was searched"});
  return query;
}

}  // namespace revue
