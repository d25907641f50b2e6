// Who is named in the articles of an index: the list of the actors, and what is known of one.
#ifndef REVUE_SEARCHER_ACTORS_H_
#define REVUE_SEARCHER_ACTORS_H_

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "searcher/filters.h"
#include "searcher/timeline.h"

namespace revue {

struct Actor {
  std::string id;
  std::string type;
  std::string french;   // the usual name in each language; of an actor that no gazetteer holds, the
  std::string english;  // name as its first article writes it
  std::uint64_t articles = 0;  // that name it, among those asked for
  std::uint64_t mentions = 0;  // in them, titles included
  std::uint64_t quotes = 0;    // that it says in them
};

struct ActorOptions {
  Filters filters;
  std::vector<std::string> types;  // any of them; all when empty
  std::size_t limit = 50;          // actors listed, or mentioned with the one; 0: all
  std::size_t offset = 0;
  Period by = Period::kAuto;  // of the timeline
};

struct ActorList {
  std::vector<Actor> actors;   // the most articles first, then the most mentions, then by id
  std::uint64_t total = 0;     // actors, of the types asked for
  std::uint64_t articles = 0;  // that were looked at
  std::uint64_t copies = 0;    // left aside, with Filters::fold_copies
};

// Xapian's errors come through. Without filters it reads one term an actor, else the actors of each
// article that passes them.
ActorList list_actors(const Xapian::Database& database, const Gazetteer& gazetteer,
                      const ActorOptions& options);

// A way in which the articles write an actor: «Emmanuel Macron», «le chef de l’Etat».
struct WrittenName {
  std::string text;
  std::uint64_t times = 0;
};

struct ActorArticle {
  std::string id;
  std::string title;
  std::string outlet;
  std::string date;  // ISO, may be empty
  std::uint64_t mentions = 0;
};

struct Companion {
  Actor actor;
  std::uint64_t together = 0;  // articles that name both
  // How far this is from chance: the log-likelihood ratio G² of the two-by-two table of articles
  // (Dunning 1993). 3.84 and more, which is asked for, happens by chance once in twenty; 10.83 once
  // in a thousand.
  double association = 0;
};

struct ActorProfile {
  Actor actor;
  std::uint64_t articles_searched = 0;
  std::uint64_t copies = 0;            // left aside, with Filters::fold_copies
  std::vector<WrittenName> names;      // the most frequent first
  std::vector<ActorArticle> articles;  // by date, those without one last
  Timeline timeline;
  std::vector<Companion> companions;  // named together more than by chance, the strongest first
  std::uint64_t companions_total = 0;
};

// The profile of the actor with this id, of the articles that pass the filters. Reads these
// articles, the actor's passages, and the actors named with it. Xapian's errors come through.
ActorProfile profile_actor(const Xapian::Database& database, const Gazetteer& gazetteer,
                           const std::string& id, const ActorOptions& options);

// The actor's usual name, in both languages where they differ: «sommet de Paris / Paris summit».
std::string usual_name(const Actor& actor);

// The type and usual names of an actor; counts stay zero.
Actor describe_actor(const Xapian::Database& database, const Gazetteer& gazetteer,
                     const std::string& id);

// The types that actors can have, in order of the alphabet: those of the gazetteer, and those of
// actors that it does not hold.
std::vector<std::string> actor_types(const Gazetteer& gazetteer);

}  // namespace revue

#endif  // REVUE_SEARCHER_ACTORS_H_
