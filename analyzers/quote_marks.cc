#include "analyzers/quote_marks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "analyzers/utf8.h"

namespace revue {
namespace {

constexpr std::size_t kFarthestClosing = 2000;  // bytes behind a paragraph's end

enum class Kind : unsigned char {
  kAngle,
  kDouble,
  kLow,
  kStraight,
  kSingle,
  kStraightSingle,
  kSmallAngle
};

struct Open {
  Kind kind;
  std::size_t at;
};

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_word(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

class Pairing {
 public:
  Pairing(std::string_view text, bool single_marks) : text_(text), single_marks_(single_marks) {}

  std::vector<MarkedText> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t here = at;
      const char32_t c = next_character(text_, at);
      if (c == U'\n') {
        in_markup_ = false;
        if (!open_.empty() && ends_paragraph(text_, here)) at = end_paragraph(here);
        before_ = U' ';
        continue;
      }
      if (is_doubled(c, at)) {
        straight(here, ++at);
      } else {
        mark(c, here, at);
      }
      before_ = c;
    }
    if (!open_.empty()) give_up(text_.size());
    return std::move(found_);
  }

 private:
  void mark(char32_t c, std::size_t at, std::size_t next) {
    switch (c) {
      case U'«':
        open(Kind::kAngle, at);
        break;
      case U'»':
        close(Kind::kAngle, next);
        break;
      case U'‹':
        open(Kind::kSmallAngle, at);
        break;
      case U'›':
        close(Kind::kSmallAngle, next);
        break;
      case U'„':
        open(Kind::kLow, at);
        break;
      case U'“':
        if (is_open(Kind::kLow)) {
          close(Kind::kLow, next);
        } else if (is_open(Kind::kDouble) && ends_words(next)) {
          close(Kind::kDouble, next);
        } else {
          open(Kind::kDouble, at);
        }
        break;
      case U'”':
        if (close(Kind::kDouble, next) || close(Kind::kLow, next)) break;
        if (ends_words(next)) {
          close(Kind::kStraight, next);
        } else if (!is_word(before_) && begins_word(next)) {
          open(Kind::kDouble, at);
        }
        break;
      case U'"':
        straight(at, next);
        break;
      case U'‘':
        if (single_marks_ && !is_word(before_)) open(Kind::kSingle, at);
        break;
      case U'’':
        if (single_marks_ && !begins_word(next) && !is_possessive(next)) {
          close(Kind::kSingle, next);
        }
        break;
      case U'\'':
        if (single_marks_) straight_single(at, next);
        break;
      default:
        break;
    }
  }

  // '' and ``, as typewriters write “ and ”.
  bool is_doubled(char32_t c, std::size_t next) const {
    return (c == U'\'' || c == U'`') && next < text_.size() &&
           static_cast<char32_t>(static_cast<unsigned char>(text_[next])) == c;
  }

  bool begins_word(std::size_t at) const {
    return at < text_.size() && is_word(next_character(text_, at));
  }

  // Whether a mark before this byte has words in front of it and none behind.
  bool ends_words(std::size_t at) const {
    return !is_space(before_) && before_ != U'(' && before_ != U'[' && !begins_word(at);
  }

  // Rules 2 and 5.
  void straight(std::size_t at, std::size_t next) {
    if (before_ == U'=' || in_markup_) {
      in_markup_ = !in_markup_;
      return;
    }
    const bool is_known = is_open(Kind::kStraight);
    if (!is_known && is_open(Kind::kDouble) && ends_words(next)) {
      close(Kind::kDouble, next);
      return;
    }
    std::size_t behind = next;
    const char32_t after = next < text_.size() ? next_character(text_, behind) : U' ';
    const bool opens =
        (is_space(before_) || before_ == U'(' || before_ == U'[') && !is_space(after);
    if (!is_known) {
      if (opens || !is_word(before_)) open(Kind::kStraight, at);
      return;
    }
    if (opens && begins_word(next)) {
      // The one before was never closed.
      while (is_open(Kind::kStraight)) open_.pop_back();
      open(Kind::kStraight, at);
    } else {
      close(Kind::kStraight, next);
    }
  }

  // Rule 3.
  void straight_single(std::size_t at, std::size_t next) {
    if (!is_open(Kind::kStraightSingle)) {
      const bool opens = (is_space(before_) || is_bracket(before_)) && begins_word(next) &&
                         u_isdigit(static_cast<UChar32>(text_[next])) == 0;
      if (opens && closing_single(next) != text_.npos) open(Kind::kStraightSingle, at);
    } else if (!begins_word(next) && !is_possessive(next)) {
      close(Kind::kStraightSingle, next);
    }
  }

  static bool is_bracket(char32_t c) { return c == U'(' || c == U'['; }

  // “‘The workers’ rights matter,’”: an apostrophe behind an s with words behind it, where another
  // mark closes before the next one opens. `next` is behind it.
  bool is_possessive(std::size_t next) {
    return goes_on_behind_s(next, before_) && closing_single(next) != text_.npos;
  }

  bool goes_on_behind_s(std::size_t next, char32_t before) const {
    return before == U's' && next + 1 < text_.size() && text_[next] == ' ' &&
           u_islower(static_cast<UChar32>(text_[next + 1])) != 0;
  }

