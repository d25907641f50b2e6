#include "analyzers/article_names.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "analyzers/fold.h"
#include "analyzers/utf8.h"

namespace revue {
namespace {

std::string one_line(std::string_view written) {
  std::string name;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t from = at;
    const auto c = static_cast<UChar32>(next_character(written, at));
    if (u_isUWhiteSpace(c) == 0) {
      name += written.substr(from, at - from);
    } else if (!name.empty() && name.back() != ' ') {
      name += ' ';
    }
  }
  return name;
}

}  // namespace

std::string unlisted_id(std::string_view type, std::string_view name) {
  std::string id(type);
  id += '/';
  bool gap = false;
  for (const char c : fold(name)) {
    const bool part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
    if (part) {
      if (gap && id.back() != '/') id += '-';
      id += c;
    }
    gap = !part;
  }
  return id;
}

void ArticleNames::add_person(std::string_view surname, const Entity* who) {
  std::vector<const Entity*>& all = by_surname_[std::string(surname)];
  if (std::find(all.begin(), all.end(), who) == all.end()) all.push_back(who);
}

void ArticleNames::add_name(const NamedText& text, const NameSpan& name) {
  if (text.credit[name.begin]) return;
  const std::string_view written = cut(text.source, text.span(name.begin, name.length));
  if (name.type == NameType::kOrganisation) {
    const Entity* who = unlisted("organisation", written, Gender::kUnknown);
    if (name.acronym != 0) {
      acronyms_.emplace(std::string(text.words[name.acronym]->exact), who);
    }
  } else if (!name.surname_only) {
    const Entity* who = unlisted("person", written, name.gender);
    const std::size_t last = name.begin + name.length - 1;
    const std::uint32_t kinds = text.contexts[name.begin].kinds;
    const bool surname_first = (kinds & kSurnameFirst) != 0 && (kinds & kFirstName) == 0;
    const bool given_last = text.contexts[last].capitals == Capitals::kAny;  // «Kim Jong-un»
    if (surname_first || given_last) add_person(text.words[name.begin]->folded, who);
    if (!given_last) add_person(text.words[last]->folded, who);
  }
}

const Entity* ArticleNames::unlisted(std::string_view type, std::string_view written,
                                     Gender gender) {
  std::string name = one_line(written);
  std::string id = unlisted_id(type, name);
  if (const auto known = unlisted_by_id_.find(id); known != unlisted_by_id_.end()) {
    if (known->second->gender == Gender::kUnknown) known->second->gender = gender;
    return known->second;
  }
  const std::string& kept_id = unlisted_.texts.emplace_back(std::move(id));
  const std::string& kept_name = unlisted_.texts.emplace_back(std::move(name));
  unlisted_.entities.push_back({kept_id, type, kept_name, kept_name, gender, false});
  unlisted_by_id_.emplace(kept_id, &unlisted_.entities.back());
  return &unlisted_.entities.back();
}

const std::vector<const Entity*>& ArticleNames::bearers(std::string_view surname) const {
  static const std::vector<const Entity*> nobody;
  const auto found = by_surname_.find(std::string(surname));
  return found == by_surname_.end() ? nobody : found->second;
}

const Entity* ArticleNames::explained(std::string_view acronym) const {
  const auto found = acronyms_.find(std::string(acronym));
  return found == acronyms_.end() ? nullptr : found->second;
}

}  // namespace revue
