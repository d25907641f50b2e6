#include "corpus/json_ld.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "corpus/json.h"

namespace revue {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestScript = std::size_t{4} << 20U;  // bytes
constexpr std::size_t kMostScripts = 50;
constexpr std::size_t kMostAuthors = 20;

// Types of schema.org that are texts of the press, beside those that end in Article.
constexpr std::string_view kTypes[] = {"BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
                                       "Report"};

// Pages wrap their scripts in comments and CDATA marks, and break lines inside strings.
std::string mended(std::string_view script) {
  const std::size_t begin = script.find_first_of("[{");
  const std::size_t end = script.find_last_of("]}");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  // <![CDATA[ holds a bracket itself.
  const std::size_t cdata = script.find("<![CDATA[");
  const std::size_t first = cdata != std::string_view::npos && cdata < begin
                                ? script.find_first_of("[{", cdata + 9)
                                : begin;
  if (first == std::string_view::npos || first > end) return {};
  std::size_t last = end;
  if (const auto close = script.rfind("]]>"); close != std::string_view::npos && close + 1 == end) {
    last = script.substr(0, close).find_last_of("]}");
    if (last == std::string_view::npos || last < first) return {};
  }
  std::string json(script.substr(first, last - first + 1));
  std::replace_if(
      json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return json;
}

bool is_article_type(const Json& type) {
  if (type.is_array()) return std::any_of(type.begin(), type.end(), is_article_type);
  if (!type.is_string()) return false;
  std::string_view name = type.get_ref<const std::string&>();
  name = name.substr(name.rfind('/') + 1);  // with the address of the vocabulary
  return name.ends_with("Article") ||
         std::find(std::begin(kTypes), std::end(kTypes), name) != std::end(kTypes);
}

const Json* member(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

class Reader {
 public:
  explicit Reader(StatedFields& fields) : fields_(fields) {}

  // Walks through everything in a script; what is found first is kept first.
  void collect(const Json& script) {
    std::vector<const Json*> rest = {&script};
    while (!rest.empty()) {
      const Json& value = *rest.back();
      rest.pop_back();
      if (value.is_object()) {
        if (const Json* id = member(value, "@id");
            id != nullptr && id->is_string() && value.size() > 1) {
          by_id_.emplace(id->get<std::string>(), &value);
        }
        if (const Json* type = member(value, "@type"); type != nullptr && is_article_type(*type)) {
          articles_.push_back(&value);
        }
      }
      if (!value.is_structured()) continue;
      const std::size_t at = rest.size();
      for (const Json& each : value) {
        if (each.is_structured()) rest.push_back(&each);
      }
      std::reverse(rest.begin() + static_cast<std::ptrdiff_t>(at), rest.end());
    }
  }

  void read() {
    // One with a headline is described rather than mentioned.
    const auto described =
        std::find_if(articles_.begin(), articles_.end(),
                     [](const Json* article) { return member(*article, "headline") != nullptr; });
    if (described != articles_.end()) {
      read_article(**described);
    } else if (!articles_.empty()) {
      read_article(*articles_.front());
    }
  }

 private:
  void read_article(const Json& article) {
    set_title(fields_, text(article, "headline"));
    set_title(fields_, text(article, "name"));
    for (const char* name : {"datePublished", "dateCreated", "uploadDate"}) {
      set_date(fields_, text(article, name), std::string("JSON-LD ") + name);
    }
    for (const char* name : {"author", "creator"}) {
      if (const Json* author = member(article, name)) set_author(fields_, names_of(*author));
    }
    for (const char* name : {"publisher", "sourceOrganization"}) {
      if (const Json* publisher = member(article, name)) set_outlet(fields_, names_of(*publisher));
    }
    set_language(fields_, text(article, "inLanguage"));
    fields_.body = text(article, "articleBody");
    set_url(fields_, text(article, "url"));
    if (const Json* page = member(article, "mainEntityOfPage")) {
      set_url(fields_,
              page->is_string() ? page->get_ref<const std::string&>() : text(*page, "@id"));
    }
  }

  static std::string text(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
    return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
  }

  // Of a person or organisation, or several: written out, described, or referred to.
  std::string names_of(const Json& value) const {
    if (!value.is_array()) return name_of(value);
    std::string names;
    std::size_t count = 0;
    for (const Json& each : value) {
      const std::string name = name_of(each);
      if (name.empty() || ++count > kMostAuthors) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  std::string name_of(const Json& value) const {
    if (value.is_string()) return value.get<std::string>();
    std::string name = text(value, "name");
    if (!name.empty()) return name;
    const auto referred = by_id_.find(text(value, "@id"));
    return referred == by_id_.end() ? std::string() : text(*referred->second, "name");
  }

  StatedFields& fields_;
  std::map<std::string, const Json*> by_id_;
  std::vector<const Json*> articles_;
};

}  // namespace

void read_json_ld(const HtmlTree& tree, StatedFields& fields) {
  std::vector<Json> scripts;  // all are kept: one may refer to another
  for (std::size_t i = 0; i < tree.nodes.size() && scripts.size() < kMostScripts; ++i) {
    if (tree.nodes[i].tag != HtmlTag::kScript) continue;
    std::string script;
    for (std::size_t n = i + 1; n < tree.nodes[i].end; ++n) {
      if (tree.nodes[n].tag == HtmlTag::kText) script += tree.text_of(tree.nodes[n]);
    }
    if (script.empty() || script.size() > kLargestScript || is_too_deep(script)) continue;
    Json json = Json::parse(mended(script), nullptr, false);
    if (!json.is_discarded()) scripts.push_back(std::move(json));
  }
  Reader reader(fields);
  for (const Json& script : scripts) reader.collect(script);
  reader.read();
}

}  // namespace revue
