// The one coordinate system of revue: byte spans of an article's own UTF-8 text.
//
// Analysis never alters a text; it points into it. A token, a passage, an entity, a highlight is a
// `ByteSpan` of the original bytes. Spans are made by the segmenter (tokens.h, sentences.h,
// passages.h) and never fall inside a character. Programs that print JSON convert them to code
// points with `CodePointIndex` (utf8.h).
#ifndef REVUE_ANALYZERS_SPAN_H_
#define REVUE_ANALYZERS_SPAN_H_

#include <cstddef>
#include <string_view>

namespace revue {

// Half-open range [begin, end) of bytes. Invariant: begin <= end. The covered text is
// `text.substr(begin, end - begin)`.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(ByteSpan, ByteSpan) = default;
};

// The text covered by `span`. Requires: span.end <= text.size().
inline std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace revue

#endif  // REVUE_ANALYZERS_SPAN_H_
