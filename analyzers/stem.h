// Stems: what inflected forms of a word share, per language.
//
// A word has up to two stems. `stem` comes from the word as written with its accents, and loses the
// accents afterwards: Snowball needs them (sécurité → sécur, but securite → securit). `bare` comes
// from the word with its accents already gone, and is empty when both agree; it lets a query typed
// without accents meet the same word's other forms. docs/analysis.md has the measurements.
#ifndef REVUE_ANALYZERS_STEM_H_
#define REVUE_ANALYZERS_STEM_H_

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/language.h"

struct sb_stemmer;

namespace revue {

struct Stems {
  std::string_view stem;
  std::string_view bare;
};

// Snowball's stemmers of all languages with a cache. One per thread. Deterministic: the cache never
// changes an answer.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // Stems of a word. `lower` is its lower-case form with accents, `folded` the same without.
  // The views hold until the next call.
  Stems operator()(Language language, std::string_view lower, std::string_view folded);

 private:
  struct Entry {
    std::string lower;
    std::string stem;
    std::string bare;
  };
  struct Release {
    void operator()(sb_stemmer* stemmer) const;
  };
  struct PerLanguage {
    std::unique_ptr<sb_stemmer, Release> snowball;
    // Direct-mapped by hash of the word; entries are made when they are needed, since a search
    // needs few.
    std::vector<std::unique_ptr<Entry>> cache;
  };

  void compute(Language language, std::string_view lower, std::string_view folded, Entry& entry);

  std::array<PerLanguage, kLanguages.size()> languages_;
};

}  // namespace revue

#endif  // REVUE_ANALYZERS_STEM_H_
