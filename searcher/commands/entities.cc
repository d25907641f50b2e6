#include <algorithm>

#include "analyzers/error.h"
#include "searcher/commands/commands.h"

namespace revue {
namespace {

ActorOptions actor_options(const CommandOptions& options, std::size_t limit) {
  ActorOptions actors;
  actors.filters = search_options(options).filters;
  actors.filters.fold_copies = options.copies != "keep";
  actors.types = options.types;
  actors.limit = options.limit.value_or(limit);
  actors.offset = options.search.offset;
  actors.by = options.by == "week"    ? Period::kWeek
              : options.by == "month" ? Period::kMonth
              : options.by == "year"  ? Period::kYear
                                      : Period::kAuto;
  return actors;
}

// A type that no actor has would find nothing without a word about why.
void check_types(const std::vector<std::string>& types, const Gazetteer& gazetteer) {
  const std::vector<std::string> known = actor_types(gazetteer);
  for (const std::string& type : types) {
    if (std::find(known.begin(), known.end(), type) == known.end()) {
      std::string names;
      for (const std::string& each : known) names += (names.empty() ? "" : ", ") + each;
      throw Error("--type", "«" + type + "» is none; use one of " + names);
    }
  }
}

int list_actors(const CommandOptions& options, CsvForm form) {
  constexpr std::size_t kListed = 50;
  ActorOptions asked = actor_options(options, kListed);
  Searcher searcher(options.index);
  check_types(options.types, searcher.gazetteer());
  read_filters(options, searcher, asked.filters);
  const ActorList list = searcher.actors(asked);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_actors_jsonl(output.stream(), list);
  } else if (options.format == "csv") {
    write_actors_csv(output.stream(), list, form);
  } else {
    write_actors_text(output.stream(), list, asked, text_style(options));
  }
  output.finish();
  if (options.format != "text" && asked.offset + list.actors.size() < list.total) {
    say(std::to_string(list.actors.size()) + " of " + counted(list.total, "actor") +
        " written; more with --limit (0: all) and --offset");
  }
  return list.total == 0 ? kNothing : kFound;
}

}  // namespace

int run_entities(const CommandOptions& options) {
  const CsvForm form = csv_form(options);
  if (options.words.empty()) return list_actors(options, form);
  constexpr std::size_t kCompanions = 15;
  ActorOptions asked = actor_options(options, kCompanions);
  Searcher searcher(options.index);
  check_types(options.types, searcher.gazetteer());
  read_filters(options, searcher, asked.filters);
  const std::string name = joined(options.words);
  const ActorChoice choice = searcher.choose(name);
  if (choice.kind != ActorChoice::Kind::kOne) {
    say(choice.kind == ActorChoice::Kind::kSeveral
            ? "«" + name + "» may be one of these; ask again with an id:"
            : "no actor is called «" + name + "»" +
                  (choice.ids.empty() ? "; revue-search entities lists them" : "; near it are:"));
    for (const std::string& id : choice.ids) {
      const ActorProfile profile = searcher.actor(id, asked);
      say("  " + id + "  " + profile.actor.french + ", " +
          counted(profile.actor.articles, "article"));
    }
    return kNothing;
  }
  const ActorProfile profile = searcher.actor(choice.ids.front(), asked);
  Output output(options.output);
  if (options.format == "jsonl") {
    write_actor_jsonl(output.stream(), profile);
  } else if (options.format == "csv") {
    write_actor_csv(output.stream(), profile, form);
  } else {
    write_actor_text(output.stream(), profile, text_style(options));
  }
  output.finish();
  return profile.actor.articles == 0 ? kNothing : kFound;
}

}  // namespace revue
