// The items of a feed out of its XML, before they are articles.
#ifndef REVUE_CORPUS_FEED_ITEMS_H_
#define REVUE_CORPUS_FEED_ITEMS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/xml_parser.h"

namespace revue {

// As they stand in the feed, or as HTML where they may be that.
struct FeedItem {
  std::size_t line = 0;  // where it begins
  std::string id;
  bool id_is_address = false;  // as RSS has it unless it says otherwise
  std::string title;           // HTML
  std::string url;
  std::string published;
  std::string updated;
  std::string author;    // several are parted by commas
  std::string outlet;    // the feed that it was taken over from
  std::string language;  // a code
  std::string content;   // HTML; the whole text
  std::string summary;   // HTML
  std::vector<std::string> categories;
  std::size_t bytes = 0;       // read for it; of more than the largest allowed, no texts are kept
  std::string unknown_entity;  // the first that is left out
  std::size_t unknown_entities = 0;
  std::string problem;  // of its bytes, mended; empty when there is none
};

// Of the feed as a whole; complete only at its end.
struct FeedChannel {
  std::string title;  // HTML
  std::string author;
  std::string language;
};

class FeedItems : public XmlEvents {
 public:
  explicit FeedItems(std::size_t largest) : largest_(largest) {}

  const FeedChannel& channel() const { return channel_; }
  // Those that ended since the last call.
  std::vector<FeedItem> take() { return std::exchange(ended_, {}); }

  void start(const XmlElement& element, std::size_t line) override;
  void end() override;
  void text(std::string_view text) override;
  void unknown_entity(std::string_view name, std::size_t line) override;

 private:
  enum class Field;
  struct Row;
  // The text of an element that is being read.
  struct Capture {
    Field field;
    std::size_t depth = 0;
    bool escape = false;  // its characters are no markup
    std::string text;
  };

  static const Row* row_of(const XmlElement& element, std::string_view parent);
  void start_item(const XmlElement& element, std::size_t line);
  void start_field(const XmlElement& element);
  void take_link(const XmlElement& element);
  void store(Field field, std::string_view raw);
  void append(std::string_view text);

  const std::size_t largest_;
  FeedChannel channel_;
  std::vector<FeedItem> ended_;
  std::vector<std::string> path_;  // names of the open elements
  std::size_t channel_depth_ = 0;  // of <channel> or <feed>; 0 outside, as the next
  std::size_t item_depth_ = 0;
  FeedItem item_;
  std::optional<Capture> capture_;
};

// Characters of a text as HTML shows them.
std::string escaped_html(std::string_view text);

}  // namespace revue

#endif  // REVUE_CORPUS_FEED_ITEMS_H_
