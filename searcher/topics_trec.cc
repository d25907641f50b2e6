// TREC topics: <top> with <num> and <title> whose ends may be missing, and <topic number="1"> with
// <query> or <title>, as XML.
#include <algorithm>
#include <array>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"
#include "searcher/topics_readers.h"

namespace revue {
namespace {

constexpr std::size_t kLongestTag = 1000;

struct Tag {
  std::string name;  // in small letters; empty for a comment or an instruction
  std::string_view attributes;
  bool closing = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_byte(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

// The tag that begins at `at`, where a < stands; nothing when it is none.
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  Tag tag;
  tag.begin = at;
  if (text.substr(at).starts_with("<!--")) {
    tag.end = std::min(text.find("-->", at), text.size() - 3) + 3;
    return tag;
  }
  const std::string_view near = text.substr(at, kLongestTag);
  const std::size_t end = near.find('>');
  if (end == near.npos) return std::nullopt;
  tag.end = at + end + 1;
  if (near.starts_with("<?") || near.starts_with("<!D") || near.starts_with("<!d")) return tag;
  std::size_t begin = 1;
  tag.closing = near[begin] == '/';
  if (tag.closing) ++begin;
  if (!is_letter(near[begin])) return std::nullopt;
  std::size_t name_end = begin;
  while (is_name_byte(near[name_end])) ++name_end;
  tag.name = small_letters(near.substr(begin, name_end - begin));
  tag.attributes = near.substr(name_end, end - name_end);
  return tag;
}

// The value of the first of these attributes that the tag has.
std::string_view attribute(const Tag& tag, std::initializer_list<std::string_view> names) {
  std::string small_attributes = small_letters(tag.attributes);
  for (char& c : small_attributes) c = c == '\n' || c == '\t' ? ' ' : c;
  for (const std::string_view name : names) {
    const std::size_t at = small_attributes.find(" " + std::string(name) + "=");
    if (at == std::string::npos) continue;
    const std::string_view value = tag.attributes.substr(at + name.size() + 2);
    if (value.empty() || (value[0] != '"' && value[0] != '\'')) return split(value, ' ')[0];
    return value.substr(1, std::min(value.find(value[0], 1), value.size()) - 1);
  }
  return {};
}

// XML's five names and the numbers; any other & stands for itself.
std::string without_references(std::string_view text) {
  struct Named {
    std::string_view written;
    char meant;
  };
  constexpr std::array<Named, 5> kNamed = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  constexpr std::size_t kLongest = 10;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto* named = std::find_if(kNamed.begin(), kNamed.end(), [&](const Named& each) {
      return rest.starts_with(each.written);
    });
    const std::size_t end = rest.substr(0, kLongest).find(';');
    if (named != kNamed.end()) {
      out += named->meant;
      at += named->written.size();
    } else if (rest.starts_with("&#") && end != rest.npos && end > 2) {
      const bool hex = (rest[2] | 0x20) == 'x';
      const std::string digits(rest.substr(hex ? 3 : 2, end - (hex ? 3 : 2)));
      const bool valid =
          !digits.empty() &&
          digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == digits.npos;
      const unsigned long value = valid ? std::stoul(digits, nullptr, hex ? 16 : 10) : 0;
      const bool character =
          value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
      if (character) append_utf8(out, static_cast<char32_t>(value));
      if (!character) out += rest.substr(0, end + 1);
      at += end + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

// On one line, without CDATA marks.
std::string content_of(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("<![CDATA[")) {
    text.remove_prefix(9);
    if (text.ends_with("]]>")) text.remove_suffix(3);
    text = trimmed(text);
  }
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return without_references(out);
}

// "Number: 301" is 301, "Topic: x" is x.
std::string without_heading(std::string text, std::initializer_list<std::string_view> headings) {
  for (const std::string_view heading : headings) {
    if (small_letters(text).starts_with(heading)) {
      return std::string(trimmed(std::string_view(text).substr(heading.size())));
    }
  }
  return text;
}

enum class Field { kNone, kNumber, kTitle, kQuery, kDescription, kOther };

Field field_of(std::string_view name) {
  if (name == "num" || name == "number" || name == "id" || name == "identifier") {
    return Field::kNumber;
  }
  if (name == "title" || name.ends_with("-title")) return Field::kTitle;
  if (name == "query") return Field::kQuery;
  if (name == "desc" || name == "description" || name == "question" || name.ends_with("-desc")) {
    return Field::kDescription;
  }
  for (const std::string_view other :
       {"narr", "narrative", "dom", "smry", "con", "fac", "def", "head", "subtopic"}) {
    if (name == other) return Field::kOther;
  }
  return name.ends_with("-narr") ? Field::kOther : Field::kNone;
}

bool is_topic(std::string_view name) { return name == "top" || name == "topic"; }

class TrecReader {
 public:
  explicit TrecReader(const TopicsText& in) : in_(in), text_(in.text) {}

  std::vector<Topic> topics() {
    for (std::size_t at = text_.find('<'); at < text_.size(); at = text_.find('<', at)) {
      const std::optional<Tag> tag = tag_at(text_, at);
      if (!tag) {
        ++at;
        continue;
      }
      take(*tag);
      at = tag->end;
    }
    end_field(text_.size());
    end_topic();
    return std::move(topics_);
  }

 private:
  void take(const Tag& tag) {
    const Field field = field_of(tag.name);
    // Others stand in the text, as «a <b> c» does.
    if (!is_topic(tag.name) && field == Field::kNone && tag.name != "topics") return;
    end_field(tag.begin);
    if (is_topic(tag.name)) {
      end_topic();
      if (!tag.closing) begin_topic(tag);
    } else if (!tag.closing && topic_) {
      field_ = field;
    }
    begin_ = tag.end;
  }

  void begin_topic(const Tag& tag) {
    topic_.emplace();
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   text_.begin() + static_cast<std::ptrdiff_t>(tag.begin), '\n'));
    counted_ = tag.begin;
    topic_->line = line_;
    topic_->id = content_of(attribute(tag, {"number", "num", "id", "n"}));
    title_.clear();
    query_.clear();
    description_.clear();
  }

