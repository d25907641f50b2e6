#include "searcher/actors.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "analyzers/utf8.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/quotes.h"

namespace revue {
namespace {

// G² of a table of four that happens by chance once in twenty (χ², one degree of freedom).
constexpr double kBeyondChance = 3.84;

struct ActorCounts {
  std::uint64_t articles = 0;
  std::uint64_t mentions = 0;
};
using CountsById = std::unordered_map<std::string, ActorCounts>;

std::string_view type_of(const Gazetteer& gazetteer, std::string_view id) {
  if (const auto entity = gazetteer.find(id)) return gazetteer.entities()[*entity].type;
  return id.substr(0, id.find('/'));
}

bool is_wanted(std::string_view type, const std::vector<std::string>& types) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

// Documents that match, in the order of the index.
std::vector<Xapian::docid> matching(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  std::vector<Xapian::docid> documents;
  documents.reserve(found.size());
  for (auto match = found.begin(); match != found.end(); ++match) documents.push_back(*match);
  return documents;
}

Xapian::Query all_articles() { return Xapian::Query(kind_term(kKindArticle)); }

template <typename Use>
void for_each_actor_of(const Xapian::Database& database, Xapian::docid article, const Use& use) {
  auto term = database.termlist_begin(article);
  term.skip_to(std::string(kActorPrefix));
  for (; term != database.termlist_end(article) && (*term).starts_with(kActorPrefix); ++term) {
    use((*term).substr(kActorPrefix.size()), term.get_wdf());
  }
}

// Copies that pass the filters but for Filters::fold_copies, which leaves them aside.
std::vector<Xapian::docid> copies_left_aside(const Xapian::Database& database, Filters filters) {
  if (!filters.fold_copies) return {};
  filters.fold_copies = false;
  return matching(database,
                  {Xapian::Query::OP_FILTER, articles_with(all_articles(), filters), of_copies()});
}

// How often each actor is named in the articles that pass the filters, and how many these are.
CountsById count_actors(const Xapian::Database& database, const Filters& filters,
                        std::uint64_t& articles) {
  CountsById counts;
  const auto for_each_of = [&](const std::vector<Xapian::docid>& documents, const auto& use) {
    for (const Xapian::docid article : documents) {
      for_each_actor_of(database, article, [&](const std::string& id, Xapian::termcount times) {
        use(counts[id], times);
      });
    }
  };
  if (filters.empty()) {
    articles = database.get_termfreq(kind_term(kKindArticle));
    const std::string prefix(kActorPrefix);
    for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
      const std::string term = *it;
      counts[term.substr(prefix.size())] = {it.get_termfreq(), database.get_collection_freq(term)};
    }
    const auto copies = copies_left_aside(database, filters);
    articles -= copies.size();
    for_each_of(copies, [](ActorCounts& of, Xapian::termcount times) {
      --of.articles;
      of.mentions -= times;
    });
    std::erase_if(counts, [](const auto& each) { return each.second.articles == 0; });
    return counts;
  }
  const auto documents = matching(database, articles_with(all_articles(), filters));
  articles = documents.size();
  for_each_of(documents, [](ActorCounts& of, Xapian::termcount times) {
    ++of.articles;
    of.mentions += times;
  });
  return counts;
}

// What the first text that names an actor calls it; the id when none does.
std::string name_in_index(const Xapian::Database& database, const std::string& id) {
  const auto look = [&](const std::vector<MentionRecord>& mentions) {
    const auto mention = std::find_if(mentions.begin(), mentions.end(),
                                      [&](const MentionRecord& each) { return each.entity == id; });
    return mention == mentions.end() ? std::string() : mention->name;
  };
  const std::string term = entity_term(id);
  const auto first = database.postlist_begin(term);
  if (first != database.postlist_end(term)) {
    const PassageRecord passage = decode_passage(database.get_document(*first).get_data());
    std::string name = look(passage.mentions);
    if (!name.empty()) return name;
    const std::string own = article_term(passage.article);
    const auto article = database.postlist_begin(own);
    if (article != database.postlist_end(own)) {
      name = look(decode_article(database.get_document(*article).get_data()).title_mentions);
      if (!name.empty()) return name;
    }
  }
  return id;
}

double log_likelihood(double both, double one, double other, double all) {
  const auto part = [](double seen, double expected) {
    return seen > 0 ? seen * std::log(seen / expected) : 0.0;
  };
  return 2 * (part(both, one * other / all) + part(one - both, one * (all - other) / all) +
              part(other - both, (all - one) * other / all) +
              part(all - one - other + both, (all - one) * (all - other) / all));
}

// White space of any kind and number as one space: names are broken at line ends too.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!u_isUWhiteSpace(static_cast<UChar32>(next_character(text, at)))) {
      line += text.substr(begin, at - begin);
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

class Profiler {
 public:
  Profiler(const Xapian::Database& database, const Gazetteer& gazetteer, const std::string& id,
           const ActorOptions& options)
      : database_(database), gazetteer_(gazetteer), id_(id), options_(options) {
    options_.filters.entities.push_back(id);
  }

