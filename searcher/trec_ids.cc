#include "searcher/trec_ids.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "analyzers/utf8.h"

namespace revue {
namespace {

bool parts_columns(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string escaped(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    char text[4];
    std::snprintf(text, sizeof text, "%%%02X",
                  static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += text;
  }
  return out;
}

struct Escape {
  std::string written;
  std::string meant;
};

const std::vector<Escape>& escapes() {
  static const std::vector<Escape> all = [] {
    std::vector<Escape> list = {{"%25", "%"}};
    for (char32_t c = 0; c <= 0x3000; ++c) {
      if (!parts_columns(c)) continue;
      std::string meant;
      append_utf8(meant, c);
      list.push_back({escaped(meant), meant});
    }
    return list;
  }();
  return all;
}

// What the text begins with, if it is an escape.
const Escape* escape_at(std::string_view text) {
  if (!text.starts_with('%')) return nullptr;
  for (const Escape& each : escapes()) {
    if (text.starts_with(each.written)) return &each;
  }
  return nullptr;
}

}  // namespace

std::string trec_id(std::string_view id) {
  const bool plain =
      std::all_of(id.begin(), id.end(), [](char c) { return c > 0x20 && c < 0x7F && c != '%'; });
  std::string out;
  if (plain) return out.append(id);
  for (std::size_t at = 0; at < id.size();) {
    if (escape_at(id.substr(at)) != nullptr) {
      out += "%25";
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_character(id, at);
    const std::string_view bytes = id.substr(begin, at - begin);
    out += parts_columns(c) ? escaped(bytes) : std::string(bytes);
  }
  return out;
}

std::string id_of_trec(std::string_view written) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const Escape* escape = escape_at(written.substr(at));
    out += escape != nullptr ? escape->meant : std::string(1, written[at]);
    at += escape != nullptr ? escape->written.size() : 1;
  }
  return out;
}

}  // namespace revue
