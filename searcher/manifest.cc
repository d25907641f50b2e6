#include "searcher/manifest.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzers/error.h"
#include "searcher/json_fault.h"
#include "searcher/run_file.h"

namespace revue {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const IndexIdentity& index) {
  return {{"format", index.format},      {"fingerprint", index.fingerprint},
          {"tables", index.tables},      {"content", index.content},
          {"articles", index.articles},  {"program", index.program},
          {"libraries", index.libraries}};
}

IndexIdentity identity_of(const Json& json) {
  IndexIdentity index;
  index.format = json.at("format").get<std::string>();
  index.fingerprint = json.at("fingerprint").get<std::string>();
  index.tables = json.at("tables").get<std::string>();
  index.content = json.at("content").get<std::string>();
  index.articles = json.at("articles").get<std::uint64_t>();
  index.program = json.at("program").get<std::string>();
  index.libraries = json.at("libraries").get<std::string>();
  return index;
}

Json to_json(const BatchCounts& counts) {
  return {{"topics", counts.topics},   {"ok", counts.ok},
          {"empty", counts.empty},     {"repaired", counts.repaired},
          {"refused", counts.refused}, {"hits", counts.hits},
          {"answers", counts.answers}, {"truncated", counts.truncated}};
}

std::string from_to(const std::string& before, const std::string& after) {
  return ": " + before + ", then " + after;
}

}  // namespace

std::filesystem::path manifest_path(const std::filesystem::path& run) {
  return run.string() + ".manifest.json";
}

std::string to_text(const Manifest& manifest) {
  Json json;
  json["v"] = 1;
  json["program"] = manifest.program;
  json["libraries"] = manifest.libraries;
  json["index"] = to_json(manifest.index);
  json["index"]["path"] = manifest.index_path;
  json["index"]["changed_meanwhile"] = manifest.index_changed;
  json["topics"] = {{"path", manifest.topics_path}, {"hash", manifest.topics_hash}};
  json["options"] = to_json(manifest.options);
  json["output"] = {{"path", manifest.output_path},
                    {"bytes", manifest.output_bytes},
                    {"hash", manifest.output_hash}};
  json["started"] = manifest.started;
  json["finished"] = manifest.finished;
  json["seconds"] = manifest.seconds;
  json["summary"] = to_json(manifest.counts);
  json["outcomes"] = Json::array();
  for (const ManifestTopic& topic : manifest.topics) {
    Json entry = {{"topic", topic.id}, {"line", topic.line}};
    entry.update(to_json(topic.outcome));
    json["outcomes"].push_back(std::move(entry));
  }
  // An outcome a line, so that a manifest can be read and compared as text.
  Json rows = std::move(json["outcomes"]);
  json.erase("outcomes");
  std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
  text.resize(text.rfind('\n'));
  text += ",\n  \"outcomes\": [";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += (i == 0 ? "\n    " : ",\n    ") +
            rows[i].dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return text + (rows.empty() ? "]" : "\n  ]") + "\n}\n";
}

Manifest read_manifest(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path.string(), "cannot be read; check the path and its permissions");
  const Json json = Json::parse(text.str(), nullptr, false);
  if (!json.is_object()) throw Error(path.string(), "is no manifest of a batch, which is JSON");
  Manifest manifest;
  try {
    manifest.program = json.at("program").get<std::string>();
    manifest.libraries = json.at("libraries").get<std::string>();
    manifest.index = identity_of(json.at("index"));
    manifest.index_path = json.at("index").at("path").get<std::string>();
    manifest.index_changed = json.at("index").at("changed_meanwhile").get<bool>();
    manifest.topics_path = json.at("topics").at("path").get<std::string>();
    manifest.topics_hash = json.at("topics").at("hash").get<std::string>();
    manifest.output_path = json.at("output").at("path").get<std::string>();
    manifest.output_bytes = json.at("output").at("bytes").get<std::uint64_t>();
    manifest.output_hash = json.at("output").at("hash").get<std::string>();
    manifest.started = json.at("started").get<std::string>();
    manifest.finished = json.at("finished").get<std::string>();
    manifest.seconds = json.at("seconds").get<double>();
    for (const Json& entry : json.at("outcomes")) {
      ManifestTopic topic{entry.at("topic").get<std::string>(), entry.at("line").get<std::size_t>(),
                          outcome_of(entry)};
      manifest.counts.add(topic.outcome);
      manifest.topics.push_back(std::move(topic));
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(path.string(), "is no manifest of a batch (" + json_fault(error) + ")");
  }
  manifest.options = run_options_of(json.at("options"), path.string());
  return manifest;
}

std::optional<Manifest> manifest_beside(const std::filesystem::path& run) {
  const std::filesystem::path path = manifest_path(run);
  if (!std::filesystem::exists(path)) return std::nullopt;
  return read_manifest(path);
}

std::vector<std::string> differences(const Manifest& before, const Manifest& after) {
  std::vector<std::string> list;
  if (before.program != after.program) {
    list.push_back("the program changed" + from_to(before.program, after.program));
  }
  if (before.libraries != after.libraries) {
    list.push_back("the libraries changed" + from_to(before.libraries, after.libraries));
  }
  if (before.index.format != after.index.format ||
      before.index.fingerprint != after.index.fingerprint) {
    list.push_back("the analysis changed" +
                   from_to(before.index.fingerprint, after.index.fingerprint));
  }
  if (before.index.tables != after.index.tables) {
    list.emplace_back("the gazetteer, the glossary or the dictionaries changed");
  }
  if (before.index.content != after.index.content) {
    list.push_back("the articles changed" + from_to(std::to_string(before.index.articles),
                                                    std::to_string(after.index.articles)));
  }
  if (before.topics_hash != after.topics_hash) list.emplace_back("the topics changed");
  const Json old_options = to_json(before.options);
  const Json new_options = to_json(after.options);
  for (const auto& [name, value] : new_options.items()) {
    if (old_options.at(name) != value) {
      list.push_back("the option " + name + " changed" +
                     from_to(old_options.at(name).dump(), value.dump()));
    }
  }
  return list;
}

}  // namespace revue
