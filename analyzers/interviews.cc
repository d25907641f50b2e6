#include "analyzers/interviews.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace revue {
namespace {

enum class LabelKind : std::uint8_t { kPerson, kQuestion, kAnswer, kOther };

// A paragraph, or several, with a label before it.
struct Turn {
  LabelKind kind = LabelKind::kOther;
  const Entity* person = nullptr;
  Phrase label;
  std::size_t begin = 0;  // part behind the colon
  std::size_t end = 0;    // of its first paragraph, then of its last
};

class Interview {
 public:
  Interview(const SpeechSentence& in, std::vector<Quote>& quotes) : in_(in), quotes_(quotes) {}

  void run() {
    read_turns();
    if (!is_interview()) return;
    const ByteSpan interviewee = first_person();
    std::vector<Quote> answers;
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      Turn turn = turns_[i];
      // What follows the last label may be the article's end.
      if (i + 1 < turns_.size()) turn.end = turns_[i + 1].label.begin;
      if (turn.kind == LabelKind::kPerson || turn.kind == LabelKind::kAnswer) {
        answers.push_back(answer(turn, interviewee));
      }
    }
    std::erase_if(quotes_, [&](const Quote& quote) {
      return std::any_of(answers.begin(), answers.end(),
                         [&](const Quote& answer) { return answer.span.overlaps(quote.span); });
    });
    quotes_.insert(quotes_.end(), answers.begin(), answers.end());
  }

 private:
  void read_turns() {
    for (const Sentence& sentence : in_.sentences()) {
      if (sentence.opens_paragraph) read_label(sentence);
    }
  }

  void read_label(const Sentence& sentence) {
    constexpr std::size_t kLongestLabel = 5;  // words
    std::size_t colon = sentence.begin;
    while (colon < sentence.end && in_.is(colon, PartKind::kWord) &&
           colon - sentence.begin < kLongestLabel) {
      ++colon;
    }
    if (colon == sentence.begin || !in_.is(colon, PartKind::kColon)) return;
    if (!in_.is(colon + 1, PartKind::kWord)) return;
    Turn turn;
    turn.label = {sentence.begin, colon};
    turn.begin = colon + 1;
    turn.end = turn.begin;
    while (turn.end < in_.size() && !in_.is(turn.end, PartKind::kBreak)) ++turn.end;
    const SpeechGrammar& grammar = in_.grammar();
    const std::size_t last = colon - 1;
    if (grammar.is_person_at(last)) {
      turn.kind = LabelKind::kPerson;
      turn.person = grammar.speaker_at(last)->entity;
    } else if (colon == sentence.begin + 1 && grammar.in(last, &SpeechWords::question_labels)) {
      turn.kind = LabelKind::kQuestion;
    } else if (colon == sentence.begin + 1 && grammar.in(last, &SpeechWords::answer_labels)) {
      turn.kind = LabelKind::kAnswer;
    } else if (!grammar.is_capitalised(last)) {
      return;
    }
    turns_.push_back(turn);
  }

  bool is_interview() const {
    bool question = false;
    bool answer = false;
    bool asked = false;
    std::map<const Entity*, int> turns_of;
    for (const Turn& turn : turns_) {
      question = question || turn.kind == LabelKind::kQuestion;
      answer = answer || turn.kind == LabelKind::kAnswer;
      if (turn.person != nullptr && ++turns_of[turn.person] > 1) answer = true;
      asked = asked || in_.article().text.substr(0, end_of(turn)).ends_with('?');
    }
    // «Ada Ngo : 1 547.» is a line of a table.
    return (question || asked) && (answer || (question && !turns_of.empty()));
  }

  // The byte behind its first paragraph.
  std::size_t end_of(const Turn& turn) const { return in_.grammar().part(turn.end - 1).span.end; }

  Quote answer(const Turn& turn, ByteSpan interviewee) const {
    Quote quote;
    quote.type = QuoteType::kDirect;
    quote.rule = QuoteRule::kColon;
    quote.confidence = .85;
    quote.span = in_.span_of(turn.begin, turn.end);
    quote.sentence = in_.grammar().bytes({turn.label.begin, turn.end});
    quote.speaker = turn.person != nullptr ? in_.grammar().speaker_bytes(turn.label) : interviewee;
    return quote;
  }

  // Where answers have no name: the first person of the article, whom it introduces.
  ByteSpan first_person() const {
    for (const ArticleMention& mention : in_.article().mentions) {
      if (mention.entity->is_person()) return mention.span;
    }
    return {};
  }

  const SpeechSentence& in_;
  std::vector<Quote>& quotes_;
  std::vector<Turn> turns_;
};

}  // namespace

void add_interview_answers(const SpeechSentence& in, std::vector<Quote>& quotes) {
  Interview(in, quotes).run();
}

}  // namespace revue
