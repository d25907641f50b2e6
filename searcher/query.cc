#include "searcher/query.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/mentions.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/actor_names.h"
#include "searcher/query_dates.h"
#include "searcher/reading.h"
#include "searcher/vocabulary.h"
#include "searcher/word_reader.h"

namespace revue {
namespace {

// More take longer to search than anybody waits; nobody types so many.
constexpr std::size_t kMostWords = 500;

// Its leaf holds but what was typed.
QueryNode list_node(ClauseList list, const Clause* clause = nullptr) {
  QueryNode node;
  node.kind = QueryNode::Kind::kList;
  if (clause != nullptr) {
    node.leaf.text = clause->text;
    node.leaf.column = clause->column;
  }
  node.list = std::move(list);
  return node;
}

QueryNode all_of(std::vector<QueryNode> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  ClauseList list;
  list.must = std::move(nodes);
  return list_node(std::move(list));
}

void add_phrase(const std::string& text, Tokenizer& tokenizer, std::vector<QueryNode>& nodes) {
  const Readings readings = read_words(text, tokenizer);
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
    const TokenList& list = readings.in(language);
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

// entity:macron as one leaf; nothing when no actor is called so.
std::optional<Leaf> entity_leaf(const Clause& clause, Tokenizer& tokenizer,
                                const Gazetteer& gazetteer, const Vocabulary* vocabulary,
                                std::vector<QueryNote>& notes) {
  const ActorChoice choice = choose_actor(clause.text, gazetteer, tokenizer, vocabulary);
  if (choice.kind == ActorChoice::Kind::kNone) {
    notes.push_back({clause.column,
                     "no actor is called «" + clause.text + "»; searched as words" +
                         (choice.ids.empty() ? "" : "; did you mean " + listed(choice.ids) + "?"),
                     true});
    return std::nullopt;
  }
  if (choice.kind == ActorChoice::Kind::kSeveral) {
    notes.push_back({clause.column, "«" + clause.text + "» may be " + listed(choice.ids) +
                                        "; searched for all of them; an id names one"});
  }
  Leaf leaf;
  leaf.entities = choice.ids;
  return leaf;
}

// The terms with positions that stand for these: inflected forms for stems.
std::vector<std::string> with_positions(const std::vector<std::string>& terms,
                                        Vocabulary* vocabulary) {
  std::vector<std::string> out;
  for (const std::string& term : terms) {
    const auto stem = parse_stem_term(term);
    if (!stem) {
      add_unique(out, term);
    } else if (vocabulary != nullptr) {
      for (const std::string& form : vocabulary->forms(stem->language, stem->stem)) {
        add_unique(out, bounded_term(form));
      }
    }
  }
  return out;
}

// Everything that a leaf is searched by, as rows: as typed, inflected, in other words, and by an
// actor's names.
void add_rows(const Leaf& leaf, Vocabulary* vocabulary, std::vector<Row>& rows) {
  std::vector<std::string> words = with_positions(leaf.terms, vocabulary);
  const auto add_exact = [&](const std::vector<ExactWord>& exact) {
    for (const ExactWord& word : exact) add_unique(words, exact_term(word.folded, word.exact));
  };
  for (const std::string& id : leaf.entities) add_unique(words, entity_term(id));
  add_exact(leaf.exact);
  for (const Expansion& expansion : leaf.expansions) {
    if (!expansion.entity.empty()) add_unique(words, entity_term(expansion.entity));
    for (std::string& term : with_positions(expansion.terms, vocabulary)) {
      add_unique(words, std::move(term));
    }
    add_exact(expansion.exact);
    Row row;
    for (const auto& forms : expansion.phrase) row.push_back(with_positions(forms, vocabulary));
    if (!row.empty()) rows.push_back(std::move(row));
  }
  if (!words.empty()) rows.push_back({std::move(words)});
  rows.insert(rows.end(), leaf.phrases.begin(), leaf.phrases.end());
}

// Clauses that are not plain words are shown whole.
void place(std::vector<QueryNode>& nodes, const Clause& clause) {
  for (QueryNode& node : nodes) {
    if (node.leaf.text.empty()) {
      node.leaf.text = clause.text;
      node.leaf.column = clause.column;
    }
    for (auto* part : {&node.list.may, &node.list.must, &node.list.must_not, &node.list.aside}) {
      place(*part, clause);
    }
  }
}

Proximity::Kind proximity_kind(Nearness::Kind kind) {
  switch (kind) {
    case Nearness::Kind::kOrdered:
      return Proximity::Kind::kOrdered;
    case Nearness::Kind::kSentence:
      return Proximity::Kind::kSentence;
    case Nearness::Kind::kParagraph:
      return Proximity::Kind::kParagraph;
    default:
      return Proximity::Kind::kNear;
  }
}

class QueryAnalysis {
 public:
  QueryAnalysis(Match match, Tokenizer& tokenizer, const Gazetteer& gazetteer,
                Vocabulary* vocabulary, bool cross_language)
      : tokenizer_(tokenizer),
        gazetteer_(gazetteer),
        vocabulary_(vocabulary),
        match_(match),
        cross_language_(cross_language) {}

  Query of(const ParsedQuery& parsed) {
    query_.text = parsed.text;
    query_.notes = parsed.notes;
    Clause whole = parsed.whole;
    // No word is shorter than a byte.
    if (parsed.text.size() > kMostWords) {
      std::size_t left = kMostWords;
      limit_words(whole, left);
    }
    const bool binds_words = speakers_beside(whole) == 1;
    static_cast<ClauseList&>(query_) = list_of(whole, binds_words);
    if (query_.empty()) {
      query_.notes.push_back({1, "the query holds no word; nothing was searched"});
    }
    return std::move(query_);
  }

 private:
  void note(const Clause& clause, const std::string& message, bool repaired = false) {
    query_.notes.push_back({clause.column, message, repaired});
  }

  // Shortens the clauses to the words that are `left`, with a note where it does.
  void limit_words(Clause& clause, std::size_t& left) {
    if (!clause.parts.empty()) {
      for (Clause& part : clause.parts) limit_words(part, left);
      return;
    }
    const TokenList list = tokenizer_.tokens(clause.text, Language::kFrench);
    const std::vector<const Token*> words = words_of(list);
    if (words.size() <= left) {
      left -= words.size();
      return;
    }
    const std::size_t cut_at = words[left]->span.begin;
    if (!cut_) {
      cut_ = true;
      query_.notes.push_back({clause.column + CodePointIndex(clause.text.substr(0, cut_at)).size(),
                              "a query has at most " + std::to_string(kMostWords) +
                                  " words; what begins here is left out",
                              true});
    }
    clause.text.resize(cut_at);
    left = 0;
  }

  // `root`: what stands here is asked for beside all other parts of the query, so that said: binds
  // them.
  ClauseList list_of(const Clause& clause, bool root) {
    ClauseList list;
    if (clause.kind == Clause::Kind::kAll || clause.kind == Clause::Kind::kAny) {
      const bool all = clause.kind == Clause::Kind::kAll;
      for (const Clause& part : clause.parts) {
        if (all && root && binds(part)) {
          add_speaker(part, list.must);
        } else if (auto node = node_of(part, all && root)) {
          (all ? list.must : list.may).push_back(std::move(*node));
        }
      }
      return list;
    }
    list.match = match_;
    if (clause.kind == Clause::Kind::kList) {
      for (const Clause& part : clause.parts) add_to(list, part, root);
    } else {
      add_to(list, clause, root);
    }
    if (list.match == Match::kAny) {
      set_filters_apart(list);
      set_stop_words_aside(list);
    }
    return list;
  }

  // A part with its sign.
  void add_to(ClauseList& list, const Clause& part, bool root) {
    if (root && binds(part)) {
      add_speaker(part, list.may);
      return;
    }
    std::vector<QueryNode> nodes = nodes_of(part);
    if (nodes.empty()) return;
    if (part.sign == Sign::kMay) {
      std::move(nodes.begin(), nodes.end(), std::back_inserter(list.may));
    } else {
      (part.sign == Sign::kMust ? list.must : list.must_not).push_back(all_of(std::move(nodes)));
    }
  }

  // One side of AND or OR, which has no sign of its own; nothing when it holds no word.
  std::optional<QueryNode> node_of(const Clause& clause, bool root) {
    if (clause.kind != Clause::Kind::kWords && clause.kind != Clause::Kind::kList) {
      std::vector<QueryNode> nodes = nodes_of(clause);
      if (nodes.empty()) return std::nullopt;
      return all_of(std::move(nodes));
    }
    ClauseList list = list_of(clause, root);
    if (list.empty()) return std::nullopt;
    if (list.may.size() == 1 && list.must.empty() && list.must_not.empty() && list.aside.empty()) {
      std::vector<QueryNode> only = std::move(list.may);
      return std::move(only.front());
    }
    QueryNode node = list_node(std::move(list), &clause);
    if (clause.kind == Clause::Kind::kList) node.boost = clause.boost;
    return node;
  }

  std::vector<QueryNode> nodes_of(const Clause& clause) {
    std::vector<QueryNode> nodes;
    switch (clause.kind) {
      case Clause::Kind::kWords:
        add_words(clause, nodes);
        break;
      case Clause::Kind::kPhrase:
        add_phrase(clause.text, tokenizer_, nodes);
        break;
      case Clause::Kind::kExact:
        add_exact(clause.text, tokenizer_, nodes);
        break;
      case Clause::Kind::kPrefix:
      case Clause::Kind::kFuzzy:
        add_pattern(clause, nodes);
        break;
      case Clause::Kind::kEntity:
        if (auto leaf = entity_leaf(clause, tokenizer_, gazetteer_, vocabulary_, query_.notes)) {
          nodes.push_back(leaf_node(std::move(*leaf)));
        } else {
          add_words(clause, nodes);
        }
        break;
      case Clause::Kind::kSaid:
      case Clause::Kind::kAbout:
        add_quoted(clause, nodes);
        break;
      case Clause::Kind::kTitle:
      case Clause::Kind::kOutlet:
      case Clause::Kind::kLanguage:
      case Clause::Kind::kDate:
        add_field(clause, nodes);
        break;
      case Clause::Kind::kNear:
        add_near(clause, nodes);
        break;
      case Clause::Kind::kAtLeast:
        add_at_least(clause, nodes);
        break;
      case Clause::Kind::kList:
      case Clause::Kind::kAll:
      case Clause::Kind::kAny: {
        ClauseList list = list_of(clause, false);
        if (!list.empty()) nodes.push_back(list_node(std::move(list), &clause));
        break;
      }
    }
    if (nodes.empty() && clause.kind != Clause::Kind::kWords && clause.parts.empty()) {
      note(clause, "«" + clause.text + "» holds no word; it is left out of account", true);
    }
    if (clause.kind != Clause::Kind::kWords && clause.parts.empty()) place(nodes, clause);
    for (QueryNode& node : nodes) node.boost *= clause.boost;
    return nodes;
  }

  void add_words(const Clause& clause, std::vector<QueryNode>& nodes) {
    // What is excluded is excluded as typed, not in other words.
    read_plain_words(clause,
                     {.cross_language = cross_language_ && clause.sign != Sign::kNot,
                      .asks_for_each = match_ == Match::kAll || clause.sign != Sign::kMay},
                     tokenizer_, gazetteer_, vocabulary_, nodes, query_.notes);
  }

  // How many said: would bind the rest of the query. A passage cannot hold words that two said:
  // then each asks for a quote in it.
  static std::size_t speakers_beside(const Clause& clause) {
    if (binds(clause)) return 1;
    std::size_t count = 0;
    const bool all = clause.kind == Clause::Kind::kAll;
    if (!all && clause.kind != Clause::Kind::kList) return 0;
    for (const Clause& part : clause.parts) {
      if (binds(part)) {
        ++count;
      } else if (all && part.kind == Clause::Kind::kList) {
        count += speakers_beside(part);
      }
    }
    return count;
  }

  static bool binds(const Clause& clause) {
    return clause.kind == Clause::Kind::kSaid && clause.sign != Sign::kNot;
  }

  // said:macron beside other words: all of it within his words. What is nobody's name is searched
  // as words.
  void add_speaker(const Clause& clause, std::vector<QueryNode>& nodes) {
    auto leaf = entity_leaf(clause, tokenizer_, gazetteer_, vocabulary_, query_.notes);
    if (leaf) {
      for (std::string& id : leaf->entities) add_unique(query_.said_by, std::move(id));
      return;
    }
    add_words(clause, nodes);
  }

  // Passages in which somebody is quoted, or spoken of in a quote.
  void add_quoted(const Clause& clause, std::vector<QueryNode>& nodes) {
    auto leaf = entity_leaf(clause, tokenizer_, gazetteer_, vocabulary_, query_.notes);
    if (!leaf) {
      add_words(clause, nodes);
      return;
    }
    const bool said = clause.kind == Clause::Kind::kSaid;
    Restriction restriction;
    restriction.kind = said ? Restriction::Kind::kSaid : Restriction::Kind::kAbout;
    for (const std::string& id : leaf->entities) {
      restriction.terms.push_back(said ? said_by_term(id) : said_of_term(id));
    }
    add_restriction(std::move(restriction), nodes);
  }

  void add_field(const Clause& clause, std::vector<QueryNode>& nodes) {
    const auto as_words = [&](const std::string& why) {
      note(clause, "«" + clause.text + "» " + why + "; searched as words", true);
      add_words(clause, nodes);
    };
    Restriction restriction;
    if (clause.kind == Clause::Kind::kLanguage) {
      const auto language = language_of_name(clause.text);
      if (!language) return as_words("is no language of the index: fr or en");
      restriction.kind = Restriction::Kind::kLanguage;
      restriction.terms.push_back(language_term(*language));
    } else if (clause.kind == Clause::Kind::kDate) {
      const auto range = parse_date_range(clause.text);
      if (!range) {
        return as_words(
            "is no date; write date:2025, date:2025-02, date:2025-02-11, "
            "date:2025-02..2025-03 or date:\"11 février 2025\"");
      }
      restriction.kind = Restriction::Kind::kDate;
      restriction.from = range->from;
      restriction.to = range->to;
    } else if (vocabulary_ == nullptr) {
      return;
    } else if (clause.kind == Clause::Kind::kTitle) {
      restriction = title_restriction(clause.text, *vocabulary_);
    } else {
      restriction = outlet_restriction(clause.text, *vocabulary_);
      if (restriction.terms.empty()) note(clause, "no article is of «" + clause.text + "»");
    }
    add_restriction(std::move(restriction), nodes);
  }

  static void add_restriction(Restriction restriction, std::vector<QueryNode>& nodes) {
    Leaf leaf;
    leaf.restriction = std::move(restriction);
    nodes.push_back(leaf_node(std::move(leaf)));
  }

  static std::optional<Language> language_of_name(const std::string& name) {
    const std::string folded = fold(name);
    for (const Language language : kLanguages) {
      if (folded == code(language)) return language;
    }
    if (folded == "francais" || folded == "french") return Language::kFrench;
    if (folded == "anglais" || folded == "english") return Language::kEnglish;
    return std::nullopt;
  }

  // régul*, sommmet~1: the last word of the text stands for words of the index, those before it for
  // themselves («vice-prés*»).
  void add_pattern(const Clause& clause, std::vector<QueryNode>& nodes) {
    const TokenList list = tokenizer_.tokens(clause.text, Language::kFrench);
    Row row = phrase_of(list, Language::kFrench);
    if (row.empty()) return;
    const Token* last = words_of(list).back();
    const bool prefix = clause.kind == Clause::Kind::kPrefix;
    std::vector<std::string> like;
    std::size_t all = 0;
    if (vocabulary_ != nullptr) {
      like = prefix ? vocabulary_->beginning_with(last->folded, all)
                    : vocabulary_->resembling(last->folded, clause.number, all);
    }
    const std::string typed = clause.text + (prefix ? "*" : "~" + std::to_string(clause.number));
    if (all == 0) {
      note(clause, "no word of the index is «" + typed + "»");
    } else if (all > like.size()) {
      note(clause, "«" + typed + "» stands for " + std::to_string(all) + " words; the " +
                       std::to_string(like.size()) + " most frequent are searched");
    }
    if (like.empty()) like.emplace_back(last->folded);
    Leaf leaf;
    EvidenceWord evidence;
    evidence.span = last->span;
    evidence.terms = like;
    leaf.evidence.push_back(std::move(evidence));
    row.back() = std::move(like);
    if (row.size() == 1) {
      leaf.terms = std::move(row.front());
    } else {
      leaf.phrases.push_back(std::move(row));
    }
    leaf.text = typed;
    leaf.column = clause.column;
    nodes.push_back(leaf_node(std::move(leaf)));
  }

  // The rows of an operand of NEAR, and its words as evidence.
  std::vector<Row> rows_of(const Clause& operand, std::vector<EvidenceWord>& evidence) {
    std::vector<Row> rows;
    std::vector<QueryNode> nodes = nodes_of(operand);
    add_rows_of(nodes, rows, evidence);
    return rows;
  }

  void add_rows_of(std::vector<QueryNode>& nodes, std::vector<Row>& rows,
                   std::vector<EvidenceWord>& evidence) {
    for (QueryNode& node : nodes) {
      if (node.kind == QueryNode::Kind::kLeaf) {
        add_rows(node.leaf, vocabulary_, rows);
        std::move(node.leaf.evidence.begin(), node.leaf.evidence.end(),
                  std::back_inserter(evidence));
      }
      add_rows_of(node.list.may, rows, evidence);
    }
  }

  // Each pair of neighbouring operands is a leaf; together they are all asked for.
  void add_near(const Clause& clause, std::vector<QueryNode>& nodes) {
    struct Operand {
      std::vector<Row> rows;
      std::vector<EvidenceWord> evidence;
    };
    std::vector<Operand> operands;
    for (const Clause& part : clause.parts) {
      Operand operand;
      operand.rows = rows_of(part, operand.evidence);
      if (operand.rows.empty()) {
        note(clause,
             "«" + clause.text +
                 "» lacks a word on one side of NEAR; it is left out of "
                 "account",
             true);
        return;
      }
      operands.push_back(std::move(operand));
    }
    for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
      const Nearness& nearness = clause.nearness[i];
      Leaf pair;
      pair.text = clause.text;
      pair.column = clause.column;
      pair.near = Proximity{proximity_kind(nearness.kind), nearness.distance, operands[i].rows,
                            operands[i + 1].rows};
      pair.evidence = std::move(operands[i].evidence);
      if (i + 2 == operands.size()) {
        std::move(operands[i + 1].evidence.begin(), operands[i + 1].evidence.end(),
                  std::back_inserter(pair.evidence));
      }
      nodes.push_back(leaf_node(std::move(pair)));
    }
    if (nodes.size() > 1) nodes = {all_of(std::move(nodes))};
  }

  void add_at_least(const Clause& clause, std::vector<QueryNode>& nodes) {
    Leaf leaf;
    std::vector<Row> rows = rows_of(clause.parts.front(), leaf.evidence);
    if (rows.empty()) return;
    leaf.text = clause.text;
    leaf.column = clause.column;
    leaf.near = Proximity{Proximity::Kind::kAtLeast, clause.number, std::move(rows), {}};
    nodes.push_back(leaf_node(std::move(leaf)));
  }

  // Asks only what article or whose words it may be: lang:fr, (date:2023 OR date:2025).
  static bool is_filter(const QueryNode& node) {
    if (node.kind == QueryNode::Kind::kLeaf) return node.leaf.restriction.has_value();
    const auto all = [](const std::vector<QueryNode>& nodes) {
      return std::all_of(nodes.begin(), nodes.end(), is_filter);
    };
    return all(node.list.may) && all(node.list.must) && all(node.list.must_not) &&
           all(node.list.aside);
  }

  // date:2019 retraites: a filter beside words is no other word that may stand for them, it must
  // hold, and one of the words with it.
  static void set_filters_apart(ClauseList& list) {
    const auto filters = std::stable_partition(list.may.begin(), list.may.end(),
                                               [](const auto& node) { return !is_filter(node); });
    std::move(filters, list.may.end(), std::back_inserter(list.must));
    list.may.erase(filters, list.may.end());
    if (list.may.empty() || list.must.empty() ||
        !std::all_of(list.must.begin(), list.must.end(), is_filter)) {
      return;
    }
    ClauseList words;
    words.may = std::move(list.may);
    list.may.clear();
    if (words.may.size() == 1) {
      list.must.insert(list.must.begin(), std::move(words.may.front()));
      return;
    }
    QueryNode node = list_node({});
    node.leaf.column = words.may.front().leaf.column;
    for (const QueryNode& word : words.may) {
      node.leaf.text += (node.leaf.text.empty() ? "" : " ") + word.leaf.text;
    }
    set_stop_words_aside(words);
    node.list = std::move(words);
    list.must.insert(list.must.begin(), std::move(node));
  }

  static void set_stop_words_aside(ClauseList& list) {
    const auto is_stop_leaf = [](const QueryNode& node) {
      return node.kind == QueryNode::Kind::kLeaf && node.leaf.stop;
    };
    const bool has_content =
        !list.must.empty() || !std::all_of(list.may.begin(), list.may.end(), is_stop_leaf);
    if (!has_content) return;
    const auto words = std::stable_partition(list.may.begin(), list.may.end(),
                                             [&](const auto& node) { return !is_stop_leaf(node); });
    list.aside.assign(std::make_move_iterator(words), std::make_move_iterator(list.may.end()));
    list.may.erase(words, list.may.end());
  }

  Tokenizer& tokenizer_;
  const Gazetteer& gazetteer_;
  Vocabulary* vocabulary_;
  Match match_;
  bool cross_language_;
  bool cut_ = false;
  Query query_;
};

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary, bool cross_language) {
  return QueryAnalysis(match, tokenizer, gazetteer, vocabulary, cross_language).of(parsed);
}

}  // namespace revue
