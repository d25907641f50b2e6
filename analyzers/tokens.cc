#include "analyzers/tokens.h"

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/stem.h"
#include "analyzers/text_units.h"
#include "analyzers/utf8.h"
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

  // The forms of a word as written; false when nothing is left of it.
  bool read_forms(std::string_view written) {
    exact.clear();
    lower.clear();
    folded.clear();
    append_exact(written, exact);
    append_lower(exact, lower);
    append_folded(lower, folded);
    return !folded.empty();
  }

  void keep_forms(TokenBuilder& builder, Token& token) const {
    token.folded = builder.keep(folded);
    token.exact = exact == folded ? token.folded : builder.keep(exact);
    token.stem = token.folded;
  }
};

Tokenizer::Tokenizer() : state_(std::make_unique<State>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::string_view Tokenizer::stem(std::string_view folded, Language language) {
  return state_->stemmer(language, folded, folded).stem;
}

TokenList Tokenizer::tokens(std::string_view text, Language language) {
  return split(text, language, true);
}

TokenList Tokenizer::split(std::string_view text, Language language, bool stemmed) {
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
    if (!s.read_forms(piece.text.empty() ? cut(text, token.span) : std::string_view(piece.text))) {
      continue;
    }
    s.keep_forms(builder, token);
    if (stemmed) {
      const Stems stems = s.stemmer(language, s.lower, s.folded);
      if (stems.stem != s.folded) token.stem = builder.keep(stems.stem);
      if (!stems.bare.empty()) {
        token.bare = stems.bare == s.folded ? token.folded : builder.keep(stems.bare);
      }
    }
    token.stop = piece.kind == TokenKind::kWord && is_stop_word(language, s.folded);
    builder.add(token);
  }
  return builder.take(positions);
}

namespace {

// Whether no rule but that of spaces applies: Latin letters, single spaces between them.
bool is_plain(std::string_view text) {
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == U' ' && in_word) {
      in_word = false;
      continue;
    }
    in_word = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
              (c >= 0x00C0 && c <= 0x017F && c != 0x00D7 && c != 0x00F7);
    if (!in_word) return false;
  }
  return in_word;
}

}  // namespace

TokenList Tokenizer::name(std::string_view text) {
  if (!is_plain(text)) return split(text, Language::kFrench, false);
  State& s = *state_;
  TokenBuilder builder(text.size() * 2);
  std::uint32_t position = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Token token;
    token.span = {at, end};
    token.position = ++position;
    s.read_forms(cut(text, token.span));
    s.keep_forms(builder, token);
    token.stop = is_stop_word(Language::kFrench, s.folded);
    builder.add(token);
    at = end + 1;
  }
  return builder.take(position);
}

}  // namespace revue
