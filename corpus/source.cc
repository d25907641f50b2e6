#include "corpus/source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>

#include "corpus/format.h"
#include "corpus/left_out.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

using Format = SourceFormat;

// An input whose beginning was already taken from it.
class Rejoined : public std::streambuf {
 public:
  Rejoined(std::string beginning, std::istream& rest)
      : beginning_(std::move(beginning)), rest_(rest) {
    setg(beginning_.data(), beginning_.data(), beginning_.data() + beginning_.size());
  }

 protected:
  // By one byte, so that a slow pipe is not waited for, and not once more behind an end: an
  // interruption looks like one, and the next read would wait.
  int_type underflow() override {
    if (!rest_.get(byte_)) return traits_type::eof();
    setg(&byte_, &byte_, &byte_ + 1);
    return traits_type::to_int_type(byte_);
  }

 private:
  std::string beginning_;
  std::istream& rest_;
  char byte_ = 0;
};

std::string shown(const fs::path& path) { return shown_name(path.generic_string()); }

class Reader {
 public:
  // With several sources, a file that stands in two of them is read once.
  Reader(const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice,
         bool several)
      : options_(options),
        sink_(sink),
        notice_(notice),
        several_(several),
        documents_(options, unique_, notice) {}

  void source(const std::string& name) {
    std::error_code failure;
    const fs::file_status status = fs::status(name, failure);
    if (!fs::exists(status)) {
      refuse(name, "cannot be read: " + (failure ? failure.message() : "it does not exist"));
    } else if (fs::is_directory(status)) {
      directory(name);
    } else {
      file(name, format_of_file(name), fs::path(name).filename());
    }
  }

  void standard_input(std::istream& in) {
    std::string beginning;
    while (in.good() && beginning.size() <= options_.largest_text &&
           (is_blank_byte(in.peek()) || is_mark_byte(in.peek(), beginning.size()))) {
      beginning += static_cast<char>(in.get());
    }
    Format format = options_.format;
    // Lines are read as they come.
    if (format == Format::kAuto && in.peek() == '{') format = Format::kJsonLines;
    if (format != Format::kJsonLines) {
      for (char c = 0; beginning.size() < kSniffedBytes && in.get(c);) beginning.push_back(c);
      format = format_of(options_.format, "", beginning);
    }
    Rejoined whole(std::move(beginning), in);
    std::istream all(&whole);
    documents_.read(all, format == Format::kAuto ? Format::kText : format, "stdin", "stdin");
  }

 private:
  void refuse(const fs::path& where, const std::string& message) {
    notice_({Notice::Kind::kRefused, shown(where), message});
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
    LeftOut left_out;
    std::vector<fs::path> folders = {name};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      for (const fs::directory_entry& entry : entries_of(folder)) {
        const fs::path& path = entry.path();
        std::error_code unreadable;
        if (path.filename().native().starts_with('.') || is_no_source(path)) continue;
        if (entry.is_directory(unreadable)) {
          if (entry.is_symlink(unreadable)) {
            notice_({Notice::Kind::kNote, shown(path), "is a link to a folder; not followed"});
          } else {
            folders.push_back(path);
          }
        } else {
          files.push_back(path);
        }
      }
    }
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& path : files) {
      const Format format = format_of_file(path);
      if (format == Format::kAuto) {
        left_out.add(path, shown(path), notice_);
      } else {
        file(path, format, path.lexically_relative(name));
      }
    }
    left_out.report(shown(name), notice_);
  }

  bool is_no_source(const fs::path& path) const {
    return std::any_of(
        options_.no_sources.begin(), options_.no_sources.end(), [&](const fs::path& other) {
          std::error_code ignored;
          return path.filename() == other.filename() && fs::equivalent(path, other, ignored);
        });
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

  // kAuto where nothing is known.
  Format format_of_file(const fs::path& path) const {
    std::string beginning;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) {
      std::ifstream in(path, std::ios::binary);
      beginning.resize(kSniffedBytes);
      in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
      beginning.resize(static_cast<std::size_t>(in.gcount()));
    }
    return format_of(options_.format, path.generic_string(), beginning);
  }

  // `name` is the path that the ids are made of.
  void file(const fs::path& path, Format format, const fs::path& name) {
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
    if (is_no_source(path)) {
      refuse(path, "is what this command writes, or a table that it was given; no source");
      return;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      refuse(path, std::string("cannot be opened: ") + std::strerror(errno));
      return;
    }
    if (format == Format::kAuto) {
      refuse(path, "neither its ending nor what it begins with is known; name it with --format");
      return;
    }
    try {
      documents_.read(in, format, name.generic_string(), source);
    } catch (const std::ios_base::failure&) {
      refuse(path, "cannot be read to its end");
    }
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
  NoticeSink notice_;  // adds the format
  const bool several_;
  std::unordered_map<std::string, Seen> seen_;  // by id
  std::unordered_set<std::string> read_;        // canonical paths
  const ArticleSink unique_ = [this](Article&& article) { take(std::move(article)); };
  const DocumentReader documents_;
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
