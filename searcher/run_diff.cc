#include "searcher/run_diff.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "analyzers/utf8.h"
#include "searcher/output_parts.h"
#include "searcher/text_layout.h"

namespace revue {
namespace {

using Ranks = std::unordered_map<std::string, std::size_t>;

Ranks ranks_of(const RunTopic& topic) {
  Ranks ranks;
  for (const RankedArticle& answer : topic.answers) ranks.emplace(answer.id, ranks.size() + 1);
  return ranks;
}

// Of numbers that differ, one of the longest rising series: whether each is in it.
std::vector<bool> longest_rise(const std::vector<std::size_t>& numbers) {
  std::vector<std::size_t> ends;  // places of the least end of a series of each length
  std::vector<std::size_t> before(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto at = std::lower_bound(
        ends.begin(), ends.end(), numbers[i],
        [&](std::size_t place, std::size_t number) { return numbers[place] < number; });
    before[i] = at == ends.begin() ? i : *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> rises(numbers.size(), false);
  if (ends.empty()) return rises;
  std::size_t place = ends.back();
  while (true) {
    rises[place] = true;
    if (before[place] == place) return rises;
    place = before[place];
  }
}

TopicDifference compare_topic(const RunTopic& before, const RunTopic& after) {
  TopicDifference difference;
  difference.topic = before.id;
  difference.before = before.answers.size();
  difference.after = after.answers.size();
  const Ranks old_ranks = ranks_of(before);
  const Ranks new_ranks = ranks_of(after);
  for (const RankedArticle& answer : before.answers) {
    if (new_ranks.count(answer.id) == 0) {
      difference.left.push_back({answer.id, old_ranks.at(answer.id)});
    }
  }
  std::vector<MovedAnswer> stayed;
  std::vector<std::size_t> from;
  for (const RankedArticle& answer : after.answers) {
    const auto old_rank = old_ranks.find(answer.id);
    if (old_rank == old_ranks.end()) {
      difference.entered.push_back({answer.id, new_ranks.at(answer.id)});
    } else {
      stayed.push_back({answer.id, old_rank->second, new_ranks.at(answer.id)});
      from.push_back(old_rank->second);
    }
  }
  const std::vector<bool> in_order = longest_rise(from);
  for (std::size_t i = 0; i < stayed.size(); ++i) {
    if (!in_order[i]) difference.moved.push_back(std::move(stayed[i]));
  }
  return difference;
}

template <typename Answers, typename Write>
void write_answers(std::ostream& out, const Answers& answers, std::size_t most,
                   const Write& write) {
  const std::size_t shown = most == 0 ? answers.size() : std::min(most, answers.size());
  for (std::size_t i = 0; i < shown; ++i) write(answers[i]);
  if (shown < answers.size()) {
    out << "    and " << answers.size() - shown << " more; --all shows them\n";
  }
}

Json placed_json(const std::vector<PlacedAnswer>& answers) {
  Json list = Json::array();
  for (const PlacedAnswer& answer : answers) {
    list.push_back({{"id", answer.id}, {"rank", answer.rank}});
  }
  return list;
}

}  // namespace

std::vector<TopicDifference> compare(const ReadRun& before, const ReadRun& after) {
  std::unordered_map<std::string, const RunTopic*> later;
  for (const RunTopic& topic : after.topics) later.emplace(topic.id, &topic);
  std::vector<TopicDifference> differences;
  for (const RunTopic& topic : before.topics) {
    const auto found = later.find(topic.id);
    const RunTopic nothing{topic.id, {}};
    differences.push_back(compare_topic(topic, found == later.end() ? nothing : *found->second));
    differences.back().removed = found == later.end();
    if (found != later.end()) later.erase(found);
  }
  for (const RunTopic& topic : after.topics) {
    if (later.count(topic.id) == 0) continue;
    differences.push_back(compare_topic({topic.id, {}}, topic));
    differences.back().added = true;
  }
  return differences;
}

void write_diff_text(std::ostream& out, const std::vector<TopicDifference>& topics,
                     const std::vector<std::string>& changes, std::size_t most) {
  for (const std::string& change : changes) out << displayable(change) << '\n';
  std::size_t alike = 0;
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const TopicDifference& topic : topics) {
    alike += topic.alike() ? 1U : 0U;
    added += topic.added ? 1U : 0U;
    removed += topic.removed ? 1U : 0U;
    if (topic.alike()) continue;
    out << displayable(topic.topic) << ": ";
    if (topic.added || topic.removed) {
      out << "only in the " << (topic.added ? "second" : "first") << " run, "
          << counted(std::max(topic.before, topic.after), "answer") << '\n';
      continue;
    }
    out << topic.entered.size() << " entered, " << topic.left.size() << " left, "
        << topic.moved.size() << " moved; " << topic.before << " answers, then " << topic.after
        << '\n';
    write_answers(out, topic.entered, most, [&](const PlacedAnswer& answer) {
      out << "  + " << answer.rank << "  " << displayable(answer.id) << '\n';
    });
    write_answers(out, topic.left, most, [&](const PlacedAnswer& answer) {
      out << "  - " << answer.rank << "  " << displayable(answer.id) << '\n';
    });
    write_answers(out, topic.moved, most, [&](const MovedAnswer& answer) {
      out << "  ~ " << answer.from << " → " << answer.to << "  " << displayable(answer.id) << '\n';
    });
  }
  out << counted(topics.size(), "topic") << ": " << alike << " alike, "
      << topics.size() - alike - added - removed << " changed, " << removed
      << " only in the first run, " << added << " only in the second\n";
}

void write_diff_jsonl(std::ostream& out, const std::vector<TopicDifference>& topics,
                      const std::vector<std::string>& changes) {
  Json first = {{"v", 1}, {"changes", changes}};
  write_json_line(out, first);
  for (const TopicDifference& topic : topics) {
    if (topic.alike()) continue;
    Json line;
    line["v"] = 1;
    line["topic"] = topic.topic;
    line["only"] = topic.added ? Json("second") : topic.removed ? Json("first") : Json();
    line["before"] = topic.before;
    line["after"] = topic.after;
    line["entered"] = placed_json(topic.entered);
    line["left"] = placed_json(topic.left);
    line["moved"] = Json::array();
    for (const MovedAnswer& answer : topic.moved) {
      line["moved"].push_back({{"id", answer.id}, {"from", answer.from}, {"to", answer.to}});
    }
    write_json_line(out, line);
  }
}

}  // namespace revue
