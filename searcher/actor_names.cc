#include "searcher/actor_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/mentions.h"
#include "analyzers/name_trie.h"
#include "analyzers/utf8.h"
#include "analyzers/word_rules.h"
#include "indexer/schema.h"
#include "searcher/reading.h"
#include "searcher/spelling.h"

namespace revue {
namespace {

constexpr std::size_t kMostAlike = 5;
constexpr std::size_t kMostListed = 8;

// Whether a name may begin here: what stands before it is small words, «la», “the”.
bool may_begin_at(const std::vector<const Token*>& words, std::size_t at) {
  return at == 0 || is_stop_word_anywhere(words[at - 1]->folded);
}

class Chooser {
 public:
  Chooser(std::string_view name, const Gazetteer& gazetteer, Tokenizer& tokenizer,
          const Vocabulary* vocabulary)
      : name_(name), gazetteer_(gazetteer), tokenizer_(tokenizer), vocabulary_(vocabulary) {}

  ActorChoice choose() {
    if (gazetteer_.find(name_) || in_index(std::string(name_))) return chosen({std::string(name_)});
    // Names that are also words are told from them by capitals, which nobody types in a hurry.
    for (const std::string& written :
         {std::string(name_), with_capitals(name_, true), with_capitals(name_, false)}) {
      const std::vector<std::string> ids = by_name(written);
      if (!ids.empty()) return chosen(ids);
    }
    for (const auto& rule : {&Chooser::by_role, &Chooser::by_whole_name, &Chooser::by_words}) {
      const std::vector<std::string> ids = (this->*rule)();
      if (!ids.empty()) return chosen(ids);
    }
    return {ActorChoice::Kind::kNone, alike()};
  }

 private:
  bool in_index(const std::string& id) const {
    return vocabulary_ != nullptr && vocabulary_->holds(actor_term(id));
  }

  ActorChoice chosen(std::vector<std::string> ids) const {
    const auto articles = [this](const std::string& id) {
      return vocabulary_ == nullptr ? 0 : vocabulary_->frequency(actor_term(id));
    };
    std::stable_sort(ids.begin(), ids.end(), [&](const std::string& a, const std::string& b) {
      return articles(a) > articles(b);
    });
    const bool one = ids.size() == 1;
    return {one ? ActorChoice::Kind::kOne : ActorChoice::Kind::kSeveral, std::move(ids)};
  }

  // ASCII letters in capitals: all of them, or the first of each word.
  static std::string with_capitals(std::string_view text, bool only_first) {
    std::string out(text);
    bool first = true;
    for (char& c : out) {
      const bool letter = c >= 'a' && c <= 'z';
      if (letter && (first || !only_first)) c = static_cast<char>(c - 'a' + 'A');
      first = !letter && !(c >= 'A' && c <= 'Z') && static_cast<unsigned char>(c) < 0x80;
    }
    return out;
  }

  std::string id_of(EntityIndex entity) const {
    return std::string(gazetteer_.entities()[entity].id);
  }

  std::vector<std::string> by_name(const std::string& written) const {
    const TokenList list = tokenizer_.tokens(written, Language::kFrench);
    const std::vector<const Token*> words = words_of(list);
    std::vector<Gazetteer::Match> matches;
    for (std::size_t at = 0; at < words.size() && may_begin_at(words, at); ++at) {
      gazetteer_.match(words, at, true, matches);
      if (matches.empty() || matches.back().length != words.size() - at) continue;
      std::vector<std::string> strong;
      std::vector<std::string> weak;
      for (const NameSense& sense : matches.back().senses) {
        add_unique(sense.weak() ? weak : strong, id_of(sense.entity));
      }
      if (!strong.empty()) return strong;
      if (!weak.empty()) return weak;
    }
    return {};
  }

