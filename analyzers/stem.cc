#include "analyzers/stem.h"

#include <libstemmer.h>

#include <functional>
#include <unordered_map>

#include "analyzers/error.h"
#include "analyzers/fold.h"

namespace revue {
namespace {

constexpr std::size_t kCacheSize = std::size_t{1} << 14U;
// Longer "words" are not words; they are their own stem.
constexpr std::size_t kLongestStemmed = 64;

// Keyed by the word with its accents, and without them as it is typed in haste.
using Exceptions = std::unordered_map<std::string, std::string_view>;

const Exceptions& exceptions(Language language) {
  static const auto all = [] {
    std::array<Exceptions, kLanguages.size()> maps;
    for (const Language each : kLanguages) {
      for (const StemException& row : table(each).stem_exceptions) {
        maps[static_cast<std::size_t>(each)].emplace(row.word, row.stem);
        maps[static_cast<std::size_t>(each)].emplace(fold(row.word), row.stem);
      }
    }
    return maps;
  }();
  return all[static_cast<std::size_t>(language)];
}

std::string_view run(sb_stemmer* stemmer, std::string_view word) {
  const auto* symbols = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                        static_cast<int>(word.size()));
  return {reinterpret_cast<const char*>(symbols),
          static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace

void Stemmer::Release::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() {
  for (const Language language : kLanguages) {
    const LanguageTable& row = table(language);
    PerLanguage& slot = languages_[static_cast<std::size_t>(language)];
    slot.snowball.reset(sb_stemmer_new(std::string(row.snowball).c_str(), "UTF_8"));
    if (!slot.snowball)
      throw Error("libstemmer", "has no stemmer for " + std::string(row.snowball));
    slot.cache.resize(kCacheSize);
  }
}

Stemmer::~Stemmer() = default;

void Stemmer::compute(Language language, std::string_view lower, std::string_view folded,
                      Entry& entry) {
  entry.lower = lower;
  entry.stem.clear();
  entry.bare.clear();
  if (lower.size() > kLongestStemmed) {
    entry.stem = folded;
    return;
  }
  const Exceptions& rows = exceptions(language);
  sb_stemmer* const snowball = languages_[static_cast<std::size_t>(language)].snowball.get();
  const auto append_stem = [&](std::string_view word, std::string& out) {
    const auto found = rows.find(std::string(word));
    append_folded(found != rows.end() ? found->second : run(snowball, word), out);
  };
  append_stem(lower, entry.stem);
  if (entry.stem.empty()) entry.stem = folded;  // all that the stemmer left was a mark
  if (lower == folded) return;
  append_stem(folded, entry.bare);
  if (entry.bare == entry.stem) entry.bare.clear();
}

Stems Stemmer::operator()(Language language, std::string_view lower, std::string_view folded) {
  auto& cache = languages_[static_cast<std::size_t>(language)].cache;
  std::unique_ptr<Entry>& entry = cache[std::hash<std::string_view>{}(lower) % kCacheSize];
  if (!entry) entry = std::make_unique<Entry>();
  if (entry->lower != lower || entry->stem.empty()) compute(language, lower, folded, *entry);
  return {entry->stem, entry->bare};
}

}  // namespace revue
