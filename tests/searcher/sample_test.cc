// What must hold for every hit, over the sample corpus and, with REVUE_SHARED, over real texts.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/fold.h"
#include "searcher/search.h"
#include "tests/support/build_index.h"
#include "tests/support/temp_dir.h"

namespace revue {
namespace {

std::vector<Hit> all_hits(Searcher& searcher, const std::string& query) {
  SearchOptions options;
  options.limit = 100000;
  return searcher.search(query, options).hits;
}

// "article#ordinal" of each hit.
std::set<std::string> keys(const std::vector<Hit>& hits) {
  std::set<std::string> keys;
  for (const Hit& hit : hits) {
    keys.insert(hit.article.id + "#" + std::to_string(hit.passage.ordinal));
  }
  return keys;
}

std::vector<std::string> matched_texts(const Hit& hit) {
  std::vector<std::string> texts;
  for (const Highlight& mark : hit.highlights) {
    if (mark.kind == Highlight::Kind::kMatch) {
      texts.push_back(fold(cut(hit.passage.text, mark.span)));
    }
  }
  for (const Highlight& mark : hit.title_highlights) {
    if (mark.kind == Highlight::Kind::kMatch) {
      texts.push_back(fold(cut(hit.article.title, mark.span)));
    }
  }
  return texts;
}

void check_spans(const Hit& hit) {
  const auto inside_character = [&](std::size_t at) {
    return at < hit.passage.text.size() &&
           (static_cast<unsigned char>(hit.passage.text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t last_match = 0;
  for (const Highlight& mark : hit.highlights) {
    REQUIRE_LT(mark.span.begin, mark.span.end);
    REQUIRE_LE(mark.span.end, hit.passage.text.size());
    REQUIRE_FALSE(inside_character(mark.span.begin));
    REQUIRE_FALSE(inside_character(mark.span.end));
    if (mark.kind == Highlight::Kind::kMatch) {
      REQUIRE_GE(mark.span.begin, last_match);
      last_match = mark.span.end;
    }
  }
}

// Every query of one word that is not a name: all that is marked is the word, in one of its forms,
// without article or quotation mark.
void check_words(Searcher& searcher, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const std::vector<Hit> hits = all_hits(searcher, "\"" + word + "\"");
    CAPTURE(word);
    for (const Hit& hit : hits) {
      check_spans(hit);
      const std::vector<std::string> texts = matched_texts(hit);
      REQUIRE_FALSE(texts.empty());
      for (const std::string& text : texts) {
        // citoyen·nes and directeur(trice)s are several words, week-end is weekend.
        if (text.find("·") != std::string::npos || text.find('(') != std::string::npos) continue;
        std::string joined = text;
        std::erase(joined, '-');
        if (joined != fold(word)) REQUIRE_EQ(text, fold(word));
      }
    }
  }
}

// The plain words of a text, folded, found without revue's tokenizer: letters of ASCII only.
std::vector<std::string> plain_words(const std::string& text) {
  std::map<std::string, int> counts;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if ((c >= 'a' && c <= 'z')) {
      word += c;
      continue;
    }
    const bool alone = (c == ' ' || c == '\n' || c == ',') &&
                       (i == word.size() || text[i - word.size() - 1] == ' ');
    if (alone && word.size() > 3) ++counts[word];
    word.clear();
  }
  std::vector<std::string> words;
  for (const auto& [each, count] : counts) words.push_back(each);
  return words;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// What a file says below its front matter.
std::string body_of(const std::string& file) {
  const std::string::size_type fence = file.find("\n---");
  return fence == std::string::npos ? file : file.substr(file.find('\n', fence + 1) + 1);
}

void check_corpus(const std::string& source) {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {source});
  Searcher searcher(index);
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    if (entry.path().extension() == ".txt") all += body_of(read(entry.path()));
  }
  const std::vector<std::string> words = plain_words(all);
  REQUIRE_GE(words.size(), 200);
  check_words(searcher, words);

  // A word that stands in a text is found there.
  for (std::size_t i = 0; i < words.size(); i += 7) {
    CAPTURE(words[i]);
    CHECK_FALSE(all_hits(searcher, "\"" + words[i] + "\"").empty());
  }
  // However an article or an accent is typed.
  const auto elysee = keys(all_hits(searcher, "Élysée"));
  CHECK_FALSE(elysee.empty());
  for (const char* query : {"elysee", "l’Élysée", "l'Elysee", "ÉLYSÉE", "E\u0301lyse\u0301e"}) {
    CAPTURE(query);
    CHECK(keys(all_hits(searcher, query)) == elysee);
  }
  const auto phrase = all_hits(searcher, "\"Quadrature du Net\"");
  CHECK_FALSE(phrase.empty());
  for (const char* query : {"«Quadrature du Net»", "« Quadrature du Net »", "“Quadrature du Net”",
                            "„Quadrature du Net“", "'Quadrature du Net'", "‘quadrature du net’"}) {
    CAPTURE(query);
    CHECK(keys(all_hits(searcher, query)) == keys(phrase));
  }
  for (const Hit& hit : phrase) {
    check_spans(hit);
    for (const std::string& text : matched_texts(hit)) CHECK_EQ(text, "quadrature du net");
  }
  // The stored article is the text that was read.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source)) {
    if (entry.path().extension() != ".txt") continue;
    const std::string id =
        std::filesystem::relative(entry.path(), source).replace_extension().generic_string();
    const auto stored = searcher.article(id);
    CAPTURE(id);
    REQUIRE(stored.has_value());
    const std::string file = body_of(read(entry.path()));
    CHECK_NE(file.find(stored->text.substr(0, 60)), std::string::npos);
    CHECK_EQ(file.size() - file.find(stored->text), stored->text.size());
  }
}

TEST_CASE("sample corpus: what is found is marked, and what is marked is what was asked") {
  check_corpus(std::string(REVUE_SOURCE_DIR) + "/corpus/sample");
}

TEST_CASE("real texts: what is found is marked, and every line with IA is found") {
  const char* shared = std::getenv("REVUE_SHARED");
  if (shared == nullptr) {
    MESSAGE("skipped: no data (REVUE_SHARED is not set)");
    return;
  }
  const std::string seeds = std::string(shared) + "/seeds";
  check_corpus(seeds);
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  build_index(index, {seeds});
  Searcher searcher(index);
  const std::vector<Hit> hits = all_hits(searcher, "IA");
  std::size_t lines = 0;
  for (const auto& entry : std::filesystem::directory_iterator(seeds)) {
    const std::string text = read(entry.path());
    const std::string id = entry.path().stem().string();
    const auto is_word_byte = [&](std::size_t at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      return (byte | 0x20U) - 'a' < 26U || byte == 0xC3 || (byte >= '0' && byte <= '9');
    };
    std::size_t line_begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && text[at] != '\n') continue;
      std::vector<std::size_t> found;
      for (std::size_t i = line_begin; i + 1 < at; ++i) {
        if (text.compare(i, 2, "IA") == 0 && (i == 0 || !is_word_byte(i - 1)) &&
            (i + 2 == text.size() || !is_word_byte(i + 2))) {
          found.push_back(i);
        }
      }
      if (!found.empty()) ++lines;
      for (const std::size_t i : found) {
        CAPTURE(text.substr(line_begin, at - line_begin));
        CHECK(std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
          return hit.article.id == id && hit.passage.span.contains({i, i + 2});
        }));
      }
      line_begin = at + 1;
    }
  }
  CHECK_EQ(lines, 77);
}

}  // namespace
}  // namespace revue
