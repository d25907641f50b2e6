#include "corpus/html_metadata.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "analyzers/fold.h"
#include "analyzers/language.h"
#include "analyzers/utf8.h"
#include "corpus/dates.h"
#include "corpus/html_blocks.h"
#include "corpus/json_ld.h"

namespace revue {
namespace {

constexpr std::size_t kMostStatements = 1000;  // of one kind, looked at
constexpr std::size_t kMostHeadLines = 15;     // below a heading, searched for a date
constexpr std::size_t kLongestDateLine = 120;  // bytes
constexpr std::size_t kMostSeenDates = 20;     // <time> elements looked at

bool is_same_title(std::string_view one, std::string_view other) {
  const std::string key = title_key(one);
  return !key.empty() && key == title_key(other);
}

enum class Field { kTitle, kDate, kAuthor, kOutlet, kLanguage, kUrl };

struct Row {
  std::string_view name;  // of a property or itemprop, small letters
  Field field;
};

// https://ogp.me, and what the networks made of it.
constexpr Row kOpenGraph[] = {
    {"og:title", Field::kTitle},
    {"article:published_time", Field::kDate},
    {"og:article:published_time", Field::kDate},
    {"og:published_time", Field::kDate},
    {"article:published", Field::kDate},
    {"article:author", Field::kAuthor},
    {"article:author_name", Field::kAuthor},
    {"og:article:author", Field::kAuthor},
    {"og:site_name", Field::kOutlet},
    {"og:locale", Field::kLanguage},
    {"og:url", Field::kUrl},
};

constexpr Row kMicrodata[] = {
    {"headline", Field::kTitle},      {"datepublished", Field::kDate},
    {"datecreated", Field::kDate},    {"author", Field::kAuthor},
    {"creator", Field::kAuthor},      {"publisher", Field::kOutlet},
    {"inlanguage", Field::kLanguage},
};

// Dublin Core, and names that publishers and their tools use.
constexpr Row kMeta[] = {
    {"dc.title", Field::kTitle},
    {"dcterms.title", Field::kTitle},
    {"twitter:title", Field::kTitle},
    {"parsely-title", Field::kTitle},
    {"sailthru.title", Field::kTitle},
    {"cxenseparse:recs:publishtime", Field::kDate},
    {"date", Field::kDate},
    {"date.issued", Field::kDate},
    {"dc.date", Field::kDate},
    {"dc.date.issued", Field::kDate},
    {"dc.date.created", Field::kDate},
    {"dcterms.date", Field::kDate},
    {"dcterms.created", Field::kDate},
    {"dcterms.issued", Field::kDate},
    {"parsely-pub-date", Field::kDate},
    {"pubdate", Field::kDate},
    {"pub_date", Field::kDate},
    {"publication_date", Field::kDate},
    {"publish-date", Field::kDate},
    {"publish_date", Field::kDate},
    {"published_at", Field::kDate},
    {"publisheddate", Field::kDate},
    {"publishdate", Field::kDate},
    {"sailthru.date", Field::kDate},
    {"article.published", Field::kDate},
    {"author", Field::kAuthor},
    {"byl", Field::kAuthor},
    {"dc.creator", Field::kAuthor},
    {"dcterms.creator", Field::kAuthor},
    {"parsely-author", Field::kAuthor},
    {"sailthru.author", Field::kAuthor},
    {"application-name", Field::kOutlet},
    {"dc.publisher", Field::kOutlet},
    {"dcterms.publisher", Field::kOutlet},
    {"publisher", Field::kOutlet},
    {"content-language", Field::kLanguage},
    {"dc.language", Field::kLanguage},
    {"language", Field::kLanguage},
};

// `kind` is of the statement: "meta" or "microdata".
void set_field(StatedFields& fields, const Row& row, std::string_view kind,
               std::string_view value) {
  switch (row.field) {
    case Field::kTitle:
      return set_title(fields, value);
    case Field::kDate:
      return set_date(fields, value, std::string(kind) + " " + std::string(row.name));
    case Field::kAuthor:
      return set_author(fields, value);
    case Field::kOutlet:
      return set_outlet(fields, value);
    case Field::kLanguage:
      return set_language(fields, value);
    case Field::kUrl:
      return set_url(fields, value);
  }
}

// The value of a <meta> by each of `names` in turn, as often as the page has it.
template <typename Rows>
void read_meta(const HtmlTree& tree, const std::vector<std::size_t>& metas, const Rows& rows,
               StatedFields& fields) {
  for (const Row& row : rows) {
    for (const std::size_t meta : metas) {
      const HtmlNode& node = tree.nodes[meta];
      for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
        if (small_letters(tree.attribute(node, attribute)) != row.name) continue;
        set_field(fields, row, "meta", tree.attribute(node, "content"));
      }
    }
  }
}

// What an element of microdata says: an attribute that stands for its text, or its text, or that of
// the name inside.
std::string microdata_value(const HtmlTree& tree, std::size_t i) {
  const HtmlNode& node = tree.nodes[i];
  for (const char* attribute : {"content", "datetime"}) {
    if (tree.has_attribute(node, attribute)) return std::string(tree.attribute(node, attribute));
  }
  if (tree.has_attribute(node, "itemscope")) {
    for (std::size_t n = i + 1; n < node.end; ++n) {
      if (tree.attribute(tree.nodes[n], "itemprop") == "name") return microdata_value(tree, n);
    }
  }
  // A name with all that stands around it is longer.
  std::string text = tree.all_text(i);
  return text.size() <= kLongestAuthor ? text : std::string();
}

void read_microdata(const HtmlTree& tree, StatedFields& fields) {
  std::size_t properties = 0;
  for (std::size_t i = 0; i < tree.nodes.size() && properties < kMostStatements; ++i) {
    const HtmlNode& node = tree.nodes[i];
    if (node.attributes == 0) continue;
    const std::string property = small_letters(tree.attribute(node, "itemprop"));
    if (property.empty()) continue;
    ++properties;
    for (const Row& row : kMicrodata) {
      if (property != row.name) continue;
      // The readers' comments have dates and authors too; the article's come first.
      set_field(fields, row, "microdata", microdata_value(tree, i));
    }
  }
}

std::string heading_of(const HtmlTree& tree) {
  std::size_t headings = 0;
  for (std::size_t i = 0; i < tree.nodes.size() && headings < kMostStatements; ++i) {
    if (tree.nodes[i].tag == HtmlTag::kH1) {
      ++headings;
      std::string text = tree.all_text(i);
      if (!text.empty()) return text;
    }
  }
  return {};
}

// A title without the name of the outlet that pages add: «Le sommet | Le Journal», “Le sommet - Le
// Journal”. It is told by the page's heading, or by the outlet's name.
std::string without_outlet(const std::string& title, const std::string& heading,
                           const std::string& outlet) {
  if (!heading.empty() && is_same_title(title, heading)) return title;
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " : ", " • ", " :: ", " · "}) {
    const auto last = title.rfind(mark);
    if (last == std::string::npos) continue;
    const std::string before = title.substr(0, last);
    if (is_same_title(title.substr(last + mark.size()), outlet)) return before;
    const auto first = title.find(mark);
    if (!heading.empty() && is_same_title(title.substr(0, first), heading)) {
      return title.substr(0, first);
    }
    if (!heading.empty() && is_same_title(before, heading)) return before;
    // «Tribune | Le sommet»
    const std::string behind = title.substr(first + mark.size());
    if (!heading.empty() && is_same_title(behind, heading)) return behind;
  }
  return title;
}

