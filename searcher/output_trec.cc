#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>

#include "searcher/output_batch.h"
#include "searcher/trec_ids.h"

namespace revue {
namespace {

// Writes the lines of one topic.
class TrecLines {
 public:
  TrecLines(const std::string& topic, const std::string& tag)
      : topic_(trec_id(topic)), tag_(tag.empty() ? "revue" : trec_id(tag)) {}

  void add(const std::string& id, double score) {
    auto written = static_cast<float>(score);
    if (rank_ > 0 && !(written < last_)) {
      written = std::nextafter(last_, -std::numeric_limits<float>::infinity());
    }
    last_ = written;
    text_.append(topic_).append(" Q0 ").append(trec_id(id)).append(" ");
    append(++rank_);
    text_ += ' ';
    // Nine digits tell any two numbers of single precision apart.
    append(static_cast<double>(written), std::chars_format::general, 9);
    text_.append(" ").append(tag_).append("\n");
  }
  std::string take() { return std::move(text_); }

 private:
  template <typename... Number>
  void append(Number... number) {
    char digits[32];
    text_.append(digits, std::to_chars(std::begin(digits), std::end(digits), number...).ptr);
  }

  std::string topic_;
  std::string tag_;
  std::string text_;
  std::size_t rank_ = 0;
  float last_ = 0;
};

}  // namespace

std::string render_trec(const RunOptions& options, const Topic& topic, const TopicAnswer& answer) {
  TrecLines lines(topic.id, options.tag);
  for (const Hit& hit : answer.found.hits) {
    lines.add(hit.article.id +
                  (options.passages ? "#" + std::to_string(hit.passage.ordinal) : std::string()),
              hit.score);
  }
  std::size_t left = answer.quotes.quotes.size();
  for (const FoundQuote& found : answer.quotes.quotes) {
    // Those that are asked for without a query stand by date and have no score of their own.
    const double score = topic.query.empty() ? static_cast<double>(left--) : found.score;
    std::string id = found.article.id;
    if (options.passages) {
      id += ":" + std::to_string(found.quote.place.begin) + "-" +
            std::to_string(found.quote.place.end);
    }
    lines.add(id, score);
  }
  return lines.take();
}

}  // namespace revue
