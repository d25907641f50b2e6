#include "corpus/json_reader.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "analyzers/encoding.h"
#include "corpus/json.h"
#include "corpus/record_place.h"

namespace revue {
namespace {

using Json = nlohmann::ordered_json;

struct Piece {
  std::string text;
  std::size_t line = 1;  // of its first byte
  std::size_t size = 0;  // in bytes, more than are kept when it is too long
  bool ended = true;     // by its last brace
  bool in_array = false;
};

// Cuts the objects out of a document: those at its top and those of arrays at its top.
class Pieces {
 public:
  Pieces(std::istream& in, std::size_t longest) : in_(*in.rdbuf()), longest_(longest) {}

  // Nothing at the end of the input. What stands between objects is passed over and counted in
  // `strays`, but for commas, brackets and white space.
  std::optional<Piece> next() {
    int c = get();
    while (c != kEnd && c != '{') {
      if (c == '[') in_array_ = true;
      if (c == ']') in_array_ = false;
      const bool expected = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
                            c == '[' || c == ']' || c == 0xEF || c == 0xBB || c == 0xBF;
      if (!expected && strays++ == 0) first_stray = line_;
      c = get();
    }
    if (c == kEnd) return std::nullopt;
    Piece piece;
    piece.line = line_;
    piece.in_array = in_array_;
    std::size_t depth = 0;
    bool quoted = false;
    bool escaped = false;
    for (; c != kEnd; c = get()) {
      if (++piece.size <= longest_) piece.text.push_back(static_cast<char>(c));
      if (quoted) {
        quoted = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return piece;
      }
    }
    piece.ended = false;
    return piece;
  }

  std::size_t strays = 0;
  std::size_t first_stray = 0;  // line

 private:
  static constexpr int kEnd = std::streambuf::traits_type::eof();

  int get() {
    if (ended_line_) ++line_;
    const int c = in_.sbumpc();
    ended_line_ = c == '\n';
    return c;
  }

  std::streambuf& in_;
  std::size_t longest_;
  std::size_t line_ = 1;
  bool ended_line_ = false;
  bool in_array_ = false;
};

// The array of objects that an object without a text holds: {"articles": […]}. Nothing when there
// are none or several, or an object has more names than an article has fields: each is looked for
// among those before it.
std::optional<Json> articles_in(const std::string& text) {
  constexpr std::size_t kMostNames = 1000;
  if (is_too_deep(text)) return std::nullopt;
  std::vector<std::size_t> names;  // so far, of each object that is open
  bool too_many = false;
  const auto count = [&](int, Json::parse_event_t event, Json&) {
    if (event == Json::parse_event_t::object_start) names.push_back(0);
    if (event == Json::parse_event_t::object_end) names.pop_back();
    if (event == Json::parse_event_t::key) too_many = too_many || ++names.back() > kMostNames;
    return !too_many;
  };
  Json object = Json::parse(text, count, false);
  if (too_many) return std::nullopt;
  if (!object.is_object() || object.contains("text")) return std::nullopt;
  std::optional<Json> found;
  for (auto& [name, value] : object.items()) {
    if (!value.is_array() || value.empty() || !value.front().is_object()) continue;
    if (found) return std::nullopt;
    found = std::move(value);
  }
  return found;
}

}  // namespace

void read_json(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice, std::size_t longest) {
  Pieces pieces(in, longest);
  RecordPlaces places(source);
  std::size_t number = 0;
  const auto read = [&](std::string text, const std::string& where) {
    auto article =
        read_json_article(std::move(text), where, id_stem + ":" + std::to_string(++number), notice);
    if (article) sink(std::move(*article));
  };
  while (const auto piece = pieces.next()) {
    const bool alone = !piece->in_array && piece->size <= longest;
    const Decoded decoded = alone ? decode(piece->text) : Decoded{};
    if (const auto articles = alone ? articles_in(decoded.text) : std::nullopt) {
      for (const EncodingProblem& problem : decoded.problems) {
        notice({Notice::Kind::kNote, source + ":" + std::to_string(piece->line), problem.message});
      }
      for (const Json& article : *articles) {
        read(article.dump(-1, ' ', false, Json::error_handler_t::replace),
             places.next(piece->line));
      }
      continue;
    }
    const std::string where = places.next(piece->line);
    if (piece->size > longest) {
      notice({Notice::Kind::kRefused, where,
              "the object is " + std::to_string(piece->size) + " bytes, more than the " +
                  std::to_string(longest) + " that one may take; split it"});
      ++number;
      continue;
    }
    if (!piece->ended) {
      ++number;
      notice({Notice::Kind::kRefused, where, "the object does not end; is the file cut off?"});
      continue;
    }
    read(piece->text, where);
  }
  if (pieces.strays > 0) {
    notice({number == 0 ? Notice::Kind::kRefused : Notice::Kind::kNote,
            source + ":" + std::to_string(pieces.first_stray),
            "holds what is no object here; " + std::to_string(pieces.strays) +
                " bytes were passed over"});
  } else if (number == 0) {
    notice({Notice::Kind::kRefused, source, "holds no object with an article"});
  }
}

}  // namespace revue
