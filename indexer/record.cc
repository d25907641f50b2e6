#include "indexer/record.h"

#include <cmath>
#include <limits>

#include "analyzers/error.h"

namespace revue {
namespace {

constexpr std::size_t kThousand = 1000;  // of a confidence

class Encoder {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      out_.push_back(static_cast<char>(value | 0x80U));
      value >>= 7U;
    }
    out_.push_back(static_cast<char>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void place(const CodePointSpan& span) {
    number(span.begin);
    number(span.end - span.begin);
  }
  void mentions(const std::vector<MentionRecord>& values) {
    number(values.size());
    for (const MentionRecord& mention : values) {
      number(mention.span.begin);
      number(mention.span.size());
      text(mention.entity);
      text(mention.name);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view data) : data_(data) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (at_ == data_.size()) fail();
      const auto byte = static_cast<unsigned char>(data_[at_++]);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > data_.size() - at_) fail();
    at_ += size;
    return std::string(data_.substr(at_ - size, size));
  }
  Language language() {
    const std::uint64_t value = number();
    if (value >= kLanguages.size()) fail();
    return kLanguages[value];
  }
  // One of `size` names.
  std::uint64_t one_of(std::size_t size) {
    const std::uint64_t value = number();
    if (value >= size) fail();
    return value;
  }
  CodePointSpan place() {
    CodePointSpan span;
    span.begin = number();
    const std::uint64_t size = number();
    if (size > std::numeric_limits<std::uint64_t>::max() - span.begin) fail();
    span.end = span.begin + size;
    return span;
  }
  // A length of a list whose items take at least one byte each.
  std::size_t count() {
    const std::uint64_t size = number();
    if (size > data_.size() - at_) fail();
    return size;
  }
  std::vector<MentionRecord> mentions(std::size_t text_size) {
    std::vector<MentionRecord> values(count());
    for (MentionRecord& mention : values) {
      mention.span.begin = number();
      const std::uint64_t size = number();
      if (mention.span.begin > text_size || size > text_size - mention.span.begin) fail();
      mention.span.end = mention.span.begin + size;
      mention.entity = text();
      mention.name = text();
    }
    return values;
  }
  void finish() const {
    if (at_ != data_.size()) fail();
  }
  [[noreturn]] static void fail() {
    throw Error("index", "a stored record is damaged; rebuild with revue-index build");
  }

 private:
  std::string_view data_;
  std::size_t at_ = 0;
};

}  // namespace

std::string encode(const ArticleRecord& record) {
  Encoder out;
  out.text(record.id);
  out.text(record.title);
  out.text(record.outlet);
  out.text(record.date);
  out.text(record.date_source);
  out.text(record.url);
  out.text(record.author);
  out.text(record.source);
  out.text(record.format);
  out.text(record.columns);
  out.number(static_cast<std::uint64_t>(record.language));
  out.number(record.passages);
  out.number(record.quotes);
  out.number(record.bytes);
  out.number(record.code_points);
  out.number(record.title_in_text ? 1 : 0);
  out.number(static_cast<std::uint64_t>(record.title_language));
  out.mentions(record.title_mentions);
  out.number(record.extra.size());
  for (const auto& [name, value] : record.extra) {
    out.text(name);
    out.text(value);
  }
  out.text(record.tail);
  return out.take();
}

ArticleRecord decode_article(std::string_view data) {
  Decoder in(data);
  ArticleRecord record;
  record.id = in.text();
  record.title = in.text();
  record.outlet = in.text();
  record.date = in.text();
  record.date_source = in.text();
  record.url = in.text();
  record.author = in.text();
  record.source = in.text();
  record.format = in.text();
  record.columns = in.text();
  record.language = in.language();
  record.passages = in.number();
  record.quotes = in.number();
  record.bytes = in.number();
  record.code_points = in.number();
  record.title_in_text = in.number() != 0;
  record.title_language = in.language();
  record.title_mentions = in.mentions(record.title.size());
  record.extra.resize(in.count());
  for (auto& [name, value] : record.extra) {
    name = in.text();
    value = in.text();
  }
  record.tail = in.text();
  in.finish();
  return record;
}

std::string encode(const PassageRecord& record) {
  Encoder out;
  out.text(record.article);
  out.number(record.ordinal);
  out.number(record.span.begin);
  out.number(record.begin_code_point);
  out.number(static_cast<std::uint64_t>(record.language));
  out.number((record.heading ? 1U : 0U) | (record.lead ? 2U : 0U));
  out.text(record.gap);
  out.text(record.text);
  out.mentions(record.mentions);
  return out.take();
}

PassageRecord decode_passage(std::string_view data) {
  Decoder in(data);
  PassageRecord record;
  record.article = in.text();
  record.ordinal = in.number();
  record.span.begin = in.number();
  record.begin_code_point = in.number();
  record.language = in.language();
  const std::uint64_t flags = in.number();
  record.heading = (flags & 1U) != 0;
  record.lead = (flags & 2U) != 0;
  record.gap = in.text();
  record.text = in.text();
  record.span.end = record.span.begin + record.text.size();
  record.mentions = in.mentions(record.text.size());
  in.finish();
  return record;
}

std::string encode(const QuoteRecord& record) {
  Encoder out;
  out.text(record.article);
  out.number(record.ordinal);
  out.number(record.span.begin);
  out.place(record.place);
  out.number(static_cast<std::uint64_t>(record.language));
  out.number(static_cast<std::uint64_t>(record.type));
  out.number(static_cast<std::uint64_t>(record.rule));
  out.number(static_cast<std::uint64_t>(record.speaker_rule));
  out.number(
      static_cast<std::uint64_t>(std::lround(record.confidence * static_cast<double>(kThousand))));
  out.text(record.text);
  out.text(record.entity);
  out.text(record.name);
  out.text(record.speaker_text);
  out.place(record.speaker);
  out.text(record.cue_text);
  out.place(record.cue);
  out.text(record.sentence);
  out.place(record.sentence_place);
  return out.take();
}

QuoteRecord decode_quote(std::string_view data) {
  Decoder in(data);
  QuoteRecord record;
  record.article = in.text();
  record.ordinal = in.number();
  record.span.begin = in.number();
  record.place = in.place();
  record.language = in.language();
  record.type = static_cast<QuoteType>(in.one_of(kQuoteTypes));
  record.rule = static_cast<QuoteRule>(in.one_of(kQuoteRules));
  record.speaker_rule = static_cast<SpeakerRule>(in.one_of(kSpeakerRules));
  record.confidence =
      static_cast<double>(in.one_of(kThousand + 1)) / static_cast<double>(kThousand);
  record.text = in.text();
  record.span.end = record.span.begin + record.text.size();
  record.entity = in.text();
  record.name = in.text();
  record.speaker_text = in.text();
  record.speaker = in.place();
  record.cue_text = in.text();
  record.cue = in.place();
  record.sentence = in.text();
  record.sentence_place = in.place();
  in.finish();
  return record;
}

}  // namespace revue