void read_root(const HtmlTree& tree, StatedFields& fields) {
  for (const HtmlNode& node : tree.nodes) {
    if (node.tag != HtmlTag::kHtml) continue;
    set_language(fields, tree.attribute(node, "lang"));
    set_language(fields, tree.attribute(node, "xml:lang"));
  }
}

// /2025/02/11/ or /2025-02-11 in an address: many outlets date their articles so.
std::string date_of_address(std::string_view url) {
  constexpr std::string_view kShape = "0000-00-00";
  for (std::size_t at = url.find('/', url.find("//") + 2); at != std::string_view::npos;
       at = url.find('/', at + 1)) {
    std::string date(url.substr(at + 1, kShape.size()));
    const bool fits = date.size() == kShape.size() &&
                      std::equal(date.begin(), date.end(), kShape.begin(), [](char c, char shape) {
                        return shape == '-' ? c == '-' || c == '/' : c >= '0' && c <= '9';
                      });
    std::replace(date.begin(), date.end(), '/', '-');
    if (fits && parse_date(date)) return date;
  }
  return {};
}

// The date of publication in a line that may say more: «Par Ève Roy | Le 7 février 2025».
std::optional<IsoDate> date_in_line(std::string_view line, bool& ambiguous) {
  std::size_t end = 0;
  if (auto date = date_of_line(line, end, &ambiguous)) return date;
  for (const std::string_view mark :
       {" on ", " le ", "| ", "• ", "· ", " - ", " – ", " — ", "\n"}) {
    const auto at = line.rfind(mark);
    if (at == std::string_view::npos) continue;
    if (auto date = date_of_line(line.substr(at + mark.size()), end, &ambiguous)) return date;
  }
  return std::nullopt;
}

