#include "corpus/jsonl_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzers/encoding.h"
#include "analyzers/utf8.h"
#include "corpus/fields.h"
#include "corpus/json.h"

namespace revue {
namespace {

// Sorts the fields of an object; those of ordered_json are sought one after the other, which takes
// minutes when there are many.
using Json = nlohmann::json;

// One line without its end, of which no more than `longest` bytes are kept. Returns its size;
// nothing at the end of the input.
std::optional<std::size_t> next_line(std::istream& in, std::size_t longest, std::string& line) {
  line.clear();
  std::streambuf& buffer = *in.rdbuf();
  bool any = false;
  std::size_t size = 0;
  for (int c = buffer.sbumpc(); c != std::streambuf::traits_type::eof(); c = buffer.sbumpc()) {
    any = true;
    if (c == '\n') return size;
    if (++size <= longest) line.push_back(static_cast<char>(c));
  }
  return any ? std::optional(size) : std::nullopt;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

// Half of a surrogate pair, which JSON's grammar allows and no text can hold, becomes \ufffd.
// Returns how many there were.
std::size_t mend_surrogates(std::string& line) {
  const auto unit_at = [&](std::size_t i) -> std::optional<unsigned> {
    if (i + 6 > line.size() || line[i] != '\\' || line[i + 1] != 'u') return std::nullopt;
    if (!std::all_of(line.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                     line.begin() + static_cast<std::ptrdiff_t>(i) + 6, is_hex)) {
      return std::nullopt;
    }
    return static_cast<unsigned>(std::stoul(line.substr(i + 2, 4), nullptr, 16));
  };
  std::size_t mended = 0;
  for (std::size_t i = line.find('\\'); i != std::string::npos; i = line.find('\\', i)) {
    const auto unit = unit_at(i);
    if (!unit) {
      i += 2;
      continue;
    }
    const auto next = unit_at(i + 6);
    if (*unit >= 0xD800 && *unit < 0xDC00 && next && *next >= 0xDC00 && *next < 0xE000) {
      i += 12;
      continue;
    }
    if (*unit >= 0xD800 && *unit < 0xE000) {
      line.replace(i, 6, "\\ufffd");
      ++mended;
    }
    i += 6;
  }
  return mended;
}

class LineReader {
 public:
  LineReader(std::string where, const NoticeSink& notice)
      : where_(std::move(where)), notice_(notice) {}

  std::optional<Article> read(std::string line, const std::string& fallback_id) {
    Decoded decoded = decode(std::move(line));
    for (const EncodingProblem& problem : decoded.problems) {
      note("byte " + std::to_string(problem.offset) + " of the line: " + problem.message);
    }
    if (is_too_deep(decoded.text)) {
      return refuse("nested deeper than " + std::to_string(kDeepestJson) + " levels");
    }
    if (const std::size_t mended = mend_surrogates(decoded.text); mended > 0) {
      note(std::to_string(mended) + (mended == 1 ? " half character" : " half characters") +
           " (\\ud800 …) replaced by U+FFFD");
    }
    Json object;
    std::vector<std::string> names;  // in input order
    const auto keep_name = [&](int depth, Json::parse_event_t event, Json& parsed) {
      if (event == Json::parse_event_t::key && depth == 1)
        names.push_back(parsed.get<std::string>());
      return true;
    };
    try {
      object = Json::parse(decoded.text, keep_name);
    } catch (const Json::parse_error& error) {
      const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, decoded.text.size());
      where_ += ":" + std::to_string(
                          CodePointIndex(std::string_view(decoded.text).substr(0, at)).size() + 1);
      return refuse("is no JSON from here on");
    } catch (const Json::out_of_range&) {
      return refuse("holds a number too large to be read");
    }
    if (!object.is_object()) return refuse("is JSON but no object with a text");
    const auto text = object.find("text");
    if (text == object.end()) return refuse("has no field «text»");
    if (!text->is_string()) {
      return refuse("the field «text» is " + std::string(text->type_name()) + ", not a string");
    }
    Article article;
    article.id = fallback_id;
    article.source = where_;
    article.text = clean(std::move(text->get_ref<std::string&>()));
    if (is_blank(article.text)) return refuse("the field «text» is empty; nothing to index");
    object.erase(text);
    // How a date is read depends on it.
    std::stable_partition(names.begin(), names.end(),
                          [](const std::string& name) { return name == "lang"; });
    for (const std::string& name : names) {
      const auto field = object.find(name);
      if (field == object.end()) continue;  // the text, or a name given twice
      if (!take_known(article, name, *field)) article.extra.emplace_back(name, field->dump());
      object.erase(field);
    }
    if (zeros_ > 0) {
      note(std::to_string(zeros_) + (zeros_ == 1 ? " zero character" : " zero characters") +
           " (\\u0000) replaced by " + (zeros_ == 1 ? "a space" : "spaces"));
    }
    return article;
  }

 private:
  // False when the field is to be kept among the unknown ones.
  bool take_known(Article& article, const std::string& name, const Json& value) {
    if (!is_known(name)) return false;
    if (value.is_null()) return true;
    if (value.is_number_integer()) {
      return set_field(article, name, value.dump(), where_, notice_);
    }
    if (!value.is_string()) {
      note("the field «" + name + "» is " + value.type_name() + ", not a string; left out");
      return false;
    }
    return set_field(article, name, clean(value.get<std::string>()), where_, notice_);
  }
  static bool is_known(const std::string& name) {
    for (const char* known : {"id", "title", "outlet", "date", "url", "lang", "author"}) {
      if (name == known) return true;
    }
    return false;
  }
  // A \u0000 escape becomes a space, like a zero byte.
  std::string clean(std::string text) {
    zeros_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\0'));
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text;
  }
  void note(const std::string& message) { notice_({Notice::Kind::kNote, where_, message}); }
  std::nullopt_t refuse(const std::string& message) {
    notice_({Notice::Kind::kRefused, where_, message});
    return std::nullopt;
  }

  std::string where_;
  const NoticeSink& notice_;
  std::size_t zeros_ = 0;
};

}  // namespace

std::optional<Article> read_json_article(std::string object, const std::string& where,
                                         const std::string& id, const NoticeSink& notice) {
  return LineReader(where, notice).read(std::move(object), id);
}

void read_jsonl(std::istream& in, const std::string& id_stem, const std::string& source,
                const ArticleSink& sink, const NoticeSink& notice, std::size_t longest_line) {
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const std::string where = source + ":" + std::to_string(number);
    std::optional<std::size_t> size;
    try {
      size = next_line(in, longest_line, line);
    } catch (const std::ios_base::failure&) {
      notice({Notice::Kind::kRefused, where, "cannot be read to its end"});
      return;
    }
    if (!size) return;
    if (*size > longest_line) {
      notice({Notice::Kind::kRefused, where,
              "the line is " + std::to_string(*size) + " bytes, more than the " +
                  std::to_string(longest_line) +
                  " that one article may take; split it into several articles"});
      continue;
    }
    if (line.find_first_not_of(" \t\r", line.starts_with("\xEF\xBB\xBF") ? 3 : 0) ==
        std::string::npos) {
      continue;
    }
    auto article =
        read_json_article(std::move(line), where, id_stem + ":" + std::to_string(number), notice);
    line.clear();
    if (article) sink(std::move(*article));
  }
}

}  // namespace revue
