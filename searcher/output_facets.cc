// How what matches is spread, behind the passages.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzers/utf8.h"
#include "searcher/output_parts.h"
#include "searcher/text_layout.h"

namespace revue {
namespace {

constexpr std::size_t kLongestBar = 30;
constexpr std::size_t kLongestName = 44;

std::string_view heading(FacetBy by) {
  switch (by) {
    case FacetBy::kLanguage:
      return "By language";
    case FacetBy::kOutlet:
      return "By outlet";
    case FacetBy::kMonth:
      return "By month";
    case FacetBy::kEntity:
      break;
  }
  return "By actor";
}

std::string_view nothing_of(FacetBy by) {
  return by == FacetBy::kMonth    ? "no date"
         : by == FacetBy::kOutlet ? "no outlet"
         : by == FacetBy::kEntity ? "no actor"
                                  : "no language";
}

std::string in_words(const Counts& counts) {
  return counted(counts.passages, "passage") + " of " + counted(counts.articles, "article");
}

std::string in_short(const Counts& counts) {
  return std::to_string(counts.passages) + ", " + std::to_string(counts.articles);
}

// "Emmanuel Macron [macron]" of an actor; other values speak for themselves.
std::string labelled(const Facet& facet, const FacetValue& value) {
  const std::string name = displayable(value.name);
  return facet.by == FacetBy::kEntity ? name + " [" + displayable(value.value) + "]" : name;
}

std::string rest_of(const Facet& facet) {
  return "… and " + std::to_string(facet.total - facet.values.size()) +
         " more; --facet-limit 0 gives all";
}

Json counts_json(const Counts& counts) {
  return Json{{"passages", counts.passages}, {"articles", counts.articles}};
}

}  // namespace

void write_facets_text(std::ostream& out, const std::vector<Facet>& facets,
                       const TextStyle& style) {
  for (const Facet& facet : facets) {
    out << '\n'
        << styled(style, kTitleColor) << heading(facet.by) << " (passages, articles)"
        << styled(style, kReset) << '\n';
    std::uint64_t most = 1;
    std::size_t wide = 0;
    for (const FacetValue& value : facet.values) {
      most = std::max(most, value.counts.passages);
      wide = std::max(wide, columns(labelled(facet, value)));
    }
    wide = std::min(wide, kLongestName);
    const auto full = static_cast<std::size_t>(std::min<std::uint64_t>(most, kLongestBar));
    for (const FacetValue& value : facet.values) {
      out << "  " << padded(labelled(facet, value), wide) << "  " << styled(style, kMatchColor)
          << bar(value.counts.passages, most, full) << styled(style, kReset) << ' '
          << in_short(value.counts) << '\n';
    }
    if (facet.values.size() < facet.total) out << "  " << rest_of(facet) << '\n';
    if (facet.none.passages > 0) {
      out << "  " << nothing_of(facet.by) << ": " << in_words(facet.none) << '\n';
    }
  }
}

void write_counts_jsonl(std::ostream& out, const SearchResult& result) {
  Json line;
  line["v"] = 1;
  for (const Facet& facet : result.facets) {
    Json& entry = line["facets"][std::string(name_of(facet.by))];
    entry["total"] = facet.total;
    entry["values"] = Json::array();
    for (const FacetValue& value : facet.values) {
      Json counted = {{"value", value.value}};
      if (facet.by == FacetBy::kEntity) counted["name"] = value.name;
      counted.update(counts_json(value.counts));
      entry["values"].push_back(std::move(counted));
    }
    entry["none"] = counts_json(facet.none);
  }
  line["total"] = result.total;
  write_json_line(out, line);
}

void write_facets_html(std::ostream& out, const std::vector<Facet>& facets) {
  for (const Facet& facet : facets) {
    out << "<section class=\"facets\">\n<h2>" << heading(facet.by) << "</h2>\n<ul>\n";
    for (const FacetValue& value : facet.values) {
      out << "<li>" << html_escaped(value.name) << ": " << in_words(value.counts) << "</li>\n";
    }
    if (facet.values.size() < facet.total) out << "<li>" << rest_of(facet) << "</li>\n";
    if (facet.none.passages > 0) {
      out << "<li>" << nothing_of(facet.by) << ": " << in_words(facet.none) << "</li>\n";
    }
    out << "</ul>\n</section>\n";
  }
}

}  // namespace revue
