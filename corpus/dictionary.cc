#include "corpus/dictionary.h"

#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>

#include "analyzers/error.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

struct Source {
  const char* name;
  Language language;
  Language target;
};
constexpr Source kSources[] = {{"freedict-eng-fra", Language::kEnglish, Language::kFrench},
                               {"freedict-fra-eng", Language::kFrench, Language::kEnglish}};

constexpr std::size_t kMostWords = 4;
constexpr std::size_t kLargest = std::size_t{64} << 20U;  // bytes unpacked; theirs have 1 MB

// A .dict.dz is a gzip file with an index of its own, which reading from end to end passes over.
std::string unpacked(const fs::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) throw Error(path.string(), "cannot be read");
  std::string text;
  char buffer[65536];
  for (;;) {
    const int size = gzread(file.get(), buffer, sizeof buffer);
    if (size < 0 || text.size() > kLargest) {
      throw Error(path.string(), "is damaged; install its package again");
    }
    if (size == 0) return text;
    text.append(buffer, static_cast<std::size_t>(size));
  }
}

// The number that dictd writes in base 64.
std::optional<std::size_t> number(std::string_view digits) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (digits.empty() || digits.size() > 6) return std::nullopt;
  std::size_t value = 0;
  for (const char digit : digits) {
    const std::size_t at = kDigits.find(digit);
    if (at == std::string_view::npos) return std::nullopt;
    value = value * 64 + at;
  }
  return value;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char byte : text) {
    if (byte == '(' || byte == '[' || byte == '<') ++depth;
    if (depth == 0) out += byte;
    if ((byte == ')' || byte == ']' || byte == '>') && depth > 0) --depth;
  }
  return out;
}

// An article: a line with the headword, then lines of translations parted by commas, numbered when
// there are several meanings.
std::vector<std::string> translations_of(std::string_view article) {
  std::vector<std::string> out;
  const std::size_t head = article.find('\n');
  if (head == std::string_view::npos) return out;
  for (std::string_view line : split(article.substr(head + 1), '\n')) {
    line = trimmed(line);
    const std::size_t dot = line.find_first_not_of("0123456789");
    if (dot != 0 && dot != std::string_view::npos && line[dot] == '.') line.remove_prefix(dot + 1);
    const std::string text = without_brackets(line);
    for (std::string_view part : split(text, ',')) {
      part = trimmed(part);
      const auto words = std::count(part.begin(), part.end(), ' ') + 1;
      if (!part.empty() && static_cast<std::size_t>(words) <= kMostWords) out.emplace_back(part);
    }
  }
  return out;
}

void read_one(const fs::path& folder, const Source& source, Dictionary& dictionary) {
  const fs::path index = folder / (std::string(source.name) + ".index");
  if (!fs::exists(index)) return;
  std::ifstream in(index);
  const std::string articles = unpacked(folder / (std::string(source.name) + ".dict.dz"));
  std::string line;
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() != 3 || cells[0].starts_with("00database")) continue;
    const auto begin = number(cells[1]);
    const auto size = number(cells[2]);
    if (!begin || !size || *begin > articles.size() || *size > articles.size() - *begin) {
      throw Error(index.string(), "does not fit its dictionary; install the package again");
    }
    DictionaryEntry entry{source.language, std::string(trimmed(cells[0])), source.target,
                          translations_of(std::string_view(articles).substr(*begin, *size))};
    if (!entry.translations.empty()) dictionary.entries.push_back(std::move(entry));
  }
  dictionary.names.emplace_back(source.name);
}

}  // namespace

Dictionary read_dictionary(const fs::path& folder) {
  Dictionary dictionary;
  for (const Source& source : kSources) read_one(folder, source, dictionary);
  return dictionary;
}

}  // namespace revue
