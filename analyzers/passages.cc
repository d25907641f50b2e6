#include "analyzers/passages.h"

#include <algorithm>
#include <optional>

#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kLongestHeading = 120;  // bytes
// A run of this many heading-like lines is a list, not headings.
constexpr std::size_t kListLines = 3;
// Lines between these lengths that stop in mid-sentence were wrapped by an editor.
constexpr std::size_t kWrapShortest = 40;
constexpr std::size_t kWrapLongest = 110;

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  while (span.begin < span.end) {
    std::size_t at = span.begin;
    if (!is_blank(next_character(text, at))) break;
    span.begin = std::min(at, span.end);
  }
  while (span.begin < span.end) {
    std::size_t at = span.end - 1;
    while (at > span.begin && !starts_character(text[at])) --at;
    std::size_t after = at;
    if (!is_blank(next_character(text, after))) break;
    span.end = at;
  }
  return span;
}

char32_t last_character(std::string_view text, ByteSpan line) {
  std::size_t at = line.end - 1;
  while (at > line.begin && !starts_character(text[at])) --at;
  return next_character(text, at);
}

bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ':' || c == ';' || c == ',' ||
         c == 0xBB || c == 0x201D || c == '"' || c == ')';
}

bool starts_list_item(std::string_view text, ByteSpan line) {
  std::size_t at = line.begin;
  const char32_t c = next_character(text, at);
  return c == 0x2022 || c == '-' || c == '*' || c == 0x2013 || c == 0x2014 || c == 0xB7 ||
         c == 0x25AA;
}

struct Paragraph {
  ByteSpan span;
  bool heading_like = false;
};

bool is_wrapped(std::string_view text, const std::vector<ByteSpan>& lines) {
  if (lines.size() < 3) return false;
  std::size_t open_ends = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() < kWrapShortest || lines[i].size() > kWrapLongest) return false;
    open_ends += ends_sentence(last_character(text, lines[i])) ? 0U : 1U;
  }
  return lines.back().size() <= kWrapLongest && open_ends * 2 > lines.size() - 1;
}

// Lines are paragraphs, but for blocks (between empty lines) that were hard-wrapped.
std::vector<Paragraph> paragraphs(std::string_view text) {
  std::vector<Paragraph> out;
  std::vector<ByteSpan> block;
  const auto add = [&](ByteSpan span, bool wrapped) {
    const bool heading = !wrapped && span.size() <= kLongestHeading &&
                         !starts_list_item(text, span) &&
                         (!ends_sentence(last_character(text, span)) || text[span.end - 1] == '?');
    out.push_back({span, heading});
  };
  const auto close_block = [&] {
    if (is_wrapped(text, block)) {
      add({block.front().begin, block.back().end}, true);
    } else {
      for (const ByteSpan line : block) add(line, false);
    }
    block.clear();
  };
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r", at), text.size());
    const ByteSpan line = trimmed(text, {at, end});
    if (!line.empty()) {
      block.push_back(line);
    } else if (!block.empty() &&
               !(end < text.size() && text[end] == '\n' && end > 0 && text[end - 1] == '\r')) {
      close_block();
    }
    at = end + 1;
  }
  close_block();
  return out;
}

// Cuts what has no sentence end: at the last white space before the limit, else between characters.
void cut_long(std::string_view text, ByteSpan span, std::size_t limit, std::vector<ByteSpan>& out) {
  while (span.size() > limit) {
    std::size_t end = span.begin + limit;
    const std::size_t space = text.substr(span.begin, limit).find_last_of(" \t\n");
    if (space != std::string_view::npos && space > limit / 2) {
      end = span.begin + space;
    } else {
      while (!starts_character(text[end]) && end > span.begin + 1) --end;
    }
    const ByteSpan piece = trimmed(text, {span.begin, end});
    if (!piece.empty()) out.push_back(piece);
    span = trimmed(text, {end, span.end});
  }
  if (!span.empty()) out.push_back(span);
}

// The pieces of one long paragraph, evenly filled so that no stub is left at the end.
void cut_paragraph(std::string_view text, ByteSpan paragraph, SentenceSplitter& splitter,
                   const PassageSizes& sizes, std::vector<Passage>& out) {
  std::vector<ByteSpan> sentences;
  for (const ByteSpan sentence : splitter.sentences(cut(text, paragraph))) {
    cut_long(text, {paragraph.begin + sentence.begin, paragraph.begin + sentence.end},
             sizes.longest, sentences);
  }
  const std::size_t pieces = (paragraph.size() + sizes.target - 1) / sizes.target;
  const std::size_t even = paragraph.size() / std::max<std::size_t>(pieces, 1);
  std::size_t i = 0;
  while (i < sentences.size()) {
    ByteSpan piece = sentences[i++];
    while (i < sentences.size() && sentences[i].end - piece.begin <= sizes.longest &&
           (sentences[i].end + sentences[i].begin) / 2 - piece.begin <= even) {
      piece.end = sentences[i++].end;
    }
    out.push_back({piece, false});
  }
}

}  // namespace

std::vector<Passage> passages(std::string_view text, SentenceSplitter& splitter,
                              const PassageSizes& sizes) {
  const std::vector<Paragraph> all = paragraphs(text);
  std::vector<Passage> out;
  std::optional<ByteSpan> open;  // short paragraphs being joined
  const auto close = [&] {
    if (open) out.push_back({*open, false});
    open.reset();
  };
  const auto add_body = [&](ByteSpan span, std::size_t limit) {
    if (span.size() > sizes.longest) {
      close();
      cut_paragraph(text, span, splitter, sizes, out);
      return;
    }
    const bool joins = open &&
                       (open->size() < sizes.join_below || span.size() < sizes.join_below) &&
                       span.end - open->begin <= limit;
    if (joins) {
      open->end = span.end;
    } else {
      close();
      open = span;
    }
  };
  for (std::size_t i = 0; i < all.size();) {
    std::size_t run = i;
    while (run < all.size() && all[run].heading_like) ++run;
    if (run == i) {
      add_body(all[i++].span, sizes.target);
    } else if (run == all.size()) {
      // Nothing follows that it could head: a credit, a signature.
      for (; i < run; ++i) add_body(all[i].span, sizes.longest);
    } else if (run - i >= kListLines) {
      for (; i < run; ++i) add_body(all[i].span, sizes.target);
    } else {
      close();
      for (; i < run; ++i) out.push_back({all[i].span, true});
    }
  }
  close();
  return out;
}

Breaks breaks_of(std::string_view passage, SentenceSplitter& splitter) {
  Breaks breaks;
  for (const Paragraph& paragraph : paragraphs(passage)) {
    const std::size_t begin = paragraph.span.begin;
    if (begin > 0) breaks.paragraphs.push_back(begin);
    for (const ByteSpan sentence : splitter.sentences(cut(passage, paragraph.span))) {
      if (begin + sentence.begin > 0) breaks.sentences.push_back(begin + sentence.begin);
    }
  }
  return breaks;
}

}  // namespace revue
