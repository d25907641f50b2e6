#include "searcher/highlight.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "analyzers/analysis.h"
#include "indexer/schema.h"

namespace revue {
namespace {

// What can make a passage match; each thing with the expansion that asks for it, or nothing when
// the query itself does, which goes before.
struct Wanted {
  using Reason = const Expansion*;
  std::unordered_map<std::string, Reason> terms;
  std::unordered_map<std::string, Reason> exact;  // by exact_term()
  std::unordered_map<std::string, Reason> entities;
  std::vector<std::pair<const Row*, Reason>> phrases;
  std::vector<const Proximity*> near;

  // What is excluded and stop words that decide nothing are not marked.
  void add(const ClauseList& list) {
    for (const auto* nodes : {&list.may, &list.must}) {
      for (const QueryNode& node : *nodes) {
        add(node.leaf);
        add(node.list);
      }
    }
  }

  void add(const Leaf& leaf) {
    for (const std::string& term : leaf.terms) terms[term] = nullptr;
    for (const std::string& id : leaf.entities) entities[id] = nullptr;
    for (const ExactWord& word : leaf.exact) exact[exact_term(word.folded, word.exact)] = nullptr;
    for (const Row& phrase : leaf.phrases) phrases.emplace_back(&phrase, nullptr);
    if (leaf.near) near.push_back(&*leaf.near);
    for (const Expansion& expansion : leaf.expansions) {
      if (!expansion.entity.empty()) entities.emplace(expansion.entity, &expansion);
      for (const std::string& term : expansion.terms) terms.emplace(term, &expansion);
      for (const ExactWord& word : expansion.exact) {
        exact.emplace(exact_term(word.folded, word.exact), &expansion);
      }
      if (!expansion.phrase.empty()) phrases.emplace_back(&expansion.phrase, &expansion);
    }
  }
};

struct Found {
  ByteSpan span;
  Wanted::Reason reason;
};

void add_words(const TokenList& tokens, Language language, const Wanted& wanted,
               std::vector<Found>& found) {
  for (const Token& token : tokens) {
    bool matches = false;
    Wanted::Reason reason = nullptr;
    const auto look = [&](const std::unordered_map<std::string, Wanted::Reason>& map,
                          const std::string& term) {
      const auto known = map.find(term);
      if (known == map.end()) return;
      reason = matches && reason == nullptr ? nullptr : known->second;
      matches = true;
    };
    for_each_term(token, language,
                  [&](const std::string& term, bool) { look(wanted.terms, term); });
    if (!wanted.exact.empty()) look(wanted.exact, exact_term(token.folded, token.exact));
    if (matches) found.push_back({token.span, reason});
  }
}

void add_phrases(const TokenList& tokens, Language language, const Wanted& wanted,
                 std::vector<Found>& found) {
  if (wanted.phrases.empty()) return;
  std::vector<std::vector<const Token*>> at(tokens.positions() + 1);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWhole) at[token.position].push_back(&token);
  }
  const auto token_at = [&](std::size_t position,
                            const std::vector<std::string>& forms) -> const Token* {
    for (const Token* token : at[position]) {
      bool matches = false;
      for_each_term(*token, language, [&](const std::string& term, bool) {
        matches = matches || std::find(forms.begin(), forms.end(), term) != forms.end();
      });
      if (matches) return token;
    }
    return nullptr;
  };
  for (const auto& [phrase, reason] : wanted.phrases) {
    for (std::size_t begin = 1; begin + phrase->size() <= at.size(); ++begin) {
      const Token* first = token_at(begin, phrase->front());
      const Token* last = first;
      for (std::size_t i = 1; i < phrase->size() && last != nullptr; ++i) {
        last = token_at(begin + i, (*phrase)[i]);
      }
      if (last != nullptr) found.push_back({{first->span.begin, last->span.end}, reason});
    }
  }
}

bool asks_for_breaks(const Proximity* near) {
  return near->kind == Proximity::Kind::kSentence || near->kind == Proximity::Kind::kParagraph;
}

