#include "analyzers/repeated_quotes.h"

#include <string>
#include <unordered_map>

namespace revue {
namespace {

constexpr std::size_t kLeastWords = 4;
constexpr double kSure = .8;      // confidence of the quote that names the speaker
constexpr double kRepeated = .9;  // share of right speakers, beside that quote's own confidence

// Words of the article, first to behind the last.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

// Where four words stand that a sure speaker said.
struct Place {
  std::size_t word = 0;
  const Quote* quote = nullptr;
  bool several = false;  // speakers
};

class Sharer {
 public:
  Sharer(const ArticleWords& article, std::vector<Quote>& quotes)
      : article_(article), quotes_(quotes) {}

  void run() {
    for (const Quote& quote : quotes_) {
      if (quote.speaker_rule == SpeakerRule::kName && quote.confidence >= kSure) learn(quote);
    }
    if (places_.empty()) return;
    for (Quote& quote : quotes_) {
      const bool open = quote.type == QuoteType::kScare ||
                        quote.speaker_rule == SpeakerRule::kNone ||
                        quote.speaker_rule == SpeakerRule::kContinued ||
                        quote.speaker_rule == SpeakerRule::kDescription;
      if (open) look_up(quote);
    }
  }

 private:
  WordRange words_of(const Quote& quote) const {
    WordRange range{article_.word_at(quote.span.begin), 0};
    range.end = article_.word_at(quote.span.end);
    return range;
  }

  std::string key(std::size_t word) const {
    std::string key;
    for (std::size_t i = word; i < word + kLeastWords; ++i) {
      key += article_.words[i].folded();
      key += ' ';
    }
    return key;
  }

  void learn(const Quote& quote) {
    const WordRange range = words_of(quote);
    for (std::size_t i = range.begin; i + kLeastWords <= range.end; ++i) {
      const auto [place, is_new] = places_.try_emplace(key(i), Place{i, &quote});
      if (!is_new && place->second.quote->who != quote.who) place->second.several = true;
    }
  }

  void look_up(Quote& quote) const {
    const WordRange range = words_of(quote);
    if (range.size() < kLeastWords) return;
    const auto found = places_.find(key(range.begin));
    if (found == places_.end() || found->second.several) return;
    const Place& place = found->second;
    if (place.quote->span.overlaps(quote.span)) return;
    const std::size_t end = words_of(*place.quote).end;
    for (std::size_t i = 0; i < range.size(); ++i) {
      if (place.word + i >= end ||
          article_.words[place.word + i].folded() != article_.words[range.begin + i].folded()) {
        return;
      }
    }
    if (quote.type == QuoteType::kScare) {
      quote.type = QuoteType::kFragment;
      quote.rule = QuoteRule::kRepeated;
    }
    quote.who = place.quote->who;
    quote.description = {};
    quote.speaker_rule = SpeakerRule::kRepeated;
    quote.confidence = kRepeated * place.quote->confidence;
  }

  const ArticleWords& article_;
  std::vector<Quote>& quotes_;
  std::unordered_map<std::string, Place> places_;
};

}  // namespace

void share_repeated_words(const ArticleWords& article, std::vector<Quote>& quotes) {
  Sharer(article, quotes).run();
}

}  // namespace revue
