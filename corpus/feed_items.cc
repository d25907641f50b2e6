#include "corpus/feed_items.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analyzers/encoding.h"
#include "corpus/html_tree.h"

namespace revue {
namespace {

enum class Space { kRss, kAtom, kDublinCore, kTerms, kContent, kXml, kOther };

struct KnownSpace {
  std::string_view address;
  std::string_view prefix;  // that usually stands for it, also where a feed forgot to declare it
  Space space;
};
constexpr KnownSpace kSpaces[] = {
    {"", "", Space::kRss},
    {"http://purl.org/rss/1.0/", "rss", Space::kRss},
    {"http://my.netscape.com/rdf/simple/0.9/", "rss", Space::kRss},
    {"http://backend.userland.com/rss2", "rss", Space::kRss},
    {"http://www.w3.org/2005/Atom", "atom", Space::kAtom},
    {"http://purl.org/atom/ns#", "atom", Space::kAtom},
    {"http://purl.org/dc/elements/1.1/", "dc", Space::kDublinCore},
    {"http://purl.org/dc/terms/", "dcterms", Space::kTerms},
    {"http://purl.org/rss/1.0/modules/content/", "content", Space::kContent},
    {"http://www.w3.org/XML/1998/namespace", "xml", Space::kXml},
};

constexpr std::string_view kXhtml = "application/xhtml+xml";

Space space_of(std::string_view address, std::string_view prefix) {
  for (const KnownSpace& known : kSpaces) {
    if (address.empty() ? prefix == known.prefix : address == known.address) return known.space;
  }
  return Space::kOther;
}

std::string_view language_of(const XmlElement& element) {
  for (const XmlAttribute& attribute : element.attributes) {
    if (attribute.name == "lang" && space_of(attribute.space, "") == Space::kXml) {
      return attribute.value;
    }
  }
  return {};
}

void set_first(std::string& value, std::string_view text) {
  if (value.empty()) value = text;
}

void add_author(std::string& authors, std::string_view author) {
  if (author.empty()) return;
  authors += (authors.empty() ? "" : ", ") + std::string(author);
}

// RSS has a person as an address of mail with the name behind it.
std::string_view name_of_person(std::string_view author) {
  const std::size_t open = author.find('(');
  const bool named = author.find('@') < open && open != author.npos && author.ends_with(')');
  return named ? trimmed_html(author.substr(open + 1, author.size() - open - 2)) : author;
}

}  // namespace

enum class FeedItems::Field {
  kTitle,
  kUrl,
  kId,
  kPublished,
  kUpdated,
  kAuthor,
  kOutlet,
  kLanguage,
  kContent,
  kSummary,
  kCategory
};

struct FeedItems::Row {
  Space space;
  std::string_view parent;  // inside the item; empty for its own children
  std::string_view name;
  Field field;
};

const FeedItems::Row* FeedItems::row_of(const XmlElement& element, std::string_view parent) {
  static constexpr Row kRows[] = {
      {Space::kRss, "", "title", Field::kTitle},
      {Space::kRss, "", "link", Field::kUrl},
      {Space::kRss, "", "guid", Field::kId},
      {Space::kRss, "", "pubDate", Field::kPublished},
      {Space::kRss, "", "author", Field::kAuthor},
      {Space::kRss, "", "source", Field::kOutlet},
      {Space::kRss, "", "language", Field::kLanguage},
      {Space::kRss, "", "description", Field::kSummary},
      {Space::kRss, "", "category", Field::kCategory},
      {Space::kAtom, "", "title", Field::kTitle},
      {Space::kAtom, "", "id", Field::kId},
      {Space::kAtom, "", "published", Field::kPublished},
      {Space::kAtom, "", "issued", Field::kPublished},
      {Space::kAtom, "", "updated", Field::kUpdated},
      {Space::kAtom, "", "modified", Field::kUpdated},
      {Space::kAtom, "author", "name", Field::kAuthor},
      {Space::kAtom, "source", "title", Field::kOutlet},
      {Space::kAtom, "", "content", Field::kContent},
      {Space::kAtom, "", "summary", Field::kSummary},
      {Space::kDublinCore, "", "date", Field::kPublished},
      {Space::kDublinCore, "", "creator", Field::kAuthor},
      {Space::kDublinCore, "", "language", Field::kLanguage},
      {Space::kTerms, "", "issued", Field::kPublished},
      {Space::kTerms, "", "modified", Field::kUpdated},
      {Space::kContent, "", "encoded", Field::kContent},
  };
  const Space space = space_of(element.space, element.prefix);
  const auto* const row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& each) {
    return each.space == space && each.parent == parent && each.name == element.name;
  });
  return row == std::end(kRows) ? nullptr : row;
}