  // The next single mark from here on that can but close, before one that opens, in this line; npos
  // for none. Looked up once for all marks on the way.
  std::size_t closing_single(std::size_t from) {
    if (from <= single_looked_up_to_) return single_closing_;
    single_closing_ = text_.npos;
    char32_t before = U' ';
    std::size_t at = from;
    while (at < text_.size()) {
      const std::size_t here = at;
      const char32_t c = next_character(text_, at);
      if (c == U'\n' || c == U'‘' || (c == U'\'' && is_space(before) && begins_word(at))) break;
      if ((c == U'’' || c == U'\'') && !is_space(before) && !begins_word(at) &&
          !goes_on_behind_s(at, before)) {
        single_closing_ = here;
        break;
      }
      before = c;
    }
    single_looked_up_to_ = at;
    return single_closing_;
  }

  bool is_open(Kind kind) const {
    return std::any_of(open_.begin(), open_.end(),
                       [kind](const Open& each) { return each.kind == kind; });
  }

  // More marks in one another than this are no quotation.
  void open(Kind kind, std::size_t at) {
    constexpr std::size_t kDeepest = 8;
    if (open_.size() < kDeepest) open_.push_back({kind, at});
  }

  bool close(Kind kind, std::size_t end) {
    if (!is_open(kind)) return false;
    while (open_.back().kind != kind) open_.pop_back();
    const std::size_t begin = open_.back().at;
    open_.pop_back();
    if (open_.empty()) add(begin, end, true);
    return true;
  }

  void add(std::size_t begin, std::size_t end, bool closed) {
    MarkedText marked{{begin, end}, {begin, end}, closed};
    // The first character is a mark, and where it is closed the last; each may be a doubled one.
    const char32_t first = next_character(text_, marked.inside.begin);
    if (is_doubled(first, marked.inside.begin)) ++marked.inside.begin;
    if (closed) {
      do {
        --marked.inside.end;
      } while (!starts_character(text_[marked.inside.end]));
      if (text_[marked.inside.end] == '\'' && marked.inside.end > marked.inside.begin) {
        --marked.inside.end;
      }
    }
    while (marked.inside.begin < marked.inside.end) {
      std::size_t next = marked.inside.begin;
      if (!is_space(next_character(text_, next))) break;
      marked.inside.begin = next;
    }
    while (marked.inside.end > marked.inside.begin) {
      std::size_t last = marked.inside.end - 1;
      while (last > marked.inside.begin && !starts_character(text_[last])) {
        --last;
      }
      std::size_t next = last;
      if (!is_space(next_character(text_, next))) break;
      marked.inside.end = last;
    }
    if (!marked.inside.empty()) found_.push_back(marked);
  }

  // Rule 4. Where the reading goes on.
  std::size_t end_paragraph(std::size_t line_end) {
    std::size_t begin = line_end;
    while (begin < text_.size()) {
      std::size_t next = begin;
      if (!is_space(next_character(text_, next))) break;
      begin = next;
    }
    if (begin >= text_.size()) return begin;
    std::size_t next = begin;
    const char32_t first = next_character(text_, next);
    const bool doubled = is_doubled(first, next);
    if (doubled) ++next;
    const Kind outermost = open_.front().kind;
    const bool repeats = (outermost == Kind::kAngle && (first == U'«' || first == U'»')) ||
                         (outermost == Kind::kDouble && first == U'“') ||
                         (outermost == Kind::kStraight && (first == U'"' || doubled)) ||
                         (outermost == Kind::kLow && first == U'„');
    open_.resize(1);
    if (repeats) return next;
    if (outermost != Kind::kAngle || !closes_first(begin)) give_up(line_end);
    return begin;
  }

  // Whether » comes before «, not too far away. Looked up once for all paragraphs on the way.
  bool closes_first(std::size_t from) {
    if (looked_up_to_ <= from) {
      const std::string_view rest = text_.substr(from, kFarthestClosing);
      const std::size_t closing = rest.find("»");
      closes_ = closing != rest.npos && rest.substr(0, closing).find("«") == rest.npos;
      looked_up_to_ = from + (closing == rest.npos ? rest.size() : closing);
    }
    return closes_;
  }

  void give_up(std::size_t end) {
    while (end > open_.front().at && is_space(static_cast<unsigned char>(text_[end - 1]))) --end;
    // A single mark alone is an apostrophe.
    const Kind kind = open_.front().kind;
    if (kind != Kind::kSingle && kind != Kind::kStraightSingle) {
      add(open_.front().at, end, false);
    }
    open_.clear();
  }

  std::string_view text_;
  bool single_marks_;
  char32_t before_ = U' ';
  std::vector<Open> open_;  // the outermost first
  std::vector<MarkedText> found_;
  std::size_t looked_up_to_ = 0;
  bool closes_ = false;
  std::size_t single_looked_up_to_ = 0;
  std::size_t single_closing_ = std::string_view::npos;
  bool in_markup_ = false;
};

}  // namespace

std::vector<MarkedText> find_marked(std::string_view text, bool single_marks) {
  return Pairing(text, single_marks).run();
}

bool ends_paragraph(std::string_view text, std::size_t line_end) {
  std::size_t after = line_end + 1;
  while (after < text.size() &&
         (text[after] == ' ' || text[after] == '\t' || text[after] == '\r')) {
    ++after;
  }
  if (after >= text.size() || text[after] == '\n') return true;
  std::size_t before = line_end;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\r')) --before;
  const bool goes_on =
      before > 0 &&
      (u_isalpha(static_cast<unsigned char>(text[before - 1])) != 0 || text[before - 1] == ',' ||
       static_cast<unsigned char>(text[before - 1]) >= 0x80);
  return !(goes_on && u_islower(static_cast<UChar32>(next_character(text, after))) != 0);
}

}  // namespace revue