// Words that stand near enough to one another, or often enough; an actor counts where its name
// begins, as in the index.
void add_near(std::string_view text, const TokenList& tokens, Language language,
              const std::vector<MentionRecord>& mentions, const Wanted& wanted,
              std::vector<Found>& found) {
  if (wanted.near.empty()) return;
  std::unordered_set<std::string_view> actors;  // their terms
  for (const Proximity* near : wanted.near) {
    for (const auto* rows : {&near->left, &near->right}) {
      for (const Row& row : *rows) {
        for (const std::string& term : row.front()) {
          if (parse_entity_term(term)) actors.insert(term);
        }
      }
    }
  }
  std::unordered_map<std::string, std::vector<std::uint32_t>> positions;
  std::vector<ByteSpan> spans(tokens.positions() + 1);  // of the word at each position
  std::unordered_map<std::uint32_t, ByteSpan> names;    // of the actors that begin there
  auto mention = mentions.begin();
  for (const Token& token : tokens) {
    while (mention != mentions.end() && mention->span.begin < token.span.begin) ++mention;
    if (mention != mentions.end() && mention->span.begin == token.span.begin) {
      const std::string term = entity_term(mention->entity);
      if (actors.count(term) != 0 && names.emplace(token.position, mention->span).second) {
        positions[term].push_back(token.position);
      }
    }
    if (token.kind == TokenKind::kWord) spans[token.position] = token.span;
    const auto add = [&](const std::string& term) {
      std::vector<std::uint32_t>& here = positions[term];
      if (here.empty() || here.back() != token.position) here.push_back(token.position);
    };
    for_each_term(token, language, [&](const std::string& term, bool positional) {
      if (positional) add(term);
    });
    add(exact_term(token.folded, token.exact));
  }
  if (std::any_of(wanted.near.begin(), wanted.near.end(), asks_for_breaks)) {
    SentenceSplitter splitter;
    const Breaks breaks = breaks_of(text, splitter);
    const ByteSpan whole = {0, text.size()};
    positions[std::string(kSentenceTerm)] = break_positions(breaks.sentences, tokens, whole);
    positions[std::string(kParagraphTerm)] = break_positions(breaks.paragraphs, tokens, whole);
  }
  const auto look_up = [&](const std::string& term) {
    const auto known = positions.find(term);
    return known == positions.end() ? std::vector<std::uint32_t>() : known->second;
  };
  for (const Proximity* wanted_near : wanted.near) {
    Proximity near = *wanted_near;
    // The title that leads into a passage may hold some of the occurrences.
    if (near.kind == Proximity::Kind::kAtLeast) near.number = 1;
    for (const Place& place : places_of(near, look_up)) {
      ByteSpan span = {spans[place.first].begin, spans[place.last].end};
      const auto name = names.find(place.first);
      if (name != names.end() && name->second.end > span.end) span.end = name->second.end;
      found.push_back({span, nullptr});
    }
  }
}

// A name whose every word the query holds too, stop words aside, is no other name: «Emmanuel
// Macron» for «Macron, Emmanuel».
void keep_other_names(const TokenList& tokens, std::vector<Found>& found) {
  const auto is_typed = [&](const Token& token) {
    return token.stop || std::any_of(found.begin(), found.end(), [&](const Found& each) {
             return each.reason == nullptr && each.span.contains(token.span);
           });
  };
  std::vector<ByteSpan> new_words;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWhole && !is_typed(token)) new_words.push_back(token.span);
  }
  for (Found& each : found) {
    const bool other = std::any_of(new_words.begin(), new_words.end(),
                                   [&](ByteSpan word) { return each.span.contains(word); });
    if (!other) each.reason = nullptr;
  }
}

