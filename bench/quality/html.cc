// How much of an article's text is read from its page, and how much else: labelled pages of
// $REVUE_SHARED/data/html.
//
// The measure is that of the pages' authors (Zyte, article extraction benchmark): per page, the
// runs of four words of the text read are compared with those of the labelled text; precision and
// recall are averaged over the pages, F1 is their harmonic mean.
#include <unicode/uchar.h>
#include <zlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzers/error.h"
#include "analyzers/tsv.h"
#include "analyzers/utf8.h"
#include "corpus/html_reader.h"

namespace {

using namespace revue;

constexpr std::size_t kRun = 4;  // words

struct Options {
  std::string data;
  std::string floors;
  std::string half;
  std::string write;
  std::string show;
  bool details = false;
};

using Runs = std::map<std::vector<std::string>, std::size_t>;

// \w of the pages' authors' program: letters, numbers and _.
bool is_word_character(char32_t c) {
  constexpr std::uint32_t kWord = U_GC_L_MASK | U_GC_N_MASK;
  return c == '_' || (U_MASK(u_charType(static_cast<UChar32>(c))) & kWord) != 0;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (is_word_character(c)) {
      word += text.substr(begin, at - begin);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

Runs runs_of(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  Runs runs;
  if (words.empty()) return runs;
  const std::size_t last = words.size() > kRun ? words.size() - kRun : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(i + kRun, words.size()));
    ++runs[{begin, end}];
  }
  return runs;
}

std::size_t count(const Runs& runs) {
  std::size_t sum = 0;
  for (const auto& [run, times] : runs) sum += times;
  return sum;
}

struct Score {
  double precision = 0;
  double recall = 0;
  std::size_t pages_read = 0;  // with any text: the others have no precision
  std::size_t pages = 0;

  double f1() const {
    const double p = pages_read > 0 ? precision / static_cast<double>(pages_read) : 0;
    const double r = pages > 0 ? recall / static_cast<double>(pages) : 0;
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
};

Score compare(const std::string& labelled, const std::string& read) {
  const Runs truth = runs_of(labelled);
  const Runs found = runs_of(read);
  std::size_t both = 0;
  for (const auto& [run, times] : truth) {
    const auto it = found.find(run);
    if (it != found.end()) both += std::min(times, it->second);
  }
  Score score;
  score.pages = 1;
  score.recall = truth.empty() ? 0 : static_cast<double>(both) / static_cast<double>(count(truth));
  if (!found.empty()) {
    score.pages_read = 1;
    score.precision = static_cast<double>(both) / static_cast<double>(count(found));
  }
  return score;
}

void add(Score& sum, const Score& one) {
  sum.precision += one.precision;
  sum.recall += one.recall;
  sum.pages += one.pages;
  sum.pages_read += one.pages_read;
}

std::string unpacked(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) throw Error(path.string(), "cannot be opened");
  std::string bytes;
  std::vector<char> part(1U << 16U);
  for (;;) {
    const int size = gzread(file.get(), part.data(), static_cast<unsigned>(part.size()));
    if (size < 0) throw Error(path.string(), "is no gzip file");
    if (size == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(size));
  }
}

nlohmann::json read_json(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw Error(path.string(), "cannot be read");
  return nlohmann::json::parse(file);
}

double read_floor(const std::string& path, const std::string& measure) {
  std::ifstream file(path);
  if (!file) throw Error(path, "cannot be read");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  double floor = 0;
  std::vector<TableProblem> problems;
  constexpr std::string_view kColumns[] = {"measure", "floor"};
  read_table(text, path, kColumns, {}, problems,
             [&](std::span<const std::string_view> cells) -> std::string {
               if (cells[0] == measure) floor = std::stod(std::string(cells[1]));
               return {};
             });
  return floor;
}

int run(const Options& options) {
  const std::filesystem::path data = options.data;
  if (options.data.empty() || !std::filesystem::exists(data / "ground-truth.json")) {
    std::cout << "skipped: no data (set REVUE_SHARED, or --data)\n";
    return 0;
  }
  Score sum;
  nlohmann::json written;
  std::size_t number = 0;
  const nlohmann::json labelled = read_json(data / "ground-truth.json");
  for (const auto& [name, page] : labelled.items()) {
    const bool even = number++ % 2 == 0;
    if ((options.half == "even" && !even) || (options.half == "odd" && even)) continue;
    const std::string bytes = unpacked(data / "pages" / (name + ".html.gz"));
    const auto article = read_html(bytes, name, name, [](const Notice&) {});
    const std::string text = article ? article->text : "";
    const Score score = compare(page["articleBody"].get<std::string>(), text);
    add(sum, score);
    written[name]["articleBody"] = text;
    if (options.details) {
      std::printf("%.10s  precision %.3f  recall %.3f  %s\n", name.c_str(), score.precision,
                  score.recall, page["url"].get<std::string>().c_str());
    }
    if (!options.show.empty() && name.starts_with(options.show) && article) {
      std::printf("title: %s\ndate: %s\nauthor: %s\noutlet: %s\nurl: %s\n\n%s\n",
                  article->title.c_str(), article->date.c_str(), article->author.c_str(),
                  article->outlet.c_str(), article->url.c_str(), text.c_str());
    }
  }
  if (!options.write.empty()) std::ofstream(options.write) << written;
  const double floor = read_floor(options.floors, "F1");
  const bool all = options.half.empty();
  const bool below = all && sum.f1() < floor;
  std::printf("%zu pages  precision %.3f  recall %.3f  F1 %.3f", sum.pages,
              sum.precision / static_cast<double>(std::max<std::size_t>(sum.pages_read, 1)),
              sum.recall / static_cast<double>(std::max<std::size_t>(sum.pages, 1)), sum.f1());
  if (all) std::printf("   floor %.3f%s", floor, below ? " MISSED" : "");
  std::printf("\n");
  return below ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (const char* shared = std::getenv("REVUE_SHARED"); shared != nullptr && *shared != '\0') {
    options.data = std::string(shared) + "/data/html";
  }
  CLI::App app{"Measures the text of articles read from labelled pages."};
  app.add_option("--data", options.data, "Folder of the pages; default $REVUE_SHARED/data/html");
  app.add_option("--floors", options.floors, "Measures and floors, TSV")->required();
  app.add_option("--half", options.half, "Only every other page: even or odd");
  app.add_option("--write", options.write, "Write the texts as JSON for other measures");
  app.add_option("--show", options.show, "Show what is read from the page of this name");
  app.add_flag("--details", options.details, "Each page, too");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::cerr << "quality_html: " << error.what() << '\n';
    return 2;
  }
}