  ActorProfile profile(const Filters& searched) {
    out_.actor = describe_actor(database_, gazetteer_, id_);
    out_.actor.quotes = count_quotes_by(database_, id_, searched);
    all_ = count_actors(database_, searched, out_.articles_searched);
    out_.copies = copies_left_aside(database_, searched).size();
    read_articles();
    read_passages();
    list_names();
    make_timeline();
    find_companions();
    return std::move(out_);
  }

 private:
  void read_articles() {
    for (const Xapian::docid document :
         matching(database_, articles_with(all_articles(), options_.filters))) {
      const ArticleRecord record = decode_article(database_.get_document(document).get_data());
      if (!record.title_in_text) add_names(record.title, record.title_mentions);
      ActorArticle article{record.id, record.title, record.outlet, record.date, 0};
      for_each_actor_of(database_, document, [&](const std::string& id, Xapian::termcount times) {
        if (id == id_) {
          article.mentions = times;
        } else {
          ++together_[id];
        }
      });
      ++out_.actor.articles;
      out_.actor.mentions += article.mentions;
      out_.articles.push_back(std::move(article));
    }
    std::stable_sort(out_.articles.begin(), out_.articles.end(),
                     [](const ActorArticle& a, const ActorArticle& b) {
                       if (a.date.empty() != b.date.empty()) return b.date.empty();
                       return a.date < b.date;
                     });
  }

  // The language filter is the article's here, as everywhere in a profile.
  void read_passages() {
    Filters own = options_.filters;
    own.language.reset();
    std::unordered_set<std::string_view> wanted;
    for (const ActorArticle& article : out_.articles) wanted.insert(article.id);
    for (const Xapian::docid document :
         matching(database_, passages_with(Xapian::Query(entity_term(id_)), own))) {
      const PassageRecord passage = decode_passage(database_.get_document(document).get_data());
      if (wanted.count(passage.article) != 0) add_names(passage.text, passage.mentions);
    }
  }

  void add_names(std::string_view text, const std::vector<MentionRecord>& mentions) {
    for (const MentionRecord& mention : mentions) {
      if (mention.entity == id_) ++names_[on_one_line(cut(text, mention.span))];
    }
  }

  void list_names() {
    for (const auto& [text, times] : names_) out_.names.push_back({text, times});
    std::stable_sort(out_.names.begin(), out_.names.end(),
                     [](const WrittenName& a, const WrittenName& b) { return a.times > b.times; });
  }

  void make_timeline() {
    std::vector<DatedCount> counts;
    for (const ActorArticle& article : out_.articles) {
      counts.push_back({article.date, article.mentions});
    }
    out_.timeline = count_by_period(counts, options_.by);
  }

