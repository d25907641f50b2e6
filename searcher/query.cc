#include "searcher/query.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "indexer/schema.h"
#include "searcher/query_dates.h"
#include "searcher/query_leaves.h"
#include "searcher/query_lists.h"
#include "searcher/query_rows.h"
#include "searcher/query_words.h"
#include "searcher/reading.h"
#include "searcher/vocabulary.h"
#include "searcher/word_reader.h"

namespace revue {
namespace {

// More take longer to search than anybody waits; nobody types so many.
constexpr std::size_t kMostWords = 500;
// As many words of the index may all its word* and word~1 stand for together.
constexpr std::size_t kMostLike = 10'000;

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
    const bool left_out = cut_ && clause.text.empty();  // as limit_words() has said
    if (nodes.empty() && clause.kind != Clause::Kind::kWords && clause.parts.empty() && !left_out) {
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
    add_restriction(std::move(restriction), clause, nodes);
  }

  // Shown with its field: date:2025.
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
            "is no date, or ends before it begins; write date:2025, date:2025-02, "
            "date:2025-02-11, date:2025-02..2025-03, date:2025.. or date:\"11 février 2025\"");
      }
      restriction.kind = Restriction::Kind::kDate;
      restriction.from = range->from;
      restriction.to = range->to;
    } else if (vocabulary_ == nullptr) {
      return;
    } else if (clause.kind == Clause::Kind::kTitle) {
      restriction = title_restriction(clause.text, *vocabulary_);
      if (restriction.terms.empty()) note(clause, "no title holds «" + clause.text + "»");
    } else {
      restriction = outlet_restriction(clause.text, *vocabulary_);
      if (restriction.terms.empty()) note(clause, "no article is of «" + clause.text + "»");
    }
    add_restriction(std::move(restriction), clause, nodes);
  }

  static void add_restriction(Restriction restriction, const Clause& clause,
                              std::vector<QueryNode>& nodes) {
    Leaf leaf;
    leaf.text = std::string(field_name(clause.kind)) + clause.text;
    leaf.column = clause.column;
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
    if (vocabulary_ != nullptr && like_left_ > 0) {
      like = prefix ? vocabulary_->beginning_with(last->folded, all)
                    : vocabulary_->resembling(last->folded, clause.number, all);
    }
    const std::string typed = clause.text + (prefix ? "*" : "~" + std::to_string(clause.number));
    like.resize(std::min(like.size(), like_left_));
    if (like_left_ == 0) {
      if (!like_told_) {
        note(clause,
             "«" + typed +
                 "» and every pattern behind it is searched as it stands; all word* "
                 "and word~1 of a query stand for " +
                 std::to_string(kMostLike) + " words at most",
             true);
      }
      like_told_ = true;
    } else if (all == 0) {
      note(clause, "no word of the index is «" + typed + "»");
    } else if (all > like.size()) {
      note(clause, "«" + typed + "» stands for " + std::to_string(all) + " words; the " +
                       std::to_string(like.size()) + " most frequent are searched");
    }
    like_left_ -= like.size();
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
      pair.column = clause.column;
      pair.near = Proximity{proximity_kind(nearness.kind), nearness.distance, operands[i].rows,
                            operands[i + 1].rows};
      pair.text = clause.parts.size() == 2
                      ? clause.text
                      : clause.parts[i].text + " " + operator_name(*pair.near) + " " +
                            clause.parts[i + 1].text;
      pair.evidence = std::move(operands[i].evidence);
      if (i + 2 == operands.size()) {
        std::move(operands[i + 1].evidence.begin(), operands[i + 1].evidence.end(),
                  std::back_inserter(pair.evidence));
      }
      nodes.push_back(leaf_node(std::move(pair)));
    }
    if (nodes.size() > 1) {
      ClauseList chain;
      chain.must = std::move(nodes);
      nodes = {list_node(std::move(chain), &clause)};
    }
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

  Tokenizer& tokenizer_;
  const Gazetteer& gazetteer_;
  Vocabulary* vocabulary_;
  Match match_;
  bool cross_language_;
  bool cut_ = false;
  std::size_t like_left_ = kMostLike;
  bool like_told_ = false;
  Query query_;
};

}  // namespace

Query analyze_query(const ParsedQuery& parsed, Match match, Tokenizer& tokenizer,
                    const Gazetteer& gazetteer, Vocabulary* vocabulary, bool cross_language) {
  return QueryAnalysis(match, tokenizer, gazetteer, vocabulary, cross_language).of(parsed);
}

}  // namespace revue
