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
#include "corpus/json_reader.h"
#include "corpus/jsonl_reader.h"
#include "corpus/table_reader.h"
#include "corpus/text_reader.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

using Format = SourceFormat;

// In the order of SourceFormat.
constexpr std::array<std::string_view, 6> kNames = {"auto", "text", "html", "jsonl", "json", "csv"};

// Empty for kAuto.
std::string name_of(Format format) {
  return format == Format::kAuto ? std::string()
                                 : std::string(kNames[static_cast<std::size_t>(format)]);
}

struct Ending {
  std::string_view ending;
  Format format;
};
constexpr std::array<Ending, 11> kEndings = {{{".txt", Format::kText},
                                              {".text", Format::kText},
                                              {".md", Format::kText},
                                              {".html", Format::kHtml},
                                              {".htm", Format::kHtml},
                                              {".xhtml", Format::kHtml},
                                              {".jsonl", Format::kJsonLines},
                                              {".ndjson", Format::kJsonLines},
                                              {".json", Format::kJson},
                                              {".csv", Format::kTable},
                                              {".tsv", Format::kTable}}};

// By its ending; kAuto where that says nothing.
Format format_of(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  for (const Ending& known : kEndings) {
    if (ending == known.ending) return known.format;
  }
  return Format::kAuto;
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
      : options_(options),
        sink_(sink),
        notice_([this, &notice](Notice what) {
          what.format = name_of(reading_);
          notice(what);
        }),
        several_(several) {}

  void source(const std::string& name) {
    reading_ = Format::kAuto;
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
    Format format = options_.format;
    if (format == Format::kAuto && in.peek() == '{') format = Format::kJsonLines;
    if (format == Format::kAuto && in.peek() == '[') {
      // «[Tribune] …» is a text.
      do {
        beginning += static_cast<char>(in.get());
      } while (in.good() && beginning.size() <= options_.largest_text && is_blank_byte(in.peek()));
      if (in.peek() == '{') format = Format::kJson;
    }
    reading_ = format;
    if (holds_many(format)) {
      Rejoined whole(std::move(beginning), *in.rdbuf());
      std::istream rows(&whole);
      read_many(rows, format, "stdin", "stdin");
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
    const bool html =
        format == Format::kHtml || (format == Format::kAuto && looks_like_html(beginning));
    reading_ = html ? Format::kHtml : Format::kText;
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
        } else if (options_.format != Format::kAuto || format_of(path) != Format::kAuto) {
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
    reading_ = Format::kAuto;
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) {
      refuse(path, "is no regular file; not read");
      return;
    }
    if (several_ && !read_.insert(fs::canonical(path, failure).native()).second) {
      notice_({Notice::Kind::kNote, source, "stands in an earlier source too; read once"});
      return;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      refuse(path, std::string("cannot be opened: ") + std::strerror(errno));
      return;
    }
    Format format = options_.format;
    if (format == Format::kAuto) format = format_of(path);
    if (format == Format::kAuto) format = sniff(in);
    if (format == Format::kAuto) {
      refuse(path, "neither its ending nor what it begins with is known; name it with --format");
      return;
    }
    reading_ = format;
    if (holds_many(format)) {
      read_many(in, format, shown(name), source);
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

  // What an input of no known ending is, by its first bytes, which are left in it.
  static Format sniff(std::istream& in) {
    std::string beginning(4096, '\0');
    in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    in.seekg(0);
    if (looks_like_html(beginning)) return Format::kHtml;
    const std::size_t first =
        beginning.find_first_not_of(" \t\r\n", beginning.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (first == std::string::npos) return Format::kAuto;
    const std::size_t inside =
        beginning[first] == '[' ? beginning.find_first_not_of(" \t\r\n", first + 1) : first;
    return inside != std::string::npos && beginning[inside] == '{' ? Format::kJson : Format::kAuto;
  }

  static bool holds_many(Format format) {
    return format == Format::kJsonLines || format == Format::kJson || format == Format::kTable;
  }

  void read_many(std::istream& in, Format format, const std::string& id_stem,
                 const std::string& source) {
    if (format == Format::kTable) {
      const TableOptions table{options_.columns, options_.largest_text};
      read_table(in, table, id_stem, source, unique(), notice_);
    } else {
      const auto& read = format == Format::kJson ? read_json : read_jsonl;
      read(in, id_stem, source, unique(), notice_, options_.largest_text);
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
    article.format = name_of(reading_);
    sink_(std::move(article));
  }

  struct Seen {
    std::string source;
    std::size_t count = 1;
  };

  const ReadOptions& options_;
  const ArticleSink& sink_;
  NoticeSink notice_;               // adds the format
  Format reading_ = Format::kAuto;  // what is read; kAuto: not known yet
  const bool several_;
  std::unordered_map<std::string, Seen> seen_;  // by id
  std::unordered_set<std::string> read_;        // canonical paths
};

}  // namespace

std::optional<SourceFormat> source_format(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<SourceFormat>(found - kNames.begin());
}

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