// The first one below the page's heading.
void read_date_of_lines(const HtmlTree& tree, StatedFields& fields) {
  std::size_t lines = 0;
  for (const HtmlBlock& block : blocks_of(tree, {})) {
    if (lines == 0 && block.tag != HtmlTag::kH1) continue;
    if (++lines > kMostHeadLines) return;
    if (block.text.size() > kLongestDateLine) continue;
    bool ambiguous = false;
    const auto date = date_in_line(block.text, ambiguous);
    if (!date) continue;
    // Day first is right in French alone.
    if (!ambiguous || language_from_code(fields.language) == Language::kFrench) {
      fields.date = *date;
      fields.date_source = "line of the page";
    }
    return;
  }
}

// What readers see: the heading, the first date, a link to the author.
void read_body(const HtmlTree& tree, const std::string& heading, StatedFields& fields) {
  set_title(fields, heading);
  std::size_t dates = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < tree.nodes.size() && others < kMostStatements; ++i) {
    const HtmlNode& node = tree.nodes[i];
    const bool by = node.tag == HtmlTag::kA && tree.attribute(node, "rel") == "author";
    others += by || node.tag == HtmlTag::kTitle ? 1U : 0U;
    if (by) set_author(fields, tree.all_text(i));
    if (node.tag == HtmlTag::kTitle && node.parent != 0 &&
        tree.nodes[node.parent].tag == HtmlTag::kHead) {
      set_title(fields, tree.all_text(i));
    }
    if (node.tag == HtmlTag::kTime && dates++ < kMostSeenDates) {
      set_date(fields, tree.attribute(node, "datetime"), "element time");
    }
  }
}

}  // namespace

std::string title_key(std::string_view title) {
  std::string key;
  const std::string folded = fold(exact(title));
  for (const std::string_view word : words_in(folded)) key += word;
  return key;
}

StatedFields stated_fields(const HtmlTree& tree) {
  StatedFields fields;
  std::vector<std::size_t> metas;
  for (std::size_t i = 0; i < tree.nodes.size() && metas.size() < kMostStatements; ++i) {
    if (tree.nodes[i].tag == HtmlTag::kMeta) metas.push_back(i);
  }
  // The address by which a page asks to be known.
  for (const HtmlNode& node : tree.nodes) {
    if (node.tag == HtmlTag::kLink && small_letters(tree.attribute(node, "rel")) == "canonical") {
      set_url(fields, tree.attribute(node, "href"));
    }
  }
  read_json_ld(tree, fields);
  read_meta(tree, metas, kOpenGraph, fields);
  read_microdata(tree, fields);
  read_meta(tree, metas, kMeta, fields);
  read_root(tree, fields);
  const std::string heading = heading_of(tree);
  read_body(tree, heading, fields);
  if (fields.date.empty()) read_date_of_lines(tree, fields);
  set_date(fields, date_of_address(fields.url), "address");
  fields.title = without_outlet(fields.title, heading, fields.outlet);
  return fields;
}

}  // namespace revue
