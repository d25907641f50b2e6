// How well quotes and their speakers are found in the project's own articles, corpus/sample, by the
// gold annotation of tests/gold/quotes_sample.tsv: bench/quality/quotes_sample.tsv says what is
// measured and what must be reached.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "analyzers/analysis.h"
#include "analyzers/error.h"
#include "analyzers/tsv.h"
#include "corpus/source.h"

namespace {

using namespace revue;

struct GoldQuote {
  ByteSpan span;
  std::string type;
  std::string speaker;  // id; empty when no actor speaks
};

struct GoldRow {
  std::string type;
  std::string speaker;
  std::string begin;
  std::string end;
};

struct Tally {
  double right = 0;
  double wrong = 0;   // found and not labelled
  double missed = 0;  // labelled and not found
  double precision() const { return share(right, right + wrong); }
  double recall() const { return share(right, right + missed); }
  double f1() const { return share(2 * right, 2 * right + wrong + missed); }
  static double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }
};

struct Measures {
  Tally words;
  Tally e2e;            // of quotes with a speaker that is an actor
  double speakers = 0;  // right ones, of the quotes found
};

// By language and type; "all" is the sum over the languages or the types.
using AllMeasures = std::map<std::pair<std::string, std::string>, Measures>;

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path, "cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Reads a table; `row` takes the cells of a line and says what is wrong with them, or nothing.
// Throws: Error at the first line that is wrong.
template <std::size_t kCount, typename Row>
void read_rows(const std::string& path, const std::array<std::string_view, kCount>& columns,
               Row row) {
  std::vector<TableProblem> problems;
  read_table(read_file(path), path, columns, {}, problems, row);
  if (!problems.empty()) throw Error(path, problems.front().message);
}

bool is_type(std::string_view name) {
  for (std::size_t type = 0; type < kQuoteTypes; ++type) {
    if (name_of(static_cast<QuoteType>(type)) == name) return true;
  }
  return false;
}

std::map<std::string, std::vector<GoldRow>> read_gold(const std::string& path,
                                                      const Gazetteer& gazetteer) {
  constexpr std::array<std::string_view, 5> kColumns = {"article", "type", "speaker", "begin",
                                                        "end"};
  std::map<std::string, std::vector<GoldRow>> gold;
  read_rows(path, kColumns, [&](std::span<const std::string_view> cells) -> std::string {
    const GoldRow row{std::string(cells[1]), std::string(cells[2]), std::string(cells[3]),
                      std::string(cells[4])};
    if (!is_type(row.type)) return "«" + row.type + "» is no type";
    if (!row.speaker.empty() && !gazetteer.find(row.speaker)) {
      return "the gazetteer has no «" + row.speaker + "»";
    }
    gold[std::string(cells[0])].push_back(row);
    return {};
  });
  return gold;
}

std::vector<GoldQuote> placed(const std::vector<GoldRow>& rows, const Article& article) {
  std::vector<GoldQuote> quotes;
  for (const GoldRow& row : rows) {
    const std::size_t begin = article.text.find(row.begin);
    std::size_t end = begin + row.begin.size();
    const std::size_t last = row.end.empty() ? end : article.text.find(row.end, end);
    if (begin == std::string::npos || last == std::string::npos) {
      throw Error(article.id, "the article does not hold «" + row.begin + " … " + row.end + "»");
    }
    quotes.push_back({{begin, last + row.end.size()}, row.type, row.speaker});
  }
  return quotes;
}

double union_share(ByteSpan a, ByteSpan b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  if (begin >= end) return 0;
  const auto both = static_cast<double>(end - begin);
  return both / (static_cast<double>(a.size() + b.size()) - both);
}

// One article's quotes against its labels, added to the measures of its language and types.
class Comparison {
 public:
  Comparison(const Article& article, AllMeasures& measures, bool details)
      : article_(article), measures_(measures), details_(details) {}

  void add(const std::vector<GoldQuote>& gold, const std::vector<Quote>& found) {
    std::vector<bool> used(found.size());
    for (const GoldQuote& quote : gold) {
      // More than half of the union: at most one found quote has it, as they do not overlap.
      const auto match = std::find_if(found.begin(), found.end(), [&](const Quote& each) {
        return union_share(each.span, quote.span) > .5;
      });
      if (match == found.end()) {
        if (quote.type != "scare") missed(quote, "missed");
        continue;
      }
      used[static_cast<std::size_t>(match - found.begin())] = true;
      compare(quote, *match);
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (!used[k] && found[k].type != QuoteType::kScare) wrong(found[k], "not labelled");
    }
  }

 private:
  void compare(const GoldQuote& quote, const Quote& found) {
    if (quote.type == "scare" && found.type == QuoteType::kScare) return;
    if (quote.type == "scare") return wrong(found, "nobody's words");
    if (found.type == QuoteType::kScare) return missed(quote, "taken for nobody's");
    const std::string who = found.who == nullptr ? "" : found.who->id;
    const bool right = who == quote.speaker;
    count(quote.type, [&](Measures& each) {
      ++each.words.right;
      each.speakers += right ? 1 : 0;
      if (right && !who.empty()) ++each.e2e.right;
      if (!right && !who.empty()) ++each.e2e.wrong;
      if (!right && !quote.speaker.empty()) ++each.e2e.missed;
    });
    if (!right) show("speaker", "«" + who + "», not «" + quote.speaker + "»", found.span, &found);
  }

