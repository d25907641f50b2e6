#include "corpus/source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>

#include "analyzers/encoding.h"
#include "corpus/html_reader.h"
#include "corpus/jsonl_reader.h"
#include "corpus/text_reader.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

enum class Format { kText, kHtml, kJsonLines, kUnknown };

Format format_of(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  if (ending == ".txt" || ending == ".text" || ending == ".md") return Format::kText;
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return Format::kHtml;
  if (ending == ".jsonl" || ending == ".ndjson") return Format::kJsonLines;
  return Format::kUnknown;
}

// An input whose beginning was already taken from it.
class Rejoined : public std::streambuf {
 public:
  Rejoined(std::string beginning, std::streambuf& rest)
      : beginning_(std::move(beginning)), rest_(rest) {
    setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
  }

 protected:
  // By one byte, so that a slow pipe is not waited for.
  int_type underflow() override {
    const int_type next = rest_.sbumpc();
    if (traits_type::eq_int_type(next, traits_type::eof())) return next;
    byte_ = traits_type::to_char_type(next);
    setg(&byte_, &byte_, &byte_ + 1);
    return next;
  }

 private:
  std::string beginning_;
  std::streambuf& rest_;
  char byte_ = 0;
};

// Names are bytes to the system, text to everyone else. The slash keeps their first bytes from
// being taken for a byte order mark.
std::string shown(const fs::path& path) {
  return decode("/" + path.generic_string()).text.substr(1);
}

class Reader {
 public:
  // With several sources, a file that stands in two of them is read once.
  Reader(const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice,
         bool several)
      : options_(options), sink_(sink), notice_(notice), several_(several) {}

  void source(const std::string& name) {
    std::error_code failure;
    const fs::file_status status = fs::status(name, failure);
    if (!fs::exists(status)) {
      refuse(name, "cannot be read: " + (failure ? failure.message() : "it does not exist"));
    } else if (fs::is_directory(status)) {
      directory(name);
    } else {
      file(name, fs::path(name).filename());
    }
  }

  void standard_input(std::istream& in) {
    std::string beginning;
    while (in.good() && beginning.size() <= options_.largest_text &&
           (is_blank_byte(in.peek()) || is_mark_byte(in.peek(), beginning.size()))) {
      beginning += static_cast<char>(in.get());
    }
    if (in.peek() == '{') {
      Rejoined whole(std::move(beginning), *in.rdbuf());
      std::istream lines(&whole);
      read_jsonl(lines, "stdin", "stdin", unique(), notice_, options_.largest_text);
      return;
    }
    // Not once more behind an end: an interruption looks like one, and the next read would wait.
    for (char c = 0; in.get(c);) {
      beginning.push_back(c);
      if (beginning.size() > options_.largest_text) {
        refuse("stdin",
               "is more than the " + most() + "; split it, or give several articles as JSON Lines");
        return;
      }
    }
    const bool html = looks_like_html(beginning);
    if (auto article = read_one(std::move(beginning), html, "stdin", "stdin")) {
      take(std::move(*article));
    }
  }

 private:
  void refuse(const fs::path& where, const std::string& message) {
    notice_({Notice::Kind::kRefused, shown(where), message});
  }

  std::string most() const {
    return std::to_string(options_.largest_text) + " bytes that one article may take";
  }

  static bool is_blank_byte(int byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
  }
  // Whether `byte` is that of a UTF-8 byte order mark at `offset`.
  static bool is_mark_byte(int byte, std::size_t offset) {
    constexpr std::array<int, 3> kMark = {0xEF, 0xBB, 0xBF};
    return offset < kMark.size() && byte == kMark[offset];
  }

