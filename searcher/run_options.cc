#include "searcher/run_options.h"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "analyzers/error.h"
#include "searcher/json_fault.h"

namespace revue {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> kFormats = {"trec", "jsonl", "csv", "tsv", "matrix"};
constexpr std::array<std::string_view, 4> kMatrices = {"article", "month", "outlet", "entity"};
constexpr std::array<std::string_view, 3> kSpellings = {"off", "suggest", "auto"};

template <typename Value, std::size_t N>
std::optional<Value> value_of(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(RunFormat format) { return kFormats[static_cast<std::size_t>(format)]; }
std::string_view name_of(MatrixBy by) { return kMatrices[static_cast<std::size_t>(by)]; }
std::optional<RunFormat> run_format(std::string_view name) {
  return value_of<RunFormat>(kFormats, name);
}
std::optional<MatrixBy> matrix_by(std::string_view name) {
  return value_of<MatrixBy>(kMatrices, name);
}

SearchOptions search_of(const RunOptions& options) {
  SearchOptions search = options.search;
  switch (options.format) {
    case RunFormat::kTrec:
      search.detail = options.passages ? Detail::kRecords : Detail::kIds;
      if (!options.passages) search.per_article = 1;
      break;
    case RunFormat::kMatrix:
      search.detail = options.by == MatrixBy::kArticle ? Detail::kIds : Detail::kRecords;
      break;
    default:
      search.detail = Detail::kMarks;
  }
  return search;
}

Json to_json(const RunOptions& options) {
  const SearchOptions& search = options.search;
  Json json;
  json["format"] = name_of(options.format);
  json["unit"] = options.passages ? "passage" : "article";
  json["tag"] = options.tag;
  json["excel"] = options.excel;
  json["matrix"] = name_of(options.by);
  json["topics_format"] = name_of(options.topics_format);
  json["limit"] = search.limit;
  json["per_article"] = search.per_article;
  json["match"] = search.match == Match::kAll ? "all" : "any";
  json["literal"] = search.literal;
  json["strict"] = options.strict;
  json["cross_language"] = search.cross_language;
  json["spelling"] = kSpellings[static_cast<std::size_t>(search.spelling)];
  json["feedback"] = search.feedback;
  json["lang"] = search.filters.language ? Json(code(*search.filters.language)) : Json();
  json["outlets"] = search.filters.outlets;
  json["from"] = search.filters.from;
  json["to"] = search.filters.to;
  json["entities"] = search.filters.entities;
  return json;
}

RunOptions run_options_of(const Json& json, const std::string& where) {
  RunOptions options;
  try {
    options.format = run_format(json.at("format").get<std::string>()).value();
    options.passages = json.at("unit") == "passage";
    options.tag = json.at("tag").get<std::string>();
    options.excel = json.at("excel").get<bool>();
    options.by = matrix_by(json.at("matrix").get<std::string>()).value();
    options.topics_format = topics_format(json.at("topics_format").get<std::string>()).value();
    SearchOptions& search = options.search;
    search.limit = json.at("limit").get<std::size_t>();
    search.per_article = json.at("per_article").get<std::size_t>();
    search.match = json.at("match") == "all" ? Match::kAll : Match::kAny;
    search.literal = json.at("literal").get<bool>();
    options.strict = json.at("strict").get<bool>();
    search.cross_language = json.at("cross_language").get<bool>();
    search.spelling =
        value_of<Spelling>(kSpellings, json.at("spelling").get<std::string>()).value();
    search.feedback = json.at("feedback").get<std::size_t>();
    if (json.at("lang").is_string()) {
      search.filters.language = language_from_code(json.at("lang").get<std::string>()).value();
    }
    search.filters.outlets = json.at("outlets").get<std::vector<std::string>>();
    search.filters.from = json.at("from").get<std::string>();
    search.filters.to = json.at("to").get<std::string>();
    search.filters.entities = json.at("entities").get<std::vector<std::string>>();
  } catch (const std::exception& error) {
    throw Error(where, std::string("holds options that this program does not know (") +
                           json_fault(error) + "); run the batch again");
  }
  return options;
}

}  // namespace revue