  void find_companions() {
    const auto all = static_cast<double>(out_.articles_searched);
    const auto one = static_cast<double>(out_.actor.articles);
    std::vector<Companion> found;
    for (const auto& [id, together] : together_) {
      if (!is_wanted(type_of(gazetteer_, id), options_.types)) continue;
      const auto both = static_cast<double>(together);
      const ActorCounts& counts = all_.at(id);
      const auto other = static_cast<double>(counts.articles);
      if (both * all <= one * other) continue;
      Companion companion;
      companion.actor.id = id;
      companion.actor.articles = counts.articles;
      companion.actor.mentions = counts.mentions;
      companion.together = together;
      companion.association = log_likelihood(both, one, other, all);
      if (companion.association < kBeyondChance) continue;
      found.push_back(std::move(companion));
    }
    std::sort(found.begin(), found.end(), [](const Companion& a, const Companion& b) {
      if (a.association != b.association) return a.association > b.association;
      return a.together != b.together ? a.together > b.together : a.actor.id < b.actor.id;
    });
    out_.companions_total = found.size();
    if (options_.limit > 0 && found.size() > options_.limit) found.resize(options_.limit);
    for (Companion& each : found) {
      Actor actor = describe_actor(database_, gazetteer_, each.actor.id);
      actor.articles = each.actor.articles;
      actor.mentions = each.actor.mentions;
      each.actor = std::move(actor);
    }
    out_.companions = std::move(found);
  }

  const Xapian::Database& database_;
  const Gazetteer& gazetteer_;
  const std::string& id_;
  ActorOptions options_;  // its filters ask for the actor
  CountsById all_;
  std::unordered_map<std::string, std::uint64_t> together_;
  std::map<std::string, std::uint64_t> names_;
  ActorProfile out_;
};

}  // namespace

std::string usual_name(const Actor& actor) {
  if (actor.french == actor.english) return actor.french;
  return actor.french + " / " + actor.english;
}

std::vector<std::string> actor_types(const Gazetteer& gazetteer) {
  std::set<std::string, std::less<>> types = {"organisation", "person"};
  for (const Entity& entity : gazetteer.entities()) {
    if (types.find(entity.type) == types.end()) types.emplace(entity.type);
  }
  return {types.begin(), types.end()};
}

Actor describe_actor(const Xapian::Database& database, const Gazetteer& gazetteer,
                     const std::string& id) {
  Actor actor;
  actor.id = id;
  actor.type = type_of(gazetteer, id);
  if (const auto entity = gazetteer.find(id)) {
    actor.french = gazetteer.entities()[*entity].french;
    actor.english = gazetteer.entities()[*entity].english;
  } else {
    actor.french = name_in_index(database, id);
    actor.english = actor.french;
  }
  return actor;
}

ActorList list_actors(const Xapian::Database& database, const Gazetteer& gazetteer,
                      const ActorOptions& options) {
  ActorList list;
  list.copies = copies_left_aside(database, options.filters).size();
  for (const auto& [id, counts] : count_actors(database, options.filters, list.articles)) {
    if (!is_wanted(type_of(gazetteer, id), options.types)) continue;
    Actor actor;
    actor.id = id;
    actor.articles = counts.articles;
    actor.mentions = counts.mentions;
    list.actors.push_back(std::move(actor));
  }
  list.total = list.actors.size();
  std::sort(list.actors.begin(), list.actors.end(), [](const Actor& a, const Actor& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.mentions != b.mentions ? a.mentions > b.mentions : a.id < b.id;
  });
  const auto begin = static_cast<std::ptrdiff_t>(std::min(options.offset, list.actors.size()));
  list.actors.erase(list.actors.begin(), list.actors.begin() + begin);
  if (options.limit > 0 && list.actors.size() > options.limit) list.actors.resize(options.limit);
  for (Actor& each : list.actors) {
    Actor actor = describe_actor(database, gazetteer, each.id);
    actor.articles = each.articles;
    actor.mentions = each.mentions;
    actor.quotes = count_quotes_by(database, each.id, options.filters);
    each = std::move(actor);
  }
  return list;
}

ActorProfile profile_actor(const Xapian::Database& database, const Gazetteer& gazetteer,
                           const std::string& id, const ActorOptions& options) {
  return Profiler(database, gazetteer, id, options).profile(options.filters);
}

}  // namespace revue