void FeedItems::start(const XmlElement& element, std::size_t line) {
  path_.emplace_back(element.name);
  if (item_depth_ != 0) item_.bytes += element.name.size();
  if (capture_) {
    append("<" + path_.back());
    for (const XmlAttribute& attribute : element.attributes) {
      append(" " + std::string(attribute.name) + "=\"" + escaped_html(attribute.value) + "\"");
    }
    append(">");
    return;
  }
  const Space space = space_of(element.space, element.prefix);
  if (item_depth_ != 0) {
    start_field(element);
  } else if ((space == Space::kRss && element.name == "item") ||
             (space == Space::kAtom && element.name == "entry")) {
    start_item(element, line);
  } else if (channel_depth_ == 0 && ((space == Space::kRss && element.name == "channel") ||
                                     (space == Space::kAtom && element.name == "feed"))) {
    channel_depth_ = path_.size();
    set_first(channel_.language, language_of(element));
  } else if (channel_depth_ != 0) {
    start_field(element);
  }
}

void FeedItems::start_item(const XmlElement& element, std::size_t line) {
  item_depth_ = path_.size();
  item_ = {};
  item_.line = line;
  item_.language = language_of(element);
  for (const XmlAttribute& attribute : element.attributes) {
    // RDF names what it speaks of.
    if (attribute.name == "about" && !attribute.space.empty()) item_.id = attribute.value;
  }
}

void FeedItems::start_field(const XmlElement& element) {
  const std::size_t level = path_.size() - (item_depth_ != 0 ? item_depth_ : channel_depth_);
  if (level > 2) return;
  const bool is_atom = space_of(element.space, element.prefix) == Space::kAtom;
  if (is_atom && level == 1 && element.name == "link") return take_link(element);
  if (is_atom && level == 1 && element.name == "category") {
    return store(Field::kCategory, element.attribute("term"));
  }
  const Row* const row = row_of(element, level == 1 ? std::string() : path_[path_.size() - 2]);
  if (row == nullptr) return;
  bool is_html = !is_atom;
  if (is_atom) {
    // What is neither text nor HTML, a picture or a film, stands elsewhere or in Base64.
    const std::string_view type = element.attribute("type");
    is_html = type == "html" || type == "text/html";
    if (type.find('/') != type.npos && !type.starts_with("text/") && type != kXhtml) return;
  }
  if (item_depth_ != 0 && row->field == Field::kId) {
    item_.id_is_address = !is_atom && element.attribute("isPermaLink") != "false";
  }
  if (item_depth_ != 0 && row->field == Field::kContent) {
    set_first(item_.language, language_of(element));
  }
  capture_ = Capture{row->field, path_.size(), !is_html, {}};
}

void FeedItems::take_link(const XmlElement& element) {
  const std::string_view relation = element.attribute("rel");
  if (relation.empty() || relation == "alternate") store(Field::kUrl, element.attribute("href"));
}

void FeedItems::end() {
  if (capture_ && capture_->depth == path_.size()) {
    const Capture done = std::move(*capture_);
    capture_.reset();
    store(done.field, done.text);
  } else if (capture_) {
    append("</" + path_.back() + ">");
  } else if (item_depth_ == path_.size()) {
    item_depth_ = 0;
    ended_.push_back(std::move(item_));
  } else if (channel_depth_ == path_.size()) {
    channel_depth_ = 0;
  }
  path_.pop_back();
}

void FeedItems::text(std::string_view text) {
  if (item_depth_ != 0) item_.bytes += text.size();
  if (capture_) append(capture_->escape ? escaped_html(text) : std::string(text));
}

void FeedItems::unknown_entity(std::string_view name, std::size_t /*line*/) {
  if (item_depth_ != 0 && ++item_.unknown_entities == 1) item_.unknown_entity = name;
}

// Of an item that is too large nothing is kept: it is refused.
void FeedItems::append(std::string_view text) {
  if (item_.bytes > largest_ || capture_->text.size() + text.size() > largest_) {
    capture_->text.clear();
  } else {
    capture_->text += text;
  }
}

void FeedItems::store(Field field, std::string_view raw) {
  // libxml2 lets some bytes through that are no UTF-8, in CDATA.
  const Decoded decoded = decode(std::string(trimmed_html(raw)));
  const std::string_view text = decoded.text;
  if (!decoded.problems.empty()) set_first(item_.problem, decoded.problems.front().message);
  if (item_depth_ == 0) {
    if (field == Field::kTitle) set_first(channel_.title, text);
    if (field == Field::kAuthor) set_first(channel_.author, text);
    if (field == Field::kLanguage) set_first(channel_.language, text);
    return;
  }
  switch (field) {
    case Field::kTitle:
      return set_first(item_.title, text);
    case Field::kUrl:
      return set_first(item_.url, text);
    case Field::kId:
      return set_first(item_.id, text);
    case Field::kPublished:
      return set_first(item_.published, text);
    case Field::kUpdated:
      return set_first(item_.updated, text);
    case Field::kAuthor:
      return add_author(item_.author, name_of_person(text));
    case Field::kOutlet:
      return set_first(item_.outlet, text);
    case Field::kLanguage:
      return set_first(item_.language, text);
    case Field::kContent:
      return set_first(item_.content, text);
    case Field::kSummary:
      return set_first(item_.summary, text);
    case Field::kCategory:
      if (!text.empty()) item_.categories.emplace_back(text);
  }
}

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace revue
