// What a quote is: words of an article that are attributed to somebody (quotes.h, speakers.h).
#ifndef REVUE_ANALYZERS_QUOTE_H_
#define REVUE_ANALYZERS_QUOTE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analyzers/gazetteer.h"
#include "analyzers/span.h"

namespace revue {

enum class QuoteType : std::uint8_t {
  kDirect,    // a clause or more between marks
  kFragment,  // words between marks in the journalist's own sentence
  kMixed,     // a reported clause of which a part stands between marks
  kIndirect,  // a reported clause without marks
  kScare,     // between marks, but nobody's words: a title, a name, a word held at a distance
};

// How the words were found to be somebody's.
enum class QuoteRule : std::uint8_t {
  kNone,
  kCueAfter,
  kBracket,
  kSignature,
  kCueBefore,
  kSource,
  kColon,
  kInside,
  kShared,
  kFloating,
  kReported,
  kTrailing,
  kRepeated,
};

// How the speaker was told (speakers.h).
enum class SpeakerRule : std::uint8_t {
  kNone,         // not resolved
  kName,         // the phrase names the speaker
  kRole,         // what the phrase says is told of the speaker elsewhere in the article
  kPronoun,      // the nearest that it can stand for
  kContinued,    // who spoke before
  kDescription,  // a phrase that names nobody known
  kRepeated,     // who says the same words elsewhere in the article (repeated_quotes.h)
};

struct Quote {
  ByteSpan span;  // in the article's text; the marks belong to it
  QuoteType type = QuoteType::kDirect;
  QuoteRule rule = QuoteRule::kNone;
  ByteSpan cue;       // the words that say that it is said; empty when there are none
  ByteSpan speaker;   // the words of the sentence that say who; empty when it floats
  ByteSpan sentence;  // that it stands in, with what is said of it
  // The subject of the sentence before, where that is a word for who can speak and no name: whom a
  // pronoun or nothing at all may stand for.
  ByteSpan subject_before;
  // Nobody when the evidence is thin. The gazetteer's, or an entity of the analysis.
  const Entity* who = nullptr;
  // Words of the article that describe a speaker who is no entity: “South Korean officials”, also
  // where the quote floats; else empty.
  ByteSpan description;
  SpeakerRule speaker_rule = SpeakerRule::kNone;
  double confidence = 0;  // estimated share of such quotes whose words and speaker are right
};

inline constexpr std::size_t kQuoteTypes = 5;
inline constexpr std::size_t kQuoteRules = 13;
inline constexpr std::size_t kSpeakerRules = 7;

std::string_view name_of(QuoteType type);  // "direct"
std::string_view name_of(QuoteRule rule);  // "cue after"
std::string_view name_of(SpeakerRule rule);

}  // namespace revue

#endif  // REVUE_ANALYZERS_QUOTE_H_
