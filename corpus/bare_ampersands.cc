#include "corpus/bare_ampersands.h"

#include <algorithm>
#include <cstdlib>

namespace revue {
namespace {

constexpr std::size_t kLongestReference = 40;  // bytes; HTML's longest is 33

struct Section {
  std::string_view begin;
  std::string_view end;
};
constexpr Section kSections[] = {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a reference begins with `text`: &amp; &#233; &#xE9;.
bool is_reference(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestReference).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  std::string_view name = text.substr(1, end - 1);
  if (!name.starts_with('#')) {
    return is_letter(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
             return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':';
           });
  }
  const bool hexadecimal = name.starts_with("#x");
  name.remove_prefix(hexadecimal ? 2 : 1);
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return is_digit(c) || (hexadecimal && is_letter(c) && (c | 0x20) <= 'f');
  });
}

// XML knows no control characters but these.
bool is_forbidden(unsigned value) {
  return value < 0x20 && value != '\t' && value != '\n' && value != '\r';
}

// Whether a reference, as is_reference() knows it, is one to a character that XML forbids.
bool refers_to_forbidden(std::string_view text) {
  if (!text.starts_with("&#")) return false;
  const bool hexadecimal = text[2] == 'x';
  return is_forbidden(static_cast<unsigned>(
      std::strtoul(std::string(text.substr(hexadecimal ? 3 : 2, kLongestReference)).c_str(),
                   nullptr, hexadecimal ? 16 : 10)));
}

}  // namespace

std::string BareAmpersands::mended(std::string_view bytes, bool last) {
  for (const char c : bytes) {
    const bool forbidden = is_forbidden(static_cast<unsigned char>(c));
    count_ += forbidden ? 1U : 0U;
    waiting_ += forbidden ? ' ' : c;
  }
  const std::string_view all = waiting_;
  std::string out;
  std::size_t at = 0;
  while (at < all.size()) {
    // What begins here can be told when so much of it is known.
    const auto known = [&](std::size_t size) { return last || all.size() - at >= size; };
    if (!end_.empty()) {
      const std::size_t end = all.find(end_, at);
      const bool ends = end != std::string_view::npos;
      const std::size_t rest = std::min(all.size() - at, last ? 0 : end_.size() - 1);
      const std::size_t next = ends ? end + end_.size() : all.size() - rest;
      out += all.substr(at, next - at);
      at = next;
      if (!ends) break;
      end_ = {};
      continue;
    }
    const std::size_t next = std::min(all.find_first_of("&<", at), all.size());
    out += all.substr(at, next - at);
    at = next;
    if (at == all.size()) break;
    const std::string_view rest = all.substr(at);
    if (rest.front() == '<') {
      if (!known(kSections[0].begin.size())) break;
      for (const Section& section : kSections) {
        if (rest.starts_with(section.begin)) end_ = section.end;
      }
      out += '<';
      ++at;
      continue;
    }
    if (!known(kLongestReference)) break;
    const bool reference = is_reference(rest);
    if (reference && refers_to_forbidden(rest)) {
      ++count_;
      out += ' ';
      at += rest.find(';') + 1;
      continue;
    }
    const bool bare = !reference;
    count_ += bare ? 1U : 0U;
    out += bare ? "&amp;" : "&";
    ++at;
  }
  waiting_.erase(0, at);
  return out;
}

}  // namespace revue
