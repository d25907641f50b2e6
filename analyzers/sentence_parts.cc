#include "analyzers/sentence_parts.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

// Parts. No writer's sentence is longer; what is gets cut, so that work within a sentence has
// bounds.
constexpr std::size_t kLongestSentence = 400;

class Splitter {
 public:
  Splitter(const ArticleWords& article, ByteSpan stretch) : article_(article), stretch_(stretch) {}

  SentenceParts run() {
    // ’ closes nothing in French; the language is that of most words.
    const std::size_t first = article_.word_at(stretch_.begin);
    const std::size_t end = article_.word_at(stretch_.end);
    std::size_t english = 0;
    for (std::size_t i = first; i < end; ++i) {
      english += article_.words[i].language == Language::kEnglish ? 1U : 0U;
    }
    out_.marked = find_marked(cut(article_.text, stretch_), english * 2 > end - first);
    for (MarkedText& marked : out_.marked) {
      for (ByteSpan* span : {&marked.span, &marked.inside}) {
        span->begin += stretch_.begin;
        span->end += stretch_.begin;
      }
    }
    split_parts();
    split_sentences();
    return std::move(out_);
  }

 private:
  void split_parts() {
    std::size_t at = stretch_.begin;
    std::size_t word = article_.word_at(at);
    std::size_t marked = 0;
    const auto& words = article_.words;
    while (at < stretch_.end) {
      while (word < words.size() && words[word].span.begin < at) ++word;
      const std::size_t next_word = word < words.size() ? words[word].span.begin : kEnd;
      const std::size_t next_marked =
          marked < out_.marked.size() ? out_.marked[marked].span.begin : kEnd;
      const std::size_t next = std::min({next_word, next_marked, stretch_.end});
      punctuation({at, next}, word);
      if (next == stretch_.end) break;
      if (next_marked == next && marked < out_.marked.size()) {
        add(PartKind::kMarked, marked, out_.marked[marked].span);
        at = out_.marked[marked++].span.end;
      } else if (next_word == next && word < words.size()) {
        add(PartKind::kWord, word, words[word].span);
        at = words[word++].span.end;
      } else {
        break;
      }
    }
  }

  void add(PartKind kind, std::size_t number, ByteSpan span) {
    out_.parts.push_back({kind, static_cast<std::uint32_t>(number), span});
  }

  // `word` is the one behind the gap.
  void punctuation(ByteSpan gap, std::size_t word) {
    for (std::size_t at = gap.begin; at < gap.end;) {
      const std::size_t here = at;
      const char32_t c = next_character(article_.text, at);
      const ByteSpan span = {here, at};
      switch (c) {
        case U',':
          add(PartKind::kComma, 0, span);
          break;
        case U':':
          add(PartKind::kColon, 0, span);
          break;
        case U';':
          add(PartKind::kSemicolon, 0, span);
          break;
        case U'—':
        case U'–':
        case U'―':
          add(PartKind::kDash, 0, span);
          break;
        case U'-':
          if (here > 0 && article_.text[here - 1] == ' ' && at < article_.text.size() &&
              article_.text[at] == ' ') {
            add(PartKind::kDash, 0, span);
          }
          break;
        case U'(':
        case U'[':
          add(PartKind::kOpening, 0, span);
          break;
        case U')':
        case U']':
          add(PartKind::kClosing, 0, span);
          break;
        case U'.':
          if (!is_abbreviation(gap, word) && !(at < gap.end && article_.text[at] == ',') &&
              !(at == gap.end && begins_word(at, word))) {
            add(PartKind::kStop, 0, span);
          }
          break;
        case U'!':
        case U'?':
        case U'…':
          add(PartKind::kStop, 0, span);
          break;
        case U'\n':
          if (ends_paragraph(article_.text, here)) add(PartKind::kBreak, 0, span);
          break;
        default:
          break;
      }
    }
  }

  // “e.GO”, «gouvernement.fr»: no space stands between.
  bool begins_word(std::size_t at, std::size_t word) const {
    return word < article_.words.size() && article_.words[word].span.begin == at;
  }

