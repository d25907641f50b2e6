#include "corpus/feed_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "analyzers/error.h"
#include "corpus/bare_ampersands.h"
#include "corpus/feed_items.h"
#include "corpus/fields.h"
#include "corpus/html_fragment.h"
#include "corpus/html_tree.h"
#include "corpus/record_place.h"
#include "corpus/stated_fields.h"
#include "corpus/xml_prolog.h"

namespace revue {
namespace {

constexpr std::size_t kLongestId = 2000;  // bytes; a longer one is none

// Whether an id is one everywhere, not in its feed alone: https://…, tag:…, urn:….
bool is_uri(std::string_view id) {
  const std::size_t colon = id.find(':');
  return colon != id.npos && colon > 1 && id.find_first_of(" /") > colon;
}

// Of the byte order marks of UTF-16 and its first characters.
constexpr std::string_view kNotAscii("\xFE\xFF\0", 3);

// Counts the tags that begin items, also where there is no XML any more.
class ItemTags {
 public:
  void add(std::string_view bytes) {
    const std::size_t looked_at = tail_.size();
    tail_ += bytes;
    for (const std::string_view tag : {"<item", "<entry"}) {
      for (std::size_t at = tail_.find(tag); at != tail_.npos; at = tail_.find(tag, at + 1)) {
        const std::size_t behind = at + tag.size();
        if (behind < looked_at || behind >= tail_.size()) continue;
        count_ += std::string_view("> \t\r\n").find(tail_[behind]) != tail_.npos ? 1U : 0U;
      }
    }
    tail_.erase(0, tail_.size() - std::min(tail_.size(), kTail));
  }
  std::size_t count() const { return count_; }

 private:
  static constexpr std::size_t kTail = 6;  // bytes: the longest tag without what stands behind it
  std::string tail_;
  std::size_t count_ = 0;
};

class Reader {
 public:
  Reader(const std::string& id_stem, const std::string& source, const ArticleSink& sink,
         const NoticeSink& notice, std::size_t largest)
      : id_stem_(id_stem),
        source_(source),
        sink_(sink),
        notice_(notice),
        largest_(largest),
        places_(source),
        items_(largest) {}

  void read(std::streambuf& in) {
    XmlParser parser(items_);
    BareAmpersands ampersands;
    ItemTags tags;
    std::vector<char> block(std::size_t{64} << 10U);
    bool first = true;
    bool has_ascii = true;
    for (std::streamsize size = 1; size > 0; first = false) {
      size = in.sgetn(block.data(), static_cast<std::streamsize>(block.size()));
      const std::string_view bytes(block.data(), static_cast<std::size_t>(size));
      if (first) has_ascii = bytes.substr(0, 4).find_first_of(kNotAscii) == bytes.npos;
      tags.add(bytes);
      if (parser.fault()) continue;
      parser.parse(has_ascii ? ampersands.mended(bytes, size == 0) : std::string(bytes));
      if (size == 0) parser.finish();
      for (FeedItem& item : items_.take()) take(std::move(item));
    }
    if (ampersands.count() > 0) {
      notice_(
          {Notice::Kind::kNote, source_,
           "& stands for itself, or a control character stands there, as XML forbids; mended: " +
               counted(ampersands.count(), "time")});
    }
    if (parser.fault()) {
      const std::size_t lost = tags.count() - std::min<std::size_t>(number_, tags.count());
      refuse(source_ + ":" + std::to_string(parser.fault()->line),
             "is no XML from here on: " + parser.fault()->message + "; read before it: " +
                 counted(number_, "item") + (lost > 0 ? ", lost: " + std::to_string(lost) : ""));
    } else if (number_ == 0) {
      notice_({Notice::Kind::kRefused, source_, "holds no item of RSS or Atom"});
    }
    if (summaries_ > 0) {
      notice_({Notice::Kind::kNote, source_,
               "without a whole text, indexed by the description: " + std::to_string(summaries_) +
                   " of " + counted(number_, "item")});
    }
  }

 private:
  void refuse(const std::string& place, const std::string& message) {
    notice_({Notice::Kind::kRefused, place, message});
  }
  void note(const std::string& place, const std::string& message) {
    notice_({Notice::Kind::kNote, place, message});
  }

  std::string id_of(const FeedItem& item) const {
    if (!item.id.empty() && item.id.size() <= kLongestId) {
      return is_uri(item.id) ? item.id : id_stem_ + ":" + item.id;
    }
    if (is_uri(item.url) && item.url.size() <= kLongestId) return item.url;
    return id_stem_ + ":" + std::to_string(number_);
  }

  void take(FeedItem item) {
    ++number_;
    const std::string place = places_.next(item.line);
    if (item.bytes > largest_) {
      return refuse(place, "the item is more than the " + std::to_string(largest_) +
                               " bytes that one article may take");
    }
    if (!item.problem.empty()) note(place, item.problem);
    if (item.unknown_entities > 0) {
      note(place, "«&" + item.unknown_entity + ";» stands for nothing that is known here; " +
                      std::to_string(item.unknown_entities) + " such left out");
    }
    StatedFields stated;
    set_title(stated, item.title);
    Article article;
    article.id = id_of(item);
    article.source = place;
    article.title = stated.title;
    article.text = article_text_of(std::move(item.content), article.title);
    if (is_blank(article.text)) {
      article.text = article_text_of(std::move(item.summary), article.title);
      if (is_blank(article.text)) {
        return refuse(place,
                      "the item has neither a content nor a description; nothing to "
                      "index");
      }
      ++summaries_;
    }
    set_author(stated, item.author.empty() ? items_.channel().author : item.author);
    set_outlet(stated, item.outlet.empty() ? items_.channel().title : item.outlet);
    set_language(stated, item.language.empty() ? items_.channel().language : item.language);
    set_date(stated, item.published, "publication in the feed");
    set_date(stated, item.updated, "last change in the feed");
    set_url(stated, item.url);
    if (item.id_is_address) set_url(stated, item.id);
    set_fields(article, stated, notice_);
    if (!item.categories.empty()) {
      article.extra.emplace_back("category", nlohmann::json(item.categories).dump());
    }
    sink_(std::move(article));
  }

  const std::string& id_stem_;
  const std::string& source_;
  const ArticleSink& sink_;
  const NoticeSink& notice_;
  const std::size_t largest_;
  RecordPlaces places_;
  FeedItems items_;
  std::size_t number_ = 0;     // of items so far
  std::size_t summaries_ = 0;  // of these, without a whole text
};

}  // namespace

bool looks_like_feed(std::string_view beginning) {
  const std::string_view all = beginning;
  beginning = behind_prolog(beginning);
  constexpr std::string_view kDoctype = "<!DOCTYPE";
  beginning.remove_prefix(beginning.starts_with(kDoctype) ? kDoctype.size()
                          : beginning.starts_with('<')    ? 1
                                                          : beginning.size());
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  std::string_view name = beginning.substr(0, beginning.find_first_of(" \t\r\n>/["));
  if (const std::size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  const auto names = [&](std::string_view space) { return all.find(space) != all.npos; };
  if (name == "rss") return true;
  if (name == "feed") {
    return names("http://www.w3.org/2005/Atom") || names("http://purl.org/atom/ns#");
  }
  return name == "RDF" &&
         (names("http://purl.org/rss/1.0/") || names("http://my.netscape.com/rdf/simple/0.9/"));
}

void read_feed(std::istream& in, const std::string& id_stem, const std::string& source,
               const ArticleSink& sink, const NoticeSink& notice, std::size_t largest) {
  Reader(id_stem, source, sink, notice, largest).read(*in.rdbuf());
}

}  // namespace revue
