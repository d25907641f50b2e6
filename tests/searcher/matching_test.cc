// Random queries over the sample corpus, against a matcher that is slow and obviously right: it
// reads the words of every passage one by one. What is found, counted, explained and marked agrees.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "searcher/search.h"
#include "tests/support/sample_index.h"

namespace revue {
namespace {

struct Word {
  std::string folded;
  std::string exact;
  std::size_t position = 0;
  std::size_t sentence = 0;
  std::size_t paragraph = 0;
};

struct Text {
  std::string key;  // article#ordinal
  Language language = Language::kFrench;
  std::vector<Word> words;
};

class Reader {
 public:
  void add(std::string_view text, Language language, std::size_t offset, std::size_t first_sentence,
           std::vector<Word>& words) {
    const TokenList tokens = tokenizer_.tokens(text, language);
    const Breaks breaks = breaks_of(text, splitter_);
    const auto number = [](const std::vector<std::size_t>& starts, std::size_t at) {
      return static_cast<std::size_t>(std::count_if(starts.begin(), starts.end(),
                                                    [at](std::size_t each) { return each <= at; }));
    };
    for (const Token& token : tokens) {
      words.push_back({std::string(token.folded), std::string(token.exact), token.position + offset,
                       number(breaks.sentences, token.span.begin) + first_sentence,
                       number(breaks.paragraphs, token.span.begin) + first_sentence});
    }
  }

  std::size_t positions(std::string_view text, Language language) {
    return tokenizer_.tokens(text, language).positions();
  }

 private:
  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
};

std::vector<Text> all_texts() {
  SearchOptions options;
  options.limit = 100000;
  std::vector<Text> texts;
  Reader reader;
  for (const Hit& hit : sample().search("-\"zzzzzz\"", options).hits) {
    Text text;
    text.key = hit.article.id + "#" + std::to_string(hit.passage.ordinal);
    text.language = hit.passage.language;
    std::size_t offset = 0;
    if (hit.passage.lead) {
      reader.add(hit.article.title, hit.article.title_language, 0, 0, text.words);
      offset = reader.positions(hit.article.title, hit.article.title_language) + 100;
    }
    reader.add(hit.passage.text, hit.passage.language, offset, hit.passage.lead ? 1000 : 0,
               text.words);
    texts.push_back(std::move(text));
  }
  return texts;
}

// A query as a tree, with what it means.
struct Tree {
  enum class Kind {
    kWord,
    kPhrase,
    kExact,
    kPrefix,
    kNear,
    kOrdered,
    kSentence,
    kParagraph,
    kAtLeast,
    kLanguage,
    kAnd,
    kOr,
    kNot,
    kBeside  // a field and something beside it
  };
  Kind kind = Kind::kWord;
  std::vector<std::string> words;
  std::size_t number = 0;
  std::vector<Tree> parts;
};

std::string written(const Tree& tree) {
  const auto quoted = [](const std::string& words) { return '"' + words + '"'; };
  switch (tree.kind) {
    case Tree::Kind::kWord:
      return quoted(tree.words[0]);
    case Tree::Kind::kPhrase:
      return quoted(tree.words[0] + " " + tree.words[1]);
    case Tree::Kind::kExact:
      return "=" + tree.words[0];
    case Tree::Kind::kPrefix:
      return tree.words[0] + "*";
    case Tree::Kind::kNear:
      return quoted(tree.words[0]) + " NEAR/" + std::to_string(tree.number) + " " +
             quoted(tree.words[1]);
    case Tree::Kind::kOrdered:
      return quoted(tree.words[0]) + " ADJ/" + std::to_string(tree.number) + " " +
             quoted(tree.words[1]);
    case Tree::Kind::kSentence:
      return quoted(tree.words[0]) + " NEAR/S " + quoted(tree.words[1]);
    case Tree::Kind::kParagraph:
      return quoted(tree.words[0]) + " NEAR/P " + quoted(tree.words[1]);
    case Tree::Kind::kAtLeast:
      return "atleast/" + std::to_string(tree.number) + " " + quoted(tree.words[0]);
    case Tree::Kind::kLanguage:
      return "lang:" + tree.words[0];
    case Tree::Kind::kAnd:
      return "(" + written(tree.parts[0]) + " AND " + written(tree.parts[1]) + ")";
    case Tree::Kind::kOr:
      return "(" + written(tree.parts[0]) + " OU " + written(tree.parts[1]) + ")";
    case Tree::Kind::kNot:
      return "(" + written(tree.parts[0]) + " -" + written(tree.parts[1]) + ")";
    case Tree::Kind::kBeside:
      return "(" + written(tree.parts[0]) + " " + written(tree.parts[1]) + ")";
  }
  return {};
}

bool holds_pair(const Tree& tree, const Text& text) {
  for (const Word& a : text.words) {
    if (a.folded != tree.words[0]) continue;
    for (const Word& b : text.words) {
      if (b.folded != tree.words[1] || b.position == a.position) continue;
      const bool before = a.position < b.position;
      const std::size_t distance = before ? b.position - a.position : a.position - b.position;
      switch (tree.kind) {
        case Tree::Kind::kPhrase:
          if (before && distance == 1) return true;
          break;
        case Tree::Kind::kOrdered:
          if (before && distance <= tree.number) return true;
          break;
        case Tree::Kind::kNear:
          if (distance <= tree.number) return true;
          break;
        case Tree::Kind::kSentence:
          if (a.sentence == b.sentence) return true;
          break;
        default:
          if (a.paragraph == b.paragraph) return true;
      }
    }
  }
  return false;
}

bool matches(const Tree& tree, const Text& text) {
  const auto any = [&](const auto& is) {
    return std::any_of(text.words.begin(), text.words.end(), is);
  };
  switch (tree.kind) {
    case Tree::Kind::kWord:
      return any([&](const Word& word) { return word.folded == tree.words[0]; });
    case Tree::Kind::kExact:
      return any([&](const Word& word) { return word.exact == tree.words[0]; });
    case Tree::Kind::kPrefix:
      return any([&](const Word& word) { return word.folded.starts_with(tree.words[0]); });
    case Tree::Kind::kAtLeast: {
      std::set<std::size_t> places;
      for (const Word& word : text.words) {
        if (word.folded == tree.words[0]) places.insert(word.position);
      }
      return places.size() >= tree.number;
    }
    case Tree::Kind::kLanguage:
      return code(text.language) == tree.words[0];
    case Tree::Kind::kAnd:
    case Tree::Kind::kBeside:
      return matches(tree.parts[0], text) && matches(tree.parts[1], text);
    case Tree::Kind::kOr:
      return matches(tree.parts[0], text) || matches(tree.parts[1], text);
    case Tree::Kind::kNot:
      return matches(tree.parts[0], text) && !matches(tree.parts[1], text);
    default:
      return holds_pair(tree, text);
  }
}

// Whether something that a match can show stands in the passage's own text or in its title.
bool shows(const Tree& tree, const Text& text) {
  if (tree.kind == Tree::Kind::kLanguage) return false;
  if (tree.kind == Tree::Kind::kNot) return shows(tree.parts[0], text);
  if (!tree.parts.empty()) return shows(tree.parts[0], text) || shows(tree.parts[1], text);
  return matches(tree, text);
}

class Generator {
 public:
  Generator(const std::vector<Text>& texts, unsigned seed) : texts_(texts), random_(seed) {}