  // A title, initials, or an abbreviation of the language.
  bool is_abbreviation(ByteSpan gap, std::size_t word) const {
    if (word > 0 && article_.words[word - 1].span.end == gap.begin) {
      const ArticleWord& before = article_.words[word - 1];
      const auto& known = table(before.language).abbreviations;
      if (before.exact().size() <= 6 &&
          std::find(known.begin(), known.end(), lower(before.exact())) != known.end()) {
        return true;
      }
    }
    return word < article_.words.size() && article_.words[word].span.begin == gap.end &&
           article_.words[word].context.before == Gap::kStop && !opens_behind_initials(word);
  }

  // “in the U.S. He said”, “a new king. The council”: a small word in capitals opens a sentence,
  // unless a title stands before it: «M. Le Goff».
  bool opens_behind_initials(std::size_t word) const {
    if (word == 0) return false;
    const ArticleWord& next = article_.words[word];
    const ArticleWord& before = article_.words[word - 1];
    const bool title =
        (before.context.kinds & kTitle) != 0 && before.context.capitals != Capitals::kAny;
    return next.context.token->stop && next.context.capitals != Capitals::kAny && !title &&
           next.exact().size() > 1 && before.exact().size() > 1;
  }

  void split_sentences() {
    Sentence sentence;
    sentence.opens_paragraph = true;
    const auto finish = [&](std::size_t end, std::size_t next, bool paragraph) {
      sentence.end = end;
      if (sentence.end > sentence.begin) {
        out_.sentences.push_back(sentence);
        sentence.opens_paragraph = paragraph;
      } else {
        sentence.opens_paragraph = sentence.opens_paragraph || paragraph;
      }
      sentence.begin = next;
    };
    for (std::size_t i = 0; i < out_.parts.size(); ++i) {
      if (i - sentence.begin >= kLongestSentence) finish(i, i, false);
      switch (out_.parts[i].kind) {
        case PartKind::kBreak:
          finish(i, i + 1, true);
          break;
        case PartKind::kStop:
          if (begins_sentence(i + 1)) finish(i + 1, i + 1, false);
          break;
        case PartKind::kMarked:
          if (ends_sentence(i)) finish(i + 1, i + 1, false);
          break;
        default:
          break;
      }
    }
    finish(out_.parts.size(), out_.parts.size(), false);
  }

  // A marked text that ends in a full stop; one that asks or exclaims may go on with its speaker in
  // English: “Why?” Smith asked.
  bool ends_sentence(std::size_t i) const {
    const MarkedText& marked = out_.marked[out_.parts[i].number];
    const std::string_view inside = cut(article_.text, marked.inside);
    if (!begins_sentence(i + 1)) return false;
    if (inside.ends_with('.') || inside.ends_with("…")) return true;
    if (!inside.ends_with('!') && !inside.ends_with('?')) return false;
    const bool word = i + 1 < out_.parts.size() && out_.parts[i + 1].kind == PartKind::kWord;
    return !word || article_.words[out_.parts[i + 1].number].language != Language::kEnglish;
  }

  bool begins_sentence(std::size_t i) const {
    if (i >= out_.parts.size()) return true;
    const SentencePart& next = out_.parts[i];
    if (next.kind == PartKind::kBreak || next.kind == PartKind::kMarked) return true;
    if (next.kind == PartKind::kOpening || next.kind == PartKind::kDash) return true;
    if (next.kind != PartKind::kWord) return false;
    const ArticleWord& word = article_.words[next.number];
    // With an elided article, the article's letter tells.
    std::size_t begin = next.span.begin;
    if (word.context.before == Gap::kElided || begin > 1) {
      const std::size_t previous = i > 0 ? out_.parts[i - 1].span.end : 0;
      for (std::size_t at = previous; at < begin;) {
        const char32_t c = next_character(article_.text, at);
        if (u_isalpha(static_cast<UChar32>(c)) != 0) {
          return u_isupper(static_cast<UChar32>(c)) != 0;
        }
      }
    }
    const char32_t first = next_character(article_.text, begin);
    return u_isupper(static_cast<UChar32>(first)) != 0 ||
           u_isdigit(static_cast<UChar32>(first)) != 0;
  }

  static constexpr std::size_t kEnd = static_cast<std::size_t>(-1);

  const ArticleWords& article_;
  const ByteSpan stretch_;
  SentenceParts out_;
};

}  // namespace

SentenceParts sentence_parts(const ArticleWords& article) {
  return sentence_parts(article, {0, article.text.size()});
}

SentenceParts sentence_parts(const ArticleWords& article, ByteSpan stretch) {
  return Splitter(article, stretch).run();
}

}  // namespace revue
