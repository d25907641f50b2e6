#include "searcher/highlight.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/schema.h"

namespace revue {
namespace {

// Terms and phrases of all leaves that can make a passage match.
struct Wanted {
  std::unordered_set<std::string> terms;
  std::unordered_set<std::string> exact;  // exact_term()
  std::unordered_set<std::string> entities;
  std::vector<const std::vector<std::vector<std::string>>*> phrases;

  void add(const std::vector<QueryNode>& nodes) {
    for (const QueryNode& node : nodes) {
      const Leaf& leaf = node.leaf;
      terms.insert(leaf.terms.begin(), leaf.terms.end());
      entities.insert(leaf.entities.begin(), leaf.entities.end());
      for (const ExactWord& word : leaf.exact) exact.insert(exact_term(word.folded, word.exact));
      for (const auto& phrase : leaf.phrases) phrases.push_back(&phrase);
      for (const Expansion& expansion : leaf.expansions) {
        if (!expansion.entity.empty()) entities.insert(expansion.entity);
        terms.insert(expansion.terms.begin(), expansion.terms.end());
        for (const ExactWord& word : expansion.exact) {
          exact.insert(exact_term(word.folded, word.exact));
        }
        if (!expansion.phrase.empty()) phrases.push_back(&expansion.phrase);
      }
      add(node.children);
    }
  }
};

bool has_term(const Token& token, Language language, const auto& holds) {
  bool found = false;
  for_each_term(token, language,
                [&](const std::string& term, bool) { found = found || holds(term); });
  return found;
}

void add_words(const TokenList& tokens, Language language, const Wanted& wanted,
               std::vector<ByteSpan>& spans) {
  for (const Token& token : tokens) {
    const bool matches =
        has_term(token, language,
                 [&](const std::string& term) { return wanted.terms.count(term) > 0; }) ||
        (!wanted.exact.empty() && wanted.exact.count(exact_term(token.folded, token.exact)) > 0);
    if (matches) spans.push_back(token.span);
  }
}

void add_phrases(const TokenList& tokens, Language language, const Wanted& wanted,
                 std::vector<ByteSpan>& spans) {
  if (wanted.phrases.empty()) return;
  std::vector<std::vector<const Token*>> at(tokens.positions() + 1);
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::kWhole) at[token.position].push_back(&token);
  }
  const auto token_at = [&](std::size_t position,
                            const std::vector<std::string>& forms) -> const Token* {
    for (const Token* token : at[position]) {
      const bool matches = has_term(*token, language, [&](const std::string& term) {
        return std::find(forms.begin(), forms.end(), term) != forms.end();
      });
      if (matches) return token;
    }
    return nullptr;
  };
  for (const auto* phrase : wanted.phrases) {
    for (std::size_t begin = 1; begin + phrase->size() <= at.size(); ++begin) {
      const Token* first = token_at(begin, phrase->front());
      const Token* last = first;
      for (std::size_t i = 1; i < phrase->size() && last != nullptr; ++i) {
        last = token_at(begin + i, (*phrase)[i]);
      }
      if (last != nullptr) spans.push_back({first->span.begin, last->span.end});
    }
  }
}

// Overlapping spans become one.
std::vector<ByteSpan> united(std::vector<ByteSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](ByteSpan a, ByteSpan b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<ByteSpan> out;
  for (const ByteSpan span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

}  // namespace

std::vector<Highlight> highlights(std::string_view text, Language language, const Query& query,
                                  const std::vector<MentionRecord>& mentions, Tokenizer& tokenizer,
                                  const Gazetteer& gazetteer) {
  Wanted wanted;
  wanted.add(query.may);
  wanted.add(query.must);
  std::vector<ByteSpan> spans;
  const TokenList tokens = tokenizer.tokens(text, language);
  add_words(tokens, language, wanted, spans);
  add_phrases(tokens, language, wanted, spans);
  std::vector<Highlight> marks;
  for (const MentionRecord& mention : mentions) {
    if (wanted.entities.count(mention.entity) > 0) spans.push_back(mention.span);
    Highlight mark{mention.span, Highlight::Kind::kEntity, mention.entity, {}};
    if (const auto entity = gazetteer.find(mention.entity)) {
      mark.type = gazetteer.entities()[*entity].type;
    }
    marks.push_back(std::move(mark));
  }
  for (const ByteSpan span : united(std::move(spans))) {
    marks.push_back({span, Highlight::Kind::kMatch, {}, {}});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Highlight& a, const Highlight& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return marks;
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