  Tree tree(int depth) {
    Tree tree;
    if (depth > 0 && random_() % 3 != 0) {
      constexpr Tree::Kind kJoints[] = {Tree::Kind::kAnd, Tree::Kind::kOr, Tree::Kind::kNot,
                                        Tree::Kind::kBeside};
      tree.kind = kJoints[random_() % 4];
      tree.parts = {tree.kind == Tree::Kind::kBeside ? language() : this->tree(depth - 1),
                    this->tree(depth - 1)};
      return tree;
    }
    // Words of one passage, so that something is found.
    const Text& text = texts_[random_() % texts_.size()];
    std::vector<const Word*> words;
    for (const Word& word : text.words) {
      const bool plain =
          word.folded.size() > 1 && std::all_of(word.folded.begin(), word.folded.end(),
                                                [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain) words.push_back(&word);
    }
    tree.kind = static_cast<Tree::Kind>(random_() % 10);
    if (words.size() < 3) tree.kind = Tree::Kind::kLanguage;
    if (tree.kind == Tree::Kind::kLanguage) return language();
    const std::size_t at = random_() % (words.size() - 2);
    const std::size_t next = at + 1 + random_() % 2;
    tree.number = 1 + random_() % 6;
    tree.words = {words[at]->folded, words[next]->folded};
    if (tree.kind == Tree::Kind::kExact) tree.words = {words[at]->exact};
    if (tree.kind == Tree::Kind::kPrefix) {
      tree.words[0].resize(std::min<std::size_t>(tree.words[0].size(), 2 + random_() % 4));
    }
    if (tree.kind == Tree::Kind::kAtLeast) tree.number = 1 + random_() % 3;
    return tree;
  }

 private:
  Tree language() {
    Tree tree;
    tree.kind = Tree::Kind::kLanguage;
    tree.words = {random_() % 2 == 0 ? "fr" : "en"};
    return tree;
  }

  const std::vector<Text>& texts_;
  std::mt19937 random_;
};

TEST_CASE("random queries find, count, explain and mark what a slow matcher finds") {
  const std::vector<Text> texts = all_texts();
  REQUIRE_GT(texts.size(), 200);
  const unsigned seed = 20260101;
  MESSAGE("seed ", seed);
  Generator generator(texts, seed);
  SearchOptions options;
  options.limit = 100000;
  options.cross_language = false;
  options.spelling = Spelling::kOff;
  std::map<std::string, const Text*> by_key;
  for (const Text& text : texts) by_key[text.key] = &text;
  std::size_t found_something = 0;
  for (int round = 0; round < 1500; ++round) {
    const Tree tree = generator.tree(round % 4);
    const std::string query = written(tree);
    CAPTURE(query);
    std::set<std::string> expected;
    for (const Text& text : texts) {
      if (matches(tree, text)) expected.insert(text.key);
    }
    const SearchResult result = sample().search(query, options);
    CHECK(result.notes.empty());
    std::set<std::string> found;
    for (const Hit& hit : result.hits) {
      const std::string key = hit.article.id + "#" + std::to_string(hit.passage.ordinal);
      found.insert(key);
      const auto is_match = [](const Highlight& mark) {
        return mark.kind == Highlight::Kind::kMatch;
      };
      const bool marked =
          std::any_of(hit.highlights.begin(), hit.highlights.end(), is_match) ||
          std::any_of(hit.title_highlights.begin(), hit.title_highlights.end(), is_match);
      CAPTURE(key);
      if (shows(tree, *by_key.at(key))) CHECK(marked);
    }
    for (const std::string& key : expected) {
      CAPTURE(key);
      CHECK(found.count(key) == 1);
    }
    for (const std::string& key : found) {
      CAPTURE(key);
      CHECK(expected.count(key) == 1);
    }
    REQUIRE_EQ(result.total, expected.size());
    if (round % 5 == 0) {
      CHECK_EQ(sample().explain(query, options).found.passages, expected.size());
    }
    found_something += expected.empty() ? 0U : 1U;
  }
  CHECK_GT(found_something, 1000);
}

}  // namespace
}  // namespace revue
