#include "corpus/source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <unordered_map>

#include "corpus/jsonl_reader.h"
#include "corpus/text_reader.h"

namespace revue {
namespace fs = std::filesystem;
namespace {

enum class Format { kText, kJsonLines, kUnknown };

Format format_of(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  if (ending == ".txt" || ending == ".text" || ending == ".md") return Format::kText;
  if (ending == ".jsonl" || ending == ".ndjson") return Format::kJsonLines;
  return Format::kUnknown;
}

class Reader {
 public:
  Reader(const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice)
      : options_(options), sink_(sink), notice_(notice) {}

  void source(const std::string& name) {
    std::error_code failure;
    const fs::file_status status = fs::status(name, failure);
    if (!fs::exists(status)) {
      refuse(name, "cannot be read: " + (failure ? failure.message() : "it does not exist"));
    } else if (fs::is_directory(status)) {
      directory(name);
    } else {
      fs::path id = fs::path(name).filename();
      file(name, id.replace_extension().generic_string());
    }
  }

  void standard_input(std::istream& in) {
    while (in.good() &&
           (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t')) {
      in.get();
    }
    if (in.peek() == '{') {
      read_jsonl(in, "stdin", "stdin", unique(), notice_);
      return;
    }
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (auto article = read_text(std::move(bytes), "stdin", "stdin", notice_))
      take(std::move(*article));
  }

 private:
  void refuse(const std::string& where, const std::string& message) {
    notice_({Notice::Kind::kRefused, where, message});
  }

  void directory(const std::string& name) {
    std::vector<fs::path> files;
    std::map<std::string, std::size_t> skipped;  // by ending
    std::error_code failure;
    fs::recursive_directory_iterator it(name, fs::directory_options::skip_permission_denied,
                                        failure);
    if (failure) refuse(name, "cannot be read: " + failure.message());
    for (; !failure && it != fs::recursive_directory_iterator(); it.increment(failure)) {
      const fs::path path = it->path();
      const bool hidden = path.filename().string().starts_with('.');
      std::error_code unreadable;
      if (it->is_directory(unreadable)) {
        if (hidden) it.disable_recursion_pending();
      } else if (!hidden) {
        if (format_of(path) != Format::kUnknown) {
          files.push_back(path);
        } else {
          ++skipped[path.extension().empty() ? "no ending" : path.extension().string()];
        }
      }
    }
    if (failure) refuse(name, "cannot be read to its end: " + failure.message());
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    for (const fs::path& path : files) {
      fs::path id = path.lexically_relative(name);
      if (format_of(path) == Format::kText) id.replace_extension();
      file(path.string(), id.generic_string());
    }
    if (!skipped.empty()) {
      std::string list;
      for (const auto& [ending, count] : skipped) {
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + ending;
      }
      notice_({Notice::Kind::kNote, name, "files of other formats were left out: " + list});
    }
  }

  void file(const std::string& path, const std::string& id) {
    std::error_code failure;
    if (!fs::is_regular_file(path, failure)) {
      refuse(path, "is no regular file; not read");
      return;
    }
    const Format format = format_of(path);
    if (format == Format::kUnknown) {
      refuse(path, "its ending is not known; .txt and .jsonl files can be read");
      return;
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      refuse(path, std::string("cannot be opened: ") + std::strerror(errno));
      return;
    }
    if (format == Format::kJsonLines) {
      read_jsonl(in, id, path, unique(), notice_);
      return;
    }
    if (fs::file_size(path, failure) > options_.largest_text) {
      refuse(path, "is larger than " + std::to_string(options_.largest_text) + " bytes");
      return;
    }
    std::ostringstream bytes;
    if (in.peek() != std::ifstream::traits_type::eof()) bytes << in.rdbuf();
    if (in.bad() || bytes.fail()) {
      refuse(path, "cannot be read to its end");
      return;
    }
    if (auto article = read_text(std::move(bytes).str(), id, path, notice_))
      take(std::move(*article));
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
  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace

void read_sources(const std::vector<std::string>& sources, std::istream& standard_input,
                  const ReadOptions& options, const ArticleSink& sink, const NoticeSink& notice) {
  Reader reader(options, sink, notice);
  for (const std::string& source : sources) {
    if (source == "-") {
      reader.standard_input(standard_input);
    } else {
      reader.source(source);
    }
  }
}

}  // namespace revue
