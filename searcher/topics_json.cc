// Topics in JSON: an object a line, or an array of objects.
#include <nlohmann/json.hpp>
#include <set>

#include "searcher/topics_readers.h"

namespace revue {
namespace {

// Sorts the fields, so that an object of very many costs no more than it is long.
using Object = nlohmann::json;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostUnknown = 20;  // fields that are reported

// Walks over JSON text: how deep it is nested, outside of strings.
class Nesting {
 public:
  // Takes the next byte.
  void take(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (inside_string_) {
      escaped_ = c == '\\';
      inside_string_ = c != '"';
    } else if (c == '"') {
      inside_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && depth_ > 0) {
      --depth_;
    }
  }
  std::size_t depth() const { return depth_; }

 private:
  std::size_t depth_ = 0;
  bool inside_string_ = false;
  bool escaped_ = false;
};

// Values of a nested text are destroyed by recursion: deep ones never get built.
bool is_too_deep(std::string_view text) {
  Nesting nesting;
  for (const char c : text) {
    nesting.take(c);
    if (nesting.depth() > kDeepest) return true;
  }
  return false;
}

std::string text_of(const Object& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// What is said of a field: a text, a number, true or false, or a list of them.
std::optional<std::string> field_text(const Object& value) {
  if (value.is_null()) return std::string();
  if (value.is_primitive()) return text_of(value);
  if (!value.is_array()) return std::nullopt;
  std::string joined;
  for (const Object& each : value) {
    if (!each.is_primitive()) return std::nullopt;
    joined += (joined.empty() ? "" : "|") + text_of(each);
  }
  return joined;
}

class JsonReader {
 public:
  explicit JsonReader(const TopicsText& in) : in_(in) {}

  Topic topic(std::string_view text, std::size_t line) {
    Topic topic;
    topic.line = line;
    if (is_too_deep(text)) {
      topic.refusal = "is JSON nested deeper than any topic";
      return topic;
    }
    Object object;
    try {
      object = Object::parse(text.begin(), text.end());
    } catch (const Object::parse_error& error) {
      topic.refusal = "is no JSON from byte " + std::to_string(error.byte) + " on";
      return topic;
    }
    if (!object.is_object()) {
      topic.refusal = "is no JSON object";
      return topic;
    }
    for (const auto& [name, value] : object.items()) set(topic, name, value);
    return topic;
  }

 private:
  void set(Topic& topic, const std::string& name, const Object& value) {
    const auto field = topic_field(name);
    if (!field) {
      if (unknown_.size() < kMostUnknown && unknown_.insert(name).second) {
        in_.notice(topic.line, "the field «" + name + "» is not known; left out");
      }
      return;
    }
    const auto text = field_text(value);
    if (!text) {
      if (topic.refusal.empty()) topic.refusal = "the field «" + name + "» is no text";
      return;
    }
    set_field(topic, *field, *text);
  }

  const TopicsText& in_;
  std::set<std::string> unknown_;  // fields, each reported once
};

// The objects of an array, each with its line; what stands between them and is no comma is one
// more, which will be refused.
std::vector<TopicsLine> objects_of(std::string_view text) {
  std::vector<TopicsLine> objects;
  Nesting nesting;
  std::size_t line = 1;
  std::size_t begin = text.npos;
  std::size_t begin_line = 1;
  const auto end_at = [&](std::size_t end) {
    if (begin != text.npos && !trimmed(text.substr(begin, end - begin)).empty()) {
      objects.push_back({trimmed(text.substr(begin, end - begin)), begin_line});
    }
    begin = text.npos;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::size_t before = nesting.depth();
    nesting.take(c);
    const bool parts = (before == 1 && c == ',') || (before == 0 && c == '[') ||
                       (before == 1 && nesting.depth() == 0);
    if (parts) {
      end_at(at);
    } else if (begin == text.npos && c != '\n' && c != ' ' && c != '\t') {
      begin = at;
      begin_line = line;
    }
    if (c == '\n') ++line;
  }
  end_at(text.size());
  return objects;
}

}  // namespace

std::vector<Topic> read_json_topics(const TopicsText& in) {
  JsonReader reader(in);
  const std::string_view text = trimmed(in.text);
  const bool array = text.starts_with("[") && trimmed(text.substr(1)).starts_with("{");
  std::vector<Topic> topics;
  for (const TopicsLine& each : array ? objects_of(in.text) : topic_lines(in.text)) {
    topics.push_back(reader.topic(each.text, each.number));
  }
  return topics;
}

}  // namespace revue
