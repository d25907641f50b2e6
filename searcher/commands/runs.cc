// What looks at runs: eval and diff.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "analyzers/error.h"
#include "analyzers/utf8.h"
#include "searcher/commands/commands.h"
#include "searcher/evaluation.h"
#include "searcher/manifest.h"
#include "searcher/run_diff.h"
#include "searcher/run_reader.h"

namespace revue {
namespace {

// A measure as trec_eval prints it.
std::string figure_line(const Figure& figure, const std::string& topic) {
  char name[64];
  std::snprintf(name, sizeof name, "%-22s", figure.name.c_str());
  char value[64];
  std::snprintf(value, sizeof value, figure.count ? "%.0f" : "%6.4f", figure.value);
  return std::string(name) + "\t" + topic + "\t" + value + "\n";
}

// Whether a measure is among those asked for, by its name or the name of its kind: P, ndcg_cut.
bool is_asked(const std::vector<std::string>& measures, const std::string& name) {
  if (measures.empty()) return true;
  return std::any_of(measures.begin(), measures.end(), [&](const std::string& measure) {
    const bool kind = name.starts_with(measure + "_") &&
                      name.find_first_not_of("0123456789", measure.size() + 1) == name.npos;
    return name == measure || kind;
  });
}

// Every measure asked for is one.
void check_measures(const std::vector<std::string>& measures, const std::vector<Figure>& all) {
  for (const std::string& measure : measures) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const Figure& figure) {
      return is_asked({measure}, figure.name);
    });
    if (!known) {
      std::string names;
      for (const Figure& figure : all) names += (names.empty() ? "" : ", ") + figure.name;
      throw Error("--measure", "«" + measure + "» is none of " + names);
    }
  }
}

}  // namespace

int run_eval(const CommandOptions& options, const RunsCommand& command) {
  const ReadRun run = read_run(command.run, true);
  std::ifstream in(command.other);
  if (!in) throw Error(command.other, "cannot be read; check the path and its permissions");
  const Qrels qrels = read_qrels(in, command.other);
  EvaluationOptions asked;
  asked.complete = command.complete;
  asked.depth = command.depth;
  asked.relevant = command.relevant;
  const Evaluation evaluation = evaluate(as_run(run), qrels, asked);
  check_measures(command.measures, evaluation.all);
  if (evaluation.topics.empty()) {
    throw Error(command.other,
                "judges no topic of " + command.run + "; are they of one collection?");
  }
  Output output(options.output);
  const auto write = [&](const std::vector<Figure>& figures, const std::string& topic) {
    for (const Figure& figure : figures) {
      if (is_asked(command.measures, figure.name)) output.stream() << figure_line(figure, topic);
    }
  };
  if (command.per_topic) {
    for (const auto& [topic, figures] : evaluation.topics) write(figures, topic);
  }
  if (command.measures.empty() && !run.tag.empty()) {
    output.stream() << "runid                 \tall\t" << run.tag << "\n";
  }
  write(evaluation.all, "all");
  output.finish();
  if (evaluation.unanswered > 0) {
    say("no answer to " + counted(evaluation.unanswered, "topic") + " of the judgements; " +
        (command.complete ? "they count as zero"
                          : "they are left out of the means (--complete counts them as zero)"));
  }
  if (evaluation.unjudged > 0) {
    say("no judgement of " + counted(evaluation.unjudged, "topic") + " of the run; left out");
  }
  return kFound;
}

int run_diff(const CommandOptions& options, const RunsCommand& command) {
  constexpr std::size_t kShown = 10;
  ReadRun first = read_run(command.run, false);
  ReadRun second = read_run(command.other, false);
  if (first.articles != second.articles) {
    say((first.articles ? command.run : command.other) +
        " answers with articles, the other run with parts of them; compared article by article");
    (first.articles ? second : first) =
        read_run(first.articles ? command.other : command.run, true);
  }
  const std::vector<TopicDifference> topics = compare(first, second);
  const auto before = manifest_beside(command.run);
  const auto after = manifest_beside(command.other);
  std::vector<std::string> changes;
  if (before && after) {
    changes = differences(*before, *after);
  } else {
    for (const auto& [run, manifest] :
         {std::pair(command.run, &before), std::pair(command.other, &after)}) {
      if (!*manifest) {
        say(manifest_path(run).string() +
            ": is missing; what changed besides the answers is not known");
      }
    }
  }
  Output output(options.output);
  if (options.format == "jsonl") {
    write_diff_jsonl(output.stream(), topics, changes);
  } else {
    write_diff_text(output.stream(), topics, changes, command.all ? 0 : kShown);
  }
  output.finish();
  const bool alike = std::all_of(topics.begin(), topics.end(),
                                 [](const TopicDifference& topic) { return topic.alike(); });
  return alike ? kFound : kNothing;
}

}  // namespace revue
