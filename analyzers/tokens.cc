#include "analyzers/tokens.h"

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/stem.h"
#include "analyzers/text_units.h"
#include "analyzers/word_rules.h"
#include "analyzers/word_splitter.h"

namespace revue {

// Fills a TokenList and owns the way strings get into its memory.
class TokenBuilder {
 public:
  explicit TokenBuilder(std::size_t text_size)
      : chunk_(std::clamp<std::size_t>(text_size, 256, 65536)) {}

  std::string_view keep(std::string_view text) {
    if (list_.arena_.empty() ||
        list_.arena_.back().capacity() - list_.arena_.back().size() < text.size()) {
      list_.arena_.emplace_back().reserve(std::max(chunk_, text.size()));
    }
    std::string& chunk = list_.arena_.back();
    const std::size_t at = chunk.size();
    chunk += text;
    return std::string_view(chunk).substr(at);
  }

  void add(const Token& token) { list_.tokens_.push_back(token); }
  void reserve(std::size_t count) { list_.tokens_.reserve(count); }

  TokenList take(std::uint32_t positions) {
    list_.positions_ = positions;
    return std::move(list_);
  }

 private:
  std::size_t chunk_;
  TokenList list_;
};

struct Tokenizer::State {
  TextUnits units;
  WordSplitter splitter;
  std::vector<Piece> pieces;
  Stemmer stemmer;
  std::string exact;
  std::string lower;
  std::string folded;
};

Tokenizer::Tokenizer() : state_(std::make_unique<State>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::string_view Tokenizer::stem(std::string_view folded, Language language) {
  return state_->stemmer(language, folded, folded).stem;
}

TokenList Tokenizer::tokens(std::string_view text, Language language) {
  State& s = *state_;
  read_units(text, s.units);
  const std::uint32_t positions = s.splitter.split(s.units, language, s.pieces);
  TokenBuilder builder(text.size() * 2);
  builder.reserve(s.pieces.size());
  for (const Piece& piece : s.pieces) {
    Token token;
    token.span = s.units.bytes(piece.begin, piece.end);
    token.position = piece.position;
    token.width = piece.width;
    token.kind = piece.kind;

    s.exact.clear();
    s.lower.clear();
    s.folded.clear();
    append_exact(piece.text.empty() ? cut(text, token.span) : std::string_view(piece.text),
                 s.exact);
    append_lower(s.exact, s.lower);
    append_folded(s.lower, s.folded);
    if (s.folded.empty()) continue;
    const Stems stems = s.stemmer(language, s.lower, s.folded);

    token.folded = builder.keep(s.folded);
    token.exact = s.exact == s.folded ? token.folded : builder.keep(s.exact);
    token.stem = stems.stem == s.folded ? token.folded : builder.keep(stems.stem);
    if (!stems.bare.empty()) {
      token.bare = stems.bare == s.folded ? token.folded : builder.keep(stems.bare);
    }
    token.stop = piece.kind == TokenKind::kWord && is_stop_word(language, s.folded);
    builder.add(token);
  }
  return builder.take(positions);
}

}  // namespace revue