  std::vector<std::string> by_role() const {
    const TokenList list = tokenizer_.tokens(name_, Language::kFrench);
    const std::vector<const Token*> words = words_of(list);
    std::vector<Gazetteer::RoleMatch> matches;
    std::vector<std::string> holders;
    for (std::size_t at = 0; at < words.size() && may_begin_at(words, at); ++at) {
      gazetteer_.match_roles(words, at, matches);
      if (matches.empty() || matches.back().length != words.size() - at) continue;
      for (const RoleSense& sense : matches.back().senses) {
        add_unique(holders, id_of(sense.entity));
      }
    }
    return holders;
  }

  std::vector<std::string> by_whole_name() const {
    std::vector<std::string> ids;
    for (const std::string_view type : {"person", "organisation"}) {
      std::string id = unlisted_id(type, name_);
      if (in_index(id)) ids.push_back(std::move(id));
    }
    return ids;
  }

  // Actors of the index a name of whom holds all the words.
  std::vector<std::string> by_words() const {
    std::vector<std::string> ids;
    const std::string folded = fold(name_);
    const std::vector<std::string_view> wanted = words_in(folded);
    if (vocabulary_ == nullptr || wanted.empty()) return ids;
    vocabulary_->for_each_actor([&](std::string_view id, double) {
      for (const std::string& name : names_of(id)) {
        const std::vector<std::string_view> words = words_in(name);
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
          return std::find(words.begin(), words.end(), word) != words.end();
        });
        if (all) {
          ids.emplace_back(id);
          return;
        }
      }
    });
    return ids;
  }

  // Folded.
  std::vector<std::string> names_of(std::string_view id) const {
    if (const auto entity = gazetteer_.find(id)) {
      const Entity& known = gazetteer_.entities()[*entity];
      return {fold(known.french), fold(known.english)};
    }
    return {std::string(id.substr(id.find('/') + 1))};
  }

  std::vector<std::string> alike() const {
    if (vocabulary_ == nullptr) return {};
    std::string wanted;
    const std::string folded = fold(name_);
    for (const std::string_view word : words_in(folded)) wanted += word;
    const std::u32string letters = code_points(wanted);
    const std::size_t most = letters.size() < 4 ? 0 : letters.size() < 8 ? 1 : 2;
    if (most == 0) return {};
    struct Alike {
      std::size_t errors;
      double articles;
      std::string id;
    };
    std::vector<Alike> found;
    vocabulary_->for_each_actor([&](std::string_view id, double articles) {
      std::size_t least = most + 1;
      for (const std::string& name : names_of(id)) {
        std::string whole;
        for (const std::string_view word : words_in(name)) {
          whole += word;
          least = std::min(least, typing_errors(letters, code_points(word), most));
        }
        least = std::min(least, typing_errors(letters, code_points(whole), most));
      }
      if (least <= most) found.push_back({least, articles, std::string(id)});
    });
    std::sort(found.begin(), found.end(), [](const Alike& a, const Alike& b) {
      if (a.errors != b.errors) return a.errors < b.errors;
      return a.articles != b.articles ? a.articles > b.articles : a.id < b.id;
    });
    if (found.size() > kMostAlike) found.resize(kMostAlike);
    std::vector<std::string> ids;
    ids.reserve(found.size());
    for (Alike& each : found) ids.push_back(std::move(each.id));
    return ids;
  }

  std::string_view name_;
  const Gazetteer& gazetteer_;
  Tokenizer& tokenizer_;
  const Vocabulary* vocabulary_;
};

}  // namespace

ActorChoice choose_actor(std::string_view name, const Gazetteer& gazetteer, Tokenizer& tokenizer,
                         const Vocabulary* vocabulary) {
  return Chooser(name, gazetteer, tokenizer, vocabulary).choose();
}

std::string listed(const std::vector<std::string>& ids) {
  const std::size_t shown = std::min(ids.size(), kMostListed);
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == ids.size();
    list += (i == 0 ? "" : last ? " or " : ", ") + ids[i];
  }
  if (shown < ids.size()) list += " or " + std::to_string(ids.size() - shown) + " others";
  return list;
}

}  // namespace revue