  void end_field(std::size_t end) {
    const std::string_view content = text_.substr(begin_, end - std::min(begin_, end));
    const Field field = field_;
    field_ = Field::kNone;
    if (!topic_) {
      note_outside(content);
      return;
    }
    const auto keep = [&](std::string& to, std::initializer_list<std::string_view> headings) {
      if (to.empty()) to = without_heading(content_of(content), headings);
    };
    if (field == Field::kNumber) keep(topic_->id, {"number:"});
    if (field == Field::kTitle) keep(title_, {"topic:", "title:"});
    if (field == Field::kQuery) keep(query_, {});
    if (field == Field::kDescription) keep(description_, {"description:"});
  }

  void end_topic() {
    if (!topic_) return;
    topic_->query = !title_.empty() ? title_ : query_;
    if (topic_->query.empty() && !description_.empty()) {
      topic_->query = description_;
      topic_->repairs.emplace_back("has no title; its description is asked");
    }
    topics_.push_back(std::move(*topic_));
    topic_.reset();
  }

  void note_outside(std::string_view content) {
    if (noted_ || trimmed(content).empty() || trimmed(content).starts_with("<")) return;
    noted_ = true;
    const auto offset = static_cast<std::ptrdiff_t>(trimmed(content).data() - text_.data());
    const auto line = 1 + std::count(text_.begin(), text_.begin() + offset, '\n');
    in_.notice(static_cast<std::size_t>(line), "stands outside of the topics; left out");
  }

  const TopicsText& in_;
  std::string_view text_;
  std::vector<Topic> topics_;
  std::optional<Topic> topic_;
  std::string title_;
  std::string query_;
  std::string description_;
  Field field_ = Field::kNone;
  std::size_t begin_ = 0;  // of what is being read
  std::size_t line_ = 1;   // of byte counted_
  std::size_t counted_ = 0;
  bool noted_ = false;
};

}  // namespace

std::vector<Topic> read_trec_topics(const TopicsText& in) { return TrecReader(in).topics(); }

}  // namespace revue
