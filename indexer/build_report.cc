#include "indexer/build_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "indexer/figures.h"

namespace revue {
namespace {

constexpr std::size_t kMostReasons = 10;

std::string_view name_of(InputOutcome::Kind kind) {
  switch (kind) {
    case InputOutcome::Kind::kAdded:
      return "added";
    case InputOutcome::Kind::kChanged:
      return "changed";
    case InputOutcome::Kind::kUnchanged:
      return "unchanged";
    case InputOutcome::Kind::kRefused:
      return "refused";
    case InputOutcome::Kind::kLeftOut:
      return "left out";
    case InputOutcome::Kind::kRemoved:
      return "removed";
    case InputOutcome::Kind::kCopy:
      return "copy";
    case InputOutcome::Kind::kDropped:
      return "dropped";
  }
  return {};
}

// A message without the advice behind its semicolon, and without what differs from input to input:
// what stands in «», and numbers.
std::string common_part(std::string_view message) {
  std::string part;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const std::string_view rest = message.substr(i);
    if (rest.starts_with("; ")) break;
    if (const std::size_t end = rest.find("»"); rest.starts_with("«") && end != rest.npos) {
      part += "«…»";
      i += end + std::string_view("»").size() - 1;
    } else if (rest[0] >= '0' && rest[0] <= '9') {
      if (!part.ends_with('#')) part += '#';
    } else {
      part += rest[0];
    }
  }
  return part;
}

}  // namespace

std::string to_json(const InputOutcome& outcome) {
  nlohmann::ordered_json line;
  const auto add = [&line](const char* name, std::string_view value) {
    if (!value.empty()) line[name] = value;
  };
  add("source", outcome.source);
  add("id", outcome.id);
  add("outcome", name_of(outcome.kind));
  add("format", outcome.format);
  add("reason", outcome.reason);
  add("of", outcome.of);
  return line.dump();
}

bool is_report_line(const std::string& line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  return json.is_object() && json.contains("outcome") && json.contains("source");
}

void BuildTally::add(const InputOutcome& outcome) {
  if (outcome.kind > InputOutcome::Kind::kRefused) return;
  Counts& counts = formats_[outcome.format.empty() ? "unknown" : outcome.format];
  if (outcome.kind == InputOutcome::Kind::kRefused) {
    ++counts.refused;
    ++reasons_[common_part(outcome.reason)];
  } else {
    ++counts.read;
  }
}

std::vector<std::string> BuildTally::lines() const {
  std::vector<std::string> lines;
  std::uint64_t refused = 0;
  std::string formats;
  for (const auto& [format, counts] : formats_) {
    formats += (formats.empty() ? "" : "; ") + format + " " + with_commas(counts.read) + " read";
    if (counts.refused > 0) formats += ", " + with_commas(counts.refused) + " refused";
    refused += counts.refused;
  }
  if (formats_.size() > 1) lines.push_back("by format: " + formats);
  if (refused < 2) return lines;
  std::vector<std::pair<std::string, std::uint64_t>> reasons(reasons_.begin(), reasons_.end());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string list;
  for (std::size_t i = 0; i < std::min(reasons.size(), kMostReasons); ++i) {
    list += (i == 0 ? "" : "; ") + with_commas(reasons[i].second) + " " + reasons[i].first;
  }
  if (reasons.size() > kMostReasons) {
    list += "; " + with_commas(reasons.size() - kMostReasons) + " other reasons";
  }
  lines.push_back("refused: " + list);
  return lines;
}

}  // namespace revue