// Overlapping spans become one. What the query asks for itself is the reason before all others, but
// not where it is only a part of another name: «faciale» in «reconnaissance faciale».
std::vector<Found> united(std::vector<Found> found) {
  const auto trust = [](const Found& each) {
    return each.reason == nullptr ? -1 : static_cast<int>(each.reason->source);
  };
  std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return trust(a) < trust(b);
  });
  std::vector<Found> out;
  for (const Found& each : found) {
    if (!out.empty() && each.span.begin < out.back().span.end) {
      if (each.reason == nullptr && !out.back().span.contains(each.span)) {
        out.back().reason = nullptr;
      }
      out.back().span.end = std::max(out.back().span.end, each.span.end);
    } else {
      out.push_back(each);
    }
  }
  return out;
}

}  // namespace

std::vector<Highlight> highlights(std::string_view text, Language language, const Query& query,
                                  const std::vector<MentionRecord>& mentions, Tokenizer& tokenizer,
                                  const Gazetteer& gazetteer, const std::vector<ByteSpan>* within) {
  Wanted wanted;
  wanted.add(query);
  std::vector<Found> found;
  const TokenList tokens = tokenizer.tokens(text, language);
  add_words(tokens, language, wanted, found);
  add_phrases(tokens, language, wanted, found);
  add_near(text, tokens, language, mentions, wanted, found);
  std::vector<Highlight> marks;
  for (const MentionRecord& mention : mentions) {
    const auto asked = wanted.entities.find(mention.entity);
    if (asked != wanted.entities.end()) found.push_back({mention.span, asked->second});
    Highlight mark{mention.span, Highlight::Kind::kEntity, mention.entity, {}, {}, {}};
    if (const auto entity = gazetteer.find(mention.entity)) {
      mark.type = gazetteer.entities()[*entity].type;
      mark.name = gazetteer.entities()[*entity].name(language);
    } else {
      mark.name = mention.name;
      mark.type = mention.entity.substr(0, mention.entity.find('/'));
    }
    marks.push_back(std::move(mark));
  }
  if (within != nullptr) {
    std::erase_if(found, [&](const Found& each) {
      return std::none_of(within->begin(), within->end(),
                          [&](ByteSpan span) { return span.contains(each.span); });
    });
  }
  keep_other_names(tokens, found);
  for (const Found& match : united(std::move(found))) {
    Highlight mark{match.span, Highlight::Kind::kMatch, {}, {}, {}, {}};
    if (match.reason != nullptr) mark.expansion = Reason{match.reason->to, match.reason->source};
    marks.push_back(std::move(mark));
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Highlight& a, const Highlight& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
}

std::vector<std::string> reasons(const std::vector<Highlight>& marks) {
  std::vector<std::string> out;
  for (const Highlight& mark : marks) {
    if (!mark.expansion) continue;
    std::string reason =
        mark.expansion->to.text + " (" + std::string(source_name(mark.expansion->source)) + ")";
    if (std::find(out.begin(), out.end(), reason) == out.end()) out.push_back(std::move(reason));
  }
  return out;
}

std::vector<MarkedPiece> marked_pieces(std::string_view text, const std::vector<Highlight>& marks) {
  std::vector<std::size_t> cuts = {0, text.size()};
  for (const Highlight& mark : marks) {
    cuts.push_back(mark.span.begin);
    cuts.push_back(mark.span.end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<MarkedPiece> pieces;
  std::size_t first = 0;  // marks before it end before the piece
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    MarkedPiece piece;
    piece.span = {cuts[i], cuts[i + 1]};
    while (first < marks.size() && marks[first].span.end <= piece.span.begin) ++first;
    for (std::size_t k = first; k < marks.size() && marks[k].span.begin < piece.span.end; ++k) {
      const Highlight& mark = marks[k];
      if (!mark.span.contains(piece.span)) continue;
      if (mark.kind == Highlight::Kind::kMatch) {
        piece.match = true;
        piece.match_begins = mark.span.begin == piece.span.begin;
        piece.match_ends = mark.span.end == piece.span.end;
      } else {
        piece.entity = &mark;
        piece.entity_begins = mark.span.begin == piece.span.begin;
        piece.entity_ends = mark.span.end == piece.span.end;
      }
    }
    pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace revue
