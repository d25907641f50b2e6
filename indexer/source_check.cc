#include "indexer/source_check.h"

#include <optional>
#include <sstream>

#include "corpus/source.h"

namespace revue {
namespace {

namespace fs = std::filesystem;

// Ends the reading.
struct Found {};

// A source is the path of a file, and behind it the place in it: «a.csv:12», «a.zip/b.txt».
struct Place {
  fs::path file;
  std::string inside;
};

std::optional<Place> place_of(const std::string& source, const fs::path& root) {
  for (std::size_t end = source.size(); end != 0 && end != source.npos;
       end = source.find_last_of(":/", end - 1)) {
    const fs::path file = root / source.substr(0, end);
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) return Place{file, source.substr(end)};
  }
  return std::nullopt;
}

bool has_facts_of(const Article& read, const ArticleRecord& known) {
  return read.title == known.title && read.outlet == known.outlet && read.date == known.date &&
         read.url == known.url && read.author == known.author;
}

SourceState not_at_hand(std::string reason) {
  SourceState state;
  state.kind = SourceState::Kind::kNotAtHand;
  state.reason = std::move(reason);
  return state;
}

}  // namespace

SourceState source_state(const ArticleRecord& article, const std::string& text,
                         const fs::path& root) {
  const auto place = place_of(article.source, root);
  if (!place && (article.source == "stdin" || article.source.starts_with("stdin:"))) {
    return not_at_hand("it was standard input");
  }
  if (!place) return not_at_hand("there is no such file; --sources says where paths begin");
  const std::string source = shown_name(place->file.generic_string()) + place->inside;
  SourceState state;
  bool same_id = false;  // of what `state` speaks of
  // It may have moved: all articles of the file are looked at.
  const ArticleSink take = [&](Article&& read) {
    using Kind = SourceState::Kind;
    if (read.text == text) {
      const bool same = has_facts_of(read, article);
      if (!same && state.kind == Kind::kFactsChanged) return;
      state = {same ? Kind::kUnchanged : Kind::kFactsChanged, read.source, {}, {}};
      if (same) throw Found{};
      return;
    }
    if (state.kind == Kind::kFactsChanged || same_id) return;
    same_id = read.id == article.id;
    if (same_id || read.source == source) {
      state = {Kind::kChanged, read.source, std::move(read.text), {}};
    }
  };
  std::string refusal;
  const NoticeSink hear = [&](const Notice& notice) {
    if (notice.kind == Notice::Kind::kRefused && refusal.empty()) refusal = notice.message;
  };
  ReadOptions as_before;
  as_before.format = source_format(article.format).value_or(SourceFormat::kAuto);
  as_before.columns = parse_map(article.columns);
  std::istringstream nothing;
  try {
    read_sources({place->file.string()}, nothing, as_before, take, hear);
  } catch (const Found&) {
    return state;
  } catch (const std::exception& failure) {
    refusal = failure.what();
  }
  if (state.kind == SourceState::Kind::kGone && !refusal.empty()) {
    return not_at_hand("it cannot be read as it was: " + refusal);
  }
  return state;
}

}  // namespace revue