  void missed(const GoldQuote& quote, const char* what) {
    count(quote.type, [&](Measures& each) {
      ++each.words.missed;
      if (!quote.speaker.empty()) ++each.e2e.missed;
    });
    show(what, quote.type + ", " + quote.speaker, quote.span, nullptr);
  }

  void wrong(const Quote& quote, const char* what) {
    count(std::string(name_of(quote.type)), [&](Measures& each) {
      ++each.words.wrong;
      if (quote.who != nullptr) ++each.e2e.wrong;
    });
    show(what, std::string(name_of(quote.type)), quote.span, &quote);
  }

  template <typename Add>
  void count(const std::string& type, Add add) {
    const std::string lang = article_.lang == Language::kFrench ? "fr" : "en";
    for (const auto& key : {std::pair{lang, type},
                            {lang, std::string("all")},
                            {std::string("all"), type},
                            {std::string("all"), std::string("all")}}) {
      add(measures_[key]);
    }
  }

  void show(const char* what, const std::string& detail, ByteSpan span, const Quote* found) const {
    if (!details_) return;
    std::printf("%s: %s (%s", article_.id.c_str(), what, detail.c_str());
    if (found != nullptr) {
      std::printf("; %s, speaker's words «%s», cue «%s»", std::string(name_of(found->rule)).c_str(),
                  std::string(cut(article_.text, found->speaker)).c_str(),
                  std::string(cut(article_.text, found->cue)).c_str());
    }
    std::printf("): %s\n", std::string(cut(article_.text, span)).c_str());
  }

  const Article& article_;
  AllMeasures& measures_;
  bool details_;
};

double value_of(const Measures& measures, const std::string& name) {
  if (name == "precision") return measures.words.precision();
  if (name == "recall") return measures.words.recall();
  if (name == "f1") return measures.words.f1();
  if (name == "speaker") return Tally::share(measures.speakers, measures.words.right);
  if (name == "e2e") return measures.e2e.f1();
  throw Error("measure", "«" + name + "» is none");
}

void print_all(const AllMeasures& measures) {
  std::printf("%-4s %-9s %8s %9s %7s %7s %7s %7s\n", "lang", "type", "labelled", "precision",
              "recall", "f1", "speaker", "e2e");
  for (const auto& [key, each] : measures) {
    std::printf("%-4s %-9s %8.0f", key.first.c_str(), key.second.c_str(),
                each.words.right + each.words.missed);
    for (const char* name : {"precision", "recall", "f1", "speaker", "e2e"}) {
      std::printf(" %*.3f", name == std::string("precision") ? 9 : 7, value_of(each, name));
    }
    std::printf("\n");
  }
}

struct Options {
  std::string sample = std::string(REVUE_SOURCE_DIR) + "/corpus/sample";
  std::string gold = std::string(REVUE_SOURCE_DIR) + "/tests/gold/quotes_sample.tsv";
  std::string floors;
  bool details = false;
};

AllMeasures measure(const Options& options) {
  std::vector<TableProblem> problems;
  const Gazetteer gazetteer = Gazetteer::parse(default_gazetteer(), "gazetteer.tsv", problems);
  Analyzer analyzer(gazetteer);
  auto gold = read_gold(options.gold, gazetteer);
  AllMeasures measures;
  const auto read = [&](Article&& article) {
    const auto labels = gold.extract(article.id);
    if (labels.empty()) throw Error(article.id, "has no rows in " + options.gold);
    const Analysis analysis =
        analyzer.analyze(article.text, article.title, article.lang, article.date);
    Comparison(article, measures, options.details)
        .add(placed(labels.mapped(), article), analysis.quotes);
  };
  std::istringstream none;
  read_sources({options.sample}, none, {}, read, [](const Notice&) {});
  if (!gold.empty()) throw Error(options.gold, "«" + gold.begin()->first + "» is no article");
  return measures;
}

int run(const Options& options) {
  const AllMeasures measures = measure(options);
  print_all(measures);
  int below = 0;
  constexpr std::array<std::string_view, 4> kColumns = {"lang", "type", "measure", "floor"};
  read_rows(options.floors, kColumns, [&](std::span<const std::string_view> cells) -> std::string {
    const std::string lang(cells[0]);
    const std::string type(cells[1]);
    const std::string name(cells[2]);
    const double floor = std::stod(std::string(cells[3]));
    const auto found = measures.find({lang, type});
    if (found == measures.end()) return "no quotes of " + lang + ", " + type;
    const double value = value_of(found->second, name);
    std::printf("%-4s %-9s %-9s %.3f   floor %.2f%s\n", lang.c_str(), type.c_str(), name.c_str(),
                value, floor, value < floor ? " MISSED" : "");
    below += value < floor ? 1 : 0;
    return {};
  });
  return below == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Measures quotes and their speakers on the sample corpus."};
  app.add_option("--sample", options.sample, "Folder of the articles");
  app.add_option("--gold", options.gold, "Their quotes, TSV");
  app.add_option("--floors", options.floors, "Languages, types, measures and floors, TSV")
      ->required();
  app.add_flag("--details", options.details, "Every disagreement, too");
  CLI11_PARSE(app, argc, argv);
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::cerr << "quality_quotes_sample: " << error.what() << '\n';
    return 2;
  }
}