  void directory(const std::string& name) {
    std::vector<fs::path> files;
    std::map<std::string, std::size_t> skipped;  // by ending
    std::vector<fs::path> folders = {name};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      for (const fs::directory_entry& entry : entries_of(folder)) {
        const fs::path& path = entry.path();
        std::error_code unreadable;
        if (path.filename().native().starts_with('.')) continue;
        if (entry.is_directory(unreadable)) {
          if (entry.is_symlink(unreadable)) {
            notice_({Notice::Kind::kNote, shown(path), "is a link to a folder; not followed"});
          } else {
            folders.push_back(path);
          }
        } else if (format_of(path) != Format::kUnknown) {
          files.push_back(path);
        } else {
          ++skipped[path.extension().empty() ? "no ending" : path.extension().string()];
        }
      }
    }
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& path : files) file(path, path.lexically_relative(name));
    if (!skipped.empty()) {
      std::string list;
      for (const auto& [ending, count] : skipped) {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + ending;
      }
      notice_({Notice::Kind::kNote, shown(name), "files of other formats were left out: " + list});
    }
  }

  // What stands in a folder, sorted. A folder that cannot be read is refused.
  std::vector<fs::directory_entry> entries_of(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code failure;
    fs::directory_iterator it(folder, failure);
    if (failure) refuse(folder, "cannot be read: " + failure.message());
    while (!failure && it != fs::directory_iterator()) {
      entries.push_back(*it);
      it.increment(failure);
      if (failure) refuse(folder, "cannot be read to its end: " + failure.message());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  // `name` is the path that the ids are made of.
  void file(const fs::path& path, fs::path name) {
    const std::string source = shown(path);
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) {
      refuse(path, "is no regular file; not read");
      return;
    }
    if (several_ && !read_.insert(fs::canonical(path, failure).native()).second) {
      notice_({Notice::Kind::kNote, source, "stands in an earlier source too; read once"});
      return;
    }
    const Format format = format_of(path);
    if (format == Format::kUnknown) {
      refuse(path, "its ending is not known; .txt, .html and .jsonl files can be read");
      return;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      refuse(path, std::string("cannot be opened: ") + std::strerror(errno));
      return;
    }
    if (format == Format::kJsonLines) {
      read_jsonl(in, shown(name), source, unique(), notice_, options_.largest_text);
      return;
    }
    if (const auto size = fs::file_size(path, failure); size > options_.largest_text) {
      refuse(path, "is " + std::to_string(size) + " bytes, more than the " + most() +
                       "; split it into several files, or give its articles as JSON Lines");
      return;
    }
    std::ostringstream bytes;
    if (in.peek() != std::ifstream::traits_type::eof()) bytes << in.rdbuf();
    if (in.bad() || bytes.fail()) {
      refuse(path, "cannot be read to its end");
      return;
    }
    if (auto article = read_one(std::move(bytes).str(), format == Format::kHtml,
                                shown(name.replace_extension()), source)) {
      take(std::move(*article));
    }
  }

  std::optional<Article> read_one(std::string bytes, bool html, const std::string& id,
                                  const std::string& source) {
    return html ? read_html(std::move(bytes), id, source, notice_)
                : read_text(std::move(bytes), id, source, notice_);
  }

  ArticleSink unique() {
    return [this](Article&& article) { take(std::move(article)); };
  }

  // Hands the article on under an id of its own.
  void take(Article&& article) {
    const auto [first, is_new] = seen_.try_emplace(article.id, Seen{article.source, 1});
    if (!is_new) {
      const std::string wanted = article.id;
      const std::string first_source = first->second.source;
      do {
        article.id = wanted + "#" + std::to_string(++first->second.count);
      } while (seen_.count(article.id) > 0);
      notice_({Notice::Kind::kNote, article.source,
               "the id «" + wanted + "» was already used by " + first_source +
                   "; this article gets «" + article.id + "»"});
      seen_.try_emplace(article.id, Seen{article.source, 1});
    }
    sink_(std::move(article));
  }

  struct Seen {
    std::string source;
    std::size_t count = 1;
  };

  const ReadOptions& options_;
  const ArticleSink& sink_;
  const NoticeSink& notice_;
  const bool several_;
  std::unordered_map<std::string, Seen> seen_;  // by id
  std::unordered_set<std::string> read_;        // canonical paths
};

}  // namespace

void read_sources(const std::vector<std::string>& sources, std::istream& standard_input,
                  const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice) {
  Reader reader(options, sink, notice, sources.size() > 1);
  for (const std::string& source : sources) {
    if (source == "-") {
      reader.standard_input(standard_input);
    } else {
      reader.source(source);
    }
  }
}

}  // namespace revue
